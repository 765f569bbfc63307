// Scores of any instrument.
//
// An item's `mean` in a role is the mean of the answers that its raters gave, reverse keys turned round. A
// construct's `score` is worked out for each rater from the rater's own answers, by the method, the roll-up
// and the policy for missing answers that the instrument or the client chose; the score in a role is the mean
// over its raters that have one. "all" pools every rater, of whatever role, and counts each once. `percent`
// says where the score lies between the lowest and the highest possible, whatever the method. `gap` is the
// target minus the score, where both are in the same units. `agreement` is rwg of an item and rwg(j) of a construct
// over all items below it, where their scales have points in even steps; a role that takes one rater has none.
// `standard_error` comes from the norm, where it knows the spread and the reliability of the score.
//
// A form that a rater left blank altogether was not put to that rater: its items are not missing.
#pragma once

#include <assay/sdk/agreement.hpp>
#include <assay/sdk/scorer.hpp>

#include <optional>
#include <string>
#include <vector>

#include "rater_scores.hpp"
#include "tree.hpp"

namespace standard {

class Scorer final : public assay::sdk::Scorer {
 public:
  explicit Scorer(const assay::sdk::ScorerSetup& setup);

  void score(const assay_batch& batch, const assay_score_table& table) const override;
  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override;

 private:
  struct Tally;
  // Refuses a norm with values that the score cannot have.
  void require_unit(const assay::sdk::Norm& norm, const assay::sdk::NormRow& row, const assay_row& at) const;
  // What kind of figure the scores are; `scores` is the range of them all.
  std::uint32_t basis(const Range& scores) const;
  void add_measures();
  void find_norms(const assay::sdk::ScorerSetup& setup);
  void score_with(Tally& tally, const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const;
  void count_rater(Tally& tally, const assay::sdk::CaseView& answers, std::size_t rater) const;
  void write_items(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  void write_constructs(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  std::vector<std::string> several();
  void write_agreement(const Tally& tally, std::uint32_t slot, std::uint32_t construct,
                       assay::sdk::CaseScores& scores) const;
  // What the norm says of a score.
  void write_norm(std::uint32_t row, double score, assay::sdk::CaseScores& scores) const;

  assay::sdk::Model model_;
  Rules rules_;
  Tree tree_;
  RowIndex rows_;
  std::vector<std::optional<assay::sdk::NormRow>> norms_;  // by row
  std::vector<std::optional<assay::sdk::EvenScale>> even_;  // by item
  std::vector<bool> several_;                               // by slot: whether it may have several raters
  std::size_t n_, mean_, score_, percent_, percentile_, gap_, na_, agreement_, standard_error_;
};

}  // namespace standard
