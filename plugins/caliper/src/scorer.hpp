// Scores of a Caliper job model.
//
// A competency's score has two sources. Delivered scores (form "scores") are taken as they are: the mean over
// the raters of the role. Ratings (form "ratings") are averaged for each rater over the items that the rater
// answered, then over the raters, and put on 0 to 100. Where a role has both, the delivered score counts; so
// it does for "all", which pools every rater. A family is the mean of its competencies' scores; the fit to
// the model is the mean over all competencies that have one. Coverage is the share of them that has.
//
// `na` counts answers that are NA, and those left open by a rater who answered others of the same form.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <cstdint>
#include <vector>

#include "framework.hpp"

namespace caliper {

class Scorer final : public assay::sdk::Scorer {
 public:
  explicit Scorer(const assay::sdk::ScorerSetup& setup);

  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override;

 private:
  class Tally;
  void write_items(const assay::sdk::CaseView& answers, const Tally& tally,
                   assay::sdk::CaseScores& scores) const;
  void write_competency(const Tally& tally, std::size_t competency, std::size_t slot,
                        assay::sdk::CaseScores& scores) const;
  void write_group(const Tally& tally, std::uint32_t construct, const std::vector<std::size_t>& competencies,
                   std::size_t slot, assay::sdk::CaseScores& scores) const;

  Framework framework_;
  RowIndex rows_;
  std::vector<std::size_t> every_competency_;
  std::vector<std::uint8_t> rated_;     // one an item: 1 for a rating, 0 for a delivered score
  std::vector<std::uint8_t> reversed_;  // one an item
  std::size_t n_, score_, rating_, na_, coverage_;
};

}  // namespace caliper
