// The checks, topic by topic: each file of checks has a function that lists its own.
#pragma once

#include <vector>

#include "assay/conformance/check.hpp"
#include "outcome.hpp"
#include "subject.hpp"

namespace assay::conformance {

struct Check {
  CheckInfo info;
  // Runs in a process of its own. Returns when the plugin passes; throws Failed or PassedOver.
  void (*run)(const Subject& subject);
};

std::vector<Check> plugin_checks();
std::vector<Check> instrument_checks();
std::vector<Check> scorer_setup_checks();
std::vector<Check> scorer_cell_checks();
std::vector<Check> scorer_memory_checks();
std::vector<Check> scorer_same_checks();
std::vector<Check> process_checks();
std::vector<Check> memory_checks();
std::vector<Check> scorer_layout_checks();
std::vector<Check> scorer_world_checks();
std::vector<Check> scorer_norm_checks();
std::vector<Check> scorer_fuzz_checks();
std::vector<Check> report_checks();
std::vector<Check> renderer_checks();

// All of them, in order.
const std::vector<Check>& all_checks();

}  // namespace assay::conformance
