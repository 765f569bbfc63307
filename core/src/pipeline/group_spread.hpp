// Whether a report may show how the scores of groups are spread: bands, standard deviations, and what is made of them.
//
// The guard of sums says nothing of these. Two reports part a scale in different places, each as its own persons allow,
// and their difference counts the persons between two edges, which may be one; two standard deviations beside two means
// give the squares of a few. There is no bound on what a report writer may count, so nothing of the kind is shown beside
// an earlier report on some of the same persons, but for what that report has told already.
#pragma once

#include <vector>

#include "group_sums.hpp"

namespace assay::pipeline {

// Whether the report of then and that of today are on the same persons, with the same figures in every cell, in the same
// groups, whatever these are called.
bool is_same_again(std::size_t report, const Standing& standing, const TodaysGroups& groups);

// Whether an earlier report has somebody in it whom today's has, and is not the same one again: other persons, other
// groups, other figures or another minimum, or made by other means. Then readers have two views of the same persons.
bool spread_would_tell(const std::vector<KnownGroups>& known, const Standing& standing, const TodaysGroups& groups);

}  // namespace assay::pipeline
