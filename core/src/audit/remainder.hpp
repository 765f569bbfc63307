// A pooled row, and what of it the shown roles account for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "equations.hpp"

namespace assay::audit {

struct EquationWriter::Remainder {
  std::size_t subject = 0;
  const Facts* all = nullptr;
  std::vector<std::size_t> shown;     // roles in the pool with figures
  std::vector<std::size_t> withheld;  // roles in the pool without
  double most = 0;                    // answers that the withheld can have at most
  std::optional<std::int64_t> shown_n, shown_total;
};

// " - 5 (self)" and so on.
inline std::string less(double value, const std::string& of) {
  return " - " + readable(value) + " (" + of + ")";
}

}  // namespace assay::audit
