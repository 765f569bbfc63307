#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

TEST_CASE("responses: the long form gives the same as the wide one") {
  const Result result = read(
      "item,value,case,role,rater\n"
      "q1,1,a,self,r1\n"
      "q3,2.5,a,self,r1\n"
      "q1,5,a,manager,r2\n"
      "q2,NA,a,self,r1\n"
      "q2,,a,manager,r2\n"
      "q1,3,b,self,r1\n");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  const assay::CaseBatch& batch = result.batches[0];
  CHECK(batch.case_ids == std::vector<std::string>{"a", "b"});
  CHECK(batch.rater_begin == std::vector<std::uint64_t>{0, 2, 3});
  CHECK(batch.rater_role == std::vector<std::uint32_t>{kSelf, kManager, kSelf});
  CHECK(batch.values == std::vector<double>{1, 0, 2.5, 5, 0, 0, 3, 0, 0});
  CHECK(batch.states == std::vector<std::uint8_t>{1, 2, 1, 1, 0, 0, 1, 0, 0});
}

TEST_CASE("responses: long form: an item that is not known is refused with a suggestion") {
  const Result result = read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,Q2,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 11u, "item");
  CHECK(problem.found == "\"Q2\"");
  CHECK_THAT(problem.accepted, ContainsSubstring("q1, q2 or q3"));
  CHECK(problem.remedy == "write \"q2\"");
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{1, 0, 0});
}

TEST_CASE("responses: long form: an empty item is refused") {
  const Result result = read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,,1\n");
  CHECK_PROBLEM(only_problem(result), 3u, 11u, "item");
  CHECK(only_problem(result).found == "an empty cell");
}

TEST_CASE("responses: long form: a value off the scale is named by its item") {
  const Result result = read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,q2,8\n");
  CHECK_PROBLEM(only_problem(result), 3u, 14u, "q2");
  CHECK(only_problem(result).found == "\"8\"");
  CHECK(result.batches[0].values == std::vector<double>{1, 0, 0});
}

TEST_CASE("responses: long form: an item answered twice is refused the second time") {
  const Result result =
      read("case,rater,role,item,value\na,r1,self,q1,1\na,r2,other,q1,2\na,r1,self,q1,3\na,r1,self,q2,4\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 4u, 11u, "q1");
  CHECK(problem.found == "lines 2 and 4");
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{4});
  CHECK(result.batches[0].values == std::vector<double>{1, 4, 0, 2, 0, 0});
}

TEST_CASE("responses: long form: a rater with two roles is refused where the second stands") {
  const Result result =
      read("case,rater,role,item,value\na,r1,self,q1,1\na,r2,other,q1,2\na,r2,manager,q2,3\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 4u, 6u, "role");
  CHECK(problem.found == "\"manager\" here, \"other\" on line 3");
  CHECK(result.batches[0].rater_role == std::vector<std::uint32_t>{kSelf, kOther});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{1, 0, 0, 1, 0, 0});
}

TEST_CASE("responses: long form: raters are counted once, however many rows they have") {
  const Result good = read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,q2,1\na,r1,self,q3,1\n");
  CHECK(good.problems.empty());
  const Result two = read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,q2,1\na,r2,self,q1,1\n");
  CHECK_PROBLEM(only_problem(two), 4u, 6u, "role");
  CHECK(only_problem(two).found == "2");
  CHECK(two.rejected_lines() == std::vector<std::uint64_t>{2, 3, 4});
  CHECK(two.case_ids().empty());
}

TEST_CASE("responses: long form: every problem of a row is listed") {
  const Result result = read("case,rater,role,item,value\na,r1,self,q1,1\na,,chief,q9,1\n,r1,self,q1,1\n");
  REQUIRE(result.problems.size() == 4);
  CHECK_PROBLEM(result.problems[0], 3u, 3u, "rater");
  CHECK_PROBLEM(result.problems[1], 3u, 4u, "role");
  CHECK_PROBLEM(result.problems[2], 3u, 10u, "item");
  CHECK_PROBLEM(result.problems[3], 4u, 1u, "case");
}

TEST_CASE(
    "responses: long form: a missing column and one that is not known are told apart from the wide form") {
  const Result result = read("case,rater,role,item,valeu\na,r1,self,q1,1\n");
  REQUIRE(result.thrown);
  REQUIRE(result.thrown->problems().size() == 2);
  CHECK(result.thrown->problems()[0].what == "a column is missing: value");
  CHECK_PROBLEM(result.thrown->problems()[1], 1u, 22u, "valeu");
  CHECK(result.thrown->problems()[1].remedy == "write \"value\"");
}

TEST_CASE("responses: long form: an item of another number is no suggestion") {
  const Result result = read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,q99,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 11u, "item");
  CHECK(problem.found == "\"q99\"");
  CHECK(problem.remedy == "write the id of one of the instrument's items");
  CHECK(only_problem(read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,p2,1\n")).remedy ==
        "write \"q2\"");
  CHECK(only_problem(read("case,rater,role,item,value\na,r1,self,q1,1\na,r1,self,Q02,1\n")).remedy ==
        "write \"q2\"");
}
