// assay/sdk/number_text.hpp: numbers as readers see them, the same in every report and drawing.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace assay::sdk {

// `value` with exactly `decimals` decimals (0 to 6) and a point, whatever the locale of the process. A half
// goes away from zero, as people round: 6.125 reads 6.13 and -6.125 reads -6.13. A value that is not finite
// reads as std::to_chars writes it.
inline std::string fixed_text(double value, int decimals) {
  // Beyond this a double has no decimals that could be rounded.
  constexpr double kLargest = 1e15;
  // Most halves of a decimal place have no exact double: 2.175 is kept as a hair less. For the values of a
  // scale that hair is far below 1e-9; what lies as near to a half as that may as well be read as one.
  constexpr double kHair = 1e-9;
  constexpr double kPowers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  char buffer[400];
  char* const room_end = buffer + sizeof buffer;
  const bool known = decimals >= 0 && decimals <= 6;
  if (!known || !(std::fabs(value) * kPowers[decimals] < kLargest)) {
    return std::string(buffer,
                       std::to_chars(buffer, room_end, value, std::chars_format::fixed, decimals).ptr);
  }
  // All digits as one whole number, which is cut where the point belongs: a fraction takes three times as
  // long.
  const auto digits = static_cast<std::int64_t>(std::fabs(value) * kPowers[decimals] + 0.5 + kHair);
  const auto power = static_cast<std::int64_t>(kPowers[decimals]);
  char* end = buffer;
  if (value < 0 && digits > 0) *end++ = '-';
  end = std::to_chars(end, room_end, digits / power).ptr;
  if (decimals > 0) *end++ = '.';
  std::int64_t rest = digits % power;
  for (int place = decimals; place-- > 0; rest /= 10) end[place] = static_cast<char>('0' + rest % 10);
  return std::string(buffer, end + decimals);
}

}  // namespace assay::sdk
