// How checks are chosen, and what becomes of a plugin that takes its process down.
#include <algorithm>
#include <filesystem>

#include "assay/conformance/check.hpp"
#include "assay/error.hpp"
#include "catch.hpp"

namespace cf = assay::conformance;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> ids(const cf::CheckReport& report) {
  std::vector<std::string> all;
  for (const cf::CheckOutcome& outcome : report.outcomes) all.push_back(outcome.id);
  return all;
}

cf::CheckReport sound(const cf::CheckOptions& options) { return cf::check(fs::path(FIXTURES) / "none", options); }

cf::CheckOutcome outcome_of(const std::string& plugin, const std::string& id) {
  cf::CheckOptions options;
  options.include = {id};
  options.limit = std::chrono::seconds(2);
  const cf::CheckReport report = cf::check(fs::path(FIXTURES) / plugin, options);
  REQUIRE(report.outcomes.size() == 1);
  return report.outcomes.front();
}

assay::Problem usage_problem(const cf::CheckOptions& options) {
  try {
    sound(options);
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Usage);
    return error.problems().front();
  }
  FAIL("nothing was thrown");
  return {};
}

}  // namespace

TEST_CASE("plugin check: ids are unique, and what comes after a check stands behind it") {
  std::vector<std::string_view> seen;
  for (const cf::CheckInfo& info : cf::checks()) {
    CAPTURE(info.id);
    CHECK(std::find(seen.begin(), seen.end(), info.id) == seen.end());
    CHECK_FALSE(info.asks.empty());
    for (const std::string_view before : info.after) CHECK(std::find(seen.begin(), seen.end(), before) != seen.end());
    seen.push_back(info.id);
  }
}

TEST_CASE("plugin check: include takes checks and topics, exclude takes them away") {
  cf::CheckOptions options;
  options.include = {"instrument", "memory"};
  options.exclude = {"instrument-copy", "norms", "content"};
  CHECK(ids(sound(options)) ==
        std::vector<std::string>{"memory", "instrument-parses", "instrument-ids", "instrument-stable"});
}

TEST_CASE("plugin check: a level leaves out what later levels ask") {
  cf::CheckOptions options;
  options.level = cf::Level::Basic;
  options.include = {};
  for (const std::string& id : ids(sound(options))) {
    const auto info = std::find_if(cf::checks().begin(), cf::checks().end(), [&](const auto& one) { return one.id == id; });
    CHECK(info->level == cf::Level::Basic);
  }
}

TEST_CASE("plugin check: a check that there is not is refused with a suggestion") {
  cf::CheckOptions options;
  options.include = {"memroy"};
  const assay::Problem problem = usage_problem(options);
  CHECK(problem.what == "there is no check \"memroy\"");
  CHECK(problem.remedy == "did you mean \"memory\"?");
}

TEST_CASE("plugin check: a check that there is not cannot be left out either") {
  cf::CheckOptions options;
  options.exclude = {"quite-another-thing"};
  CHECK(usage_problem(options).remedy == "`assay plugin check --list` tells them");
}

TEST_CASE("plugin check: what stands on a failed check is passed over, and says why") {
  const cf::CheckReport report = cf::check(fs::path(FIXTURES) / "loads", {});
  for (const cf::CheckOutcome& outcome : report.outcomes) {
    CAPTURE(outcome.id);
    if (outcome.id == "descriptor") CHECK(outcome.found == "loads comes first");
    if (outcome.id == "opens") CHECK(outcome.found == "descriptor comes first");
  }
}

TEST_CASE("plugin check: a plugin that crashes fails the check, and no more") {
  const cf::CheckOutcome outcome = outcome_of("misbehaved-crashes", "opens");
  CHECK(outcome.verdict == cf::Verdict::Failed);
  CHECK(outcome.found == "the plugin ended its process: Aborted; it said \"nothing helps\"");
}

TEST_CASE("plugin check: a plugin that ends the process fails the check") {
  const cf::CheckOutcome outcome = outcome_of("misbehaved-exits", "opens");
  CHECK(outcome.verdict == cf::Verdict::Failed);
  CHECK(outcome.found == "the plugin ended its process with exit status 0");
}

TEST_CASE("plugin check: a plugin that hangs fails the check when its time is over") {
  const cf::CheckOutcome outcome = outcome_of("misbehaved-hangs", "opens");
  CHECK(outcome.verdict == cf::Verdict::Failed);
  CHECK(outcome.found == "the check did not end in time");
  CHECK_FALSE(outcome.remedy.empty());
}

TEST_CASE("plugin check: a library without a manifest is told so") {
  const cf::CheckReport report = cf::check(fs::path(FIXTURES) / "nowhere" / "nothing.so", {});
  CHECK(report.outcomes.front().id == "manifest");
  CHECK(report.outcomes.front().verdict == cf::Verdict::Failed);
  CHECK_FALSE(report.passed());
}

TEST_CASE("plugin check: another plugin's manifest beside a library is told") {
  const fs::path strange = fs::path(FIXTURES) / "none" / "strange.so";
  fs::copy_file(fs::path(FIXTURES) / "none" / "none.so", strange, fs::copy_options::overwrite_existing);
  const cf::CheckReport report = cf::check(strange, {});
  fs::remove(strange);
  CHECK(report.outcomes.front().found == "the plugin.toml beside the library is for none.so");
}
