// How far two groups lie apart: Cohen's d, Hedges' g and the interval of d.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace chally {

// The figures of one group. `mean` has no meaning without values, `deviation` none below two.
struct Sample {
  std::size_t n = 0;
  double mean = 0;
  double deviation = 0;  // standard deviation, by n - 1; exactly 0 when all values are the same
};
Sample sample_of(const std::vector<double>& values);

struct Interval {
  double low;
  double high;
};

struct Effect {
  double d;  // (mean of a - mean of b) / pooled standard deviation
  double g;  // d with Hedges' factor for small samples
  // 95 %, from the noncentral t distribution; nothing where the groups lie so far apart that it cannot be
  // worked out to the digits that are shown.
  std::optional<Interval> interval;
};

// Nothing when a group has fewer than two values, or when neither group has any spread. Never not finite.
std::optional<Effect> effect_of(const Sample& a, const Sample& b);

}  // namespace chally
