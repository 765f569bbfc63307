// Figures as text, whatever the locale of the process is.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

namespace assay::pdf {

// At most two decimals, no trailing zeros, with the reader's decimal mark.
inline std::string figure_text(double value, std::string_view mark) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value, std::chars_format::fixed, 2);
  if (end.ec != std::errc()) return {};
  std::string text(buffer, end.ptr);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  if (text == "-0") text = "0";
  const std::size_t point = text.find('.');
  if (point != std::string::npos) text.replace(point, 1, mark);
  return text;
}

}  // namespace assay::pdf
