// run.json: what a run was made from and what it made, so that it can be done again and compared.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assay/pipeline.hpp"
#include "baseline.hpp"
#include "case_reports.hpp"

namespace assay::pipeline {

// A group of persons that a report on groups does not show by itself.
struct WithheldGroup {
  std::string name;
  std::string reason;     // as in disclosure.csv
  bool together = false;  // shown together with others
};

// A group of which no change is shown; "" are those of small groups and of none.
struct WithheldChange {
  std::string group;
  std::string reason;  // "baseline": beside the report on groups of then; "earlier": beside an earlier one of today's
};

// What reports on groups do not show.
struct WithheldOfGroups {
  std::vector<WithheldGroup> groups;
  std::vector<WithheldChange> changes;
  bool spread = false;  // how scores are spread
};

// `baseline` may be null: none was used.
std::string run_record(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
                       const Baseline* baseline, const WithheldOfGroups& withheld, const std::vector<WrittenFile>& files);

// Options as the record has them, sorted by key: to be held against those of another record.
std::string recorded_options(const OptionTable& table);

// The files that an earlier record names as its outputs; empty when there is none that can be read.
std::vector<std::string> recorded_outputs(const std::filesystem::path& record);

}  // namespace assay::pipeline
