#include "cell_faults.hpp"

#include <cmath>

#include "digits.hpp"

namespace assay::conformance {
namespace {

std::optional<CellFault> fault_of(const MeasureInfo& measure, bool declared, std::uint8_t state,
                                  double value) {
  if (state == ASSAY_CELL_EMPTY) return std::nullopt;
  if (state != ASSAY_CELL_VALUE) return CellFault::State;
  if (!declared) return CellFault::Undeclared;
  if (!std::isfinite(value)) return CellFault::NotFinite;
  if (measure.type == ASSAY_MEASURE_FLAG)
    return value == 1 ? std::nullopt : std::optional(CellFault::WrongType);
  if (!(value >= measure.minimum && value <= measure.maximum)) return CellFault::OutOfRange;
  if (measure.type == ASSAY_MEASURE_INTEGER && value != std::trunc(value)) return CellFault::WrongType;
  return std::nullopt;
}

std::string words_of(CellFault fault, const MeasureInfo& measure, std::uint8_t state, double value) {
  switch (fault) {
    case CellFault::State:
      return "has the state " + std::to_string(state) + ", and there are only 0, empty, and 1, a value";
    case CellFault::Undeclared:
      return "is " + digits(value) + ", and the measure was not declared for this level and role";
    case CellFault::NotFinite:
      return "is " + digits(value);
    case CellFault::OutOfRange:
      return "is " + digits(value) + ", and its range is " + digits(measure.minimum) + " to " +
             digits(measure.maximum);
    case CellFault::WrongType:
      break;
  }
  return "is " + digits(value) + ", and it was declared as " +
         (measure.type == ASSAY_MEASURE_FLAG ? "a flag, which is 1 or nothing" : "whole numbers");
}

// Calls `found(fault, measure, case, row)` for each until it returns true.
template <typename Found>
void look_through(const Scores& scores, const ScorerSetting& setting,
                  const std::vector<MeasureInfo>& measures, Found found) {
  const std::vector<assay_row>& rows = setting.model->rows();
  for (std::size_t m = 0; m < scores.measures; ++m) {
    for (std::size_t r = 0; r < scores.rows; ++r) {
      const bool declared = declared_for(measures[m], *setting.model, rows[r]);
      for (std::size_t c = 0; c < scores.cases; ++c) {
        const std::size_t at = scores.at(m, c, r);
        const auto fault = fault_of(measures[m], declared, scores.states[at], scores.values[at]);
        if (fault && found(*fault, m, c, r)) return;
      }
    }
  }
}

}  // namespace

const CellFaults& every_cell_fault() {
  static const CellFaults all = {CellFault::State, CellFault::Undeclared, CellFault::NotFinite,
                                 CellFault::OutOfRange, CellFault::WrongType};
  return all;
}

std::optional<std::string> first_fault(const Scores& scores, const ScorerSetting& setting,
                                       const std::vector<MeasureInfo>& measures, const Batch& batch,
                                       const CellFaults& wanted) {
  std::optional<std::string> words;
  look_through(scores, setting, measures, [&](CellFault fault, std::size_t m, std::size_t c, std::size_t r) {
    if (wanted.count(fault) == 0) return false;
    const std::size_t at = scores.at(m, c, r);
    words = measures[m].id + " of " + batch.name(c) + ", " + row_name(*setting.model, r) + " " +
            words_of(fault, measures[m], scores.states[at], scores.values[at]) + " (" + setting.name + ")";
    return true;
  });
  return words;
}

CellFaults faults_in(const Scores& scores, const ScorerSetting& setting,
                     const std::vector<MeasureInfo>& measures) {
  CellFaults all;
  look_through(scores, setting, measures, [&](CellFault fault, std::size_t, std::size_t, std::size_t) {
    all.insert(fault);
    return false;
  });
  return all;
}

}  // namespace assay::conformance
