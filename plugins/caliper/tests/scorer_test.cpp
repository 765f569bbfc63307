#include "scorer.hpp"

#include "catch.hpp"
#include "small_model.hpp"

using namespace caliper_test;

namespace {

constexpr double kEmpty = Scored::kEmpty;

// Ratings, worked out by hand below:
//           r1  r2     r3  b1        mean of c1, c2, c3
//   self     4   3      5   5        4.5  3    5
//   other    2   4     NA  NA        2    4    –
//   peer     3  blank   1   4        3.5  –    1     (a part of other)
const std::vector<Rater> kRatings3 = {{kSelf, {kBlank, kBlank, kBlank, 4, 3, 5, 5}},
                                      {kOther, {kBlank, kBlank, kBlank, 2, 4, kNa, kNa}},
                                      {kPeer, {kBlank, kBlank, kBlank, 3, kBlank, 1, 4}}};
// Delivered scores: 64.5, 80, not assessed; and by a second rater of the role 70.5, NA, NA.
const std::vector<Rater> kDelivered2 = {{kAssessment, {64.5, 80, kNa, kBlank, kBlank, kBlank, kBlank}},
                                        {kAssessment, {70.5, kNa, kNa, kBlank, kBlank, kBlank, kBlank}}};

}  // namespace

TEST_CASE("caliper scorer: delivered scores are averaged over the raters of the role") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kDelivered2);
  CHECK(s.construct("score", kC1, kAssessment) == 67.5);  // (64.5 + 70.5) / 2
  CHECK(s.construct("n", kC1, kAssessment) == 2);
  CHECK(s.construct("score", kC2, kAssessment) == 80);
  CHECK(s.construct("n", kC2, kAssessment) == 1);
  CHECK(s.construct("score", kC3, kAssessment) == kEmpty);
  CHECK(s.construct("n", kC3, kAssessment) == 0);
  CHECK(s.construct("rating", kC1, kAssessment) == kEmpty);
  CHECK(s.construct("score", kC1, kSelf) == kEmpty);
  CHECK(s.construct("score", kC1, kAll) == 67.5);
  CHECK(s.item("score", kS1, kAssessment) == 67.5);
  CHECK(s.item("rating", kS1, kAssessment) == kEmpty);
}

TEST_CASE("caliper scorer: a rating is the mean of a rater's answers, then of the raters, put on 0 to 100") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kRatings3);
  CHECK(s.construct("rating", kC1, kSelf) == 4.5);
  CHECK(s.construct("score", kC1, kSelf) == 87.5);  // (4.5 - 1) / 4 * 100
  CHECK(s.construct("score", kC2, kSelf) == 50);
  CHECK(s.construct("score", kC3, kSelf) == 100);
  CHECK(s.construct("rating", kC1, kOther) == 2.75);  // (2 + 3.5) / 2, not the 3 of all three answers
  CHECK(s.construct("score", kC1, kOther) == 43.75);
  CHECK(s.construct("score", kC2, kOther) == 75);
  CHECK(s.construct("score", kC3, kOther) == 0);
  CHECK(s.construct("n", kC1, kOther) == 2);
  CHECK(s.construct("n", kC3, kOther) == 1);
}

TEST_CASE("caliper scorer: all pools raters, not roles") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kRatings3);
  CHECK(s.construct("rating", kC1, kAll) == 10.0 / 3);  // (4.5 + 2 + 3.5) / 3; of the roles it would be 3.625
  CHECK(s.construct("score", kC1, kAll) == Approx(175.0 / 3));
  CHECK(s.construct("n", kC1, kAll) == 3);
  CHECK(s.construct("rating", kC2, kAll) == 3.5);
}

TEST_CASE("caliper scorer: NA and answers left open are counted, but not those of a form that was not used") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored rated(model, scorer, kRatings3);
  CHECK(rated.construct("na", kC1, kSelf) == 0);  // its score is blank, and the rater used ratings alone
  CHECK(rated.construct("na", kC1, kOther) == 1);
  CHECK(rated.construct("na", kC2, kOther) == 1);  // left open
  CHECK(rated.construct("na", kC3, kAll) == 1);
  CHECK(rated.construct("na", kModel, kAll) == 3);
  CHECK(rated.item("na", kR2, kAll) == 1);
  CHECK(rated.item("na", kS1, kAll) == 0);
  const Scored delivered(model, scorer, kDelivered2);
  CHECK(delivered.construct("na", kC3, kAssessment) == 2);
  CHECK(delivered.construct("na", kF1, kAssessment) == 1);
}

TEST_CASE(
    "caliper scorer: where a role has delivered scores they alone count, and ratings stand beside them") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  std::vector<Rater> raters = kRatings3;
  raters.insert(raters.end(), kDelivered2.begin(), kDelivered2.end());
  const Scored s(model, scorer, raters);
  CHECK(s.construct("score", kC1, kAll) == 67.5);
  CHECK(s.construct("n", kC1, kAll) == 2);
  CHECK(s.construct("source", kC1, kAll) == caliper::kFromDelivered);
  CHECK(s.construct("rating", kC1, kAll) == 10.0 / 3);
  // Nothing was delivered for c3: its ratings 5 and 1 do not stand in.
  CHECK(s.construct("score", kC3, kAll) == kEmpty);
  CHECK(s.construct("source", kC3, kAll) == kEmpty);
  CHECK(s.construct("n", kC3, kAll) == 0);
  CHECK(s.construct("rating", kC3, kAll) == 3);
  CHECK(s.construct("n", kModel, kAll) == 2);
  CHECK(s.construct("score", kModel, kAll) == 73.75);  // (67.5 + 80) / 2
  CHECK(s.construct("coverage", kModel, kAll) == 2.0 / 3);
  CHECK(s.construct("source", kModel, kAll) == caliper::kFromDelivered);
  CHECK(s.construct("rating", kModel, kAll) == Approx(59.0 / 18));  // (10/3 + 7/2 + 3) / 3
  // The role has ratings alone.
  CHECK(s.construct("score", kC1, kSelf) == 87.5);
  CHECK(s.construct("source", kC1, kSelf) == caliper::kFromRatings);
  CHECK(s.construct("source", kModel, kSelf) == caliper::kFromRatings);
}

TEST_CASE("caliper scorer: one rater who gives both has the delivered scores, and no others") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, {{kSelf, {30, kBlank, kBlank, 5, 5, 5, 5}}});
  CHECK(s.construct("score", kC1, kSelf) == 30);
  CHECK(s.construct("rating", kC1, kSelf) == 5);
  CHECK(s.construct("score", kC2, kSelf) == kEmpty);
  CHECK(s.construct("rating", kC2, kSelf) == 5);
  CHECK(s.construct("na", kC2, kSelf) == 1);  // its score was left open in a form that was used
  CHECK(s.construct("score", kModel, kSelf) == 30);
  CHECK(s.construct("coverage", kModel, kSelf) == 1.0 / 3);
}

TEST_CASE("caliper scorer: delivered scores that are all NA leave the role to its ratings") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer,
                 {{kAssessment, {kNa, kNa, kNa, kBlank, kBlank, kBlank, kBlank}},
                  {kSelf, {kBlank, kBlank, kBlank, 2, 3, 4, 2}}});
  CHECK(s.construct("score", kModel, kAssessment) == kEmpty);
  CHECK(s.construct("source", kModel, kAssessment) == kEmpty);
  CHECK(s.construct("source", kModel, kAll) == caliper::kFromRatings);
  CHECK(s.construct("score", kModel, kAll) == 50);  // (25 + 50 + 75) / 3
}

TEST_CASE("caliper scorer: a family is the mean of its competencies' scores, with their share as coverage") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kDelivered2);
  CHECK(s.construct("score", kF1, kAssessment) == 73.75);  // (67.5 + 80) / 2
  CHECK(s.construct("coverage", kF1, kAssessment) == 1);
  CHECK(s.construct("source", kF1, kAssessment) == caliper::kFromDelivered);
  CHECK(s.construct("n", kF1, kAssessment) == 2);
  CHECK(s.construct("score", kF3, kAssessment) == kEmpty);
  CHECK(s.construct("coverage", kF3, kAssessment) == 0);
  CHECK(s.construct("n", kF3, kAssessment) == 0);
}

TEST_CASE("caliper scorer: an empty family has no score, coverage 0 and n 0") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kRatings3);
  for (const std::uint32_t role : {kAssessment, kSelf, kOther, kAll}) {
    CHECK(s.construct("score", kF2, role) == kEmpty);
    CHECK(s.construct("coverage", kF2, role) == 0);
    CHECK(s.construct("n", kF2, role) == 0);
    CHECK(s.construct("na", kF2, role) == 0);
    CHECK(s.construct("rating", kF2, role) == kEmpty);
    CHECK(s.construct("source", kF2, role) == kEmpty);
  }
}

TEST_CASE("caliper scorer: the fit is the mean over the competencies scored, not over families") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kRatings3);
  CHECK(s.construct("score", kModel, kSelf) == Approx(237.5 / 3));  // (87.5 + 50 + 100) / 3
  CHECK(s.construct("coverage", kModel, kSelf) == 1);
  CHECK(s.construct("rating", kModel, kSelf) == Approx(12.5 / 3));  // (4.5 + 3 + 5) / 3
  const Scored part(model, scorer, kDelivered2);
  CHECK(part.construct("score", kModel, kAssessment) == 73.75);
  CHECK(part.construct("coverage", kModel, kAssessment) == 2.0 / 3);
}

TEST_CASE("caliper scorer: a reversed rating is turned on its scale") {
  SmallModel model;
  model.items[kB1].reverse = 1;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kRatings3);
  CHECK(s.item("rating", kB1, kSelf) == 1);         // 6 - 5
  CHECK(s.construct("rating", kC1, kSelf) == 2.5);  // (4 + 1) / 2
  CHECK(s.construct("score", kC1, kSelf) == 37.5);
}

TEST_CASE("caliper scorer: a case in which nobody gave a number has counts and no scores") {
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, {{kSelf, {kBlank, kBlank, kBlank, kNa, kNa, kNa, kNa}}});
  CHECK(s.construct("score", kModel, kAll) == kEmpty);
  CHECK(s.construct("coverage", kModel, kAll) == 0);
  CHECK(s.construct("n", kModel, kAll) == 0);
  CHECK(s.construct("na", kModel, kAll) == 4);
  CHECK(s.construct("rating", kC1, kAll) == kEmpty);
}

TEST_CASE("caliper scorer: agreement of ratings, worked by hand") {
  // Five points: the variance of chance is 2.
  SmallModel model;
  const caliper::Scorer scorer(model.setup());
  const Scored s(model, scorer, kRatings3);
  CHECK(s.item("agreement", kR1, kAll) == 0.5);         // 4, 2, 3: s^2 = 1
  CHECK(s.item("agreement", kR3, kAll) == 0);           // 5, 1: s^2 = 8
  CHECK(s.item("agreement", kB1, kOther) == kEmpty);    // one answer
  CHECK(s.construct("agreement", kC1, kAll) == 0.7692);  // q = (1/2 + 1/4) / 2: 1.25 / (1.25 + 0.375)
  CHECK(s.construct("agreement", kC1, kOther) == 0.75);  // 2, 3
  CHECK(s.construct("agreement", kModel, kAll) == 0);    // q = (1/2 + 1/4 + 4 + 1/4) / 4
  const Scored delivered(model, scorer, kDelivered2);
  CHECK(delivered.construct("agreement", kC1, kAssessment) == kEmpty);
  CHECK(delivered.item("agreement", kS1, kAssessment) == kEmpty);
}
