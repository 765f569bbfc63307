// What the comparison shows.
#include "group_report.hpp"

using namespace chally_test;

TEST_CASE("chally decimal: half away from 0, a real minus, and never a minus before 0") {
  GroupSetup setup;
  const chally::ReportContext context(setup.setup());
  CHECK(context.decimal(0.25, 1) == "0.3");
  CHECK(context.decimal(-0.265, 2) == kMinus + "0.27");
  CHECK(context.decimal(-0.004, 2) == "0.00");
  CHECK(context.decimal(0, 1) == "0.0");
  CHECK(context.decimal(58.833333, 1) == "58.8");
  CHECK(context.decimal(49.5 * 3 / 3 - 0.05, 1) == "49.5");  // 49.45 in binary lies below it
}

TEST_CASE("chally comparison: a German locale writes dates and figures as German does") {
  Report report;
  speak_german(report.setup.wording);
  const Node& section = report.section(kTen);
  CHECK(report.says("Date: 18. Januar 2006\n"));
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "4,0", "2,0", "5", "2,0", "1,0", "2,0"});
  // k2 is the other way round.
  CHECK(row(section, 0, "k2") == Cells{"k2", "5", "2,0", "1,0", "5", "4,0", "2,0", kMinus + "2,0"});
}

TEST_CASE("chally comparison: persons are counted in the form that goes with them") {
  Report report;
  report.setup.wording.add("locale.plurals", "one: n = 1; few: n = 2..6")
      .add("group.persons.few", "a few ({n})");
  report.written(kTen);
  CHECK(report.says("High performers: a few (5)\n"));
}

TEST_CASE("chally comparison: means, deviations, difference, d, interval and g") {
  Report report;
  const Node& section = report.section(kTen);
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "4.0", "2.0", "5", "2.0", "1.0", "2.0"});
  CHECK(row(section, 0, "k2") == Cells{"k2", "5", "2.0", "1.0", "5", "4.0", "2.0", kMinus + "2.0"});
  // The pooled variance is (4 * 2 * 2 + 4 * 1 * 1) / 8 = 2.5, d is 2 / 1.5811 = 1.265; times 6 / (2 * 3.3234) = 0.9027,
  // the factor of 8 degrees of freedom, it is 1.14. The intervals: tests/support/chally_group_reference.py --worked.
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", "1.26", kMinus + "0.15 to 2.62", "1.14", "The interval contains 0."});
  CHECK(row(section, 1, "k2") ==
        Cells{"k2", kMinus + "1.26", kMinus + "2.62 to 0.15", kMinus + "1.14", "The interval contains 0."});
  // Indexes 1.5, 1.5, 3, 4.5 and 4.5 in both groups: squares of 9, a standard deviation of 1.5.
  CHECK(row(section, 0, "Profile index") ==
        Cells{"Profile index", "5", "3.0", "1.5", "5", "3.0", "1.5", "0.0"});
  CHECK(row(section, 1, "Profile index") ==
        Cells{"Profile index", "0.00", kMinus + "1.24 to 1.24", "0.00", "The interval contains 0."});
}

TEST_CASE("chally comparison: an interval on one side of 0 is said to be there") {
  Report report;
  const Node& section = report.section({{"high", 89, 9},
                                        {"high", 89, 9},
                                        {"high", 91, 11},
                                        {"high", 93, 13},
                                        {"high", 93, 13},
                                        {"low", 9, 89},
                                        {"low", 9, 89},
                                        {"low", 11, 91},
                                        {"low", 13, 93},
                                        {"low", 13, 93}});
  // Means 80 apart, standard deviations of 2; the interval is from the reference.
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", "40.00", "20.83 to 59.25", "36.11", "The interval lies above 0."});
  CHECK(row(section, 1, "k2").back() == "The interval lies below 0.");
}

TEST_CASE("chally comparison: the chart holds the means, low producers first") {
  Report report;
  const auto* chart = chart_of(report.section(
      {{"high", 10, 1}, {"high", 10, 2}, {"high", 11, 3}, {"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}}));
  REQUIRE(chart != nullptr);
  CHECK(chart->kind == ASSAY_CHART_GAP);
  REQUIRE(chart->series.size() == 2);
  CHECK(chart->series[0].label == "Low producers");
  CHECK(chart->series[0].values == std::vector<double>{2, 4, 3});
  CHECK(chart->series[1].values[0] == 31 / 3.0);
  CHECK(chart->categories[2].label == "Profile index");
  CHECK_THAT(chart->description, ContainsSubstring("k1: high performers 10.3, low producers 2.0; k2"));
}

TEST_CASE("chally comparison: small groups are warned of, large ones are not") {
  Report small;
  small.section(kTen);
  CHECK(small.says("Few persons, wide intervals"));
  std::vector<Person> persons;
  for (int i = 0; i < 20; ++i) {
    persons.push_back({"high", 50.0 + i, 40.0 + i});
    persons.push_back({"low", 40.0 + i, 50.0 + i});
  }
  Report large;
  large.section(persons);
  CHECK_FALSE(large.says("Few persons, wide intervals"));
  persons.pop_back();
  Report nearly;
  nearly.section(persons);
  CHECK(nearly.says("Few persons, wide intervals"));
}

TEST_CASE("chally comparison: without spread in both groups d is not defined, and the difference is shown") {
  Report report;
  const Node& section = report.section(
      {{"high", 50, 1}, {"high", 50, 1}, {"high", 50, 2}, {"high", 50, 3}, {"high", 50, 3},
       {"low", 40, 2},  {"low", 40, 2},  {"low", 40, 4},  {"low", 40, 6},  {"low", 40, 6}});
  CHECK(row(section, 0, "k1") == Cells{"k1", "5", "50.0", "0.0", "5", "40.0", "0.0", "10.0"});
  CHECK(row(section, 1, "k1") ==
        Cells{"k1", kDash, kDash, kDash,
              "All scores of a group are the same, in both groups: without spread, d is not defined."});
}

TEST_CASE("chally comparison: groups beyond all measure have d and no interval, with the reason") {
  Report report;
  const Node& section = report.section({{"high", 99, 1},
                                        {"high", 99, 1},
                                        {"high", 99, 2},
                                        {"high", 99, 3},
                                        {"high", 98.99999, 3},
                                        {"low", 0, 2},
                                        {"low", 0, 2},
                                        {"low", 0, 4},
                                        {"low", 0, 6},
                                        {"low", 0.00001, 6}});
  const Cells cells = row(section, 1, "k1");
  CHECK(cells[2] == kDash);
  CHECK(cells[1] != kDash);
  CHECK(cells.back() == "The groups lie so many standard deviations apart that no interval is given.");
}

TEST_CASE("chally comparison: a competency that nobody in a group has a score in") {
  Report report;
  const Node& section = report.section({{"high", 2, kNoScore},
                                        {"high", 2, kNoScore},
                                        {"high", 4, kNoScore},
                                        {"high", 6, kNoScore},
                                        {"high", 6, kNoScore},
                                        {"low", 1, 2},
                                        {"low", 1, 2},
                                        {"low", 2, 4},
                                        {"low", 3, 6},
                                        {"low", 3, 6}});
  CHECK(row(section, 0, "k2") == Cells{"k2", "0", kDash, kDash, "5", "4.0", "2.0", kDash});
  CHECK(row(section, 1, "k2").back() == "No score among the high performers: d is not defined.");
  CHECK(row(section, 1, "k1")[1] == "1.26");
  CHECK(report.says("For 5 persons in the two groups a competency has no score."));
}

TEST_CASE("chally comparison: what both groups lack is said once, what each lacks for itself") {
  Report small;
  const Node& both = small.section({{"high", 1, 2}, {"high", 2, kNoScore}, {"low", 1, 2}, {"low", 3, 4}});
  CHECK(row(both, 1, "k1").back() == "Fewer than 3 scores in each group: d is not given.");
  CHECK(row(both, 1, "k2").back() ==
        "Only one score among the high performers: d is not defined with fewer than two. "
        "Fewer than 3 scores among the low producers: d is not given.");
  Report fewer;
  const Node& one = fewer.section({{"high", 1, kNoScore}, {"low", 1, kNoScore}});
  CHECK(row(one, 1, "k1").back() == "Only one score in each group: d is not defined with fewer than two.");
  CHECK(row(one, 1, "k2").back() == "No score in either group: d is not defined.");
  CHECK(chart_of(one) == nullptr);
}

TEST_CASE("chally comparison: percentiles and ratings have a section each, and it is said") {
  std::vector<Person> persons = kTen;
  for (const Person& person : kTen)
    persons.push_back({person.group, *person.k1 * 10, *person.k2 * 10, kRating});
  Report report;
  const Node& root = report.written(persons);
  REQUIRE(find(root, "percentiles") != nullptr);
  REQUIRE(find(root, "behaviours") != nullptr);
  CHECK(row(*find(root, "percentiles"), 0, "k1")[2] == "4.0");
  CHECK(row(*find(root, "behaviours"), 0, "k1")[2] == "40.0");
  CHECK(report.says("no mean mixes them"));
  Report one;
  one.written(kTen);
  CHECK(find(one.tree.root(), "behaviours") == nullptr);
  CHECK_FALSE(one.says("no mean mixes them"));
}

TEST_CASE("chally comparison: only one group is there") {
  Report report;
  const Node& section = report.section({{"low", 1, 2}, {"low", 2, 4}, {"low", 3, 6}});
  CHECK(report.says("Nobody of the group in this report: high performers"));
  CHECK(report.says("No person in this report has “high” in the column “criterion”."));
  CHECK_FALSE(report.says("Nobody of the group in this report: low producers"));
  CHECK(row(section, 0, "k1") == Cells{"k1", "0", kDash, kDash, "3", "2.0", kDash, kDash});
}

TEST_CASE("chally comparison: no groups at all, no scores at all, and no persons at all") {
  Report no_groups;
  no_groups.written({{"", 1, 2}, {"", 3, 4}});
  CHECK(no_groups.says("There is nothing to compare"));
  CHECK_FALSE(no_groups.says("Other words"));
  Report no_scores;
  no_scores.written({{"high", kNoScore, kNoScore}, {"low", kNoScore, kNoScore}});
  CHECK(no_scores.says("In one of the two groups and without any score: 2 persons"));
  CHECK(no_scores.says("There is nothing to compare"));
  Report nobody;
  nobody.written({});
  CHECK(nobody.says("High performers, “high” in the column: 0 persons"));
}

TEST_CASE("chally comparison: the cover says who is compared") {
  Report report;
  std::vector<Person> persons = kTen;
  persons.push_back({"", 1, 1});
  report.written(persons);
  CHECK(report.says(
      "Comparison of two groups\nCustomer: Acme\nHigh performers: 5 persons\nLow producers: 5 persons\n"
      "Left out: 1 person\nDate: January 18, 2006\n"));
  CHECK(report.says("report: chally.comparison"));
}
