// A number in a message: in as few digits as read back to the same bits, whatever the locale.
#pragma once

#include <charconv>
#include <cmath>
#include <string>

namespace assay::conformance {

inline std::string digits(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "infinity" : "-infinity";
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, end.ptr};
}

}  // namespace assay::conformance
