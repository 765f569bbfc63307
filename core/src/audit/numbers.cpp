#include "numbers.hpp"

#include <cstdio>

namespace assay::audit {

// The steps of the continued fraction; its convergents are the best approximations by small denominators.
std::optional<Ratio> ratio_near(double value, std::int64_t largest) {
  if (!std::isfinite(value) || std::abs(value) > 1e9) return std::nullopt;
  std::int64_t before_n = 1, before_d = 0;
  std::int64_t n = static_cast<std::int64_t>(std::floor(value)), d = 1;
  double rest = value - std::floor(value);
  while (!same(static_cast<double>(n) / static_cast<double>(d), value)) {
    if (rest < 1e-12) return std::nullopt;
    const double turned = 1 / rest;
    const double whole = std::floor(turned);
    if (whole > static_cast<double>(largest)) return std::nullopt;
    rest = turned - whole;
    const auto step = static_cast<std::int64_t>(whole);
    const std::int64_t next_n = step * n + before_n, next_d = step * d + before_d;
    if (next_d > largest) return std::nullopt;
    before_n = n, before_d = d, n = next_n, d = next_d;
  }
  return Ratio{n, d};
}

std::string readable(double value) {
  if (const auto whole = near_whole(value)) return std::to_string(*whole);
  char text[64];
  std::snprintf(text, sizeof text, "%.4f", value);
  std::string out = text;
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string counted(std::uint64_t number, const char* one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

}  // namespace assay::audit
