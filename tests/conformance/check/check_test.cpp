#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "assay/conformance/check.hpp"
#include "assay/error.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

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

std::string found(const cf::CheckReport& report, const std::string& id) {
  for (const cf::CheckOutcome& outcome : report.outcomes) {
    if (outcome.id == id) return outcome.found;
  }
  return {};
}

constexpr std::size_t kShards = 6;

// Writes a line for each fixture of the shard: its id, the checks that failed, and whether what was found and what to
// do were told.
void check_shard(std::size_t shard, const fs::path& to) {
  std::ofstream lines(to);
  for (std::size_t i = shard; i < cf::checks().size(); i += kShards) {
    const cf::CheckInfo& info = cf::checks()[i];
    const std::string id(info.id);
    cf::CheckOptions options;
    options.level = info.level == cf::Level::Strict ? cf::Level::Strict : cf::Level::Standard;
    options.limit = std::chrono::seconds(60);
    std::string all, told = "told";
    for (const cf::CheckOutcome& outcome : cf::check(fs::path(FIXTURES) / id, options).outcomes) {
      if (outcome.verdict != cf::Verdict::Failed) continue;
      all += (all.empty() ? "" : ",") + outcome.id;
      if (outcome.found.empty() || outcome.remedy.empty()) told = "silent";
    }
    lines << id << ' ' << (all.empty() ? "nothing" : all) << ' ' << told << std::endl;
  }
}

}  // namespace

TEST_CASE("plugin check: a sound plugin passes every check, and none is passed over") {
  for (const cf::CheckOutcome& outcome : check("none").outcomes) {
    CAPTURE(outcome.id, outcome.found);
    CHECK(outcome.verdict == cf::Verdict::Passed);
  }
}

// The fixtures by turns over several processes: some checks wait for a clock, and a fixture has all of them to pass.
TEST_CASE("plugin check: each broken plugin is caught by its own check and by no other") {
  const TemporaryFolder results;
  std::vector<pid_t> shards;
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    const pid_t process = ::fork();
    if (process == 0) {
      check_shard(shard, results / std::to_string(shard));
      std::_Exit(0);
    }
    shards.push_back(process);
  }
  for (const pid_t process : shards) {
    int status = 0;
    REQUIRE(::waitpid(process, &status, 0) == process);
    REQUIRE(status == 0);
  }
  std::size_t seen = 0;
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    std::ifstream lines(results / std::to_string(shard));
    std::string id, caught_by, told;
    while (lines >> id >> caught_by >> told) {
      ++seen;
      CAPTURE(id);
      CHECK(caught_by == id);
      CHECK(told == "told");
    }
  }
  CHECK(seen == cf::checks().size());
}

TEST_CASE("plugin check: an instrument to try that cannot be used is refused with its line") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("broken.toml", "[instrument]\nid = 7\n");
  cf::CheckOptions options;
  options.instruments = {file};
  try {
    ::check("none", options);
    FAIL("it was not refused");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Input);
    CHECK(error.problems().front().where.file == file.string());
  }
}

TEST_CASE("plugin check: other ways to break a check are caught by it as well") {
  const std::map<std::string, std::string> caught = {
      {"scorer-also-reads-strings", "scorer-reads-inside"}, {"scorer-also-keeps-batch", "scorer-reads-inside"},
      {"scorer-also-writes-model", "scorer-input"},         {"scorer-also-divides", "scorer-zero-raters"},
#if !defined(__SANITIZE_ADDRESS__)  // which clears memory by itself
      {"scorer-also-reads-unwritten", "scorer-runs"},
#endif
  };
  for (const auto& [fixture, id] : caught) {
    CAPTURE(fixture);
    CHECK(failed(::check(fixture)) == std::vector<std::string>{id});
  }
}

TEST_CASE("plugin check: a scorer that hangs is ended when the time is over") {
  cf::CheckOptions options;
  options.limit = std::chrono::milliseconds(1000);
  options.include = {"scorer-scores", "scorer-all-na"};
  const cf::CheckReport report = ::check("scorer-also-hangs", options);
  CHECK(failed(report) == std::vector<std::string>{"scorer-all-na"});
  CHECK_THAT(found(report, "scorer-all-na"), ContainsSubstring("did not end in time"));
}

TEST_CASE("plugin check: a fuzz names round and seed, the same each time, and the smallest case") {
  cf::CheckOptions options;
  options.include = {"scorer-fuzz"};
  options.seed = 5;
  const std::string once = found(::check("scorer-fuzz", options), "scorer-fuzz");
  CHECK(found(::check("scorer-fuzz", options), "scorer-fuzz") == once);
  CHECK_THAT(once, ContainsSubstring(" of seed 5: ") && ContainsSubstring("and its range is 1 to 5"));
  // Three raters who say NA and one with the lowest answer, all of them to one item: less does not show it.
  const std::string smallest = once.substr(once.find("the smallest that shows it: "));
  const auto count = [&](const std::string& words) {
    std::size_t times = 0;
    for (std::size_t at = smallest.find(words); at != std::string::npos; at = smallest.find(words, at + 1)) ++times;
    return times;
  };
  CHECK(count(" = NA)") == 3);
  CHECK(count(" = 1)") == 1);
  CHECK(count("(") == 4);
}

TEST_CASE("plugin check: an instrument that was named comes before the plugin's own") {
  const TemporaryFolder folder;
  cf::CheckOptions options;
  options.include = {"scorer-finite"};
  options.instruments = {folder.write("named.toml", R"(
[instrument]
id = "named.one"
version = "1"
title = "Named"
vendor = "Tests"
kind = "survey"
locale = "en"
[[scale]]
id = "ten"
range = [0, 10]
[[role]]
id = "self"
title = "Self"
[[construct]]
id = "c"
level = "topic"
title = "C"
[[item]]
id = "i"
text = "I"
construct = "c"
scale = "ten"
)")};
  CHECK_THAT(found(::check("scorer-finite", options), "scorer-finite"), ContainsSubstring("instrument named.one"));

  // By a path from here as well, also in a check that goes elsewhere.
  options.include = {"scorer-runs"};
  options.instruments = {fs::relative(options.instruments.front())};
  CHECK_THAT(found(::check("scorer-runs", options), "scorer-runs"), ContainsSubstring("instrument named.one"));
}
