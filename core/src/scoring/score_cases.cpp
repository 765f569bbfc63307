#include <cstring>

#include "assay/scoring.hpp"

namespace assay {

void ScoreCells::reset(std::size_t cases) {
  const std::size_t column_size = cases * rows_;
  if (values_.size() < column_size * columns_) {
    values_.resize(column_size * columns_);
    states_.resize(column_size * columns_);
  }
  std::memset(states_.data(), ASSAY_CELL_EMPTY, column_size * columns_);
  column_list_.resize(columns_);
  for (std::size_t c = 0; c < columns_; ++c) {
    column_list_[c] = {values_.data() + c * column_size, states_.data() + c * column_size};
  }
  table_.struct_size = sizeof(table_);
  table_.case_count = static_cast<std::uint32_t>(cases);
  table_.row_count = static_cast<std::uint32_t>(rows_);
  table_.columns = {column_list_.data(), column_list_.size(), sizeof(assay_column)};
}

std::vector<assay_column> ScoreCells::columns_of(std::size_t index) const {
  std::vector<assay_column> columns = column_list_;
  for (assay_column& column : columns) {
    column.values += index * rows_;
    column.states += index * rows_;
  }
  return columns;
}

void score_cases(const ScorerProxy& scorer, const CaseBatch& batch, std::size_t first, std::size_t count,
                 ScoreCells& cells) {
  cells.reset(count);
  // Raters are addressed by absolute index, so a slice of the cases needs no copy.
  assay_batch slice{};
  slice.struct_size = sizeof(slice);
  slice.case_count = static_cast<std::uint32_t>(count);
  slice.rater_begin = batch.rater_begin.data() + first;
  slice.rater_role = batch.rater_role.data();
  slice.values = batch.values.data();
  slice.states = batch.states.data();
  scorer.score(slice, cells.table());
}

}  // namespace assay
