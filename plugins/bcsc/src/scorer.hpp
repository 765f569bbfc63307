// Scores of the BCSC 360.
//
// A question's mean in a role is the mean of the role's numbers; an element's the mean of its questions'
// means; a unit's the mean of its elements' means. "all" pools every rater: the mean over raters, not
// over roles. NA and blank never count as a number; both are counted in `na`.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <cstdint>
#include <optional>
#include <vector>

#include "framework.hpp"

namespace bcsc {

class Scorer final : public assay::sdk::Scorer {
 public:
  // Refuses an instrument that Framework refuses, and a norm whose percentiles do not span the option
  // note_percentile.
  explicit Scorer(const assay::sdk::ScorerSetup& setup);

  void score(const assay_batch& batch, const assay_score_table& table) const override;
  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override;

 private:
  struct Tally;
  struct Reference {
    assay::sdk::NormRow norm;
    double note_below;  // a lower mean makes a development note due
  };
  void score_with(Tally& tally, const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const;
  void count_answers(Tally& tally, const assay::sdk::CaseView& answers) const;
  void write_items(const Tally& tally, assay::sdk::CaseScores& scores) const;
  void write_constructs(const Tally& tally, assay::sdk::CaseScores& scores) const;
  void write_norm(std::uint32_t construct, std::uint32_t slot, bool element, double mean,
                  assay::sdk::CaseScores& scores) const;
  void write_highlights(const Tally& tally, assay::sdk::CaseScores& scores, bool strengths) const;

  Framework framework_;
  RowIndex rows_;
  std::vector<std::optional<Reference>> norms_;  // construct x slot
  std::size_t highlights_;
  double note_percentile_;
  std::size_t n_, mean_, percentile_, na_, count_, rank_strength_, rank_opportunity_, identified_, note_;
};

}  // namespace bcsc
