// A framework of somebody else, whose package knows nothing of this program:
// tests/unit/exchange/bicycle.json.
#include <map>

#include "samples.hpp"

using assay::CaseImport;
using assay::Construct;
using assay::Instrument;
using Words = std::vector<std::string>;

namespace {

CaseImport workshop() {
  return assay::import_case(samples::workshop(), "bicycle.json");
}

const Construct& construct(const Instrument& instrument, const std::string& id) {
  const std::uint32_t index = instrument.find_construct(id);
  REQUIRE(index != ASSAY_NONE);
  return instrument.constructs[index];
}

Words texts_of(const Construct& construct, const std::string& kind) {
  Words texts;
  for (const auto& text : construct.texts) {
    if (text.kind == kind) texts.push_back(text.text);
  }
  return texts;
}

const std::string kYard = "rides-every-repaired-bicycle-once-round-the-yard";

}  // namespace

TEST_CASE("case import: a foreign framework keeps its tree, in the order of the sequence numbers") {
  const Instrument instrument = workshop().instrument;
  Words tree;
  for (const Construct& one : instrument.constructs) {
    const std::string parent = one.parent == ASSAY_NONE ? "" : instrument.constructs[one.parent].id;
    tree.push_back(instrument.levels[one.level] + " " + one.id + " < " + parent);
  }
  // 1 has the number 3 and 2 the number 20; 1.1 goes before 1.2; the last has no parent, and so no number.
  CHECK(tree == Words{"area c1 < ", "skill-2 c1.1 < c1", "skill-2 c1.2 < c1", "area c2 < ",
                      "skill-2 c2.1 < c2", "skill-1 " + kYard + " < "});
}

TEST_CASE("case import: statements become titles, and definitions where there is a shorter one") {
  const Instrument instrument = workshop().instrument;
  CHECK(construct(instrument, "c1.1").title == "Truing wheels");
  CHECK(texts_of(construct(instrument, "c1.1"), "definition") ==
        Words{"Trues a wheel so that it runs without rubbing."});
  CHECK(construct(instrument, "c1.2").title == "Replaces a spoke by one of the right length.");
  CHECK(texts_of(construct(instrument, "c1.2"), "definition").empty());
}

TEST_CASE("case import: a rubric becomes a scale, weights and items that ask for a level") {
  const Instrument instrument = workshop().instrument;
  REQUIRE(instrument.scales.size() == 1);
  const assay::Scale& scale = instrument.scales[0];
  CHECK(scale.id == "workshop-rubric");
  CHECK(scale.points == std::vector<double>{0, 1.5, 4});
  REQUIRE(scale.labels.size() == 3);
  CHECK(scale.labels[0].text == "Learner");
  CHECK(scale.labels[1].text == "Fitter");
  CHECK(scale.labels[2].text == "Master");
  CHECK(construct(instrument, "c1.1").weight == 2.5);
  CHECK(construct(instrument, "c2.1").has_weight);
  CHECK_FALSE(construct(instrument, "c1.2").has_weight);
  CHECK(instrument.method == ASSAY_METHOD_WEIGHTED_MEAN);
  REQUIRE(instrument.items.size() == 2);
  CHECK(instrument.items[0].id == "c1.1");
  CHECK(instrument.items[0].text == "Truing wheels");
  CHECK(instrument.constructs[instrument.items[0].construct].id == "c1.1");
  CHECK(instrument.items[1].text == "How the price is told");
  REQUIRE(instrument.roles.size() == 1);
  CHECK(instrument.roles[0].id == "rater");
}

TEST_CASE("case import: descriptions of levels stay with what they describe") {
  const Instrument instrument = workshop().instrument;
  const Construct& truing = construct(instrument, "c1.1");
  CHECK(texts_of(truing, "low") == Words{"The wheel rubs"});
  CHECK(texts_of(truing, "high") == Words{"True to the width of a hair"});
  CHECK(texts_of(truing, "action") == Words{"Begin with the worst spot"});
  CHECK(texts_of(truing, "note") ==
        Words{"Agreed with the wheel builders.", "Fitter (1.5): True enough to ride"});
}

TEST_CASE("case import: related items and further parents become links") {
  const Instrument instrument = workshop().instrument;
  CHECK(construct(instrument, "c1.1").links == std::vector<std::uint32_t>{instrument.find_construct("c2.1")});
  CHECK(construct(instrument, "c2.1").links == std::vector<std::uint32_t>{instrument.find_construct("c1")});
}

TEST_CASE("case import: every unknown property is named with its places, and so is what has no place") {
  const Words told = samples::warnings_of(workshop());
  const Words expected = {
      "an unknown property is left out: \"colour\" of a CFDocument; /CFDocument/colour",
      "an instrument has no place for `educationLevel` of a CFItem; /CFItems/2/educationLevel",
      "an unknown property is left out: \"colour\" of a CFItem; /CFItems/2/colour and /CFItems/4/colour",
      "an extension of others, which is left out: \"guild\" of a CFItem; /CFItems/3/extensions/guild",
      "an instrument has no place for `conceptKeywords` of a CFItem; /CFItems/3/conceptKeywords",
      "a CFItem has several parents: the first holds, the others become links; /CFAssociations/5",
      "an association (exactMatchOf) leads out of the package: left out; /CFAssociations/7",
      "an instrument has no place for an association of type \"precedes\"; /CFAssociations/8",
      "a criterion is about a CFItem that is not in the package: left out; /CFRubrics/0/CFRubricCriteria/2",
      "the document has no `version`: \"2024-03-05\" was put there; /CFDocument",
      "nobody is asked about a CFItem, for no rubric has levels for it; /CFItems/2 and /CFItems/0"};
  for (const std::string& warning : expected) {
    INFO(warning);
    CHECK(std::find(told.begin(), told.end(), warning) != told.end());
  }
  // Five more: ids made of codes, a type at two depths, items made of criteria, the role and the weights.
  CHECK(told.size() == expected.size() + 5);
}

TEST_CASE("case import: what is to be done by hand stands at the top of the file") {
  const std::string toml = workshop().toml;
  CHECK(toml.rfind(
            "# Made from a CASE package: Bicycle Workshop Skills, 0d7a1c52-8a0e-4a55-9c41-1f0e6b7f2a01.\n"
            "# To do: a package does not say who answers",
            0) == 0);
}

TEST_CASE("case: a foreign framework goes out under its own identifiers, codes and facts") {
  const CaseImport first = workshop();
  const samples::Json out = samples::Json::parse(assay::export_case(first.instrument, {"2024-12-31"}));
  const samples::Json in = samples::Json::parse(samples::workshop());
  const auto by_code = [](const samples::Json& package) {
    std::map<std::string, std::string> codes;
    for (const auto& item : package["CFItems"])
      codes[item.value("humanCodingScheme", "")] = item["identifier"];
    return codes;
  };
  const auto before = by_code(in), after = by_code(out);
  for (const char* code : {"1", "1.1", "1.2", "2", "2.1"}) {
    INFO(code);
    CHECK(after.at(code) == before.at(code));
  }
  CHECK(after.at(kYard) == before.at(""));
  for (const char* key :
       {"identifier", "title", "creator", "publisher", "adoptionStatus", "statusStartDate", "subject"}) {
    INFO(key);
    CHECK(out["CFDocument"][key] == in["CFDocument"][key]);
  }
  const CaseImport again = assay::import_case(out.dump(), "again.json");
  CHECK(again.warnings.empty());
  compare::check_same(first.instrument, again.instrument);
}
