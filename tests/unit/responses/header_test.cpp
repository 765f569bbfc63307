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
  const Result result = read("case,rater,roel,q1,q2,q3\na,r1,self,1,1,1\n");
  REQUIRE(result.thrown);
  REQUIRE(result.thrown->problems().size() == 2);
  CHECK(result.thrown->problems()[0].what == "a column is missing: role");
  const assay::Problem& problem = result.thrown->problems()[1];
  CHECK_PROBLEM(problem, 1u, 12u, "roel");
  CHECK(problem.remedy == "write \"role\"");
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

TEST_CASE("responses: a column of another number is no suggestion") {
  const Result result = read("case,rater,role,q1,q2,q4\na,r1,self,1,1,1\n");
  REQUIRE(result.thrown);
  REQUIRE(result.thrown->problems().size() == 2);
  CHECK(result.thrown->problems()[0].what == "a column is missing: q3");
  CHECK_PROBLEM(result.thrown->problems()[1], 1u, 23u, "q4");
  CHECK_THAT(result.thrown->problems()[1].remedy, !ContainsSubstring("write"));
}

TEST_CASE("responses: names of columns in another case of letters are one problem") {
  const assay::Problem one = only_problem(read("case,rater,role,q1,Q2,q3\na,r1,self,1,1,1\n"));
  CHECK_PROBLEM(one, 1u, 20u, "Q2");
  CHECK(one.what == "the column's name differs in upper and lower case");
  CHECK(one.found == "\"Q2\"");
  CHECK(one.remedy == "write `q2`");
  const assay::Problem all = only_problem(read("case,Rater,role,Q1,Q2,Q3\na,r1,self,1,1,1\n"));
  CHECK_PROBLEM(all, 1u, 6u, "");
  CHECK(all.what == "4 names of columns differ in upper and lower case");
  CHECK(all.found == "\"Rater\", \"Q1\", \"Q2\" and \"Q3\"");
  CHECK(all.remedy == "write `rater`, `q1`, `q2` and `q3`");
  const assay::Problem answers = only_problem(read("case,rater,role,Item,VALUE\na,r1,self,q1,1\n"));
  CHECK_PROBLEM(answers, 1u, 17u, "");
  CHECK(answers.remedy == "write `item` and `value`");
}

TEST_CASE("responses: semicolons, tabs and CR alone are recognised, and are the one problem") {
  const auto semicolons = GENERATE(as<std::string>{}, "case;rater;role;q1;q2;q3\na;r1;self;1;1;1\n",
                                   "\"case\";\"rater\";\"role\"\n", "case ;rater;;\n");
  const assay::Problem marks = only_problem(read(semicolons));
  CHECK_PROBLEM(marks, 1u, (semicolons[0] == '"' ? 7u : semicolons[4] == ' ' ? 6u : 5u), "");
  CHECK(marks.what == "the cells are separated by semicolons");
  CHECK_THAT(marks.remedy, ContainsSubstring("by commas, not by semicolons"));
  const assay::Problem tabs = only_problem(read("case\trater\trole\tq1\tq2\tq3\n"));
  CHECK_PROBLEM(tabs, 1u, 5u, "");
  CHECK_THAT(tabs.remedy, ContainsSubstring("by commas, not by tabs"));
  const Result returns = read("case,rater,role,q1,q2,q3\ra,r1,self,1,1,1\r");
  CHECK_PROBLEM(only_problem(returns), 1u, 25u, "");
  CHECK_THAT(only_problem(returns).what, ContainsSubstring("CR alone"));
}

TEST_CASE("responses: a header without any of the columns is one problem") {
  const assay::Problem data = only_problem(read("ana,r1,self,4,5,7.5\nana,r2,other,1,1,1\n"));
  CHECK_PROBLEM(data, 1u, 1u, "");
  CHECK(data.what == "none of the columns is known");
  CHECK_THAT(data.found, ContainsSubstring("6 columns: \"ana\", \"r1\""));
  CHECK(data.accepted == "columns case, rater, role, q1, q2 and q3");
  CHECK_THAT(data.remedy, ContainsSubstring("its first line is a header"));
  std::string header = "a0";
  for (int i = 1; i < 100000; ++i) header += ",a" + std::to_string(i);
  CHECK(only_problem(read(header + "\n1\n")).what == "none of the columns is known");
}

TEST_CASE("responses: the columns of another instrument are one problem") {
  const assay::Problem other = only_problem(read("case,rater,role,a1,a2,a3\na,r1,self,1,1,1\n"));
  CHECK_PROBLEM(other, 1u, 1u, "");
  CHECK(other.what == "the columns are those of another file");
  CHECK(other.accepted == "columns case, rater, role, q1, q2 and q3");
  CHECK_THAT(other.remedy, ContainsSubstring("the right file"));
  const Result two = read("case,rater,role,a1,a2\na,r1,self,1,1\n");  // few enough to be told one by one
  REQUIRE(two.thrown);
  CHECK(two.thrown->problems().size() == 3);
}

TEST_CASE("responses: a cases file is recognised") {
  const auto header = GENERATE(as<std::string>{}, "case,name,organisation,date\n", "name,team,case\n", "Case,Name\n");
  const assay::Problem problem = only_problem(read(header + "a,b,c,d\n"));
  CHECK_PROBLEM(problem, 1u, 1u, "");
  CHECK(problem.what == "this looks like a cases file");
  CHECK_THAT(problem.remedy, ContainsSubstring("--cases"));
}

TEST_CASE("responses: a header of rubbish is answered with a list that ends") {
  std::string header = "q1";
  for (int i = 1; i < 100000; ++i) header += ",a" + std::to_string(i);
  const Result result = read(header + "\n1\n");
  REQUIRE(result.thrown);
  REQUIRE(result.thrown->problems().size() == 102);
  CHECK(result.thrown->problems().back().what == "99899 more columns are not known");
}

TEST_CASE("responses: a key is cut after 60 characters") {
  std::string name;
  for (int i = 0; i < 61; ++i) name += "é";
  const Result result = read("case,rater,role,q1,q2,q3," + name + "\n");
  std::string cut;
  for (int i = 0; i < 60; ++i) cut += "é";
  CHECK_PROBLEM(only_problem(result), 1u, 26u, cut + "…");
  const std::string most = cut;
  CHECK_PROBLEM(only_problem(read("case,rater,role,q1,q2,q3," + most + "\n")), 1u, 26u, most);
  const Result twice = read("case," + name + "," + name + "\n");
  CHECK_PROBLEM(only_problem(twice), 1u, 68u, cut + "…");
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
