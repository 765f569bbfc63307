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

TEST_CASE("comments: an item of another number is no suggestion") {
  const auto problems = comment_problems("case,rater,role,item,text\na,r1,peer,q9,x\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 2u, 11u, "item");
  CHECK(problems[0].found == "\"q9\"");
  CHECK(problems[0].remedy == "write the id of one of the instrument's items");
}

TEST_CASE("comments: rows in which every cell is empty are passed over") {
  const TempFile file("case,rater,role,item,text\n,,,,\na,r1,self,,x\n\"\",,,,\n");
  const assay::CommentFile comments = assay::read_comments(file.path(), *make_instrument());
  REQUIRE(comments.by_case.size() == 1);
  CHECK(comments.by_case.at("a").at(0).line == 3);
}

TEST_CASE("comments: a header that does not fit at all is one problem") {
  const auto tabs = comment_problems("case\trater\trole\titem\ttext\na\tr1\tself\tq1\tx\n");
  REQUIRE(tabs.size() == 1);
  CHECK_PROBLEM(tabs[0], 1u, 5u, "");
  CHECK_THAT(tabs[0].remedy, ContainsSubstring("not by tabs"));
  const auto people = comment_problems("case,name\na,A\n");
  REQUIRE(people.size() == 1);
  CHECK(people[0].what == "this looks like a cases file");
  const auto ratings = comment_problems("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\n");
  REQUIRE(ratings.size() == 1);
  CHECK(ratings[0].what == "the columns are those of another file");
  const auto other = comment_problems("id,who\na,A\n");
  REQUIRE(other.size() == 1);
  CHECK(other[0].what == "none of the columns is known");
}

TEST_CASE("cases: rows in which every cell is empty are passed over") {
  const TempFile file("case,name\n,\na,A\n,,,,\nb,B\n");
  const assay::CaseFile people = assay::read_cases(file.path());
  REQUIRE(people.cases.size() == 2);
  CHECK(people.cases[1].line == 5);
}

TEST_CASE("cases: semicolons are the one problem") {
  const auto problems = case_problems("case;name\na;A\n");
  REQUIRE(problems.size() == 1);
  CHECK_PROBLEM(problems[0], 1u, 5u, "");
  CHECK_THAT(problems[0].remedy, ContainsSubstring("not by semicolons"));
}

TEST_CASE("cases: a column that differs from a known one in upper and lower case is refused") {
  const std::pair<const char*, const char*> names[] = {
      {"Name", "name"}, {"DATE", "date"}, {"Organisation", "organisation"}};
  for (const auto& [typed, meant] : names) {
    INFO(typed);
    const auto problems = case_problems("case," + std::string(typed) + "\na,\n");
    REQUIRE(problems.size() == 1);
    CHECK_PROBLEM(problems[0], 1u, 6u, typed);
    CHECK(problems[0].remedy == "write `" + std::string(meant) + "`");
  }
  const auto id = case_problems("team,Case\nx,a\n");
  REQUIRE(id.size() == 1);
  CHECK_PROBLEM(id[0], 1u, 6u, "Case");
  CHECK(id[0].remedy == "write `case`");
  const auto both = case_problems("case,Name,team,Date\na,A,x,\n");
  REQUIRE(both.size() == 1);
  CHECK_PROBLEM(both[0], 1u, 6u, "");
  CHECK(both[0].remedy == "write `name` and `date`");
  CHECK(case_problems("case,Team\na,x\n").empty());
}

TEST_CASE("cases: a date is a day of the calendar or nothing") {
  const TempFile file("date,case\n2024-02-29,a\n,b\n1999-12-31,c\n");
  const assay::CaseFile people = assay::read_cases(file.path());
  REQUIRE(people.cases.size() == 3);
  CHECK(people.cases[0].attributes == Pairs{{"date", "2024-02-29"}});
  CHECK(people.cases[1].attributes == Pairs{{"date", ""}});
  for (const char* date : {"29.02.2024", "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-3", "20240403",
                           "2024-04-03T10:00", "2024/04/03", "yesterday", "+024-04-03", "2024-04-3 "}) {
    INFO(date);
    const auto problems = case_problems("case,date\na,2024-04-03\nb," + std::string(date) + "\n");
    REQUIRE(problems.size() == 1);
    CHECK_PROBLEM(problems[0], 3u, 3u, "date");
    CHECK(problems[0].what == "not a date");
    CHECK_THAT(problems[0].accepted, ContainsSubstring("YYYY-MM-DD"));
    CHECK_THAT(problems[0].remedy, ContainsSubstring("YYYY-MM-DD"));
  }
}
