// Complaints that TomlReader has no words for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "assay/text.hpp"
#include "assay/toml.hpp"

namespace assay {

// Notes a problem at a place inside the value of a key, which `table` does not know by itself; `path` is
// such as "scale[0].points[2]".
inline void complain_at(TomlReader& table, std::string path, std::uint64_t line, std::uint64_t column,
                        std::string what, std::string found, std::string accepted, std::string remedy = {}) {
  table.problems().push_back({{table.where().file, line, column},
                              std::move(path),
                              std::move(what),
                              std::move(found),
                              std::move(accepted),
                              std::move(remedy)});
}

// Notes a problem when `text`, which stands under `key`, is blank.
inline void refuse_blank(TomlReader& table, std::string_view key, const std::string& text) {
  if (text.find_first_not_of(" \t\r\n") != std::string::npos) return;
  table.complain(key, "the text is blank", quoted(text), "a text that is not blank",
                 "fill it in, or take it out");
}

}  // namespace assay
