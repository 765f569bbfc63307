// What of a set of persons may be shown by group: nothing that speaks for fewer persons than a minimum, also not as
// what is left when the groups that are shown are taken from the whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "assay/abi/model.h"

namespace assay::pipeline {

// The scores of some cases.
struct GroupCells {
  std::vector<std::string> cases;   // their ids, which no plugin is given; empty where nobody asks
  std::vector<std::string> groups;  // one a case
  std::vector<double> values;       // case by case, then measure by measure, then row by row
  std::vector<std::uint8_t> states;
  std::vector<double> earlier_values;  // the same at an earlier administration; empty without one
  std::vector<std::uint8_t> earlier_states;
};

struct ShownGroups {
  GroupCells cells;
  std::uint32_t withheld_cases = 0;          // persons who are left out
  std::vector<std::string> withheld_groups;  // the groups that are too small, by name
  // Groups that an earlier report tells too much of, by name: in no figure; in "".
  std::vector<std::string> left_out, together;
  bool rest_left_out = false;  // "" is among those in no figure
  // Groups whose earlier scores are withheld because the earlier administration's own report tells too much beside their
  // changes; or those of all are, because of other reports.
  std::vector<std::string> changes_withheld;
  bool all_changes_withheld = false;
  bool spread_withheld = false;  // beside an earlier report, how scores are spread would tell too much
};

// Keeps the persons of `kept` alone, in their order. `each`: cells of a person.
void keep_persons(GroupCells& cells, const std::vector<std::size_t>& kept, std::size_t each);

// Puts small groups together, or leaves them out: the first step.
ShownGroups merge_small_groups(GroupCells all, std::size_t each, std::uint32_t minimum);
// Withholds cells of too few persons: the last step.
void withhold_cells(ShownGroups& shown, const std::vector<assay_row>& rows, std::size_t measures, std::uint32_t minimum);

// Both steps. Groups of fewer than `minimum` persons are put together, with those of no group, as the group "", when they are
// enough together; else they are left out, so that the whole is the sum of the groups. In each group, measure and row,
// cells of fewer persons than that are withheld. The pooled row and those of the roles give away the rest between
// them: where a role has too few, all roles are withheld, and a role that too few lack is withheld by itself. The same
// holds for earlier scores, which are also withheld where too few have none.
// `rows`: those of a case. Cells that are withheld have the value 0.
ShownGroups show_groups(GroupCells all, const std::vector<assay_row>& rows, std::size_t measures,
                        std::uint32_t minimum);

}  // namespace assay::pipeline
