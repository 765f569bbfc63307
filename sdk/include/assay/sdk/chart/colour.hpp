// assay/sdk/chart/colour.hpp: colours, how well they can be told from what they stand on, and how to make
// them so.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

namespace assay::sdk::chart {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  static constexpr Colour from(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb)};
  }
  friend constexpr bool operator==(Colour one, Colour other) {
    return one.red == other.red && one.green == other.green && one.blue == other.blue;
  }
  friend constexpr bool operator!=(Colour one, Colour other) { return !(one == other); }
};

namespace detail {

inline double linear(std::uint8_t channel) {
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

inline std::uint8_t encoded(double value) {
  const double clamped = std::clamp(value, 0.0, 1.0);
  const double c = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(c * 255.0));
}

inline double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

// Oklab: a space in which lightness can change and the hue stays.
struct Oklab {
  double lightness;
  double a;
  double b;
};

inline Oklab to_oklab(Colour colour) {
  const double r = linear(colour.red), g = linear(colour.green), b = linear(colour.blue);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

inline Colour from_oklab(Oklab lab) {
  const double l = std::pow(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
  const double m = std::pow(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
  const double s = std::pow(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
  return {encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

// The same hue at another lightness. Near black and white the chroma goes, so that the ends are black and
// white and not a colour that no screen has.
inline Colour at_lightness(const Oklab& from, double lightness) {
  const double way = lightness < from.lightness ? lightness / std::max(from.lightness, 1e-6)
                                                : (1 - lightness) / std::max(1 - from.lightness, 1e-6);
  const double room = std::min(1.0, 2 * way);
  return from_oklab({lightness, from.a * room, from.b * room});
}

}  // namespace detail

// The WCAG 2.2 contrast ratio, 1 to 21.
inline double contrast(Colour one, Colour other) {
  const double a = detail::luminance(one), b = detail::luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// `share` (0 to 1) of `top` laid over `base`.
inline Colour mix(Colour base, Colour top, double share) {
  const auto channel = [share](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
  };
  return {channel(base.red, top.red), channel(base.green, top.green), channel(base.blue, top.blue)};
}

// `colour`, or the nearest one in lightness (same hue) whose contrast with `background` is `ratio` or more.
inline Colour readable(Colour colour, Colour background, double ratio) {
  if (contrast(colour, background) >= ratio) return colour;
  const Colour black = Colour::from(0x000000), white = Colour::from(0xffffff);
  const double end = contrast(background, black) > contrast(background, white) ? 0.0 : 1.0;
  const detail::Oklab from = detail::to_oklab(colour);
  double fails = from.lightness, holds = end;
  for (int step = 0; step < 9; ++step) {
    const double middle = (fails + holds) / 2;
    (contrast(detail::at_lightness(from, middle), background) >= ratio ? holds : fails) = middle;
  }
  return detail::at_lightness(from, holds);
}

// #rrggbb
inline std::string css(Colour colour) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
    out += kDigits[channel >> 4];
    out += kDigits[channel & 15];
  }
  return out;
}

}  // namespace assay::sdk::chart
