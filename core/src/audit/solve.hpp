// Solves what the published figures say of the unknowns of a case.
#pragma once

#include <vector>

#include "bounds.hpp"
#include "system.hpp"

namespace assay::audit {

struct Solution {
  std::size_t unknown;
  double low, high;               // equal when it is determined
  double free_low, free_high;     // what the scale and the minimum alone leave
  std::vector<std::size_t> from;  // the published equations that it follows from

  bool exact() const { return high - low <= kTolerance; }
};

// Every unknown of which the published equations leave less than the others do. Parts of the system that have
// nothing to do with each other are solved apart. `impossible` counts parts that no answers fit; they give
// nothing.
std::vector<Solution> solve(const System& system, std::size_t& impossible);

}  // namespace assay::audit
