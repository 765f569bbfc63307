// What readers of earlier reports on groups know, and what of today's groups they must not be shown beside it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "assay/abi/model.h"
#include "assay/group_file.hpp"
#include "group_disclosure.hpp"

namespace assay::pipeline {

// The scores of a case in today's rows and measures: measure by measure, then row by row. A cell of a measure that the
// earlier scores lack is kNotMeasured.
struct KnownCells {
  std::vector<double> values;
  std::vector<std::uint8_t> states;
};
constexpr std::uint8_t kNotMeasured = 0xFF;

// An earlier report on groups.
struct KnownGroups {
  std::uint32_t minimum = 0;  // the fewest persons then
  PublishedGroups groups;
  std::function<KnownCells(const std::string& case_id)> cells;
  std::string baseline;  // digest of the scores that its changes were held against; empty: none
  bool made_alike = false;  // by the same plugins, scorer, norm and options: the same scores give the same report
};

// Today's side of the changes.
struct TodaysBaseline {
  std::string digest;  // empty: none
  std::function<std::vector<std::uint8_t>(const std::string& case_id)> states;
};

// Puts groups together, or leaves them out, until what is shown tells nothing of fewer than `minimum` persons to those
// who have the earlier reports. Earlier scores are withheld unless each earlier report is on the same persons, in the same
// groups, with the same figures, and had changes against the same scores or none; and so is how scores are spread unless
// it tells nothing that these reports have not told. `of_answers`: one a measure, whether it tells of
// answers themselves, and not of their order or the like.
//
// In three steps: group_standing.hpp has who stands where with which figures; group_sums.hpp has the sums that these
// make up; group_cuts.hpp and group_combinations.hpp decide which of today's tell too much. What they name is taken out,
// and the sums are made anew, until none is named.
void withhold_by_history(const std::vector<KnownGroups>& known, const TodaysBaseline& baseline, std::size_t rows,
                         const std::vector<bool>& of_answers, std::uint32_t minimum, ShownGroups& shown);

}  // namespace assay::pipeline
