#include "elimination.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace assay::audit {
namespace {

using Exact = boost::multiprecision::cpp_rational;

struct Row {
  std::map<std::size_t, Exact> factors;  // by unknown, none of them 0
  Exact value;
  std::set<std::size_t> from;
};

Exact exact(const Ratio& ratio) {
  return Exact(ratio.numerator, ratio.denominator);
}

std::optional<Ratio> short_ratio(const Exact& exact) {
  const auto n = numerator(exact), d = denominator(exact);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  if (n > kMost || n < -kMost || d > kMost) return std::nullopt;
  return Ratio{n.convert_to<std::int64_t>(), d.convert_to<std::int64_t>()};
}

// Takes `factor` times `pivot` away from `row`.
void subtract(Row& row, const Row& pivot, const Exact& factor) {
  for (const auto& [unknown, amount] : pivot.factors) {
    Exact& at = row.factors[unknown];
    at -= factor * amount;
    if (at == 0) row.factors.erase(unknown);
  }
  row.value -= factor * pivot.value;
  row.from.insert(pivot.from.begin(), pivot.from.end());
}

void scale_to_one(Row& row) {
  const Exact first = row.factors.begin()->second;
  for (auto& [unknown, amount] : row.factors) amount /= first;
  row.value /= first;
}

std::optional<ReducedRow> shortened(const Row& row) {
  ReducedRow out;
  for (const auto& [unknown, amount] : row.factors) {
    const auto factor = short_ratio(amount);
    if (!factor) return std::nullopt;
    out.terms.push_back({unknown, *factor});
  }
  const auto value = short_ratio(row.value);
  if (!value) return std::nullopt;
  out.value = *value;
  out.from.assign(row.from.begin(), row.from.end());
  return out;
}

}  // namespace

Reduction reduce(const std::vector<Equation>& equations, const std::vector<std::size_t>& chosen) {
  Reduction reduction;
  std::map<std::size_t, Row> pivots;  // by the first unknown of each
  for (const std::size_t index : chosen) {
    const Equation& equation = equations[index];
    Row row;
    for (const Term& term : equation.terms) {
      Exact& at = row.factors[term.unknown];
      at += exact(term.factor);
      if (at == 0) row.factors.erase(term.unknown);
    }
    row.value = exact(equation.value);
    row.from = {index};
    for (auto at = row.factors.begin(); at != row.factors.end();) {
      const auto pivot = pivots.find(at->first);
      const std::size_t unknown = at->first;
      if (pivot != pivots.end()) subtract(row, pivot->second, Exact(at->second));
      at = row.factors.upper_bound(unknown);
    }
    if (row.factors.empty()) {
      if (row.value != 0) reduction.consistent = false;
      continue;
    }
    scale_to_one(row);
    const std::size_t first = row.factors.begin()->first;
    for (auto& [unknown, other] : pivots) {
      const auto at = other.factors.find(first);
      if (at != other.factors.end()) subtract(other, row, Exact(at->second));
    }
    pivots.emplace(first, std::move(row));
  }
  for (const auto& [unknown, row] : pivots) {
    if (auto out = shortened(row)) reduction.rows.push_back(std::move(*out));
  }
  return reduction;
}

}  // namespace assay::audit
