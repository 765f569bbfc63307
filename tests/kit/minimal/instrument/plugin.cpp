#include <assay/sdk/plugin.hpp>

#include "assay_instruments.hpp"

struct Example final : assay::sdk::Plugin {
  explicit Example(const assay::sdk::Host& host) : Plugin(host) { add_instruments(assay_instruments::kAll); }
};
ASSAY_PLUGIN(Example)
