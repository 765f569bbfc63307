// Parts that the records of runs and of comparisons share.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "assay/pipeline.hpp"

namespace assay::pipeline {

using Json = nlohmann::ordered_json;

// The plugins that took part, with version and digest.
Json plugins_record(const Prepared& prepared);
// A file that was read, with its digest; null for none.
Json input_record(const std::filesystem::path& path);

}  // namespace assay::pipeline
