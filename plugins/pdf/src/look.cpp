#include "look.hpp"

#include <algorithm>

namespace assay::pdf {

Styles::Styles(double base, const Palette& colours) : size(base), palette(colours) {
  text.size = base;
  text.leading = 1.5;
  text.colour = colours.ink;
  lead = text.sized(base * 1.12).coloured(colours.muted);
  small = text.sized(base * 0.88).coloured(colours.muted).led(1.42);
  cell = text.sized(base * 0.91).led(1.4);
  head = text.sized(base * 0.84).bold().led(1.36);
  caption = text.sized(base * 1.02).bold().led(1.4);
  card = text.sized(base * 0.9).led(1.42);
  quote = text.sized(base * 1.02).led(1.5);
  quote.face = Face::kHeading;
  quote.own_direction = true;
  figure = text.sized(base * 2.5).bold().led(1.2).coloured(colours.accent_text);
  figure.face = Face::kHeading;
  margin = text.sized(std::max(7.0, base * 0.79)).coloured(colours.muted).led(1.36);
}

TextStyle Styles::heading(int level) const {
  constexpr double kSizes[] = {3.2, 2.15, 1.5, 1.16, 1.03, 0.95};
  const int step = std::clamp(level, 1, 6) - 1;
  TextStyle style = text.sized(size * kSizes[step]).bold().led(step < 3 ? 1.24 : 1.38);
  if (step < 3) style.face = Face::kHeading;
  if (step == 5) style.colour = palette.muted;
  return style;
}

}  // namespace assay::pdf
