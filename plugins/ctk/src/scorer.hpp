// Scores of a job: how near a person comes to what the job calls for.
//
// The level attained in a competency comes in one of two ways: from the levels form, as the mean of what the
// role's raters gave; else from the behaviours form, as the mean of the means of its behaviours, each over
// the raters who answered it. Where a role has a level for a competency, its behaviours do not count there.
// "all" pools every rater, of whatever role, and goes by the same rule.
//
//   gap       target less attained: above 0 where something is missing
//   priority  gap times weight in percent; `rank` 1 has the largest, and only gaps above 0 have a rank
//   fit       sum of weight x min(attained / target, 1) over the rated competencies, over their weight
//   coverage  the rated competencies' weight over the weight of all
//   agreement  rwg of an item; of a competency, of the level's item, or rwg(j) of the behaviours that it is from
//
// A task group has fit and coverage over the competencies that are linked to it, the job over all of them. A
// characteristic has the preference, and its difference from the job's level. NA and blank never count as a
// number. A role without raters has no cells. Everything is exact until it is written.
#pragma once

#include <assay/sdk/agreement.hpp>
#include <assay/sdk/scorer.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "job.hpp"

namespace ctk {

// What `source` says.
inline constexpr double kFromLevel = 1, kFromBehaviours = 2;

class Scorer final : public assay::sdk::Scorer {
 public:
  // Refuses an instrument that Job refuses. Warns of each weight that does not follow from the links.
  explicit Scorer(const assay::sdk::ScorerSetup& setup);

  void score(const assay_batch& batch, const assay_score_table& table) const override;
  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override;

 private:
  struct Tally;
  using Attained = std::vector<std::optional<Fraction>>;  // one a competency

  void add_measures(const assay::sdk::Model& model);
  Tally make_tally() const;
  void score_with(Tally& tally, const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const;
  void count_rater(Tally& tally, const assay::sdk::CaseView& answers, std::size_t rater,
                   std::uint32_t slot) const;
  void count_items(Tally& tally, const assay::sdk::CaseView& answers, std::size_t rater,
                   std::uint32_t slot) const;
  void write_items(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  void write_agreement(const Tally& tally, std::uint32_t slot, const std::vector<std::uint32_t>& items,
                       std::uint32_t row, assay::sdk::CaseScores& scores) const;
  Attained write_competencies(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  void write_ranks(const Attained& attained, std::uint32_t slot, assay::sdk::CaseScores& scores) const;
  void write_fit(const Attained& attained, const std::vector<std::size_t>& competencies, std::uint32_t row,
                 assay::sdk::CaseScores& scores) const;
  void write_characteristics(const Tally& tally, std::uint32_t slot, assay::sdk::CaseScores& scores) const;

  Job job_;
  RowIndex rows_;
  std::vector<std::size_t> every_competency_;
  std::vector<std::uint32_t> form_;         // by item: 0 levels, 1 behaviours, 2 characteristics
  std::vector<std::optional<double>> key_;  // by item: lowest plus highest, where it is reverse-keyed
  std::vector<std::optional<assay::sdk::EvenScale>> even_;  // by item
  std::vector<bool> several_;                               // by slot: whether it may have several raters
  std::size_t n_, na_, mean_, attained_, gap_, source_, priority_, rank_, fit_, coverage_, agreement_;
  std::size_t preference_ = 0, difference_ = 0;  // where the instrument has characteristics
};

}  // namespace ctk
