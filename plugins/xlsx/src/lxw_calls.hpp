// Small things around the calls of libxlsxwriter; only for the files that write with it.
#pragma once

#include <xlsxwriter.h>

#include <cstddef>
#include <stdexcept>
#include <string>

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

}  // namespace assay::xlsx
