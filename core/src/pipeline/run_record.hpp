// run.json: what a run was made from and what it made, so that it can be done again and compared.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assay/pipeline.hpp"
#include "case_reports.hpp"

namespace assay::pipeline {

std::string run_record(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
                       const std::vector<WrittenFile>& files);

// The files that an earlier record names as its outputs; empty when there is none that can be read.
std::vector<std::string> recorded_outputs(const std::filesystem::path& record);

}  // namespace assay::pipeline
