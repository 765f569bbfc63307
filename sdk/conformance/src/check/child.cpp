#include "child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "assay/error.hpp"

namespace assay::conformance {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kOutputKept = 4000;

[[noreturn]] void no_process(const char* call) {
  throw Error(Problem{{}, {}, std::string("cannot make a process for a check (") + call + ")", std::strerror(errno), {},
                      "free memory, or raise the limit of processes and open files"},
              Fault::Machine);
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  void reset(int fd = -1) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
  }

 private:
  int fd_;
};

void write_all(int fd, const std::string& bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t wrote = ::write(fd, bytes.data() + at, bytes.size() - at);
    if (wrote < 0 && errno != EINTR) return;
    if (wrote > 0) at += static_cast<std::size_t>(wrote);
  }
}

// The program's handlers are not for its children: these end where they fall. A sanitizer's handlers tell more.
void forget_handlers() {
#if !defined(__SANITIZE_ADDRESS__)
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action {};
    if (::sigaction(number, nullptr, &action) != 0) continue;
    if (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN) std::signal(number, SIG_DFL);
  }
#endif
}

[[noreturn]] void live_as_child(const std::function<std::string()>& work, int answer, int output) {
  ::setpgid(0, 0);
  forget_handlers();
  std::signal(SIGPIPE, SIG_IGN);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  int status = 70;
  try {
    write_all(answer, work());
    status = 0;
  } catch (const std::exception& thrown) {
    std::fprintf(stderr, "%s\n", thrown.what());
  } catch (...) {
    std::fprintf(stderr, "an exception of an unknown type\n");
  }
  std::fflush(nullptr);
  ::_exit(status);  // no destructors of a library that may be broken
}

// Reads until the other end is closed; false when the time is over before that.
bool read_until(int fd, Clock::time_point deadline, std::string& bytes) {
  char buffer[4096];
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{fd, POLLIN, 0};
    const int ready = left <= 0 ? 0 : ::poll(&waiting, 1, static_cast<int>(left));
    if (ready == 0) return false;
    if (ready < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    const ssize_t count = ::read(fd, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

std::string tail_of(int fd) {
  const off_t size = ::lseek(fd, 0, SEEK_END);
  if (size <= 0) return {};
  const off_t from = size > static_cast<off_t>(kOutputKept) ? size - static_cast<off_t>(kOutputKept) : 0;
  std::string text(static_cast<std::size_t>(size - from), '\0');
  const ssize_t count = ::pread(fd, text.data(), text.size(), from);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return text;
}

// True once the process has ended; it is then collected.
bool has_ended(pid_t process, int& status, Clock::time_point deadline) {
  while (true) {
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) return true;
    if (ended < 0 && errno != EINTR) return true;
    if (Clock::now() >= deadline) return false;
    ::usleep(500);
  }
}

}  // namespace

ChildEnd run_in_child(const std::function<std::string()>& work, std::chrono::milliseconds limit) {
  const Clock::time_point deadline = Clock::now() + limit;
  int pair[2];
  if (::pipe2(pair, O_CLOEXEC) != 0) no_process("pipe");
  Descriptor reading(pair[0]), writing(pair[1]);
  Descriptor output(::memfd_create("output", MFD_CLOEXEC));
  if (output.get() < 0) no_process("memfd_create");
  std::fflush(nullptr);
  const pid_t process = ::fork();
  if (process < 0) no_process("fork");
  if (process == 0) {
    reading.reset();
    live_as_child(work, writing.get(), output.get());
  }
  ::setpgid(process, process);  // in both, so that it is done whoever is first
  writing.reset();

  ChildEnd end;
  int status = 0;
  bool ended = read_until(reading.get(), deadline, end.answer) && has_ended(process, status, deadline);
  // Whatever it started goes with it.
  ::kill(-process, SIGKILL);
  if (!ended) {
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    end.how = ChildEnd::How::TimedOut;
  } else if (WIFSIGNALED(status)) {
    end.how = ChildEnd::How::Signalled;
    end.number = WTERMSIG(status);
  } else if (WEXITSTATUS(status) != 0) {
    end.how = ChildEnd::How::Exited;
    end.number = WEXITSTATUS(status);
  }
  end.output = tail_of(output.get());
  return end;
}

}  // namespace assay::conformance
