#include "scoring.hpp"

#include <bit>

#include "digits.hpp"
#include "outcome.hpp"

namespace assay::conformance {
namespace {

std::string cell_words(const Scores& scores, std::size_t at) {
  if (scores.states[at] == ASSAY_CELL_EMPTY) return "nothing";
  if (scores.states[at] != ASSAY_CELL_VALUE) return "the state " + std::to_string(scores.states[at]);
  return digits(scores.values[at]);
}

}  // namespace

void score_into(const LiveScorer& scorer, const ScorerSetting& setting, const assay_batch& batch,
                const ScoredTable& table) {
  assay_error error = empty_error();
  const assay_status status = scorer.score(batch, table.abi(), error);
  if (status == ASSAY_OK) return;
  throw Failed("score failed, " + setting.name + ": " + told(status, error),
               "score whatever the host may hand over; leave the cells empty where there is nothing to say");
}

Scores copy_of(const ScoredTable& table) {
  Scores scores{table.cases(), table.rows(), table.measures(), {}, {}};
  for (std::size_t m = 0; m < scores.measures; ++m) {
    for (std::size_t c = 0; c < scores.cases; ++c) {
      for (std::size_t r = 0; r < scores.rows; ++r) {
        scores.states.push_back(table.state(m, c, r));
        scores.values.push_back(scores.states.back() == ASSAY_CELL_VALUE ? table.value(m, c, r) : 0);
      }
    }
  }
  return scores;
}

Scores score(const LiveScorer& scorer, const ScorerSetting& setting, const Batch& batch) {
  const ScoredTable table(batch.size(), setting.model->rows().size(), scorer.measure_array().count);
  score_into(scorer, setting, batch.abi(), table);
  return copy_of(table);
}

Scores part_of(const Scores& scores, std::size_t first, std::size_t count) {
  Scores part{count, scores.rows, scores.measures, {}, {}};
  for (std::size_t m = 0; m < scores.measures; ++m) {
    const auto from = static_cast<std::ptrdiff_t>(scores.at(m, first, 0));
    const auto to = from + static_cast<std::ptrdiff_t>(count * scores.rows);
    part.states.insert(part.states.end(), scores.states.begin() + from, scores.states.begin() + to);
    part.values.insert(part.values.end(), scores.values.begin() + from, scores.values.begin() + to);
  }
  return part;
}

std::string row_name(const Model& model, std::size_t row) {
  const assay_row& at = model.rows()[row];
  return std::string(model.level_of(at)) + " " + std::string(model.subject_id(at)) + ", role " +
         std::string(model.role_id(at));
}

std::optional<std::string> first_difference(const Scores& one, const Scores& other,
                                            const ScorerSetting& setting,
                                            const std::vector<MeasureInfo>& measures, const Batch& batch) {
  for (std::size_t c = 0; c < one.cases; ++c) {
    for (std::size_t r = 0; r < one.rows; ++r) {
      for (std::size_t m = 0; m < one.measures; ++m) {
        const std::size_t at = one.at(m, c, r);
        const bool equal =
            one.states[at] == other.states[at] &&
            std::bit_cast<std::uint64_t>(one.values[at]) == std::bit_cast<std::uint64_t>(other.values[at]);
        if (equal) continue;
        return batch.name(c) + ", " + row_name(*setting.model, r) + ", measure " + measures[m].id + ": " +
               cell_words(one, at) + " and " + cell_words(other, at) + " (" + setting.name + ")";
      }
    }
  }
  return std::nullopt;
}

}  // namespace assay::conformance
