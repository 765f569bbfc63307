// Charts on a page: their primitives, painted.
#pragma once

#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/chart/looks.hpp"
#include "canvas.hpp"
#include "look.hpp"

namespace assay::pdf {

// What drawings are painted with.
struct Brush {
  Typesetter& typesetter;
  const Styles& styles;
};

// The drawing with its start at `x` and its top at `y`; one of its units is `scale` points.
void paint_drawing(Canvas& canvas, const Brush& brush, const sdk::chart::Drawing& drawing, double x, double y,
                   double scale);
// The same of some of its primitives.
void paint_drawing(Canvas& canvas, const Brush& brush, const sdk::chart::Drawing& drawing,
                   const std::vector<sdk::chart::Primitive>& parts, double x, double y, double scale);

// How a series looks, for a legend: as wide as `kSwatch` units, its middle at `y`.
constexpr double kSwatch = 26;
void paint_swatch(Canvas& canvas, const Brush& brush, const sdk::chart::SeriesLook& look, bool with_line, double x,
                  double y, double scale);

// The style of a word in a drawing, of `size` units, one of which is `scale` points.
TextStyle drawing_style(const Styles& styles, double size, bool bold);

}  // namespace assay::pdf
