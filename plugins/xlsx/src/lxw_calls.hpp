// Small things around the calls of libxlsxwriter; only for the files that write with it.
#pragma once

#include <xlsxwriter.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace assay::xlsx {

// Throws std::runtime_error when a call failed, with the library's reason; `what` was to be written.
inline void require(lxw_error error, const char* what) {
  if (error == LXW_NO_ERROR) return;
  throw std::runtime_error(std::string("the workbook cannot hold ") + what + ": " + lxw_strerror(error));
}

inline lxw_row_t row_number(std::size_t row) {
  return static_cast<lxw_row_t>(row);
}
inline lxw_col_t column_number(std::size_t column) {
  return static_cast<lxw_col_t>(column);
}

inline bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// In a workbook "_x0041_" stands for the character with this number. A text that has such letters of its own says
// so by "_x005F_" for its first underscore.
inline std::string escaped_text(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view next = words.substr(at, 7);
    const bool escape = next.size() == 7 && next[0] == '_' && next[1] == 'x' && next[6] == '_' &&
                        is_hexadecimal(next[2]) && is_hexadecimal(next[3]) && is_hexadecimal(next[4]) &&
                        is_hexadecimal(next[5]);
    if (escape) out += "_x005F";
    out += words[at];
  }
  return out;
}

}  // namespace assay::xlsx
