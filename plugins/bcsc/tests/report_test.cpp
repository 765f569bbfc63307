#include "reporting.hpp"
#include "sheets.hpp"

using namespace bcsc_test;

TEST_CASE("bcsc report: the sentence that no note is due stands only where all was compared") {
  SmallInstrument whole;
  add_whole_norm(whole);
  const std::vector<Rater> raters = {{kSelf, {5, 5, 5, 5}}, {kManager, {6, 6, 6, 6}}};
  CHECK_THAT(Report(whole, raters).part("u1-notes"), ContainsSubstring("None are due"));

  SmallInstrument partial;
  partial.add_norm(kE1, kSelf, {2, 4, 6});
  partial.add_norm(kE1, kManager, {2, 4, 6});
  partial.add_norm(kE2, kSelf, {2, 4, 6});
  const Report report(partial, raters);  // the managers' 6 in e2 has nothing beside it
  CHECK_THAT(report.part("u1-notes"), ContainsSubstring("no figures for some elements or roles"));
  CHECK_THAT(report.part("u1-notes"), !ContainsSubstring("None are due"));
}

TEST_CASE("bcsc report: no figures are missed for a role that gave no rating") {
  SmallInstrument instrument;
  instrument.add_norm(kE1, kSelf, {2, 4, 6});
  instrument.add_norm(kE2, kSelf, {2, 4, 6});
  const Report report(instrument, {{kSelf, {5, 5, 5, 5}}, {kManager, {kNa, kNa, kBlank, 7}}});
  CHECK_THAT(report.part("u1-notes"), ContainsSubstring("None are due"));
}

TEST_CASE("bcsc report: a note names its element and the roles below; the element's head has their figures") {
  SmallInstrument instrument;
  add_whole_norm(instrument);
  // e1 of the managers: (3 + 4) / 2 = 3.5, rank 10 + 30 * 1.5 / 2 = 32.5.
  const Report report(instrument, {{kSelf, {5, 5, 5, 5}}, {kManager, {3, 4, 4, 4}}});
  CHECK_THAT(report.part("u1-notes"), ContainsSubstring("1 e1|Identified by: Manager (below percentile 40)|"));
  CHECK_THAT(report.part("u1-notes"), !ContainsSubstring("2 e2|"));  // 4 is on the limit
  CHECK_THAT(report.part("u1"),
             ContainsSubstring("1 e1| |Self 5.00, percentile 65; Manager 3.50, percentile 32|"));
  CHECK_THAT(report.part("u1"), ContainsSubstring("Q1 q1|"));
}

TEST_CASE("bcsc report: a percentile at or beyond an end of the norm's table is said to be a bound") {
  SmallInstrument instrument;  // percentiles 10, 40 and 90
  instrument.add_norm(kE1, kSelf, {2, 4, 6});
  instrument.add_norm(kE1, kManager, {2, 4, 6});
  instrument.add_norm(kE1, kOther, {2, 4, 6});
  instrument.add_norm(kE2, kSelf, {2, 4, 7});
  instrument.add_norm(0, kSelf, {2, 4, 6});
  instrument.add_norm(0, kManager, {2, 4, 6});
  // e1: self 6.5, beyond; manager 2, on the first point; others 1. e2: self 6, 40 + 50 x 2 / 3 = 73.3.
  const Report report(instrument, {{kSelf, {6, 7, 6, 5}}, {kManager, {2, 2, 1, 5}}, {kOther, {1, 1, 5, 5}}});
  CHECK_THAT(report.part("u1"), ContainsSubstring("|Self 6.50, percentile 90 or above; Manager 2.00, percentile 10 or "
                                                  "below; Other 1.00, percentile 10 or below|"));
  CHECK_THAT(report.part("u1"), ContainsSubstring("Self 6.00, percentile 73; "));
  CHECK_THAT(report.part("u1"), ContainsSubstring("Percentile 90 or above|6.25|"));
  CHECK_THAT(report.part("overview-table"), ContainsSubstring("Unit 1: u1|6.25|≥ 90|1.50|≤ 10|3.00|no norm|"));
  CHECK_THAT(report.part("overview-table"), ContainsSubstring("|5.00|no norm|"));
  CHECK_THAT(report.part("reading"), ContainsSubstring("from percentile 10 to percentile 90."));
  CHECK_THAT(report.part("reading"), ContainsSubstring("“90 or above” and “10 or below”"));
}

TEST_CASE("bcsc report: a German locale writes dates, figures and lists as German does") {
  SmallInstrument instrument;
  // Self: u1 has e1 (7 + 3) / 2 = 5 and e2 2, so 3.5; u2 has e3 4.
  const std::vector<Rater> raters = {{kSelf, {7, 3, 2, 4}}};
  const Report report(instrument, raters, german_words());
  CHECK_THAT(report.all(), ContainsSubstring("|18. Januar 2026|"));
  CHECK_THAT(report.part("overview"), ContainsSubstring("Self: Unit 1 (3,50); Unit 2 (4,00).|"));
  CHECK_THAT(report.part("overview-table"), ContainsSubstring("Unit 1: u1|3,50|"));
  CHECK_THAT(report.part("u1"), ContainsSubstring("Self 5,00"));
  CHECK_THAT(report.part("strengths"), ContainsSubstring("|7,00|"));
  const Report english(instrument, raters);
  CHECK_THAT(english.part("overview"), ContainsSubstring("Self: Unit 1 (3.50), Unit 2 (4.00).|"));
  CHECK_THAT(english.all(), ContainsSubstring("|January 18, 2026|"));
}

TEST_CASE("bcsc report: charts, tables and sections call a unit by one name") {
  SmallInstrument instrument;
  const Report report(instrument, {{kSelf, {7, 3, 2, 4}}});
  CHECK(report.axis("overview-1") == std::vector<std::string>{"Unit 1", "Unit 2"});
  CHECK_THAT(report.part("overview-table"), ContainsSubstring("Unit 2: u2|"));
  CHECK_THAT(report.part("u2"), ContainsSubstring("Unit 2: u2|"));
  const Report german(instrument, {{kSelf, {7, 3, 2, 4}}}, RealWording({{"framework.unit", "Bereich {number}"}}));
  CHECK(german.axis("overview-1") == std::vector<std::string>{"Bereich 1", "Bereich 2"});
}

TEST_CASE("bcsc report: figures are said to be rounded one by one") {
  SmallInstrument instrument;
  CHECK_THAT(Report(instrument, {{kSelf, {7, 3, 2, 4}}}).part("reading"),
             ContainsSubstring("Each figure is rounded by itself"));
}

TEST_CASE("bcsc report: the roles of a note stand in a list of the language") {
  SmallInstrument instrument;
  add_whole_norm(instrument);
  const std::vector<Rater> raters = {{kSelf, {3, 4, 5, 5}}, {kManager, {3, 4, 4, 4}}};
  CHECK_THAT(Report(instrument, raters).part("u1-notes"),
             ContainsSubstring("Identified by: Self and Manager (below"));
  CHECK_THAT(Report(instrument, raters, german_words()).part("u1-notes"),
             ContainsSubstring("Identified by: Self und Manager (below"));
}

TEST_CASE("bcsc report: units, elements and questions are counted in the forms that go with them") {
  SmallInstrument instrument;
  const std::vector<Rater> raters = {{kSelf, {7, 3, 2, 4}}};
  CHECK_THAT(Report(instrument, raters).part("introduction"),
             ContainsSubstring("framework of 2 units and 3 elements; 4 questions ask how often"));
  // In a language in which two to four are a few.
  const RealWording few({{"locale.plurals", "one: n = 1; few: n = 2..4"},
                         {"introduction.units.few", "a few units ({n})"},
                         {"introduction.purpose.few", "{units}, {elements}, {n}"}});
  CHECK_THAT(Report(instrument, raters, few).part("introduction"),
             ContainsSubstring("|a few units (2), 3 elements, 4|"));
}

TEST_CASE("bcsc report: a question stands in one list alone, and only roles on its side are named") {
  SmallInstrument instrument;  // two of each
  // Pooled q1 (7+5)/2 = 6, q2 (3+5)/2 = 4, q3 (2+1)/2 = 1.5: q2 is in both lists. Their mean is 11.5/3.
  const Report report(instrument, {{kSelf, {7, 3, 2, kNa}}, {kManager, {5, 5, 1, kNa}}});
  const std::string strengths = report.part("strengths"), opportunities = report.part("opportunities");
  CHECK_THAT(strengths, ContainsSubstring("Q1| |q1|u1, e1|Self|6.00|"));
  CHECK_THAT(strengths, ContainsSubstring("Q2| |q2|u1, e1|Manager|4.00|"));
  CHECK_THAT(opportunities, ContainsSubstring("Q3| |q3|u1, e2|Manager|1.50|"));
  CHECK_THAT(opportunities, !ContainsSubstring("Q2|"));
}

TEST_CASE("bcsc report: a question of both lists that is not above the middle is an opportunity") {
  SmallInstrument instrument;
  // Pooled 6, 4, 2: q2 lies on the middle.
  const Report report(instrument, {{kSelf, {7, 3, 2, kNa}}, {kManager, {5, 5, 2, kNa}}});
  CHECK_THAT(report.part("strengths"), !ContainsSubstring("Q2|"));
  CHECK_THAT(report.part("opportunities"), ContainsSubstring("Q2| |q2|u1, e1|Self|4.00|"));
  CHECK_THAT(report.part("opportunities"), ContainsSubstring("Q3| |q3|u1, e2|No single role|2.00|"));
}

TEST_CASE("bcsc report: equal averages are said to be equal and not listed") {
  SmallInstrument instrument;
  const Report report(instrument, {{kSelf, {5, 4, 5, 4}}, {kManager, {4, 5, 4, 5}}});
  CHECK_THAT(report.part("highlights"), ContainsSubstring("the same average, 4.50."));
  CHECK(report.part("strengths").empty());
  CHECK(report.part("opportunities").empty());
}

TEST_CASE("bcsc report: a role without a rater has no chart, column or row") {
  SmallInstrument instrument;
  add_whole_norm(instrument);
  const Report report(instrument, {{kSelf, {5, 5, 5, 5}}, {kOther, {6, 6, 6, 6}}});
  CHECK_THAT(report.part("overview"), !ContainsSubstring("Manager"));
  CHECK_THAT(report.part("overview-2"), ContainsSubstring("Part 2: Self"));
  CHECK_THAT(report.part("overview-3"), ContainsSubstring("Part 3: Other"));
  CHECK(report.part("overview-4").empty());
  CHECK_THAT(report.part("units"), !ContainsSubstring("Manager"));
}

TEST_CASE("bcsc report: where nobody rated there are words instead of a chart without series") {
  SmallInstrument instrument;
  const Report report(instrument, {});
  CHECK_THAT(report.part("overview-1"), ContainsSubstring("No answers shown|"));
  CHECK_THAT(report.part("overview-1"), !ContainsSubstring("chart"));
}

TEST_CASE("bcsc report: the cover counts raters who gave a number and tells of the others") {
  SmallInstrument instrument;
  const Report report(instrument, {{kSelf, {5, 5, 5, 5}},
                                   {kManager, {5, kNa, kNa, kNa}},
                                   {kManager, {6, 6, 6, 6}},
                                   {kManager, {kBlank, kNa, kNa, kBlank}},
                                   {kPeer, {kNa, kNa, kNa, 6}}});
  CHECK_THAT(report.all(), ContainsSubstring("Self 1, Manager 2 (1 more without answers), Other 1|"));
}

TEST_CASE("bcsc report: without a norm nothing speaks of a comparison") {
  SmallInstrument instrument;
  const std::string words = Report(instrument, {{kSelf, {5, 4, 6, 3}}, {kManager, {6, 6, 6, 6}}}).all();
  CHECK_THAT(words, !ContainsSubstring("omparison"));
  CHECK_THAT(words, !ContainsSubstring("percentile of"));
  CHECK_THAT(words, !ContainsSubstring("notes where they are due"));
  CHECK_THAT(words, ContainsSubstring("none were chosen"));
}

TEST_CASE("bcsc form: it tells of roles with one rater and asks for comments once, at the end") {
  SmallInstrument instrument;
  const bcsc::BlankForm form(report_setup(instrument));
  assay::sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay::sdk::DocumentBuilder builder(sink);
  form.write_sheet(builder);
  std::string words;
  collect(tree.root(), words);
  CHECK_THAT(words, ContainsSubstring("If you are the only one in a role"));
  const Node& last = tree.root().children.back();
  CHECK(last.id == "comments");
  REQUIRE(last.children.size() == 1);
  CHECK(last.children[0].title == "Comments (say which question they are about)");
  CHECK(last.children[0].blank == ASSAY_BLANK_LINES);
  CHECK(words.find("Comments (say") == words.rfind("Comments (say"));
}

TEST_CASE("bcsc form: the words on the scale stand above the questions of each unit") {
  SmallInstrument instrument;
  instrument.label_point(1, "Never");
  instrument.label_point(7, "Always");
  const bcsc::BlankForm form(report_setup(instrument));
  assay::sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay::sdk::DocumentBuilder builder(sink);
  form.write_sheet(builder);
  for (const char* unit : {"u1", "u2"}) {
    const Node* section = find(tree.root(), unit);
    REQUIRE(section != nullptr);
    REQUIRE(section->children.front().is(ASSAY_GROUP));
    std::string words;
    collect(*section, words);
    CHECK_THAT(words, ContainsSubstring("The scale: 1 Never, 7 Always."));
    CHECK(words.find("The scale") == words.rfind("The scale"));
  }
}
