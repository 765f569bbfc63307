// The reports as a reader meets them, written over the small model with the shipped wording.
#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "fit_report.hpp"
#include "scorer.hpp"
#include "sheets.hpp"
#include "small_model.hpp"

using namespace caliper_test;
using assay::sdk::Node;

namespace {

using assay::sdk::testing::FakeWording;
using Texts = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// All text in a node, a line an element.
std::string text_of(const Node& node) {
  std::string out = node.text;
  if (!node.title.empty()) out += node.title + "\n";
  if (!node.note.empty()) out += node.note + "\n";
  for (const Node& child : node.children) out += text_of(child);
  if (node.form == assay::sdk::NodeForm::kElement) out += "\n";
  if (node.chart) out += node.chart->description;
  return out;
}

// The element with this id, or with this title.
const Node* find(const Node& node, std::string_view name) {
  if (node.id == name || (node.form == assay::sdk::NodeForm::kElement && node.title == name)) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find(child, name)) return found;
  }
  return nullptr;
}

template <typename Report>
class Written {
 public:
  // With the shipped texts, and `more` beside them, such as a locale's.
  explicit Written(SmallModel& model, Texts more = {}) : wording_(more) {
    wording_.read(CALIPER_CONTENT);
    sheet(model);
  }
  Written(SmallModel& model, const Scored& scored, Texts more = {}) : wording_(more) {
    wording_.read(CALIPER_CONTENT);
    person(model, scored);
  }

  const Node& root() const { return tree_.root(); }
  std::string part(std::string_view name) const {
    const Node* found = find(root(), name);
    return found == nullptr ? "no " + std::string(name) : text_of(*found);
  }

 private:
  assay::sdk::ReportSetup setup(SmallModel& model) const {
    return {model.model(), std::nullopt, model.options(), assay::sdk::Wording(wording_.abi()),
            "en",          "The client"};
  }
  void sheet(SmallModel& model) {
    const assay_document_sink sink = tree_.sink();
    assay::sdk::DocumentBuilder document(sink);
    Report(setup(model)).write_sheet(document);
  }
  void person(SmallModel& model, const Scored& scored) {
    const std::vector<assay_pair> attributes = {{assay::sdk::text("position"), assay::sdk::text("Clerk")}};
    assay_case one{};
    one.struct_size = sizeof(one);
    one.id = assay::sdk::text("ann");
    one.name = assay::sdk::text("Ann");
    one.date = assay::sdk::text("2006-01-08");
    one.attributes = assay::sdk::array(attributes);
    one.measures = scored.measures();
    one.rows = assay::sdk::array(model.rows());
    one.columns = assay::sdk::array(scored.columns());
    one.rater_counts = assay::sdk::array(scored.rater_counts());
    const assay_document_sink sink = tree_.sink();
    assay::sdk::DocumentBuilder document(sink);
    Report(setup(model)).write_case(assay::sdk::Case(one), document);
  }

  FakeWording wording_;
  assay::sdk::DocumentTree tree_;
};

const std::vector<Rater> kDelivered = {{kAssessment, {64.5, 80, kNa, kBlank, kBlank, kBlank, kBlank}}};
const std::vector<Rater> kRated = {{kSelf, {kBlank, kBlank, kBlank, 4, 3, 5, 5}},
                                   {kOther, {kBlank, kBlank, kBlank, 2, 4, 1, 2}}};

// What the host gives for German, as far as the tests come across it.
const Texts kGerman = {{"locale.tag", "de"},
                       {"locale.decimal", ","},
                       {"locale.group", "."},
                       {"locale.percent", "{number}\u00a0%"},
                       {"locale.date.long", "{day}. {month} {year}"},
                       {"locale.month.1", "Januar"},
                       {"locale.list.two", "{first} und {last}"},
                       {"locale.plurals", "one: n = 1"}};

caliper::ReportContext context_of(SmallModel& model, const FakeWording& wording) {
  return caliper::ReportContext(
      {model.model(), std::nullopt, model.options(), assay::sdk::Wording(wording.abi()), "en", "The client"});
}

}  // namespace

TEST_CASE("caliper report: scores have one decimal, ratings two, a half goes up") {
  SmallModel model;
  const FakeWording english;
  const caliper::ReportContext context = context_of(model, english);
  CHECK(context.figure(77.25) == "77.3");
  CHECK(context.figure(100.0) == "100.0");
  CHECK(context.figure(std::nullopt) == "\u2013");
  CHECK(context.rating_figure(3.375) == "3.38");
  CHECK(context.rating_figure(11.0 / 3) == "3.67");
  CHECK(context.rating_figure(std::nullopt) == "\u2013");
  CHECK(context.plain_figure(1) == "1");
  CHECK(context.plain_figure(2.5) == "2.5");
}

TEST_CASE("caliper fit report: a German locale writes dates, decimals, percents and lists as German does") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> delivered(model, Scored(model, scorer, kDelivered), kGerman);
  CHECK(delivered.root().children.front().attribute("Date") == "8. Januar 2006");
  CHECK_THAT(delivered.part("Fit"), ContainsSubstring("72,3"));  // (64.5 + 80) / 2 = 72.25
  CHECK_THAT(delivered.part("Coverage"), ContainsSubstring("67\u00a0%"));
  CHECK_THAT(delivered.part("competencies"),
             ContainsSubstring("Alpha\n64,5\nAlpha, Assessment: 64,5 of 100"));
  const Written<caliper::FitReport> rated(
      model, Scored(model, scorer, {{kOther, {kBlank, kBlank, kBlank, kNa, 4, kBlank, kBlank}}}), kGerman);
  CHECK_THAT(rated.part("Part of the model has no score"), ContainsSubstring("Alpha und Gamma."));
  CHECK_THAT(rated.part("ratings"), ContainsSubstring("4,00"));
}

TEST_CASE("caliper reports: the number of competencies has the form that goes with it") {
  SmallModel model;
  const Written<caliper::JobModelSheet> english(model);
  CHECK_THAT(english.part("model"),
             ContainsSubstring("This job draws on 3 competencies. Below are all 3 families"));
  // In a language in which three is a few.
  const Written<caliper::JobModelSheet> few(model, {{"locale.plurals", "one: n = 1; few: n = 2..4"},
                                                    {"model.text.few", "A few: {n} of {families}"}});
  CHECK_THAT(few.part("model"), ContainsSubstring("A few: 3 of 3"));
}

TEST_CASE("caliper fit report: the cover says who, what and when") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(model, Scored(model, scorer, kDelivered));
  const Node& cover = report.root().children.front();
  REQUIRE(cover.is(ASSAY_COVER));
  CHECK(cover.note == "Ann");
  CHECK(cover.attribute("Report") == "Fit to the job model");
  CHECK(cover.attribute("Position") == "Clerk");
  CHECK(cover.attribute("Organisation") == "The client");
  CHECK(cover.attribute("Date") == "January 8, 2006");
  CHECK(cover.attribute("Results from") == "Assessment 1");
}

TEST_CASE("caliper fit report: the fit stands with its coverage, and what it leaves out is named") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(model, Scored(model, scorer, kDelivered));
  CHECK_THAT(report.part("Fit"), ContainsSubstring("72.3"));  // (64.5 + 80) / 2 = 72.25
  CHECK_THAT(report.part("Coverage"), ContainsSubstring("67%"));
  CHECK_THAT(report.part("Coverage"), ContainsSubstring("2 of 3"));
  CHECK_THAT(report.part("Families assessed"), ContainsSubstring("1 of 3"));
  CHECK_THAT(report.part("Part of the model has no score"), ContainsSubstring("leaves these out: Gamma."));
}

TEST_CASE("caliper fit report: the grid shows every family, and an empty one as not assessed") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(model, Scored(model, scorer, kDelivered));
  const Node* grid = find(report.root(), "model-scores");
  REQUIRE(grid != nullptr);
  CHECK_THAT(text_of(*find(*grid, "First")), ContainsSubstring("Score 72.3"));
  CHECK_THAT(text_of(*find(*grid, "First")), ContainsSubstring("Alpha 64.5"));
  CHECK_THAT(text_of(*find(*grid, "Second")), ContainsSubstring("Not assessed"));
  CHECK_THAT(text_of(*find(*grid, "Second")), ContainsSubstring("No competency in this model"));
  CHECK_THAT(text_of(*find(*grid, "Third")), ContainsSubstring("Gamma \u2013"));
  const Node* families = find(report.root(), "families");
  CHECK_THAT(text_of(*families), ContainsSubstring("Second\nNone asked for\n\u2013\nNot assessed"));
  CHECK_THAT(text_of(*families), ContainsSubstring("Third\n0 of 1\n\u2013\nNot assessed"));
  CHECK_THAT(text_of(*families), ContainsSubstring("First, Assessment: 72.3 of 100"));
  CHECK_THAT(text_of(*families),
             ContainsSubstring("Fit to the model\n2 of 3\n72.3\nFit to the model, Assessment: 72.3 of 100"));
}

TEST_CASE("caliper fit report: delivered scores and ratings are each explained where they are used") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> delivered(model, Scored(model, scorer, kDelivered));
  CHECK_THAT(delivered.part("reading"), ContainsSubstring("those that the assessment delivered"));
  CHECK_THAT(delivered.part("reading"), !ContainsSubstring("ratings from"));
  CHECK_THAT(delivered.part("reading"), ContainsSubstring("Each figure is rounded by itself"));
  CHECK_THAT(delivered.part("fit"), ContainsSubstring("those that the assessment delivered"));
  CHECK(find(delivered.root(), "ratings") == nullptr);
  const Written<caliper::FitReport> rated(model, Scored(model, scorer, kRated));
  CHECK_THAT(rated.part("reading"), ContainsSubstring("1 becomes 0, 3 becomes 50 and 5 becomes 100"));
  CHECK_THAT(rated.part("reading"), !ContainsSubstring("assessment delivered"));
  CHECK_THAT(rated.part("fit"), ContainsSubstring("come from ratings by people"));
  CHECK_THAT(rated.part("ratings"), !ContainsSubstring("have no part in"));
}

TEST_CASE("caliper fit report: delivered scores and ratings of one person are kept apart") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  std::vector<Rater> both = kRated;
  both.push_back(kDelivered.front());
  const Written<caliper::FitReport> mixed(model, Scored(model, scorer, both));
  CHECK(mixed.root().children.front().attribute("Results from") == "Assessment 1, Self 1, Other 1");
  CHECK_THAT(mixed.part("reading"), ContainsSubstring("No score in this report"));
  CHECK_THAT(mixed.part("reading"), !ContainsSubstring("1 becomes 0"));
  CHECK_THAT(mixed.part("fit"), ContainsSubstring("see \u201cRatings in detail\u201d"));
  // Scores: those delivered and nothing else, also for Gamma, which was rated but not delivered.
  CHECK_THAT(mixed.part("Fit"), ContainsSubstring("72.3"));
  CHECK_THAT(mixed.part("Coverage"), ContainsSubstring("2 of 3"));
  CHECK_THAT(mixed.part("Part of the model has no score"), ContainsSubstring("leaves these out: Gamma."));
  CHECK_THAT(mixed.part("competencies"), ContainsSubstring("Alpha\n64.5\nAlpha, Assessment: 64.5 of 100"));
  CHECK_THAT(mixed.part("competencies"), ContainsSubstring("Gamma\nno answers\nGamma, Assessment: no score"));
  for (const char* section : {"families", "competencies"}) {
    CHECK_THAT(mixed.part(section), !ContainsSubstring("Self"));
    CHECK_THAT(mixed.part(section), !ContainsSubstring("\nAll\n"));
  }
  CHECK_THAT(mixed.part("strengths"), ContainsSubstring("Beta\nScore 80.0\n"));
  // Ratings: in points, without the assessment.
  CHECK_THAT(mixed.part("ratings"), ContainsSubstring("have no part in them"));
  CHECK_THAT(mixed.part("ratings"), ContainsSubstring("Alpha\n\nThe competency\n4.50\n2.00\n3.25"));
  CHECK_THAT(mixed.part("ratings"), ContainsSubstring("Gamma\n\nThe competency\n5.00\n1.00\n3.00"));
  // Self (4.5 + 3 + 5) / 3, other (2 + 4 + 1) / 3, all (3.25 + 3.5 + 3) / 3.
  CHECK_THAT(mixed.part("ratings"), ContainsSubstring("All competencies\n4.17\n2.33\n3.25"));
}

TEST_CASE("caliper fit report: a rater who left most open is reported by what there is") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(
      model, Scored(model, scorer, {{kOther, {kBlank, kBlank, kBlank, kNa, 4, kBlank, kBlank}}}));
  CHECK(report.root().children.front().attribute("Results from") == "Other 1");
  CHECK_THAT(report.part("Fit"), ContainsSubstring("75.0"));
  CHECK_THAT(report.part("Coverage"), ContainsSubstring("33%"));
  CHECK_THAT(report.part("Part of the model has no score"), ContainsSubstring("Alpha and Gamma."));
  CHECK_THAT(report.part("competencies"), ContainsSubstring("Alpha\nno answers\nno answers\nAlpha, Other: no score"));
  CHECK_THAT(report.part("strengths"), ContainsSubstring("Beta\nScore 75.0\n"));
  CHECK_THAT(report.part("development"), ContainsSubstring("not enough scores"));
  CHECK_THAT(report.part("reading"), !ContainsSubstring("counts every rater once"));
}

TEST_CASE("caliper fit report: with several roles each competency shows them and all") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(model, Scored(model, scorer, kRated));
  const std::string competencies = report.part("competencies");
  CHECK_THAT(competencies, ContainsSubstring("Self\n4.50\n87.5\nAlpha, Self: 87.5 of 100"));
  CHECK_THAT(competencies, ContainsSubstring("Other\n2.00\n25.0\nAlpha, Other: 25.0 of 100"));
  CHECK_THAT(competencies, ContainsSubstring("All\n3.25\n56.3\nAlpha, All: 56.3 of 100"));
  CHECK_THAT(competencies, !ContainsSubstring("Assessment"));
  CHECK_THAT(report.part("ratings"), ContainsSubstring("b1\n5.00\n2.00\n3.50"));
}

TEST_CASE("caliper fit report: strengths and development, with the views of the roles") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(model, Scored(model, scorer, kRated));
  // All: Alpha 56.25, Beta (50 + 75) / 2 = 62.5, Gamma (100 + 0) / 2 = 50.
  CHECK_THAT(report.part("strengths"), ContainsSubstring("Beta\nScore 62.5 (Self 50.0, Other 75.0)"));
  CHECK_THAT(report.part("strengths"), ContainsSubstring("Alpha\nScore 56.3"));
  CHECK_THAT(report.part("strengths"), ContainsSubstring("b1 (rated 3.50 of 5)"));
  CHECK_THAT(report.part("development"), ContainsSubstring("Gamma\nScore 50.0 (Self 100.0, Other 0.0)"));
  CHECK_THAT(report.part("development"), !ContainsSubstring("Beta"));
}

TEST_CASE("caliper fit report: what was taken out before is told in words, not as a zero") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  Scored scored(model, scorer, kRated);
  for (const char* measure : {"score", "rating"})
    scored.suppress(measure, ASSAY_SUBJECT_CONSTRUCT, kC1, kOther);
  const Written<caliper::FitReport> report(model, scored);
  CHECK_THAT(report.part("competencies"), ContainsSubstring("Other\nno answers\nno answers\nAlpha, Other: no score"));
}

TEST_CASE("caliper fit report: a case without any answer is written, and says so") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Written<caliper::FitReport> report(model, Scored(model, scorer, {}));
  CHECK_THAT(report.part("fit"), ContainsSubstring("Nobody has given an answer that counts"));
  CHECK_THAT(report.part("Fit"), ContainsSubstring("\u2013"));
  CHECK_THAT(report.part("Coverage"), ContainsSubstring("0%"));
  CHECK(find(report.root(), "Part of the model has no score") == nullptr);
  CHECK_THAT(report.part("strengths"), ContainsSubstring("not enough scores"));
}

TEST_CASE("caliper sheets: the job model shows the empty family, marked") {
  SmallModel model;
  const Written<caliper::JobModelSheet> sheet(model);
  const Node* grid = find(sheet.root(), "model");
  REQUIRE(grid != nullptr);
  CHECK_THAT(text_of(*find(*grid, "Second")), ContainsSubstring("No competency in this model"));
  CHECK_THAT(text_of(*find(*grid, "First")), ContainsSubstring("Beta"));
}

TEST_CASE("caliper sheets: the library entry has overview, positions, competencies and behaviours") {
  SmallModel model;
  const Written<caliper::LibraryEntry> sheet(model);
  CHECK_THAT(sheet.part("overview"), ContainsSubstring("Serves customers."));
  CHECK_THAT(sheet.part("positions"), ContainsSubstring("Clerk\nAgent"));
  CHECK_THAT(sheet.part("c3"), ContainsSubstring("Family: Third"));
  CHECK_THAT(sheet.part("behaviours"), ContainsSubstring("b1\nAlpha"));
  CHECK_THAT(sheet.part("behaviours"), !ContainsSubstring("r1"));  // rates the competency as a whole
}

TEST_CASE("caliper sheets: the blank form asks for ratings, and not for the role of the delivered scores") {
  SmallModel model;
  const Written<caliper::BlankForm> sheet(model);
  const Node* role = find(sheet.root(), "My role");
  REQUIRE(role != nullptr);
  CHECK(role->choices == std::vector<std::string>{"Self", "Other", "Peer"});
  const Node* statement = find(sheet.root(), "b1");
  REQUIRE(statement != nullptr);
  CHECK(statement->choices == std::vector<std::string>{"1", "2", "3", "4", "5", "NA"});
  CHECK(find(sheet.root(), "s1") == nullptr);
  CHECK_THAT(sheet.part("about"), ContainsSubstring("NA Cannot say"));
}

TEST_CASE("caliper sheets: a blank form of an instrument without ratings is refused") {
  SmallModel model;
  model.items.resize(3);
  CHECK_THROWS_WITH(Written<caliper::BlankForm>(model),
                    ContainsSubstring("needs an instrument with ratings"));
}

TEST_CASE("caliper fit report: raters and agreement stand beside a score from ratings") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  Scored scored(model, scorer, {{kOther, {kBlank, kBlank, kBlank, 4, 3, 5, 4}}, {kPeer, {kBlank, kBlank, kBlank, 5, 3, 1, 5}}});
  const Written<caliper::FitReport> report(model, scored);
  // c1: 4, 5 and 4, 5: q = 1/4, 1.5 / (1.5 + 0.25).
  CHECK_THAT(report.part("competencies"), ContainsSubstring("Alpha, Other: 87.5 of 100\n2\n0.86\n"));
  CHECK_THAT(report.part("competencies"), ContainsSubstring("Beta, Other: 50.0 of 100\n2\n1.00\n"));
}

TEST_CASE("caliper fit report: agreement has a word where three raters gave two ratings, and nowhere else") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const std::vector<double> first = {kBlank, kBlank, kBlank, 4, 3, 5, 4}, second = {kBlank, kBlank, kBlank, 5, 3, 1, 5};
  Scored scored(model, scorer, {{kOther, first}, {kPeer, second}, {kPeer, second}});
  const Written<caliper::FitReport> report(model, scored);
  // c1: 4, 5, 5 twice: s^2 = 1/3, so q = 1/6 and (2 x 5/6) / (2 x 5/6 + 1/6). c2 is one rating of each.
  CHECK_THAT(report.part("competencies"), ContainsSubstring("\n3\n0.91 very strong\n"));
  CHECK_THAT(report.part("competencies"), ContainsSubstring("\n3\n1.00\n"));
}
