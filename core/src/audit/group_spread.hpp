// What reports on groups say of how scores are spread, held against each other: parts of the scale, and standard
// deviations.
#pragma once

#include "group_search.hpp"

namespace assay::audit {

// Parts of the scale in which two figures of the same persons, or the difference of two of which one has all persons of
// the other, place fewer than `minimum` and more than none; parts of one figure as well. And the standard deviation of
// fewer persons than any report shows one of, from that of more and of the others. Differences of more than two
// figures are not tried.
std::vector<Leak> find_by_spread(const GroupKnowledge& known, std::uint32_t minimum);

}  // namespace assay::audit
