// Which published sums each figure of a person stands in, for one column of the scores: what a reader can add and
// subtract.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "group_combinations.hpp"
#include "group_cuts.hpp"
#include "group_standing.hpp"

namespace assay::pipeline {

// Groups of today and what they need: the number of each person's group from 1, kNobody for who is left out; how many
// groups there are; and the fewest persons, of today and of each earlier report.
struct TodaysGroups {
  std::vector<std::uint32_t> of;
  std::uint32_t count = 0, minimum = 0;
  std::vector<std::uint32_t> minimum_then;
};

class Sums {
 public:
  // Both must outlive this. A sum of too few persons was not shown, or will not be, and is none.
  Sums(const Standing& standing, std::size_t column, const TodaysGroups& groups);

  // With one point for each set of earlier sums that holds the same figures: as if readers knew those of every part. With
  // one earlier report that is just what they know. `points`: how many there are, with nobody and today's groups.
  std::vector<Tie> ties(std::size_t& points) const;
  // The sums as they are: today's are 0 to `count` - 1, those that are known follow.
  std::vector<Alike> alike(std::uint32_t& sums) const;

 private:
  // The sums that hold one figure: kNobody for none.
  struct Places {
    std::uint32_t now = kNobody;
    std::vector<std::uint32_t> then;  // by report
    bool known() const;
  };
  // Those of a person: today's first, also when it is in no sum; then others that are in any.
  std::vector<Places> figures_of(std::size_t person) const;

  const Standing& standing_;
  std::size_t column_;
  const TodaysGroups& groups_;
  std::vector<bool> shown_now_;                // by group
  std::vector<std::vector<bool>> shown_then_;  // by report, then by group
};

}  // namespace assay::pipeline
