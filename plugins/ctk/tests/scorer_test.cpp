#include "scorer.hpp"

#include "catch.hpp"
#include "small_job.hpp"

using namespace ctk_test;

namespace {

constexpr double kEmpty = Scored::kEmpty;

Scored score(SmallJob& job, const std::vector<Rater>& raters) {
  const ctk::Scorer scorer(job.setup());
  return Scored(job, scorer, raters);
}

}  // namespace

TEST_CASE("ctk scorer: a level from behaviours is the mean of their means") {
  SmallJob job;
  const Scored s = score(job, ratings());
  CHECK(s.construct("attained", kC1, kSelf) == 4);
  CHECK(s.construct("attained", kC1, kManager) == 3);  // of two behaviours: NA is no number
  CHECK(s.construct("attained", kC1, kOther) == 3);    // nor is a blank
  CHECK(s.construct("attained", kC1, kAll) == 10.0 / 3);
  CHECK(s.construct("attained", kC3, kAll) == 2.5);
  CHECK(s.construct("source", kC1, kAll) == 2);
  CHECK(s.item("mean", kC1B1, kAll) == 3);
  CHECK(s.item("mean", kC1B3, kManager) == kEmpty);
}

TEST_CASE("ctk scorer: a gap is target less attained, below 0 where more is there") {
  SmallJob job;
  const Scored s = score(job, ratings());
  CHECK(s.construct("gap", kC1, kSelf) == 1);
  CHECK(s.construct("gap", kC2, kSelf) == -1);
  CHECK(s.construct("gap", kC2, kAll) == 0);
  CHECK(s.construct("gap", kC1, kAll) == 5.0 / 3);
}

TEST_CASE("ctk scorer: a competency that a role did not rate has counts and no level") {
  SmallJob job;
  const Scored s = score(job, ratings());
  CHECK(s.construct("attained", kC3, kManager) == kEmpty);
  CHECK(s.construct("gap", kC3, kManager) == kEmpty);
  CHECK(s.construct("source", kC3, kManager) == kEmpty);
  CHECK(s.construct("priority", kC3, kManager) == kEmpty);
  CHECK(s.construct("rank", kC3, kManager) == kEmpty);
  CHECK(s.construct("n", kC3, kManager) == 0);
  CHECK(s.construct("na", kC3, kManager) == 2);
}

TEST_CASE("ctk scorer: fit weighs what is reached, and nothing above a target counts") {
  SmallJob job;
  const Scored s = score(job, ratings());
  // self: 1/2 x 4/5 + 1/12 x 1 + 5/12 x 2/4 = 48/120 + 10/120 + 25/120
  CHECK(s.construct("fit", kJob, kSelf) == 83.0 / 120);
  CHECK(s.construct("coverage", kJob, kSelf) == 1);
  // all: 1/2 x 2/3 + 1/12 + 5/12 x 5/8 = 32/96 + 8/96 + 25/96
  CHECK(s.construct("fit", kJob, kAll) == 65.0 / 96);
}

TEST_CASE("ctk scorer: fit goes by the competencies that were rated, coverage says how much they weigh") {
  SmallJob job;
  const Scored s = score(job, ratings());
  // manager: (1/2 x 3/5 + 1/12 x 2/3) / (7/12) = (16/45) / (7/12)
  CHECK(s.construct("fit", kJob, kManager) == 64.0 / 105);
  CHECK(s.construct("coverage", kJob, kManager) == 7.0 / 12);
}

TEST_CASE("ctk scorer: a task group has the fit of the competencies that are linked to it") {
  SmallJob job;
  const Scored s = score(job, ratings());
  // a holds c1 and c3. self: (2/5 + 5/24) / (11/12); manager rated c1 alone.
  CHECK(s.construct("fit", kA, kSelf) == 73.0 / 110);
  CHECK(s.construct("fit", kA, kManager) == 0.6);
  CHECK(s.construct("coverage", kA, kManager) == 6.0 / 11);
  // b holds c1 and c2. self: (2/5 + 1/12) / (7/12)
  CHECK(s.construct("fit", kB, kSelf) == 29.0 / 35);
  CHECK(s.construct("attained", kA, kSelf) == kEmpty);
}

TEST_CASE("ctk scorer: a fit of nothing but reached targets is 1, to the bit") {
  SmallJob job;
  job.set_weights(7.4, 6.5, 4.1);
  const Scored s = score(job, {levels(kSelf, 5, 3, 4), levels(kManager, 5, 4, 5)});
  for (const std::uint32_t role : {kSelf, kManager, kAll}) {
    CHECK(s.construct("fit", kJob, role) == 1);
    CHECK(s.construct("coverage", kJob, role) == 1);
  }
}

TEST_CASE("ctk scorer: gap times weight gives the order in which to develop") {
  SmallJob job;
  const Scored s = score(job, ratings());
  CHECK(s.construct("priority", kC1, kAll) == Approx(250.0 / 3).epsilon(1e-15));
  CHECK(s.construct("priority", kC3, kAll) == 62.5);
  CHECK(s.construct("rank", kC1, kAll) == 1);
  CHECK(s.construct("rank", kC3, kAll) == 2);
  CHECK(s.construct("rank", kC2, kAll) == kEmpty);  // no gap
  // self: c1 1 x 50, c3 2 x 41.67, c2 has more than the target
  CHECK(s.construct("rank", kC3, kSelf) == 1);
  CHECK(s.construct("rank", kC1, kSelf) == 2);
  CHECK(s.construct("rank", kC2, kSelf) == kEmpty);
  CHECK(s.construct("priority", kC2, kSelf) == Approx(-25.0 / 3).epsilon(1e-15));
}

TEST_CASE("ctk scorer: equal priorities are equal, and the earlier competency comes first") {
  SmallJob job;
  // c1: 9/2, 4 and 4 make 25/6, so 5/6 x 1/2; c3: 3, so 1 x 5/12. As doubles the first would come out
  // smaller.
  const Scored s =
      score(job, {behaviours(kOther, {5, 4, 4, 3, 3, 3}), behaviours(kOther, {4, 4, 4, 3, 3, 3})});
  CHECK(s.construct("rank", kC1, kOther) == 1);
  CHECK(s.construct("rank", kC3, kOther) == 2);
}

TEST_CASE("ctk scorer: a level that was given wins over behaviours") {
  SmallJob job;
  const Scored s = score(job, {{kSelf, {2, kNa, kBlank, 5, 5, 5, 4, 4, 4, kBlank}}});
  CHECK(s.construct("attained", kC1, kSelf) == 2);
  CHECK(s.construct("source", kC1, kSelf) == 1);
  CHECK(s.construct("n", kC1, kSelf) == 1);
  CHECK(s.item("mean", kC1B1, kSelf) == 5);         // still told
  CHECK(s.construct("attained", kC2, kSelf) == 4);  // NA is no level
  CHECK(s.construct("source", kC2, kSelf) == 2);
  CHECK(s.construct("attained", kC3, kSelf) == 4);  // nor is a blank
}

TEST_CASE("ctk scorer: levels of several raters are averaged, also in all, where they leave behaviours out") {
  SmallJob job;
  const Scored s = score(
      job, {levels(kManager, 3, 3, kNa), levels(kManager, 4, 3, kNa), behaviours(kSelf, {1, 1, 1, 1, 1, 3})});
  CHECK(s.construct("attained", kC1, kManager) == 3.5);
  CHECK(s.construct("attained", kC1, kAll) == 3.5);
  CHECK(s.construct("source", kC1, kAll) == 1);
  CHECK(s.construct("n", kC1, kAll) == 2);
  CHECK(s.construct("attained", kC1, kSelf) == 1);
  CHECK(s.construct("attained", kC3, kAll) == 2);  // no level was given, so 1 and 3
  CHECK(s.construct("source", kC3, kAll) == 2);
  CHECK(s.construct("n", kJob, kAll) == 3);
}

TEST_CASE("ctk scorer: n counts raters with a number, na the answers that are missing") {
  SmallJob job;
  const Scored s = score(job, ratings());
  CHECK(s.construct("n", kC1, kAll) == 3);
  CHECK(s.construct("n", kC3, kAll) == 2);
  CHECK(s.construct("na", kC1, kAll) == 2);
  CHECK(s.construct("na", kC3, kAll) == 3);
  CHECK(s.item("n", kC3B2, kAll) == 1);
  CHECK(s.item("na", kC3B2, kAll) == 2);
  CHECK(s.construct("n", kJob, kAll) == 3);
  CHECK(s.construct("n", kA, kAll) == 3);
  CHECK(s.item("na", kL1, kAll) == kEmpty);  // nobody used that form
  CHECK(s.item("n", kL1, kAll) == kEmpty);
}

TEST_CASE("ctk scorer: a reverse-keyed behaviour counts as lowest plus highest less answer") {
  SmallJob job;
  job.items[kC1B3].reverse = 1;
  const Scored s = score(job, ratings());
  CHECK(s.item("mean", kC1B3, kSelf) == 3);
  const Scored low = score(job, {behaviours(kSelf, {4, 4, 5, 3, 3, 3})});
  CHECK(low.item("mean", kC1B3, kSelf) == 1);
  CHECK(low.construct("attained", kC1, kSelf) == 3);
}

TEST_CASE("ctk scorer: levels with decimals are the decimals that were given") {
  SmallJob job;
  for (const std::uint32_t item : {kL1, kL2, kL3}) job.items[item].scale = kMeasured;
  const Scored s =
      score(job, {levels(kOther, 3.7, 3, 4), levels(kOther, 3.8, 3, 4), levels(kOther, 3.9, 3, 4)});
  CHECK(s.construct("attained", kC1, kOther) == 3.8);
  CHECK(s.construct("gap", kC1, kOther) == 1.2);
}

TEST_CASE("ctk scorer: a preference is held against the job's level") {
  SmallJob job;
  const Scored s = score(job, {prefers(levels(kSelf, 4, 3, 2), 1), levels(kManager, 4, 3, 2)});
  CHECK(s.construct("preference", kJ1, kSelf) == 1);
  CHECK(s.construct("difference", kJ1, kSelf) == -1);
  CHECK(s.construct("n", kJ1, kSelf) == 1);
  CHECK(s.construct("preference", kJ1, kManager) == kEmpty);
  CHECK(s.construct("na", kJ1, kManager) == kEmpty);
  CHECK(s.construct("attained", kJ1, kSelf) == kEmpty);
  CHECK(s.item("mean", kP1, kSelf) == 1);
}

TEST_CASE("ctk scorer: a preference alone rates no competency") {
  SmallJob job;
  const Scored s = score(job, {prefers(levels(kSelf, kBlank, kBlank, kBlank), 4)});
  CHECK(s.construct("difference", kJ1, kSelf) == 2);
  CHECK(s.construct("coverage", kJob, kSelf) == 0);
  CHECK(s.construct("fit", kJob, kSelf) == kEmpty);
  CHECK(s.construct("n", kJob, kSelf) == 0);
}

TEST_CASE("ctk scorer: a role without raters has no cells") {
  SmallJob job;
  const Scored s = score(job, {levels(kPeer, 4, 3, 2)});
  CHECK(s.nothing_for(kSelf));
  CHECK(s.nothing_for(kManager));
  CHECK_FALSE(s.nothing_for(kOther));
  CHECK_FALSE(s.nothing_for(kAll));
}

TEST_CASE("ctk scorer: the order of raters changes nothing") {
  SmallJob job;
  std::vector<Rater> raters = ratings();
  const Scored one = score(job, raters);
  std::swap(raters.front(), raters.back());
  const Scored other = score(job, raters);
  for (const char* measure : {"attained", "priority", "rank"}) {
    for (const std::uint32_t c : {kC1, kC2, kC3}) {
      CHECK(one.construct(measure, c, kAll) == other.construct(measure, c, kAll));
    }
  }
  CHECK(one.construct("fit", kJob, kAll) == other.construct("fit", kJob, kAll));
}

TEST_CASE("ctk scorer: agreement, worked by hand") {
  // Five points: the variance of chance is 2.
  SmallJob job;
  const Scored s = score(job, ratings());
  CHECK(s.item("agreement", kC1B1, kAll) == 0.5);          // 4, 3, 2: s^2 = 1
  CHECK(s.item("agreement", kC1B3, kAll) == kEmpty);       // one answer
  CHECK(s.construct("agreement", kC1, kAll) == 0.6667);    // two behaviours at 1/2: 1 / (1 + 1/2)
  CHECK(s.construct("agreement", kC2, kAll) == 0.5);       // one behaviour
  CHECK(s.construct("agreement", kC3, kAll) == 0);         // 2, 4: s^2 = 2, as by chance
  CHECK(s.construct("agreement", kC1, kOther) == kEmpty);  // one rater
}

TEST_CASE("ctk scorer: where a level was given, its agreement is that of the level") {
  SmallJob job;
  const Scored s = score(job, {levels(kPeer, 4, 3, 3), levels(kPeer, 5, 3, 3), behaviours(kPeer, {1, 5, 3, 1, 1, 1})});
  CHECK(s.construct("agreement", kC1, kOther) == 0.75);  // 4, 5: s^2 = 1/2
  CHECK(s.construct("agreement", kC2, kOther) == 1);
}
