// How persons are spread over a scale, in bands that betray nobody.
#pragma once

#include <cstddef>
#include <vector>

namespace standard {

// Bands that follow each other: band i goes from edges[i] to edges[i + 1], its lower end included; the last one
// includes its upper end too.
using Edges = std::vector<double>;

// How many values lie in each band. Every value lies between the first and the last edge.
std::vector<std::size_t> counts_in(const Edges& edges, const std::vector<double>& values);

// The finest bands, made by taking neighbours of `edges` together, in which each group of values has at least two
// bands with somebody in them, and in none fewer than `minimum` (0 is nobody, and betrays nobody). Since it holds for
// each group, it holds for all of them together. Empty when there is no such choice: with all of a group in one band,
// the band would tell of each. Of equally many bands, those that leave the lower edges in place. `edges` has at most
// ten bands.
Edges safe_bands(const Edges& edges, const std::vector<std::vector<double>>& groups, std::size_t minimum);

}  // namespace standard
