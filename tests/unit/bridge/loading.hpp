// Loads the plugins that are built for the tests, and looks at what is said of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assay/bridge.hpp"
#include "catch.hpp"
#include "thrown.hpp"

namespace loading {

inline assay::Manifest manifest(const std::string& name) {
  return assay::read_manifest(std::string(ASSAY_BINARY_DIR) + "/tests/plugins/" + name + "/plugin.toml");
}

inline std::shared_ptr<const assay::LoadedPlugin> load(const std::string& name) {
  return assay::LoadedPlugin::load(manifest(name));
}

using ::error_of;

// The one problem that `call` throws, which must be laid at the plugin's door.
template <typename Call>
assay::Problem plugin_problem(Call call) {
  const assay::Error error = error_of(call);
  INFO(error.what());
  CHECK(error.fault() == assay::Fault::Plugin);
  REQUIRE(error.problems().size() == 1);
  return error.problems().front();
}

inline assay::Problem load_problem(const std::string& name) {
  return plugin_problem([&] { load(name); });
}

const std::string kVendor = "tell Fixtures, the vendor of plugin ";
const std::string kRebuild = "build the plugin again with the SDK of this version of assay";
const std::string kTogether = "put the library and the plugin.toml of the same version together";

inline const assay::OptionTable& no_options() {
  static const assay::OptionTable table({});
  return table;
}
inline const assay::PairTable& no_wording() {
  static const assay::PairTable table({}, true);
  return table;
}

// An instrument with two items, a unit and the roles self and other: rows are, by item and unit, self, other,
// all.
inline const assay::Model& model() {
  static const assay::Model kModel = [] {
    const auto text = load("sound")->instrument("sound.survey");
    return assay::Model(
        std::make_shared<const assay::Instrument>(assay::parse_instrument(text.toml, text.name)));
  }();
  return kModel;
}

}  // namespace loading
