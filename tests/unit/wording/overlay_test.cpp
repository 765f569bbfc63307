// Content packs over an instrument: words change, nothing else does, and what does not fit is told.
#include "pack_fixture.hpp"
#include "temporary_folder.hpp"
#include "toml_blocks.hpp"

using assay::Instrument;
using assay::Problem;

namespace {

const std::string kAllWords = R"([instrument]
title = "Kleine Umfrage"
description = "Über wenig."
[attributes]
overview = "Wozu es dient"
positions = ["Sachbearbeitung", "Büro"]
[scale.frequency]
labels = { 1 = "Nie", 3 = "Immer" }
na-label = "k. A."
[role.self]
title = "Selbst"
[role.vendor]
title = "Anbieter"
[construct.u1]
title = "Umgang mit Kunden"
short = "Umgang"
[construct."u1.1"]
title = "Zuhören"
low = ["Unterbricht", "Redet"]
high = ["Fasst zusammen"]
[item.q1]
text = "Lässt andere ausreden"
)";

// The one problem of a pack whose head is followed by `rest`.
Problem stale(const std::string& rest) {
  const Laid laid = lay(pack_head() + rest);
  REQUIRE(laid.problems.size() == 1);
  return laid.problems.front();
}

}  // namespace

TEST_CASE("overlay: every word is replaced, and the locale with them") {
  const Laid laid = lay(pack_head() + kAllWords);
  CHECK(laid.problems.empty());
  CHECK(laid.warnings.empty());
  CHECK(laid.missing.empty());
  const Instrument& worded = laid.instrument;
  CHECK(worded.locale == "de");
  CHECK(worded.title == "Kleine Umfrage");
  CHECK(worded.description == "Über wenig.");
  CHECK(worded.attributes[0].values == std::vector<std::string>{"Wozu es dient"});
  CHECK(worded.attributes[1].values == std::vector<std::string>{"Sachbearbeitung", "Büro"});
  CHECK(worded.scales[0].labels[0].text == "Nie");
  CHECK(worded.scales[0].labels[1].text == "Immer");
  CHECK(worded.scales[0].na_label == "k. A.");
  CHECK(worded.roles[0].title == "Selbst");
  CHECK(worded.constructs[0].title == "Umgang mit Kunden");
  CHECK(worded.constructs[0].short_title == "Umgang");
  CHECK(worded.constructs[1].title == "Zuhören");
  REQUIRE(worded.constructs[1].texts.size() == 3);
  CHECK(worded.constructs[1].texts[0].text == "Unterbricht");
  CHECK(worded.constructs[1].texts[1].text == "Redet");
  CHECK(worded.constructs[1].texts[2].text == "Fasst zusammen");
  CHECK(worded.items[0].text == "Lässt andere ausreden");
}

TEST_CASE("overlay: the example of the page about packs fits the example of the page about instruments") {
  const auto page = [](const char* name) {
    return toml_blocks(file_text(std::filesystem::path(ASSAY_SOURCE_DIR) / "docs/formats" / name)).at(0);
  };
  const TemporaryFolder folder;
  const assay::Catalog nothing;
  assay::PackOverlay overlay(
      assay::read_content_pack(folder.write("service-view-de.toml", page("content-pack.md"))), nothing);
  const Instrument worded = overlay.over(assay::parse_instrument(page("instrument.md"), "instrument.md"));
  CHECK(overlay.problems().empty());
  CHECK(overlay.warnings(1).empty());
  CHECK(worded.items[2].text == "Anteil der Kontakte, in denen der Bedarf gedeckt wurde");
}

TEST_CASE("overlay: ids, numbers, weights, structure and order stay") {
  const Instrument plain = small_instrument();
  const Instrument worded = lay(pack_head() + kAllWords).instrument;
  CHECK(worded.id == plain.id);
  CHECK(worded.version == plain.version);
  CHECK(worded.levels == plain.levels);
  CHECK(worded.scales[0].points == plain.scales[0].points);
  CHECK(worded.scales[0].labels[1].value == 3);
  REQUIRE(worded.constructs.size() == 2);
  CHECK(worded.constructs[0].id == "u1");
  CHECK(worded.constructs[0].weight == 2);
  CHECK(worded.constructs[1].parent == 0);
  CHECK(worded.constructs[1].texts[0].kind == "low");
  REQUIRE(worded.items.size() == 1);
  CHECK(worded.items[0].id == "q1");
  CHECK(worded.items[0].reverse);
  CHECK(worded.items[0].construct == 1);
}

TEST_CASE("overlay: a short title follows the title where the instrument has none of its own") {
  const Instrument worded = lay(pack_head() +
                                "[construct.u1]\ntitle = \"Umgang mit Kunden\"\n[construct.\"u1.1\"]\n"
                                "title = \"Zuhören\"\n")
                                .instrument;
  CHECK(worded.constructs[0].short_title == "Contact");
  CHECK(worded.constructs[1].short_title == "Zuhören");
}

TEST_CASE("overlay: what another language lacks is counted and named") {
  const Laid laid = lay(pack_head() +
                        "[instrument]\ntitle = \"Kleine Umfrage\"\n[role.vendor]\ntitle = \"Anbieter\"\n"
                        "[item.q1]\ntext = \"a\"\n[scale.frequency]\nlabels = { 3 = \"Immer\" }\n");
  CHECK(laid.problems.empty());
  // A date has no words, and an attribute that names a role is a reference.
  CHECK(laid.missing ==
        std::vector<std::string>{"instrument.description", "attributes.overview", "attributes.positions",
                                 "scale.frequency.labels.1", "scale.frequency.na-label", "role.self.title",
                                 "construct.u1.title", "construct.u1.short", "construct.\"u1.1\".title",
                                 "construct.\"u1.1\".low", "construct.\"u1.1\".high"});
  REQUIRE(laid.warnings.size() == 1);
  CHECK_THAT(laid.warnings[0].what, ContainsSubstring("11 texts are missing in the pack"));
  CHECK(laid.warnings[0].key == "instrument.description, attributes.overview and 9 more");
}

TEST_CASE("overlay: a label between two whole numbers is missing under a path that TOML takes") {
  Instrument instrument = small_instrument();
  instrument.scales[0].labels[1].value = 2.5;
  const TemporaryFolder folder;
  const assay::Catalog nothing;
  assay::PackOverlay overlay(pack_of(folder, pack_head()), nothing);
  overlay.over(instrument);
  REQUIRE(overlay.missing().size() > 5);
  CHECK(overlay.missing()[5] == "scale.frequency.labels.\"2.5\"");
}

TEST_CASE(
    "overlay: nothing is missing in the instrument's own language, unless the pack says it is complete") {
  const std::string one = "[item.q1]\ntext = \"Licensed words\"\n";
  CHECK(lay(pack_head("en") + one).warnings.empty());
  CHECK(lay(pack_head("en-GB") + one).warnings.empty());
  CHECK(lay(pack_head("en", "1.0.0", "complete = true") + one).missing.size() == 14);
}

TEST_CASE("overlay: a pack for another version of the instrument is a warning with both versions") {
  const Laid laid = lay(pack_head("en", "0.9.0"));
  CHECK(laid.problems.empty());
  REQUIRE(laid.warnings.size() == 1);
  check_at(laid.warnings[0], 7, 1, "pack.instrument-version");
  CHECK(laid.warnings[0].found == "\"0.9.0\"");
  CHECK(laid.warnings[0].accepted == "\"1.0.0\"");
  CHECK_THAT(laid.warnings[0].remedy, ContainsSubstring("look through the wording"));
}

TEST_CASE("overlay: an item, a construct, a role or a scale that is not there is stale") {
  const Problem item = stale("[item.q2]\ntext = \"a\"\n");
  check_at(item, 11, 7, "item.q2");
  CHECK(item.what == "stale: the instrument has no item of this id");
  CHECK(item.found == "\"q2\"");
  CHECK(item.accepted == "q1");
  CHECK(item.remedy == "did you mean `q1`?");
  const Problem construct = stale("[construct.\"u1.2\"]\ntitle = \"a\"\n");
  check_at(construct, 11, 12, "construct.\"u1.2\"");
  CHECK(construct.accepted == "u1 or u1.1");
  CHECK(construct.remedy == "did you mean `u1.1`?");
  const Problem role = stale("[role.customer]\ntitle = \"a\"\n");
  check_at(role, 11, 7, "role.customer");
  CHECK(role.accepted == "self or vendor");
  CHECK(role.remedy == "correct it, or take it out of the pack");
  const Problem scale = stale("[scale.frequncy]\nna-label = \"a\"\n");
  check_at(scale, 11, 8, "scale.frequncy");
  CHECK(scale.remedy == "did you mean `frequency`?");
}

TEST_CASE("overlay: a key that the instrument has no words under is stale") {
  const Problem kind = stale("[construct.\"u1.1\"]\nhihg = \"a\"\n");
  check_at(kind, 12, 1, "construct.\"u1.1\".hihg");
  CHECK(kind.what == "stale: the instrument has no words under this key");
  CHECK(kind.accepted == "title, short, low or high");
  CHECK(kind.remedy == "did you mean `high`?");
  // A kind that instruments may have, and this construct has not.
  check_at(stale("[construct.u1]\ndefinition = \"a\"\n"), 12, 1, "construct.u1.definition");
  check_at(stale("[role.self]\nname = \"a\"\n"), 12, 1, "role.self.name");
  check_at(stale("[item.q1]\ntitle = \"a\"\n"), 12, 1, "item.q1.title");
  check_at(stale("[instrument]\nvendor = \"a\"\n"), 12, 1, "instrument.vendor");
  check_at(stale("[attributes]\nsummary = \"a\"\n"), 12, 1, "attributes.summary");
}

TEST_CASE("overlay: an attribute that names an id of the instrument has no words to replace") {
  const Problem problem = stale("[attributes]\ndelivered-by = \"Anbieter\"\n");
  check_at(problem, 12, 1, "attributes.delivered-by");
  CHECK(problem.accepted == "overview, positions or reviewed");
}

TEST_CASE("overlay: a label for a point that the instrument has none for is stale") {
  const Problem problem = stale("[scale.frequency]\nlabels = { 2 = \"Manchmal\" }\n");
  check_at(problem, 12, 12, "scale.frequency.labels.2");
  CHECK(problem.what == "stale: the scale has no label for this point");
  CHECK(problem.accepted == "labels.1, labels.3 or na-label");
}

TEST_CASE("overlay: a list that is not as long as the instrument's is refused with both counts") {
  const Problem shorter = stale("[construct.\"u1.1\"]\nlow = \"Unterbricht\"\n");
  check_at(shorter, 12, 1, "construct.\"u1.1\".low");
  CHECK(shorter.found == "1 text");
  CHECK(shorter.accepted == "2 texts");
  const Problem longer = stale("[construct.\"u1.1\"]\nhigh = [\"a\", \"b\", \"c\"]\n");
  check_at(longer, 12, 1, "construct.\"u1.1\".high");
  CHECK(longer.found == "3 texts");
  CHECK(longer.accepted == "1 text");
  CHECK(stale("[attributes]\npositions = []\n").found == "0 texts");
}
