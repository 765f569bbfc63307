// The rule of the verdicts, by hand-made places. A and B are frameworks; ratings are of one kind, ranks and
// points of others.
#include "verdict.hpp"

#include <assay/abi/scorer.h>

#include "catch.hpp"

using crosswalk::judge;
using crosswalk::Limits;
using crosswalk::Outcome;
using crosswalk::Region;
using crosswalk::Statement;
using crosswalk::tenths;
using crosswalk::Verdict;

namespace {

constexpr std::uint32_t kA = 0, kB = 1, kC = 2;

Statement rating(std::uint32_t framework, double place, bool decides = true) {
  return {framework, ASSAY_BASIS_RATING, tenths(place), decides};
}
Statement rank(std::uint32_t framework, double place, bool decides = true) {
  return {framework, ASSAY_BASIS_PERCENTILE_RANK, tenths(place), decides};
}
Statement points(std::uint32_t framework, double place) {
  return {framework, ASSAY_BASIS_POINTS, tenths(place), true};
}

Outcome outcome(const std::vector<Statement>& statements) {
  return judge(statements, Limits{}).outcome;
}

// The place of a rating on a scale of 1 to 7.
double of_seven(double mean) {
  return 100 * (mean - 1) / 6;
}

}  // namespace

TEST_CASE("verdict: places are judged with the one decimal that they are printed with") {
  CHECK(tenths(0) == 0);
  CHECK(tenths(100) == 1000);
  CHECK(tenths(57.24) == 572);
  CHECK(tenths(57.25) == 573);
  CHECK(tenths(of_seven(4.3)) == 550);  // 3.3 of 6
  // 2.175 of 3 is 72.5 exactly, and a hair less in binary.
  CHECK(tenths(100 * (2.175 / 3)) == 725);
}

TEST_CASE("verdict: same kind, up to 15 points apart agrees, 15 itself as well") {
  CHECK(outcome({rating(kA, 60), rating(kB, 60)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 60), rating(kB, 75)}) == Outcome::kAgree);
  CHECK(outcome({rating(kB, 75), rating(kA, 60)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 60), rating(kB, 75.1)}) == Outcome::kDiffer);
  // 4.9 and 4.0 of 1 to 7 are 15 points apart, which binary fractions miss by a hair.
  CHECK(outcome({rating(kA, of_seven(4.9)), rating(kB, of_seven(4.0))}) == Outcome::kAgree);
}

TEST_CASE("verdict: same kind, above 30 points apart conflicts, 30 itself does not") {
  CHECK(outcome({rating(kA, 40), rating(kB, 70)}) == Outcome::kDiffer);
  CHECK(outcome({rating(kA, 40), rating(kB, 70.1)}) == Outcome::kConflict);
  CHECK(outcome({rating(kA, 100), rating(kB, 0)}) == Outcome::kConflict);
}

TEST_CASE("verdict: same kind, the regions of the scale do not count") {
  CHECK(outcome({rating(kA, 30), rating(kB, 36)}) == Outcome::kAgree);    // low and middle
  CHECK(outcome({rating(kA, 0), rating(kB, 31)}) == Outcome::kConflict);  // both low
}

TEST_CASE("verdict: a third of the scale is middle, just below it low, just above two thirds high") {
  const Limits limits;
  CHECK(limits.region(tenths(100.0 / 3)) == Region::kMiddle);
  CHECK(limits.region(tenths(of_seven(3))) == Region::kMiddle);
  CHECK(limits.region(tenths(33.2)) == Region::kLow);
  CHECK(limits.region(tenths(200.0 / 3)) == Region::kMiddle);
  CHECK(limits.region(tenths(of_seven(5))) == Region::kMiddle);
  CHECK(limits.region(tenths(66.8)) == Region::kHigh);
}

TEST_CASE("verdict: different kinds agree in the same region, however far apart in it") {
  CHECK(outcome({rating(kA, 67), rank(kB, 99)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 0), rank(kB, 33)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 33.3), rank(kB, 66.7), points(kC, 50)}) == Outcome::kAgree);
}

TEST_CASE("verdict: different kinds differ in neighbouring regions, however close") {
  CHECK(outcome({rating(kA, 66.7), rank(kB, 66.8)}) == Outcome::kDiffer);
  CHECK(outcome({rating(kA, 33.2), rank(kB, 33.3)}) == Outcome::kDiffer);
}

TEST_CASE("verdict: different kinds conflict when one is low and one high") {
  CHECK(outcome({rating(kA, 33.2), rank(kB, 66.8)}) == Outcome::kConflict);
  CHECK(outcome({rating(kA, 80), rank(kB, 50), points(kC, 20)}) == Outcome::kConflict);
}

TEST_CASE("verdict: between different kinds no distance is made") {
  const Verdict verdict = judge({rating(kA, 10), rank(kB, 90)}, Limits{});
  CHECK(verdict.same_kind.empty());
  CHECK(verdict.across_kinds == Outcome::kConflict);
}

TEST_CASE("verdict: with several kinds, the worst of both steps counts") {
  // The ratings agree and both lie high; the rank lies low.
  CHECK(outcome({rating(kA, 80), rating(kB, 85), rank(kC, 20)}) == Outcome::kConflict);
  // The ratings conflict, although each shares the middle with nobody but the rank: 35 and 66 are both
  // middle.
  CHECK(outcome({rating(kA, 35), rating(kB, 66), rank(kC, 50)}) == Outcome::kConflict);
  // The ratings differ, 20 apart, and share the high region with the rank.
  const Verdict verdict = judge({rating(kA, 70), rating(kB, 90), rank(kC, 75)}, Limits{});
  CHECK(verdict.outcome == Outcome::kDiffer);
  REQUIRE(verdict.same_kind.size() == 1);
  CHECK(verdict.same_kind[0].outcome == Outcome::kDiffer);
  CHECK(verdict.across_kinds == Outcome::kAgree);
}

TEST_CASE("verdict: of three of a kind, the two furthest apart are named") {
  const Verdict verdict = judge({rating(kB, 50), rating(kC, 81), rating(kA, 60)}, Limits{});
  REQUIRE(verdict.same_kind.size() == 1);
  CHECK(verdict.same_kind[0].lower.framework == kB);
  CHECK(verdict.same_kind[0].upper.framework == kC);
  CHECK(verdict.same_kind[0].distance == 310);
  CHECK(verdict.same_kind[0].opinions == 3);
  CHECK(verdict.outcome == Outcome::kConflict);
  CHECK_FALSE(verdict.across_kinds.has_value());
}

TEST_CASE("verdict: parts of one framework are one opinion from the lowest to the highest") {
  const Verdict verdict = judge({rating(kA, 80), rating(kA, 20), rating(kA, 50), rating(kB, 50)}, Limits{});
  REQUIRE(verdict.opinions.size() == 2);
  CHECK(verdict.opinions[0].lowest == 200);
  CHECK(verdict.opinions[0].highest == 800);
  CHECK(verdict.opinions[0].figures == 3);
  CHECK(verdict.opinions[0].spread() == 600);
  CHECK(verdict.opinions[1].spread() == 0);
  CHECK(verdict.outcome == Outcome::kAgree);  // 50 lies within 20 to 80
}

TEST_CASE("verdict: ranges are apart from end to end, nothing is averaged") {
  // 20 to 40 and 55 to 75: 15 apart, while the middles, 30 and 65, are 35 apart.
  const Verdict verdict = judge({rating(kA, 20), rating(kA, 40), rating(kB, 75), rating(kB, 55)}, Limits{});
  REQUIRE(verdict.same_kind.size() == 1);
  CHECK(verdict.same_kind[0].distance == 150);
  CHECK(verdict.outcome == Outcome::kAgree);
  CHECK(outcome({rating(kA, 20), rating(kA, 40), rating(kB, 75), rating(kB, 55.1)}) == Outcome::kDiffer);
  CHECK(outcome({rating(kA, 20), rating(kA, 40), rating(kB, 75), rating(kB, 70.1)}) == Outcome::kConflict);
}

TEST_CASE("verdict: a range over several regions agrees with whoever shares one of them") {
  CHECK(outcome({rating(kA, 30), rating(kA, 50), rank(kB, 40)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 30), rating(kA, 50), rank(kB, 90)}) == Outcome::kDiffer);
  CHECK(outcome({rating(kA, 10), rating(kA, 90), rank(kB, 50)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 10), rating(kA, 30), rank(kB, 70), rank(kB, 90)}) == Outcome::kConflict);
}

TEST_CASE("verdict: a framework is never held against itself") {
  CHECK(outcome({rating(kA, 5), rating(kA, 95)}) == Outcome::kOnlyOne);
  // A's rating lies high and its rank in the middle. B reaches from the middle into the high region: it
  // agrees with either.
  const Verdict verdict = judge({rating(kA, 90), rank(kA, 50), rating(kB, 60), rating(kB, 90)}, Limits{});
  REQUIRE(verdict.opinions.size() == 3);
  CHECK(verdict.same_kind.size() == 1);
  CHECK(verdict.outcome == Outcome::kAgree);
  CHECK(outcome({rating(kA, 90), rank(kA, 10)}) == Outcome::kOnlyOne);
}

TEST_CASE("verdict: broad members never decide") {
  CHECK(outcome({rating(kA, 80), rating(kB, 82), rank(kC, 1, false)}) == Outcome::kAgree);
  CHECK(outcome({rating(kA, 80), rating(kA, 1, false), rating(kB, 82)}) == Outcome::kAgree);
  const Verdict verdict = judge({rating(kA, 80), rating(kA, 1, false), rating(kB, 82)}, Limits{});
  CHECK(verdict.opinions[0].lowest == 800);
}

TEST_CASE("verdict: without two frameworks that decide there is none, and it says why") {
  CHECK(outcome({}) == Outcome::kNothing);
  CHECK(outcome({rating(kA, 50)}) == Outcome::kOnlyOne);
  CHECK(outcome({rating(kA, 50, false)}) == Outcome::kOnlyOne);
  CHECK(outcome({rating(kA, 50), rank(kB, 50, false)}) == Outcome::kNotJudged);
  CHECK(outcome({rating(kA, 50, false), rank(kB, 50, false)}) == Outcome::kNotJudged);
}

TEST_CASE("verdict: the order of the figures makes no difference") {
  std::vector<Statement> statements = {rating(kA, 70), rank(kC, 20), rating(kB, 90), rating(kA, 60)};
  const Verdict first = judge(statements, Limits{});
  std::swap(statements[0], statements[2]);
  std::swap(statements[1], statements[3]);
  const Verdict second = judge(statements, Limits{});
  CHECK(first.outcome == second.outcome);
  CHECK(first.across_kinds == second.across_kinds);
  REQUIRE(second.same_kind.size() == 1);
  CHECK(first.same_kind[0].distance == second.same_kind[0].distance);
  CHECK(second.same_kind[0].distance == 200);  // 70 to 90
}

TEST_CASE("verdict: the client's limits are the ones that count") {
  const Limits limits{50, 50, 100, 900};
  CHECK(judge({rating(kA, 60), rating(kB, 65)}, limits).outcome == Outcome::kAgree);
  CHECK(judge({rating(kA, 60), rating(kB, 65.1)}, limits).outcome == Outcome::kConflict);
  CHECK(judge({rating(kA, 10), rank(kB, 90)}, limits).outcome == Outcome::kAgree);
}
