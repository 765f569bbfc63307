// What is wrong with an instrument's roles, constructs and items.
#include <string>

#include "samples.hpp"

using samples::check_only_place;
using samples::check_only_problem;
using samples::check_problem;
using samples::problems_of;
using samples::with_line;
using samples::with_more;

namespace {

// A construct in lines 27 to 30, and more of it from line 31 on.
std::string with_construct(const std::string& more, const std::string& level = "element") {
  return with_more("[[construct]]\nid = \"c1\"\nlevel = \"" + level + "\"\ntitle = \"C1\"\n" + more);
}

// An item in lines 27 to 31.
std::string with_item(const std::string& id, const std::string& construct, const std::string& scale) {
  return with_more("[[item]]\nid = \"" + id + "\"\ntext = \"Q\"\nconstruct = \"" + construct +
                   "\"\nscale = \"" + scale + "\"\n");
}

}  // namespace

TEST_CASE("role: the id all is reserved") {
  check_only_problem(with_line(14, "id = \"all\""), {14, 1, "role[0].id", "this id is reserved", "\"all\"",
                                                     "any id but all", "choose another id"});
}

TEST_CASE("role: a title is needed") {
  check_only_place(with_line(15, ""), 13, 1, "role[0].title");
}

TEST_CASE("role: a most of less than one is refused") {
  check_only_place(with_line(15, "title = \"Self\"\nmax = 0"), 16, 1, "role[0].max");
  check_only_place(with_line(15, "title = \"Self\"\nmax = 1.5"), 16, 7, "role[0].max");
}

TEST_CASE("role: an unknown parent is told with a suggestion") {
  check_only_problem(with_more("[[role]]\nid = \"peer\"\ntitle = \"P\"\nparent = \"slef\"\n"),
                     {30, 1, "role[1].parent", "there is no [[role]] with this id", "\"slef\"",
                      "self or peer", "did you mean \"self\"?"});
}

TEST_CASE("role: a parent declared after its child is refused") {
  check_only_problem(
      with_line(15, "title = \"Self\"\nparent = \"boss\"\n[[role]]\nid = \"boss\"\ntitle = \"B\""),
      {16, 1, "role[0].parent", "the parent is declared after its child", "\"boss\", declared in line 18",
       "a [[role]] further up", "move the parent above this table"});
}

TEST_CASE("construct: an unknown parent is told") {
  check_only_problem(with_construct("parent = \"unit-nine\"\n"),
                     {31, 1, "construct[1].parent", "there is no [[construct]] with this id", "\"unit-nine\"",
                      "c or c1", "declare it as a [[construct]]"});
}

TEST_CASE("construct: one that is its own parent is refused") {
  check_only_problem(with_construct("parent = \"c1\"\n"),
                     {31, 1, "construct[1].parent", "a construct is its own parent", "\"c1\"", "",
                      "name another, or leave `parent` out"});
}

TEST_CASE("construct: a cycle is refused where it points forward") {
  check_only_problem(
      with_construct("parent = \"c2\"\n[[construct]]\nid = \"c2\"\nlevel = \"element\"\n"
                     "title = \"C2\"\nparent = \"c1\"\n"),
      {31, 1, "construct[1].parent", "the parent is declared after its child", "\"c2\", declared in line 33",
       "a [[construct]] further up", "move the parent above this table"});
}

TEST_CASE("construct: a level at two depths is refused") {
  check_only_problem(with_construct("parent = \"c\"\n", "unit"),
                     {29, 1, "construct[1].level", "a level stands at two depths of the tree",
                      "\"unit\" at depth 2; \"c\" (line 19) has it at depth 1",
                      "one depth for all constructs of a level", "name another level, or another parent"});
}

TEST_CASE("construct: two levels may share a depth") {
  CHECK(problems_of(with_construct("")).empty());
}

TEST_CASE("construct: the level item is reserved") {
  check_only_problem(with_line(19, "level = \"item\""),
                     {19, 1, "construct[0].level", "this level is reserved", "\"item\"", "any level but item",
                      "choose another name"});
}

TEST_CASE("construct: a level that is no id is refused") {
  check_only_place(with_line(19, "level = \"Unit\""), 19, 1, "construct[0].level");
}

TEST_CASE("construct: level and title are needed") {
  check_only_place(with_line(19, ""), 17, 1, "construct[0].level");
  check_only_place(with_line(20, ""), 17, 1, "construct[0].title");
}

TEST_CASE("construct: a weight that is not above zero is refused") {
  check_only_problem(
      with_construct("weight = 0\n"),
      {31, 1, "construct[1].weight", "the number is not above zero", "integer 0", "a number above 0", ""});
  check_only_problem(
      with_construct("weight = -0.5\n"),
      {31, 1, "construct[1].weight", "the number is not above zero", "number -0.5", "a number above 0", ""});
  check_only_place(with_construct("weight = inf\n"), 31, 1, "construct[1].weight");
}

TEST_CASE("construct: a target that is no number is refused") {
  check_only_place(with_construct("target = \"5\"\n"), 31, 10, "construct[1].target");
  check_only_place(with_construct("target = nan\n"), 31, 1, "construct[1].target");
}

TEST_CASE("construct: every kind of text is a text or a list of texts") {
  for (const std::string kind : {"definition", "summary", "low", "high", "may-indicate", "desired", "action",
                                 "behaviour", "task", "note"}) {
    INFO(kind);
    const auto instrument = assay::parse_instrument(with_construct(kind + " = [\"A\", \"B\"]\n"), "t.toml");
    REQUIRE(instrument.constructs[1].texts.size() == 2);
    CHECK(instrument.constructs[1].texts[1].kind == kind);
    CHECK(instrument.constructs[1].texts[1].text == "B");
    const std::uint64_t column = kind.size() + 4;  // behind " = "
    check_only_place(with_construct(kind + " = 3\n"), 31, column, "construct[1]." + kind);
    check_only_place(with_construct(kind + " = [3]\n"), 31, column + 1, "construct[1]." + kind + "[0]");
  }
}

TEST_CASE("construct: a blank text is refused") {
  for (const std::string key : {"short", "definition", "note"}) {
    INFO(key);
    check_only_problem(with_construct(key + " = \" \"\n"),
                       {31, 1, "construct[1]." + key, "the text is blank", "\" \"",
                        "a text that is not blank", "fill it in, or take it out"});
  }
  check_only_problem(with_construct("aliases = [\"A\", \"\"]\n"),
                     {31, 1, "construct[1].aliases", "the text is blank", "\"\"", "a text that is not blank",
                      "fill it in, or take it out"});
}

TEST_CASE("construct: aliases are texts") {
  check_only_place(with_construct("aliases = \"A\"\n"), 31, 11, "construct[1].aliases");
}

TEST_CASE("item: columns of response files are reserved as ids") {
  for (const std::string id : {"case", "rater", "role", "item", "value", "text"}) {
    INFO(id);
    check_only_problem(with_line(23, "id = \"" + id + "\""),
                       {23, 1, "item[0].id", "this id is reserved", "\"" + id + "\"",
                        "any id but case, rater, role, item, value and text", "choose another id"});
  }
}

TEST_CASE("item: an unknown construct is told with a suggestion") {
  check_only_problem(
      with_construct("[[item]]\nid = \"q2\"\ntext = \"Q\"\nconstruct = \"c11\"\nscale = \"s\"\n"),
      {34, 1, "item[1].construct", "there is no [[construct]] with this id", "\"c11\"", "c or c1",
       "did you mean \"c1\"?"});
}

TEST_CASE("item: an unknown scale is told") {
  check_only_problem(with_item("q2", "c", "likert"),
                     {31, 1, "item[1].scale", "there is no [[scale]] with this id", "\"likert\"", "s",
                      "declare it as a [[scale]]"});
}

TEST_CASE("item: its keys are needed") {
  check_only_place(with_line(23, ""), 22, 1, "item[0].id");
  check_only_place(with_line(24, ""), 22, 1, "item[0].text");
  check_only_place(with_line(25, ""), 22, 1, "item[0].construct");
  check_only_place(with_line(26, ""), 22, 1, "item[0].scale");
}

TEST_CASE("item: a blank text is refused") {
  check_only_place(with_line(24, "text = \"\""), 24, 1, "item[0].text");
}

TEST_CASE("item: reverse is true or false") {
  check_only_place(with_more("reverse = 1\n"), 27, 11, "item[0].reverse");
}

TEST_CASE("item: a weight that is not above zero is refused") {
  check_only_problem(with_more("weight = 0.0\n"), {27, 1, "item[0].weight", "the number is not above zero",
                                                   "number 0", "a number above 0", ""});
}

TEST_CASE("instrument: single brackets where there is a list of tables are told as such") {
  const auto problems = problems_of(
      "[instrument]\nid = \"t\"\nversion = \"1\"\ntitle = \"T\"\nvendor = \"T\"\n"
      "kind = \"k\"\nlocale = \"en\"\n[construct]\nid = \"c\"\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 8);
  CHECK(problems[0].key == "construct");
  CHECK(problems[0].remedy == "write [[construct]], in double brackets");
}
