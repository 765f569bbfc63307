// Instruments with several ways in: a form is given whole or not at all, and one of them must be there.
#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

namespace {

// Items: q1 and q2 of the form ratings, q3 of the form scores, g1 of none, all on 1 to 5 but q3.
std::shared_ptr<assay::Instrument> make_forms() {
  auto instrument = make_instrument();
  instrument->forms = {"ratings", "scores"};
  instrument->items[0].form = instrument->items[1].form = 0;
  instrument->items[2].form = 1;
  assay::Item general;
  general.id = "g1";
  instrument->items.push_back(general);
  return instrument;
}

Result read_forms(std::string_view content) {
  const TempFile file(content);
  return read(file, make_forms());
}

const std::vector<assay::Problem>& thrown_problems(const Result& result) {
  REQUIRE(result.thrown);
  CHECK(result.thrown->fault() == assay::Fault::Input);
  return result.thrown->problems();
}

}  // namespace

TEST_CASE("forms: the first way in alone leaves the items of the other blank") {
  const Result result = read_forms("case,rater,role,q1,q2,g1\na,r1,self,1,NA,5\na,r2,other,2,,4\n");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  CHECK(result.batches[0].values == std::vector<double>{1, 0, 0, 5, 2, 0, 0, 4});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{1, 2, 0, 1, 1, 0, 0, 1});
}

TEST_CASE("forms: the second way in alone leaves the items of the first blank") {
  const Result result = read_forms("g1,q3,case,rater,role\n3,7.5,a,r1,self\n");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  CHECK(result.batches[0].values == std::vector<double>{0, 0, 7.5, 3});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{0, 0, 1, 1});
}

TEST_CASE("forms: all ways in may be given at once") {
  const Result result = read_forms("case,rater,role,q3,q1,g1,q2\na,r1,self,9,1,3,2\n");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  CHECK(result.batches[0].values == std::vector<double>{1, 2, 9, 3});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{1, 1, 1, 1});
}

TEST_CASE("forms: without any way in the forms are told with their columns") {
  const Result result = read_forms("case,rater,role,g1\na,r1,self,1\n");
  REQUIRE(result.thrown);
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 1u, 1u, "");
  CHECK(problem.what == "there is no column of any form");
  CHECK(problem.found == "4 columns: \"case\", \"rater\", \"role\" and \"g1\"");
  CHECK(problem.accepted ==
        "the columns of \"ratings\" (2 columns: q1 and q2) or of \"scores\" (1 column: q3)");
}

TEST_CASE("forms: one that is there in part is refused with the columns that are missing") {
  const Result one = read_forms("case,rater,role,q2,g1\na,r1,self,1,1\n");
  const assay::Problem problem = only_problem(one);
  CHECK_PROBLEM(problem, 1u, 1u, "q1");
  CHECK(problem.what == "a column of the form \"ratings\" is missing: q1");
  CHECK_THAT(problem.remedy, ContainsSubstring("or take out all columns of this form"));
}

TEST_CASE("forms: one that is there in part is refused though another is whole") {
  auto instrument = make_forms();
  assay::Item more = instrument->items[0];
  more.id = "q4";
  instrument->items.push_back(more);
  const TempFile file("case,rater,role,q3,q2,g1\na,r1,self,1,1,1\n");
  const assay::Problem problem = only_problem(read(file, instrument));
  CHECK_PROBLEM(problem, 1u, 1u, "");
  CHECK(problem.what == "2 columns of the form \"ratings\" are missing: q1 and q4");
  CHECK(problem.found == "6 columns: \"case\", \"rater\", \"role\", \"q3\", \"q2\" and \"g1\"");
}

TEST_CASE("forms: several that are there in part are all told") {
  auto instrument = make_forms();
  assay::Item more = instrument->items[2];
  more.id = "q4";
  instrument->items.push_back(more);
  const TempFile file("case,rater,role,q1,q3,g1\na,r1,self,1,1,1\n");
  const auto problems = thrown_problems(read(file, instrument));
  REQUIRE(problems.size() == 2);
  CHECK_PROBLEM(problems[0], 1u, 1u, "q2");
  CHECK_PROBLEM(problems[1], 1u, 1u, "q4");
  CHECK(problems[1].what == "a column of the form \"scores\" is missing: q4");
}

TEST_CASE("forms: an item of no form is needed whatever the way in") {
  const auto header = GENERATE(as<std::string>{}, "q1,q2", "q3");
  const std::string answers = header == "q3" ? "1" : "1,1";
  const assay::Problem problem =
      only_problem(read_forms("case,rater,role," + header + "\na,r1,self," + answers + "\n"));
  CHECK_PROBLEM(problem, 1u, 1u, "g1");
  CHECK(problem.what == "a column is missing: g1");
}

TEST_CASE("forms: a name in other letters is told the item of any form that is meant") {
  const Result result = read_forms("case,rater,role,q1,q2,g1,Q3\na,r1,self,1,1,1,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 1u, 26u, "Q3");
  CHECK(problem.what == "the column's name differs in upper and lower case");
  CHECK(problem.remedy == "write `q3`");
}

TEST_CASE("forms: a column that is not known is told what there may be in any form") {
  const Result result = read_forms("case,rater,role,q1,q2,g1,remark\na,r1,self,1,1,1,x\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 1u, 26u, "remark");
  CHECK(problem.what == "the column is not known");
  CHECK(problem.accepted == "case, rater, role, g1, q1, q2 and q3");
}

TEST_CASE("forms: a file of another kind is refused once, not form by form") {
  const Result result = read_forms("case,rater,role,x1,x2,x3\na,r1,self,1,1,1\n");
  CHECK(only_problem(result).what == "the columns are those of another file");
}

TEST_CASE("forms: one form for all items asks for all of them") {
  auto instrument = make_instrument();
  instrument->forms = {"scores"};
  for (assay::Item& item : instrument->items) item.form = 0;
  const TempFile whole("case,rater,role,q1,q2,q3\na,r1,self,1,2,3\n");
  const Result good = read(whole, instrument);
  REQUIRE_FALSE(good.thrown);
  CHECK(good.batches[0].values == std::vector<double>{1, 2, 3});
  const TempFile part("case,rater,role,q1,q2\na,r1,self,1,2\n");
  CHECK_PROBLEM(only_problem(read(part, instrument)), 1u, 1u, "q3");
  const TempFile nothing("case,rater,role\na,r1,self\n");
  CHECK(only_problem(read(nothing, instrument)).accepted ==
        "the columns of \"scores\" (3 columns: q1, q2 and q3)");
}

TEST_CASE("forms: the long form takes items of any way in, in part as well") {
  const Result result = read_forms(
      "case,rater,role,item,value\n"
      "a,r1,self,q1,4\n"
      "a,r2,other,q3,2.5\n"
      "b,r1,self,g1,5\n"
      "b,r1,self,q3,NA\n"
      "c,r1,self,q2,1\n"
      "c,r1,self,q3,10\n");
  REQUIRE_FALSE(result.thrown);
  const assay::Problem problem = only_problem(result);  // q3 has no NA, in whatever form
  CHECK_PROBLEM(problem, 5u, 14u, "q3");
  CHECK(result.case_ids() == std::vector<std::string>{"a", "b", "c"});
  CHECK(result.batches[0].values == std::vector<double>{4, 0, 0, 0, 0, 0, 2.5, 0,  //
                                                        0, 0, 0, 5, 0, 1, 10, 0});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{1, 0, 0, 0, 0, 0, 1, 0,  //
                                                              0, 0, 0, 1, 0, 1, 1, 0});
}

TEST_CASE("forms: an item that is not known is told in the long form with those of every form") {
  const Result result = read_forms("case,rater,role,item,value\na,r1,self,g1,1\na,r1,self,Q3,1\n");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 3u, 11u, "item");
  CHECK(problem.accepted == "q1, q2, q3 or g1");
  CHECK(problem.remedy == "write \"q3\"");
}

TEST_CASE("forms: items of a form that is left out stay blank behind a row that is refused") {
  const Result result = read_forms("case,rater,role,q3,g1\na,r1,other,1,9\na,r2,self,2,2\nb,r1,self,3,3\n");
  CHECK_PROBLEM(only_problem(result), 2u, 14u, "g1");
  CHECK(result.batches[0].values == std::vector<double>{0, 0, 2, 2, 0, 0, 3, 3});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{0, 0, 1, 1, 0, 0, 1, 1});
}

