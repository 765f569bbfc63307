// What scores rest on: in the scorer's columns, and in the words of the report.
#include "reporting.hpp"

using namespace bcsc_test;

namespace {

constexpr std::uint32_t kU1 = 0, kAll = ASSAY_ROLE_ALL;
constexpr double kEmpty = Scored::kEmpty;

// As in scorer_test.cpp:      q1  q2     q3  q4
const std::vector<Rater> kRaters = {{kSelf, {4, 7, kNa, 6}},
                                    {kManager, {6, kBlank, 5, 7}},
                                    {kManager, {7, 5, 6, kNa}},
                                    {kOther, {5, 4, 4, 6}},
                                    {kPeer, {6, kNa, 7, 7}}};

const assay_measure& measure_of(const bcsc::Scorer& scorer, std::string_view id) {
  for (const assay_measure& measure : assay::sdk::ArrayView<assay_measure>(scorer.measures())) {
    if (assay::sdk::view(measure.id) == id) return measure;
  }
  throw std::logic_error("no such measure");
}

}  // namespace

TEST_CASE("bcsc basis: agreement of a question, worked by hand") {
  // Seven points: the variance of chance is (49 - 1) / 12 = 4.
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.item("agreement", 0, kManager) == 0.875);  // 6, 7: s^2 = 1/2
  CHECK(s.item("agreement", 0, kOther) == 0.875);    // 5 and a peer's 6
  CHECK(s.item("agreement", 0, kAll) == 0.675);      // 4, 6, 7, 5, 6: s^2 = 1.3
  CHECK(s.item("agreement", 1, kAll) == 0.4167);     // 7, 5, 4: s^2 = 7/3
  CHECK(s.item("agreement", 2, kOther) == 0);        // 4, 7: s^2 = 4.5, more than chance
}

TEST_CASE("bcsc basis: there is no agreement of one rater") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.item("agreement", 1, kManager) == kEmpty);
  CHECK(s.item("agreement", 0, kSelf) == kEmpty);
  CHECK(s.construct("agreement", kU1, kSelf) == kEmpty);
  CHECK(s.construct("agreement", kE3, kManager) == kEmpty);
}

TEST_CASE("bcsc basis: agreement of elements and units is joint, over questions with two answers") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("agreement", kE1, kManager) == 0.875);  // q1 alone
  // q1 and q2: (1.3 + 7/3) / 2 / 4 = 0.454167; 2 x 0.545833 / (2 x 0.545833 + 0.454167).
  CHECK(s.construct("agreement", kE1, kAll) == 0.7062);
  CHECK(s.construct("agreement", kE2, kOther) == 0);
  // q1 and q3, 1/8 and 9/8: 2 x 0.375 / (2 x 0.375 + 0.625).
  CHECK(s.construct("agreement", kU1, kOther) == 0.5455);
}

TEST_CASE("bcsc basis: the standard error is that of the norm, where there is a score") {
  SmallInstrument instrument;
  instrument.add_norm(kE1, kManager, {2, 4, 6}, 0.8, 0.75);  // 0.8 x sqrt(0.25)
  instrument.add_norm(kE1, kOther, {2, 4, 6});
  instrument.add_norm(kE2, kSelf, {2, 4, 6}, 0.8, 0.75);
  const bcsc::Scorer scorer(instrument.setup());
  const Scored s(instrument, scorer, kRaters);
  CHECK(s.construct("standard_error", kE1, kManager) == 0.4);
  CHECK(s.construct("standard_error", kE1, kOther) == kEmpty);
  CHECK(s.construct("standard_error", kE2, kSelf) == kEmpty);  // who gave no number
}

TEST_CASE("bcsc basis: the scorer tells what its figures are made of") {
  SmallInstrument instrument;
  const bcsc::Scorer scorer(instrument.setup());
  CHECK(measure_of(scorer, "n").statistic == ASSAY_STATISTIC_RATERS);
  CHECK(measure_of(scorer, "mean").statistic == ASSAY_STATISTIC_MEAN);
  CHECK(measure_of(scorer, "percentile").statistic == ASSAY_STATISTIC_NONE);
  CHECK(measure_of(scorer, "na").statistic == ASSAY_STATISTIC_MISSING);
  CHECK(measure_of(scorer, "count_6").statistic == ASSAY_STATISTIC_POINT_COUNT);
  CHECK(measure_of(scorer, "count_6").point == 6);
  CHECK(measure_of(scorer, "rank_strength").statistic == ASSAY_STATISTIC_RANK_HIGHEST);
  CHECK(measure_of(scorer, "rank_opportunity").statistic == ASSAY_STATISTIC_RANK_LOWEST);
  CHECK(measure_of(scorer, "agreement").statistic == ASSAY_STATISTIC_AGREEMENT);
  CHECK(measure_of(scorer, "standard_error").statistic == ASSAY_STATISTIC_STANDARD_ERROR);
}

TEST_CASE("bcsc basis: the report shows raters, error and agreement beside the figures") {
  SmallInstrument instrument;
  instrument.add_norm(kU1, kManager, {2, 4, 6}, 0.8, 0.75, 120);
  const Report report(instrument, kRaters);
  const std::string basis = report.part("basis");
  // u1 of the managers: e1 is (6.5 + 5) / 2, e2 5.5, so 5.625; q1 and q3 agree at 1/8 each.
  CHECK_THAT(basis, ContainsSubstring("Manager|2|5.63 ± 0.40|0.93|120|"));
  CHECK_THAT(basis, ContainsSubstring("Self|1|5.50|one rater|no norm|"));
  CHECK_THAT(report.part("u1"), ContainsSubstring("Manager|n = 2; ± 0.40; Percentile 80|5.63|"));
  CHECK_THAT(report.part("u1"), ContainsSubstring("Manager|2|6.50|"));
  CHECK_THAT(report.part("u1"), ContainsSubstring("0.88|"));
  CHECK_THAT(report.all(), ContainsSubstring("Nothing is put in the place of a missing answer"));
  CHECK_THAT(report.all(), ContainsSubstring("Test group, size not known"));
  CHECK_THAT(report.all(), ContainsSubstring("Raters, standard error and agreement behind each unit"));
  CHECK_THAT(basis, ContainsSubstring("after “±”, how exact the figure is"));
}

TEST_CASE("bcsc basis: agreement has a word where three raters answered two questions, and nowhere else") {
  SmallInstrument instrument;
  const Report report(instrument, kRaters);
  // u1 by all: q1 of five raters, 1.3; q2 of three, 7/3; q3 of four, 5/3: together 5.3 / 12 of chance,
  // 3 x 0.558333 / (3 x 0.558333 + 0.441667). Its mean is that of e1, (5.6 + 16/3) / 2, and of e2, 5.5.
  CHECK_THAT(report.part("basis"), ContainsSubstring("|5|5.48|0.79 strong|"));
  // The managers are two; e2 is one question, however many answered it: 1 - (5/3) / 4.
  CHECK_THAT(report.part("basis"), ContainsSubstring("Manager|2|5.63|0.93|"));
  CHECK_THAT(report.part("u1"), !ContainsSubstring("0.58 moderate"));
  CHECK_THAT(report.all(), ContainsSubstring("at least two questions that three raters or more answered"));
}

TEST_CASE("bcsc basis: the table promises no standard error where the norm knows none") {
  SmallInstrument instrument;
  instrument.add_norm(kU1, kManager, {2, 4, 6});
  const Report report(instrument, kRaters);
  CHECK_THAT(report.part("basis"), ContainsSubstring("Manager|2|5.63|"));
  CHECK_THAT(report.all(), ContainsSubstring("Raters and agreement behind each unit"));
  CHECK_THAT(report.all(), !ContainsSubstring("standard error and agreement"));
  CHECK_THAT(report.part("basis"), !ContainsSubstring("how exact the figure is"));
  CHECK_THAT(report.part("basis"), ContainsSubstring("stand behind the figure of each unit, and how far they agree."));
}

TEST_CASE("bcsc basis: where nobody answered, the report says so instead of a dash") {
  SmallInstrument instrument;
  const Report report(instrument, kRaters);
  CHECK_THAT(report.part("u1"), ContainsSubstring("Self|0|no answers|"));
  CHECK_THAT(report.all(), !ContainsSubstring("|\u2013|"));
  CHECK_THAT(report.all(), !ContainsSubstring("nan"));
}

TEST_CASE("bcsc basis: a role that is withheld is named with the reason, and nowhere else") {
  SmallInstrument instrument;
  const std::vector<Rater> shown = {kRaters[0], kRaters[1], kRaters[2]};
  const auto with = [&](std::uint32_t reason) {
    return Report(instrument, shown, words(), {ASSAY_WITHHELD_NO, ASSAY_WITHHELD_NO, reason, ASSAY_WITHHELD_NO});
  };
  const Report few = with(ASSAY_WITHHELD_FEW);
  CHECK_THAT(few.all(), ContainsSubstring("Other withheld|"));
  CHECK_THAT(few.all(), ContainsSubstring("Other: fewer than 3 people answered. So that "
                                          "nobody can be recognised, none of their ratings is"));
  CHECK_THAT(few.part("u1"), !ContainsSubstring("Other"));
  CHECK_THAT(with(ASSAY_WITHHELD_EARLIER).all(), ContainsSubstring("Other: with an earlier report, "
                                                                   "the ratings of fewer than 3 people"));
  CHECK_THAT(Report(instrument, kRaters).all(), !ContainsSubstring("Some answers are withheld"));
}

TEST_CASE("bcsc basis: a single cell that is withheld says so") {
  SmallInstrument instrument;
  const Report report(instrument, kRaters, words(), {}, {instrument.row(ASSAY_SUBJECT_ITEM, 0, kOther)});
  CHECK_THAT(report.part("u1"), ContainsSubstring("Other|withheld|withheld|"));
}

TEST_CASE("bcsc self and others: a blind spot, a hidden strength, and where the others differ") {
  SmallInstrument instrument;
  // e1: self 7, manager 6, others 4 and 4: together (6 + 4 + 4) / 3 = 4.67. e2: self 3, others 4, 5 and 5.
  const Report report(instrument, {{kSelf, {7, 7, 3, 5}},
                                   {kManager, {6, 6, 4, 5}},
                                   {kOther, {4, 4, 5, 5}},
                                   {kOther, {4, 4, 5, 5}}});
  CHECK_THAT(report.part("self-other-blind"), ContainsSubstring("e1|7.00|6.00|4.00|4.67|+2.33|"));
  CHECK_THAT(report.part("self-other-blind"), !ContainsSubstring("e2"));
  CHECK_THAT(report.part("self-other-hidden"), ContainsSubstring("e2|3.00|4.00|5.00|4.67|\u22121.67|"));
  CHECK_THAT(report.part("self-other-roles"), ContainsSubstring("e1|6.00|4.00|2.00|"));
  CHECK_THAT(report.part("self-other-roles"), ContainsSubstring("e2|4.00|5.00|1.00|"));
}

TEST_CASE("bcsc self and others: where one role alone stands behind the others, it is named") {
  SmallInstrument instrument;
  const std::vector<Rater> raters = {{kSelf, {7, 7, 7, 5}}, {kManager, {6, 6, 4, 5}}, {kOther, {4, 4, 4, 5}}};
  const Report report(instrument, raters, words(), {}, {instrument.row(ASSAY_SUBJECT_CONSTRUCT, kE1, kOther)});
  CHECK_THAT(report.part("self-other-blind"), ContainsSubstring("e1|7.00|6.00|withheld|6.00 (Manager only)|+1.00|"));
  CHECK_THAT(report.part("self-other-blind"), ContainsSubstring("e2|7.00|4.00|4.00|4.00|+3.00|"));
  CHECK_THAT(report.part("self-other"), !ContainsSubstring("one alone is shown"));
  const Report alone(instrument, {raters[0], raters[1]}, words(),
                     {ASSAY_WITHHELD_NO, ASSAY_WITHHELD_NO, ASSAY_WITHHELD_FEW, ASSAY_WITHHELD_NO});
  CHECK_THAT(alone.part("self-other"), ContainsSubstring("Of the other roles, one alone is shown: Manager."));
}

TEST_CASE("bcsc self and others: nothing that reaches the threshold is said in words") {
  SmallInstrument instrument;
  const Report report(instrument, {{kSelf, {5, 5, 5, 5}}, {kManager, {5, 5, 5, 5}}, {kOther, {5, 5, 5, 5}}});
  CHECK_THAT(report.part("self-other-blind"), ContainsSubstring("None:"));
  CHECK_THAT(report.part("self-other-hidden"), ContainsSubstring("None:"));
  CHECK_THAT(report.part("self-other-roles"), ContainsSubstring("In no element"));
}

TEST_CASE("bcsc self and others: the client's threshold holds") {
  SmallInstrument instrument;
  instrument.set_blind_spot_gap(2.5);
  const Report report(instrument, {{kSelf, {7, 7, 7, 5}}, {kManager, {5, 5, 4, 5}}});
  CHECK_THAT(report.part("self-other-blind"), !ContainsSubstring("e1"));
  CHECK_THAT(report.part("self-other-blind"), ContainsSubstring("e2|7.00|4.00|+3.00|"));
}

TEST_CASE("bcsc self and others: who is missing is said") {
  SmallInstrument instrument;
  CHECK_THAT(Report(instrument, {{kManager, {5, 5, 5, 5}}}).part("self-other"),
             ContainsSubstring("There are no ratings by the person"));
  CHECK_THAT(Report(instrument, {{kSelf, {5, 5, 5, 5}}}).part("self-other"),
             ContainsSubstring("There are no ratings by others"));
}
