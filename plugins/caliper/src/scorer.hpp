// Scores of a Caliper job model.
//
// The scores of a role come in one of two ways:
// - delivered (form "scores"): taken as they are, the mean over the raters of the role;
// - ratings (form "ratings"): averaged for each rater over the items that the rater answered, then over the
//   raters (`rating`), then put on 0 to 100.
// Where a role has any delivered score, its scores are the delivered ones: the two are never mixed in one
// figure, and a competency without a delivered score then has no score there. "all" pools every rater and
// goes by the same rule. `source` says which it was; `rating` stands beside it in either case. A family is
// the mean of its competencies, the fit to the model the mean over all competencies that have a score.
// Coverage is the share of them that has.
//
// `agreement` is rwg of an item's ratings and rwg(j) of those of a competency, a family or the model; delivered
// scores have none.
//
// `na` counts answers that are NA, and those left open by a rater who answered others of the same form.
#pragma once

#include <assay/sdk/agreement.hpp>
#include <assay/sdk/scorer.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "framework.hpp"

namespace caliper {

// What `source` says.
inline constexpr double kFromDelivered = 1, kFromRatings = 2;

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

  std::vector<std::string> several(const assay::sdk::Model& model);
  void write_agreement(const Tally& tally, const std::vector<std::uint32_t>& items, std::size_t slot, std::size_t row,
                       assay::sdk::CaseScores& scores) const;

  Framework framework_;
  RowIndex rows_;
  std::vector<std::size_t> every_competency_;
  std::vector<std::uint8_t> rated_;     // one an item: 1 for a rating, 0 for a delivered score
  std::vector<std::uint8_t> reversed_;  // one an item
  std::vector<std::optional<assay::sdk::EvenScale>> even_;  // one an item; nothing for a delivered score
  std::vector<bool> several_;                               // one a slot: whether it may have several raters
  std::size_t n_, score_, points_, rating_, na_, coverage_, source_, agreement_;
};

}  // namespace caliper
