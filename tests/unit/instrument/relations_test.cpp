// Attributes, links, scales of targets and forms: what good ones become, and what is wrong with bad ones.
#include <string>
#include <vector>

#include "samples.hpp"

using assay::Instrument;
using assay::parse_instrument;
using samples::check_only_place;
using samples::check_only_problem;
using samples::problems_of;
using samples::with_line;
using samples::with_more;

namespace {

// [attributes] in line 27, and more of it from line 28 on.
std::string with_attributes(const std::string& more) {
  return with_more("[attributes]\n" + more);
}

// A construct in lines 27 to 30, and more of it from line 31 on.
std::string with_construct(const std::string& more) {
  return with_more("[[construct]]\nid = \"c1\"\nlevel = \"element\"\ntitle = \"C1\"\n" + more);
}

std::string item(const std::string& id, const std::string& more) {
  return "[[item]]\nid = \"" + id + "\"\ntext = \"Q\"\nconstruct = \"c\"\nscale = \"s\"\n" + more;
}

constexpr const char* kId = "a lower case letter, then lower case letters, digits, '-', '_' and '.'";

}  // namespace

TEST_CASE("instrument: the format page's example of several ways in holds what it shows") {
  const std::vector<std::string> blocks = samples::toml_blocks("docs/formats/instrument.md");
  REQUIRE(blocks.size() == 2);
  const Instrument job = parse_instrument(blocks[1], "instrument.md");
  REQUIRE(job.attributes.size() == 3);
  CHECK(job.attributes[0].key == "code");
  CHECK(job.attributes[0].values == std::vector<std::string>{"SJ-7"});
  CHECK(job.attributes[1].key == "reviewed");
  CHECK(job.attributes[2].values == std::vector<std::string>{"Service Agent", "Claims Agent"});

  REQUIRE(job.constructs.size() == 4);
  REQUIRE(job.constructs[0].texts.size() == 2);
  CHECK(job.constructs[0].texts[1].kind == "task");
  CHECK(job.constructs[0].texts[1].text == "Settles complaints");
  CHECK(job.constructs[0].scale == ASSAY_NONE);
  CHECK(job.constructs[0].links.empty());
  CHECK(job.constructs[2].scale == 0);
  CHECK(job.constructs[2].links == std::vector<std::uint32_t>{0, 1});
  CHECK(job.constructs[3].links == std::vector<std::uint32_t>{1});

  CHECK(job.forms == std::vector<std::string>{"levels", "behaviours"});
  REQUIRE(job.items.size() == 5);
  CHECK(job.items[1].form == 0);
  CHECK(job.items[2].form == 1);
  CHECK(job.items[4].form == 1);
}

TEST_CASE("instrument: without attributes, links and forms there are none") {
  const Instrument small = parse_instrument(samples::kSmall, "t.toml");
  CHECK(small.attributes.empty());
  CHECK(small.forms.empty());
  CHECK(small.items[0].form == ASSAY_NONE);
  CHECK(small.constructs[0].scale == ASSAY_NONE);
  CHECK(small.constructs[0].links.empty());
}

TEST_CASE("attributes: an empty table is no attribute") {
  CHECK(parse_instrument(with_attributes(""), "t.toml").attributes.empty());
}

TEST_CASE("attributes: a key that is not an id is refused") {
  check_only_problem(with_attributes("Code = \"X\"\n"), {28, 1, "attributes.Code", "the key is not an id",
                                                         "\"Code\"", kId, "choose another key"});
  check_only_problem(with_attributes("code = \"X\"\n\"next revision\" = \"2013\"\n"),
                     {29, 1, "attributes.\"next revision\"", "the key is not an id", "\"next revision\"", kId,
                      "choose another key"});
}

TEST_CASE("attributes: a value that is no text is refused") {
  check_only_place(with_attributes("level = 3\n"), 28, 9, "attributes.level");
  check_only_place(with_attributes("dates = [\"a\", 3]\n"), 28, 15, "attributes.dates[1]");
  check_only_problem(
      with_attributes("created = 2003-09-23\n"),
      {28, 11, "attributes.created", "wrong type", "date 2003-09-23", "a text or an array of texts", ""});
  check_only_place(with_attributes("[attributes.more]\ncode = \"X\"\n"), 28, 1, "attributes.more");
}

TEST_CASE("attributes: a blank text is refused") {
  const std::string what = "the text is blank", accepted = "a text that is not blank";
  check_only_problem(with_attributes("code = \"\"\n"),
                     {28, 1, "attributes.code", what, "\"\"", accepted, "fill it in, or take it out"});
  check_only_problem(with_attributes("positions = [\"A\", \" \"]\n"),
                     {28, 1, "attributes.positions", what, "\" \"", accepted, "fill it in, or take it out"});
}

TEST_CASE("attributes: a list without entries is refused") {
  check_only_problem(with_attributes("positions = []\n"),
                     {28, 1, "attributes.positions", "the attribute has no value", "an empty list",
                      "a text, or at least one in the list", "fill it in, or take it out"});
}

TEST_CASE("attributes: double brackets are refused") {
  const auto problems = problems_of(with_more("[[attributes]]\ncode = \"X\"\n"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 27);
  CHECK(problems[0].key == "attributes");
  CHECK(problems[0].remedy == "write [attributes] once, in single brackets");
}

TEST_CASE("construct: links lead up and down the file") {
  const Instrument instrument = parse_instrument(
      with_construct("links = [\"c2\", \"c\"]\n"
                     "[[construct]]\nid = \"c2\"\nlevel = \"element\"\ntitle = \"C2\"\nlinks = [\"c1\"]\n"),
      "t.toml");
  CHECK(instrument.constructs[1].links == std::vector<std::uint32_t>{2, 0});
  CHECK(instrument.constructs[2].links == std::vector<std::uint32_t>{1});
}

TEST_CASE("construct: a link to nothing is told with a suggestion") {
  check_only_problem(with_construct("links = [\"c\", \"c11\"]\n"),
                     {31, 15, "construct[1].links[1]", "there is no [[construct]] with this id", "\"c11\"",
                      "c or c1", "did you mean \"c1\"?"});
  check_only_problem(with_construct("links = [\"task-group\"]\n"),
                     {31, 10, "construct[1].links[0]", "there is no [[construct]] with this id",
                      "\"task-group\"", "c or c1", "declare it as a [[construct]]"});
}

TEST_CASE("construct: a link that is there twice is refused") {
  check_only_problem(with_construct("links = [\"c\", \"c\"]\n"),
                     {31, 15, "construct[1].links[1]", "the link is there twice", "\"c\"", "each link once",
                      "take one of the two out"});
}

TEST_CASE("construct: a link to itself is refused") {
  check_only_problem(with_construct("links = [\"c1\"]\n"),
                     {31, 10, "construct[1].links[0]", "a construct is linked to itself", "\"c1\"",
                      "any construct but this one", "take the link out"});
}

TEST_CASE("construct: links are a list of texts") {
  check_only_place(with_construct("links = \"c\"\n"), 31, 9, "construct[1].links");
  check_only_place(with_construct("links = [\"c\", 7]\n"), 31, 15, "construct[1].links[1]");
}

TEST_CASE("construct: every wrong link of a list is told") {
  const auto problems = problems_of(with_construct("links = [\"c1\", \"x-ray\", \"c\", \"c\"]\n"));
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].key == "construct[1].links[0]");
  CHECK(problems[1].key == "construct[1].links[1]");
  CHECK(problems[2].key == "construct[1].links[3]");
}

TEST_CASE("construct: an unknown scale is told") {
  check_only_problem(with_construct("scale = \"likert\"\n"),
                     {31, 1, "construct[1].scale", "there is no [[scale]] with this id", "\"likert\"", "s",
                      "declare it as a [[scale]]"});
}

TEST_CASE("construct: a target off its scale is refused") {
  const std::string what = "the target lies off its scale", accepted = "any number from 1 to 3, as in \"s\"";
  const std::string remedy = "correct the target, or name another scale";
  check_only_problem(with_construct("target = 4\nscale = \"s\"\n"),
                     {31, 1, "construct[1].target", what, "integer 4", accepted, remedy});
  check_only_problem(with_construct("scale = \"s\"\ntarget = 0.5\n"),
                     {32, 1, "construct[1].target", what, "number 0.5", accepted, remedy});
}

TEST_CASE("construct: a target may lie between two points, and on any number without a scale") {
  CHECK(problems_of(with_construct("target = 2.5\nscale = \"s\"\n")).empty());
  CHECK(problems_of(with_construct("target = 3\nscale = \"s\"\n")).empty());
  CHECK(problems_of(with_construct("target = 40\n")).empty());
  CHECK(problems_of(with_construct("scale = \"s\"\n")).empty());
}

namespace {

// kSmall, whose one item is on a scale from 1 to 3, with `target` at line 21; `more` stands before the items.
std::string with_target(const std::string& target, const std::string& more = {}) {
  return samples::with_line(21, "target = " + target + "\n" + more);
}

}  // namespace

TEST_CASE("construct: a target without a scale is held against that of the items") {
  const std::string what = "the target lies off its scale", accepted = "any number from 1 to 3, as in \"s\"";
  const std::string remedy = "correct the target, or name the scale that it is on as `scale`";
  check_only_problem(with_target("50"), {21, 1, "construct[0].target", what, "integer 50", accepted, remedy});
  check_only_problem(with_target("0.5"), {21, 1, "construct[0].target", what, "number 0.5", accepted, remedy});
  CHECK(problems_of(with_target("1")).empty());
  CHECK(problems_of(with_target("2.5")).empty());
  CHECK(problems_of(with_target("3")).empty());
}

TEST_CASE("construct: a target is held against the scale of items further down") {
  const std::string below =
      "[[construct]]\nid = \"d\"\nlevel = \"part\"\ntitle = \"D\"\nparent = \"c\"\n\n"
      "[[item]]\nid = \"q0\"\ntext = \"Q\"\nconstruct = \"d\"\nscale = \"s\"\n";
  const std::string own = "construct = \"c\"\nscale = \"s\"\n";
  std::string toml = with_target("4", below);
  toml.replace(toml.find(own), own.size(), "construct = \"d\"\nscale = \"s\"\n");
  check_only_place(toml, 21, 1, "construct[0].target");
}

TEST_CASE("construct: a target is held against scales of items that have the same ends, and no others") {
  const auto second_item_on = [](const std::string& points) {
    return samples::with_line(21, "target = 4\n") + "\n[[scale]]\nid = \"t\"\npoints = " + points +
           "\n\n[[item]]\nid = \"q2\"\ntext = \"Q\"\nconstruct = \"c\"\nscale = \"t\"\n";
  };
  check_only_place(second_item_on("[1, 3]"), 21, 1, "construct[0].target");
  CHECK(problems_of(second_item_on("[1, 5]")).empty());
}

TEST_CASE("construct: only a sum is in another unit than the scale of its items") {
  const auto scored_by = [](const std::string& method) {
    return with_target("50") + "\n[scoring]\nmethod = \"" + method + "\"\n";
  };
  CHECK(problems_of(scored_by("sum")).empty());
  check_only_place(scored_by("mean"), 21, 1, "construct[0].target");
  check_only_place(scored_by("weighted-mean"), 21, 1, "construct[0].target");
  check_only_place(scored_by("percent-of-maximum"), 21, 1, "construct[0].target");
}

TEST_CASE("construct: a target whose items are on an unknown scale is not told as well") {
  std::string toml = with_target("50");
  toml.replace(toml.rfind("scale = \"s\""), 11, "scale = \"x\"");
  check_only_place(toml, 27, 1, "item[0].scale");
}

TEST_CASE("construct: a target on a scale that is wrong itself is not told as well") {
  const auto problems = problems_of(with_line(11, "points = [3]") +
                                    "[[construct]]\nid = \"c1\"\nlevel = \"element\"\ntitle = \"C1\"\n"
                                    "target = 4\nscale = \"s\"\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.line == 11);
}

TEST_CASE("item: forms stand in the order of their first items") {
  // q1 of the small instrument has none.
  const Instrument instrument =
      parse_instrument(with_more(item("q2", "form = \"scores\"\n") + item("q3", "form = \"levels\"\n") +
                                 item("q4", "form = \"scores\"\n")),
                       "t.toml");
  CHECK(instrument.forms == std::vector<std::string>{"scores", "levels"});
  CHECK(instrument.items[0].form == ASSAY_NONE);
  CHECK(instrument.items[1].form == 0);
  CHECK(instrument.items[2].form == 1);
  CHECK(instrument.items[3].form == 0);
}

TEST_CASE("item: one form for all items is as good as none") {
  const Instrument instrument = parse_instrument(with_more("form = \"scores\"\n"), "t.toml");
  CHECK(instrument.forms == std::vector<std::string>{"scores"});
  CHECK(instrument.items[0].form == 0);
}

TEST_CASE("item: a form that is not an id is refused") {
  check_only_problem(with_more("form = \"Levels\"\n"),
                     {27, 1, "item[0].form", "not an id", "\"Levels\"", kId, "choose another id"});
  check_only_place(with_more("form = \"\"\n"), 27, 1, "item[0].form");
  check_only_place(with_more("form = 3\n"), 27, 8, "item[0].form");
}
