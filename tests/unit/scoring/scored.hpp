// Scores of one case, put in by hand, as rows of scores.csv.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../bridge/loading.hpp"
#include "assay/scoring.hpp"

namespace scored {

// A scorer that only declares.
class Declared final : public assay::ScorerProxy {
 public:
  explicit Declared(std::vector<assay::MeasureInfo> measures) : measures_(std::move(measures)) {}
  const std::vector<assay::MeasureInfo>& measures() const override { return measures_; }
  assay_array measure_array() const override { return {}; }
  void score(const assay_batch&, const assay_score_table&) const override {}

 private:
  std::vector<assay::MeasureInfo> measures_;
};

inline assay::MeasureInfo measure(const std::string& id, std::uint32_t type = ASSAY_MEASURE_NUMBER,
                                  double minimum = -HUGE_VAL, double maximum = HUGE_VAL) {
  return {id, id, type, minimum, maximum, {}, {}};
}

// The rows of the model are 0 to 2: q1 in self, other, all; 3 to 5: q2; 6 to 8: the unit c.
class Table {
 public:
  explicit Table(std::vector<assay::MeasureInfo> measures)
      : scorer_(std::move(measures)), cells_(loading::model().rows().size(), scorer_.measures().size()) {
    cells_.reset(1);
  }

  Table& set(std::size_t column, std::size_t row, double value, std::uint8_t state = ASSAY_CELL_VALUE) {
    const assay_column cell = *ASSAY_AT(assay_column, cells_.table().columns, column);
    cell.values[row] = value;
    cell.states[row] = state;
    return *this;
  }
  std::string header() const { return assay::ScoreFormatter(loading::model(), scorer_).header(); }
  std::string rows(const std::string& case_id = "jane") const {
    std::string out;
    assay::ScoreFormatter(loading::model(), scorer_).append(case_id, cells_, 0, out);
    return out;
  }
  assay::Problem refusal(const std::string& case_id = "jane") const {
    return loading::plugin_problem([&] { rows(case_id); });
  }

 private:
  Declared scorer_;
  assay::ScoreCells cells_;
};

}  // namespace scored
