// assay/log.hpp: the host's log, on standard error. Lines of plugins arrive here too, under their ids.
#pragma once

#include <string_view>

namespace assay {

enum class LogLevel { Debug, Info, Warning, Error };

// Sets what is shown: warnings and errors, or with `verbose` everything, or with `quiet` errors alone.
// Colours only on a terminal, and never with NO_COLOR. Call once, at the start.
void start_log(bool quiet, bool verbose);

// Writes a line; `source` is a stage of the host or a plugin's id. Any thread.
void log(LogLevel level, std::string_view source, std::string_view line);

}  // namespace assay
