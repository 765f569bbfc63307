// assay/scoring.hpp: batches through a scorer, and scores as the rows of scores.csv.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/bridge.hpp"
#include "assay/instrument.hpp"
#include "assay/responses.hpp"

namespace assay {

// The cells of some cases: a column of values and states for each measure, cases x rows. Reused from
// batch to batch.
class ScoreCells {
 public:
  ScoreCells(std::size_t row_count, std::size_t column_count) : rows_(row_count), columns_(column_count) {}

  // Makes room for `cases` cases and empties every cell.
  void reset(std::size_t cases);
  const assay_score_table& table() const { return table_; }
  std::size_t row_count() const { return rows_; }
  // The columns of one case: one cell a row.
  std::vector<assay_column> columns_of(std::size_t index) const;

 private:
  std::size_t rows_, columns_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_column> column_list_;
  assay_score_table table_{};
};

// Scores cases first to first + count - 1 of a batch into `cells`.
void score_cases(const ScorerProxy& scorer, const CaseBatch& batch, std::size_t first, std::size_t count,
                 ScoreCells& cells);

// Writes scores as CSV rows and checks every value on the way: finite, whole where it should be, in its
// declared range, and in a level and role that the measure declared. Numbers are written so that they
// read back to the same bits. One object a thread.
class ScoreFormatter {
 public:
  ScoreFormatter(const Model& model, const ScorerProxy& scorer);
  ~ScoreFormatter();

  // `case,instrument,level,id,role,` and the measures, with a line end.
  std::string header() const;
  // Appends the rows of the case at `index` of the cells; rows with nothing to say are left out. Throws
  // Error (Plugin) that names case, row, measure and value. `withheld`: cells of the case were marked as withheld, and
  // are written like empty ones; else such a mark is an error.
  void append(std::string_view case_id, const ScoreCells& cells, std::size_t index, std::string& out,
              bool withheld = false);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
