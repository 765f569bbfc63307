// Which groups of today must not be shown beside groups that readers know already: a question of who is in both.
//
// A reader who has the sums of some groups can add and subtract them. Take each group, then and now, as a point, with
// one more for nobody, and each person as a tie between the points whose sums hold the same figure of theirs: whoever
// was there then and is there now, with the same figures, ties two groups; who came or left ties one to nobody; whose
// figures have changed ties both to nobody. What a reader works out speaks for the persons whose ties are cut when the
// points are parted in two. So what matters is the smallest cut that is not empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace assay::pipeline {

constexpr std::uint32_t kNobody = 0;

// Persons between two points. `weight`: how many; a person with several ties has a share in each.
struct Tie {
  std::uint32_t a, b;
  double weight;
};

struct WeakGroups {
  std::set<std::uint32_t> left_out;  // persons came, left, or have other figures
  std::set<std::uint32_t> together;  // persons changed between groups: shown as one, they tell nothing
  bool any() const { return !left_out.empty() || !together.empty(); }
};

// The groups that a cut of more than none and fewer than `minimum` persons sets apart. Point 0 is nobody, 1 to `today`
// are the groups of today, the others to `points` - 1 those that are known. Without the groups that are named there
// may be others: ask again.
WeakGroups find_weak_groups(std::size_t points, std::size_t today, const std::vector<Tie>& ties,
                            std::uint32_t minimum);

}  // namespace assay::pipeline
