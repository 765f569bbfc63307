#include "assay/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "escape.hpp"

namespace assay {
namespace {

constexpr std::size_t kLongestLine = 4096;

bool wants_colours() {
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(STDERR_FILENO) == 1;
}

std::shared_ptr<spdlog::logger> make_logger(spdlog::level::level_enum level) {
  const auto mode = wants_colours() ? spdlog::color_mode::always : spdlog::color_mode::never;
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(mode);
  auto logger = std::make_shared<spdlog::logger>("assay", std::move(sink));
  logger->set_pattern("%^%l%$: %v");
  logger->set_level(level);
  return logger;
}

std::shared_ptr<spdlog::logger>& current() {
  static std::shared_ptr<spdlog::logger> logger = make_logger(spdlog::level::warn);
  return logger;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::Debug:
      return spdlog::level::debug;
    case LogLevel::Info:
      return spdlog::level::info;
    case LogLevel::Warning:
      return spdlog::level::warn;
    case LogLevel::Error:
      break;
  }
  return spdlog::level::err;
}

// `source: line` without anything that a terminal would obey, cut at a character.
std::string printable(std::string_view source, std::string_view line) {
  std::string out;
  const auto append = [&out](std::string_view text) {
    while (!text.empty()) {
      const Character character = next_character(text);
      const std::string_view bytes = text.substr(0, character.size);
      const std::size_t needed = character.printable ? bytes.size() : 4 * bytes.size();
      if (out.size() + needed > kLongestLine) return;
      if (character.printable) {
        out += bytes;
      } else {
        append_escaped(out, bytes);
      }
      text.remove_prefix(character.size);
    }
  };
  append(source);
  append(": ");
  append(line);
  return out;
}

}  // namespace

void start_log(bool quiet, bool verbose) {
  current() = make_logger(quiet ? spdlog::level::err : verbose ? spdlog::level::debug : spdlog::level::warn);
}

void log(LogLevel level, std::string_view source, std::string_view line) {
  const auto& logger = current();
  if (!logger->should_log(spdlog_level(level))) return;
  logger->log(spdlog_level(level), spdlog::string_view_t(printable(source, line)));
}

}  // namespace assay
