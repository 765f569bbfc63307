// A plugin whose constructor throws: the SDK turns it into a failed open.
#include <assay/sdk/plugin.hpp>
#include <stdexcept>

namespace {

struct Throws final : assay::sdk::Plugin {
  explicit Throws(const assay::sdk::Host& host) : Plugin(host) {
    throw std::runtime_error("the key store is locked");
  }
};

}  // namespace

ASSAY_PLUGIN(Throws)
