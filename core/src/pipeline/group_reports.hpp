// The reports on all cases of a run together. Scores are kept until the last case is in: 9 bytes a
// cell, as much again with an earlier administration, and twice that while the reports are written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "assay/pipeline.hpp"
#include "assay/responses.hpp"
#include "assay/scoring.hpp"
#include "baseline.hpp"
#include "case_reports.hpp"
#include "group_disclosure.hpp"
#include "previous.hpp"
#include "run_record.hpp"

namespace assay::pipeline {

class GroupReports {
 public:
  // `cases` may be null; then, and when it lacks the column that tells the groups, throws Error. `baseline` may be
  // null; throws Error where its report on groups does not tell who stands in it. `minimum_cases`: the fewest persons in a group that is shown. `previous` must outlive this.
  GroupReports(const Prepared& prepared, const CaseFile* cases, const Baseline* baseline,
               const PreviousPublications& previous, std::uint32_t minimum_cases);

  // Adds the case at `index` of the cells. [any thread, `to` belongs to the caller]
  void take(const std::string& case_id, const ScoreCells& cells, std::size_t index, GroupCells& to) const;
  // Appends what was taken. [one at a time]
  void add(GroupCells&& more);
  // Writes every report in every format: reports/group.<report>.<extension>. Once, for what was added is used up.
  std::vector<WrittenFile> write(const std::string& date,
                                 const std::function<std::filesystem::path(const std::string&)>& stage);
  // Then: groups.csv, and what is not shown.
  const std::string& record() const { return record_; }
  const WithheldOfGroups& withheld() const { return withheld_; }

 private:
  void withhold(ShownGroups& shown);
  void withhold_changes_of(ShownGroups& shown);
  void record_changes(const ShownGroups& shown);

  const Prepared& prepared_;
  const CaseFile* cases_;
  const Baseline* baseline_;
  std::uint32_t minimum_cases_;
  std::vector<KnownGroups> known_;
  std::optional<BaselineGroups> groups_then_;
  GroupCells all_;
  std::string record_;
  WithheldOfGroups withheld_;
};

}  // namespace assay::pipeline
