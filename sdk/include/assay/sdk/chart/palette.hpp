// assay/sdk/chart/palette.hpp: the colours of a report, from one accent of the customer's.
#pragma once

#include <cstddef>
#include <cstdint>

#include "assay/sdk/chart/colour.hpp"
#include "assay/sdk/chart/drawing.hpp"

namespace assay::sdk::chart {

// What a page is painted with. Every text colour has a contrast of 4.5 or more with the surfaces it stands
// on, every graphic colour 3 or more with the paper. The colours of series can be told from each other also
// by eyes that lack one kind of cone.
struct Palette {
  static constexpr std::size_t kSeries = kSeriesInks;

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

  // What an ink of a drawing is.
  Colour of(Ink one) const {
    switch (one) {
      case Ink::kText:
        return ink;
      case Ink::kMuted:
        return muted;
      case Ink::kRule:
        return line;
      case Ink::kAxis:
        return control;
      case Ink::kBand:
        return mix(paper, control, 0.55);
      case Ink::kTrack:
        return mix(paper, control, 0.26);
      case Ink::kPaper:
        return paper;
      case Ink::kAccent:
        return accent_mark;
      case Ink::kReference:
        return reference;
      default:
        return series[static_cast<std::size_t>(one) - static_cast<std::size_t>(Ink::kSeries1)];
    }
  }
};

namespace detail {

// Text is held to a little more than the 4.5 of WCAG, for what rounding takes away.
inline constexpr double kTextRatio = 4.6;
// Thin bright letters on a dark page need more.
inline constexpr double kDarkTextRatio = 6.5;
inline constexpr double kGraphicRatio = 3.1;

// The accent as it can be seen on each surface that it stands on.
inline void derive_accents(Palette& palette, Colour accent, double text_ratio) {
  palette.accent_text = palette.accent_mark = accent;
  for (const Colour surface : {palette.paper, palette.surface, palette.tint}) {
    palette.accent_text = readable(palette.accent_text, surface, text_ratio);
    palette.accent_mark = readable(palette.accent_mark, surface, kGraphicRatio);
  }
}

// Black or white on a fill: one of them always has 4.58 or more.
inline Colour best_on(Colour fill) {
  const Colour dark = Colour::from(0x000000), light = Colour::from(0xffffff);
  return contrast(fill, light) >= 4.5 ? light : dark;
}

}  // namespace detail

// For white paper, and for a screen by day. `accent` is the customer's; where it would not be legible, it is
// darkened.
inline Palette light_palette(Colour accent) {
  Palette palette{};
  palette.paper = Colour::from(0xffffff);
  palette.surface = Colour::from(0xf7f6f3);
  palette.ink = Colour::from(0x1c1f24);
  palette.muted = Colour::from(0x555b64);
  palette.line = Colour::from(0xdcdad4);
  palette.control = Colour::from(0x85888e);
  palette.tint = mix(palette.paper, accent, 0.07);
  detail::derive_accents(palette, accent, detail::kTextRatio);
  palette.fill = accent;
  palette.on_fill = detail::best_on(palette.fill);
  palette.fill_line = mix(palette.fill, palette.on_fill, 0.22);
  const std::uint32_t series[] = {0x1c3f94, 0xad5000, 0x107a4a, 0xa636c4, 0x6b1508, 0x5b0f52};
  for (std::size_t i = 0; i < Palette::kSeries; ++i) palette.series[i] = Colour::from(series[i]);
  palette.reference = Colour::from(0x5a6069);
  return palette;
}

// For a dark screen.
inline Palette dark_palette(Colour accent) {
  Palette palette{};
  palette.paper = Colour::from(0x14171b);
  palette.surface = Colour::from(0x1c2025);
  palette.ink = Colour::from(0xe9e8e4);
  palette.muted = Colour::from(0xadb3bc);
  palette.line = Colour::from(0x363b43);
  palette.control = Colour::from(0x7d848e);
  palette.tint = mix(palette.surface, accent, 0.12);
  detail::derive_accents(palette, accent, detail::kDarkTextRatio);
  // A bright cover would dazzle at night: the accent is taken down until white stands on it.
  palette.fill = readable(accent, Colour::from(0xffffff), 7.0);
  palette.on_fill = detail::best_on(palette.fill);
  palette.fill_line = mix(palette.fill, palette.on_fill, 0.22);
  const std::uint32_t series[] = {0x90b0fc, 0xffc65f, 0x6ffab2, 0xebcbff, 0xdcf5f0, 0xff9879};
  for (std::size_t i = 0; i < Palette::kSeries; ++i) palette.series[i] = Colour::from(series[i]);
  palette.reference = Colour::from(0xa9b0ba);
  return palette;
}

}  // namespace assay::sdk::chart
