// Checks for scorers: the process, the threads and the locale around them.
#include <malloc.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <barrier>
#include <cstring>
#include <mutex>
#include <thread>

#include "child.hpp"
#include "comma_locale.hpp"
#include "registry.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

// --- other processes ---

// What differs from one process to the next: where things lie, what lies in memory that nothing was written
// to, where the process is and what it finds in its environment.
void take_world(int world) {
  if (world == 0) return;
  ::mallopt(M_PERTURB, 0x5A + world);
  ::mmap(nullptr, 4096 * 37 * static_cast<std::size_t>(world), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  for (std::size_t size = 16; size < 4096; size += 16) {
    void* kept[4];
    for (void*& memory : kept) std::memset(memory = std::malloc(size), 0xA0 + world, size);
    for (int i = 0; i < 3; ++i) std::free(kept[i]);
  }
  ::setenv("TZ", "Asia/Kathmandu", 1);
  ::setenv("HOME", "/nowhere", 1);
  ::setenv("LANG", "tr_TR.UTF-8", 1);
  if (::chdir("/") != 0) return;
}

[[gnu::noinline]] void paint_stack(int world) {
  volatile char painted[1 << 16];
  for (volatile char& byte : painted) byte = static_cast<char>(0xA0 + world);
}

template <typename T>
void append(std::string& bytes, const std::vector<T>& list) {
  bytes.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
}

// States and values of all settings, one setting after the other. What cannot be scored is left out.
std::string scored_in_world(const Subject& subject, int world) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // with the check, which may be out of time
  take_world(world);
  std::string bytes;
  try {
    for_each_setting(subject, [&](const Trial& trial) {
      const Batch batch = trial.batch(trial.mixed_cases());
      paint_stack(world);
      const Scores scores = trial.score(batch);
      append(bytes, scores.states);
      append(bytes, scores.values);
    });
  } catch (const std::runtime_error&) {
    return bytes;  // Failed or PassedOver, which this process will see for itself, or find missing
  }
  return bytes;
}

// The scores of a setting out of such bytes, from `at` on.
Scores scores_from(const std::string& bytes, std::size_t& at, const Trial& trial, const Batch& batch) {
  Scores scores{batch.size(), trial.setting.model->rows().size(), trial.measures.size(), {}, {}};
  const std::size_t cells = scores.cases * scores.rows * scores.measures;
  expect(at + cells * 9 <= bytes.size(),
         "in one process it is scored, and in another it is not: " + trial.setting.name,
         "which settings are taken, with what measures, and whether score goes well, depends on what is "
         "handed over alone");
  scores.states.resize(cells);
  scores.values.resize(cells);
  std::memcpy(scores.states.data(), bytes.data() + at, cells);
  std::memcpy(scores.values.data(), bytes.data() + at + cells, cells * sizeof(double));
  at += cells * 9;
  return scores;
}

void runs(const Subject& subject) {
  std::vector<std::string> worlds;
  for (int world = 0; world < 3; ++world) {
    const ChildEnd end = run_in_child([&] { return scored_in_world(subject, world); }, std::chrono::hours(1));
    expect(end.how == ChildEnd::How::Answered,
           "a process with other memory and another environment ended while it scored",
           "read no memory that nothing was written to, and do without the environment");
    worlds.push_back(end.answer);
  }
  std::vector<std::size_t> at(worlds.size(), 0);
  for_each_setting(subject, [&](const Trial& trial) {
    const Batch batch = trial.batch(trial.mixed_cases());
    const Scores first = scores_from(worlds[0], at[0], trial, batch);
    for (std::size_t world = 1; world < worlds.size(); ++world) {
      trial.expect_same(
          first, scores_from(worlds[world], at[world], trial, batch), batch, "in one process and in another",
          "use nothing that is other in each process: addresses, their order, clocks, the environment, "
          "memory that nothing was written to");
    }
  });
}

// --- threads ---

// What went wrong first, of several threads.
class FirstFault {
 public:
  void run(const std::function<void()>& work) {
    try {
      work();
    } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!fault_) fault_ = std::current_exception();
    }
  }
  void rethrow() const {
    if (fault_) std::rethrow_exception(fault_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr fault_;
};

// Each thread has cases of its own, so that what belongs to another one shows.
void look_at_threads(const Trial& trial, std::size_t count) {
  std::vector<Batch> batches;
  std::vector<Scores> alone;
  CaseMaker make = trial.maker();
  for (std::size_t t = 0; t < count; ++t) {
    batches.push_back(trial.batch(make.any(4)));
    alone.push_back(trial.score(batches.back()));
  }
  FirstFault fault;
  std::barrier begin(static_cast<std::ptrdiff_t>(count));
  const auto live = [&](std::size_t t) {
    begin.arrive_and_wait();
    fault.run([&] {
      const std::string what = "on one thread, and on " + std::to_string(count) + " at once";
      const std::string remedy =
          "score and create are called from several threads at once: change nothing in the scorer, in "
          "the instance or in a static while scoring";
      for (std::size_t round = 0; round < trial.subject.rounds(1); ++round) {
        const std::size_t at = (t + round) % count;
        trial.expect_same(alone[at], trial.score(batches[at]), batches[at], what, remedy);
        const LiveScorer own(trial.opened, trial.setting);
        trial.expect_same(alone[at], score(own, trial.setting, batches[at]), batches[at],
                          what + ", each with a scorer", remedy);
      }
    });
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < count; ++t) threads.emplace_back(live, t);
  for (std::thread& thread : threads) thread.join();
  fault.rethrow();
}

void threads(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    for (const std::size_t count : {1u, 2u, 8u}) look_at_threads(trial, count);
  });
}

// --- locale ---

void locale(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const std::vector<ScorerSetting> settings = scorer_settings(subject, opened);
  std::vector<Batch> batches;
  std::vector<Scores> plain;
  std::vector<std::vector<MeasureInfo>> measures;
  for (const ScorerSetting& setting : settings) {
    const LiveScorer scorer(opened, setting);
    const Trial trial{subject, opened, setting, scorer, {}};
    batches.push_back(trial.batch(trial.mixed_cases()));
    plain.push_back(trial.score(batches.back()));
    measures.push_back(scorer.measures());
  }
  const bool taken = take_comma_locale();
  const Opened later(loaded);
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const LiveScorer scorer(later, settings[i]);
    const auto difference = first_difference(plain[i], score(scorer, settings[i], batches[i]), settings[i],
                                             measures[i], batches[i]);
    if (!difference) continue;
    throw Failed("with a decimal point, and in a locale with a decimal comma: " + *difference,
                 "read and write numbers with std::from_chars and std::to_chars: strtod, printf and streams "
                 "follow the locale");
  }
  if (!taken)
    throw PassedOver(
        "the C library takes no locale with a decimal comma; C++ streams had one, and all was well");
}

}  // namespace

std::vector<Check> scorer_world_checks() {
  using T = Topic;
  using L = Level;
  return {
      {{"scorer-runs", T::Scorer, L::Standard, "scores are the same in each process, to the last bit",
        {"scorer-same-twice"}}, runs},
      {{"scorer-locale", T::Scorer, L::Standard, "scores do not depend on the locale",
        {"scorer-instances"}}, locale},
      {{"scorer-threads", T::Scorer, L::Standard, "scores are the same on any number of threads",
        {"scorer-keeps-nothing"}}, threads},
  };
}

}  // namespace assay::conformance
