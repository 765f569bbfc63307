// Numbers as text, the same whatever the locale of the process.
#pragma once

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>

namespace assay::html {

// The most bytes that write_number takes.
constexpr std::size_t kNumberRoom = 400;

// Writes `value` with at most `decimals` decimals (0 to 4), trailing zeros left out: 50, 16.67, 0.5. Returns
// where it ended. What is not finite becomes 0.
inline char* write_number(char* to, double value, int decimals = 2) {
  constexpr long long kPowers[] = {1, 10, 100, 1000, 10000};
  if (!(std::fabs(value) < 1e12)) {
    const double shown = std::isfinite(value) ? value : 0.0;
    return std::to_chars(to, to + kNumberRoom, shown, std::chars_format::fixed, 0).ptr;
  }
  const long long power = kPowers[decimals];
  const long long scaled = static_cast<long long>(std::fabs(value) * static_cast<double>(power) + 0.5);
  if (value < 0 && scaled > 0) *to++ = '-';
  // Nearly all numbers of a page have two decimals, and a compiler divides faster by what it knows.
  const long long whole = decimals == 2 ? scaled / 100 : scaled / power;
  if (whole < 100) {
    if (whole > 9) *to++ = static_cast<char>('0' + whole / 10);
    *to++ = static_cast<char>('0' + whole % 10);
  } else {
    to = std::to_chars(to, to + kNumberRoom, whole).ptr;
  }
  auto rest = static_cast<unsigned>((scaled - whole * power) * kPowers[4 - decimals]);  // four digits
  if (rest > 0) *to++ = '.';
  for (; rest > 0; rest = rest % 1000 * 10) *to++ = static_cast<char>('0' + rest / 1000);
  return to;
}

inline void append_number(std::string& out, double value, int decimals = 2) {
  char buffer[kNumberRoom];
  out.append(buffer, write_number(buffer, value, decimals));
}

inline std::string number_text(double value, int decimals = 2) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

}  // namespace assay::html
