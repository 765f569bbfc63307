// What the raters of one case said, as the scorer counts it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scorer.hpp"

namespace bcsc {

// What the raters of one case said, counted by slot. Kept from case to case to spare allocations.
struct Scorer::Tally {
  Tally(std::size_t slots, std::size_t items, std::size_t constructs, std::size_t points)
      : item_count(items),
        construct_count(constructs),
        point_count(points),
        raters(slots),
        sum(slots * items),
        n(slots * items),
        counts(points * slots * items),
        element_n(slots * constructs),
        squares(items) {}

  void clear() {
    std::fill(raters.begin(), raters.end(), 0);
    std::fill(sum.begin(), sum.end(), 0);
    std::fill(n.begin(), n.end(), 0);
    std::fill(counts.begin(), counts.end(), 0);
    std::fill(element_n.begin(), element_n.end(), 0);
  }
  std::size_t item(std::size_t slot, std::size_t index) const { return slot * item_count + index; }
  std::size_t construct(std::size_t slot, std::size_t index) const { return slot * construct_count + index; }

  std::size_t item_count, construct_count, point_count;
  std::vector<std::uint32_t> raters;     // by slot
  std::vector<std::int64_t> sum;         // slot x item: sum of the numbers
  std::vector<std::uint32_t> n;          // slot x item: how many numbers
  std::vector<double> counts;            // point x slot x item; doubles, as they are written
  std::vector<std::uint32_t> element_n;  // slot x construct: raters with a number in it
  std::vector<double> squares;           // scratch: one a item, sum of squares in the slot under way
};

}  // namespace bcsc
