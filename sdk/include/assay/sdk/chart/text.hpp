// assay/sdk/chart/text.hpp: how wide words are when the reader's fonts are not known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "assay/sdk/chart/drawing.hpp"

namespace assay::sdk::chart {

namespace detail {

// The next character of UTF-8; bytes that are none count as one character each.
inline std::uint32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::uint32_t lead = byte(at++);
  if (lead < 0xC0) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  std::uint32_t code = lead & (0x3Fu >> more);
  for (int i = 0; i < more && at < text.size() && (byte(at) & 0xC0) == 0x80; ++i) {
    code = (code << 6) | (byte(at++) & 0x3Fu);
  }
  return code;
}

// Of a character of ASCII, as letter_width.
constexpr unsigned char ascii_width(char letter) {
  constexpr std::string_view kNarrow = "ijlI.,:;'|!()[]{}`ftr/\\- \"";
  if (kNarrow.find(letter) != std::string_view::npos) return 38;
  if (letter == 'm' || letter == 'M' || letter == 'W' || letter == '@' || letter == '%') return 93;
  if (letter == 'w' || (letter >= 'A' && letter <= 'Z') || letter == '&') return 74;
  return 60;
}

struct AsciiWidths {
  unsigned char of[0x80] = {};

  constexpr AsciiWidths() {
    for (int code = 0; code < 0x80; ++code) of[code] = ascii_width(static_cast<char>(code));
  }
};
inline constexpr AsciiWidths kAsciiWidths;

// In hundredths of the font's size: letters of sans-serif fonts that are in common use, none narrower.
inline int letter_width(std::uint32_t code) {
  if (code < 0x80) return kAsciiWidths.of[code];
  if ((code >= 0x300 && code < 0x370) || (code >= 0x200B && code < 0x2010)) return 0;  // stands on another
  if (code >= 0x1100 &&
      (code < 0x1200 || (code >= 0x2E80 && code < 0xD7B0) || (code >= 0xF900 && code < 0xFB00) ||
       (code >= 0xFE30 && code < 0xFE70) || (code >= 0xFF00 && code < 0xFF61) || code >= 0x1F000)) {
    return 100;
  }
  return 66;
}

}  // namespace detail

// About as wide as a sans-serif font sets it, rather more than less. In units of `size`.
inline double estimated_width(std::string_view text, double size, Weight weight) {
  int hundredths = 0;
  for (std::size_t at = 0; at < text.size();)
    hundredths += detail::letter_width(detail::next_character(text, at));
  return hundredths * size * (weight == Weight::kBold ? 0.0107 : 0.01);
}

}  // namespace assay::sdk::chart
