// A scorer at work on made-up cases, and what it made of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batches.hpp"
#include "scored_table.hpp"
#include "scorer_setting.hpp"

namespace assay::conformance {

// The cells of some cases, copied: cases x rows of each measure, one measure after the other.
struct Scores {
  std::size_t cases = 0, rows = 0, measures = 0;
  std::vector<std::uint8_t> states;
  std::vector<double> values;  // 0 where the state is not ASSAY_CELL_VALUE

  std::size_t at(std::size_t measure, std::size_t index, std::size_t row) const {
    return (measure * cases + index) * rows + row;
  }
};

// Scores `batch`. Throws Failed, with the setting's name, when score fails.
Scores score(const LiveScorer& scorer, const ScorerSetting& setting, const Batch& batch);
// The same into a table of the caller's; `batch` may be part of one.
void score_into(const LiveScorer& scorer, const ScorerSetting& setting, const assay_batch& batch,
                const ScoredTable& table);
Scores copy_of(const ScoredTable& table);
// The scores of cases first to first + count - 1.
Scores part_of(const Scores& scores, std::size_t first, std::size_t count);

// A row in a complaint: "element u1.1, role self".
std::string row_name(const Model& model, std::size_t row);

// The first cell in which the two are not the same to the last bit: "an ordinary case, element u1.1, role
// self, measure mean: 3.5 and 3.5000000000000004". Nothing when they are. Both of the same cases.
std::optional<std::string> first_difference(const Scores& one, const Scores& other,
                                            const ScorerSetting& setting,
                                            const std::vector<MeasureInfo>& measures, const Batch& batch);

}  // namespace assay::conformance
