// Numbers as text, the same whatever the locale of the process.
#pragma once

#include <charconv>
#include <cmath>
#include <string>

namespace assay::html {

// Appends `value` with exactly `decimals` decimals. What is not finite becomes 0: a drawing has no place
// for it.
inline void append_fixed(std::string& out, double value, int decimals) {
  char buffer[400];
  const auto result = std::to_chars(buffer, buffer + sizeof(buffer), std::isfinite(value) ? value : 0.0,
                                    std::chars_format::fixed, decimals);
  out.append(buffer, result.ptr);
}

// Appends `value` with at most `decimals` decimals, trailing zeros left out: 50, 16.67, 0.5.
inline void append_number(std::string& out, double value, int decimals = 2) {
  const std::size_t start = out.size();
  append_fixed(out, value, decimals);
  if (decimals > 0) {
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
  }
  if (out.compare(start, std::string::npos, "-0") == 0) out.erase(start, 1);
}

inline std::string number_text(double value, int decimals = 2) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

}  // namespace assay::html
