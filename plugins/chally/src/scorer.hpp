// Scores of the Chally profiles.
//
// A competency's score in a role, 0 to 99, comes in one of two ways:
// - percentiles: the mean of the percentiles that the role's raters delivered;
// - behaviours: each rater's mean over the behaviours answered, where a reverse-keyed answer counts as
//   lowest + highest - answer; then the mean over the raters (`rating`); then put on 0 to 99 by a straight
//   line. Such a score is no percentile.
// Where a role has any percentile, percentiles win for the whole role: the two are never mixed in one index,
// and a competency without a percentile then has no score there. "all" pools every rater that answered, of
// whatever role, and goes by the same rule. The index is the mean of the scores that there are, `coverage`
// the share of competencies that have one. NA and blank never count as a number. Weights have no part in it.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "profile.hpp"

namespace chally {

// What `source` says.
inline constexpr double kFromPercentiles = 1, kFromBehaviours = 2;

class Scorer final : public assay::sdk::Scorer {
 public:
  explicit Scorer(const assay::sdk::ScorerSetup& setup);

  void score(const assay_batch& batch, const assay_score_table& table) const override;
  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override;

 private:
  struct Tally;
  void add_measures();
  void score_with(Tally& tally, const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const;
  void count_answers(Tally& tally, const assay::sdk::CaseView& answers, std::size_t rater,
                     std::uint32_t slot) const;
  void write_items(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  void write_constructs(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  Tally make_tally() const;
  double keyed(std::size_t item, double answer) const {
    return reverse_[item] ? profile_.lowest_rating() + profile_.highest_rating() - answer : answer;
  }

  Profile profile_;
  RowIndex rows_;
  Cuts cuts_;
  std::vector<bool> reverse_;  // by item
  std::size_t n_, score_, percentile_, rating_, band_, source_, na_, index_, coverage_;
};

}  // namespace chally
