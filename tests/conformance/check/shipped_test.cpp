// The plugins that come along keep the contract, at the highest level.
#include <filesystem>

#include "assay/conformance/check.hpp"
#include "catch.hpp"

namespace cf = assay::conformance;
namespace fs = std::filesystem;

// Everything takes several times as long with the address sanitizer.
#if defined(__SANITIZE_ADDRESS__)
constexpr cf::Level kLevel = cf::Level::Standard;
#else
constexpr cf::Level kLevel = cf::Level::Strict;
#endif

TEST_CASE("plugin check: every plugin that comes along passes at the highest level") {
  std::size_t plugins = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(ASSAY_BINARY_DIR "/plugins")) {
    if (!fs::exists(folder.path() / "plugin.toml")) continue;
    ++plugins;
    cf::CheckOptions options;
    options.level = kLevel;
    options.limit = std::chrono::seconds(120);
    for (const cf::CheckOutcome& outcome : cf::check(folder.path(), options).outcomes) {
      CAPTURE(folder.path(), outcome.id, outcome.found);
      CHECK(outcome.verdict != cf::Verdict::Failed);
    }
  }
  CHECK(plugins >= 4);
}
