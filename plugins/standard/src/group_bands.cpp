#include "group_bands.hpp"

#include <algorithm>
#include <cstdint>

namespace standard {
namespace {

// The edges that stay: the two ends, and inner edge i where bit i - 1 of `kept` is set.
Edges chosen(const Edges& edges, std::uint32_t kept) {
  Edges left = {edges.front()};
  for (std::size_t i = 1; i + 1 < edges.size(); ++i) {
    if ((kept >> (i - 1) & 1) != 0) left.push_back(edges[i]);
  }
  left.push_back(edges.back());
  return left;
}

bool betrays(const std::vector<std::size_t>& counts, std::size_t minimum) {
  const auto filled = std::count_if(counts.begin(), counts.end(), [](std::size_t count) { return count > 0; });
  return filled < 2 || std::any_of(counts.begin(), counts.end(),
                                   [&](std::size_t count) { return count > 0 && count < minimum; });
}

}  // namespace

std::vector<std::size_t> counts_in(const Edges& edges, const std::vector<double>& values) {
  std::vector<std::size_t> counts(edges.size() - 1, 0);
  for (const double value : values) {
    const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, value);
    ++counts[static_cast<std::size_t>(above - edges.begin()) - 1];
  }
  return counts;
}

Edges safe_bands(const Edges& edges, const std::vector<std::vector<double>>& groups, std::size_t minimum) {
  Edges best;
  if (edges.size() < 3 || groups.empty()) return best;
  const std::uint32_t choices = std::uint32_t{1} << (edges.size() - 2);
  for (std::uint32_t kept = 1; kept < choices; ++kept) {
    const Edges candidate = chosen(edges, kept);
    if (candidate.size() <= best.size()) continue;
    const bool safe = std::none_of(groups.begin(), groups.end(), [&](const std::vector<double>& values) {
      return betrays(counts_in(candidate, values), minimum);
    });
    if (safe) best = candidate;
  }
  return best;
}

}  // namespace standard
