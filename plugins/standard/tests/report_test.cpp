// What the report on a person says.
#include "reporting.hpp"

using namespace standard_test;

namespace {

// Three traits of two items from 1 to 5; the second item of each is reversed.
void build_traits(TestInstrument& instrument) {
  instrument.scale("five", {1, 2, 3, 4, 5}).labels({{1, "Never"}, {5, "Always"}}).role("self").role("peer");
  for (const char* trait : {"a", "b", "c"}) {
    const std::string id(trait);
    instrument.construct(id, "trait").says("definition", "What " + id + " means.");
    instrument.says("low", "Low " + id).says("high", "High " + id).says("may-indicate", "Perhaps " + id);
    instrument.item(id + "1", id, "five").item(id + "2", id, "five", {true, 1, {}});
  }
}

}  // namespace

TEST_CASE("standard report: a score above the middle is told by the high end, one below by the low") {
  Reporting report;
  build_traits(report.instrument);
  // a is (5 + 4) / 2; b is (2 + 3) / 2; c is (3 + 3) / 2, the very middle.
  const Node& root = report.individual({{"self", {5, 2, 2, 3, 3, 3}}});
  const std::string a = words_of(root, "construct.a"), b = words_of(root, "construct.b");
  CHECK(says(a, "What a means.\n"));
  CHECK(says(a, "High a\n"));
  CHECK_FALSE(says(a, "Low a\n"));
  CHECK_FALSE(says(a, "Perhaps a\n"));
  CHECK(says(b, "Low b\n"));
  CHECK(says(b, "Perhaps b\n"));
  CHECK_FALSE(says(b, "High b\n"));
  const std::string c = words_of(root, "construct.c");
  CHECK(says(c, "as far from the low end as from the high end"));
  CHECK(says(c, "Low scores\nLow c\nHigh scores\nHigh c\n"));
}

TEST_CASE("standard report: a partial sum is told by where its answers lie, not by how many there are") {
  Reporting report;
  build_traits(report.instrument);
  report.instrument.method = ASSAY_METHOD_SUM;
  const Node& root = report.individual({{"self", {5, kNa, 1, 5, 3, 3}}});
  CHECK(says(words_of(root, "construct.a"), "High a\n"));
  CHECK(says(words_of(root, "construct.b"), "Low b\n"));
}

TEST_CASE("standard report: the overview has each construct, its score and a wheel of the views") {
  Reporting report;
  build_traits(report.instrument);
  const Node& root = report.individual({{"self", {5, 1, 4, 3, 3, 3}}, {"peer", {1, 5, 2, 2, 3, 3}}});
  const std::string overview = words_of(root, "overview");
  CHECK(says(overview, "Scores: All raters\n"));
  CHECK(says(overview, "a\n3.00\n2\nb\n3.25\n2\nc\n3.00\n2\n"));  // (5 + 1) / 2, (3.5 + 3) / 2
  const auto* wheel = chart_of(root, ASSAY_CHART_RADAR);
  REQUIRE(wheel != nullptr);
  CHECK(wheel->minimum == 1);
  CHECK(wheel->maximum == 5);
  REQUIRE(wheel->series.size() == 2);
  CHECK(wheel->series[0].role == "self");
  CHECK(wheel->series[0].values == std::vector<double>{5, 3.5, 3});
  CHECK(wheel->series[1].values == std::vector<double>{1, 3, 3});
  CHECK(says(words_of(root, "views"), "Measured\nself\npeer\nAll raters\na\n5.00\n1.00\n3.00\n"));
}

TEST_CASE("standard report: scores on different ranges make a wheel of percents") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5})
      .scale("ten", {0, 10}, ASSAY_NA_AVAILABLE, true)
      .role("self");
  report.instrument.construct("a", "trait").construct("b", "trait").construct("c", "trait");
  report.instrument.item("q1", "a", "five").item("q2", "b", "ten").item("q3", "c", "five");
  const auto* wheel = chart_of(report.individual({{"self", {2, 10, kNa}}}), ASSAY_CHART_RADAR);
  REQUIRE(wheel != nullptr);
  CHECK(wheel->maximum == 100);
  CHECK(wheel->series[0].values == std::vector<double>{25, 100, 0});
  CHECK(wheel->series[0].states == std::vector<std::uint8_t>{1, 1, 0});
}

TEST_CASE("standard report: one view is not put side by side with itself") {
  Reporting report;
  build_traits(report.instrument);
  const Node& root = report.individual({{"peer", {5, 1, 4, 3, 3, 3}}});
  CHECK(find(root, "views") == nullptr);
  CHECK(says(words_of(root, "overview"), "Scores: peer\n"));
  CHECK_FALSE(says(words(root), "All raters"));
}

TEST_CASE("standard report: items are shown with reverse keys turned round, unless the client hides them") {
  Reporting report;
  build_traits(report.instrument);
  const std::vector<Rater> answers = {{"self", {5, 2, 4, kNa, 3, 3}}, {"peer", {4, 4, 4, 1, 3, 3}}};
  const std::string shown = words(report.individual(answers));
  // self, peer, all: the answers 5, 4; and 2 and 4, which count as 4 and 2.
  CHECK(says(shown, "Asks a1\n5\n4\n4.50\n"));
  CHECK(says(shown, "Asks a2\n (turned round)\n4\n2\n3.00\n"));
  CHECK(says(shown, "Missing\nAsks b1\n4\n4\n4.00\n0\nAsks b2\n (turned round)\nno answers\n5\n5.00\n1\n"));
  report.instrument.show_items = false;
  CHECK_FALSE(says(words(report.individual(answers)), "Asks"));
}

TEST_CASE("standard report: the gap to a target is told in words, with the target's word") {
  Reporting report;
  TestInstrument& instrument = report.instrument;
  instrument.scale("level", {0, 1, 2, 3, 4}).labels({{3, "Alone"}}).role("self");
  for (const char* skill : {"below", "met", "above"}) instrument.construct(skill, "skill").target(3);
  instrument.item("q1", "below", "level").item("q2", "met", "level").item("q3", "above", "level");
  const Node& root = report.individual({{"self", {1, 3, 4}}});
  CHECK(says(words_of(root, "construct.below"), "Target: 3 Alone. The score is 2.00 below it.\n"));
  CHECK(says(words_of(root, "construct.met"), "Target: 3 Alone. The score lies on it.\n"));
  CHECK(says(words_of(root, "construct.above"), "Target: 3 Alone. The score is 1.00 above it.\n"));
  CHECK(says(words_of(root, "overview"),
             "below\n1.00\n3.00\n+2.00\n1\nmet\n3.00\n3.00\n0.00\n1\nabove\n4.00\n3.00\n\u22121.00\n1\n"));
  const auto* gaps = chart_of(root, ASSAY_CHART_GAP);
  REQUIRE(gaps != nullptr);
  CHECK(gaps->series[0].values == std::vector<double>{1, 3, 4});
  CHECK(gaps->series[1].values == std::vector<double>{3, 3, 3});
  CHECK(gaps->series[1].reference);
}

TEST_CASE("standard report: a target that does not fit the score is told alone") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5}).scale("expertise", {1, 2, 3, 4, 5}).role("self");
  report.instrument.construct("a", "skill").target(4, "expertise").item("q1", "a", "five");
  const Node& root = report.individual({{"self", {1}}});
  CHECK(says(words_of(root, "construct.a"), "Target: 4.\n"));
  CHECK(chart_of(root, ASSAY_CHART_GAP) == nullptr);
}

TEST_CASE("standard report: comments stand with their item, under their roles; general ones at the end") {
  Reporting report;
  build_traits(report.instrument);
  const std::vector<assay_comment> comments = {
      {1, 1, text("On the second item")}, {1, 1, text("Once more")}, {ASSAY_NONE, 0, text("In general")}};
  const Node& root = report.individual({{"self", {5, 2, 4, 4, 3, 3}}}, comments);
  CHECK(says(words_of(root, "construct.a"), "Comments on: Asks a2\npeer\nOn the second item\nOnce more\n"));
  CHECK_FALSE(says(words_of(root, "construct.b"), "Comments"));
  CHECK(says(words_of(root, "general-comments"), "self\nIn general\n"));
}

TEST_CASE("standard report: a case without any answer has a report all the same") {
  Reporting report;
  build_traits(report.instrument);
  const Node& root = report.individual({{"self", Answers(6, kNa)}});
  CHECK(says(words_of(root, "overview"), "no score to show"));
  CHECK(chart_of(root, ASSAY_CHART_SCORE_BAR) == nullptr);
  CHECK(says(words_of(root, "construct.a"), "What a means.\n"));
}

TEST_CASE("standard report: a construct may be called what a section is") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5}).role("self").construct("overview", "trait");
  report.instrument.item("q1", "overview", "five");
  const Node& root = report.individual({{"self", {4}}});
  CHECK(find(root, "construct.overview") != nullptr);
  CHECK(find(root, "overview")->title == "Overview");
}

TEST_CASE("standard report: a construct whose parts have no common scale is told of") {
  Reporting report;
  report.instrument.scale("five", {1, 2, 3, 4, 5})
      .scale("ten", {0, 10}, ASSAY_NA_AVAILABLE, true)
      .role("self");
  report.instrument.construct("root", "whole").construct("a", "area", "root").construct("b", "area", "root");
  report.instrument.item("q1", "a", "five").item("q2", "b", "ten");
  CHECK(says(words_of(report.individual({{"self", {4, 10}}}), "overview"), "root has no score of its own"));
}

TEST_CASE("standard report: percentiles come with what they are compared with") {
  Reporting report;
  build_traits(report.instrument);
  CHECK_FALSE(says(words(report.individual({{"self", {5, 1, 4, 3, 3, 3}}})), "ercentile"));
  report.instrument.norm("a", "self", {1, 3, 5});
  const Node& root = report.individual({{"self", {5, 1, 4, 3, 3, 3}}});
  CHECK(says(words_of(root, "reading"), "reference group “Sample group”"));
  CHECK(says(words_of(root, "overview"), "a\n5.00\n≥ 75\n"));
}

TEST_CASE("standard report: a percentile at or beyond an end of the norm's table is said to be a bound") {
  Reporting report;
  build_traits(report.instrument);
  // The table knows the percentiles 25, 50 and 75; q1 and q2 answer for `a`, q2 the other way round: 5 and 6 - 1.
  const auto row = [&](std::vector<double> values) {
    Reporting fresh;
    build_traits(fresh.instrument);
    fresh.instrument.norm("a", "self", std::move(values));
    return words_of(fresh.individual({{"self", {3, 3, 4, 3, 3, 3}}}), "overview");
  };
  CHECK(says(row({1, 2, 2.5}), "a\n3.00\n≥ 75\n"));  // beyond
  CHECK(says(row({1, 2, 3}), "a\n3.00\n≥ 75\n"));    // on it
  CHECK(says(row({1, 2, 5}), "a\n3.00\n58\n"));           // 50 + 25 x 1 / 3 = 58.3
  CHECK(says(row({3, 4, 5}), "a\n3.00\n≤ 25\n"));
  CHECK(says(row({4, 4.5, 5}), "a\n3.00\n≤ 25\n"));
  report.instrument.percentiles = {2.5, 50, 97.5};
  report.instrument.norm("a", "self", {1, 3, 4});
  const Node& root = report.individual({{"self", {5, 1, 4, 3, 3, 3}}});
  CHECK(says(words_of(root, "overview"), "a\n5.00\n≥ 97.5\n"));  // not rounded to 98
  CHECK(says(words_of(root, "reading"), "from percentile 2.5 to percentile 97.5"));
  CHECK(says(words_of(root, "reading"), "“≥ 97.5” says 97.5 or above"));
}

TEST_CASE("standard report: figures are said to be rounded one by one") {
  Reporting report;
  build_traits(report.instrument);
  CHECK(says(words_of(report.individual({{"self", {5, 1, 4, 3, 3, 3}}}), "reading"), "Each figure is rounded by itself"));
}

TEST_CASE("standard report: the rules of scoring are told in words") {
  Reporting report;
  build_traits(report.instrument);
  const auto reading = [&] { return words_of(report.individual({{"self", {5, 1, 4, 3, 3, 3}}}), "reading"); };
  CHECK(says(reading(), "mean of the answers"));
  CHECK(says(reading(), "turned before they count"));
  CHECK(says(reading(), "1 Never, 5 Always"));
  report.instrument.options["method"] = "sum";
  report.instrument.options["na_policy"] = "prorate";
  CHECK(says(reading(), "sum of the answers"));
  CHECK(says(reading(), "scaled up to all items"));
  report.instrument.options["method"] = "percent-of-maximum";
  CHECK_FALSE(says(reading(), "scaled up"));
  report.instrument.options["na_policy"] = "strict";
  CHECK(says(reading(), "only if every item was answered"));
}

TEST_CASE("standard report: raters who left everything open are told apart on the cover") {
  Reporting report;
  build_traits(report.instrument);
  const Answers open(6, kBlank), cannot(6, kNa);
  const Node& root =
      report.individual({{"self", open}, {"peer", {5, 1, 4, 3, 3, 3}}, {"peer", open}, {"peer", cannot}});
  CHECK(root.children.at(0).attribute("Answers from") ==
        "self 0 (1 more without answers), peer 1 (2 more without answers)");
}

TEST_CASE("standard report: where all raters answered, the cover counts them and no more") {
  Reporting report;
  build_traits(report.instrument);
  const Node& root = report.individual({{"self", {5, 1, 4, 3, 3, 3}}, {"peer", {kNa, kNa, kNa, kNa, 3, kBlank}}});
  CHECK(root.children.at(0).attribute("Answers from") == "self 1, peer 1");
}

TEST_CASE("standard report: rules for missing answers name what they hold for, where there are several") {
  Reporting report;
  TestInstrument& instrument = report.instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}, ASSAY_NA_HALF).scale("ten", {0, 10}, ASSAY_NA_STRICT).role("self");
  instrument.construct("a", "trait").construct("b", "trait").construct("c", "trait");
  instrument.item("q1", "a", "five").item("q2", "b", "ten").item("q3", "c", "five");
  const std::string reading = words_of(report.individual({{"self", {4, 10, 3}}}), "reading");
  CHECK(says(reading, "a and c: There is a score only if at least half of the items were answered"));
  CHECK(says(reading, "b: There is a score only if every item was answered."));
  instrument.options["na_policy"] = "strict";
  const std::string one = words_of(report.individual({{"self", {4, 10, 3}}}), "reading");
  CHECK(says(one, "\nThere is a score only if every item was answered.\n"));
}

TEST_CASE("standard report: a target without a score to hold it against is told with the reason") {
  Reporting report;
  TestInstrument& instrument = report.instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}).scale("ten", {0, 10}).scale("expertise", {1, 2, 3, 4, 5});
  instrument.role("self");
  instrument.construct("told", "skill").target(4).construct("open", "skill").target(4);
  instrument.construct("other", "skill").target(4, "expertise").construct("wide", "skill").target(8);
  instrument.construct("free", "skill");
  instrument.item("q1", "told", "five").item("q2", "open", "five").item("q3", "other", "five");
  instrument.item("q4", "wide", "ten").item("q5", "free", "five");
  const std::string targets = words_of(report.individual({{"self", {3, kNa, 2, 10, 5}}}), "targets");
  CHECK(says(targets, "open: \u2013 (too few answers for a score)\n"));
  CHECK(says(targets, "other: \u2013 (its target is in another unit than its score"));
  CHECK(says(targets, "wide: its score runs between other ends"));
  CHECK_FALSE(says(targets, "told: "));
  CHECK_FALSE(says(targets, "free"));
}
