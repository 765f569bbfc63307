// What arrives on standard error, and with which colours.
#include "assay/log.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

#include "samples.hpp"

using assay::LogLevel;

namespace {

// Standard error leads to `descriptor` as long as this lives.
class Redirect {
 public:
  explicit Redirect(int descriptor) : before_(dup(STDERR_FILENO)) {
    std::fflush(stderr);
    dup2(descriptor, STDERR_FILENO);
  }
  ~Redirect() {
    std::fflush(stderr);
    dup2(before_, STDERR_FILENO);
    close(before_);
  }
  Redirect(const Redirect&) = delete;
  Redirect& operator=(const Redirect&) = delete;

 private:
  int before_;
};

template <typename Call>
std::string stderr_of(Call call) {
  const samples::Folder folder;
  const int file = open((folder / "err").c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(file >= 0);
  {
    const Redirect redirect(file);
    call();
  }
  close(file);
  return samples::read(folder / "err");
}

// The same on a terminal.
template <typename Call>
std::string terminal_of(Call call) {
  int master = -1, slave = -1;
  REQUIRE(openpty(&master, &slave, nullptr, nullptr, nullptr) == 0);
  {
    const Redirect redirect(slave);
    call();
  }
  std::string out;
  char buffer[4096];
  pollfd ready{master, POLLIN, 0};
  while (poll(&ready, 1, 50) == 1 && (ready.revents & POLLIN) != 0) {
    const ssize_t size = read(master, buffer, sizeof(buffer));
    if (size <= 0) break;
    out.append(buffer, static_cast<std::size_t>(size));
  }
  close(master);
  close(slave);
  return out;
}

void say_everything() {
  assay::log(LogLevel::Debug, "bcsc", "d");
  assay::log(LogLevel::Info, "bcsc", "i");
  assay::log(LogLevel::Warning, "bcsc", "w");
  assay::log(LogLevel::Error, "bcsc", "e");
}

}  // namespace

TEST_CASE("log: warnings and errors are shown, with level and source") {
  const std::string out = stderr_of([] {
    assay::start_log(false, false);
    say_everything();
  });
  CHECK(out == "warning: bcsc: w\nerror: bcsc: e\n");
}

TEST_CASE("log: quiet shows errors alone") {
  const std::string out = stderr_of([] {
    assay::start_log(true, false);
    say_everything();
  });
  CHECK(out == "error: bcsc: e\n");
}

TEST_CASE("log: verbose shows everything") {
  const std::string out = stderr_of([] {
    assay::start_log(false, true);
    say_everything();
  });
  CHECK(out == "debug: bcsc: d\ninfo: bcsc: i\nwarning: bcsc: w\nerror: bcsc: e\n");
}

TEST_CASE("log: control characters and invalid bytes are escaped") {
  const std::string out = stderr_of([] {
    assay::start_log(false, false);
    assay::log(LogLevel::Error, "p\n", "a\x1B[2J\nb \xFF Zoë {} %s");
  });
  CHECK(out == "error: p\\x0A: a\\x1B[2J\\x0Ab \\xFF Zoë {} %s\n");
}

TEST_CASE("log: a line is cut at 4096 bytes, at a character") {
  const std::string out = stderr_of([] {
    assay::start_log(false, false);
    std::string line;
    for (int i = 0; i < 3000; ++i) line += "é";
    assay::log(LogLevel::Error, "ab", line);
  });
  // "ab: " and 2046 characters of two bytes are 4096.
  REQUIRE(out.size() == std::string("error: ").size() + 4096 + 1);
  CHECK(out.substr(out.size() - 3) == "é\n");
  const std::string odd = stderr_of([] {
    assay::start_log(false, false);
    std::string line;
    for (int i = 0; i < 3000; ++i) line += "é";
    assay::log(LogLevel::Error, "a", line);
  });
  CHECK(odd.size() == std::string("error: ").size() + 4095 + 1);
}

TEST_CASE("log: a terminal gets colours") {
  unsetenv("NO_COLOR");
  const std::string out = terminal_of([] {
    assay::start_log(false, false);
    assay::log(LogLevel::Warning, "bcsc", "w");
  });
  CHECK_THAT(out, ContainsSubstring("\x1B["));
  CHECK_THAT(out, ContainsSubstring(": bcsc: w"));
}

TEST_CASE("log: no colours with NO_COLOR") {
  setenv("NO_COLOR", "1", 1);
  const std::string out = terminal_of([] {
    assay::start_log(false, false);
    assay::log(LogLevel::Warning, "bcsc", "w");
  });
  unsetenv("NO_COLOR");
  CHECK(out == "warning: bcsc: w\r\n");
}
