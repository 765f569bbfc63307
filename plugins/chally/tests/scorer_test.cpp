#include "scorer.hpp"

#include "catch.hpp"
#include "small_instrument.hpp"

using namespace chally_test;

namespace {

constexpr double kEmpty = Scored::kEmpty;

Scored score(SmallInstrument& instrument, const std::vector<Rater>& raters) {
  const chally::Scorer scorer(instrument.setup());
  return Scored(instrument, scorer, raters);
}

// The case that the tests below work out by hand. In brackets what a reverse-keyed answer counts as.
//           k1: low1   high1  high2   k2: low1  high1
//   self        2 (4)    4      5         1 (5)   NA
//   other       4 (2)    3    blank       NA      NA
//   peer        1 (5)    4      4         3 (3)    2     (a part of other)
// Means of k1: self 13/3, other 5/2, peer 13/3. Of k2: self 5, peer 5/2.
const std::vector<Rater> kRatings = {ratings(kSelf, {2, 4, 5, 1, kNa}),
                                     ratings(kOther, {4, 3, kBlank, kNa, kNa}),
                                     ratings(kPeer, {1, 4, 4, 3, 2})};

}  // namespace

TEST_CASE("chally scorer: a delivered percentile is the score") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {percentiles(kAssessment, 72, 58)});
  CHECK(s.construct("score", kK1, kAssessment) == 72);
  CHECK(s.construct("score", kK2, kAssessment) == 58);
  CHECK(s.construct("n", kK1, kAssessment) == 1);
  CHECK(s.construct("source", kK1, kAssessment) == 1);
  CHECK(s.construct("rating", kK1, kAssessment) == kEmpty);
  CHECK(s.construct("score", kK1, kAll) == 72);
  CHECK(s.item("score", kP1, kAssessment) == 72);
  CHECK(s.item("rating", kP1, kAssessment) == kEmpty);
}

TEST_CASE("chally scorer: percentiles of several raters are averaged") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {percentiles(kAssessment, 34, 10), percentiles(kAssessment, 37, kNa)});
  CHECK(s.construct("score", kK1, kAssessment) == 35.5);
  CHECK(s.construct("score", kK2, kAssessment) == 10);
  CHECK(s.construct("n", kK2, kAssessment) == 1);
  CHECK(s.construct("na", kK2, kAssessment) == 1);
  CHECK(s.item("n", kP2, kAssessment) == 1);
  CHECK(s.item("na", kP2, kAssessment) == 1);
  CHECK(s.construct("n", kProfile, kAssessment) == 2);
}

TEST_CASE("chally scorer: a reverse-keyed answer counts as lowest plus highest minus answer") {
  SmallInstrument instrument;
  const Scored s = score(instrument, kRatings);
  CHECK(s.item("rating", kK1Low1, kSelf) == 4);
  CHECK(s.item("rating", kK1High1, kSelf) == 4);
  CHECK(s.item("rating", kK1Low1, kOther) == 3.5);  // 2 and 5
  CHECK(s.item("score", kK1Low1, kSelf) == kEmpty);
}

TEST_CASE("chally scorer: reverse keys go by the ends of the scale, wherever it starts") {
  SmallInstrument instrument;
  instrument.rating_points = {0, 1, 2, 3};
  instrument.scales[1].points = assay::sdk::array(instrument.rating_points);
  const Scored s = score(instrument, {ratings(kSelf, {1, 3, 1, 0, 3})});
  CHECK(s.construct("rating", kK1, kSelf) == 2);  // 2, 3, 1
  CHECK(s.construct("score", kK1, kSelf) == 66);  // 99 x 2/3
  CHECK(s.construct("rating", kK2, kSelf) == 3);
  CHECK(s.construct("score", kK2, kSelf) == 99);
}

TEST_CASE("chally scorer: a rating is the mean over raters of each rater's mean, on 0 to 99") {
  SmallInstrument instrument;
  const Scored s = score(instrument, kRatings);
  CHECK(s.construct("rating", kK1, kSelf) == Approx(13.0 / 3));
  CHECK(s.construct("score", kK1, kSelf) == Approx(82.5));         // 99 x (10/3) / 4
  CHECK(s.construct("rating", kK1, kOther) == Approx(41.0 / 12));  // (5/2 + 13/3) / 2
  CHECK(s.construct("score", kK1, kOther) == Approx(59.8125));     // 99 x (29/12) / 4
  CHECK(s.construct("rating", kK2, kOther) == 2.5);                // of the peer alone
  CHECK(s.construct("score", kK2, kOther) == 37.125);              // 99 x 1.5 / 4
  CHECK(s.construct("source", kK1, kOther) == 2);
}

TEST_CASE("chally scorer: the lowest rating is 0, the middle 49.5, the highest 99") {
  SmallInstrument instrument;
  CHECK(score(instrument, {ratings(kSelf, {5, 1, 1, 5, 1})}).construct("score", kK1, kSelf) == 0);
  CHECK(score(instrument, {ratings(kSelf, {3, 3, 3, 3, 3})}).construct("score", kK1, kSelf) == 49.5);
  CHECK(score(instrument, {ratings(kSelf, {1, 5, 5, 1, 5})}).construct("score", kK1, kSelf) == 99);
}

TEST_CASE("chally scorer: all pools raters, not roles") {
  SmallInstrument instrument;
  const Scored s = score(instrument, kRatings);
  CHECK(s.construct("rating", kK1, kAll) == Approx(67.0 / 18));  // (13/3 + 5/2 + 13/3) / 3
  CHECK(s.construct("score", kK1, kAll) == Approx(67.375));      // 99 x (49/18) / 4
  CHECK(s.construct("n", kK1, kAll) == 3);
  CHECK(s.construct("rating", kK2, kAll) == 3.75);  // (5 + 5/2) / 2
  CHECK(s.construct("n", kK2, kAll) == 2);
}

TEST_CASE("chally scorer: n counts raters with a number, na the answers that are missing") {
  SmallInstrument instrument;
  const Scored s = score(instrument, kRatings);
  CHECK(s.construct("n", kK1, kOther) == 2);
  CHECK(s.construct("na", kK1, kOther) == 1);
  CHECK(s.construct("n", kK2, kOther) == 1);
  CHECK(s.construct("na", kK2, kOther) == 2);
  CHECK(s.construct("na", kK2, kSelf) == 1);
  CHECK(s.construct("na", kProfile, kAll) == 4);
  CHECK(s.construct("n", kProfile, kAll) == 3);
  CHECK(s.item("na", kK2High1, kAll) == 2);
  CHECK(s.item("n", kK2High1, kAll) == 1);
}

TEST_CASE("chally scorer: the form that a rater did not use leaves no missing answers") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {percentiles(kAssessment, 40, 50)});
  CHECK(s.construct("na", kProfile, kAssessment) == 0);
  CHECK(s.item("na", kK1Low1, kAssessment) == kEmpty);
  CHECK(s.item("n", kK1Low1, kAssessment) == kEmpty);
}

TEST_CASE("chally scorer: the index is the mean of the scores there are, with their coverage") {
  SmallInstrument instrument;
  const Scored whole = score(instrument, {percentiles(kAssessment, 72, 58)});
  CHECK(whole.construct("index", kProfile, kAssessment) == 65);
  CHECK(whole.construct("coverage", kProfile, kAssessment) == 1);
  CHECK(whole.construct("index", kK1, kAssessment) == kEmpty);
  CHECK(whole.construct("score", kProfile, kAssessment) == kEmpty);
  const Scored half = score(instrument, {percentiles(kAssessment, kNa, 58)});
  CHECK(half.construct("index", kProfile, kAssessment) == 58);
  CHECK(half.construct("coverage", kProfile, kAssessment) == 0.5);
  CHECK(half.construct("score", kK1, kAssessment) == kEmpty);
  CHECK(half.construct("band", kK1, kAssessment) == kEmpty);
}

TEST_CASE("chally scorer: bands meet exactly at the cut-offs") {
  SmallInstrument instrument;  // low below 35, high from 65
  const auto band = [&](double score_1) {
    return score(instrument, {percentiles(kAssessment, score_1, 50)}).construct("band", kK1, kAssessment);
  };
  CHECK(band(0) == 1);
  CHECK(band(34) == 1);
  CHECK(band(34.999) == 1);
  CHECK(band(35) == 2);
  CHECK(band(64) == 2);
  CHECK(band(64.999) == 2);
  CHECK(band(65) == 3);
  CHECK(band(99) == 3);
}

TEST_CASE("chally scorer: a mean of thirds that meets a cut-off lies on it") {
  SmallInstrument instrument;
  instrument.low_below = 33;
  instrument.high_from = 66;
  // k1: 11/3, 11/3 and 11/3 make 11/3, which is 99 x (8/3) / 4 = 66.
  const Rater rater = ratings(kOther, {2, 4, 3, 3, 3});
  CHECK(score(instrument, {rater, rater, rater}).construct("band", kK1, kOther) == 3);
  // 7/3: 99 x (4/3) / 4 = 33.
  const Rater low = ratings(kOther, {4, 3, 2, 3, 3});
  CHECK(score(instrument, {low, low, low}).construct("band", kK1, kOther) == 2);
}

TEST_CASE("chally scorer: with equal cut-offs nothing is in the middle") {
  SmallInstrument instrument;
  instrument.low_below = instrument.high_from = 50;
  const Scored s = score(instrument, {percentiles(kAssessment, 49, 50)});
  CHECK(s.construct("band", kK1, kAssessment) == 1);
  CHECK(s.construct("band", kK2, kAssessment) == 3);
}

TEST_CASE("chally scorer: percentiles win over ratings of the same role") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {{kSelf, {20, 90, 1, 5, 5, 1, 5}}});
  CHECK(s.construct("score", kK1, kSelf) == 20);
  CHECK(s.construct("source", kK1, kSelf) == 1);
  CHECK(s.construct("rating", kK1, kSelf) == 5);  // still told
  CHECK(s.construct("index", kProfile, kSelf) == 55);
}

TEST_CASE("chally scorer: a role with percentiles does not fill their gaps with ratings") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {{kSelf, {20, kNa, 1, 5, 5, 1, 5}}});
  CHECK(s.construct("score", kK2, kSelf) == kEmpty);
  CHECK(s.construct("rating", kK2, kSelf) == 5);
  CHECK(s.construct("n", kK2, kSelf) == 0);
  CHECK(s.construct("index", kProfile, kSelf) == 20);
  CHECK(s.construct("coverage", kProfile, kSelf) == 0.5);
}

TEST_CASE("chally scorer: all goes by percentiles where there are any; other roles keep their ratings") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {percentiles(kAssessment, 20, 30), ratings(kSelf, {1, 5, 5, 1, 5})});
  CHECK(s.construct("score", kK1, kAll) == 20);
  CHECK(s.construct("source", kProfile, kAll) == 1);
  CHECK(s.construct("n", kK1, kAll) == 1);
  CHECK(s.construct("index", kProfile, kAll) == 25);
  CHECK(s.construct("rating", kK1, kAll) == 5);
  CHECK(s.construct("score", kK1, kSelf) == 99);
  CHECK(s.construct("source", kProfile, kSelf) == 2);
}

TEST_CASE("chally scorer: percentiles that are all NA leave the way to ratings open") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {percentiles(kAssessment, kNa, kNa), ratings(kSelf, {3, 3, 3, 3, 3})});
  CHECK(s.construct("score", kK1, kAssessment) == kEmpty);
  CHECK(s.construct("score", kK1, kAll) == 49.5);
  CHECK(s.construct("source", kProfile, kAll) == 2);
}

TEST_CASE("chally scorer: a case of NA alone has counts and no scores") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {ratings(kSelf, {kNa, kNa, kBlank, kNa, kNa})});
  CHECK(s.construct("n", kProfile, kAll) == 0);
  CHECK(s.construct("na", kProfile, kAll) == 5);
  CHECK(s.construct("coverage", kProfile, kAll) == 0);
  CHECK(s.construct("index", kProfile, kAll) == kEmpty);
  CHECK(s.construct("source", kProfile, kAll) == kEmpty);
  CHECK(s.construct("score", kK1, kAll) == kEmpty);
  CHECK(s.construct("rating", kK1, kAll) == kEmpty);
  CHECK(s.construct("band", kK1, kAll) == kEmpty);
  CHECK(s.item("rating", kK1Low1, kSelf) == kEmpty);
}

TEST_CASE("chally scorer: a rater who left everything blank changes nothing") {
  SmallInstrument instrument;
  CHECK(score(instrument, {percentiles(kSelf, kBlank, kBlank)}).nothing_at_all());
  const Scored s = score(instrument, {percentiles(kSelf, 40, 50), percentiles(kSelf, kBlank, kBlank)});
  CHECK(s.construct("na", kProfile, kSelf) == 0);
  CHECK(s.construct("score", kK1, kSelf) == 40);
}

TEST_CASE("chally scorer: a role without raters has no cells") {
  SmallInstrument instrument;
  const Scored s = score(instrument, {percentiles(kAssessment, 40, 50)});
  CHECK(s.construct("n", kK1, kSelf) == kEmpty);
  CHECK(s.construct("coverage", kProfile, kSelf) == kEmpty);
}
