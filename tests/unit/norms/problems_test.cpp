// What is wrong with a norm, and where.
#include <chrono>
#include <string>

#include "samples.hpp"

using norm_samples::check_only_place;
using norm_samples::check_only_problem;
using norm_samples::problems_of;
using norm_samples::with_line;

namespace {

// The second row is line 9; the first is of construct c in role self.
std::string with_row(const std::string& row) {
  return with_line(9, "  " + row + ",");
}

}  // namespace

TEST_CASE("norm: a syntax error tells its line") {
  const auto problems = problems_of(with_line(2, "id = "));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 2);
}

TEST_CASE("norm: all problems are told at once") {
  const auto problems = problems_of(with_row("{ construct = \"x\", role = \"y\", values = [1] }"));
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].key == "norm.rows[1].construct");
  CHECK(problems[1].key == "norm.rows[1].role");
  CHECK(problems[2].key == "norm.rows[1].values");
}

TEST_CASE("norm: a file without [norm] is refused") {
  check_only_place("", 0, 0, "norm");
}

TEST_CASE("norm: a missing key is told") {
  check_only_place(with_line(2, ""), 1, 1, "norm.id");
  check_only_place(with_line(3, ""), 1, 1, "norm.version");
  check_only_place(with_line(4, ""), 1, 1, "norm.title");
  check_only_place(with_line(5, ""), 1, 1, "norm.instrument");
  check_only_place(with_line(11, ""), 1, 1, "norm.source");
}

TEST_CASE("norm: unknown keys are refused everywhere") {
  check_only_problem(with_line(4, "title = \"N\"\nilustrative = true"),
                     {5, 1, "norm.ilustrative", "unknown key", "", "", "did you mean `illustrative`?"});
  check_only_problem(with_row("{ construct = \"d\", role = \"all\", values = [1, 2, 3], vales = 4 }"),
                     {9, 56, "norm.rows[1].vales", "unknown key", "", "", "did you mean `values`?"});
  check_only_problem(with_line(11, "source = \"S\"\n[norms]"),
                     {12, 2, "norms", "unknown key", "", "", "did you mean `norm`?"});
}

TEST_CASE("norm: one of another instrument is refused, and its rows are not looked up") {
  check_only_problem(
      "[norm]\nid = \"n\"\nversion = \"1\"\ntitle = \"N\"\ninstrument = \"t.other\"\nsource = \"S\"\n"
      "percentiles = [50]\nrows = [{ construct = \"elsewhere\", role = \"boss\", values = [1] }]\n",
      {5, 1, "norm.instrument", "the norm is of another instrument", "\"t.other\"", "\"t.small\"",
       "choose a norm of this instrument"});
}

TEST_CASE("norm: a sample of nobody is refused") {
  const std::string what = "the sample's size is not above zero";
  const std::string remedy = "leave `n` out when it is not known";
  check_only_problem(with_line(4, "title = \"N\"\nn = 0"),
                     {5, 1, "norm.n", what, "0", "a number above 0", remedy});
  check_only_problem(with_row("{ construct = \"d\", role = \"all\", values = [1, 2, 3], n = -3 }"),
                     {9, 56, "norm.rows[1].n", what, "-3", "a number above 0", remedy});
}

TEST_CASE("norm: a standard deviation that is not above zero is refused") {
  check_only_problem(
      with_line(8, "  { construct = \"c\", role = \"self\", values = [1, 2, 3], sd = 0, reliability = 0.8 },"),
      {8, 57, "norm.rows[0].sd", "the standard deviation is not above zero", "0",
       "a number above 0, in units of the score", "leave `sd` and `reliability` out when they are not known"});
}

TEST_CASE("norm: a reliability out of range is refused") {
  for (const std::string value : {"0", "1.01", "-0.5"}) {
    check_only_problem(with_line(8, "  { construct = \"c\", role = \"self\", values = [1, 2, 3], sd = 0.5, reliability = " +
                                        value + " },"),
                       {8, 67, "norm.rows[0].reliability", "the reliability is out of range", value,
                        "above 0 and at most 1", "leave `sd` and `reliability` out when they are not known"});
  }
}

TEST_CASE("norm: a standard deviation without a reliability, and the other way, is refused") {
  check_only_problem(with_line(8, "  { construct = \"c\", role = \"self\", values = [1, 2, 3], sd = 0.5 },"),
                     {8, 57, "norm.rows[0].sd", "a row has one of sd and reliability alone", "`sd`", "both, or none",
                      "a standard error takes both"});
  check_only_problem(with_line(8, "  { construct = \"c\", role = \"self\", values = [1, 2, 3], reliability = 1 },"),
                     {8, 57, "norm.rows[0].reliability", "a row has one of sd and reliability alone", "`reliability`",
                      "both, or none", "a standard error takes both"});
}

TEST_CASE("norm: percentiles are needed") {
  const std::string accepted = "`percentiles = [10, 20, …]`, each above 0 and below 100";
  check_only_problem(with_line(6, "percentiles = []"),
                     {6, 1, "norm.percentiles", "the norm has no percentiles", "", accepted, ""});
  check_only_problem(with_line(6, ""), {1, 1, "norm", "the norm has no percentiles", "", accepted, ""});
}

TEST_CASE("norm: percentiles out of range are refused") {
  const std::string what = "a percentile is out of range", accepted = "above 0 and below 100";
  check_only_problem(with_line(6, "percentiles = [0, 50, 90]"),
                     {6, 16, "norm.percentiles[0]", what, "0", accepted, ""});
  check_only_problem(with_line(6, "percentiles = [10, 50, 100]"),
                     {6, 24, "norm.percentiles[2]", what, "100", accepted, ""});
}

TEST_CASE("norm: percentiles that do not increase are refused") {
  check_only_problem(with_line(6, "percentiles = [10, 50, 50]"),
                     {6, 24, "norm.percentiles[2]", "the percentiles do not increase", "50 after 50",
                      "each percentile greater than the one before", ""});
}

TEST_CASE("norm: percentiles that are no finite numbers are refused") {
  check_only_place(with_line(6, "percentiles = [10, \"50\", 90]"), 6, 20, "norm.percentiles[1]");
  check_only_place(with_line(6, "percentiles = [nan, 50, 90]"), 6, 16, "norm.percentiles[0]");
}

TEST_CASE("norm: rows are needed") {
  const std::string accepted = "at least one { construct, role, values }";
  const std::string head = norm_samples::kSmall.substr(0, norm_samples::kSmall.find("rows = ["));
  check_only_problem(head + "source = \"S\"\n",
                     {1, 1, "norm.rows", "the norm has no rows", "", accepted, ""});
  check_only_problem(head + "rows = []\nsource = \"S\"\n",
                     {7, 1, "norm.rows", "the norm has no rows", "", accepted, ""});
}

TEST_CASE("norm: a row that is no table is refused") {
  check_only_place(with_row("3"), 9, 3, "norm.rows[1]");
}

TEST_CASE("norm: a row needs one subject") {
  const std::string accepted = "either `construct` or `item`";
  check_only_problem(with_row("{ role = \"all\", values = [1, 2, 3] }"),
                     {9, 3, "norm.rows[1]", "a row has no subject", "", accepted, ""});
  check_only_problem(with_row("{ construct = \"d\", item = \"q1\", role = \"all\", values = [1, 2, 3] }"),
                     {9, 3, "norm.rows[1]", "a row has both a construct and an item", "", accepted, ""});
  check_only_place(with_row("{ construct = 3, role = \"all\", values = [1, 2, 3] }"), 9, 17,
                   "norm.rows[1].construct");
}

TEST_CASE("norm: an unknown construct is told with a suggestion") {
  check_only_problem(
      with_row("{ construct = \"e\", role = \"all\", values = [1, 2, 3] }"),
      {9, 5, "norm.rows[1].construct", "the instrument has no such construct", "\"e\"", "c or d", ""});
  check_only_problem(with_row("{ construct = \"cc\", role = \"all\", values = [1, 2, 3] }"),
                     {9, 5, "norm.rows[1].construct", "the instrument has no such construct", "\"cc\"",
                      "c or d", "did you mean \"c\"?"});
}

TEST_CASE("norm: an unknown item is told with a suggestion") {
  check_only_problem(with_row("{ item = \"q3\", role = \"all\", values = [1, 2, 3] }"),
                     {9, 5, "norm.rows[1].item", "the instrument has no such item", "\"q3\"", "q1 or q2",
                      "did you mean \"q1\"?"});
}

TEST_CASE("norm: an unknown role is told with a suggestion") {
  check_only_problem(with_row("{ construct = \"d\", role = \"slef\", values = [1, 2, 3] }"),
                     {9, 22, "norm.rows[1].role", "the instrument has no such role", "\"slef\"",
                      "self, other or all", "did you mean \"self\"?"});
}

TEST_CASE("norm: a role that is pooled into another is refused") {
  check_only_problem(with_row("{ construct = \"d\", role = \"peer\", values = [1, 2, 3] }"),
                     {9, 22, "norm.rows[1].role", "this role is pooled into another", "\"peer\"",
                      "self, other or all", "give the row to \"other\""});
}

TEST_CASE("norm: a role is needed") {
  check_only_place(with_row("{ construct = \"d\", values = [1, 2, 3] }"), 9, 3, "norm.rows[1].role");
}

TEST_CASE("norm: a row given twice is told with the line of the first") {
  check_only_problem(
      with_row("{ construct = \"c\", role = \"self\", values = [1, 2, 3] }"),
      {9, 3, "norm.rows[1]", "this row is given twice", "construct \"c\" in role \"self\", first in line 8",
       "one row for a subject and role", "remove one of the two"});
  check_only_problem(
      with_row("{ item = \"q1\", role = \"all\", values = [1, 2, 3] },\n"
               "  { item = \"q1\", role = \"all\", values = [1, 2, 3] }"),
      {10, 3, "norm.rows[2]", "this row is given twice", "item \"q1\" in role \"all\", first in line 9",
       "one row for a subject and role", "remove one of the two"});
}

TEST_CASE("norm: an item and a construct of the same place in the file are two subjects") {
  CHECK(problems_of(with_row("{ item = \"q1\", role = \"self\", values = [1, 2, 3] }")).empty());
}

TEST_CASE("norm: a wrong number of values is refused") {
  const std::string what = "a row has a wrong number of values", accepted = "3, one for each percentile";
  check_only_problem(with_row("{ construct = \"d\", role = \"all\", values = [1, 2] }"),
                     {9, 36, "norm.rows[1].values", what, "2", accepted, ""});
  check_only_problem(with_row("{ construct = \"d\", role = \"all\", values = [1, 2, 3, 4] }"),
                     {9, 36, "norm.rows[1].values", what, "4", accepted, ""});
  check_only_problem(with_row("{ construct = \"d\", role = \"all\" }"),
                     {9, 3, "norm.rows[1]", what, "0", accepted, ""});
}

TEST_CASE("norm: values that decrease are told with the percentile") {
  check_only_problem(with_row("{ construct = \"d\", role = \"all\", values = [1, 2.5, 2.25] }"),
                     {9, 54, "norm.rows[1].values[2]", "the values decrease at percentile 90",
                      "2.25 after 2.5", "each value at least as great as the one before", ""});
}

TEST_CASE("norm: values that are no finite numbers are refused") {
  check_only_place(with_row("{ construct = \"d\", role = \"all\", values = [1, 2, inf] }"), 9, 52,
                   "norm.rows[1].values[2]");
  check_only_place(with_row("{ construct = \"d\", role = \"all\", values = [1, nan, 3] }"), 9, 49,
                   "norm.rows[1].values[1]");
  check_only_place(with_row("{ construct = \"d\", role = \"all\", values = [1, 2, \"3\"] }"), 9, 52,
                   "norm.rows[1].values[2]");
}

TEST_CASE("norm: a file that is wrong throughout is told in seconds") {
  std::string rows;
  for (int i = 0; i < 20000; ++i) {
    rows += "  { construct = \"c" + std::to_string(i) + "\", role = \"all\", values = [1, 2, 3] },\n";
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(problems_of(with_line(8, rows)).size() == 20000);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
