// The library that was built, called as the program calls it. Nothing but the SDK is needed.
#include <assay/sdk/testing.hpp>

#include <fstream>
#include <iterator>

using namespace assay::sdk::testing;

ASSAY_TEST("the plugin says who it is") {
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  ASSAY_CHECK_EQUAL(plugin.id(), "@id@");
  ASSAY_CHECK_EQUAL(plugin.version(), "0.1.0");
}

ASSAY_TEST("the library holds the instrument as the file beside it has it") {
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  std::ifstream file(ASSAY_PLUGIN_SOURCE_DIR "/instruments/survey.toml");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  ASSAY_CHECK(!text.empty());
  ASSAY_CHECK(plugin.instrument("@id@.survey") == text);
}

ASSAY_TEST("another instrument is refused") {
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  ASSAY_CHECK_FAILS(plugin.instrument("@id@.other"), ASSAY_E_ARGUMENT);
}

ASSAY_TEST_MAIN()
