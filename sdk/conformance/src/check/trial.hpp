// A scorer on the bench: one of the settings that it takes, the scorer made with it, and cases to score.
#pragma once

#include <functional>

#include "cell_faults.hpp"
#include "outcome.hpp"
#include "scoring.hpp"

namespace assay::conformance {

struct Trial {
  const Subject& subject;
  const Opened& opened;
  const ScorerSetting& setting;
  const LiveScorer& scorer;
  const std::vector<MeasureInfo>& measures;

  // Made from the seed of the run; each maker makes the same.
  CaseMaker maker() const { return CaseMaker(*setting.model, subject.seed); }
  Batch batch(const MadeCases& cases) const { return Batch(cases, setting.model->instrument().items.size()); }
  Scores score(const Batch& batch) const { return conformance::score(scorer, setting, batch); }
  // Throws Failed when the two are not the same to the last bit: `what` and the first cell that differs.
  void expect_same(const Scores& one, const Scores& other, const Batch& batch, const std::string& what,
                   const std::string& remedy) const;
  // A few ordinary cases and as many of any kind.
  MadeCases mixed_cases() const;
};

// Loads and opens the plugin and calls `run` for each setting that a scorer of its takes. Throws PassedOver
// when there is none.
void for_each_setting(const Subject& subject, const std::function<void(const Trial&)>& run);

}  // namespace assay::conformance
