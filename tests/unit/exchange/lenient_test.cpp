// What a package can have otherwise than the standard has it, or an instrument has no place for: it is read,
// and the warnings say so.
#include "samples.hpp"

using assay::Instrument;
using samples::Json;
using Words = std::vector<std::string>;

namespace {

// The warnings of the package beside the one that it has no questions.
Words warnings(const Json& package) {
  Words told = samples::warnings_of(samples::imported(package));
  std::erase_if(told,
                [](const std::string& one) { return one.rfind("the framework has no questions", 0) == 0; });
  return told;
}

Words warnings_with(const char* pointer, const Json& value) {
  Json package = samples::package();
  package[Json::json_pointer(pointer)] = value;
  return warnings(package);
}

Words warnings_of_criterion(const Json& criterion) {
  Json package = samples::package();
  package["CFRubrics"] = Json::array({samples::rubric({criterion})});
  Words told = warnings(package);
  std::erase_if(told, [](const std::string& one) {
    return one.rfind("a criterion of a rubric became", 0) == 0 || one.rfind("nobody is asked", 0) == 0 ||
           one.rfind("a package does not say who", 0) == 0;
  });
  return told;
}

const std::string kCriterion = "/CFRubrics/0/CFRubricCriteria/0";

}  // namespace

TEST_CASE("case import: null is the same as absent") {
  Json package = samples::package();
  package["CFDocument"]["publisher"] = nullptr;
  package["CFItems"][0]["humanCodingScheme"] = nullptr;
  package["CFRubrics"] = nullptr;
  package["CFDefinitions"] = nullptr;
  CHECK(warnings(package).empty());
}

TEST_CASE("case import: an optional property of a wrong type is left out") {
  CHECK(warnings_with("/CFItems/1/notes", 3) ==
        Words{"`notes` of a CFItem is number 3 instead of a text: left out; /CFItems/1/notes"});
  CHECK(warnings_with("/CFAssociations/0/sequenceNumber", "first") ==
        Words{"`sequenceNumber` of a CFAssociation is text \"first\" instead of a whole number: left out; "
              "/CFAssociations/0/sequenceNumber"});
  CHECK(warnings_with("/CFDefinitions", Json::array()) ==
        Words{"`CFDefinitions` of a CFPackage is an array instead of an object: left out; /CFDefinitions"});
  CHECK(warnings_with("/CFDocument/subject", Json{"Food", 1}) ==
        Words{"`subject` of a CFDocument is number 1 instead of an array of texts: left out; "
              "/CFDocument/subject"});
}

TEST_CASE("case import: an identifier that is no UUID is only told") {
  Json package = samples::package();
  package["CFDocument"]["identifier"] = "baking";
  CHECK(warnings(package) == Words{"an identifier is no UUID, as the standard asks; /CFDocument/identifier"});
}

TEST_CASE("case import: packages of version 1.0, of an unknown one and of none are read") {
  CHECK(warnings_with("/CFDocument/caseVersion", "1.0") ==
        Words{"the package is of CASE 1.0, of which 1.1 has everything; /CFDocument/caseVersion"});
  CHECK(warnings_with("/CFDocument/caseVersion", "2.0") ==
        Words{"the version of CASE is not known: \"2.0\"; it is read as 1.1; /CFDocument/caseVersion"});
  Json package = samples::package();
  package["CFDocument"].erase("caseVersion");
  // What 1.0 had in a package beside.
  package["CFDocument"]["CFPackageURI"] = samples::link("d0");
  package["CFItems"][0]["CFDocumentURI"] = samples::link("d0");
  CHECK(warnings(package) ==
        Words{"the package does not say its version of CASE: it is read as 1.0 or 1.1; /CFDocument"});
}

TEST_CASE("case import: a package within an object of its name is read") {
  const Json package = {{"CFPackage", samples::package()}, {"server", "example"}};
  CHECK(warnings(package) == Words{"an unknown property is left out: \"server\" of a CFPackage; /server"});
  CHECK(samples::imported(package).instrument.constructs.size() == 3);
}

TEST_CASE("case import: an unknown property is named by its pointer, whatever its name") {
  CHECK(warnings_with("/CFItems/1/a~1b~0c", 1) ==
        Words{"an unknown property is left out: \"a/b~c\" of a CFItem; /CFItems/1/a~1b~0c"});
  Json package = samples::package();
  for (int i = 0; i < 3; ++i) package["CFItems"][i]["x"] = 1;
  for (int i = 0; i < 2; ++i) package["CFAssociations"][i]["x"] = 1;
  CHECK(
      warnings(package) ==
      Words{"an unknown property is left out: \"x\" of a CFItem; /CFItems/0/x, /CFItems/1/x and /CFItems/2/x",
            "an unknown property is left out: \"x\" of a CFAssociation; /CFAssociations/0/x and "
            "/CFAssociations/1/x"});
}

TEST_CASE("case import: a key twice in an object is told") {
  std::string text = samples::package().dump();
  const std::string key = "\"title\":\"Baking\"";
  text.replace(text.find(key), key.size(), "\"title\":\"Cooking\"," + key);
  const assay::CaseImport import = assay::import_case(text, "baking.json");
  CHECK(samples::warnings_of(import).front() ==
        "an object has a key twice, of which the last holds: \"title\"");
  CHECK(import.instrument.title == "Baking");
}

TEST_CASE("case import: what the document does not say is assumed, and told") {
  Json package = samples::package();
  for (const char* key : {"creator", "version", "language", "lastChangeDateTime"})
    package["CFDocument"].erase(key);
  CHECK(warnings(package) == Words{"the document has no `creator`: \"Unknown\" was put there; /CFDocument",
                                   "the document has no `version`: \"1\" was put there; /CFDocument",
                                   "the document has no `language`: \"und\" was put there; /CFDocument"});
  CHECK(samples::imported(package).instrument.locale == "und");
  CHECK(warnings_with("/CFDocument/language", "English (British)") ==
        Words{"the language is no tag of BCP 47: \"English (British)\"; \"und\" was put there; "
              "/CFDocument/language"});
  CHECK(warnings_with("/CFDocument/language", "pt_BR").empty());
}

TEST_CASE("case import: associations that lead nowhere are left out") {
  const auto told = [](const Json& association) {
    Json package = samples::package();
    package["CFAssociations"].push_back(association);
    return warnings(package);
  };
  CHECK(told(samples::association("isChildOf", "a1", "99")) ==
        Words{"a parent is not in the package: the association is left out; /CFAssociations/2"});
  CHECK(told(samples::association("isRelatedTo", "99", "a1")) ==
        Words{"an association starts at a CFItem that is not in the package: left out; /CFAssociations/2"});
  CHECK(told(samples::association("exactMatchOf", "d0", "99")) ==
        Words{"an association starts at the document: left out; /CFAssociations/2"});
  CHECK(told(samples::association("isRelatedTo", "a1", "99")) ==
        Words{"an association (isRelatedTo) leads out of the package: left out; /CFAssociations/2"});
  CHECK(told(samples::association("isPeerOf", "a1", "a2")) ==
        Words{"peers (isPeerOf) become links, which do not say what sort they are; /CFAssociations/2"});
  CHECK(told(samples::association("isRelatedTo", "a1", "a1")).empty());
}

TEST_CASE("case import: siblings go by number, then by enumeration, then by the file") {
  Json package = samples::package();
  for (const char* digits : {"a3", "a4", "a5"}) {
    package["CFItems"].push_back(samples::item(digits, digits));
    package["CFAssociations"].push_back(samples::association("isChildOf", digits, "a0"));
  }
  package["CFItems"][3]["listEnumeration"] = "10";     // a3
  package["CFItems"][4]["listEnumeration"] = "9";      // a4
  package["CFAssociations"][4]["sequenceNumber"] = 5;  // a5
  Words titles;
  for (const auto& construct : samples::imported(package).instrument.constructs)
    titles.push_back(construct.title);
  CHECK(titles == Words{"Bread", "a5", "a4", "a3", "Kneads the dough", "Watches the oven"});
}

TEST_CASE("case import: codes become ids, and each id is there once") {
  Json package = samples::package();
  package["CFItems"][0]["humanCodingScheme"] = "B.1 (a)";
  package["CFItems"][1]["humanCodingScheme"] = "7";
  package["CFItems"][2]["humanCodingScheme"] = "7";
  Words ids;
  for (const auto& construct : samples::imported(package).instrument.constructs) ids.push_back(construct.id);
  CHECK(ids == Words{"b.1-a", "c7", "c7-2"});
  // Nothing of it is a letter of an id.
  package["CFItems"][0].erase("humanCodingScheme");
  package["CFItems"][0]["fullStatement"] = "パン";
  CHECK(samples::imported(package).instrument.constructs[0].id == "c");
  package["CFDocument"]["title"] = "パン";
  CHECK(samples::imported(package).instrument.id == "framework");
}

TEST_CASE("case import: items without a type are on levels by their depth") {
  const Instrument instrument = samples::imported(samples::package()).instrument;
  CHECK(instrument.levels == Words{"level-1", "level-2"});
  // The word for questions is no name of a level either.
  Json package = samples::package();
  for (Json& item : package["CFItems"]) item["CFItemType"] = "Item";
  CHECK(samples::imported(package).instrument.levels == Words{"level-1", "level-2"});
  CHECK(samples::imported(package).instrument.items.empty());
}

TEST_CASE("case import: a leaf of the type item with a rubric is a question") {
  Json package = samples::package();
  package["CFItems"][1]["CFItemType"] = "Item";
  Json criterion = samples::criterion("a1", {1, 2, 3});
  criterion["weight"] = 2;
  package["CFRubrics"] = Json::array({samples::rubric({criterion})});
  const Instrument instrument = samples::imported(package).instrument;
  CHECK(instrument.constructs.size() == 2);
  REQUIRE(instrument.items.size() == 1);
  CHECK(instrument.items[0].text == "Kneads the dough");
  CHECK(instrument.items[0].weight == 2);
  CHECK(instrument.constructs[instrument.items[0].construct].title == "Bread");
  package["CFAssociations"].push_back(samples::association("isRelatedTo", "a1", "a2"));
  const Words told = warnings(package);
  CHECK(std::find(told.begin(), told.end(),
                  "an instrument has no place for links of questions; /CFItems/1") != told.end());
}

TEST_CASE("case import: criteria that make no scale are left out") {
  CHECK(warnings_of_criterion(samples::criterion("a1", {1})) ==
        Words{"a criterion has one level, which makes no scale: left out; " + kCriterion});
  CHECK(warnings_of_criterion(samples::criterion("a1", {1, 2, 1})) ==
        Words{"two levels have the same score, which makes no scale: left out; " + kCriterion});
  CHECK(warnings_of_criterion(samples::criterion("99", {1, 2})) ==
        Words{"a criterion is about a CFItem that is not in the package: left out; " + kCriterion});
  std::vector<double> many;
  for (int i = 0; i < 1001; ++i) many.push_back(i);
  CHECK(warnings_of_criterion(samples::criterion("a1", many)) ==
        Words{"a criterion has more than 1000 levels: left out; " + kCriterion});
}

TEST_CASE("case import: levels without scores count in their order") {
  Json criterion = samples::criterion("a1", {1, 2, 3});
  criterion["CFRubricCriterionLevels"][1].erase("score");
  criterion["CFRubricCriterionLevels"][0]["position"] = 3;
  criterion["CFRubricCriterionLevels"][0]["quality"] = "Best";
  criterion["CFRubricCriterionLevels"][1]["position"] = 1;
  criterion["CFRubricCriterionLevels"][2]["position"] = 2;
  CHECK(warnings_of_criterion(criterion) ==
        Words{"not every level has a score: the levels count from 1 in their order; " + kCriterion});
  Json package = samples::package();
  package["CFRubrics"] = Json::array({samples::rubric({criterion})});
  const assay::Scale scale = samples::imported(package).instrument.scales.at(0);
  CHECK(scale.points == std::vector<double>{1, 2, 3});
  REQUIRE(scale.labels.size() == 1);
  CHECK(scale.labels[0].value == 3);
}

TEST_CASE("case import: a weight of 0 and a criterion about nothing are told") {
  Json criterion = samples::criterion("a1", {1, 2});
  criterion["weight"] = 0;
  CHECK(
      warnings_of_criterion(criterion) ==
      Words{"a weight is not above 0, and an instrument has none such: left out; " + kCriterion + "/weight"});
  Json unlinked = samples::criterion("a1", {1, 2});
  unlinked.erase("CFItemURI");
  unlinked["description"] = "Crust";
  CHECK(warnings_of_criterion(unlinked) ==
        Words{"a criterion is about no CFItem: only the scale that its levels make is taken; " + kCriterion});
}

TEST_CASE("case import: category, description and feedback of a criterion find a place") {
  Json criterion = samples::criterion("a1", {1, 2, 3});
  criterion["category"] = "Hands";
  criterion["CFRubricCriterionLevels"][1]["feedback"] = "Go on";
  criterion["CFRubricCriterionLevels"][2]["feedback"] = "Well done";
  criterion["CFRubricCriterionLevels"][2]["quality"] = "Best";
  Json package = samples::package();
  package["CFRubrics"] = Json::array({samples::rubric({criterion})});
  const Instrument instrument = samples::imported(package).instrument;
  CHECK(instrument.items.at(0).text == "Hands");
  const auto& texts = instrument.constructs[1].texts;
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].kind == "note");
  CHECK(texts[0].text == "Feedback at 2: Go on");
  CHECK(texts[1].text == "Feedback at Best (3): Well done");
  package["CFRubrics"][0]["CFRubricCriteria"][0]["description"] = "How it is kneaded";
  CHECK(samples::imported(package).instrument.items.at(0).text == "Hands: How it is kneaded");
  // A question has its own words: these are told instead.
  package["CFItems"][1]["CFItemType"] = "item";
  const Words told = warnings(package);
  CHECK(std::find(told.begin(), told.end(),
                  "an instrument has no place for notes on a question, or for descriptions of its criterion "
                  "and levels; "
                  "/CFItems/1") != told.end());
}

TEST_CASE("case import: of two weights of an item the first holds") {
  Json first = samples::criterion("a1", {1, 2}), second = samples::criterion("a1", {1, 2, 3});
  first["weight"] = 2;
  second["weight"] = 3;
  Json package = samples::package();
  package["CFRubrics"] = Json::array({samples::rubric({first, second})});
  const assay::CaseImport import = samples::imported(package);
  CHECK(import.instrument.constructs[1].weight == 2);
  CHECK(samples::warnings_of(import).front() ==
        "a CFItem has another weight in an earlier criterion, which holds; "
        "/CFRubrics/0/CFRubricCriteria/1/weight");
  // Two criteria are two things to rate, on two scales of the one rubric.
  REQUIRE(import.instrument.items.size() == 2);
  CHECK(import.instrument.scales[0].id == "rubric");
  CHECK(import.instrument.scales[1].id == "rubric-2");
}

TEST_CASE("case import: words that were edited in the package go before those of the extension") {
  const assay::Instrument instrument = assay::parse_instrument(
      "[instrument]\nid = \"a\"\nversion = \"1\"\ntitle = \"A\"\nvendor = \"V\"\nkind = \"k\"\nlocale = "
      "\"en\"\n"
      "[[construct]]\nid = \"c\"\nlevel = \"l\"\ntitle = \"C\"\nsummary = \"S\"\ndefinition = [\"one\", "
      "\"two\"]\n",
      "a.toml");
  Json package = Json::parse(assay::export_case(instrument, {"2024-12-31"}));
  package["CFItems"][0]["fullStatement"] = "three";
  const auto texts = assay::import_case(package.dump(), "a.json").instrument.constructs[0].texts;
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].text == "S");
  CHECK(texts[1].kind == "definition");
  CHECK(texts[1].text == "three");
}

TEST_CASE("case import: an order that does not fit to the items any more gives way to that of the tree") {
  const assay::Instrument instrument = assay::parse_instrument(
      "[instrument]\nid = \"a\"\nversion = \"1\"\ntitle = \"A\"\nvendor = \"V\"\nkind = \"k\"\nlocale = "
      "\"en\"\n"
      "[[construct]]\nid = \"c\"\nlevel = \"l\"\ntitle = \"C\"\n[[construct]]\nid = \"d\"\nlevel = "
      "\"l\"\ntitle = "
      "\"D\"\n[[construct]]\nid = \"e\"\nparent = \"c\"\nlevel = \"m\"\ntitle = \"E\"\n",
      "a.toml");
  Json package = Json::parse(assay::export_case(instrument, {"2024-12-31"}));
  REQUIRE(package["CFDocument"]["extensions"]["assay"]["constructs"] == Json({"c", "d", "e"}));
  package["CFDocument"]["extensions"]["assay"]["constructs"] = {"e", "c", "d"};
  const assay::CaseImport import = assay::import_case(package.dump(), "a.json");
  CHECK(import.instrument.constructs[1].id == "e");
  CHECK(samples::warnings_of(import).front().rfind("the order of the instrument does not fit", 0) == 0);
}

TEST_CASE("toml writer: texts with everything that a text can have come back") {
  Json package = samples::package();
  package["CFItems"][0]["fullStatement"] = "A \"quoted\" \\ back\\slash,\nlines\tand \x7f \x01 # = [[x]]";
  package["CFItems"][1]["fullStatement"] = "'''\"\"\"";
  const Instrument instrument = samples::imported(package).instrument;
  CHECK(instrument.constructs[0].title == package["CFItems"][0]["fullStatement"]);
  CHECK(instrument.constructs[1].title == "'''\"\"\"");
}

TEST_CASE("toml writer: numbers beyond 64 bits stay what they are") {
  Json package = samples::package();
  package["CFRubrics"] = Json::array(
      {samples::rubric({samples::criterion("a1", {-1e300, -0.1, 12345678901234567890.0, 1e300})})});
  CHECK(samples::imported(package).instrument.scales[0].points ==
        std::vector<double>{-1e300, -0.1, 12345678901234567890.0, 1e300});
}
