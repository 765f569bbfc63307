#include <cmath>

#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

TEST_CASE("responses: the wide form gives roles, values and states by rater and item") {
  const Result result = read(
      "case,rater,role,q1,q2,q3\n"
      "a,r1,self,1,NA,2.5\n"
      "a,r2,manager,5,,10\n"
      "b,r1,self,3,4,0\n");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  const assay::CaseBatch& batch = result.batches[0];
  CHECK(batch.case_ids == std::vector<std::string>{"a", "b"});
  CHECK(batch.rater_begin == std::vector<std::uint64_t>{0, 2, 3});
  CHECK(batch.rater_role == std::vector<std::uint32_t>{kSelf, kManager, kSelf});
  CHECK(batch.rater_ids == std::vector<std::string>{"r1", "r2", "r1"});
  CHECK(batch.values == std::vector<double>{1, 0, 2.5, 5, 0, 10, 3, 4, 0});
  CHECK(batch.states == std::vector<std::uint8_t>{1, 2, 1, 1, 0, 1, 1, 1, 1});
}

TEST_CASE("responses: columns may stand in any order") {
  const Result result = read("q3,role,q1,case,q2,rater\n7,self,1,a,2,r1\n");
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  CHECK(result.batches[0].case_ids == std::vector<std::string>{"a"});
  CHECK(result.batches[0].rater_ids == std::vector<std::string>{"r1"});
  CHECK(result.batches[0].values == std::vector<double>{1, 2, 7});
}

TEST_CASE("responses: quotes, spaces, CRLF, a byte order mark, blank lines and a last line without end") {
  const Result result = read(
      "\xef\xbb\xbf"
      "case,rater,role,q1,q2,q3\r\n"
      "\r\n"
      "\"a,\"\"x\"\"\",\"r\n1\", self ,\"1\",  2,\t3.5 \r\n"
      "   \r\n"
      "\"a,\"\"x\"\"\",r2,other,\"NA\", NA ,\"\"");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  const assay::CaseBatch& batch = result.batches[0];
  CHECK(batch.case_ids == std::vector<std::string>{"a,\"x\""});
  CHECK(batch.rater_ids == std::vector<std::string>{"r\n1", "r2"});
  CHECK(batch.values == std::vector<double>{1, 2, 3.5, 0, 0, 0});
  CHECK(batch.states == std::vector<std::uint8_t>{1, 1, 1, 2, 2, 0});
  REQUIRE(result.chunks[0].rows.size() == 2);
  CHECK(result.chunks[0].rows[0].line == 3);
  CHECK(result.chunks[0].rows[1].line == 6);
}

TEST_CASE("responses: the same case quoted and not quoted is one case") {
  const Result result = read("case,rater,role,q1,q2,q3\n\"a\",r1,self,1,1,1\na,r2,other,1,1,1\n");
  REQUIRE(result.problems.empty());
  CHECK(result.case_ids() == std::vector<std::string>{"a"});
  CHECK(result.batches[0].rater_ids.size() == 2);
}

TEST_CASE("responses: a number may be written in full, and zero has no sign") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,5.0,3e0,-0\n");
  REQUIRE(result.problems.empty());
  CHECK(result.batches[0].values == std::vector<double>{5, 3, 0});
  CHECK_FALSE(std::signbit(result.batches[0].values[2]));
}

TEST_CASE("responses: a role that is not known is refused with a suggestion") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,manger,1,1,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 6u, "role");
  CHECK(problem.found == "\"manger\"");
  CHECK_THAT(problem.accepted, ContainsSubstring("self, manager, other or peer"));
  CHECK_THAT(problem.remedy, ContainsSubstring("manager"));
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
  CHECK(result.rejected[0].row == "a,r2,manger,1,1,1");
  CHECK_THAT(result.rejected[0].reason, ContainsSubstring("the role is not known (\"manger\")"));
  CHECK(result.batches[0].rater_ids == std::vector<std::string>{"r1"});
}

TEST_CASE("responses: an empty role is refused") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,,1,1,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 6u, "role");
  CHECK(problem.found == "an empty cell");
}

TEST_CASE("responses: a value off the scale is refused, and the row with it") {
  const Result result =
      read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,other,4,6,1\na,r3,other,2,2,2\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 14u, "q2");
  CHECK(problem.what == "the answer is not on the scale");
  CHECK(problem.found == "\"6\"");
  CHECK_THAT(problem.accepted, ContainsSubstring("1, 2, 3, 4 or 5"));
  CHECK(result.batches[0].rater_ids == std::vector<std::string>{"r1", "r3"});
  CHECK(result.batches[0].values == std::vector<double>{1, 1, 1, 2, 2, 2});
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
}

TEST_CASE("responses: values between points and outside a range are off the scale") {
  const auto found = GENERATE(as<std::string>{}, "1.5,1,1", "0,1,1", "-1,1,1", "1e999,1,1");
  CAPTURE(found);
  const assay::Problem q1 = only_problem(read("case,rater,role,q1,q2,q3\na,r1,self," + found + "\n"));
  CHECK_PROBLEM(q1, 2u, 11u, "q1");
  CHECK(q1.what == "the answer is not on the scale");
  const auto range = GENERATE(as<std::string>{}, "10.5", "-0.1");
  const assay::Problem q3 = only_problem(read("case,rater,role,q1,q2,q3\na,r1,self,1,1," + range + "\n"));
  CHECK_PROBLEM(q3, 2u, 15u, "q3");
}

TEST_CASE("responses: text where a number belongs is refused") {
  const auto text = GENERATE(as<std::string>{}, "often", "5x", "+5", "nan", "inf", "0x3", "5 5");
  CAPTURE(text);
  const assay::Problem problem = only_problem(read("case,rater,role,q1,q2,q3\na,r1,self,1," + text + ",1\n"));
  CHECK_PROBLEM(problem, 2u, 13u, "q2");
  CHECK(problem.what == "the answer is not a number");
  CHECK(problem.found == "\"" + text + "\"");
}

TEST_CASE("responses: near misses of an answer are told how to write it") {
  const Result na = read("case,rater,role,q1,q2,q3\na,r1,self,n/a,1,1\n");
  CHECK(only_problem(na).remedy == "write NA");
  const Result comma = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,\"2,5\"\n");
  CHECK_PROBLEM(only_problem(comma), 2u, 15u, "q3");
  CHECK(only_problem(comma).remedy == "write 2.5, with a point");
}

TEST_CASE("responses: a figure with a comma is only to be written with a point where that would be accepted") {
  // q1 has the points 1 to 5, and nothing between.
  const Result between = read("case,rater,role,q1,q2,q3\na,r1,self,\"4,5\",1,1\n");
  CHECK_PROBLEM(only_problem(between), 2u, 11u, "q1");
  CHECK(only_problem(between).remedy ==
        "correct it: 4.5, with a point, would not be on the scale either");
  const Result whole = read("case,rater,role,q1,q2,q3\na,r1,self,\"4,0\",1,1\n");
  CHECK(only_problem(whole).remedy == "write 4.0, with a point");
  const Result beyond = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,\"12,5\"\n");
  CHECK(only_problem(beyond).remedy ==
        "correct it: 12.5, with a point, would not be on the scale either");
}

TEST_CASE("responses: NA is refused where the scale does not have it") {
  const assay::Problem problem = only_problem(read("case,rater,role,q1,q2,q3\na,r1,self,NA,NA,NA\n"));
  CHECK_PROBLEM(problem, 2u, 17u, "q3");
  CHECK(problem.what == "NA is not an answer on this scale");
}

TEST_CASE("responses: a rater who answers for a case twice is refused the second time") {
  const Result result = read(
      "case,rater,role,q1,q2,q3\n"
      "a,r1,self,1,1,1\n"
      "a,r2,other,2,2,2\n"
      "a,r2,peer,3,3,3\n"
      "b,r2,self,4,4,4\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 4u, 3u, "rater");
  CHECK(problem.found == "lines 3 and 4");
  CHECK_THAT(problem.what, ContainsSubstring("\"r2\""));
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{4});
  CHECK(result.case_ids() == std::vector<std::string>{"a", "b"});
  CHECK(result.batches[0].values == std::vector<double>{1, 1, 1, 2, 2, 2, 4, 4, 4});
}

TEST_CASE("responses: a row with too few cells says how many") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,other,9,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 15u, "q3");
  CHECK(problem.found == "5 cells");
  CHECK_THAT(problem.accepted, ContainsSubstring("6"));
}

TEST_CASE("responses: a row with too many cells says how many") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,other,1,1,1,9,\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 18u, "");
  CHECK(problem.found == "8 cells");
  CHECK_THAT(problem.accepted, ContainsSubstring("6"));
}

TEST_CASE("responses: ragged rows with quotes are counted as well") {
  const Result few = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,\"r,2\",other,1\n");
  CHECK_PROBLEM(only_problem(few), 3u, 16u, "q2");
  CHECK(only_problem(few).found == "4 cells");
  const Result many = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,\"r,2\",other,1,1,1,\"1\"\n");
  CHECK_PROBLEM(only_problem(many), 3u, 21u, "");
  CHECK(only_problem(many).found == "7 cells");
}

TEST_CASE("responses: bytes that are not UTF-8 are refused with line and column") {
  const Result result =
      read("case,rater,role,q1,q2,q3\nZo\xc3\xab,r1,self,1,1,1\nZo\xc3\xab,J\xf6rg,other,1,1,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 6u, "");
  CHECK(problem.what == "the text is not UTF-8");
  CHECK_THAT(problem.found, ContainsSubstring("xF6") || ContainsSubstring("xf6"));
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
  CHECK(result.case_ids() == std::vector<std::string>{"Zo\xc3\xab"});
}

TEST_CASE("responses: columns count characters, not bytes") {
  const Result result = read("case,rater,role,q1,q2,q3\nZo\xc3\xab,J\xc3\xb6rg,self,1,7,1\n");
  CHECK_PROBLEM(only_problem(result), 2u, 17u, "q2");
}

TEST_CASE("responses: a complaint behind a cell of two lines stands on the second") {
  const Result result = read("case,rater,role,q1,q2,q3\na,\"r\n1\",self,1,7,1\n");
  CHECK_PROBLEM(only_problem(result), 3u, 11u, "q2");
}

TEST_CASE("responses: a row without a case is refused") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\n ,r2,other,1,1,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 1u, "case");
  CHECK(problem.found == "an empty cell");
  CHECK(result.case_ids() == std::vector<std::string>{"a"});
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
}

TEST_CASE("responses: a row without a case between those of a case does not part them") {
  const Result result =
      read("case,rater,role,q1,q2,q3\nb,r1,self,1,1,1\n,r9,other,1,1,1\nb,r2,other,2,2,2\na,r1,self,3,3,3\n");
  CHECK_PROBLEM(only_problem(result), 3u, 1u, "case");
  CHECK(result.case_ids() == std::vector<std::string>{"b", "a"});
  CHECK(result.batches[0].rater_begin == std::vector<std::uint64_t>{0, 2, 3});
}

TEST_CASE("responses: a row without a rater is refused") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,,other,1,1,1\n");
  CHECK_PROBLEM(only_problem(result), 3u, 3u, "rater");
  CHECK(only_problem(result).found == "an empty cell");
}

TEST_CASE("responses: a quotation mark inside a cell that is not quoted is refused") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r\"2\",other,1,1,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 4u, "rater");
  CHECK_THAT(problem.what, ContainsSubstring("quotation mark inside"));
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
}

TEST_CASE("responses: text after a closing quotation mark is refused") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,other,1,\"1\"2,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 17u, "q2");
  CHECK_THAT(problem.what, ContainsSubstring("after the closing"));
  CHECK(problem.found == "\"2\"");
}

TEST_CASE("responses: all problems of all rows are listed, in the order of the file") {
  const Result result = read(
      "case,rater,role,q1,q2,q3\n"
      "a,r1,self,9,x,11\n"
      "a,r2,boss,1,1,1\n"
      "a,,other,1,1,1\n"
      "b,r1,self,1,1\n"
      "c,r1,other,1,1,1\n");
  REQUIRE(result.problems.size() == 7);
  const std::vector<std::pair<std::uint64_t, std::string>> expected = {
      {2, "q1"}, {2, "q2"}, {2, "q3"}, {3, "role"}, {4, "rater"}, {5, "q3"}, {6, "role"}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(result.problems[i].where.line == expected[i].first);
    CHECK(result.problems[i].key == expected[i].second);
  }
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{2, 3, 4, 5, 6});
  CHECK_THAT(result.rejected[0].reason,
             ContainsSubstring("q1") && ContainsSubstring("q2") && ContainsSubstring("q3"));
  CHECK(result.case_ids().empty());
}

TEST_CASE("responses: a row in which every cell is empty is passed over") {
  const Result result = read(
      "case,rater,role,q1,q2,q3\n"
      ",,,,,\n"
      "a,r1,self,1,2,3\n"
      " , ,\t,,,\n"
      "\"\",\"\",,,,\n"
      ",,\n"
      "a,r2,other,4,5,6\n"
      ",,,,,");
  REQUIRE_FALSE(result.thrown);
  CHECK(result.problems.empty());
  CHECK(result.rejected.empty());
  REQUIRE(result.batches.size() == 1);
  CHECK(result.batches[0].values == std::vector<double>{1, 2, 3, 4, 5, 6});
  CHECK(result.chunks[0].rows[1].line == 7);
}

TEST_CASE("responses: a row of marks that is not empty is not passed over") {
  for (const char* row : {"\",\",,,,,", "\"\"\"\",,,,,", "\" \",,,,,"}) {
    INFO(row);
    const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,1,2,3\n" + std::string(row) + "\n");
    CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
  }
}

TEST_CASE("responses: a header and rows of empty cells alone are refused") {
  const Result result = read("case,rater,role,q1,q2,q3\n,,,,,\n,,,,,\n");
  REQUIRE(result.thrown);
  CHECK(only_problem(result).what == "there is a header and no row");
}
