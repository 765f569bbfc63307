// Instruments that come along, to try scorers and reports with that take any.
#pragma once

#include <string_view>
#include <vector>

namespace assay::conformance {

struct SampleInstrument {
  std::string_view name;  // what complaints call it
  std::string_view toml;
};

// A survey of many roles with all that an instrument may have; a small one that is the opposite; one with
// several ways in.
const std::vector<SampleInstrument>& sample_instruments();

}  // namespace assay::conformance
