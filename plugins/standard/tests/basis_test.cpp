// What scores rest on, blind spots and hidden strengths: in the scorer's columns and in the report.
#include "reporting.hpp"

using namespace standard_test;

namespace {

// Two items from 1 to 5 in each of two traits; the second item of `a` is reversed.
void build(TestInstrument& instrument) {
  instrument.scale("five", {1, 2, 3, 4, 5}).role("self").role("lead").role("peer");
  instrument.construct("a", "trait").item("a1", "a", "five").item("a2", "a", "five", {true, 1, {}});
  instrument.construct("b", "trait").item("b1", "b", "five").item("b2", "b", "five");
}

// Four peers: a1 4, 4, 5, 5; a2 turned round 5, 4, 4, 5; b1 1, 5, 1, 5; b2 one answer.
const std::vector<Rater> kPeers = {{"peer", {4, 1, 1, 3}},
                                   {"peer", {4, 2, 5, kNa}},
                                   {"peer", {5, 2, 1, kNa}},
                                   {"peer", {5, 1, 5, kNa}}};

}  // namespace

TEST_CASE("standard basis: agreement, worked by hand") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, kPeers);
  // Five points: chance is 2. a1 and a2: s^2 = 1/3 each, so 1 - 1/6.
  CHECK(s.item("agreement", "a1", "peer") == 0.8333);
  CHECK(s.item("agreement", "a2", "peer") == 0.8333);
  CHECK(s.item("agreement", "b1", "peer") == 0);  // s^2 = 16/3
  CHECK(s.item("agreement", "b2", "peer") == Scored::kEmpty);
  CHECK(s.of("agreement", "a", "peer") == 0.9091);  // (5/3) / (5/3 + 1/6) = 10/11
  CHECK(s.of("agreement", "b", "peer") == 0);
  CHECK(s.of("agreement", "a", "all") == 0.9091);
}

TEST_CASE("standard basis: a continuous scale and one of uneven steps have no agreement") {
  TestInstrument instrument;
  instrument.scale("any", {0, 100}, ASSAY_NA_AVAILABLE, true).scale("uneven", {1, 2, 4}).role("peer");
  instrument.construct("a", "trait").item("a1", "a", "any").construct("b", "trait").item("b1", "b", "uneven");
  const Scored s(instrument, {{"peer", {50, 2}}, {"peer", {50, 2}}});
  CHECK(s.item("agreement", "a1", "peer") == Scored::kEmpty);
  CHECK(s.of("agreement", "a", "peer") == Scored::kEmpty);
  CHECK(s.of("agreement", "b", "peer") == Scored::kEmpty);
  CHECK(s.of("score", "b", "peer") == 2);
}

TEST_CASE("standard basis: items with points far apart agree like any") {
  TestInstrument instrument;
  instrument.scale("tens", {0, 10, 20, 30, 40}).role("peer").construct("a", "trait").item("a1", "a", "tens");
  const Scored s(instrument, {{"peer", {30}}, {"peer", {30}}, {"peer", {40}}, {"peer", {40}}});
  CHECK(s.item("agreement", "a1", "peer") == 0.8333);
}

TEST_CASE("standard basis: the standard error is that of the norm, in units of the score") {
  TestInstrument instrument;
  build(instrument);
  instrument.norm("a", "peer", {2, 3, 4}, 0.8, 0.75).norm("b", "peer", {2, 3, 4});
  const Scored s(instrument, kPeers);
  CHECK(s.of("standard_error", "a", "peer") == 0.4);
  CHECK(s.of("standard_error", "b", "peer") == Scored::kEmpty);
  CHECK(s.of("standard_error", "a", "all") == Scored::kEmpty);
}

TEST_CASE("standard basis: the scorer tells what its figures are made of") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, kPeers);
  CHECK(s.measure("n").statistic == ASSAY_STATISTIC_RATERS);
  CHECK(s.measure("mean").statistic == ASSAY_STATISTIC_MEAN);
  CHECK(s.measure("score").statistic == ASSAY_STATISTIC_MEAN);
  CHECK(s.measure("percentile").statistic == ASSAY_STATISTIC_NONE);
  CHECK(s.measure("na").statistic == ASSAY_STATISTIC_MISSING);
  CHECK(s.measure("agreement").statistic == ASSAY_STATISTIC_AGREEMENT);
  CHECK(s.measure("standard_error").statistic == ASSAY_STATISTIC_STANDARD_ERROR);
}

TEST_CASE("standard basis: the report shows raters, error and agreement beside a score") {
  Reporting report;
  build(report.instrument);
  report.instrument.norm("a", "peer", {2, 3, 4}, 0.8, 0.75);
  std::vector<Rater> raters = kPeers;
  raters.push_back({"self", {3, 3, kNa, kNa}});
  const Node& root = report.individual(raters);
  // self, then peers: score, percentile, raters, agreement.
  CHECK(says(words_of(root, "construct.a"), "self\n3.00\nno norm\n1\none rater\n"));
  CHECK(says(words_of(root, "construct.a"), "peer\n4.50 ± 0.40\n≥ 75\n4\n0.91 very strong\n"));
  CHECK(says(words_of(root, "construct.b"), "self\nno answers\nno answers\n0\nno answers\n"));
  CHECK(says(words(root), "one standard error of measurement"));
  CHECK_FALSE(says(words(root), "\n\u2013\n"));
  CHECK_FALSE(says(words(root), "nan"));
}

TEST_CASE("standard basis: agreement has a word where three raters answered two items, and nowhere else") {
  Reporting report;
  build(report.instrument);
  // Two peers: a1 4, 4 and a2 5, 4: q = (0 + 1/4) / 2, (2 x 7/8) / (2 x 7/8 + 1/8).
  const Node& two = report.individual({kPeers[0], kPeers[1]});
  CHECK(says(words_of(two, "construct.a"), "2\n0.93\n"));
  // Three peers, of whom two answered a2: q = (1/6 + 1/4) / 2, (2 x 19/24) / (2 x 19/24 + 5/24).
  const Node& three = report.individual({kPeers[0], kPeers[1], {"peer", {5, kNa, kNa, kNa}}});
  CHECK(says(words_of(three, "construct.a"), "3\n0.88\n"));
  CHECK(says(words(three), "at least two items that three raters or more answered"));
}

TEST_CASE("standard basis: a score that the rule on missing answers forbids says so") {
  Reporting report;
  build(report.instrument);
  report.instrument.options["na_policy"] = "strict";
  const Node& root = report.individual({{"self", {3, kNa, 3, 3}}});
  CHECK(says(words_of(root, "overview"), "a\ntoo few answers\n0\n"));
}

TEST_CASE("standard basis: a role that is withheld is named with the reason") {
  Reporting report;
  build(report.instrument);
  const auto said = [&](std::uint32_t reason) {
    return words(report.individual({{"self", {3, 3, 3, 3}}}, {}, {ASSAY_WITHHELD_NO, ASSAY_WITHHELD_NO, reason}));
  };
  CHECK(says(said(ASSAY_WITHHELD_FEW), "peer: fewer than 3 people answered. So that "
                                       "nobody can be recognised, none of their ratings is"));
  CHECK(says(said(ASSAY_WITHHELD_EARLIER), "peer: with an earlier report, "
                                           "the ratings of fewer than 3 people"));
  CHECK_FALSE(says(said(ASSAY_WITHHELD_NO), "withheld\n"));
}

TEST_CASE("standard self and others: blind spots, hidden strengths, and where the others differ") {
  Reporting report;
  build(report.instrument);
  // a: self 5, lead 4, peers 3 and 3, so (4 + 3 + 3) / 3; b: self 2, lead 3, peers 4 and 5: (3 + 4 + 5) / 3.
  // Of a range of 4, the differences 1.67 and 2 are more than a fifth, 0.8; so is 1.5 between lead and peers.
  const Node& root = report.individual(
      {{"self", {5, 1, 2, 2}}, {"lead", {4, 2, 3, 3}}, {"peer", {3, 3, 4, 4}}, {"peer", {3, 3, 5, 5}}});
  CHECK(says(words_of(root, "self-other-blind"), "a\n5.00\n4.00\n3.00\n3.33\n+1.67\n"));
  CHECK_FALSE(says(words_of(root, "self-other-blind"), "b\n"));
  CHECK(says(words_of(root, "self-other-hidden"), "b\n2.00\n3.00\n4.50\n4.00\n\u22122.00\n"));
  CHECK(says(words_of(root, "self-other-roles"), "b\n3.00\n4.50\na\n4.00\n3.00\n"));
  report.instrument.blind_spot_gap = 45;
  const Node& strict = report.individual(
      {{"self", {5, 1, 2, 2}}, {"lead", {4, 2, 3, 3}}, {"peer", {3, 3, 4, 4}}, {"peer", {3, 3, 5, 5}}});
  CHECK(says(words_of(strict, "self-other-blind"), "None:"));
  CHECK(says(words_of(strict, "self-other-hidden"), "b\n"));
  CHECK(says(words_of(strict, "self-other-roles"), "Nowhere"));
}

TEST_CASE("standard self and others: where one role alone stands behind the others, it is named") {
  Reporting report;
  build(report.instrument);
  // b: nobody of the peers answered, so the lead's 2 stands for the others: 5 - 2 = 3.
  const Node& root = report.individual(
      {{"self", {5, 1, 5, 5}}, {"lead", {3, 3, 2, 2}}, {"peer", {3, 3, kNa, kNa}}, {"peer", {3, 3, kNa, kNa}}});
  CHECK(says(words_of(root, "self-other-blind"), "b\n5.00\n2.00\nno answers\n2.00 (lead only)\n+3.00\n"));
  CHECK(says(words_of(root, "self-other-blind"), "a\n5.00\n3.00\n3.00\n3.00\n+2.00\n"));
  CHECK_FALSE(says(words_of(root, "self-other"), "one alone is shown"));
  const Node& alone = report.individual({{"self", {5, 1, 5, 5}}, {"lead", {3, 3, 2, 2}}});
  CHECK(says(words_of(alone, "self-other"), "Of the other roles, one alone is shown: lead."));
}

TEST_CASE("standard self and others: who is missing is said; without a self role nothing is") {
  Reporting report;
  build(report.instrument);
  CHECK(says(words_of(report.individual({{"peer", {3, 3, 3, 3}}}), "self-other"), "no scores by the person"));
  CHECK(says(words_of(report.individual({{"self", {3, 3, 3, 3}}}), "self-other"), "no scores by others"));
  Reporting other;
  other.instrument.scale("five", {1, 2, 3, 4, 5}).role("lead").role("peer");
  other.instrument.construct("a", "trait").item("a1", "a", "five");
  CHECK(find(other.individual({{"peer", {3}}, {"lead", {5}}}), "self-other") == nullptr);
}
