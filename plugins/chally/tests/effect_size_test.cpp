// Figures marked "reference" were worked out by tests/support/chally_group_reference.py --worked, which takes
// an integral where the code takes a series; the rest is by hand.
#include "effect_size.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.hpp"

using chally::effect_of;
using chally::sample_of;

namespace {

constexpr double kClose = 2e-8;  // the reference prints eight decimals

void check(const std::vector<double>& a, const std::vector<double>& b, double d, double g, double low,
           double high) {
  const auto effect = effect_of(sample_of(a), sample_of(b));
  REQUIRE(effect.has_value());
  REQUIRE(effect->interval.has_value());
  CHECK(std::abs(effect->d - d) < kClose);
  CHECK(std::abs(effect->g - g) < kClose);
  CHECK(std::abs(effect->interval->low - low) < kClose * std::max(1.0, std::abs(low)));
  CHECK(std::abs(effect->interval->high - high) < kClose * std::max(1.0, std::abs(high)));
}

}  // namespace

TEST_CASE("chally sample: mean and standard deviation by n - 1") {
  // Squares 4 + 0 + 4 over 2.
  const auto sample = sample_of({2, 4, 6});
  CHECK(sample.n == 3);
  CHECK(sample.mean == 4);
  CHECK(sample.deviation == 2);
}

TEST_CASE("chally sample: one value has no spread, and none has nothing") {
  CHECK(sample_of({7}).mean == 7);
  CHECK(sample_of({7}).deviation == 0);
  CHECK(sample_of({}).n == 0);
  CHECK(sample_of({}).mean == 0);
}

TEST_CASE("chally sample: what binary rounding leaves between equal values is no spread") {
  const double third = 49.5 / 3;
  CHECK(sample_of({third, third, third}).deviation == 0);
  CHECK(sample_of({0.1 + 0.2, 0.3, 0.3}).deviation == 0);
}

TEST_CASE("chally effect: d by hand") {
  // 4 and 2, standard deviations 2 and 1: pooled, the root of (2*4 + 2*1) / 4 = 2.5.
  const auto effect = effect_of(sample_of({2, 4, 6}), sample_of({1, 2, 3}));
  REQUIRE(effect.has_value());
  CHECK(effect->d == 2 / std::sqrt(2.5));
}

TEST_CASE("chally effect: g by hand") {
  // Two in each: two degrees of freedom, where the factor is gamma(1) / gamma(1/2), one over the root of pi.
  // Means 3 and 1, both variances 2.
  const auto effect = effect_of(sample_of({2, 4}), sample_of({0, 2}));
  REQUIRE(effect.has_value());
  CHECK(std::abs(effect->d - std::sqrt(2.0)) < 1e-12);
  CHECK(std::abs(effect->g - std::sqrt(2 / 3.14159265358979323846)) < 1e-12);
}

TEST_CASE("chally effect: d, g and interval as the reference has them") {
  check({2, 4, 6}, {1, 2, 3}, 1.2649110641, 1.0092530088, -0.60284268, 3.01733994);
  check({1, 2}, {3, 4, 5, 6}, -2.5584085963, -2.0413147192, -4.89833273, -0.08364734);
  check({40, 50, 60}, {45, 50, 55}, 0, 0, -1.60030389, 1.60030389);
}

TEST_CASE("chally effect: groups far apart have an interval to many digits, as the reference has it") {
  check({90, 91, 92}, {10, 11, 12}, 80, 63.8307648642, 27.80996118, 133.54657378);
}

TEST_CASE("chally effect: the groups changed round give the same figures with the other sign") {
  const auto one = effect_of(sample_of({2, 4, 6}), sample_of({1, 2, 3}));
  const auto other = effect_of(sample_of({1, 2, 3}), sample_of({2, 4, 6}));
  REQUIRE((one && other && one->interval && other->interval));
  CHECK(one->d == -other->d);
  CHECK(one->g == -other->g);
  CHECK(one->interval->low == -other->interval->high);
  CHECK(one->interval->high == -other->interval->low);
}

TEST_CASE("chally effect: at no difference, the ends are those of the normal distribution") {
  // With noncentrality delta, t below 0 has the chance that a normal value lies below -delta.
  const auto effect = effect_of(sample_of({1, 2, 3}), sample_of({1, 2, 3}));
  REQUIRE((effect && effect->interval));
  CHECK(std::abs(effect->interval->high - 1.959963984540054 * std::sqrt(2.0 / 3)) < 1e-9);
}

TEST_CASE("chally effect: fewer than two in a group give none") {
  CHECK_FALSE(effect_of(sample_of({5}), sample_of({1, 2, 3})).has_value());
  CHECK_FALSE(effect_of(sample_of({1, 2, 3}), sample_of({5})).has_value());
  CHECK_FALSE(effect_of(sample_of({}), sample_of({1, 2, 3})).has_value());
  CHECK_FALSE(effect_of(sample_of({}), sample_of({})).has_value());
}

TEST_CASE("chally effect: no spread in both groups gives none, in one of them it does") {
  CHECK_FALSE(effect_of(sample_of({5, 5, 5}), sample_of({9, 9})).has_value());
  CHECK_FALSE(effect_of(sample_of({5, 5}), sample_of({5, 5})).has_value());
  // Pooled: the root of (0 + 2*1) / 4.
  const auto effect = effect_of(sample_of({5, 5, 5}), sample_of({1, 2, 3}));
  REQUIRE(effect.has_value());
  CHECK(std::abs(effect->d - 3 / std::sqrt(0.5)) < 1e-12);
}

TEST_CASE("chally effect: groups beyond all measure have d and no interval") {
  const auto effect = effect_of(sample_of({98.999999, 99, 99}), sample_of({0, 0, 0.000001}));
  REQUIRE(effect.has_value());
  CHECK(std::isfinite(effect->d));
  CHECK(std::isfinite(effect->g));
  CHECK_FALSE(effect->interval.has_value());
}

TEST_CASE("chally effect: large groups have a narrow interval about d") {
  std::vector<double> high, low;
  for (int i = 0; i < 50000; ++i) {
    high.push_back(50 + i % 2);
    low.push_back(49 + i % 2);
  }
  // Each standard deviation is a half but for n - 1, so d is 2. In large groups d scatters by the root of
  // 2 / n + d * d / (4 * n), with n in each: of 0.00004 + 0.00002.
  const auto effect = effect_of(sample_of(high), sample_of(low));
  REQUIRE((effect && effect->interval));
  CHECK(std::abs(effect->d - 2) < 1e-4);
  CHECK(std::abs(effect->interval->high - effect->interval->low - 2 * 1.959964 * std::sqrt(6e-5)) < 1e-5);
}
