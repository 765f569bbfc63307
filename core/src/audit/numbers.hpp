// Published figures are binary fractions of finite length; these find the numbers that they stand for.
#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>

namespace assay::audit {

inline constexpr double kTolerance = 1e-9;

inline bool same(double a, double b) {
  return std::abs(a - b) <= kTolerance * (1 + std::abs(a) + std::abs(b));
}

// The whole number that `value` stands for, or nothing.
inline std::optional<std::int64_t> near_whole(double value) {
  const double whole = std::round(value);
  if (std::abs(whole) > 1e12 || std::abs(value - whole) > kTolerance * (1 + std::abs(value)))
    return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

struct Ratio {
  std::int64_t numerator = 0, denominator = 1;  // in lowest terms, the denominator above 0
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
};

// The fraction with the smallest denominator up to `largest` that `value` stands for, or nothing.
std::optional<Ratio> ratio_near(double value, std::int64_t largest = 10000);

// A number as people write it: at most four digits behind the point.
std::string readable(double value);

// "1 answer", "2 answers": `one` takes an s for several.
std::string counted(std::uint64_t number, const char* one);

}  // namespace assay::audit
