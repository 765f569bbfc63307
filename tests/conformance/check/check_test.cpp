#include <filesystem>
#include <string>
#include <vector>

#include "assay/conformance/check.hpp"
#include "catch.hpp"

namespace cf = assay::conformance;
namespace fs = std::filesystem;

namespace {

cf::CheckReport check(const std::string& name, cf::CheckOptions options = {}) {
  options.level = cf::Level::Strict;
  return cf::check(fs::path(FIXTURES) / name, options);
}

std::vector<std::string> failed(const cf::CheckReport& report) {
  std::vector<std::string> ids;
  for (const cf::CheckOutcome& outcome : report.outcomes) {
    if (outcome.verdict == cf::Verdict::Failed) ids.push_back(outcome.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("plugin check: a sound plugin passes every check, and none is passed over") {
  for (const cf::CheckOutcome& outcome : check("none").outcomes) {
    CAPTURE(outcome.id, outcome.found);
    CHECK(outcome.verdict == cf::Verdict::Passed);
  }
}

TEST_CASE("plugin check: each broken plugin is caught by its own check and by no other") {
  for (const cf::CheckInfo& info : cf::checks()) {
    const std::string id(info.id);
    CAPTURE(id);
    REQUIRE(fs::exists(fs::path(FIXTURES) / id / "plugin.toml"));
    const cf::CheckReport report = check(id);
    CHECK(failed(report) == std::vector<std::string>{id});
    for (const cf::CheckOutcome& outcome : report.outcomes) {
      if (outcome.id != id) continue;
      CHECK_FALSE(outcome.found.empty());
      CHECK_FALSE(outcome.remedy.empty());
    }
  }
}
