// What a tour hands to a plugin's reports beside what scorers are tried with.
#pragma once

#include <cstdint>
#include <vector>

#include "assay/abi/assay.h"
#include "batches.hpp"
#include "scored_table.hpp"

namespace assay::conformance {

// The scores of some cases, from `first` on, as reports are shown them: what is empty is 0.
class TourScores {
 public:
  TourScores(const ScoredTable& table, std::size_t first);
  TourScores(const TourScores&) = delete;
  TourScores& operator=(const TourScores&) = delete;
  assay_array columns() const { return {columns_.data(), columns_.size(), sizeof(assay_shown_column)}; }

 private:
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_shown_column> columns_;
};

// Raters of one case in each role, those pooled into a role counted there.
std::vector<std::uint32_t> rater_counts(const Instrument& instrument, const MadeCase& made);

// One person under three instruments, one of which has no scores. What it points at lives as long as the
// program.
assay_comparison sample_comparison();

}  // namespace assay::conformance
