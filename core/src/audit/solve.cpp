#include "solve.hpp"

#include <algorithm>
#include <numeric>

namespace assay::audit {
namespace {

// The unknowns that hang together by equations and products.
std::vector<std::size_t> groups_of(const System& system) {
  std::vector<std::size_t> group(system.unknowns.size());
  std::iota(group.begin(), group.end(), 0);
  const auto root = [&](std::size_t at) {
    while (group[at] != at) at = group[at] = group[group[at]];
    return at;
  };
  const auto join = [&](std::size_t a, std::size_t b) { group[root(a)] = root(b); };
  for (const Equation& equation : system.equations) {
    for (const Term& term : equation.terms) join(term.unknown, equation.terms.front().unknown);
  }
  for (const Product& product : system.products) {
    join(product.total, product.answers);
    join(product.total, product.mean);
  }
  for (std::size_t u = 0; u < group.size(); ++u) group[u] = root(u);
  return group;
}

bool counts_raters(const System& system, const Equation& equation) {
  return std::any_of(equation.terms.begin(), equation.terms.end(), [&](const Term& term) {
    return system.unknowns[term.unknown].figure == Figure::Raters;
  });
}

class PartSolver {
 public:
  PartSolver(const System& system, std::vector<std::size_t> equations, std::vector<Product> products,
             std::vector<Range>& ranges)
      : system_(system), equations_(std::move(equations)), products_(std::move(products)), ranges_(ranges) {}

  // False: no answers fit.
  bool run(bool with_published) {
    std::vector<BoundRow> rows;
    std::vector<std::size_t> exact;
    for (const std::size_t index : equations_) {
      const Equation& equation = system_.equations[index];
      if (equation.published && !with_published) continue;
      rows.push_back({&equation.terms, equation.value.value(), equation.sense, reason(index)});
      // The raters of a role hang all items together, and bounds are enough for them.
      if (equation.sense == Sense::Equal && !counts_raters(system_, equation)) exact.push_back(index);
    }
    if (!narrow(system_, rows, products_, ranges_)) return false;
    if (!with_published || exact.empty()) return true;
    const Reduction reduction = reduce(system_.equations, exact);
    if (!reduction.consistent) return false;
    for (const ReducedRow& row : reduction.rows) {
      std::vector<std::size_t> from;
      for (const std::size_t index : row.from) {
        for (const std::size_t one : reason(index)) from.push_back(one);
      }
      rows.push_back({&row.terms, row.value.value(), Sense::Equal, std::move(from)});
    }
    return narrow(system_, rows, products_, ranges_);
  }

 private:
  std::vector<std::size_t> reason(std::size_t index) const {
    return system_.equations[index].published ? std::vector<std::size_t>{index} : std::vector<std::size_t>{};
  }

  const System& system_;
  std::vector<std::size_t> equations_;
  std::vector<Product> products_;
  std::vector<Range>& ranges_;
};

}  // namespace

std::vector<Solution> solve(const System& system, std::size_t& impossible) {
  const std::vector<std::size_t> group = groups_of(system);
  std::vector<std::vector<std::size_t>> equations(group.size());
  std::vector<std::vector<Product>> products(group.size());
  for (std::size_t e = 0; e < system.equations.size(); ++e) {
    if (!system.equations[e].terms.empty())
      equations[group[system.equations[e].terms.front().unknown]].push_back(e);
  }
  for (const Product& product : system.products) products[group[product.total]].push_back(product);

  std::vector<Range> ranges;
  for (const Unknown& unknown : system.unknowns) ranges.push_back({unknown.low, unknown.high, {}});
  std::vector<Range> free;
  std::vector<bool> usable(group.size(), true);
  for (const bool with_published : {false, true}) {
    if (with_published) free = ranges;
    for (std::size_t g = 0; g < group.size(); ++g) {
      if (equations[g].empty()) continue;
      PartSolver part(system, equations[g], products[g], ranges);
      if (part.run(with_published)) continue;
      usable[g] = false;
      ++impossible;
    }
  }
  std::vector<Solution> solutions;
  for (std::size_t u = 0; u < ranges.size(); ++u) {
    const bool narrower =
        ranges[u].low > free[u].low + kTolerance || ranges[u].high < free[u].high - kTolerance;
    if (!narrower || !usable[group[u]]) continue;
    std::vector<std::size_t> from = ranges[u].from;
    std::sort(from.begin(), from.end());
    from.erase(std::unique(from.begin(), from.end()), from.end());
    solutions.push_back({u, ranges[u].low, ranges[u].high, free[u].low, free[u].high, std::move(from)});
  }
  return solutions;
}

}  // namespace assay::audit
