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

// Appends `value` with at most `decimals` decimals (0 to 4), trailing zeros left out: 50, 16.67, 0.5.
inline void append_number(std::string& out, double value, int decimals = 2) {
  constexpr long long kPowers[] = {1, 10, 100, 1000, 10000};
  if (!(std::fabs(value) < 1e12)) return append_fixed(out, value, 0);
  const long long power = kPowers[decimals];
  const long long scaled = static_cast<long long>(std::fabs(value) * static_cast<double>(power) + 0.5);
  if (scaled == 0) {
    out += '0';
    return;
  }
  // From the last digit to the first.
  char buffer[32];
  char* at = buffer + sizeof(buffer);
  long long rest = scaled % power;
  if (rest != 0) {
    for (long long place = power; place > 1; place /= 10, rest /= 10) {
      if (rest % 10 != 0 || at != buffer + sizeof(buffer)) *--at = static_cast<char>('0' + rest % 10);
    }
    *--at = '.';
  }
  long long whole = scaled / power;
  do {
    *--at = static_cast<char>('0' + whole % 10);
    whole /= 10;
  } while (whole > 0);
  if (value < 0) *--at = '-';
  out.append(at, buffer + sizeof(buffer));
}

inline std::string number_text(double value, int decimals = 2) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

}  // namespace assay::html
