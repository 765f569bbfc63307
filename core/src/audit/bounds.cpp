#include "bounds.hpp"

#include <algorithm>
#include <cmath>

namespace assay::audit {
namespace {

constexpr int kRounds = 60;  // each narrows; whole numbers in small ranges come to rest long before

class Narrowing {
 public:
  Narrowing(const System& system, std::vector<Range>& ranges) : system_(system), ranges_(ranges) {}

  bool moved = false, possible = true;

  void at_most(std::size_t unknown, double value, const std::vector<std::size_t>& from) {
    if (system_.unknowns[unknown].whole) value = std::floor(value + kTolerance);
    Range& range = ranges_[unknown];
    if (value >= range.high - kTolerance) return;
    range.high = value;
    note(range, from);
  }
  void at_least(std::size_t unknown, double value, const std::vector<std::size_t>& from) {
    if (system_.unknowns[unknown].whole) value = std::ceil(value - kTolerance);
    Range& range = ranges_[unknown];
    if (value <= range.low + kTolerance) return;
    range.low = value;
    note(range, from);
  }

  // Each term is at most what the others leave of the value at their least.
  void use(const BoundRow& row) {
    limit(row, 1);
    if (row.sense == Sense::Equal) limit(row, -1);
  }

  // S = N x M, with N and M at least 0 where it matters: scales may go below 0, so every corner is looked at.
  void use(const Product& product) {
    const Range total = ranges_[product.total], answers = ranges_[product.answers],
                mean = ranges_[product.mean];
    std::vector<std::size_t> from = answers.from;
    from.insert(from.end(), mean.from.begin(), mean.from.end());
    if (std::isfinite(mean.low) && std::isfinite(mean.high)) {
      const auto [low, high] = std::minmax({answers.low * mean.low, answers.low * mean.high,
                                            answers.high * mean.low, answers.high * mean.high});
      at_least(product.total, low, from);
      at_most(product.total, high, from);
    }
    if (mean.low > 0 && std::isfinite(mean.high) && total.low >= 0 && std::isfinite(total.high)) {
      std::vector<std::size_t> both = total.from;
      both.insert(both.end(), mean.from.begin(), mean.from.end());
      at_least(product.answers, total.low / mean.high, both);
      at_most(product.answers, total.high / mean.low, both);
    }
    if (answers.low < 1 || !std::isfinite(total.low) || !std::isfinite(total.high)) return;
    from = total.from;
    from.insert(from.end(), answers.from.begin(), answers.from.end());
    const auto [low, high] = std::minmax({total.low / answers.low, total.low / answers.high,
                                          total.high / answers.low, total.high / answers.high});
    at_least(product.mean, low, from);
    at_most(product.mean, high, from);
  }

 private:
  void note(Range& range, const std::vector<std::size_t>& from) {
    moved = true;
    for (const std::size_t equation : from) {
      if (std::find(range.from.begin(), range.from.end(), equation) == range.from.end())
        range.from.push_back(equation);
    }
    if (range.low > range.high + kTolerance) possible = false;
  }

  // The least that `sign` times a term can be, and infinity below.
  double least(const Term& term, double sign) const {
    const double factor = sign * term.factor.value();
    const Range& range = ranges_[term.unknown];
    return factor > 0 ? factor * range.low : factor * range.high;
  }

  void limit(const BoundRow& row, double sign) {
    double sum = 0;
    std::size_t open = 0;
    std::vector<std::size_t> from = row.from;
    for (const Term& term : *row.terms) {
      const double value = least(term, sign);
      if (std::isfinite(value))
        sum += value;
      else
        ++open;
      for (const std::size_t equation : ranges_[term.unknown].from) from.push_back(equation);
    }
    if (open > 1) return;
    for (const Term& term : *row.terms) {
      const double own = least(term, sign);
      if (open == 1 && std::isfinite(own)) continue;
      const double room = sign * row.value - (std::isfinite(own) ? sum - own : sum);
      const double factor = sign * term.factor.value();
      if (factor > 0)
        at_most(term.unknown, room / factor, from);
      else
        at_least(term.unknown, room / factor, from);
      if (!possible) return;
    }
  }

  const System& system_;
  std::vector<Range>& ranges_;
};

}  // namespace

bool narrow(const System& system, const std::vector<BoundRow>& rows, const std::vector<Product>& products,
            std::vector<Range>& ranges) {
  Narrowing narrowing(system, ranges);
  for (int round = 0; round < kRounds; ++round) {
    narrowing.moved = false;
    for (const BoundRow& row : rows) {
      narrowing.use(row);
      if (!narrowing.possible) return false;
    }
    for (const Product& product : products) {
      narrowing.use(product);
      if (!narrowing.possible) return false;
    }
    if (!narrowing.moved) break;
  }
  return true;
}

}  // namespace assay::audit
