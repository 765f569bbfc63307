// Whose words are missing, or may be wrong, told in the log.
#pragma once

#include "assay/log.hpp"
#include "assay/pipeline.hpp"

namespace assay::pipeline {

// Who has no words in the client's language.
inline void log_foreign_words(const Prepared& prepared) {
  for (const Problem& warning : prepared.warnings) log(LogLevel::Warning, "wording", format_line(warning));
}

// The same, and what a content pack in use lacks.
inline void log_word_warnings(const Prepared& prepared) {
  constexpr std::size_t kNamed = 5;  // `assay check` names them all
  log_foreign_words(prepared);
  if (!prepared.pack) return;
  for (const Problem& warning : prepared.pack->warnings(kNamed)) {
    log(LogLevel::Warning, "content", format_line(warning));
  }
}

}  // namespace assay::pipeline
