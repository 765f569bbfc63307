// What a process is like, aspect by aspect, as names and values that can be held against each other.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace assay::conformance {

using ProcessState = std::map<std::string, std::string>;

// The locale of the process, of this thread, and C++'s global one.
ProcessState locale_state();
// Every variable of the environment.
ProcessState environment_state();
// The working directory, and the mask of new files' permissions.
ProcessState directory_state();
// What becomes of each signal, which are blocked, the stack for handlers, and timers that send one.
ProcessState signal_state();
// Rounding, traps, precision, and what becomes of denormal numbers. Flags of what happened are no mode.
ProcessState floating_point_state();
// Limits of resources, and the priority.
ProcessState limit_state();
// What C++ calls when an exception is not caught and when memory runs out; where the plugin brings a C++
// library of its own, it has such functions of its own.
ProcessState handler_state();

// What may be left over: threads by number, children by number, open descriptors with what they lead to, and
// the files in a folder and below.
ProcessState thread_state();
ProcessState child_state();
ProcessState descriptor_state();
ProcessState file_state(const std::filesystem::path& folder);

// What differs, for a person: "LANG: "C" before, "de_DE" after". Empty when nothing does. Of several the
// first.
std::string difference(const ProcessState& before, const ProcessState& after);

// From here on the process is where the clocks go as TZ says: "AAA12" is twelve hours behind UTC.
void move_to(const char* time_zone);

}  // namespace assay::conformance
