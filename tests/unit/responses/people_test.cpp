#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::vector<assay::Problem> case_problems(std::string_view content) {
  const TempFile file(content);
  try {
    assay::read_cases(file.path());
  } catch (const assay::Error& error) {
    return error.problems();
  }
  return {};
}

std::vector<assay::Problem> comment_problems(std::string_view content) {
  const TempFile file(content);
  try {
    assay::read_comments(file.path(), *make_instrument());
  } catch (const assay::Error& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("cases: names and attributes are read in the order of the columns") {
  const TempFile file(
      "\xef\xbb\xbfteam,case,name,grade\r\n"
      "\r\n"
      "Sales,a,\"Doe, Jane\",7\r\n"
      "\"IT\n2\",b,,\r\n");
  const assay::CaseFile people = assay::read_cases(file.path());
  CHECK(people.source == file.path().string());
  REQUIRE(people.cases.size() == 2);
  CHECK(people.cases[0].id == "a");
  CHECK(people.cases[0].name == "Doe, Jane");
  CHECK(people.cases[0].attributes == Pairs{{"team", "Sales"}, {"grade", "7"}});
  CHECK(people.cases[0].line == 3);
  CHECK(people.cases[1].name == "b");
  CHECK(people.cases[1].attributes == Pairs{{"team", "IT\n2"}, {"grade", ""}});
  CHECK(people.cases[1].line == 4);
  CHECK(people.by_id.at("a") == 0);
  CHECK(people.by_id.at("b") == 1);
}

TEST_CASE("cases: the name column may be missing, the case column may not") {
  const TempFile file("case\na\n");
  CHECK(assay::read_cases(file.path()).cases[0].name == "a");
  const auto problems = case_problems("cases,name\na,A\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 1u, 1u, "case");
}

TEST_CASE("cases: a case twice is refused") {
  const auto problems = case_problems("name,case\nA,a\nB,b\nC,a\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 4u, 3u, "case");
  CHECK(problems[0].found == "lines 2 and 4");
}

TEST_CASE("cases: an empty id is refused") {
  const auto problems = case_problems("case,name\na,A\n,B\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 3u, 1u, "case");
}

TEST_CASE("cases: a ragged row says how many cells it has") {
  const auto few = case_problems("case,name,team\na,A\n");
  REQUIRE(few.size() == 1);
  CHECK_PROBLEM(few[0], 2u, 4u, "team");
  CHECK(few[0].found == "2 cells");
  const auto many = case_problems("case,name,team\na,A,T,x,y\n");
  REQUIRE(many.size() == 1);
  CHECK_PROBLEM(many[0], 2u, 7u, "");
  CHECK(many[0].found == "5 cells");
}

TEST_CASE("cases: every problem is listed, with what makes the rest unreadable at the end") {
  const auto problems = case_problems("case,name\na,\xff\n,B\nc,C\"\nc,\"C\"x\nd\ne,\"E\n");
  REQUIRE(problems.size() == 6);
  CHECK_PROBLEM(problems[0], 2u, 3u, "");
  CHECK_PROBLEM(problems[1], 3u, 1u, "case");
  CHECK_PROBLEM(problems[2], 4u, 4u, "name");
  CHECK_PROBLEM(problems[3], 5u, 6u, "name");
  CHECK_PROBLEM(problems[4], 6u, 2u, "name");
  CHECK_PROBLEM(problems[5], 7u, 3u, "");
}

TEST_CASE("cases: an empty file, a column twice and one without a name are refused") {
  REQUIRE(case_problems("").size() == 1);
  CHECK(case_problems("")[0].what == "the file is empty");
  const auto twice = case_problems("case,team,team\na,x,y\n");
  REQUIRE(twice.size() == 1);
  CHECK_PROBLEM(twice[0], 1u, 11u, "team");
  const auto nameless = case_problems("case,,team\na,x,y\n");
  REQUIRE(nameless.size() == 1);
  CHECK_PROBLEM(nameless[0], 1u, 6u, "");
}

TEST_CASE("comments: texts keep their lines, items and roles become indices") {
  const TempFile file(
      "case,rater,role,item,text\n"
      "a,r1,peer,q2,\"First line\nsecond \"\"line\"\"\"\n"
      "b,r1,self,,A general remark\n"
      "a,r2,manager,q1,\n"
      "a,r2,manager,q1,\"  \"\n"
      "a,r2,manager,q1,Good\n");
  const assay::CommentFile comments = assay::read_comments(file.path(), *make_instrument());
  REQUIRE(comments.by_case.size() == 2);
  const auto& a = comments.by_case.at("a");
  REQUIRE(a.size() == 2);
  CHECK(a[0].rater == "r1");
  CHECK(a[0].role == kPeer);
  CHECK(a[0].item == 1);
  CHECK(a[0].text == "First line\nsecond \"line\"");
  CHECK(a[0].line == 2);
  CHECK(a[1].text == "Good");
  CHECK(a[1].role == kManager);
  CHECK(a[1].item == 0);
  CHECK(a[1].line == 7);
  const auto& b = comments.by_case.at("b");
  REQUIRE(b.size() == 1);
  CHECK(b[0].item == ASSAY_NONE);
  CHECK(b[0].line == 4);
}

TEST_CASE("comments: a role that is not known is refused with a suggestion") {
  const auto problems = comment_problems("case,rater,role,item,text\na,r1,pear,q1,x\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 2u, 6u, "role");
  CHECK(problems[0].found == "\"pear\"");
  CHECK(problems[0].remedy == "write \"peer\"");
}

TEST_CASE("comments: an item that is not known is refused with a suggestion") {
  const auto problems = comment_problems("case,rater,role,item,text\na,r1,peer,Q1,x\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 2u, 11u, "item");
  CHECK(problems[0].remedy == "write \"q1\"");
}

TEST_CASE("comments: a row without a case, a rater or a role is refused") {
  const auto problems = comment_problems("case,rater,role,item,text\n,,,,x\n");
  REQUIRE(problems.size() == 3);
  CHECK_PROBLEM(problems[0], 2u, 1u, "case");
  CHECK_PROBLEM(problems[1], 2u, 2u, "rater");
  CHECK_PROBLEM(problems[2], 2u, 3u, "role");
}

TEST_CASE("comments: every problem is listed") {
  const auto problems = comment_problems(
      "case,rater,role,item,text\n"
      "a,r1,boss,q1,x\n"
      "a,r1,self\n"
      "a,r1,self,q1,J\xf6rg\n"
      "a,r1,self,q7,x\n"
      "a,r1,self,q1,say \"hi\"\n");
  REQUIRE(problems.size() == 5);
  CHECK_PROBLEM(problems[0], 2u, 6u, "role");
  CHECK_PROBLEM(problems[1], 3u, 10u, "item");
  CHECK_PROBLEM(problems[2], 4u, 15u, "");
  CHECK_PROBLEM(problems[3], 5u, 11u, "item");
  CHECK_PROBLEM(problems[4], 6u, 18u, "text");
}

TEST_CASE("comments: the header is just the five columns") {
  const auto problems = comment_problems("case,rater,rol,item,text,date\na,r1,self,q1,x,y\n");
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].what == "a column is missing: role");
  CHECK_PROBLEM(problems[1], 1u, 12u, "rol");
  CHECK(problems[1].remedy == "write \"role\"");
  CHECK_PROBLEM(problems[2], 1u, 26u, "date");
}
