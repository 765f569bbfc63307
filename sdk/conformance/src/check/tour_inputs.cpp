#include "tour_inputs.hpp"

#include "subject.hpp"

namespace assay::conformance {

TourScores::TourScores(const ScoredTable& table, std::size_t first) {
  for (std::size_t m = 0; m < table.measures(); ++m) {
    for (std::size_t c = first; c < table.cases(); ++c) {
      for (std::size_t r = 0; r < table.rows(); ++r) {
        states_.push_back(table.state(m, c, r));
        values_.push_back(states_.back() == ASSAY_CELL_VALUE ? table.value(m, c, r) : 0);
      }
    }
  }
  const std::size_t cells = (table.cases() - first) * table.rows();
  for (std::size_t m = 0; m < table.measures(); ++m)
    columns_.push_back({values_.data() + m * cells, states_.data() + m * cells});
}

std::vector<std::uint32_t> rater_counts(const Instrument& instrument, const MadeCase& made) {
  std::vector<std::uint32_t> counts(instrument.roles.size(), 0);
  for (const std::uint32_t role : made.roles) ++counts[instrument.top_role(role)];
  return counts;
}

assay_comparison sample_comparison() {
  static const assay_framework frameworks[] = {
      {text("first.one"), text("First framework"), text("First"), 1, 0, text("")},
      {text("second.two"), text("Second framework"), text("Second"), 1, 0, text("")},
      {text("third.three"), text("Third framework"), text("Third"), 0, 0, text("no-case")}};
  static const assay_theme_member members[] = {
      {0, ASSAY_MATCH_EXACT, text("plan"), text("Planning"), text("Knows what comes next."), 1,
       ASSAY_BASIS_RATING, text("Mean"), 3.5, 1, 5, 62.5, 0, 0},
      {1, ASSAY_MATCH_CLOSE, text("order"), text("Order"), text(""), 1, ASSAY_BASIS_PERCENTILE_RANK,
       text("Percentile"), 80, 0, 100, 80, 0, 0},
      {2, ASSAY_MATCH_BROAD, text("tidy"), text("Tidiness"), text(""), 0, 0, text(""), 0, 0, 0, 0, 0, 0}};
  static const assay_theme_member uncovered[] = {{1, 0, text("calm"), text("Calm"), text(""), 1,
                                                  ASSAY_BASIS_PERCENTILE_RANK, text("Percentile"), 20, 0, 100,
                                                  20, 0, 0}};
  static const assay_theme themes[] = {
      {text("planning"), text("Planning ahead"), text("How far they look."), 0, 3}};
  assay_comparison all{};
  all.struct_size = sizeof all;
  all.case_id = text("c1");
  all.name = text("Robin Sample");
  all.date = text("2024-02-29");
  all.crosswalk = text("Sample crosswalk");
  all.frameworks = {frameworks, 3, sizeof frameworks[0]};
  all.themes = {themes, 1, sizeof themes[0]};
  all.members = {members, 3, sizeof members[0]};
  all.uncovered = {uncovered, 1, sizeof uncovered[0]};
  return all;
}

}  // namespace assay::conformance
