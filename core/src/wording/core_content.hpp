// The content files of core/content, put into the program by the build.
#pragma once

#include <cstddef>

namespace assay {

struct CoreContent {
  const char* locale;
  const char* toml;
};

extern const CoreContent kCoreContents[];
extern const std::size_t kCoreContentCount;

}  // namespace assay
