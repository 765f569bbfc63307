// Gauss and Jordan, with exact fractions of any length.
#pragma once

#include <cstddef>
#include <vector>

#include "system.hpp"

namespace assay::audit {

// A row of the reduced system, with the equations that it was made from.
struct ReducedRow {
  std::vector<Term> terms;  // the first has the factor 1
  Ratio value;
  std::vector<std::size_t> from;  // indices into the equations, ascending
};

struct Reduction {
  std::vector<ReducedRow> rows;
  bool consistent = true;  // false: two equations contradict each other
};

// Reduces the equations (those with Sense::Equal) whose indices are in `chosen`. Rows whose numbers do not
// fit into 64 bits are left out.
Reduction reduce(const std::vector<Equation>& equations, const std::vector<std::size_t>& chosen);

}  // namespace assay::audit
