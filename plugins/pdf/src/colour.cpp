#include "colour.hpp"

#include <algorithm>
#include <cmath>

namespace assay::pdf {
namespace {

constexpr Colour kWhite{1, 1, 1};
constexpr Colour kBlack{0, 0, 0};
// How strongly the accent colours what text stands on.
constexpr double kTint = 0.07;

double linear(double c) {
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// The accent darkened until it reads on the darkest surface that it stands on.
Colour legible(Colour accent, Colour surface, double ratio) {
  Colour found = accent;
  for (double share = 0.05; share < 1 && contrast(found, surface) < ratio; share += 0.05) {
    found = mix(accent, kBlack, share);
  }
  return contrast(found, surface) < ratio ? kBlack : found;
}

}  // namespace

double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour mix(Colour base, Colour top, double share) {
  const auto channel = [share](double from, double to) { return from + (to - from) * share; };
  return {channel(base.red, top.red), channel(base.green, top.green), channel(base.blue, top.blue)};
}

Colour on_paper(Colour colour, double ratio) {
  return legible(colour, kWhite, ratio);
}

Palette palette_of(std::uint32_t accent) {
  Palette palette;
  const Colour own = Colour::from(accent);
  palette.tint = mix(kWhite, own, kTint);
  palette.accent_text = legible(legible(own, palette.tint, 4.6), palette.surface, 4.6);
  palette.accent_mark = legible(legible(own, palette.tint, 3.1), palette.surface, 3.1);
  palette.fill = own;
  // Black or white: one of them always has 4.58 or more.
  palette.on_fill = contrast(own, kWhite) >= 4.5 ? kWhite : kBlack;
  palette.fill_line = mix(palette.fill, palette.on_fill, 0.22);
  return palette;
}

}  // namespace assay::pdf
