// The key of a scale's label: one form for 4, 4.0 and 04.
#pragma once

#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

inline std::string label_key(double point) {
  char digits[32];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), point).ptr;
  return "labels." + std::string(digits, end);
}

// Nothing when `text` is no number.
inline std::optional<std::string> label_key(std::string_view text) {
  double point = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), point);
  if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(point))
    return std::nullopt;
  return label_key(point);
}

}  // namespace assay
