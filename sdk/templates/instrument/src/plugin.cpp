// A plugin that brings an instrument: one class that lists what there is, and one macro that exports it.
#include <assay/sdk/plugin.hpp>

// Made by the build from the files after INSTRUMENTS in CMakeLists.txt.
#include "assay_instruments.hpp"

namespace {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
  }
};

}  // namespace

ASSAY_PLUGIN(Plugin)
