// Scores as they may be shown.
#pragma once

#include <cstddef>
#include <vector>

#include "assay/pipeline.hpp"
#include "assay/responses.hpp"
#include "assay/scoring.hpp"
#include "previous.hpp"

namespace assay::pipeline {

// Scores some cases without what must not be shown of them. One object a thread.
class ShownScores {
 public:
  // Both must outlive this.
  explicit ShownScores(const Prepared& prepared, const PreviousPublications& previous = kNoPrevious);

  // Scores cases first to first + count - 1 of the batch into `cells`. disclosure(c) then tells of case first + c.
  void score(const CaseBatch& batch, std::size_t first, std::size_t count, ScoreCells& cells);
  const CaseDisclosure& disclosure(std::size_t c) const { return disclosures_[c]; }

 private:
  void score_shown(const CaseBatch& batch, std::size_t first, std::size_t count, ScoreCells& cells);

  const Prepared& prepared_;
  const PreviousPublications& previous_;
  WithheldCells withheld_;
  std::vector<CaseDisclosure> disclosures_;
  CaseBatch shown_;
};

}  // namespace assay::pipeline
