#include "trial.hpp"

#include <cstdio>

namespace assay::conformance {

void Trial::expect_same(const Scores& one, const Scores& other, const Batch& of, const std::string& what,
                        const std::string& remedy) const {
  if (const auto difference = first_difference(one, other, setting, measures, of))
    throw Failed(what + ": " + *difference, remedy);
}

MadeCases Trial::mixed_cases() const {
  CaseMaker make = maker();
  MadeCases cases;
  for (int i = 0; i < 3; ++i) {
    cases.push_back(make.ordinary());
    cases.push_back(make.any());
  }
  return cases;
}

void for_each_setting(const Subject& subject, const std::function<void(const Trial&)>& run) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ScorerSetting& setting : scorer_settings(subject, opened)) {
    std::fprintf(stderr, "%s\n", setting.name.c_str());  // the last line is told when the process ends here
    const LiveScorer scorer(opened, setting);
    const std::vector<MeasureInfo> measures = scorer.measures();
    run({subject, opened, setting, scorer, measures});
  }
}

}  // namespace assay::conformance
