// Several plugins at work in one process, each result held against that of the plugin alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "subject.hpp"
#include "tour.hpp"

namespace assay::conformance {

// What a plugin gave alone, step by step, and which of it is the same each time: only that can be held
// against anything.
struct Solo {
  std::vector<Step> steps;
  std::vector<bool> steady;
};

struct Company {
  std::vector<Subject> subjects;
  std::vector<Solo> solos;  // one a subject
};

// Where the plugins were when one gave other results than alone, or ended the process.
enum class Part : std::uint8_t { Loading, Working, AfterClosing };
struct Departure {
  Part part = Part::Loading;
  std::string found;  // which plugin, which step, what
};

// Takes the plugin's tour alone, twice, in processes of their own. Throws Failed when it cannot be loaded,
// opened, or ends its process.
Solo solo_of(const Subject& subject, std::chrono::milliseconds limit);

// Loads all plugins in the order given (indices of subjects), lets them work by turns, and closes one after
// the other while the rest goes on. In a process of its own.
std::optional<Departure> work_by_turns(const Company& company, const std::vector<std::size_t>& order,
                                       std::chrono::milliseconds limit);

// Loads all plugins; each then does everything else in a thread of its own, going round its work `rounds`
// times.
std::optional<Departure> work_at_once(const Company& company, std::size_t rounds,
                                      std::chrono::milliseconds limit);

// The orders in which `count` plugins are loaded: that of their numbers first; every one up to five plugins,
// else `sample` of them, each plugin being the first of one and the last of one.
std::vector<std::vector<std::size_t>> orders_of(std::size_t count, std::size_t sample, std::uint64_t seed);

}  // namespace assay::conformance
