// assay/sdk/norm_range.hpp: holds a norm against the scores that are looked up in it.
#pragma once

#include <string>
#include <string_view>

#include "assay/sdk/error.hpp"
#include "assay/sdk/model.hpp"
#include "assay/sdk/number_text.hpp"

namespace assay::sdk {

namespace detail {

// As many decimals as it takes, at most three.
inline std::string shortest(double value) {
  std::string text = fixed_text(value, 3);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace detail

// Refuses a row with a value that no score can have: a slip of the pen, or a norm in another unit, would give
// everybody a wrong percentile. `whose` is what the row is of, such as "construct `u1`"; scores run from
// `low` to `high`.
inline void require_within(const Norm& norm, const NormRow& row, std::string_view whose, double low,
                           double high) {
  const bool above = row.highest() > high;
  if (!above && row.lowest() >= low) return;
  refuse("the norm " + std::string(norm.id()) + " has the value " +
         detail::shortest(above ? row.highest() : row.lowest()) + " for " + std::string(whose) +
         ", whose score runs from " + detail::shortest(low) + " to " + detail::shortest(high) +
         ": correct the norm, or choose one in the unit of the score");
}

}  // namespace assay::sdk
