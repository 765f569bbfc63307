// An instrument's structure as JSON, for `list instruments --json`.
#pragma once

#include <nlohmann/json.hpp>

#include "assay/instrument.hpp"

namespace assay::cli {

// Counts, scales, roles, constructs with weights, targets, links and counts of texts, items; no wording but titles.
nlohmann::ordered_json instrument_json(const Instrument& instrument);

}  // namespace assay::cli
