// assay/sdk/number_text.hpp: numbers as readers see them, the same in every report and drawing.
#pragma once

#include <charconv>
#include <cmath>
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
  const double power = decimals >= 0 && decimals <= 6 ? kPowers[decimals] : std::pow(10.0, decimals);
  double shown = value;
  if (std::fabs(value) * power < kLargest) {
    const double size = std::floor(std::fabs(value) * power + 0.5 + kHair) / power;
    shown = value < 0 && size > 0 ? -size : size;
  }
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, shown, std::chars_format::fixed, decimals);
  return std::string(buffer, end.ptr);
}

}  // namespace assay::sdk
