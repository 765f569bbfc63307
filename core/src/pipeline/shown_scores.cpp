#include "shown_scores.hpp"

#include <algorithm>

namespace assay::pipeline {

ShownScores::ShownScores(const Prepared& prepared)
    : prepared_(prepared), withheld_(*prepared.model, prepared.scorer->measures()) {}

void ShownScores::score(const CaseBatch& batch, std::size_t first, std::size_t count, ScoreCells& cells) {
  disclosures_.clear();
  for (std::size_t c = 0; c < count; ++c) disclosures_.push_back(prepared_.disclosure->judge(batch, first + c));
  const bool any = std::any_of(disclosures_.begin(), disclosures_.end(), [](const auto& found) { return found.any; });
  if (any) {
    shown_ = {};
    for (std::size_t c = 0; c < count; ++c) prepared_.disclosure->append_shown(batch, first + c, disclosures_[c], shown_);
    score_cases(*prepared_.scorer, shown_, 0, count, cells);
  } else {
    score_cases(*prepared_.scorer, batch, first, count, cells);
  }
  for (std::size_t c = 0; c < count; ++c) withheld_.mark(disclosures_[c], cells, c);
}

}  // namespace assay::pipeline
