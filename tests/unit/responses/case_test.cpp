#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

TEST_CASE("responses: a case without a required role is left out whole, and named with its first line") {
  const Result result = read(
      "case,rater,role,q1,q2,q3\n"
      "a,r1,self,1,1,1\n"
      "b,r1,other,2,2,2\n"
      "b,r2,manager,3,3,3\n"
      "c,r1,self,4,4,4\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 1u, "role");
  CHECK(problem.what == "case \"b\" has no rater in the role \"self\"");
  CHECK_THAT(problem.found, ContainsSubstring("line 3"));
  CHECK(result.case_ids() == std::vector<std::string>{"a", "c"});
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3, 4});
  for (const auto& row : result.rejected) CHECK(row.reason == problem.what);
  CHECK(result.rejected[1].row == "b,r2,manager,3,3,3");
  CHECK(result.batches[0].values == std::vector<double>{1, 1, 1, 4, 4, 4});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>(6, 1));
  CHECK(result.batches[0].rater_begin == std::vector<std::uint64_t>{0, 1, 2});
}

TEST_CASE("responses: a case whose only self stands on a bad row is left out without a second complaint") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,9,1,1\na,r2,other,2,2,2\n");
  CHECK_PROBLEM(only_problem(result), 2u, 11u, "q1");
  CHECK(result.case_ids().empty());
  REQUIRE(result.rejected_lines() == std::vector<std::uint64_t>{2, 3});
  CHECK_THAT(result.rejected[0].reason, ContainsSubstring("not on the scale"));
  CHECK_THAT(result.rejected[1].reason, ContainsSubstring("no rater in the role \"self\""));
}

TEST_CASE("responses: a bad row in another role does not hide that the self is missing") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,manager,9,1,1\na,r2,other,2,2,2\n");
  REQUIRE(result.problems.size() == 2);
  CHECK(result.problems[0].key == "role");
  CHECK(result.problems[0].where.line == 2);
  CHECK(result.problems[0].where.column == 1);
  CHECK(result.problems[1].key == "q1");
}

TEST_CASE("responses: more raters in a role than it may have leave the case out") {
  const Result result = read(
      "case,rater,role,q1,q2,q3\n"
      "a,r1,self,1,1,1\n"
      "a,r2,manager,1,1,1\n"
      "a,r3,manager,1,1,1\n"
      "a,r4,other,1,1,1\n"
      "a,r5,manager,1,1,1\n"
      "b,r1,self,2,2,2\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 6u, 6u, "role");
  CHECK(problem.what == "case \"a\" has too many raters in the role \"manager\"");
  CHECK(problem.found == "3");
  CHECK(problem.accepted == "at most 2");
  CHECK(result.case_ids() == std::vector<std::string>{"b"});
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{2, 3, 4, 5, 6});
  CHECK(result.batches[0].values == std::vector<double>{2, 2, 2});
}

TEST_CASE("responses: a role counts its sub-roles, both as required and as the most") {
  auto instrument = make_instrument();
  instrument->roles[kOther].required = true;
  instrument->roles[kOther].max_raters = 2;
  const TempFile good("case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,peer,1,1,1\n");
  CHECK(read(good, instrument).problems.empty());
  const TempFile crowded(
      "case,rater,role,q1,q2,q3\na,r1,self,1,1,1\na,r2,peer,1,1,1\na,r3,other,1,1,1\na,r4,peer,1,1,1\n");
  const assay::Problem problem = only_problem(read(crowded, instrument));
  CHECK_PROBLEM(problem, 5u, 6u, "role");
  CHECK(problem.found == "3");
}

TEST_CASE("responses: many raters of a case are told apart") {
  std::string text = "case,rater,role,q1,q2,q3\na,r0,self,1,1,1\n";
  for (int i = 1; i <= 3000; ++i) text += "a,r" + std::to_string(i) + ",other,2,2,2\n";
  text += "a,r1500,other,2,2,2\n";
  const Result result = read(text);
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3003u, 3u, "rater");
  CHECK(problem.found == "lines 1502 and 3003");
  CHECK(result.batches[0].rater_ids.size() == 3001);
}

TEST_CASE("responses: a reason stands on one line") {
  const Result result = read("case,rater,role,q1,q2,q3\na,r1,self,\"x\ny\",1,1\n");
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].reason.find('\n') == std::string::npos);
  CHECK(result.rejected[0].row == "a,r1,self,\"x\ny\",1,1");
}
