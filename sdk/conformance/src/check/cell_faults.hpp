// What may stand in a cell of scores, as the host looks at it before it writes a score file.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "scoring.hpp"

namespace assay::conformance {

enum class CellFault {
  State,       // neither empty nor a value
  Undeclared,  // not empty in a level or role that the measure does not have
  NotFinite,   // NaN or infinite
  OutOfRange,  // outside of the measure's range
  WrongType,   // not whole, or a flag other than 1
};
using CellFaults = std::set<CellFault>;

const CellFaults& every_cell_fault();

// The first cell with one of `wanted`, in words: "mean of an ordinary case, item q1, role self is 9, and its
// range is 1 to 7". Nothing when there is none.
std::optional<std::string> first_fault(const Scores& scores, const ScorerSetting& setting,
                                       const std::vector<MeasureInfo>& measures, const Batch& batch,
                                       const CellFaults& wanted);
// All that there are anywhere.
CellFaults faults_in(const Scores& scores, const ScorerSetting& setting,
                     const std::vector<MeasureInfo>& measures);

}  // namespace assay::conformance
