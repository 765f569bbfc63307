#include <csignal>

#include "arguments.hpp"

namespace assay::cli {
namespace {

std::atomic<bool> flag{false};
std::atomic<int> which{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int signal) {
  which = signal;
  flag = true;
}

}  // namespace

const std::atomic<bool>& interrupted() { return flag; }

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    // What the caller has told us to ignore (nohup, a background job) stays ignored.
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = note_signal;
    // Once: a second Ctrl-C ends the program at once.
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

void end_by_signal() {
  if (!flag) return;
  std::signal(which, SIG_DFL);
  std::raise(which);
}

}  // namespace assay::cli
