#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "catch.hpp"
#include "child.hpp"

using assay::conformance::ChildEnd;
using assay::conformance::run_in_child;
using namespace std::chrono_literals;

TEST_CASE("child: what the work returns comes back, with every byte") {
  const std::string answer("a\0b\xff", 4);
  const ChildEnd end = run_in_child([&] { return answer; }, 10s);
  CHECK(end.how == ChildEnd::How::Answered);
  CHECK(end.answer == answer);
}

TEST_CASE("child: an answer larger than a pipe comes back whole") {
  const ChildEnd end = run_in_child([] { return std::string(1 << 20, 'x'); }, 10s);
  CHECK(end.answer == std::string(1 << 20, 'x'));
}

TEST_CASE("child: a signal is told, with the last words") {
  const ChildEnd end = run_in_child(
      []() -> std::string {
        std::fprintf(stderr, "going down\n");
        std::raise(SIGKILL);
        return {};
      },
      10s);
  CHECK(end.how == ChildEnd::How::Signalled);
  CHECK(end.number == SIGKILL);
  CHECK(end.output == "going down\n");
}

TEST_CASE("child: an exit is told with its status") {
  const ChildEnd end = run_in_child([]() -> std::string { ::_exit(3); }, 10s);
  CHECK(end.how == ChildEnd::How::Exited);
  CHECK(end.number == 3);
}

TEST_CASE("child: an exception ends it with its text") {
  const ChildEnd end = run_in_child([]() -> std::string { throw std::runtime_error("no more"); }, 10s);
  CHECK(end.how == ChildEnd::How::Exited);
  CHECK(end.number == 70);
  CHECK(end.output == "no more\n");
}

TEST_CASE("child: one that hangs is ended when its time is over") {
  const auto begun = std::chrono::steady_clock::now();
  const ChildEnd end = run_in_child(
      []() -> std::string {
        while (true) std::this_thread::sleep_for(1s);
      },
      200ms);
  CHECK(end.how == ChildEnd::How::TimedOut);
  CHECK(std::chrono::steady_clock::now() - begun < 30s);
}

TEST_CASE("child: what it started goes with it") {
  // The grandchild keeps the pipe open; the answer would otherwise be waited for.
  const ChildEnd end = run_in_child(
      []() -> std::string {
        if (::fork() == 0) {
          while (true) ::pause();
        }
        return "done";
      },
      1s);
  CHECK(end.how == ChildEnd::How::TimedOut);
  CHECK(end.answer == "done");
}
