#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

TEST_CASE("responses: an empty file is refused") {
  const auto content = GENERATE(as<std::string>{}, "", "\n", "\xef\xbb\xbf", "\r\n  \r\n");
  const Result result = read(content);
  REQUIRE(result.thrown);
  const assay::Problem problem = only_problem(result);
  CHECK(problem.what == "the file is empty");
  CHECK_FALSE(problem.remedy.empty());
  CHECK_THAT(problem.where.file, ContainsSubstring("file.csv"));
  CHECK(result.thrown->fault() == assay::Fault::Input);
}

TEST_CASE("responses: a header without rows is refused") {
  const auto content =
      GENERATE(as<std::string>{}, "case,rater,role,q1,q2,q3", "case,rater,role,q1,q2,q3\n\n \n");
  const Result result = read(content);
  REQUIRE(result.thrown);
  CHECK(only_problem(result).what == "there is a header and no row");
  CHECK(only_problem(result).where.line == 1);
}

TEST_CASE("responses: missing columns are all named") {
  const Result result = read("case,rater,q2\na,r1,1\n");
  REQUIRE(result.thrown);
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 1u, 1u, "");
  CHECK(problem.what == "3 columns are missing: role, q1 and q3");
  const Result one = read("case,rater,role,q1,q3\na,r1,self,1,1\n");
  CHECK_PROBLEM(only_problem(one), 1u, 1u, "q2");
  CHECK(only_problem(one).what == "a column is missing: q2");
}

TEST_CASE("responses: more missing columns than a list usually holds are named all the same") {
  auto instrument = make_instrument();
  for (int i = 4; i <= 40; ++i) {
    assay::Item item;
    item.id = "q" + std::to_string(i);
    instrument->items.push_back(item);
  }
  const TempFile file("case,rater,role\na,r1,self\n");
  const assay::Problem problem = only_problem(read(file, instrument));
  for (int i = 1; i <= 40; ++i) CHECK_THAT(problem.what + ",", ContainsSubstring("q" + std::to_string(i)));
  CHECK_THAT(problem.what, ContainsSubstring("40 columns are missing"));
}

TEST_CASE("responses: a column that is not known is refused with a suggestion") {
  const Result result = read("case,rater,role,q1,Q2,q3\na,r1,self,1,1,1\n");
  REQUIRE(result.thrown);
  REQUIRE(result.thrown->problems().size() == 2);
  CHECK(result.thrown->problems()[0].what == "a column is missing: q2");
  const assay::Problem& problem = result.thrown->problems()[1];
  CHECK_PROBLEM(problem, 1u, 20u, "Q2");
  CHECK(problem.remedy == "write \"q2\"");
  const Result extra = read("case,rater,role,q1,q2,q3,remark\na,r1,self,1,1,1,x\n");
  CHECK_PROBLEM(only_problem(extra), 1u, 26u, "remark");
}

TEST_CASE("responses: a column that is there twice is refused") {
  const Result result = read("case,rater,role,q1,q2,q3,q1\na,r1,self,1,1,1,1\n");
  REQUIRE(result.thrown);
  CHECK_PROBLEM(only_problem(result), 1u, 26u, "q1");
  CHECK(only_problem(result).found == "columns 4 and 7");
}

TEST_CASE("responses: a column without a name is refused") {
  const Result result = read("case,rater,role,q1,q2,q3,\na,r1,self,1,1,1,\n");
  REQUIRE(result.thrown);
  CHECK_PROBLEM(only_problem(result), 1u, 26u, "");
  CHECK(only_problem(result).what == "a column has no name");
}

TEST_CASE("responses: a header with a lone quotation mark or bad UTF-8 is refused") {
  const Result mark = read("case,ra\"ter,role,q1,q2,q3\na,r1,self,1,1,1\n");
  CHECK_PROBLEM(only_problem(mark), 1u, 8u, "");
  const Result bytes = read("case,rater,r\xfcle,q1,q2,q3\na,r1,self,1,1,1\n");
  CHECK_PROBLEM(only_problem(bytes), 1u, 13u, "");
  CHECK(only_problem(bytes).what == "the text is not UTF-8");
}

TEST_CASE("responses: semicolons, tabs and CR alone are recognised") {
  const Result semicolons = read("case;rater;role;q1;q2;q3\na;r1;self;1;1;1\n");
  REQUIRE(semicolons.thrown);
  CHECK_THAT(semicolons.thrown->problems()[0].remedy, ContainsSubstring("not by semicolons"));
  const Result tabs = read("case\trater\trole\tq1\tq2\tq3\n");
  REQUIRE(tabs.thrown);
  CHECK_THAT(tabs.thrown->problems()[0].remedy, ContainsSubstring("not by tabs"));
  const Result returns = read("case,rater,role,q1,q2,q3\ra,r1,self,1,1,1\r");
  CHECK_PROBLEM(only_problem(returns), 1u, 25u, "");
  CHECK_THAT(only_problem(returns).what, ContainsSubstring("CR alone"));
}

TEST_CASE("responses: a header of rubbish is answered with a list that ends") {
  std::string header = "a0";
  for (int i = 1; i < 100000; ++i) header += ",a" + std::to_string(i);
  const Result result = read(header + "\n1\n");
  REQUIRE(result.thrown);
  REQUIRE(result.thrown->problems().size() == 102);
  CHECK(result.thrown->problems().back().what == "99900 more columns are not known");
}

TEST_CASE("responses: the header is kept as it stands") {
  const TempFile file("\xef\xbb\xbf\ncase, rater,\"role\",q1,q2,q3\r\na,r1,self,1,1,1\r\n");
  const assay::ResponseSource source(file.path(), make_instrument());
  CHECK(source.header() == "case, rater,\"role\",q1,q2,q3");
}

TEST_CASE("responses: a missing file, a folder and a pipe are refused") {
  const TempFile file("");
  const auto refusal = [&](const std::filesystem::path& path) {
    try {
      const assay::ResponseSource source(path, make_instrument());
    } catch (const assay::Error& error) {
      return error.problems().at(0);
    }
    return assay::Problem{};
  };
  const auto missing = refusal(file.folder() / "none.csv");
  CHECK(missing.what == "the file does not exist");
  CHECK(missing.where.file == (file.folder() / "none.csv").string());
  CHECK(refusal(file.folder()).what == "this is not a regular file");
  REQUIRE(::mkfifo((file.folder() / "pipe").c_str(), 0600) == 0);
  CHECK(refusal(file.folder() / "pipe").what == "this is not a regular file");
}
