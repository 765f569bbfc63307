#include <memory>
#include <thread>

#include "entries.hpp"
#include "memory_in_use.hpp"
#include "outcome.hpp"
#include "plugin_checks.hpp"

namespace assay::conformance {
namespace {

void list_everything(const Opened& plugin) {
  instrument_entries(plugin);
  scorer_entries(plugin);
  report_entries(plugin);
  renderer_entries(plugin);
}

void check_host(const ProbeHost& host, const std::string& when) {
  const std::vector<std::string> faults = host.faults();
  if (faults.empty()) return;
  throw Failed("log was called wrongly " + when + ": " + faults.front(),
               "keep the host in the instance, not in a static; log UTF-8, and nothing after close");
}

}  // namespace

void check_opens(const Subject& subject) {
  const Loaded loaded(subject);
  Opened opened(loaded);
  list_everything(opened);
  opened.close();
  check_host(opened.host(), "by the only instance");
}

void check_open_repeats(const Subject& subject) {
  const Loaded loaded(subject);
  for (std::size_t round = 0; round < subject.rounds(25); ++round) {
    try {
      Opened opened(loaded);
      list_everything(opened);
    } catch (const Failed& failed) {
      throw Failed("in round " + std::to_string(round + 1) + ": " + failed.what(),
                   "keep all state in the instance, and give back in close what open took");
    }
  }
}

void check_instances(const Subject& subject) {
  const Loaded loaded(subject);
  for (std::size_t round = 0; round < subject.rounds(2); ++round) {
    auto first = std::make_unique<Opened>(loaded);
    auto second = std::make_unique<Opened>(loaded);
    expect(first->instance() != second->instance(), "open gives the same instance twice", "make a new instance in each open");
    list_everything(*second);
    // The one that was opened first outlives the other, or the other way round.
    Opened& leaves = round % 2 == 0 ? *second : *first;
    Opened& stays = round % 2 == 0 ? *first : *second;
    leaves.close();
    list_everything(stays);
    check_host(leaves.host(), "by the instance that stayed open");
    check_host(stays.host(), "by the instance that stayed open");
  }
}

void check_threads(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened shared(loaded);
  const auto ids = [](const Opened& plugin) {
    std::vector<std::string> all;
    for (const auto& entries : {instrument_entries(plugin), scorer_entries(plugin), report_entries(plugin), renderer_entries(plugin)}) {
      for (const Entry& entry : entries) all.insert(all.end(), entry.texts.begin(), entry.texts.end());
    }
    return all;
  };
  const std::vector<std::string> expected = ids(shared);
  constexpr std::size_t kThreads = 8;
  std::vector<std::string> faults(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      try {
        for (std::size_t round = 0; round < subject.rounds(25) && faults[t].empty(); ++round) {
          if (loaded.entry()(ASSAY_ABI_VERSION) != &loaded.table()) faults[t] = "the entry gives another table";
          if (ids(shared) != expected) faults[t] = "the shared instance lists something else";
          const Opened own(loaded);
          if (ids(own) != expected) faults[t] = "an instance of a thread's own lists something else";
        }
      } catch (const std::exception& failed) {
        faults[t] = failed.what();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& fault : faults) {
    expect(fault.empty(), "with eight threads at once: " + fault, "guard what instances share, or better: share nothing");
  }
}

void check_memory(const Subject& subject) {
  const Loaded loaded(subject);
  const auto cycle = [&] {
    const Opened opened(loaded);
    list_everything(opened);
  };
  // The first rounds fill what is kept on purpose, such as the C library's own tables.
  for (int i = 0; i < 3; ++i) cycle();
  const std::size_t rounds = subject.rounds(10);
  std::size_t grown = 0;
  // What is kept once is less than a byte a round; what leaks is at least a small block a round, each time. The heap keeps
  // some of what was freed for the next who asks, and counts that as in use.
  constexpr int kTimes = 5;
  for (int time = 0; time < kTimes; ++time) {
    const std::size_t before = memory_in_use();
    for (std::size_t i = 0; i < rounds; ++i) cycle();
    const std::size_t after = memory_in_use();
    grown = after > before ? after - before : 0;
    if (grown < rounds * 8) break;
  }
  expect(grown < rounds * 8,
         std::to_string(rounds) + " times open, list and close leave " + std::to_string(grown) + " bytes more in use",
         "free in close what open took; run the plugin's test with -fsanitize=address to see where it was taken");
}

}  // namespace assay::conformance
