// Colours on paper, derived from one accent of the customer's so that text stays legible.
#pragma once

#include <cstdint>

namespace assay::pdf {

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;

  static constexpr Colour from(std::uint32_t rgb) {
    return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0};
  }
  friend bool operator==(const Colour&, const Colour&) = default;
};

// The WCAG 2.2 contrast ratio, 1 to 21.
double contrast(Colour one, Colour other);

// `share` (0 to 1) of `top` laid over `base`.
Colour mix(Colour base, Colour top, double share);

// `colour`, or the nearest shade towards black whose contrast with white is `ratio` or more.
Colour on_paper(Colour colour, double ratio);

struct Palette {
  Colour ink = Colour::from(0x1c1f24);
  Colour muted = Colour::from(0x555b64);    // remarks
  Colour line = Colour::from(0xdcdad4);     // quiet rules
  Colour control = Colour::from(0x85888e);  // rules that a person needs to see: blanks, boxes
  Colour surface = Colour::from(0xf7f6f3);  // cards
  Colour tint;                              // a breath of the accent: callouts, heads of groups
  Colour accent_text;                       // links, figures: 4.6 or more on paper and on the tint
  Colour accent_mark;                       // bars, rules: 3.1 or more
  Colour fill;                              // the cover
  Colour on_fill;                           // text on the cover: 4.5 or more
  Colour fill_line;                         // ornament on the cover
};

Palette palette_of(std::uint32_t accent);

}  // namespace assay::pdf
