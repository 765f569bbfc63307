#include "framework_scores.hpp"

#include <algorithm>

#include "shown_scores.hpp"

namespace assay::pipeline {

double Figure::position() const {
  if (measure->basis == ASSAY_BASIS_PERCENTILE_RANK) return value;
  return 100 * (value - measure->minimum) / (measure->maximum - measure->minimum);
}

FrameworkScores::FrameworkScores(Prepared prepared, const AdministrationInput& input,
                                 const std::string& case_id)
    : prepared_(std::move(prepared)) {
  rows_.resize(instrument().constructs.size());
  const std::vector<assay_row>& rows = prepared_.model->rows();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].subject == ASSAY_SUBJECT_CONSTRUCT && rows[row].role == ASSAY_ROLE_ALL) {
      rows_[rows[row].index] = row;
    }
  }
  read(input, case_id);
}

// The whole file is looked at, as a run would: figures out of a file with mistakes are not to be trusted.
void FrameworkScores::read(const AdministrationInput& input, const std::string& case_id) {
  ResponseSource source(input.responses, prepared_.instrument);
  std::optional<CaseFile> cases;
  if (!input.cases.empty()) {
    cases = read_cases(input.cases);
    source.require_cases(*cases);
    const auto found = cases->by_id.find(case_id);
    if (found != cases->by_id.end()) record_ = cases->cases[found->second];
  }
  ResponseChunk chunk;
  CaseBatch batch;
  std::vector<Problem> problems;
  while (source.next(chunk)) {
    ParseOutcome outcome;
    source.parse(chunk, batch, outcome);
    problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
    for (std::size_t c = 0; c < batch.case_ids.size(); ++c) {
      case_ids_.push_back(batch.case_ids[c]);
      if (batch.case_ids[c] != case_id) continue;
      cells_ =
          std::make_unique<ScoreCells>(prepared_.model->rows().size(), prepared_.scorer->measures().size());
      ShownScores shown(prepared_);
      shown.score(batch, c, 1, *cells_);
      disclosure_ = shown.disclosure(0);
      // It checks every value on the way.
      std::string checked;
      ScoreFormatter(*prepared_.model, *prepared_.scorer).append(case_id, *cells_, 0, checked, withheld());
    }
  }
  throw_if_any(std::move(problems));
}

std::optional<Figure> FrameworkScores::figure(std::uint32_t construct) const {
  if (!cells_) return std::nullopt;
  const std::vector<MeasureInfo>& measures = prepared_.scorer->measures();
  const std::vector<assay_column> columns = cells_->columns_of(0);
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (measures[m].basis == ASSAY_BASIS_NONE || columns[m].states[rows_[construct]] != ASSAY_CELL_VALUE)
      continue;
    return Figure{&measures[m], columns[m].values[rows_[construct]]};
  }
  return std::nullopt;
}

std::uint32_t FrameworkScores::withheld(std::uint32_t construct) const {
  if (!cells_ || figure(construct)) return ASSAY_WITHHELD_NO;
  for (const assay_column& column : cells_->columns_of(0)) {
    if (column.states[rows_[construct]] == ASSAY_CELL_WITHHELD) return ASSAY_WITHHELD_FEW;
  }
  return ASSAY_WITHHELD_NO;
}

}  // namespace assay::pipeline
