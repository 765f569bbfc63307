// Cases, sets and comparisons to try reports with: ordinary ones, ones with nothing in them, hostile ones.
#pragma once

#include <functional>
#include <vector>

#include "batches.hpp"
#include "report_input.hpp"
#include "sample_document.hpp"

namespace assay::conformance {

// Gives scores for cases: of a scorer, or made up within the ranges of made-up measures.
using ScoreSource = std::function<ShownScores(const MadeCase* cases, std::size_t count)>;

// `words`: of the plugin's own that a group may be called, tried before others.
std::vector<ReportInput> case_inputs(const Model& model, std::uint64_t seed, const ScoreSource& scores);
std::vector<ReportInput> group_inputs(const Model& model, std::uint64_t seed, const ScoreSource& scores,
                                      const std::vector<std::string>& words);
std::vector<ReportInput> comparison_inputs();
// Anything that may be handed over; the same for the same seed.
ReportInput random_case(const Model& model, std::uint64_t seed, const ScoreSource& scores);
ReportInput random_set(const Model& model, std::uint64_t seed, const ScoreSource& scores,
                       const std::vector<std::string>& words);
ReportInput random_comparison(std::uint64_t seed);

// Scores within the ranges of measures that many scorers have, one seed always the same.
ShownScores made_up_scores(const Model& model, std::size_t cases, std::uint64_t seed);

}  // namespace assay::conformance
