// What the reports say, as a tree: with the texts of content/en.toml, which must have every one that is asked
// for.
#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include "catch.hpp"
#include "profile_report.hpp"
#include "scorer.hpp"
#include "sheets.hpp"
#include "small_instrument.hpp"

using namespace chally_test;
using assay::sdk::DocumentBuilder;
using assay::sdk::DocumentTree;
using assay::sdk::Node;

namespace {

struct Reporting {
  Reporting() { wording.read(ASSAY_SOURCE_DIR "/plugins/chally/content/en.toml"); }
  assay::sdk::ReportSetup setup() {
    const assay::sdk::ScorerSetup base = instrument.setup();
    return {base.model, std::nullopt, base.options, assay::sdk::Wording(wording.abi()), "en", ""};
  }
  const Node& profile(const std::vector<Rater>& raters) {
    const chally::Scorer scorer(instrument.setup());
    Scored scored(instrument, scorer, raters);
    std::vector<std::uint32_t> counts(instrument.roles.size());
    for (const Rater& rater : raters) ++counts[rater.role];
    const assay_case assessed = scored.as_case(scorer.measures(), counts);
    return written([&](DocumentBuilder& d) {
      chally::ProfileReport(setup()).write_case(assay::sdk::Case(assessed), d);
    });
  }
  template <typename Write>
  const Node& written(Write write) {
    const assay_document_sink sink = tree.sink();
    DocumentBuilder document(sink);
    write(document);
    return tree.root();
  }

  SmallInstrument instrument;
  assay::sdk::testing::FakeWording wording;
  DocumentTree tree;
};

// Every title and text below a node, a line each.
std::string words(const Node& node) {
  std::string out;
  if (!node.title.empty()) out += node.title + "\n";
  if (!node.text.empty()) out += node.text + "\n";
  for (const auto& column : node.columns) out += column.title + "\n";
  for (const Node& child : node.children) out += words(child);
  return out;
}

const Node* find(const Node& node, const std::string& id) {
  if (node.id == id) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find(child, id)) return found;
  }
  return nullptr;
}

std::string words_of(const Node& root, const std::string& id) {
  const Node* found = find(root, id);
  REQUIRE(found != nullptr);
  return words(*found);
}

std::size_t charts(const Node& node, std::uint32_t kind) {
  std::size_t count = node.chart && node.chart->kind == kind ? 1 : 0;
  for (const Node& child : node.children) count += charts(child, kind);
  return count;
}

bool says(const std::string& all, const std::string& part) {
  return all.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("chally profile: a German locale writes figures and lists as German does") {
  Reporting report;
  report.wording.add("locale.tag", "de")
      .add("locale.decimal", ",")
      .add("locale.list.two", "{first} und {last}");
  const Node& root = report.profile(
      {percentiles(kAssessment, 20, 50), percentiles(kOther, 30, 60), ratings(kSelf, {2, 5, 4, 1, 5})});
  CHECK(says(words_of(root, "k1"), "\n4,33\n"));  // (4 + 5 + 4) / 3, the 2 turned round
  CHECK(says(words_of(root, "views"), "are percentiles: Assessment und Other."));
}

TEST_CASE("chally profile: a high score is told by what high scorers do") {
  Reporting report;
  const std::string k1 = words_of(report.profile({percentiles(kAssessment, 72, 50)}), "k1");
  CHECK(says(k1, "High band"));
  CHECK(says(k1, "k1.high1\nk1.high2\n"));
  CHECK_FALSE(says(k1, "k1.low1"));
  CHECK_FALSE(says(k1, "A liking for quiet"));
}

TEST_CASE("chally profile: a low score is told by what low scorers do and what it may indicate") {
  Reporting report;
  const std::string k1 = words_of(report.profile({percentiles(kAssessment, 20, 50)}), "k1");
  CHECK(says(k1, "Low band"));
  CHECK(says(k1, "k1.low1\n"));
  CHECK(says(k1, "Lower scores may indicate\nA liking for quiet\n"));
  CHECK_FALSE(says(k1, "k1.high1"));
}

TEST_CASE("chally profile: a middle score is told by both sides") {
  Reporting report;
  const std::string k1 = words_of(report.profile({percentiles(kAssessment, 50, 50)}), "k1");
  CHECK(says(k1, "Middle band"));
  CHECK(says(k1, "which are listed below under “Low scorers” and “High scorers”."));
  CHECK(says(k1, "Low scorers\nk1.low1\nHigh scorers\nk1.high1\nk1.high2\n"));
}

TEST_CASE("chally profile: the text follows the client's cut-offs") {
  Reporting report;
  report.instrument.low_below = 73;
  report.instrument.high_from = 90;
  CHECK(says(words_of(report.profile({percentiles(kAssessment, 72, 95)}), "k1"), "Low band"));
}

TEST_CASE("chally profile: a competency without a score is said to have none") {
  Reporting report;
  const Node& root = report.profile({percentiles(kAssessment, kNa, 50)});
  CHECK(says(words_of(root, "k1"), "was not assessed"));
  CHECK(says(words_of(root, "overview"), "Profile index\n50\n"));
  CHECK_FALSE(says(words_of(root, "k1"), "band\n"));
}

TEST_CASE("chally profile: a case without any score has a report all the same") {
  Reporting report;
  const Node& root = report.profile({percentiles(kAssessment, kNa, kNa)});
  CHECK(says(words_of(root, "overview"), "no score to show"));
  CHECK(charts(root, ASSAY_CHART_SCORE_BAR) == 0);
}

TEST_CASE("chally profile: one view has no comparison, several have one, and all raters with them") {
  Reporting one;
  CHECK(find(one.profile({percentiles(kAssessment, 72, 50)}), "views") == nullptr);
  Reporting several;
  const Node& root = several.profile({ratings(kSelf, {1, 5, 5, 1, 5}), ratings(kOther, {5, 1, 1, 5, 1})});
  const std::string views = words_of(root, "views");
  CHECK(says(views, "Self\nOther\nAll raters\n"));
  CHECK(says(views, "Profile index\n99\n0\n49\n"));
  CHECK(says(words_of(root, "k1"), "different bands (Self: High, Other: Low)"));
}

TEST_CASE("chally profile: a band over all raters that the person alone takes it to is said to be so") {
  // k1: 90 by the person and 50 by others make 70, high; k2: 10 and 50 make 30, low. Others are in the middle.
  Reporting report;
  const std::string overview =
      words_of(report.profile({percentiles(kSelf, 90, 10), percentiles(kOther, 50, 50)}), "overview");
  CHECK(says(overview, "Over all raters these lie in a higher band than by any other role alone; the person's own answers "
                       "lift them there: k1\n"));
  CHECK(says(overview, "the person's own answers bring them there: k2\n"));
  // Where one other role is in the band by itself, and where there is no other role, nothing is said.
  for (const std::vector<Rater>& raters :
       {std::vector<Rater>{percentiles(kSelf, 90, 50), percentiles(kOther, 50, 50), percentiles(kAssessment, 70, 50)},
        std::vector<Rater>{percentiles(kSelf, 90, 10)}}) {
    Reporting other;
    CHECK_FALSE(says(words_of(other.profile(raters), "overview"), "the person's own answers"));
  }
}

TEST_CASE("chally profile: percentiles and ratings are not held against each other") {
  Reporting report;
  const Node& root = report.profile({percentiles(kAssessment, 20, 50), ratings(kSelf, {1, 5, 5, 1, 5})});
  CHECK(says(words_of(root, "reading"), "are different things"));
  CHECK_FALSE(says(words_of(root, "k1"), "different bands"));
  CHECK(says(words_of(root, "k1"), "Low band"));
  // View, score, band, rating, raters: no rating beside a score that is a percentile.
  CHECK(says(words_of(root, "k1"), "Assessment\n20\nLow\n\u2013\n1\n"));
  CHECK(says(words_of(root, "k1"), "Self\n99\nHigh\n5.00\n1\n"));
  // What goes by the percentiles bears their name, and nothing is called all raters that is not.
  CHECK(says(words_of(root, "overview"), "Scores and bands: Assessment"));
  CHECK(says(words_of(root, "views"), "views are percentiles: Assessment."));
  CHECK_FALSE(says(words(root), "All raters"));
}

TEST_CASE("chally profile: several roles with percentiles are pooled, and the rated views stay out") {
  Reporting report;
  const Node& root = report.profile(
      {percentiles(kAssessment, 20, 50), percentiles(kOther, 30, 60), ratings(kSelf, {1, 5, 5, 1, 5})});
  CHECK(says(words_of(root, "k1"), "All raters\n25\nLow\n\u2013\n2\n"));  // (20 + 30) / 2
  CHECK(says(words_of(root, "reading"), "goes by them alone"));
}

TEST_CASE("chally profile: ratings do not stand in for a percentile that was not delivered") {
  Reporting report;
  const Node& root = report.profile({percentiles(kAssessment, kNa, 50), ratings(kSelf, {1, 5, 5, 1, 5})});
  const std::string k1 = words_of(root, "k1");
  CHECK(says(k1, "No percentile was delivered for this competency"));
  CHECK_FALSE(says(k1, "was not assessed"));
  CHECK_FALSE(says(k1, "High band"));
  CHECK(says(words_of(root, "overview"), "Profile index\n50\n"));
}

TEST_CASE("chally profile: a score that rests on less than half of the answers is marked") {
  Reporting few;
  // One of three behaviours of k1, one of two of k2.
  const Node& root = few.profile({ratings(kOther, {kNa, 5, kBlank, 1, kNa})});
  CHECK(says(words_of(root, "k1"), "Less than half of the answers"));
  CHECK_FALSE(says(words_of(root, "k2"), "Less than half of the answers"));
  CHECK_FALSE(says(words_of(root, "reading"), "All raters"));
}

TEST_CASE("chally profile: three competencies and two views make a wheel of the views that compare") {
  Reporting report;
  SmallInstrument& instrument = report.instrument;
  instrument.constructs.push_back(SmallInstrument::construct("k3", 1, kProfile));
  instrument.items.push_back(SmallInstrument::item("k3.high1", 3, 1, 0, 1));
  Rater vendor = percentiles(kAssessment, 20, 50);
  vendor.answers.push_back(kBlank);
  const Node& root =
      report.profile({vendor, ratings(kSelf, {1, 5, 5, 1, 5, 5}), ratings(kOther, {2, 4, 4, 2, 4, 4})});
  CHECK(charts(root, ASSAY_CHART_RADAR) == 1);
  const Node* views = find(root, "views");
  REQUIRE(views != nullptr);
  for (const Node& child : views->children) {
    if (!child.chart) continue;
    REQUIRE(child.chart->series.size() == 2);
    CHECK(child.chart->series[0].role == "self");
    CHECK(child.chart->series[1].values[2] == 74.25);
  }
}

TEST_CASE("chally manual: both sides of every competency, and what lower scores may indicate") {
  Reporting report;
  const Node& root =
      report.written([&](DocumentBuilder& d) { chally::Manual(report.setup()).write_sheet(d); });
  const std::string k1 = words_of(root, "k1");
  CHECK(says(k1, "What k1 means.\nLow scorers\nk1.low1\nHigh scorers\nk1.high1\nk1.high2\n"));
  CHECK(says(k1, "Lower scores may indicate\nA liking for quiet\n"));
  CHECK_FALSE(says(words_of(root, "k2"), "Lower scores"));
}

TEST_CASE("chally form: behaviours under running numbers, for every role but the assessment") {
  Reporting report;
  const Node& root =
      report.written([&](DocumentBuilder& d) { chally::BlankForm(report.setup()).write_sheet(d); });
  CHECK(words_of(root, "k1") == "k1\nThe scale: NA Cannot say.\n1. k1.low1\n2. k1.high1\n3. k1.high2\n");
  CHECK(words_of(root, "k2") == "k2\nThe scale: NA Cannot say.\n4. k2.low1\n5. k2.high1\n");
  const Node& explained = find(root, "k1")->children.at(0);
  REQUIRE(explained.is(ASSAY_GROUP));
  const Node& first = explained.children.at(1);
  CHECK(first.choices == std::vector<std::string>{"1", "2", "3", "4", "5", "NA"});
  const Node& role = find(root, "about")->children.at(2);
  CHECK(role.choices == std::vector<std::string>{"Self", "Other", "Peer"});
}

TEST_CASE("chally form: an instrument without behaviours is refused") {
  Reporting report;
  report.instrument.items = {SmallInstrument::item("p1", kK1, 0, 0, 0),
                             SmallInstrument::item("p2", kK2, 0, 0, 0)};
  CHECK_THROWS_WITH(chally::BlankForm(report.setup()), ContainsSubstring("no behaviours to rate"));
}
