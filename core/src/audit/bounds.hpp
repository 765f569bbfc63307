// What an unknown can be at least and at most, by every equation in turn until nothing moves.
#pragma once

#include <cstddef>
#include <vector>

#include "elimination.hpp"
#include "system.hpp"

namespace assay::audit {

struct Range {
  double low, high;
  std::vector<std::size_t> from;  // the published equations that made it narrower, as they did

  bool single() const { return high - low <= kTolerance; }
};

// An equation with what it was made from.
struct BoundRow {
  const std::vector<Term>* terms;
  double value;
  Sense sense;
  std::vector<std::size_t> from;
};

// Narrows `ranges`. Stops when a range becomes empty, and says so by false: no answers fit.
bool narrow(const System& system, const std::vector<BoundRow>& rows, const std::vector<Product>& products,
            std::vector<Range>& ranges);

}  // namespace assay::audit
