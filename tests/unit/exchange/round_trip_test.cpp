// Every instrument that ships goes out as a package and comes back: whole, and without what stands under
// `extensions` at least with everything that CASE has properties for.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "compare.hpp"
#include "standard_check.hpp"

using assay::Instrument;
using Json = nlohmann::ordered_json;

namespace {

Instrument parsed(const compare::fs::path& file) {
  return assay::parse_instrument(compare::text_of(file), file.filename().string());
}

void take_extensions_out(Json& value) {
  if (value.is_object()) value.erase("extensions");
  if (!value.is_structured()) return;
  for (Json& inner : value) take_extensions_out(inner);
}

// Branches that take turns in the file, words with every sign, ids that constructs and items share, and
// attributes that are properties of the document.
const char* const kEverything = R"([instrument]
id = "x"
version = "1\tbeta"
title = "Two\nlines"
vendor = "A \"B\" \\ C"
kind = "k i n d"
locale = "de-CH-1996"
description = "First.\n\nSecond."

[scoring]
method = "percent-of-maximum"
roll-up = "pooled"

[attributes]
code = "7"
case-status-start-date = "soon"
case-status-end-date = "2024-02-29"
list = ["a", "b"]
case-publisher = "P"
case-subject = ["S", "T"]
case-notes = ["two", "texts"]
case-identifier = "not a UUID"
case-license = "Free"

[[scale]]
id = "range"
range = [-1.5, 1e300]
labels = { "-0.25" = "Some", 3 = "Three" }
na = true
na-label = "Cannot say"
na-policy = "strict"

[[scale]]
id = "unused"
points = [-2, 0.1, 12345678901234567890.0]
labels = { "0.1" = "Tabs\tand\nlines" }
na-policy = "half"

[[scale]]
id = "x"
points = [0, 1]
na = true
na-policy = "prorate"

[[role]]
id = "other"
title = "Others"

[[role]]
id = "peer"
title = "Peers"
parent = "other"
required = true
max = 1000000

[[construct]]
id = "b"
level = "outer"
title = "Same words"
definition = "Same words"
links = ["a.1", "a"]

[[construct]]
id = "a"
level = "beside"
title = "A\ttitle"
short = "A"
aliases = ["One", "Two"]
task = ["t1", "t2"]
low = ["l1", "l2\nwith a line"]
definition = ["d1", "d2"]
may-indicate = "m"
weight = 0.001
target = 1
scale = "unused"

[[construct]]
id = "b.1"
level = "inner"
parent = "b"
title = "B 1"
summary = "s"
note = ["n1", "n2"]
weight = 1

[[construct]]
id = "a.1"
level = "inner"
parent = "a"
title = "A 1"
action = ["a1", "a2"]
desired = "d"
behaviour = ["x", "x"]
high = "h"
target = 0.5

[[item]]
id = "a"
text = "Last, first\nin two lines"
construct = "a.1"
scale = "x"
form = "second"
weight = 1e-7

[[item]]
id = "b"
text = "B"
construct = "b"
scale = "range"
reverse = true

[[item]]
id = "x"
text = "X"
construct = "a.1"
scale = "x"
form = "first"
)";

// What CASE can hold, by the words of docs/formats/case.md; not by the code that writes it.
struct Held {
  std::vector<std::string> tree;             // depth first: "kind id < parent"
  std::map<std::string, std::string> words;  // of a construct or item
  std::map<std::string, double> weights;
  std::map<std::string, std::string> scales;  // of items, by the scale's id
  std::map<std::string, std::vector<std::string>> links;
};

std::string texts_of(const assay::Construct& construct, const std::string& kind) {
  std::string all;
  for (const auto& text : construct.texts) {
    if (text.kind == kind) all += "|" + text.text;
  }
  return all;
}

void add_branch(const Instrument& instrument, std::uint32_t parent, const std::string& name, Held& held) {
  for (std::uint32_t i = 0; i < instrument.constructs.size(); ++i) {
    const assay::Construct& construct = instrument.constructs[i];
    if (construct.parent != parent) continue;
    held.tree.push_back(instrument.levels[construct.level] + " " + construct.id + " < " + name);
    add_branch(instrument, i, construct.id, held);
  }
  if (parent == ASSAY_NONE) return;
  for (const assay::Item& item : instrument.items) {
    if (item.construct == parent) held.tree.push_back("item " + item.id + " < " + name);
  }
}

// Definitions and notes come back as one text; where there are several they are compared joined by lines.
std::string lines(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '|');
  return text;
}

Held held_of(const Instrument& instrument) {
  Held held;
  add_branch(instrument, ASSAY_NONE, "", held);
  for (const assay::Construct& construct : instrument.constructs) {
    const std::string key = "construct " + construct.id;
    held.words[key] = construct.title;
    for (const char* kind : {"definition", "note", "low", "high", "action"}) {
      held.words[key + " " + kind] = lines(texts_of(construct, kind));
    }
    if (construct.has_weight) held.weights[key] = construct.weight;
    for (const std::uint32_t link : construct.links)
      held.links[key].push_back(instrument.constructs[link].id);
  }
  for (const assay::Item& item : instrument.items) {
    held.words["item " + item.id] = item.text;
    held.weights["item " + item.id] = item.weight;
    held.scales["item " + item.id] = instrument.scales[item.scale].id;
  }
  return held;
}

}  // namespace

TEST_CASE("toml writer: every shipped instrument is the same when it is read again") {
  const auto files = compare::shipped();
  REQUIRE(files.size() >= 2);
  for (const auto& file : files) {
    INFO(file);
    const Instrument instrument = parsed(file);
    compare::check_same(instrument, assay::parse_instrument(assay::instrument_toml(instrument), "written"));
  }
}

TEST_CASE("case: every shipped instrument comes back as it was, without a warning") {
  for (const auto& file : compare::shipped()) {
    INFO(file);
    const Instrument instrument = parsed(file);
    const assay::CaseImport back =
        assay::import_case(assay::export_case(instrument, {"2024-12-31"}), "package");
    CHECK(back.warnings.empty());
    compare::check_same(instrument, back.instrument);
    compare::check_same(instrument, assay::parse_instrument(back.toml, "written"));
  }
}

TEST_CASE("case: an instrument with all that the format allows comes back as it was") {
  const Instrument instrument = assay::parse_instrument(kEverything, "everything.toml");
  const std::string json = assay::export_case(instrument, {"2024-12-31"});
  CHECK(standard::faults_of(Json::parse(json)) == std::vector<std::string>());
  const assay::CaseImport back = assay::import_case(json, "package");
  CHECK(back.warnings.empty());
  compare::check_same(instrument, back.instrument);
  compare::check_same(instrument, assay::parse_instrument(assay::instrument_toml(instrument), "written"));
  // And it goes out again byte for byte.
  CHECK(assay::export_case(back.instrument, {"2024-12-31"}) == json);
}

TEST_CASE("case: without extensions every shipped instrument still has what CASE can hold") {
  for (const auto& file : compare::shipped()) {
    INFO(file);
    const Instrument instrument = parsed(file);
    Json package = Json::parse(assay::export_case(instrument, {"2024-12-31"}));
    take_extensions_out(package);
    REQUIRE(package.dump().find("extensions") == std::string::npos);
    const Instrument back = assay::import_case(package.dump(), "package", instrument.id).instrument;
    CHECK(back.title == instrument.title);
    CHECK(back.vendor == instrument.vendor);
    CHECK(back.version == instrument.version);
    CHECK(back.locale == instrument.locale);
    CHECK(back.description == instrument.description);
    const Held before = held_of(instrument), after = held_of(back);
    CHECK(after.tree == before.tree);
    CHECK(after.words == before.words);
    CHECK(after.weights == before.weights);
    CHECK(after.scales == before.scales);
    CHECK(after.links == before.links);
    REQUIRE(back.scales.size() == instrument.scales.size());
    for (std::size_t i = 0; i < back.scales.size(); ++i)
      compare::check_levels(instrument.scales[i], back.scales[i]);
  }
}
