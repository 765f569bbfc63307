// The weights of competencies: as the instrument gives them, or as they follow from the links.
//
// A weight that is left out is derived: the importance of the task groups that a competency is linked to, as
// a share of that sum over all competencies. Weights that are given are percentages; where all are given and
// their sum is below 50 or above 200, they are shares of another whole, and are put on 100 before they are
// held against the derived ones. In the end all are normalised, since percentages that were rounded for print
// need not sum to 100.
#pragma once

#include <vector>

#include "job.hpp"

namespace ctk {

struct Weighing {
  std::vector<Fraction> shares;     // one a competency; they sum to 1
  std::vector<WeightDoubt> doubts;  // given ones that lie more than 0.1 points off the derived one
};

// Refuses a competency that has neither a weight nor links.
Weighing weigh(const assay::sdk::Model& model, const std::vector<TaskGroup>& groups,
               const std::vector<Competency>& competencies);

}  // namespace ctk
