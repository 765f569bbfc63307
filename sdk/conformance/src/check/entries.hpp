// What each interface of an open plugin lists, read without judgement.
#pragma once

#include <string>
#include <vector>

#include "subject.hpp"

namespace assay::conformance {

// One instrument, scorer, report or renderer.
struct Entry {
  std::string id;
  std::vector<std::string> texts;  // id, title and whatever else it says, in the order of its struct
  std::uint32_t about = 0;         // of a report: ASSAY_REPORT_…
};

// Each throws Failed when an entry cannot be described; empty when the plugin lacks the interface.
std::vector<Entry> instrument_entries(const Opened& plugin);
std::vector<Entry> scorer_entries(const Opened& plugin);
std::vector<Entry> report_entries(const Opened& plugin);
std::vector<Entry> renderer_entries(const Opened& plugin);

}  // namespace assay::conformance
