// assay/conformance/check.hpp: whether a plugin behaves as the contract wants it to, found out by running it.
//
// Each check has an id that stays, and a section of its own in docs/plugin-author/checks.md. It runs in a
// process of its own, so that a plugin that crashes, hangs or spoils its process fails one check and no more.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::conformance {

// How much is asked. Each level has the checks of those before it, and goes round more often.
enum class Level : std::uint8_t { Basic, Standard, Strict };
std::string_view level_word(Level level);  // "basic", "standard" or "strict"

// What a check is about, in the order in which checks run.
enum class Topic : std::uint8_t { Plugin, Instrument, Scorer, Report, Renderer, Process, Coexistence };
std::string_view topic_word(Topic topic);  // "plugin", "instrument", …

struct CheckInfo {
  std::string_view id;
  Topic topic;
  Level level;               // the lowest that has it
  std::string_view asks;     // in a line, what holds for a plugin that passes
  std::vector<std::string_view> after;  // checks without which this one has no meaning; it is passed over when one fails
  bool yields = false;  // its failure is told only when no check failed before it: those say better what is wrong
};

// Every check, in the order in which they run; those in `after` come before.
const std::vector<CheckInfo>& checks();

enum class Verdict : std::uint8_t { Passed, Failed, PassedOver };

struct CheckOutcome {
  std::string id;
  Verdict verdict = Verdict::Passed;
  std::string found;   // what was wrong, or why the check was passed over; empty when passed
  std::string remedy;  // empty unless failed
  double seconds = 0;  // wall clock
};

struct CheckOptions {
  Level level = Level::Standard;
  std::vector<std::string> include;  // ids of checks or words of topics; empty: all of the level
  std::vector<std::string> exclude;  // taken out of these
  std::uint64_t seed = 1;            // of everything that is made up; the same seed makes up the same
  std::chrono::milliseconds limit{10000};  // of each check, wall clock
  // Instruments to try scorers and reports with, before the plugin's own and those that come along.
  std::vector<std::filesystem::path> instruments;
};

struct CheckReport {
  std::filesystem::path library;
  std::string plugin;  // its id; empty when no manifest could be read
  std::uint64_t seed = 0;
  std::vector<CheckOutcome> outcomes;  // in the order of checks()

  bool passed() const;
};

// Told of each outcome as it comes.
using CheckProgress = std::function<void(const CheckOutcome&)>;

// Checks one plugin, named by its library, its folder or its plugin.toml. What is wrong with the plugin is an
// outcome. Throws Error: of Usage for an id in `options` that no check has; of Input for an instrument in it that
// cannot be used; of Machine when no process can be made. The caller must have no other thread running, since it forks.
CheckReport check(const std::filesystem::path& plugin, const CheckOptions& options, const CheckProgress& progress = {});

}  // namespace assay::conformance
