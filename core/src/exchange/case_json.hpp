// The JSON of a package, parsed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "case_reader.hpp"

namespace assay {

// Throws Error (Input) with line and column where the text is not JSON, or not UTF-8, or larger than 128 MiB.
// A key that an object has twice is a warning; the last one holds.
Json parse_case_json(std::string_view text, CaseNotes& notes);

}  // namespace assay
