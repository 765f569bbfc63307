// Colours that stay legible: from one accent of the customer's to every colour of the page.
#pragma once

#include <cstdint>
#include <string>

namespace assay::html {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  static constexpr Colour from(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb)};
  }
  friend bool operator==(const Colour&, const Colour&) = default;
};

// The WCAG 2.2 contrast ratio, 1 to 21.
double contrast(Colour one, Colour other);

// `share` (0 to 1) of `top` laid over `base`.
Colour mix(Colour base, Colour top, double share);

// `colour`, or the nearest one in lightness (same hue) whose contrast with `background` is `ratio` or more.
Colour readable(Colour colour, Colour background, double ratio);

// #rrggbb
std::string css(Colour colour);

// What a page is painted with. Every text colour has a contrast of 4.5 or more with the surfaces it stands
// on, every graphic colour 3 or more with the paper.
struct Palette {
  static constexpr int kSeries = 6;

  Colour paper;
  Colour surface;  // cards, the heads of tables
  Colour ink;
  Colour muted;        // remarks, axes
  Colour line;         // quiet rules
  Colour control;      // rules that a person needs to see: blanks, boxes
  Colour tint;         // a breath of the accent: callouts, group heads
  Colour accent_text;  // links, figures
  Colour accent_mark;  // bars, rules
  Colour fill;         // the cover
  Colour on_fill;      // text on the cover
  Colour fill_line;    // ornament on the cover
  Colour series[kSeries];
  Colour reference;  // figures to hold others against
};

Palette light_palette(Colour accent);
Palette dark_palette(Colour accent);

}  // namespace assay::html
