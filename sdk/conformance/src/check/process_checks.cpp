// Checks that a plugin leaves the process as it found it. Each takes a tour through the plugin and looks at
// one aspect of the process around every call.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <iostream>
#include <thread>

#include "assay/text.hpp"
#include "probe_host.hpp"
#include "process_state.hpp"
#include "registry.hpp"
#include "tour.hpp"

namespace assay::conformance {
namespace {

namespace fs = std::filesystem;
using TakeState = std::function<ProcessState()>;

void take_tour(const Subject& subject, Watch& watch) {
  Tour tour(subject, watch);
  for (const Stage stage : kStages) tour.take_all(stage);
}

// --- a tour alone ---

// Says where it is, so that the last line tells where a crash was.
class Telling : public Watch {
 public:
  void around(const std::string& step, const std::function<void()>& call) override {
    std::fprintf(stderr, "to %s\n", step.c_str());
    call();
  }
};

void tour(const Subject& subject) {
  Telling watch;
  take_tour(subject, watch);
}

// --- what each call must leave alone ---

class Comparing : public Watch {
 public:
  Comparing(TakeState take, std::string remedy) : take_(std::move(take)), remedy_(std::move(remedy)) {}
  void around(const std::string& step, const std::function<void()>& call) override {
    const ProcessState before = take_();
    call();
    const std::string changed = difference(before, take_());
    expect(changed.empty(), "to " + step + " changes the process; " + changed, remedy_);
  }

 private:
  TakeState take_;
  std::string remedy_;
};

void compare(const Subject& subject, const TakeState& take, const char* remedy) {
  Comparing watch(take, remedy);
  take_tour(subject, watch);
}

void locale(const Subject& subject) {
  compare(subject, locale_state,
          "do not call setlocale or std::locale::global; use std::from_chars and std::to_chars, or newlocale "
          "with the …_l functions");
}

void environment(const Subject& subject) {
  compare(subject, environment_state,
          "do not call setenv, putenv or unsetenv; pass settings along as arguments, or as options in "
          "plugin.toml");
}

void directory(const Subject& subject) {
  compare(subject, directory_state,
          "do not call chdir or umask; open files by absolute paths, or with openat");
}

void signals(const Subject& subject) {
  compare(subject, signal_state,
          "leave signals and timers to the program; block signals in threads of your own only");
}

void floating_point(const Subject& subject) {
  compare(subject, floating_point_state,
          "put back what fegetenv gave before you return; do not build with -ffast-math, which changes the "
          "mode when it is loaded");
}

void limits(const Subject& subject) {
  compare(subject, limit_state, "do not call setrlimit, nice or setpriority");
}

void handlers(const Subject& subject) {
  compare(subject, handler_state,
          "do not call std::set_terminate or std::set_new_handler; catch what your own functions throw");
}

// rand() and random() keep their numbers here as long as a check of them runs.
std::array<char, 128> generator;

ProcessState generator_state() {
  std::string digits;
  for (const char byte : generator) digits += std::to_string(static_cast<unsigned char>(byte)) + ".";
  return {{"the numbers to come of rand() and random()", digits}};
}

void random_numbers(const Subject& subject) {
  ::initstate(1, generator.data(), generator.size());
  compare(subject, generator_state,
          "use a generator of your own with a seed of your own, such as std::mt19937_64 in the scorer");
}

// --- what is said to the host ---

class Overhearing : public Watch {
 public:
  void around(const std::string& step, const std::function<void()>& call) override {
    const std::size_t before = ProbeHost::faults_of_all().size();
    call();
    const std::vector<std::string> faults = ProbeHost::faults_of_all();
    if (faults.size() == before) return;
    throw Failed("to " + step + " calls the host's log wrongly: " + faults[before],
                 "keep the host in the instance and hand its context back; log UTF-8, and nothing after close");
  }
};

void log_lines(const Subject& subject) {
  Overhearing watch;
  take_tour(subject, watch);
}

// --- output ---

class Listening : public Watch {
 public:
  Listening() : streams_(::dup(STDOUT_FILENO)) {}
  ~Listening() override { ::close(streams_); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

  void around(const std::string& step, const std::function<void()>& call) override {
    const off_t before = size();
    call();
    const off_t after = size();
    if (after <= before) return;
    std::string words(static_cast<std::size_t>(after - before), '\0');
    const ssize_t count = ::pread(streams_, words.data(), words.size(), before);
    words.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    throw Failed(
        "to " + step + " writes " + assay::quoted(words) + " to a standard stream",
        "take such lines out, or hand them to the host's log, which writes them under the plugin's name");
  }

 private:
  // The standard streams of a check are one file.
  off_t size() const {
    std::cout.flush();
    std::fflush(stdout);
    std::fflush(stderr);
    struct stat status {};
    return ::fstat(streams_, &status) == 0 ? status.st_size : 0;
  }
  int streams_;
};

void streams(const Subject& subject) {
  Listening watch;
  take_tour(subject, watch);
}

// --- what must be gone at the end ---

constexpr std::chrono::milliseconds kGrace{500};  // for a thread or a process that is just about to end

class LeftBehind : public Watch {
 public:
  explicit LeftBehind(TakeState take) : take_(std::move(take)), before_(take_()) {}

  void around(const std::string& step, const std::function<void()>& call) override {
    call();
    for (const auto& [name, value] : take_()) {
      const auto found = before_.find(name);
      if (found == before_.end() || found->second != value) came_with_.emplace(name, step);
    }
  }

  // Throws Failed when something is there that was not, or is not there any more.
  void finish(const std::string& remedy) const {
    const auto deadline = std::chrono::steady_clock::now() + kGrace;
    while (!difference(before_, take_()).empty() && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const ProcessState after = take_();
    const std::string changed = difference(before_, after);
    if (changed.empty()) return;
    for (const auto& [name, step] : came_with_) {
      const auto left = after.find(name);
      if (left == after.end()) continue;
      throw Failed(name + " (" + left->second + ") is left when the plugin is closed; it came with: " + step,
                   remedy);
    }
    throw Failed("when the plugin is closed, " + changed, remedy);
  }

 private:
  TakeState take_;
  ProcessState before_;
  std::map<std::string, std::string> came_with_;
};

void look_for_leftovers(const Subject& subject, const TakeState& take, const char* remedy) {
  LeftBehind watch(take);
  take_tour(subject, watch);
  watch.finish(remedy);
}

void threads(const Subject& subject) {
  look_for_leftovers(subject, thread_state,
                     "end and join every thread in destroy or close, whoever started it");
}

void children(const Subject& subject) {
  look_for_leftovers(subject, child_state,
                     "end every process that you start, and wait for it, before close returns");
}

void descriptors(const Subject& subject) {
  look_for_leftovers(subject, descriptor_state,
                     "close every file, pipe and socket that you open; leave those of the program alone");
}

// An empty folder to work in, which is also where temporary files go.
class EmptyFolder {
 public:
  EmptyFolder() {
    std::string name = (fs::temp_directory_path() / "assay-check-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr || ::chdir(name.c_str()) != 0) {
      throw PassedOver(std::string("no empty folder can be made: ") + std::strerror(errno));
    }
    folder_ = name;
    ::setenv("TMPDIR", name.c_str(), 1);
  }
  ~EmptyFolder() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  EmptyFolder(const EmptyFolder&) = delete;
  EmptyFolder& operator=(const EmptyFolder&) = delete;
  const fs::path& path() const { return folder_; }

 private:
  fs::path folder_;
};

void files(const Subject& subject) {
  Subject here = subject;
  for (fs::path& file : here.instruments) file = fs::absolute(file);
  const EmptyFolder folder;
  look_for_leftovers(
      here, [&] { return file_state(folder.path()); },
      "hand results to the host's sinks; take temporary files away before the call returns");
}

// --- the end of the process ---

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLeaksAreCounted = true;
#else
constexpr bool kLeaksAreCounted = false;
#endif

// How a copy of this process ends when it calls exit.
int status_of_exit() {
  std::fflush(nullptr);
  const pid_t copy = ::fork();
  if (copy < 0) throw PassedOver("no process can be made");
  if (copy == 0) std::exit(0);
  int status = 0;
  while (::waitpid(copy, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

void exits(const Subject& subject) {
  if (kLeaksAreCounted) throw PassedOver("the address sanitizer has its own way at the end of a process");
  if (status_of_exit() != 0) throw PassedOver("this process cannot exit even without the plugin");
  Watch watch;
  take_tour(subject, watch);
  const int status = status_of_exit();
  const std::string how = WIFSIGNALED(status) ? ::strsignal(WTERMSIG(status))
                                              : "exit status " + std::to_string(WEXITSTATUS(status));
  expect(status == 0, "when the program exits after close, the process ends with: " + how,
         "do nothing in destructors of statics or in functions given to atexit; end everything in close");
}

}  // namespace

std::vector<Check> process_checks() {
  using T = Topic;
  using L = Level;
  const std::vector<std::string_view> after = {"loads", "process-tour"};
  return {
      {{"process-tour",
        T::Process,
        L::Basic,
        "everything that the plugin offers can be used, all of it alive at once",
        {"opens"},
        true},
       tour},
      {{"process-locale", T::Process, L::Basic, "no call changes the locale", after}, locale},
      {{"process-environment", T::Process, L::Basic, "no call changes the environment", after}, environment},
      {{"process-directory", T::Process, L::Basic, "no call changes the working directory or the umask",
        after},
       directory},
      {{"process-signals", T::Process, L::Basic, "no call changes signal handlers, blocked signals or timers",
        after},
       signals},
      {{"process-floating-point", T::Process, L::Basic, "no call changes how numbers are reckoned with",
        after},
       floating_point},
      {{"process-limits", T::Process, L::Standard, "no call changes the limits of resources or the priority",
        after},
       limits},
      {{"process-handlers", T::Process, L::Standard, "no call changes the handlers of std::terminate and new",
        after},
       handlers},
      {{"process-random", T::Process, L::Standard,
        "no call uses rand() or random(), whose numbers are the program's", after},
       random_numbers},
      {{"process-log", T::Process, L::Basic, "each call that logs does so as the contract says", after}, log_lines},
      {{"process-streams", T::Process, L::Basic, "nothing is written to the standard streams", after},
       streams},
      {{"process-files", T::Process, L::Standard,
        "no file is left in the working directory or among temporary files", after},
       files},
      {{"process-descriptors", T::Process, L::Basic,
        "after close no file is left open, and none of the program's closed", after},
       descriptors},
      {{"process-threads", T::Process, L::Basic, "after close no thread is left", after}, threads},
      {{"process-children", T::Process, L::Standard, "after close no process is left", after}, children},
      {{"process-exit", T::Process, L::Standard, "the program can exit after close", after}, exits},
  };
}

}  // namespace assay::conformance
