#include "gap_report.hpp"
#include "reporting.hpp"

using namespace ctk_test;
using assay::sdk::Node;
using ctk::GapReport;

namespace {

// Eight raters whose levels of c1 to c3 add up to these sums.
std::vector<Rater> eight(int c1, int c2, int c3) {
  std::vector<Rater> raters;
  const auto share = [](int sum, int rater) { return sum / 8 + (rater < sum % 8 ? 1 : 0); };
  for (int r = 0; r < 8; ++r) raters.push_back(levels(kOther, share(c1, r), share(c2, r), share(c3, r)));
  return raters;
}

}  // namespace

TEST_CASE("ctk gap: the fit, what it rests on, and how many gaps there are") {
  Reporting report;
  const std::string fit = words_of(report.about<GapReport>(ratings()), "fit");
  CHECK(says(fit, "Fit (All raters)\nReached of what the rated competencies call for, by weight\n67.7%\n"));  // 65/96
  CHECK(says(fit, "Rated (All raters)\nShare of the weight: 3 of 3 competencies\n100%\n"));
  CHECK(says(fit, "Half a level or more below\nCompetencies with a gap of 0.50 or more, of 3 rated\n2\n"));
}

TEST_CASE("ctk gap: a German locale writes figures as German does") {
  Reporting report;
  speak_german(report.wording);
  const Node& root = report.about<GapReport>(eight(36, 25, 27));
  // 36/8 = 4.5, 25/8 = 3.125 and 27/8 = 3.375.
  CHECK(says(words_of(root, "levels"), "Competency 1|50,0\u00a0%|5 Expert|4,50|+0,50|8|"));
  CHECK(says(words_of(root, "levels"), "|3,13|\u22120,13|8|"));
  CHECK(says(words_of(root, "develop-c1"), "Attained 4,50"));
  CHECK(says(find(root, "gap-chart")->chart->description, "Competency 1 4,50 of 5"));
}

TEST_CASE("ctk gap: the number of competencies has the form that goes with it") {
  Reporting one;
  // Only c2 lies below: 2 of 3.
  CHECK(says(words_of(one.about<GapReport>({levels(kSelf, 5, 2, 4)}), "develop"),
             "named is the one competency with a gap."));
  Reporting two;
  CHECK(says(words_of(two.about<GapReport>(ratings()), "develop"),
             "named are 2 of 2 competencies with a gap."));
  Reporting few;
  few.wording.add("locale.plurals", "one: n = 1; few: n = 2..4")
      .add("develop.text.few", "{named} of a few: {n}");
  CHECK(says(words_of(few.about<GapReport>(ratings()), "develop"), "2 of a few: 2"));
}

TEST_CASE("ctk gap: what a role did not rate is said, and by whom") {
  Reporting report;
  const Node& root = report.about<GapReport>(ratings());
  const std::string fit = words_of(root, "fit");
  CHECK(says(fit, "Not rated\nBy view, the competencies to which it gave no level. The figures of that view leave them "
                  "out. A competency that any view has rated counts in those of all raters:\n"));
  CHECK(says(fit, "Manager: Competency 3\n"));
  CHECK_FALSE(says(fit, "Self: "));
  CHECK_FALSE(says(fit, "All raters: "));
  CHECK(says(words_of(root, "roles"), "Competency 3|4|2.00|not rated|3.00|2.50|\n"));
}

TEST_CASE("ctk gap: nothing is said to be missing where all is rated") {
  Reporting report;
  CHECK_FALSE(says(words_of(report.about<GapReport>({levels(kSelf, 4, 3, 3)}), "fit"), "Not rated"));
}

TEST_CASE("ctk gap: with one view the figures bear its name, and what it did not rate is told without others") {
  Reporting report;
  const std::string fit = words_of(report.about<GapReport>({levels(kSelf, 4, 3, kNa)}), "fit");
  CHECK(says(fit, "Rated (Self)\nShare of the weight: 2 of 3 competencies\n58.3%\n"));
  CHECK(says(fit, "Not rated\nThese competencies have no level, and the figures leave them out:\nSelf: Competency 3\n"));
}

TEST_CASE("ctk gap: figures are said to be rounded one by one") {
  Reporting report;
  CHECK(says(words_of(report.about<GapReport>(ratings()), "reading"), "Each figure is rounded by itself"));
}

TEST_CASE("ctk gap: a competency that nobody rated is named, and the fit goes without it") {
  Reporting report;
  const Node& root = report.about<GapReport>({levels(kSelf, 4, 3, kNa), levels(kManager, 5, 3, kNa)});
  const std::string fit = words_of(root, "fit");
  CHECK(says(fit, "All raters: Competency 3\n"));
  CHECK(says(fit, "Share of the weight: 2 of 3 competencies\n58.3%\n"));  // 7/12
  CHECK(says(words_of(root, "levels"), "Competency 3|41.7%|4 Skilled|not rated|not rated|0|not rated|\n"));
}

TEST_CASE("ctk gap: the fit by task group, and by role beside it") {
  Reporting report;
  const Node& root = report.about<GapReport>(ratings());
  // All: a (1/3 + 25/96) / (11/12) = 57/88, b (1/3 + 1/12) / (7/12) = 5/7.
  CHECK(says(words_of(root, "groups"), "Group A|100||64.8%|100%|\nGroup B|20||71.4%|100%|\n"));
  // Self 73/110, manager 3/5 of 6/11 of the weight, other (3/10 + 5/16) / (11/12), all 57/88.
  CHECK(says(words_of(root, "views"), "Group A|66.4%|60.0% (54.5%\u00a0rated)|66.8%|64.8%|\n"));
  // Self 83/120, manager 64/105 of 7/12 of the weight, other 3/10 + 1/12 + 5/16, all 65/96.
  CHECK(says(words_of(root, "views"), "The whole job|69.2%|61.0% (58.3%\u00a0rated)|69.6%|67.7%|\n"));
}

TEST_CASE("ctk gap: each competency with weight, level of the job, level attained and gap") {
  Reporting report;
  const std::string levels = words_of(report.about<GapReport>(ratings()), "levels");
  CHECK(says(levels, "Competency 1|50.0%|5 Expert|3.33|+1.67|3|0.67 moderate|\n"));
  CHECK(says(levels, "Competency 2|8.3%|3|3.00|0.00|3|0.50|\n"));  // the scale has no word for 3
  CHECK(says(levels, "Competency 3|41.7%|4 Skilled|2.50|+1.50|2|0.00|\n"));
}

TEST_CASE("ctk gap: a role that rated fewer behaviours than all raters is named below the levels by role") {
  Reporting report;
  const std::string roles = words_of(report.about<GapReport>(ratings()), "roles");
  // Of c1 manager and peer left one out, of c3 the person; the manager, who left out both of c3, is "not rated" there.
  CHECK(says(roles, "Competency 1 (Manager 2 of 3), Competency 1 (Other 2 of 3), Competency 3 (Self 1 of 2)\n"));
  Reporting all;
  const std::string equal = words_of(
      all.about<GapReport>({behaviours(kSelf, {4, 5, 3, 4, 2, 1}), behaviours(kManager, {3, 3, 3, 2, 3, 3})}), "roles");
  CHECK_FALSE(says(equal, "rest on fewer behaviours"));
}

TEST_CASE("ctk gap: a gap is rounded once, a half away from zero, in the table, the words and the chart") {
  Reporting report;
  // 39/8 = 4.875, 25/8 = 3.125 and 27/8 = 3.375: 0.125, -0.125 and 0.625 from 5, 3 and 4.
  const Node& root = report.about<GapReport>(eight(39, 25, 27));
  const std::string levels = words_of(root, "levels");
  CHECK(says(levels, "|4.88|+0.13|8|"));
  CHECK(says(levels, "|3.13|\u22120.13|8|"));
  CHECK(says(levels, "|3.38|+0.63|8|"));
  CHECK(says(words_of(root, "develop-c1"), "The gap is 0.13"));
  CHECK(find(root, "gap-chart")->chart->series[0].values == std::vector<double>{4.875, 3.125, 3.375});
}

TEST_CASE("ctk gap: only what lies half a level or more below the job is counted as such") {
  const auto counted = [](const std::vector<Rater>& raters, const std::string& count) {
    Reporting report;
    return says(words_of(report.about<GapReport>(raters), "fit"), "of 3 rated\n" + count + "\n");
  };
  CHECK(counted(eight(39, 23, 29), "0"));  // 0.125, 0.125 and 0.375 below
  CHECK(counted(eight(36, 20, 29), "2"));  // 0.5, 0.5 and 0.375 below
  CHECK(counted(eight(40, 32, 32), "0"));  // 1 above c2
}

TEST_CASE("ctk gap: the competencies nearest to the job stand by the share of its level attained") {
  Reporting report;
  // Shares: 2/3, 1 and 5/8.
  CHECK(says(words_of(report.about<GapReport>(ratings()), "nearest"),
             "Competency 2|3|3.00|0.00|\nCompetency 1|5 Expert|3.33|+1.67|\nCompetency 3|4 Skilled|2.50|"));
}

TEST_CASE("ctk gap: of equally near competencies the earlier stands first, and the client says how many") {
  Reporting report;
  report.job.develop_competencies = 2;
  // Shares: 4/5, 3/3 and 4/4.
  const std::string nearest = words_of(report.about<GapReport>({levels(kSelf, 4, 3, 4)}), "nearest");
  CHECK(says(nearest, "Competency 2|3|3.00|0.00|\nCompetency 3|4 Skilled|4.00|0.00|\n"));
  CHECK_FALSE(says(nearest, "Competency 1"));
}

TEST_CASE("ctk gap: a competency that was not rated is not near the job") {
  Reporting report;
  const std::string nearest = words_of(report.about<GapReport>({levels(kSelf, 4, 3, kNa)}), "nearest");
  CHECK_FALSE(says(nearest, "Competency 3"));
}

TEST_CASE("ctk gap: what lies above the target reads as a minus") {
  Reporting report;
  CHECK(says(words_of(report.about<GapReport>({levels(kSelf, 5, 4, 3)}), "levels"), "|4.00|\u22121.00|1|one rater|\n"));
}

TEST_CASE("ctk gap: the chart holds what is attained against the job, and leaves out what was not rated") {
  Reporting report;
  const Node* found = find(report.about<GapReport>({levels(kManager, 4, kNa, 3)}), "gap-chart");
  REQUIRE(found != nullptr);
  const assay::sdk::OwnedChart& chart = *found->chart;
  CHECK(chart.kind == ASSAY_CHART_GAP);
  CHECK(chart.minimum == 1);
  CHECK(chart.maximum == 5);
  REQUIRE(chart.series.size() == 2);
  CHECK(chart.series[0].role == "manager");
  CHECK(chart.series[0].values[0] == 4);
  CHECK_FALSE(chart.series[0].has(1));
  CHECK(chart.series[1].reference);
  CHECK(chart.series[1].values == std::vector<double>{5, 3, 4});
  CHECK(says(chart.description, "Competency 1 4.00 of 5"));
}

TEST_CASE("ctk gap: what to develop stands by gap times weight, with the lowest behaviours") {
  Reporting report;
  const Node& root = report.about<GapReport>(ratings());
  const std::string develop = words_of(root, "develop");
  CHECK(says(develop, "named are 2 of 2 competencies"));
  CHECK(says(develop, "1|Competency 1|+1.67|50.0%|83.33|\n2|Competency 3|+1.50|41.7%|62.50|\n"));
  CHECK_FALSE(says(develop, "Competency 2"));
  CHECK(says(words_of(root, "develop-c1"), "c1.1|3.00|\nc1.3|3.00|\nc1.2|4.00|\n"));
  CHECK(says(words_of(root, "develop-c1"), "What c1 means."));
  CHECK(says(words_of(root, "develop-c3"), "c3.2|2.00|\nc3.1|3.00|\n"));
}

TEST_CASE("ctk gap: the client says how many competencies and behaviours are named") {
  Reporting report;
  report.job.develop_competencies = 1;
  report.job.develop_behaviours = 2;
  const Node& root = report.about<GapReport>(ratings());
  CHECK(says(words_of(root, "develop"), "named are 1 of 2 competencies"));
  CHECK(says(words_of(root, "develop-c1"), "c1.1|3.00|\nc1.3|3.00|\n"));
  CHECK_FALSE(says(words_of(root, "develop-c1"), "c1.2"));
  CHECK(find(root, "develop-c3") == nullptr);
}

TEST_CASE("ctk gap: no behaviours are named where the client wants none") {
  Reporting report;
  report.job.develop_behaviours = 0;
  const std::string c1 = words_of(report.about<GapReport>(ratings()), "develop-c1");
  CHECK(says(c1, "The gap is 1.67"));
  CHECK_FALSE(says(c1, "ehaviour"));
}

TEST_CASE("ctk gap: a level alone has no behaviours to name, and the report says so") {
  Reporting report;
  const Node& root = report.about<GapReport>({levels(kSelf, 2, 3, 4)});
  CHECK(says(words_of(root, "develop-c1"), "Only a level was given here"));
  CHECK(says(words_of(root, "reading"), "taken as it is"));
  CHECK_FALSE(says(words_of(root, "reading"), "Where there are both"));
}

TEST_CASE("ctk gap: a level below behaviours that all reach the target is said to be so") {
  Reporting report;
  const Node& root = report.about<GapReport>({{kSelf, {2, 3, kNa, 5, 5, 5, 3, 4, 4, kBlank}}});
  CHECK(says(words_of(root, "develop-c1"), "None of the behaviours"));
  CHECK(says(words_of(root, "reading"), "Where there are both"));
}

TEST_CASE("ctk gap: a reverse-keyed behaviour is marked, or it would read as advice") {
  Reporting report;
  report.job.items[kC1B1].reverse = 1;
  const Node& root = report.about<GapReport>({behaviours(kSelf, {5, 5, 5, 3, 4, 4})});
  CHECK(says(words_of(root, "develop-c1"), "c1.1 (to be seen less; the mean is turned round)|1.00|\n"));
}

TEST_CASE("ctk gap: a person who reaches every target has nothing named to develop") {
  Reporting report;
  const Node& root = report.about<GapReport>({levels(kSelf, 5, 3, 4)});
  CHECK(says(words_of(root, "develop"), "none to name"));
  CHECK(says(words_of(root, "fit"), "\n100%\n"));
}

TEST_CASE("ctk gap: one role has no views side by side and is the one that the report goes by") {
  Reporting report;
  const Node& root = report.about<GapReport>({levels(kManager, 4, 3, 3)});
  CHECK(find(root, "views") == nullptr);
  CHECK(find(root, "roles") == nullptr);
  CHECK(says(words_of(root, "levels"), "Levels and gaps: Manager\n"));
}

TEST_CASE("ctk gap: a preference stands beside the job's level, in words") {
  Reporting report;
  const Node& root = report.about<GapReport>({prefers(levels(kSelf, 4, 3, 3), 1)});
  CHECK(says(words_of(root, "preferences"), "Characteristic 1|2|1 Beginner|\u22121|\n"));
  const Node* chart = find(root, "characteristics-chart");
  REQUIRE(chart != nullptr);
  CHECK(chart->chart->series[0].values == std::vector<double>{2});
  CHECK(chart->chart->series[1].values == std::vector<double>{1});
  CHECK(chart->chart->maximum == 5);
}

TEST_CASE("ctk gap: a preference that another person ticked is not the person's") {
  Reporting report;
  const Node& root = report.about<GapReport>({prefers(levels(kManager, 4, 3, 3), 1)});
  CHECK(says(words_of(root, "characteristics"), "was not asked, or not answered"));
  CHECK(find(root, "characteristics-chart") == nullptr);
}

TEST_CASE("ctk gap: preferences that are not answered are named") {
  Reporting report;
  SmallJob& job = report.job;
  job.constructs.push_back(SmallJob::construct("Characteristic 2", 3, 4));
  job.constructs.back().parent = kJob;
  job.items.push_back(SmallJob::item("p2", 7, 2));
  Rater rater = prefers(levels(kSelf, 4, 3, 3), 1);
  rater.answers.push_back(kBlank);
  const Node& root = report.about<GapReport>({rater});
  CHECK(says(words_of(root, "characteristics"), "Not answered: Characteristic 2."));
  CHECK_FALSE(says(words_of(root, "preferences"), "Characteristic 2"));
}

TEST_CASE("ctk gap: without any rating there is a report that says so, and preferences all the same") {
  Reporting report;
  const Node& root = report.about<GapReport>({prefers(levels(kSelf, kBlank, kBlank, kBlank), 4)});
  CHECK(says(words_of(root, "fit"), "No competency was rated"));
  CHECK(find(root, "gaps") == nullptr);
  CHECK(find(root, "nearest") == nullptr);
  CHECK(find(root, "develop") == nullptr);
  CHECK(says(words_of(root, "preferences"), "|4 Skilled|+2|\n"));
}

TEST_CASE("ctk gap: the cover names person, organisation and how many answered in each role") {
  Reporting report;
  const Node& root = report.about<GapReport>(ratings());
  const Node& cover = root.children.at(0);
  CHECK(cover.note == "ana");
  CHECK(cover.attribute("Organisation") == "Sample Inc");
  CHECK(cover.attribute("Ratings from") == "Self 1, Manager 1, Other 1");
  CHECK(root.attribute("report") == "ctk.gap");
}

TEST_CASE("ctk gap: a role that is withheld is named with the reason") {
  const auto said = [](std::uint32_t reason) {
    Reporting report;
    report.withheld = {ASSAY_WITHHELD_NO, reason};
    return words(report.about<GapReport>({levels(kSelf, 5, 4, 3)}));
  };
  CHECK(says(said(ASSAY_WITHHELD_FEW), "Manager: fewer than 3 people answered. So that "
                                       "nobody can be recognised, none of their ratings is"));
  CHECK(says(said(ASSAY_WITHHELD_EARLIER), "Manager: with an earlier report, "
                                           "the ratings of fewer than 3 people"));
  CHECK_FALSE(says(said(ASSAY_WITHHELD_NO), "Manager"));
}
