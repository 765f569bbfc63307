#include "colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace assay::html {
namespace {

// Text is held to a little more than the 4.5 of WCAG, for what rounding takes away.
constexpr double kTextRatio = 4.6;
// Thin bright letters on a dark page need more.
constexpr double kDarkTextRatio = 6.5;
constexpr double kGraphicRatio = 3.1;

double linear(std::uint8_t channel) {
  static const std::array<double, 256> table = [] {
    std::array<double, 256> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double c = static_cast<double>(i) / 255.0;
      values[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return values;
  }();
  return table[channel];
}

std::uint8_t encoded(double value) {
  const double clamped = std::clamp(value, 0.0, 1.0);
  const double c = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(c * 255.0));
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// Oklab: a space in which lightness can change and the hue stays.
struct Oklab {
  double lightness;
  double a;
  double b;
};

Oklab to_oklab(Colour colour) {
  const double r = linear(colour.red), g = linear(colour.green), b = linear(colour.blue);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Colour from_oklab(Oklab lab) {
  const double l = std::pow(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
  const double m = std::pow(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
  const double s = std::pow(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
  return {encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

// The same hue at another lightness. Near black and white the chroma goes, so that the ends are black and
// white and not a colour that no screen has.
Colour at_lightness(const Oklab& from, double lightness) {
  const double way = lightness < from.lightness ? lightness / std::max(from.lightness, 1e-6)
                                                : (1 - lightness) / std::max(1 - from.lightness, 1e-6);
  const double room = std::min(1.0, 2 * way);
  return from_oklab({lightness, from.a * room, from.b * room});
}

// The accent as it can be seen on each surface that it stands on.
void derive_accents(Palette& palette, Colour accent, double text_ratio) {
  palette.accent_text = palette.accent_mark = accent;
  for (const Colour surface : {palette.paper, palette.surface, palette.tint}) {
    palette.accent_text = readable(palette.accent_text, surface, text_ratio);
    palette.accent_mark = readable(palette.accent_mark, surface, kGraphicRatio);
  }
}

// Black or white on a fill: one of them always has 4.58 or more.
Colour best_on(Colour fill) {
  const Colour dark = Colour::from(0x000000), light = Colour::from(0xffffff);
  return contrast(fill, light) >= 4.5 ? light : dark;
}

}  // namespace

double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour mix(Colour base, Colour top, double share) {
  const auto channel = [share](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
  };
  return {channel(base.red, top.red), channel(base.green, top.green), channel(base.blue, top.blue)};
}

Colour readable(Colour colour, Colour background, double ratio) {
  if (contrast(colour, background) >= ratio) return colour;
  const Colour black = Colour::from(0x000000), white = Colour::from(0xffffff);
  const double end = contrast(background, black) > contrast(background, white) ? 0.0 : 1.0;
  const Oklab from = to_oklab(colour);
  double fails = from.lightness, holds = end;
  for (int step = 0; step < 9; ++step) {
    const double middle = (fails + holds) / 2;
    (contrast(at_lightness(from, middle), background) >= ratio ? holds : fails) = middle;
  }
  return at_lightness(from, holds);
}

std::string css(Colour colour) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    out += kDigits[channel >> 4];
    out += kDigits[channel & 15];
  }
  return out;
}

Palette light_palette(Colour accent) {
  Palette palette{};
  palette.paper = Colour::from(0xffffff);
  palette.surface = Colour::from(0xf7f6f3);
  palette.ink = Colour::from(0x1c1f24);
  palette.muted = Colour::from(0x555b64);
  palette.line = Colour::from(0xdcdad4);
  palette.control = Colour::from(0x85888e);
  palette.tint = mix(palette.paper, accent, 0.07);
  derive_accents(palette, accent, kTextRatio);
  palette.fill = accent;
  palette.on_fill = best_on(palette.fill);
  palette.fill_line = mix(palette.fill, palette.on_fill, 0.22);
  const std::uint32_t series[] = {0x1d4f91, 0xb3400e, 0x0b6e5f, 0x7a3b8f, 0x7d5a00, 0xa1285e};
  for (int i = 0; i < Palette::kSeries; ++i) palette.series[i] = Colour::from(series[i]);
  palette.reference = Colour::from(0x5a6069);
  return palette;
}

Palette dark_palette(Colour accent) {
  Palette palette{};
  palette.paper = Colour::from(0x14171b);
  palette.surface = Colour::from(0x1c2025);
  palette.ink = Colour::from(0xe9e8e4);
  palette.muted = Colour::from(0xadb3bc);
  palette.line = Colour::from(0x363b43);
  palette.control = Colour::from(0x7d848e);
  palette.tint = mix(palette.surface, accent, 0.12);
  derive_accents(palette, accent, kDarkTextRatio);
  // A bright cover would dazzle at night: the accent is taken down until white stands on it.
  palette.fill = readable(accent, Colour::from(0xffffff), 7.0);
  palette.on_fill = best_on(palette.fill);
  palette.fill_line = mix(palette.fill, palette.on_fill, 0.22);
  const std::uint32_t series[] = {0x86b7f3, 0xf49a66, 0x55c8b2, 0xd3a3e4, 0xdcb952, 0xf295b7};
  for (int i = 0; i < Palette::kSeries; ++i) palette.series[i] = Colour::from(series[i]);
  palette.reference = Colour::from(0xb0b6bf);
  return palette;
}

}  // namespace assay::html
