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

// `baseline` may be null: none was used.
std::string run_record(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
                       const Baseline* baseline, const std::vector<WithheldGroup>& withheld_groups,
                       const std::vector<WrittenFile>& files);

// Options as the record has them, sorted by key: to be held against those of another record.
std::string recorded_options(const OptionTable& table);

// The files that an earlier record names as its outputs; empty when there is none that can be read.
std::vector<std::string> recorded_outputs(const std::filesystem::path& record);

}  // namespace assay::pipeline
