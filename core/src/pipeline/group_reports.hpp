// The reports on all cases of a run together. Scores are kept until the last case is in: 9 bytes a
// cell, and twice that while the reports are written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "assay/pipeline.hpp"
#include "assay/responses.hpp"
#include "assay/scoring.hpp"
#include "case_reports.hpp"

namespace assay::pipeline {

// The scores of some cases, without saying whose they are.
struct GroupCells {
  std::vector<std::string> groups;  // one a case
  std::vector<double> values;       // case by case, then measure by measure, then row by row
  std::vector<std::uint8_t> states;
};

class GroupReports {
 public:
  // `cases` may be null; then, and when it lacks the column that tells the groups, throws Error.
  GroupReports(const Prepared& prepared, const CaseFile* cases);

  // Adds the case at `index` of the cells. [any thread, `to` belongs to the caller]
  void take(const std::string& case_id, const ScoreCells& cells, std::size_t index, GroupCells& to) const;
  // Appends what was taken. [one at a time]
  void add(GroupCells&& more);
  // Writes every report in every format: reports/group.<report>.<extension>.
  std::vector<WrittenFile> write(const std::string& date,
                                 const std::function<std::filesystem::path(const std::string&)>& stage) const;

 private:
  const Prepared& prepared_;
  const CaseFile* cases_;
  GroupCells all_;
};

}  // namespace assay::pipeline
