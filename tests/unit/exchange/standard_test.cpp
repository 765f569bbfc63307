// What is exported is a package of CASE 1.1, and says what the instrument says.
#include "standard_check.hpp"

#include "samples.hpp"

using Json = samples::Json;
using Words = std::vector<std::string>;

namespace {

// Two questions in a tree of two levels, with all that has a place in CASE and all that has none.
const char* const kBaking = R"([instrument]
id = "our.baking"
version = "3"
title = "Baking"
vendor = "Our Bakery"
kind = "skills"
locale = "en-GB"
description = "What a baker can do."

[scoring]
method = "sum"

[[scale]]
id = "often"
points = [1, 2.5]
labels = { 1 = "Never", "2.5" = "Daily" }
na = true

[[scale]]
id = "share"
range = [0, 100]
labels = { 50 = "Half" }

[[role]]
id = "self"
title = "Self"

[[construct]]
id = "bread"
level = "field"
title = "Bread"

[[construct]]
id = "dough"
level = "skill"
parent = "bread"
title = "Dough"
definition = "Makes a dough that rises."
low = ["Too wet", "Too dry"]
high = "Springs back"
action = "Weigh the water"
weight = 1.5
links = ["bread"]

[[item]]
id = "kneads"
text = "Kneads by hand"
construct = "dough"
scale = "often"
weight = 2
reverse = true
)";

assay::Instrument baking() {
  return assay::parse_instrument(kBaking, "baking.toml");
}

Json exported(const assay::Instrument& instrument) {
  return Json::parse(assay::export_case(instrument, {"2024-12-31"}));
}

}  // namespace

TEST_CASE("case export: every shipped instrument is a package as the standard asks for") {
  for (const auto& file : compare::shipped()) {
    INFO(file);
    const Json package = exported(assay::parse_instrument(compare::text_of(file), file.filename().string()));
    CHECK(standard::faults_of(package) == Words());
    CHECK_FALSE(package["CFItems"].empty());
  }
}

TEST_CASE("case export: the check by the standard sees what is wrong") {
  const Json whole = exported(baking());
  REQUIRE(standard::faults_of(whole) == Words());
  const auto fault = [&](const char* pointer, const Json& value) {
    Json broken = whole;
    broken[Json::json_pointer(pointer)] = value;
    const Words faults = standard::faults_of(broken);
    return faults.empty() ? "" : faults.front();
  };
  CHECK(fault("/CFItems/0/colour", "red") == "/CFItems/0: unknown colour");
  CHECK(fault("/CFItems/0/identifier", "x") == "/CFItems/0/identifier: not of the form uuid");
  CHECK(fault("/CFDocument/lastChangeDateTime", "2024-12-31") ==
        "/CFDocument/lastChangeDateTime: not of the form time");
  CHECK(fault("/CFRubrics/0/title", "two\nlines") == "/CFRubrics/0/title: not of the form line");
  CHECK(fault("/CFAssociations/0/associationType", "isBelow") ==
        "/CFAssociations/0/associationType: not of the form association");
  CHECK(fault("/CFItems/0/identifier", whole["CFItems"][1]["identifier"]) ==
        "/CFItems/1: the identifier of another object");
  CHECK(
      fault("/CFRubrics/0/CFRubricCriteria/0/CFItemURI/identifier", "11111111-2222-4333-8444-555555555555") ==
      "/CFRubrics/0/CFRubricCriteria/0/CFItemURI: leads to nothing");
  Json broken = whole;
  broken["CFItems"][0].erase("fullStatement");
  CHECK(standard::faults_of(broken) == Words{"/CFItems/0: no fullStatement"});
}

TEST_CASE("case export: document, items and associations say what the instrument says") {
  const Json package = exported(baking());
  const Json& document = package["CFDocument"];
  CHECK(document["title"] == "Baking");
  CHECK(document["creator"] == "Our Bakery");
  CHECK(document["version"] == "3");
  CHECK(document["language"] == "en-GB");
  CHECK(document["description"] == "What a baker can do.");
  CHECK(document["lastChangeDateTime"] == "2024-12-31T00:00:00Z");
  const Json& items = package["CFItems"];
  REQUIRE(items.size() == 3);
  CHECK(items[0]["fullStatement"] == "Bread");
  CHECK_FALSE(items[0].contains("abbreviatedStatement"));
  CHECK(items[0]["CFItemType"] == "field");
  CHECK(items[1]["fullStatement"] == "Makes a dough that rises.");
  CHECK(items[1]["abbreviatedStatement"] == "Dough");
  CHECK(items[1]["humanCodingScheme"] == "dough");
  CHECK(items[2]["fullStatement"] == "Kneads by hand");
  CHECK(items[2]["CFItemType"] == "item");
  Words tree;
  for (const Json& association : package["CFAssociations"]) {
    tree.push_back(association["originNodeURI"]["title"].get<std::string>() + " " +
                   association["associationType"].get<std::string>() + " " +
                   association["destinationNodeURI"]["title"].get<std::string>() + " " +
                   association["sequenceNumber"].dump());
  }
  CHECK(tree == Words{"Bread isChildOf Baking 1", "Dough isChildOf Bread 1",
                      "Kneads by hand isChildOf Dough 1", "Dough isRelatedTo Bread 1"});
}

TEST_CASE("case export: a scale is a rubric with its items, and a level one with weights and ends") {
  const Json package = exported(baking());
  const Json& rubrics = package["CFRubrics"];
  REQUIRE(rubrics.size() == 3);
  CHECK(rubrics[0]["title"] == "often");
  const Json& kneads = rubrics[0]["CFRubricCriteria"][0];
  CHECK(kneads["CFItemURI"]["title"] == "Kneads by hand");
  CHECK(kneads["weight"] == 2);
  const Json& levels = kneads["CFRubricCriterionLevels"];
  REQUIRE(levels.size() == 2);
  CHECK(levels[0]["quality"] == "Never");
  CHECK(levels[0]["score"] == 1);
  CHECK(levels[1]["score"] == 2.5);
  CHECK(levels[1]["position"] == 2);
  // A scale that nothing is answered on: its levels are there, with the label between the ends.
  CHECK(rubrics[1]["title"] == "share");
  REQUIRE(rubrics[1]["CFRubricCriteria"].size() == 1);
  CHECK_FALSE(rubrics[1]["CFRubricCriteria"][0].contains("CFItemURI"));
  CHECK(rubrics[1]["CFRubricCriteria"][0]["CFRubricCriterionLevels"][1]["quality"] == "Half");
  CHECK(rubrics[2]["title"] == "skill");
  const Json& dough = rubrics[2]["CFRubricCriteria"][0];
  CHECK(dough["weight"] == 1.5);
  CHECK(dough["CFRubricCriterionLevels"][0]["quality"] == "Low");
  CHECK(dough["CFRubricCriterionLevels"][0]["description"] == "Too wet\nToo dry");
  CHECK(dough["CFRubricCriterionLevels"][0]["feedback"] == "Weigh the water");
  CHECK(dough["CFRubricCriterionLevels"][1]["description"] == "Springs back");
}

TEST_CASE("case export: what CASE cannot hold is in the extension, and nothing else") {
  const Json package = exported(baking());
  const Json& document = package["CFDocument"]["extensions"]["assay"];
  CHECK(document["id"] == "our.baking");
  CHECK(document["method"] == "sum");
  CHECK(document["roles"].size() == 1);
  CHECK(package["CFItems"][2]["extensions"] == Json{{"assay", {{"reverse", true}}}});
  CHECK_FALSE(package["CFItems"][1].contains("extensions"));
  CHECK(package["CFRubrics"][0]["extensions"] == Json{{"assay", {{"na", true}, {"na-label", "NA"}}}});
  CHECK(package["CFRubrics"][1]["extensions"] == Json{{"assay", {{"range", true}}}});
}

TEST_CASE("case export: identifiers are UUIDs of version 5, the same each time and different for each date") {
  const assay::Instrument instrument = baking();
  CHECK(assay::export_case(instrument, {"2024-12-31"}) == assay::export_case(instrument, {"2024-12-31"}));
  CHECK(assay::export_case(instrument, {"2024-12-31"}) != assay::export_case(instrument, {"2025-01-01"}));
  const Json package = exported(instrument);
  // By Python's uuid.uuid5, from the space 6a1d3f0e-52c7-4b0b-9e3a-7c41d8f2b965 and the names "our.baking"
  // and, in the space that this gives, "construct/dough".
  CHECK(package["CFDocument"]["identifier"] == "c7d7cbfb-bc60-5f8f-a268-72a0c905a1f0");
  CHECK(package["CFItems"][1]["identifier"] == "115bdc23-c035-550c-8f49-4da2e786982b");
}

TEST_CASE("case export: the prefix makes URIs of identifiers") {
  const Json package = Json::parse(assay::export_case(baking(), {"2024-12-31", "https://example.org/uri/"}));
  const std::string identifier = package["CFItems"][0]["identifier"];
  CHECK(package["CFItems"][0]["uri"] == "https://example.org/uri/" + identifier);
  CHECK(exported(baking())["CFItems"][0]["uri"] == "urn:uuid:" + identifier);
}

TEST_CASE("case export: rubrics that would be too large are refused") {
  assay::Instrument instrument = baking();
  instrument.scales[0].points.clear();
  for (int point = 0; point < 1000; ++point) instrument.scales[0].points.push_back(point);
  instrument.items.assign(250, instrument.items[0]);
  try {
    assay::export_case(instrument, {"2024-12-31"});
    FAIL("no error");
  } catch (const assay::Error& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].what == "the rubrics of the package would be too large");
    // 250 items with 1000 points and two labels each.
    CHECK(error.problems()[0].found.rfind("250500 levels", 0) == 0);
    CHECK(error.problems()[0].where.file == "baking.toml");
  }
}
