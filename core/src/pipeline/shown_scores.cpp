#include "shown_scores.hpp"

#include <algorithm>

namespace assay::pipeline {

ShownScores::ShownScores(const Prepared& prepared, const PreviousPublications& previous)
    : prepared_(prepared), previous_(previous), withheld_(*prepared.model, prepared.scorer->measures()) {}

void ShownScores::score(const CaseBatch& batch, std::size_t first, std::size_t count, ScoreCells& cells) {
  disclosures_.clear();
  for (std::size_t c = 0; c < count; ++c) {
    disclosures_.push_back(prepared_.disclosure->judge(batch, first + c));
    for (const auto& previous : previous_) previous->withhold_by_numbers(batch, first + c, disclosures_[c]);
  }
  score_shown(batch, first, count, cells);
  // Each round withholds more, so there is a last one.
  for (bool again = !previous_.empty(); again;) {
    again = false;
    for (const auto& previous : previous_) {
      for (std::size_t c = 0; c < count; ++c) {
        again = previous->withhold_by_figures(batch, first + c, cells, c, disclosures_[c]) || again;
      }
    }
    if (again) score_shown(batch, first, count, cells);
  }
  for (std::size_t c = 0; c < count; ++c) withheld_.mark(disclosures_[c], cells, c);
}

void ShownScores::score_shown(const CaseBatch& batch, std::size_t first, std::size_t count, ScoreCells& cells) {
  const bool any = std::any_of(disclosures_.begin(), disclosures_.end(), [](const auto& found) { return found.any; });
  if (!any) return score_cases(*prepared_.scorer, batch, first, count, cells);
  shown_ = {};
  for (std::size_t c = 0; c < count; ++c) prepared_.disclosure->append_shown(batch, first + c, disclosures_[c], shown_);
  score_cases(*prepared_.scorer, shown_, 0, count, cells);
}

}  // namespace assay::pipeline
