// Scores of the BCSC 360.
//
// A question's mean in a role is the mean of the role's numbers; an element's the mean of its questions'
// means; a unit's the mean of its elements' means. "all" pools every rater: the mean over raters, not
// over roles. NA and blank never count as a number; both are counted in `na`.
//
// `agreement` is rwg of a question and rwg(j) of an element or unit, over the raters of the role; "all" takes
// every rater, the person too, as the pooled mean beside it does. A role that takes one rater has none.
// `standard_error` is that of the norm's row, where the norm knows the spread and the reliability.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <cstdint>
#include <optional>
#include <string>
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
    std::optional<double> standard_error;
  };
  // The measures of how far the others can be relied on; `roles` are the ids of the roles that are reported.
  void add_precision(const assay::sdk::Model& model, const std::vector<std::string>& roles);
  void score_with(Tally& tally, const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const;
  void count_answers(Tally& tally, const assay::sdk::CaseView& answers) const;
  void write_items(const Tally& tally, assay::sdk::CaseScores& scores) const;
  void write_constructs(const Tally& tally, assay::sdk::CaseScores& scores) const;
  void write_norm(std::uint32_t construct, std::uint32_t slot, bool element, double mean,
                  assay::sdk::CaseScores& scores) const;
  void write_agreement(Tally& tally, assay::sdk::CaseScores& scores) const;
  void write_highlights(const Tally& tally, assay::sdk::CaseScores& scores, bool strengths) const;

  Framework framework_;
  RowIndex rows_;
  std::vector<std::optional<Reference>> norms_;  // construct x slot
  std::size_t highlights_;
  double note_percentile_;
  std::size_t n_, mean_, percentile_, na_, count_, rank_strength_, rank_opportunity_, identified_, note_;
  std::size_t agreement_, standard_error_;
  std::vector<std::uint32_t> several_;  // the slots that may have more than one rater
};

}  // namespace bcsc
