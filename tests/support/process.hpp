// Runs a program and keeps what it says.
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct ProcessResult {
  int status = -1;  // of exit; -1 when a signal ended it
  int signal = 0;   // that ended it; 0: none
  bool timed_out = false;
  std::string out, err;
};

struct ProcessOptions {
  std::filesystem::path folder;                                  // to run in; empty: this one
  std::vector<std::pair<std::string, std::string>> environment;  // beside a small fixed one
  std::optional<rlim_t> largest_file;                            // bytes; writing more fails with EFBIG
  std::chrono::seconds time_out{120};
};

namespace process_detail {

// A file without a name, so that a child that says a lot never waits for a reader.
class Capture {
 public:
  Capture() : file_(std::tmpfile()) {
    if (file_ == nullptr) throw std::runtime_error("tmpfile failed");
  }
  ~Capture() { std::fclose(file_); }
  Capture(const Capture&) = delete;
  Capture& operator=(const Capture&) = delete;

  int descriptor() const { return ::fileno(file_); }
  std::string text() {
    std::rewind(file_);
    std::string all;
    char buffer[65536];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file_)) all.append(buffer, size);
    return all;
  }

 private:
  std::FILE* file_;
};

inline std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

// In the child, after fork: only calls that are safe there.
[[noreturn]] inline void become(char* const* arguments, char* const* environment,
                                const ProcessOptions& options, int out, int err) {
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (options.largest_file) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{*options.largest_file, *options.largest_file};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
  }
  if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
  ::execve(arguments[0], arguments, environment);
  ::_exit(127);
}

inline int wait_for(pid_t child, std::chrono::seconds time_out, bool& timed_out) {
  const auto deadline = std::chrono::steady_clock::now() + time_out;
  int status = 0;
  for (;;) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return status;
    if (ended < 0 && errno != EINTR) throw std::runtime_error("waitpid failed");
    if (std::chrono::steady_clock::now() > deadline && !timed_out) {
      timed_out = true;
      ::kill(child, SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace process_detail

// `command` starts with the program's path. The environment is PATH, LC_ALL=C and what the options add.
inline ProcessResult run_process(std::vector<std::string> command, const ProcessOptions& options = {}) {
  std::vector<std::string> variables = {"PATH=/usr/bin:/bin", "LC_ALL=C"};
  for (const char* kept : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE", "GCOV_PREFIX"}) {
    if (const char* value = std::getenv(kept)) variables.push_back(std::string(kept) + "=" + value);
  }
  for (const auto& [name, value] : options.environment) variables.push_back(name + "=" + value);
  const std::vector<char*> arguments = process_detail::pointers(command);
  const std::vector<char*> environment = process_detail::pointers(variables);
  process_detail::Capture out, err;

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    process_detail::become(arguments.data(), environment.data(), options, out.descriptor(), err.descriptor());
  }
  ProcessResult result;
  const int status = process_detail::wait_for(child, options.time_out, result.timed_out);
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  result.out = out.text();
  result.err = err.text();
  return result;
}
