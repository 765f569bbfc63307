// Paths of keys in a content pack, as messages show them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "assay/text.hpp"

namespace assay {

// `path` and `key`, the key in quotation marks where TOML wants them: construct."u1.1".
inline std::string pack_path(std::string_view path, std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  const std::string last = bare ? std::string(key) : assay::quoted(key);
  return path.empty() ? last : std::string(path) + "." + last;
}

}  // namespace assay
