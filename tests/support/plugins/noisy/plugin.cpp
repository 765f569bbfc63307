// A plugin that logs what a terminal would obey, and a level that there is not.
#include <assay/sdk/plugin.hpp>
#include <string>

namespace {

struct Noisy final : assay::sdk::Plugin {
  explicit Noisy(const assay::sdk::Host& plugin_host) : Plugin(plugin_host) {
    host().warn("red \x1b[31m, bell \x07, two\nlines");
    host().log(ASSAY_LOG_ERROR, std::string(5000, 'l'));
    host().log(99, "of an unknown level");
  }
};

}  // namespace

ASSAY_PLUGIN(Noisy)
