// Scores and responses where they stand in arrays that are larger than the call.
#pragma once

#include <cstring>
#include <vector>

#include "assay/abi/assay.h"

namespace loopback {

// The raters of a batch alone, from 0 on: the host may address them where they stand among all it has.
class Slice {
 public:
  Slice(const assay_batch& whole, std::uint64_t items) : batch_(whole) {
    const std::uint64_t first = whole.rater_begin[0];
    for (std::uint64_t c = 0; c <= whole.case_count; ++c) begin_.push_back(whole.rater_begin[c] - first);
    batch_.rater_begin = begin_.data();
    if (whole.rater_role != nullptr) batch_.rater_role += first;
    if (whole.values != nullptr) batch_.values += first * items;
    if (whole.states != nullptr) batch_.states += first * items;
  }
  Slice(const Slice&) = delete;
  Slice& operator=(const Slice&) = delete;
  const assay_batch& batch() const { return batch_; }

 private:
  assay_batch batch_;
  std::vector<std::uint64_t> begin_;
};

// The cells of one table into another of the same shape.
inline void copy_cells(const assay_score_table& from, const assay_score_table& to) {
  const std::size_t cells = std::size_t{to.case_count} * to.row_count;
  for (std::uint64_t c = 0; c < to.columns.count; ++c) {
    const auto& source = *ASSAY_AT(assay_column, from.columns, c);
    const auto& target = *ASSAY_AT(assay_column, to.columns, c);
    if (cells == 0) continue;
    std::memcpy(target.values, source.values, cells * sizeof *target.values);
    std::memcpy(target.states, source.states, cells * sizeof *target.states);
  }
}

}  // namespace loopback
