#include "effect_size.hpp"

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>

namespace chally {
namespace {

// Means are rounded in binary: spread this small, in points of a score, is none.
constexpr double kNoSpread = 1e-9;
// Half of the 5 % that the interval leaves out.
constexpr double kTail = 0.025;
// Up to here both ends were held against an integral and agree in eight digits or more; no real groups come
// near.
constexpr double kLargestT = 1000;

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using NoncentralT = boost::math::non_central_t_distribution<double, Policy>;

// The noncentrality under which a share `probability` of all t lies below `t`.
double noncentrality(double t, double freedom, double probability) {
  const auto excess = [&](double delta) { return cdf(NoncentralT(freedom, delta), t) - probability; };
  // It falls as the noncentrality grows. The normal approximation says how far to look.
  const double step = 2 * std::sqrt(1 + t * t / (2 * freedom));
  double low = t - step, high = t + step;
  while (excess(low) < 0) low -= step;
  while (excess(high) > 0) high += step;
  std::uintmax_t rounds = 200;
  const auto [left, right] = boost::math::tools::toms748_solve(
      excess, low, high, boost::math::tools::eps_tolerance<double>(40), rounds);
  return left + (right - left) / 2;
}

// The interval of d. `size` is the root of n1 n2 / (n1 + n2), by which d becomes t.
std::optional<Interval> interval_of(double d, double size, double freedom) {
  const double t = std::abs(d) * size;
  if (!(t <= kLargestT)) return std::nullopt;
  try {
    const double low = noncentrality(t, freedom, 1 - kTail) / size;
    const double high = noncentrality(t, freedom, kTail) / size;
    if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
    return d < 0 ? Interval{-high, -low} : Interval{low, high};
  } catch (const std::exception&) {
    // The series did not settle: no interval is better than a wrong one.
    return std::nullopt;
  }
}

// Hedges' factor, by gamma functions: d is larger than the true difference, on average, by one over it.
double small_sample_factor(double freedom) {
  return 1 / (boost::math::tgamma_delta_ratio((freedom - 1) / 2, 0.5, Policy()) * std::sqrt(freedom / 2));
}

}  // namespace

Sample sample_of(const std::vector<double>& values) {
  Sample sample;
  sample.n = values.size();
  if (values.empty()) return sample;
  const double n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  sample.mean = sum / n;
  if (values.size() < 2) return sample;
  for (const double value : values) squares += (value - sample.mean) * (value - sample.mean);
  sample.deviation = std::sqrt(squares / (n - 1));
  if (sample.deviation < kNoSpread) sample.deviation = 0;
  return sample;
}

std::optional<Effect> effect_of(const Sample& a, const Sample& b) {
  if (a.n < 2 || b.n < 2) return std::nullopt;
  const double na = static_cast<double>(a.n), nb = static_cast<double>(b.n);
  const double freedom = na + nb - 2;
  const double variance =
      ((na - 1) * a.deviation * a.deviation + (nb - 1) * b.deviation * b.deviation) / freedom;
  if (variance == 0) return std::nullopt;
  const double d = (a.mean - b.mean) / std::sqrt(variance);
  return Effect{d, d * small_sample_factor(freedom), interval_of(d, std::sqrt(na * nb / (na + nb)), freedom)};
}

}  // namespace chally
