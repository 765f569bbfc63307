// What is wrong with an instrument, and where: scales, the file as a whole, and problems together.
#include <string>
#include <vector>

#include "samples.hpp"

using samples::check_only_place;
using samples::check_only_problem;
using samples::check_problem;
using samples::problems_of;
using samples::with_line;
using samples::with_more;

namespace {

// The scale's `points` line is line 11.
std::string with_points(const std::string& line) {
  return with_line(11, line);
}

}  // namespace

TEST_CASE("instrument: a syntax error tells its line") {
  const auto problems = problems_of(with_line(10, "id = "));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.file == "t.toml");
  CHECK(problems[0].where.line == 10);
}

TEST_CASE("instrument: all problems are told at once") {
  const auto problems = problems_of(with_line(11, "points = [3, 2]") + "revers = true\n");
  REQUIRE(problems.size() == 2);
  check_problem(problems[0], {11, 14, "scale[0].points[1]", "the points do not increase",
                              "integer 2 after integer 3", "each point greater than the one before", ""});
  check_problem(problems[1], {27, 1, "item[0].revers", "unknown key", "", "", "did you mean `reverse`?"});
}

TEST_CASE("instrument: problems are told in the order of the file") {
  const auto problems = problems_of(with_line(4, "title = \"\"") +
                                    "[[item]]\nid = \"q1\"\ntext = \"\"\nconstruct = \"c\"\nscale = \"s\"\n");
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].where.line == 4);
  CHECK(problems[1].where.line == 28);
  CHECK(problems[2].where.line == 29);
}

TEST_CASE("instrument: a file without [instrument] is refused") {
  const auto problems = problems_of("[[construct]]\nid = \"c\"\nlevel = \"unit\"\ntitle = \"C\"\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "instrument");
}

TEST_CASE("instrument: a missing key of the header is told") {
  check_only_place(with_line(2, ""), 1, 1, "instrument.id");
  check_only_place(with_line(3, ""), 1, 1, "instrument.version");
  check_only_place(with_line(4, ""), 1, 1, "instrument.title");
  check_only_place(with_line(5, ""), 1, 1, "instrument.vendor");
  check_only_place(with_line(6, ""), 1, 1, "instrument.kind");
  check_only_place(with_line(7, ""), 1, 1, "instrument.locale");
}

TEST_CASE("instrument: an id that is none is refused") {
  check_only_place(with_line(2, "id = \"Small\""), 2, 1, "instrument.id");
  check_only_place(with_line(14, "id = \"a b\""), 14, 1, "role[0].id");
}

TEST_CASE("instrument: a locale that is no language tag is refused") {
  for (const std::string wrong :
       {"english", "e", "en_GB", "en-", "-en", "en--GB", "12", "en-toolongsubtag"}) {
    INFO(wrong);
    check_only_problem(with_line(7, "locale = \"" + wrong + "\""),
                       {7, 1, "instrument.locale", "this is not a language tag", "\"" + wrong + "\"",
                        "a tag such as en, en-GB or pt-BR", ""});
  }
  for (const std::string right : {"en", "de-AT", "zh-Hant-TW", "es-419", "fil", "de-1996"}) {
    INFO(right);
    CHECK(problems_of(with_line(7, "locale = \"" + right + "\"")).empty());
  }
}

TEST_CASE("instrument: unknown keys are refused everywhere") {
  const std::string remedy = "did you mean `";
  check_only_problem(with_line(7, "locale = \"en\"\nversin = \"2\""),
                     {8, 1, "instrument.versin", "unknown key", "", "", remedy + "version`?"});
  check_only_problem(with_points("points = [1, 2, 3]\nlabel = 1"),
                     {12, 1, "scale[0].label", "unknown key", "", "", remedy + "labels`?"});
  check_only_problem(with_line(15, "title = \"Self\"\nrequird = true"),
                     {16, 1, "role[0].requird", "unknown key", "", "", remedy + "required`?"});
  check_only_problem(with_line(20, "title = \"C\"\ndefinitoin = \"D\""),
                     {21, 1, "construct[0].definitoin", "unknown key", "", "", remedy + "definition`?"});
  check_only_problem(with_more("[[itme]]\nid = \"q2\"\n"),
                     {27, 3, "itme", "unknown key", "", "", remedy + "item`?"});
}

TEST_CASE("instrument: an id given twice is told with the line of the first") {
  const std::string remedy = "rename or remove one of the two";
  check_only_problem(with_more("[[scale]]\nid = \"s\"\npoints = [1, 2]\n"),
                     {28, 1, "scale[1].id", "this id is given twice", "\"s\", first in line 10",
                      "an id that no other [[scale]] has", remedy});
  check_only_problem(with_more("[[role]]\nid = \"self\"\ntitle = \"S\"\n"),
                     {28, 1, "role[1].id", "this id is given twice", "\"self\", first in line 14",
                      "an id that no other [[role]] has", remedy});
  check_only_problem(with_more("[[construct]]\nid = \"c\"\nlevel = \"unit\"\ntitle = \"C\"\n"),
                     {28, 1, "construct[1].id", "this id is given twice", "\"c\", first in line 18",
                      "an id that no other [[construct]] has", remedy});
  check_only_problem(with_more("[[item]]\nid = \"q1\"\ntext = \"Q\"\nconstruct = \"c\"\nscale = \"s\"\n"),
                     {28, 1, "item[1].id", "this id is given twice", "\"q1\", first in line 23",
                      "an id that no other [[item]] has", remedy});
}

TEST_CASE("instrument: the same id may stand in tables of two kinds") {
  CHECK(problems_of(with_line(23, "id = \"c\"")).empty());
}

TEST_CASE("instrument: a file that measures nothing is refused") {
  const std::string all = samples::kSmall;
  check_only_problem(
      all.substr(0, all.find("[[construct]]")),
      {0, 0, "", "the instrument measures nothing", "", "at least one [[construct]] or [[item]]", ""});
}

TEST_CASE("instrument: items without a role are refused") {
  std::string all = samples::kSmall;
  all.erase(all.find("[[role]]"), all.find("[[construct]]") - all.find("[[role]]"));
  check_only_problem(
      all, {0, 0, "role", "nobody can answer the items", "", "at least one [[role]]", "declare the roles"});
}

TEST_CASE("scale: points that do not increase are refused") {
  check_only_problem(with_points("points = [1, 2, 2, 4]"),
                     {11, 17, "scale[0].points[2]", "the points do not increase", "integer 2 after integer 2",
                      "each point greater than the one before", ""});
  check_only_problem(with_points("range = [5, 1.5]"),
                     {11, 13, "scale[0].range[1]", "the points do not increase", "number 1.5 after integer 5",
                      "each point greater than the one before", ""});
}

TEST_CASE("scale: a wrong number of points is refused") {
  const std::string what = "the scale has a wrong number of points";
  check_only_problem(with_points("points = [1]"), {11, 1, "scale[0].points", what, "1", "2 to 1000", ""});
  check_only_problem(with_points("points = []"), {11, 1, "scale[0].points", what, "0", "2 to 1000", ""});
  check_only_problem(with_points("range = [1, 2, 3]"),
                     {11, 1, "scale[0].range", what, "3", "two: the lowest and the highest", ""});
  std::string many = "points = [0";
  for (int i = 1; i < 1000; ++i) many += ", " + std::to_string(i);
  CHECK(problems_of(with_points(many + "]")).empty());
  check_only_problem(with_points(many + ", 1000]"),
                     {11, 1, "scale[0].points", what, "1001", "2 to 1000", ""});
}

TEST_CASE("scale: points and a range, or neither, are refused") {
  const std::string accepted = "either `points = [1, 2, 3]` or `range = [0, 100]`";
  check_only_problem(with_points("points = [1, 2]\nrange = [1, 2]"),
                     {9, 1, "scale[0]", "a scale has both `points` and `range`", "", accepted, ""});
  check_only_problem(with_points(""), {9, 1, "scale[0]", "a scale has no points", "", accepted, ""});
}

TEST_CASE("scale: points that are not finite numbers are refused") {
  check_only_place(with_points("points = [1, \"2\"]"), 11, 14, "scale[0].points[1]");
  check_only_place(with_points("points = [1, inf]"), 11, 14, "scale[0].points[1]");
  check_only_place(with_points("range = [nan, 3]"), 11, 10, "scale[0].range[0]");
}

TEST_CASE("scale: a label of no point is refused") {
  check_only_problem(
      with_points("points = [1, 2, 3]\nlabels = { 4 = \"Four\" }"),
      {12, 12, "scale[0].labels.4", "a label belongs to no point of the scale", "4", "1, 2 or 3", ""});
  check_only_problem(with_points("range = [0, 1]\nlabels = { 2 = \"Two\" }"),
                     {12, 12, "scale[0].labels.2", "a label belongs to no point of the scale", "2",
                      "any number from 0 to 1", ""});
  check_only_problem(
      with_points("points = [1, 2, 3]\nlabels = { one = \"One\" }"),
      {12, 12, "scale[0].labels.one", "a label belongs to no number", "\"one\"", "a point of the scale", ""});
  check_only_problem(
      with_points("points = [1, 2, 3]\nlabels = { 1e = \"One\" }"),
      {12, 12, "scale[0].labels.1e", "a label belongs to no number", "\"1e\"", "a point of the scale", ""});
}

TEST_CASE("scale: a label that is no text is refused") {
  check_only_problem(with_points("points = [1, 2, 3]\nlabels = { 1 = 1 }"),
                     {12, 12, "scale[0].labels.1", "a label is not a text", "integer 1", "a text", ""});
  check_only_place(with_points("points = [1, 2, 3]\nlabels = 3"), 12, 10, "scale[0].labels");
}

TEST_CASE("scale: a label of a number with a point needs quotation marks") {
  check_only_problem(with_points("points = [1, 1.5]\nlabels = { 1.5 = \"Mid\" }"),
                     {12, 12, "scale[0].labels.1", "a label is not a text", "a table", "a text",
                      "put a number with a point in quotation marks: \"1.5\" = …"});
}

TEST_CASE("scale: two labels of one point are refused") {
  check_only_problem(
      with_points("points = [1, 2, 3]\nlabels = { 1 = \"One\", \"1.0\" = \"Uno\" }"),
      {12, 1, "scale[0].labels", "a point has two labels", "\"One\" and \"Uno\"", "one label a point", ""});
}

TEST_CASE("scale: a blank label is refused") {
  check_only_problem(with_points("points = [1, 2, 3]\nlabels = { 1 = \" \" }"),
                     {12, 12, "scale[0].labels.1", "the text is blank", "\" \"", "a text that is not blank",
                      "fill it in, or take it out"});
}

TEST_CASE("scale: a word for NA needs NA") {
  check_only_problem(with_points("points = [1, 2]\nna-label = \"None\""),
                     {12, 1, "scale[0].na-label", "the scale has no NA", "\"None\"",
                      "`na-label` together with `na = true`", "set `na = true`, or remove `na-label`"});
}

TEST_CASE("scale: a blank word for NA is refused") {
  check_only_problem(with_points("points = [1, 2]\nna = true\nna-label = \"\""),
                     {13, 1, "scale[0].na-label", "the text is blank", "\"\"", "a text that is not blank",
                      "fill it in, or take it out"});
}

TEST_CASE("instrument: more than the limits is refused") {
  std::string roles;
  for (int i = 1; i < 64; ++i) roles += "[[role]]\nid = \"r" + std::to_string(i) + "\"\ntitle = \"R\"\n";
  CHECK(problems_of(with_more(roles)).empty());
  // 26 lines, 63 roles of 3 lines, then the one too many.
  check_only_problem(with_more(roles + "[[role]]\nid = \"r64\"\ntitle = \"R\"\n"),
                     {216, 1, "role[64]", "there are too many of [[role]]", "65", "at most 64", ""});

  std::string items;
  for (int i = 0; i < 10000; ++i) {
    items +=
        "[[item]]\nid = \"i" + std::to_string(i) + "\"\ntext = \"Q\"\nconstruct = \"c\"\nscale = \"s\"\n";
  }
  // One item of kSmall, then 9999 of 5 lines.
  check_only_problem(with_more(items), {27 + 9999 * 5, 1, "item[10000]", "there are too many of [[item]]",
                                        "10001", "at most 10000", ""});

  std::string constructs;
  for (int i = 0; i < 10000; ++i) {
    constructs += "[[construct]]\nid = \"c" + std::to_string(i) + "\"\nlevel = \"unit\"\ntitle = \"C\"\n";
  }
  check_only_problem(with_more(constructs),
                     {27 + 9999 * 4, 1, "construct[10000]", "there are too many of [[construct]]", "10001",
                      "at most 10000", ""});
}

TEST_CASE("instrument: of a file that is wrong throughout every mistake is told") {
  std::string all;
  for (int i = 1; i < 1999; ++i) {
    const std::string id = std::to_string(100000 + i);
    all += "[[construct]]\nid = \"construct-" + id + "\"\nlevel = \"unit\"\ntitle = \"C\"\n" +
           "[[item]]\nid = \"item-" + id + "\"\ntext = \"Q\"\nconstruct = \"construct-x" + id +
           "\"\nscale = \"s\"\n";
  }
  CHECK(problems_of(with_more(all)).size() == 1998);
}
