// The fakes that plugins are tested with: each must see the fault that it is there for.
#include <assay/sdk/plugin.hpp>
#include <assay/sdk/testing.hpp>

#include <cmath>
#include <functional>

#include "catch.hpp"

using namespace assay::sdk::testing;
using assay::sdk::array;
using assay::sdk::CaseScores;
using assay::sdk::DocumentBuilder;
using assay::sdk::Failure;
using assay::sdk::Measure;
using assay::sdk::text;

namespace {

struct Survey : FakeInstrument {
  Survey() {
    scale("five", {1, 2, 3, 4, 5}).role("self").role("peer").role("friend", "peer");
    construct("whole", "area").construct("part", "topic", "whole").item("q1", "part", "five").item("q2", "part", "five");
  }
};

FakeMeasures measures() {
  FakeMeasures made;
  made.add({"mean", "Mean", ASSAY_MEASURE_NUMBER, 1, 5});
  made.add({"n", "Count", ASSAY_MEASURE_INTEGER, 0, 100, {"item"}, {"all"}});
  made.add({"flag", "Flag", ASSAY_MEASURE_FLAG});
  return made;
}

// What is complained of when one cell is filled like this: column, row, value.
std::string complaint(const std::function<void(assay_score_table&)>& fill) {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("x").add_case("y");
  FakeScores scores(batch, measures().abi());
  assay_score_table table = scores.abi();
  fill(table);
  return scores.complaints();
}

std::string complaint_of(std::size_t column, const char* subject, const char* role, double value) {
  const std::size_t row = Survey().row(subject, role);
  return complaint([&](assay_score_table& table) { CaseScores(table, 1).set(column, row, value); });
}

std::string refused(const std::function<void(DocumentBuilder&)>& write) {
  FakeSink sink;
  const assay_document_sink to = sink.abi();
  DocumentBuilder builder(to);
  try {
    write(builder);
  } catch (const Failure&) {
  }
  return sink.complaints();
}

// Does what it is told to, as a plugin with every kind of part.
class Obedient final : public assay::sdk::Scorer {
 public:
  explicit Obedient(const assay::sdk::ScorerSetup& setup) : Scorer(setup) {
    if (setup.norm) setup.host.warn("a norm is of no use here");
    add_measure({"half", "Half of the first answer", ASSAY_MEASURE_NUMBER, 0, 5});
  }
  void score_case(const assay::sdk::CaseView& answers, CaseScores& scores) const override {
    if (answers.rater_count() > 0) scores.set(0, 0, answers.values(0)[0] / 2);
  }
};

class Letter final : public assay::sdk::ReportWriter {
 public:
  explicit Letter(const assay::sdk::ReportSetup& setup) : wording_(setup.wording) {}
  void write_case(const assay::sdk::Case& assessed, DocumentBuilder& d) const override {
    d.document({assessed.name()}, [&] { d.paragraph(wording_("greeting", {{"name", assessed.name()}})); });
  }
  void write_group(const assay::sdk::GroupSet& set, DocumentBuilder& d) const override {
    d.document({set.group(1)}, [&] { d.paragraph(std::to_string(*set.score(set.column("mean"), 1, 0))); });
  }
  void write_comparison(const assay::sdk::Comparison& comparison, DocumentBuilder& d) const override {
    const auto member = comparison.members_of(comparison.themes()[0]).at(0);
    d.document({comparison.name()}, [&] { d.paragraph(std::to_string(member.position)); });
  }

 private:
  assay::sdk::Wording wording_;
};

struct TestPlugin final : assay::sdk::Plugin {
  explicit TestPlugin(const assay::sdk::Host& host) : Plugin(host) {
    add_scorer<Obedient>("test.scorer", "Halves");
    add_report<Letter>("test.letter", "Letter");
  }
};

const assay_plugin* entry(std::uint32_t version) {
  static constexpr assay_plugin table =
      assay::sdk::detail::plugin_table<TestPlugin>("test", "1.0.0", "Example", "Test");
  return version == ASSAY_ABI_VERSION ? &table : nullptr;
}

}  // namespace

TEST_CASE("fake scores: a table filled as declared is not complained of") {
  CHECK(complaint([](assay_score_table&) {}).empty());
  CHECK(complaint_of(0, "q1", "self", 5).empty());
  CHECK(complaint_of(1, "q1", "all", 3).empty());
  CHECK(complaint_of(2, "part", "peer", 1).empty());
}

TEST_CASE("fake scores: what the host would refuse is named, with its cell") {
  CHECK(complaint_of(0, "q1", "self", 5.5) == "mean of y, q1 in self: 5.500000 is outside of the declared range\n");
  CHECK(complaint_of(0, "part", "all", std::nan("")) == "mean of y, part in all: the value is not finite\n");
  CHECK(complaint_of(1, "q1", "all", 1.5) == "n of y, q1 in all: 1.500000 is no whole number\n");
  CHECK(complaint_of(1, "part", "all", 1) == "n of y, part in all: the measure is not for this level\n");
  CHECK(complaint_of(1, "q1", "self", 1) == "n of y, q1 in self: the measure is not for this role\n");
  CHECK(complaint_of(2, "q1", "self", 2) == "flag of y, q1 in self: 2.000000 is no flag, which is 1 or nothing\n");
}

TEST_CASE("fake scores: a promise without a value and an unknown state are named") {
  const auto state = [](std::uint8_t to) {
    return complaint([to](assay_score_table& table) { CaseScores(table, 0).states(0)[0] = to; });
  };
  CHECK(state(ASSAY_CELL_VALUE) == "mean of x, q1 in self: a value is promised and none was written\n");
  CHECK(state(7) == "mean of x, q1 in self: the state is 7\n");
}

TEST_CASE("fake scores: a write before or behind the table is seen") {
  const std::size_t cells = 2 * Survey().rows().size();
  CHECK(complaint([&](assay_score_table& t) { CaseScores(t, 0).values(1)[cells] = 1; }) == "n: written outside of the table\n");
  CHECK(complaint([&](assay_score_table& t) { CaseScores(t, 0).states(2)[-1] = 0; }) == "flag: written outside of the table\n");
}

TEST_CASE("fake scores: who steps over columns by their size and not by the stride goes wrong") {
  const std::string found = complaint([](assay_score_table& table) {
    const auto* columns = static_cast<const assay_column*>(table.columns.data);
    CHECK(columns[1].values != assay::sdk::ArrayView<assay_column>(table.columns)[1].values);
  });
  CHECK(found.empty());
}

TEST_CASE("fake instrument: what is unknown, misplaced or too late is refused") {
  Survey survey;
  CHECK_THROWS_AS(survey.item("q3", "nothing", "five"), std::logic_error);
  CHECK_THROWS_AS(FakeInstrument().reversed(), std::logic_error);
  CHECK_THROWS_AS(survey.row("q1", "friend"), std::logic_error);  // pooled into peer
  (void)survey.abi();
  CHECK_THROWS_AS(survey.role("late"), std::logic_error);
  FakeBatch batch(survey);
  CHECK_THROWS_AS(batch.rater("self", {1, 2}), std::logic_error);
  batch.add_case("x");
  CHECK_THROWS_AS(batch.rater("self", {1}), std::logic_error);
}

TEST_CASE("fake batch: raters are counted in the role that theirs is pooled into") {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("x").rater("self", {1, 1}).rater("peer", {1, 1}).rater("friend", {1, kNa});
  CHECK(batch.rater_counts(0) == std::vector<std::uint32_t>{1, 2, 0});
}

TEST_CASE("fake sink: the first breach is kept, and what is left open or leads nowhere") {
  CHECK(refused([](DocumentBuilder&) {}) == "no DOCUMENT was sent\n");
  CHECK(refused([](DocumentBuilder& d) { d.document({"T"}, [&] { d.row([] {}); }); }) ==
        "ROW : may not stand in DOCUMENT\n");
  CHECK(refused([](DocumentBuilder& d) { d.open(DocumentBuilder::element(ASSAY_DOCUMENT)); }) ==
        "DOCUMENT is not closed\n");
  CHECK(refused([](DocumentBuilder& d) {
          d.document({"T"}, [&] {
            d.block(DocumentBuilder::element(ASSAY_PARAGRAPH), [&] { d.text("there", 0, "#gone"); });
          });
        }) == "the link #gone leads to no element\n");
}

TEST_CASE("fake sink: it fails where it is told to, and notices who goes on") {
  FakeSink sink;
  sink.fail_at(2);
  const assay_document_sink to = sink.abi();
  const assay_element root = DocumentBuilder::element(ASSAY_DOCUMENT);
  const assay_element paragraph = DocumentBuilder::element(ASSAY_PARAGRAPH);
  assay_error error = assay::sdk::empty_error();
  CHECK(to.open(to.context, &root, &error) == ASSAY_OK);
  CHECK(to.open(to.context, &paragraph, &error) != ASSAY_OK);
  CHECK_FALSE(sink.went_on_after_failure());
  CHECK(to.close(to.context, &error) != ASSAY_OK);
  CHECK(sink.went_on_after_failure());
}

TEST_CASE("fake document: sections get an id, and the contents their entries") {
  const FakeDocument document([](DocumentBuilder& d) {
    d.document({"T"}, [&] {
      d.contents("Contents");
      d.section({"", "One"}, [&] { d.section({"deep", "Two"}, [] {}); });
      d.section({"", "Hidden", "", ASSAY_FLAG_NOT_LISTED}, [] {});
    });
  });
  CHECK(outline(document.root().children[0]) ==
        "CONTENTS \"Contents\"\n  CONTENTS_ENTRY #section-1 \"One\"\n  CONTENTS_ENTRY #deep \"Two\"\n");
  CHECK(document.root().children[0].children[1].lines == 2);
  CHECK(document.root().children[2].id == "section-3");
  CHECK_THROWS_AS(FakeDocument([](DocumentBuilder& d) { d.document({"T"}, [&] { d.row([] {}); }); }), std::logic_error);
}

TEST_CASE("fake wording: a content file is read, and what is not of its form is refused with its line") {
  FakeWording wording;
  wording.read(ASSAY_SOURCE_DIR "/plugins/standard/content/en.toml");
  CHECK(assay::sdk::Wording(wording.abi())("contents.title") == "Contents");
  CHECK_THROWS_WITH(FakeWording().read(ASSAY_SOURCE_DIR "/nothing"), Catch::Contains("cannot read"));
}

TEST_CASE("open plugin: a scorer is called by the contract's tables, and its log is heard") {
  const Survey survey;
  FakeNorm norm(survey);
  norm.row("part", "all", {1, 2, 3});
  FakeBatch batch(survey);
  batch.add_case("x").rater("self", {4, 2}).add_case("nobody");
  const OpenPlugin plugin(&entry);
  CHECK(plugin.id() == "test");
  FakeSetup setup;
  setup.norm = &norm;
  const FakeScores scores = plugin.score("test.scorer", batch, setup);
  CHECK(scores.complaints().empty());
  CHECK(scores.at("x", "q1", "self", "half") == 2);
  CHECK_FALSE(scores.find("nobody", "q1", "self", "half"));
  CHECK_THROWS_AS(scores.at("nobody", "q1", "self", "half"), std::runtime_error);
  CHECK(plugin.host().heard("of no use", ASSAY_LOG_WARNING));
  CHECK(scores.equals(plugin.score("test.scorer", batch)));
}

TEST_CASE("open plugin: what a plugin refuses comes with its status and words") {
  const Survey survey;
  const OpenPlugin plugin(&entry);
  FakeSink sink;
  const FakeCase ana(survey);
  try {
    plugin.write("test.letter", ana, sink);
    FAIL("the wording is empty");
  } catch (const Failure& failure) {
    CHECK(failure.status() == ASSAY_E_CONTENT);
    CHECK(std::string(failure.what()) == "the wording has no text `greeting`");
  }
  CHECK_THROWS_AS(plugin.scorer("test.other", survey), Failure);
  CHECK_THROWS_AS(plugin.instrument("test.none"), Failure);
  CHECK_THROWS_AS(OpenPlugin("/nothing/here.so"), std::runtime_error);
}

TEST_CASE("open plugin: reports on a case, on groups and on a comparison get what was built for them") {
  const Survey survey;
  const OpenPlugin plugin(&entry);
  const FakeWording wording = {{"greeting", "Dear {name},"}};
  FakeSetup setup;
  setup.wording = &wording;
  FakeCase ana(survey);
  FakeSink letter;
  plugin.write("test.letter", ana.called("Ana"), letter, setup);
  CHECK(outline(letter.root()) == "DOCUMENT \"Ana\"\n  PARAGRAPH Dear Ana,\n");

  FakeGroups groups(survey);
  groups.add_case("high").add_case("low").score("q1", "self", "mean", 2.5);
  FakeSink of_groups;
  plugin.write("test.letter", groups, of_groups, setup);
  CHECK(outline(of_groups.root()) == "DOCUMENT \"low\"\n  PARAGRAPH 2.500000\n");

  FakeComparison comparison;
  comparison.framework("one", "One").theme("t", "Theme").member("one", "c").figure(ASSAY_BASIS_RATING, 4, 1, 5);
  FakeSink compared;
  plugin.write("test.letter", comparison, compared, setup);
  CHECK(outline(compared.root()) == "DOCUMENT \"ana\"\n  PARAGRAPH 75.000000\n");
}
