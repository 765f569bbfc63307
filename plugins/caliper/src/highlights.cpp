#include "highlights.hpp"

#include <algorithm>
#include <cmath>

namespace caliper {

namespace {

// Scores that differ by the rounding of a sum alone are equal.
double comparable(double score) {
  return std::round(score * 1e6);
}

}  // namespace

Highlights highlights(const std::vector<std::optional<double>>& scores, std::size_t most) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i]) order.push_back(i);
  }
  const std::size_t strong = std::min(most, (order.size() + 1) / 2);
  const std::size_t weak = std::min(most, order.size() - strong);
  Highlights found;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return comparable(*scores[a]) > comparable(*scores[b]);
  });
  found.strengths.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(strong));
  order.erase(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(strong));
  std::sort(order.begin(), order.end());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return comparable(*scores[a]) < comparable(*scores[b]);
  });
  found.development.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(weak));
  return found;
}

}  // namespace caliper
