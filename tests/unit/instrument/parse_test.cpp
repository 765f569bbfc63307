// What a good instrument becomes. What is wrong with a bad one: problems_test.cpp.
#include <filesystem>
#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "samples.hpp"

using assay::Instrument;
using assay::parse_instrument;

namespace {

std::vector<std::string> ids_under(const Instrument& instrument, std::uint32_t parent) {
  std::vector<std::string> ids;
  for (const assay::Construct& construct : instrument.constructs) {
    if (construct.parent == parent) ids.push_back(construct.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("instrument: the smallest file gives defaults") {
  const Instrument instrument = parse_instrument(samples::kSmall, "t.toml");
  CHECK(instrument.source == "t.toml");
  CHECK(instrument.id == "t.small");
  CHECK(instrument.locale == "en");
  CHECK(instrument.description.empty());
  REQUIRE(instrument.scales.size() == 1);
  CHECK(instrument.scales[0].points == std::vector<double>{1, 2, 3});
  CHECK_FALSE(instrument.scales[0].continuous);
  CHECK_FALSE(instrument.scales[0].accepts_na);
  CHECK(instrument.scales[0].na_label.empty());
  REQUIRE(instrument.roles.size() == 1);
  CHECK(instrument.roles[0].parent == ASSAY_NONE);
  CHECK_FALSE(instrument.roles[0].required);
  CHECK(instrument.roles[0].max_raters == 0);
  REQUIRE(instrument.constructs.size() == 1);
  CHECK(instrument.constructs[0].short_title == "C");
  CHECK(instrument.constructs[0].parent == ASSAY_NONE);
  CHECK_FALSE(instrument.constructs[0].has_weight);
  CHECK(instrument.constructs[0].weight == 1);
  CHECK_FALSE(instrument.constructs[0].has_target);
  CHECK(instrument.constructs[0].target == 0);
  REQUIRE(instrument.items.size() == 1);
  CHECK_FALSE(instrument.items[0].reverse);
  CHECK(instrument.items[0].weight == 1);
}

TEST_CASE("instrument: the format page's example holds what it shows") {
  const std::vector<std::string> blocks = samples::toml_blocks("docs/formats/instrument.md");
  REQUIRE_FALSE(blocks.empty());
  const Instrument instrument = parse_instrument(blocks[0], "instrument.md");
  CHECK(instrument.id == "example.service-view");
  CHECK(instrument.locale == "en-GB");

  REQUIRE(instrument.scales.size() == 2);
  const assay::Scale& frequency = instrument.scales[0];
  CHECK(frequency.accepts_na);
  CHECK(frequency.na_label == "Cannot say");
  REQUIRE(frequency.labels.size() == 3);
  CHECK(frequency.labels[1].value == 3);
  CHECK(frequency.labels[1].text == "Sometimes");
  CHECK(instrument.scales[1].continuous);
  CHECK(instrument.scales[1].points == std::vector<double>{0, 100});

  REQUIRE(instrument.roles.size() == 3);
  CHECK(instrument.roles[0].required);
  CHECK(instrument.roles[0].max_raters == 1);
  CHECK(instrument.roles[2].parent == 1);

  CHECK(instrument.levels == std::vector<std::string>{"unit", "element"});
  REQUIRE(instrument.constructs.size() == 2);
  CHECK(instrument.constructs[0].short_title == "Contact");
  CHECK(instrument.constructs[0].aliases == std::vector<std::string>{"Customer Contact"});
  const assay::Construct& element = instrument.constructs[1];
  CHECK(element.parent == 0);
  CHECK(element.level == 1);
  CHECK(element.has_weight);
  CHECK(element.weight == 2);
  CHECK(element.has_target);
  CHECK(element.target == 4.5);
  REQUIRE(element.texts.size() == 4);
  CHECK(element.texts[0].kind == "definition");
  CHECK(element.texts[1].kind == "low");
  CHECK(element.texts[1].text == "Interrupts");
  CHECK(element.texts[2].kind == "low");
  CHECK(element.texts[2].text == "Offers before asking");
  CHECK(element.texts[3].kind == "high");

  REQUIRE(instrument.items.size() == 3);
  CHECK(instrument.items[1].reverse);
  CHECK(instrument.items[1].weight == 0.5);
  CHECK(instrument.items[2].scale == 1);
  CHECK(instrument.items[2].construct == 1);
}

TEST_CASE("instrument: the BCSC survey has its framework") {
  const std::string path = "plugins/bcsc/instruments/csc-360.toml";
  if (!std::filesystem::exists(std::string(ASSAY_SOURCE_DIR) + "/" + path)) return;  // a vendor may be taken out
  const Instrument instrument = parse_instrument(samples::read_source(path), path);
  CHECK(instrument.id == "bcsc.csc-360");
  CHECK(instrument.levels == std::vector<std::string>{"unit", "element"});
  CHECK(instrument.constructs.size() == 46);
  CHECK(instrument.items.size() == 55);
  const std::vector<std::size_t> elements = {4, 3, 4, 4, 7, 7, 4, 5};
  const std::vector<std::string> units = ids_under(instrument, ASSAY_NONE);
  REQUIRE(units == std::vector<std::string>{"u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"});
  for (std::size_t i = 0; i < units.size(); ++i) {
    CHECK(ids_under(instrument, instrument.find_construct(units[i])).size() == elements[i]);
  }
  CHECK(instrument.constructs[instrument.items[19].construct].id == "u4.1");  // q20
  CHECK(instrument.constructs[instrument.items[54].construct].id == "u8.5");  // q55
  CHECK(instrument.roles[instrument.top_role(instrument.find_role("customer"))].id == "other");
  REQUIRE(instrument.scales.size() == 1);
  CHECK(instrument.scales[0].accepted() == "1, 2, 3, 4, 5, 6 or 7, or NA");
}

TEST_CASE("instrument: ids are found, or are not") {
  const Instrument instrument = parse_instrument(samples::kSmall, "t.toml");
  CHECK(instrument.find_item("q1") == 0);
  CHECK(instrument.find_item("q2") == ASSAY_NONE);
  CHECK(instrument.find_role("self") == 0);
  CHECK(instrument.find_role("all") == ASSAY_NONE);
  CHECK(instrument.find_construct("c") == 0);
  CHECK(instrument.find_construct("") == ASSAY_NONE);
}

TEST_CASE("instrument: the outermost role is found through several parents") {
  const Instrument instrument =
      parse_instrument(samples::with_more("[[role]]\nid = \"peer\"\ntitle = \"P\"\nparent = \"self\"\n"
                                          "[[role]]\nid = \"near\"\ntitle = \"N\"\nparent = \"peer\"\n"),
                       "t.toml");
  CHECK(instrument.top_role(2) == 0);
  CHECK(instrument.top_role(0) == 0);
}

TEST_CASE("instrument: levels are ordered by depth, not by the file") {
  // c is a unit; a's child comes before b, whose level is met last and stands outermost with a's.
  const Instrument instrument = parse_instrument(
      samples::with_more("[[construct]]\nid = \"c1\"\nlevel = \"element\"\ntitle = \"C1\"\nparent = \"c\"\n"
                         "[[construct]]\nid = \"b\"\nlevel = \"family\"\ntitle = \"B\"\n"),
      "t.toml");
  CHECK(instrument.levels == std::vector<std::string>{"unit", "family", "element"});
  CHECK(instrument.constructs[0].level == 0);
  CHECK(instrument.constructs[1].level == 2);
  CHECK(instrument.constructs[2].level == 1);
}

TEST_CASE("instrument: a file without items needs no roles") {
  const Instrument instrument = parse_instrument(
      "[instrument]\nid = \"t\"\nversion = \"1\"\ntitle = \"T\"\nvendor = \"T\"\nkind = \"k\"\n"
      "locale = \"pt-BR\"\n[[construct]]\nid = \"c\"\nlevel = \"unit\"\ntitle = \"C\"\n",
      "t.toml");
  CHECK(instrument.roles.empty());
  CHECK(instrument.constructs.size() == 1);
}

TEST_CASE("instrument: NA stands on paper as NA when nothing else is said") {
  const Instrument instrument =
      parse_instrument(samples::with_line(11, "points = [1, 2, 3]\nna = true"), "t.toml");
  CHECK(instrument.scales[0].accepts_na);
  CHECK(instrument.scales[0].na_label == "NA");
}

TEST_CASE("instrument: labels are kept by value, whatever their order") {
  const Instrument instrument = parse_instrument(
      samples::with_line(
          11, "points = [-1, 1.5, 10]\nlabels = { 10 = \"Top\", \"1.5\" = \"Mid\", -1 = \"Low\" }"),
      "t.toml");
  const auto& labels = instrument.scales[0].labels;
  REQUIRE(labels.size() == 3);
  CHECK(labels[0].value == -1);
  CHECK(labels[0].text == "Low");
  CHECK(labels[1].value == 1.5);
  CHECK(labels[2].value == 10);
  CHECK(labels[2].text == "Top");
}

TEST_CASE("scale: only its points are accepted") {
  const assay::Scale scale{"s", {1, 2.5, 4}, {}, false, true, "NA"};
  CHECK(scale.accepts(1));
  CHECK(scale.accepts(2.5));
  CHECK(scale.accepts(4));
  CHECK_FALSE(scale.accepts(2));
  CHECK_FALSE(scale.accepts(0));
  CHECK_FALSE(scale.accepts(5));
  CHECK_FALSE(scale.accepts(std::numeric_limits<double>::quiet_NaN()));
  CHECK(scale.accepted() == "1, 2.5 or 4, or NA");
}

TEST_CASE("scale: a continuous one accepts what lies between its ends") {
  const assay::Scale scale{"s", {0, 100}, {}, true, false, ""};
  CHECK(scale.accepts(0));
  CHECK(scale.accepts(33.25));
  CHECK(scale.accepts(100));
  CHECK_FALSE(scale.accepts(-0.5));
  CHECK_FALSE(scale.accepts(100.5));
  CHECK_FALSE(scale.accepts(std::numeric_limits<double>::quiet_NaN()));
  CHECK(scale.accepted() == "any number from 0 to 100");
}

TEST_CASE("scale: many whole numbers in a row are told as a range") {
  assay::Scale scale;
  for (int i = 0; i < 13; ++i) scale.points.push_back(i);
  CHECK(scale.accepted() == "a whole number from 0 to 12");
  scale.points.pop_back();
  CHECK(scale.accepted() == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or 11");
  scale.points = {0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5};
  CHECK(scale.accepted() == "0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5 and 1 more");
}
