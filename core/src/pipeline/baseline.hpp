// The scores of an earlier administration, to hold today's against: the folder of an earlier run of the same instrument.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/pipeline.hpp"
#include "group_changes.hpp"

namespace assay::pipeline {

// The earlier scores of one case in today's rows and measures; empty where there are none.
class EarlierCells {
 public:
  EarlierCells(std::size_t measures, std::size_t rows);
  // Whether the case was there at all.
  bool any() const { return any_; }
  // Measure by measure, then row by row.
  const std::vector<double>& values() const { return values_; }
  const std::vector<std::uint8_t>& states() const { return states_; }
  // One a measure. Valid as long as this.
  const std::vector<assay_shown_column>& columns() const { return columns_; }

 private:
  friend class Baseline;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_shown_column> columns_;
  bool any_ = false;
};

class Baseline {
 public:
  // Opens `folder`/run.json and `folder`/scores.csv. Throws Error: a file that is missing or is not what it should be,
  // scores that are no longer those of the record or were not made for reports, another instrument, a date after
  // `today` (ISO 8601), no measure to compare by. What makes a comparison doubtful (another version of the instrument,
  // another norm, other options) is a warning in the log.
  Baseline(const std::filesystem::path& folder, const Prepared& prepared, const std::string& today);
  ~Baseline();

  // ISO 8601: the date of the earlier run.
  const std::string& date() const;
  const std::filesystem::path& folder() const;
  // Throws Error for rows that cannot be read, and for a value that today's measure cannot have,
  // when the measure speaks for constructs; else the cell is empty. [any thread]
  EarlierCells cells_of(std::string_view case_id) const;
  // Its own reports on groups; nothing when it has none. Throws Error when it has some and does not tell who stands in them,
  // or no longer as the record says.
  std::optional<BaselineGroups> groups() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::pipeline
