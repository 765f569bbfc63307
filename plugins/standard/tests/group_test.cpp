// The report on groups: its figures by hand, and what it must not show.
#include <assay/sdk/testing/fake_case.hpp>
#include <assay/sdk/testing/fake_instrument.hpp>

#include <string>
#include <vector>

#include "group_bands.hpp"
#include "group_figures.hpp"
#include "group_report.hpp"
#include "reporting.hpp"

using namespace standard_test;
using assay::sdk::testing::FakeGroups;
using assay::sdk::testing::FakeInstrument;
using standard::Edges;
using standard::GroupFigures;

namespace {

constexpr std::size_t kWhole = GroupFigures::kWhole;

// Two parts of one whole, answered from 1 to 5 by the person and by others.
struct Survey : FakeInstrument {
  Survey() {
    scale("five", {1, 2, 3, 4, 5}).role("self").role("lead");
    construct("work", "area").construct("plan", "skill", "work").construct("talk", "skill", "work");
    item("a", "plan", "five").item("b", "talk", "five");
  }
};

struct Groups {
  Groups() {
    assay::sdk::Measure mean;
    mean.id = mean.title = "mean";
    mean.basis = ASSAY_BASIS_RATING;
    mean.minimum = 1;
    mean.maximum = 5;
    set.measure(mean).minimum(3);
  }
  // Persons of a group with these figures over all raters.
  Groups& add(const std::string& group, const std::vector<double>& figures) {
    for (const double figure : figures) set.add_case(group).score("work", "all", "mean", figure);
    return *this;
  }
  const Node& report() {
    return reporting.written([&](DocumentBuilder& document) {
      const assay::sdk::ReportSetup setup{survey.model(), std::nullopt, reporting.instrument.setup().options,
                                          assay::sdk::Wording(reporting.english.pairs()), "en", "Sample Inc"};
      const assay_group_set plain = set.abi();
      standard::GroupReport(setup).write_group(assay::sdk::GroupSet(plain), document);
    });
  }
  GroupFigures figures() {
    plain_ = set.abi();
    return GroupFigures(survey.model(), assay::sdk::GroupSet(plain_));
  }

  Survey survey;
  FakeGroups set{survey, "team"};
  Reporting reporting;

 private:
  assay_group_set plain_{};
};

// The texts of each row of the tables below a node.
void rows_below(const Node& node, std::vector<std::vector<std::string>>& rows) {
  if (node.kind == ASSAY_ROW) {
    rows.emplace_back();
    for (const Node& cell : node.children) {
      std::string text = words(cell);
      if (!text.empty() && text.back() == '\n') text.pop_back();
      rows.back().push_back(text);
    }
  }
  for (const Node& child : node.children) rows_below(child, rows);
}
std::vector<std::vector<std::string>> rows_of(const Node& root, const std::string& id) {
  const Node* found = find(root, id);
  INFO(id);
  REQUIRE(found != nullptr);
  std::vector<std::vector<std::string>> rows;
  rows_below(*found, rows);
  return rows;
}

using Row = std::vector<std::string>;

}  // namespace

TEST_CASE("bands: values fall into the band that begins with them, the last takes its end") {
  CHECK(standard::counts_in({1, 2, 3, 5}, {1, 1.9, 2, 3, 4.5, 5}) == std::vector<std::size_t>{2, 1, 3});
}

TEST_CASE("bands: one with too few is put together with a neighbour") {
  // Two persons from 2 to 3: with those below, for the lower edges stay.
  const Edges found = standard::safe_bands({1, 2, 3, 4, 5}, {{2.5, 2.5, 3, 3, 3, 4, 4, 4}}, 3);
  CHECK(found == Edges{1, 2, 4, 5});
}

TEST_CASE("bands: nobody in a band betrays nobody") {
  CHECK(standard::safe_bands({1, 2, 3, 4, 5}, {{1, 1, 1, 3, 3, 3}}, 3) == Edges{1, 2, 3, 4, 5});
}

TEST_CASE("bands: all in one band are not shown") {
  CHECK(standard::safe_bands({1, 2, 3}, {{1, 1, 1, 1}}, 3).empty());
  CHECK(standard::safe_bands({1, 2, 3, 4}, {{1, 1, 2, 2}}, 3).empty());
}

TEST_CASE("bands: they must suit every group") {
  const std::vector<double> wide = {1, 1, 1, 2, 2, 2, 3, 3, 3}, narrow = {1, 1, 1, 3, 3, 2};
  CHECK(standard::safe_bands({1, 2, 3, 4}, {wide}, 3) == Edges{1, 2, 3, 4});
  CHECK(standard::safe_bands({1, 2, 3, 4}, {wide, narrow}, 3) == Edges{1, 2, 4});
  CHECK(standard::safe_bands({1, 2, 3, 4}, {wide, {1, 1, 1}}, 3).empty());
}

TEST_CASE("group report: the whole and its groups, by hand") {
  Groups groups;
  groups.add("north", {2, 3, 3, 4, 4}).add("south", {1, 2, 2, 3, 5});
  const Node& root = groups.report();
  // 29 / 10; squares about the mean 12.9, SD sqrt(12.9 / 9) = 1.197.
  CHECK(rows_of(root, "whole").at(0) == Row{"work", "10", "2.90", "1.20"});
  CHECK(says(words_of(root, "whole"), "A score on the edge of two parts counts to the upper one.\n"));
  // Bands that suit both groups: below 3 and from 3 on would leave 1 of the north alone.
  const auto rows = rows_of(root, "groups.work");
  CHECK(rows.at(0) == Row{"All persons", "10", "2.90", "", "1.20"});
  // 16 / 5 and SD sqrt(2.8 / 4); 13 / 5 and SD sqrt(9.2 / 4).
  CHECK(rows.at(1) == Row{"north", "5", "3.20", "+0.30", "0.84"});
  CHECK(rows.at(2) == Row{"south", "5", "2.60", "\u22120.30", "1.52"});
}

TEST_CASE("group report: bars are drawn over the scale's own parts; wider ones are told in words") {
  Groups even;
  even.add("north", {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5});
  const Node& drawn = even.report();
  const auto* chart = chart_of(*find(drawn, "bands"), ASSAY_CHART_DISTRIBUTION);
  REQUIRE(chart != nullptr);
  CHECK(chart->series.at(0).values == std::vector<double>{3, 3, 3, 3});
  CHECK_FALSE(says(words_of(drawn, "bands"), "put together"));
  Groups merged;
  merged.add("north", {2.5, 2.5, 3, 3, 3, 4, 4, 4});
  const Node& told = merged.report();
  CHECK(chart_of(*find(told, "bands"), ASSAY_CHART_DISTRIBUTION) == nullptr);
  CHECK(says(words_of(told, "bands"), "work\n1 to below 2: 0, 2 to below 4: 5, 4 to 5: 3\n"));
  CHECK(says(words_of(told, "bands"), "Such wider parts are told in words"));
  CHECK(says(words_of(told, "basis"), "Each figure is rounded by itself"));
}

TEST_CASE("group report: without five persons in every group no group's spread is shown") {
  Groups groups;
  groups.add("north", {2, 3, 3, 4, 4}).add("south", {1, 2, 2, 3});
  const auto rows = rows_of(groups.report(), "groups.work");
  // With the spread of all and that of the north, the south's could be worked out.
  CHECK(rows.at(0).at(4) != "\u2013");
  CHECK(rows.at(1).at(4) == "\u2013");
  CHECK(rows.at(2).at(4) == "\u2013");
}

TEST_CASE("group report: the sum of the groups is the whole") {
  Groups groups;
  groups.add("north", {2, 3, 3, 4, 4}).add("south", {1, 2, 2, 3}).add("", {5, 4, 4});
  const GroupFigures figures = groups.figures();
  double sum = 0;
  std::size_t persons = 0;
  for (std::size_t g = 0; g < figures.groups().size(); ++g) {
    const auto told = figures.summary(0, g);
    REQUIRE(told.mean);
    sum += *told.mean * static_cast<double>(told.n);
    persons += told.n;
  }
  const auto whole = figures.summary(0, kWhole);
  CHECK(whole.n == persons);
  CHECK(*whole.mean * static_cast<double>(whole.n) == Approx(sum));
  CHECK(figures.groups().back().empty());
}

TEST_CASE("group report: a group whose cells are withheld stands in no figure") {
  Groups groups;
  groups.add("north", {2, 3, 4});
  for (int i = 0; i < 3; ++i) groups.set.add_case("south").withhold("work", "all", "mean");
  const Node& root = groups.report();
  CHECK(rows_of(root, "whole").at(0) == Row{"work", "3", "3.00", "\u2013"});
  CHECK(rows_of(root, "groups.work").at(2) == Row{"south", "\u2013", "\u2013", "", "\u2013"});
}

TEST_CASE("group report: no figure stands for fewer persons than the minimum, also of a host that lets them through") {
  Groups groups;
  groups.add("north", {2, 3, 4}).add("south", {5, 5});
  const auto rows = rows_of(groups.report(), "groups.work");
  CHECK(rows.at(2) == Row{"south", "\u2013", "\u2013", "", "\u2013"});
}

TEST_CASE("group report: what too few lack of a heading's parts is left out for their group") {
  Groups groups;
  for (int i = 0; i < 4; ++i) {
    groups.set.add_case("north").score("work", "all", "mean", 3).score("plan", "all", "mean", 2);
    if (i > 0) groups.set.score("talk", "all", "mean", 4);  // one of four lacks it
  }
  for (int i = 0; i < 3; ++i) {
    groups.set.add_case("south").score("work", "all", "mean", 3).score("plan", "all", "mean", 2).score("talk", "all", "mean", 5);
  }
  const GroupFigures figures = groups.figures();
  CHECK(figures.summary(1, kWhole).n == 7);
  CHECK(figures.summary(2, kWhole).n == 3);
  CHECK(*figures.summary(2, kWhole).mean == 5);
}

TEST_CASE("group report: strongest and weakest of the level below") {
  Groups groups;
  for (int i = 0; i < 3; ++i) {
    groups.set.add_case("north").score("work", "all", "mean", 3).score("plan", "all", "mean", 2).score("talk", "all", "mean", 4);
  }
  const auto rows = rows_of(groups.report(), "ends");
  CHECK(rows == std::vector<Row>{{"talk", "3", "4.00", "\u2013"}, {"plan", "3", "2.00", "\u2013"}});
}

TEST_CASE("group report: self against others, of those who have both") {
  Groups groups;
  for (const double self : {4.0, 3.0, 5.0}) {
    groups.set.add_case("north").score("work", "all", "mean", 3).score("work", "self", "mean", self).score("work", "lead", "mean", 3);
  }
  const Node& root = groups.report();
  CHECK(rows_of(root, "self-others").at(0) == Row{"work", "3", "4.00", "3.00", "+1.00"});
  const auto* chart = chart_of(*find(root, "self-others"), ASSAY_CHART_GAP);
  REQUIRE(chart != nullptr);
  CHECK(chart->series.at(0).role == "other");
  CHECK(chart->series.at(1).values == std::vector<double>{4});
}

TEST_CASE("group report: self and others are not shown where one person lacks a view") {
  Groups groups;
  for (int i = 0; i < 4; ++i) {
    groups.set.add_case("north").score("work", "all", "mean", 3).score("work", "self", "mean", 4);
    if (i > 0) groups.set.score("work", "lead", "mean", 3);
  }
  CHECK_FALSE(groups.figures().self_others(0).self);
}

TEST_CASE("group report: the mean change with its interval") {
  Groups groups;
  // Changes 1, 0.5, 1, 1.5, 1: mean 1, squares 0.5, error sqrt(0.5/4/5) = 0.15811, t(4) = 2.77645: 0.439.
  for (const double change : {1.0, 0.5, 1.0, 1.5, 1.0}) {
    groups.set.add_case("north").score("work", "all", "mean", 4).earlier("2023-01-31", "work", "all", "mean", 4 - change);
  }
  const Node& root = groups.report();
  CHECK(says(words_of(root, "change"), "Change since January 31, 2023"));
  CHECK(rows_of(root, "change").at(0) == Row{"work", "5", "+1.00", "+0.56 to +1.44", "Higher, by more than chance"});
}

TEST_CASE("group report: whom a change of all persons is about is said where some groups have no part in it") {
  Groups groups;
  for (const char* name : {"north", "west"}) {
    for (int i = 0; i < 3; ++i) {
      groups.set.add_case(name).score("work", "all", "mean", 4).earlier("2023-01-31", "work", "all", "mean", 3);
    }
  }
  CHECK_FALSE(says(words(groups.report()), "have a part in the change"));
  // Nothing of the earlier results of these three is handed over.
  groups.add("south", {2, 3, 4});
  const Node& root = groups.report();
  CHECK(rows_of(root, "change").at(0).at(1) == "6");
  CHECK(says(words_of(root, "change"), "“All persons” means here the persons of the groups that have a part in the change. "
                                       "These have none, or not in every line: south\n"));
  CHECK(says(words_of(root, "groups"), "These have none: south\n"));
}

TEST_CASE("group report: a change of too few persons is not shown, one of a few has no interval") {
  Groups groups;
  for (int i = 0; i < 3; ++i) {
    groups.set.add_case("north").score("work", "all", "mean", 4).earlier("2023-01-31", "work", "all", "mean", 3 + 0.1 * i);
  }
  CHECK(rows_of(groups.report(), "change").at(0) ==
        Row{"work", "3", "+0.90", "\u2013", "Not testable: too few persons for an interval"});
  Groups two;
  two.add("north", {3, 3, 3});
  for (int i = 0; i < 2; ++i) {
    two.set.add_case("north").score("work", "all", "mean", 4).earlier("2023-01-31", "work", "all", "mean", 3);
  }
  CHECK(rows_of(two.report(), "change").at(0).at(2) == "\u2013");
}

TEST_CASE("group report: without an earlier administration there is no word of change") {
  Groups groups;
  groups.add("north", {2, 3, 4});
  CHECK(find(groups.report(), "change") == nullptr);
}

TEST_CASE("group report: what is left out is told, and why") {
  Groups groups;
  groups.add("north", {2, 3, 4});
  groups.set.withhold_group("tools", 2);
  const std::string basis = words_of(groups.report(), "basis");
  CHECK(says(basis, "Left out: 2 persons in groups of fewer than 3, or in none (“tools”). They count in no figure"));
  CHECK(says(basis, "each person counts once. What counts for a person is the score over all of their raters.\n"));
  Groups merged;
  merged.add("north", {2, 3, 4}).add("", {2, 3, 4});
  merged.set.withhold_group("a", 0).withhold_group("b", 0);
  CHECK(says(words_of(merged.report(), "basis"), "but together: “a”, “b”."));
  Groups nameless;
  nameless.add("north", {2, 3, 4});
  nameless.set.minimum(3);
  CHECK_FALSE(says(words_of(nameless.report(), "basis"), "Left out"));
}

TEST_CASE("group report: with nobody to show it says so") {
  Groups groups;
  groups.set.withhold_group("tools", 2);
  const std::string all = words(groups.report());
  CHECK(says(all, "There is nothing to show"));
  CHECK(says(all, "Left out: 2 persons"));
}

TEST_CASE("group report: figures without a common unit are neither ranked nor banded") {
  Groups groups;
  FakeGroups sums(groups.survey, "team");
  for (int i = 0; i < 3; ++i) {
    sums.add_case("north").score("work", "all", "sum", 30).score("plan", "all", "sum", 10).score("talk", "all", "sum", 20);
  }
  const assay_group_set plain = sums.abi();
  const Node& root = groups.reporting.written([&](DocumentBuilder& document) {
    const assay::sdk::ReportSetup setup{groups.survey.model(), std::nullopt, groups.reporting.instrument.setup().options,
                                        assay::sdk::Wording(groups.reporting.english.pairs()), "en", ""};
    standard::GroupReport(setup).write_group(assay::sdk::GroupSet(plain), document);
  });
  CHECK(rows_of(root, "whole").at(0) == Row{"work", "3", "30.00", "\u2013"});
  CHECK(find(root, "bands") == nullptr);
  CHECK(find(root, "ends") == nullptr);
}

TEST_CASE("group report: beside an earlier report on some of the persons, nothing of the spread is shown, and it says why") {
  const auto text_of = [](const std::vector<double>& north, const std::vector<double>& south, bool withheld) {
    Groups groups;
    groups.add("north", north).add("south", south);
    if (withheld) groups.set.withhold_spread();
    return words(groups.report());
  };
  // 16 and 13 in all, lying otherwise.
  const std::vector<double> north = {2, 3, 3, 4, 4}, other_north = {1, 3, 4, 4, 4}, south = {1, 2, 2, 3, 5}, other_south = {2, 2, 3, 3, 3};
  CHECK(text_of(north, south, false) != text_of(other_north, other_south, false));
  const std::string text = text_of(north, south, true);
  CHECK(text == text_of(other_north, other_south, true));
  CHECK(says(text, "An earlier report tells of some of the same persons."));
  CHECK(says(text, "Not shown: an earlier report tells of some of the same persons, and what the two would say of parts"));
  // 29 / 10; 16 / 5.
  CHECK(says(text, "2.90"));
  CHECK(says(text, "3.20"));
  CHECK_FALSE(says(text, "1.20"));
  CHECK_FALSE(says(text, "0.84"));
}

TEST_CASE("group report: beside an earlier report, no interval of a change and nothing over who has two scores") {
  const auto text_of = [](double first, double last, bool withheld) {
    Groups groups;
    assay::sdk::Measure raters;
    raters.id = raters.title = "n";
    raters.statistic = ASSAY_STATISTIC_RATERS;
    groups.set.measure(raters);
    std::size_t person = 0;
    for (const double now : {2.0, 3.0, 3.0, 4.0, 4.0}) {
      groups.add("north", {now});
      const double earlier = person == 0 ? first : person == 4 ? last : 2;
      groups.set.earlier("2024-03-12", "work", "all", "mean", earlier);
      groups.set.score("work", "self", "mean", 3 + 0.25 * static_cast<double>(person)).score("work", "lead", "mean", 2);
      groups.set.score("work", "lead", "n", 1);
      ++person;
    }
    if (withheld) groups.set.withhold_spread();
    return words(groups.report());
  };
  CHECK(text_of(1, 3, false) != text_of(2, 2, false));
  // (3 + 3.25 + 3.5 + 3.75 + 4) / 5, of the five with both.
  CHECK(says(text_of(1, 3, false), "3.50"));
  const std::string text = text_of(1, 3, true);
  CHECK(text == text_of(2, 2, true));
  // (16 - 10) / 5.
  CHECK(says(text, "+1.20"));
  CHECK(says(text, "Not tested: an earlier report tells of some of the same persons"));
  CHECK(says(text, "the persons who have both scores are others than those who have each of them"));
  CHECK_FALSE(says(text, "3.50"));
}
