// What several reports tell together, by adding and subtracting any of their sums with any factors: a question of linear
// algebra, for which group_cuts.hpp has a quicker answer where there is one earlier report.
//
// Persons whose figures stand in the same sums always come with the same factor. What readers work out speaks for those
// whose factor is not 0. So: is there a set of fewer persons than the minimum, and a combination of the sums in which
// everybody else has the factor 0? The combinations are a linear code, and the set is one whose columns of the code's
// parity-check matrix depend on each other; that is tried for every such set. What follows from earlier sums alone is
// out already, and does not count.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

namespace assay::pipeline {

// Persons whose figures stand in the same sums. A person has several figures where they have changed.
struct Alike {
  std::uint32_t persons;
  std::vector<std::vector<std::uint32_t>> figures;  // the sums that each stands in
};

// The sums of today that must not be shown beside the others, or nothing. Without these there may be others: ask again.
// Sums 0 to `today` - 1 are today's, the others to `sums` - 1 are known. Where there are too many sets to try, all sums
// of today that these could concern.
std::set<std::uint32_t> find_telling_sums(std::uint32_t sums, std::uint32_t today, const std::vector<Alike>& persons,
                                          std::uint32_t minimum);

}  // namespace assay::pipeline
