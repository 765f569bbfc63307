// Which groups' mean changes must not be shown, since readers have a report on groups of the administration that the
// changes are held against.
//
// The mean of today less the mean change is the mean of then, by today's groups; the earlier report has it by the groups
// of then. So who changed groups, or has left, could be worked out: the question of group_cuts.hpp, on other sums. Each
// person has two figures, that of now and that of then. The sum of a group holds those of now, that of its changes both,
// and that of a group of then those of then. A reader's sum speaks for a person unless both figures fall out of it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "assay/group_file.hpp"
#include "group_disclosure.hpp"

namespace assay::pipeline {

// The report on groups of the earlier administration.
struct BaselineGroups {
  std::uint32_t minimum = 0;  // the fewest persons then
  PublishedGroups groups;
};

// Withholds all earlier scores of groups whose changes would tell of fewer than `minimum` persons, and names the groups in
// `shown`. After withhold_cells. `each`: cells of a person; `states_then`: those of a person's cells in the earlier
// scores, in today's rows and measures.
void withhold_changes(const BaselineGroups& then, const std::function<std::vector<std::uint8_t>(const std::string&)>& states_then,
                      std::size_t each, std::uint32_t minimum, ShownGroups& shown);

// Withholds every earlier score.
void withhold_all_changes(ShownGroups& shown);

}  // namespace assay::pipeline
