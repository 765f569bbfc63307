// What a content pack in use lacks, or may get wrong, told in the log.
#pragma once

#include "assay/log.hpp"
#include "assay/pipeline.hpp"

namespace assay::pipeline {

inline void log_pack_warnings(const Prepared& prepared) {
  constexpr std::size_t kNamed = 5;  // `assay check` names them all
  if (!prepared.pack) return;
  for (const Problem& warning : prepared.pack->warnings(kNamed)) {
    log(LogLevel::Warning, "content", format_line(warning));
  }
}

}  // namespace assay::pipeline
