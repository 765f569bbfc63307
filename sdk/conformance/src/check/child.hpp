// A piece of work in a process of its own, with a time limit.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace assay::conformance {

struct ChildEnd {
  enum class How { Answered, Exited, Signalled, TimedOut } how = How::Answered;
  int number = 0;      // the exit status, or the signal
  std::string answer;  // what the work returned
  std::string output;  // the last of what the process wrote to its standard streams
};

// Forks, runs `work` in the child with the standard streams caught, and brings back what it returned. The child
// and all it started are ended when the time is over. Exceptions of `work` end the child with status 70.
// Throws Error (Machine) when no process can be made. No other thread may be running.
ChildEnd run_in_child(const std::function<std::string()>& work, std::chrono::milliseconds limit);

}  // namespace assay::conformance
