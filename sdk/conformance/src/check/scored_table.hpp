// Cells that a scorer fills, with marked ground around each column, and what was found in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/abi/scorer.h"

namespace assay::conformance {

class ScoredTable {
 public:
  // `before`: what stands in every value that nothing was written to; states are empty. `grown`: bytes that
  // each column's struct is longer than the plugin knows.
  ScoredTable(std::size_t cases, std::size_t rows, std::size_t measures, double before = 0,
              std::size_t grown = 0);

  const assay_score_table& abi() const { return table_; }
  std::size_t cases() const { return cases_; }
  std::size_t rows() const { return rows_; }
  std::size_t measures() const { return columns_; }

  std::uint8_t state(std::size_t measure, std::size_t index, std::size_t row) const;
  double value(std::size_t measure, std::size_t index, std::size_t row) const;

  // Where something was written that is no cell of the table, in words; nothing when it was not.
  std::optional<std::string> strayed() const;

 private:
  std::size_t at(std::size_t measure, std::size_t index, std::size_t row) const;
  void mark();
  void point(std::size_t grown);

  std::size_t cases_, rows_, columns_;
  std::size_t ground_;          // cells before, between and after columns
  std::vector<double> values_;  // ground, column, ground, column, …, ground
  std::vector<std::uint8_t> states_;
  std::vector<unsigned char> list_, list_before_;  // of assay_column, with strides
  assay_score_table table_{}, table_before_{};
};

}  // namespace assay::conformance
