#include "drawings.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "assay/sdk/chart/marker.hpp"

namespace assay::pdf {
namespace {

namespace chart = sdk::chart;
using chart::Primitive;

constexpr double kPi = 3.14159265358979323846;
constexpr double kPatternStep = 5;
constexpr double kPatternLine = 1.3;

class Painter {
 public:
  Painter(cairo_t* cairo, const Brush& brush) : cairo_(cairo), brush_(brush) {}

  // `all`: primitives of the drawing.
  void paint(const chart::Drawing& drawing, const std::vector<Primitive>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::size_t first = i;
      while (i + 1 < all.size() && are_alike(all[i], all[i + 1])) ++i;
      // Alike neighbours are one path.
      if (i == first || all[i].shape == chart::Shape::kLine) {
        for (std::size_t one = first; one <= i; ++one) trace(all[one]);
        paint(drawing, all[i]);
      } else {
        rectangles(all.data() + first, all.data() + i + 1);
      }
    }
  }

  void marker(const Primitive& one) {
    const chart::MarkerOutline outline = chart::marker_outline(one.marker);
    cairo_new_path(cairo_);
    if (outline.radius > 0) {
      cairo_arc(cairo_, one.x, one.y, outline.radius, 0, 2 * kPi);
    } else {
      for (std::size_t i = 0; i < outline.count; ++i) {
        cairo_line_to(cairo_, one.x + outline.points[i].x, one.y + outline.points[i].y);
      }
    }
    cairo_close_path(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
    source(one.hollow ? chart::Ink::kPaper : one.ink, one.opacity);
    cairo_fill_preserve(cairo_);
    source(one.hollow ? one.ink : chart::Ink::kPaper, one.opacity);
    cairo_set_line_width(cairo_, one.stroke);
    cairo_stroke(cairo_);
  }

  void stroke(const Primitive& one) {
    source(one.ink, one.opacity);
    cairo_set_line_width(cairo_, one.stroke);
    dash(one.dash, one.stroke);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

 private:
  void source(chart::Ink ink, double opacity) {
    const Colour colour = brush_.styles.palette.of(ink);
    if (opacity >= 1) {
      cairo_set_source_rgb(cairo_, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
    } else {
      cairo_set_source_rgba(cairo_, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
    }
  }

  void dash(chart::Dash kind, double stroke) {
    const double unit = std::max(1.0, stroke);
    const double along[] = {5 * unit, 3 * unit}, dots[] = {0.1, 2.4 * unit},
                 dash_dot[] = {5 * unit, 2.5 * unit, 0.1, 2.5 * unit}, brief[] = {2.2 * unit, 1.8 * unit};
    cairo_set_line_cap(cairo_, kind == chart::Dash::kDots || kind == chart::Dash::kDashDot ? CAIRO_LINE_CAP_ROUND
                                                                                         : CAIRO_LINE_CAP_BUTT);
    switch (kind) {
      case chart::Dash::kSolid:
        return cairo_set_dash(cairo_, nullptr, 0, 0);
      case chart::Dash::kLong:
        return cairo_set_dash(cairo_, along, 2, 0);
      case chart::Dash::kDots:
        return cairo_set_dash(cairo_, dots, 2, 0);
      case chart::Dash::kDashDot:
        return cairo_set_dash(cairo_, dash_dot, 4, 0);
      case chart::Dash::kShort:
        return cairo_set_dash(cairo_, brief, 2, 0);
    }
  }

  static bool is_plain_rectangle(const Primitive& one) {
    return one.shape == chart::Shape::kRectangle && one.pattern == chart::Pattern::kSolid &&
           one.part != chart::Part::kColumnApart && one.opacity >= 1;
  }

  static bool are_alike(const Primitive& one, const Primitive& other) {
    if (one.ink != other.ink || one.shape != other.shape) return false;
    if (one.shape == chart::Shape::kRectangle) return is_plain_rectangle(one) && is_plain_rectangle(other);
    return one.shape == chart::Shape::kLine && one.stroke == other.stroke && one.dash == other.dash &&
           one.opacity >= 1 && other.opacity >= 1;
  }

  // The path of a line or of a plain rectangle.
  void trace(const Primitive& one) {
    if (one.shape == chart::Shape::kLine) line(one.x, one.y, one.x2, one.y2);
    if (is_plain_rectangle(one)) cairo_rectangle(cairo_, one.x, one.y, one.width, one.height);
  }

  // Of plain rectangles, how many from `first` on stand in a row: as large as each other, and as far apart.
  static std::size_t in_a_row(const Primitive* first, const Primitive* last) {
    const auto near = [](double one, double other) { return std::abs(one - other) < 0.001; };
    const double step = first + 1 < last ? first[1].x - first->x : 0;
    if (step <= first->width) return 1;
    const Primitive* at = first + 1;
    while (at < last && near(at->y, first->y) && near(at->height, first->height) && near(at->width, first->width) &&
           near(at->x - at[-1].x, step)) {
      ++at;
    }
    return static_cast<std::size_t>(at - first);
  }

  // Plain rectangles of one ink. Those in a row, such as the points of a scale, are the dashes of one line: a
  // quarter of the work, and of the file.
  void rectangles(const Primitive* first, const Primitive* last) {
    source(first->ink, 1);
    const Primitive* at = first;
    bool left_over = false;
    while (at < last) {
      const std::size_t row = in_a_row(at, last);
      if (row < 3) {
        trace(*at++);
        left_over = true;
        continue;
      }
      if (left_over) cairo_fill(cairo_);
      left_over = false;
      row_of(*at, at[1].x - at->x, at[row - 1].x + at->width);
      at += row;
    }
    if (left_over) cairo_fill(cairo_);
  }

  void row_of(const Primitive& one, double step, double right) {
    const double along[] = {one.width, step - one.width}, middle = one.y + one.height / 2;
    cairo_set_line_width(cairo_, one.height);
    cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cairo_, along, 2, 0);
    line(one.x, middle, right, middle);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

  void paint(const chart::Drawing& drawing, const Primitive& one) {
    switch (one.shape) {
      case chart::Shape::kLine:
        return stroke(one);
      case chart::Shape::kPolyline:
      case chart::Shape::kPolygon:
        return path(drawing.points(one), one);
      case chart::Shape::kRectangle:
        return rectangle(one);
      case chart::Shape::kMarker:
        return marker(one);
      case chart::Shape::kText:
        return text(one, drawing.text(one));
    }
  }

  void path(const chart::Point* points, const Primitive& one) {
    if (one.count == 0) return;
    cairo_new_path(cairo_);
    for (std::uint32_t i = 0; i < one.count; ++i) cairo_line_to(cairo_, points[i].x, points[i].y);
    if (one.shape == chart::Shape::kPolygon) cairo_close_path(cairo_);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    if (!one.filled) return stroke(one);
    source(one.ink, one.opacity);
    cairo_fill(cairo_);
  }

  void rectangle(const Primitive& one) {
    if (one.part == chart::Part::kColumnApart) {
      cairo_rectangle(cairo_, one.x + 0.6, one.y + 0.6, std::max(0.1, one.width - 1.2), std::max(0.1, one.height - 1.2));
      source(one.ink, one.opacity);
      cairo_set_line_width(cairo_, 1.2);
      const double dashes[] = {2.4, 1.6};
      cairo_set_dash(cairo_, dashes, 2, 0);
      cairo_stroke(cairo_);
      return cairo_set_dash(cairo_, nullptr, 0, 0);
    }
    if (!is_plain_rectangle(one)) cairo_rectangle(cairo_, one.x, one.y, one.width, one.height);
    source(one.ink, one.opacity);
    cairo_fill(cairo_);
    if (one.pattern != chart::Pattern::kSolid) pattern(one);
  }

  // Lines or dots of paper over an area, so that areas differ in black and white.
  void pattern(const Primitive& one) {
    source(chart::Ink::kPaper, 1);
    if (one.pattern != chart::Pattern::kDots && one.width > 2.5 * one.height) return dashes(one);
    cairo_set_line_width(cairo_, kPatternLine);
    const double right = one.x + one.width, foot = one.y + one.height;
    const bool rising = one.pattern == chart::Pattern::kRising || one.pattern == chart::Pattern::kCrossed;
    const bool falling = one.pattern == chart::Pattern::kFalling || one.pattern == chart::Pattern::kCrossed;
    // A slanting line enters at `at` and leaves a height further on; what is outside of the area is cut off.
    for (double at = one.x - one.height + kPatternStep / 2; (rising || falling) && at < right; at += kPatternStep) {
      const double from = std::max(at, one.x), to = std::min(at + one.height, right);
      if (rising) line(from, foot - (from - at), to, foot - (to - at));
      if (falling) line(from, one.y + (from - at), to, one.y + (to - at));
    }
    for (double at = one.x + kPatternStep / 2; one.pattern == chart::Pattern::kUpright && at < right; at += kPatternStep) {
      line(at, one.y, at, foot);
    }
    for (double y = one.y + kPatternStep / 2; one.pattern == chart::Pattern::kDots && y < foot; y += kPatternStep) {
      for (double x = one.x + kPatternStep / 2; x < right; x += kPatternStep) {
        cairo_rectangle(cairo_, x - 0.8, y - 0.8, 1.6, 1.6);
      }
    }
    one.pattern == chart::Pattern::kDots ? cairo_fill(cairo_) : cairo_stroke(cairo_);
  }

  // The same along a bar, as one thick dashed line that leans: a tenth of the work of as many lines.
  void dashes(const Primitive& one) {
    const double lines[] = {kPatternLine * 1.4, kPatternStep - kPatternLine * 1.4};
    const bool upright = one.pattern == chart::Pattern::kUpright, crossed = one.pattern == chart::Pattern::kCrossed;
    for (const double lean : {-1.0, 1.0}) {
      if (upright ? lean > 0 : !crossed && (lean < 0) != (one.pattern == chart::Pattern::kRising)) continue;
      // Nothing of it stands outside of the bar.
      const double inside = upright ? 0 : one.height / 2;
      const cairo_matrix_t leaning{1, 0, upright ? 0 : lean, 1, one.x, one.y + one.height / 2};
      cairo_save(cairo_);
      cairo_transform(cairo_, &leaning);
      line(inside + lines[1] / 2, 0, one.width - inside, 0);
      cairo_set_line_width(cairo_, one.height);
      cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash(cairo_, lines, 2, 0);
      cairo_stroke(cairo_);
      cairo_restore(cairo_);
    }
  }

  void line(double x1, double y1, double x2, double y2) {
    cairo_move_to(cairo_, x1, y1);
    cairo_line_to(cairo_, x2, y2);
  }

  void text(const Primitive& one, std::string_view words) {
    TextStyle style = drawing_style(brush_.styles, one.size, one.weight == chart::Weight::kBold);
    style.colour = brush_.styles.palette.of(one.ink);
    const std::string shown = printable(words);
    if (shown.empty()) return;
    const TextPointer set = brush_.typesetter.set(plain(shown), style, kWithoutEnd);
    const double wide = set->width(), from_left = set->lines().front().shift;
    const double left = one.anchor == chart::Anchor::kLeft ? 0 : one.anchor == chart::Anchor::kRight ? -wide : -wide / 2;
    const double base = set->lines().front().baseline;
    // Its line begins at `left`, whichever side the text is set from.
    if (one.turn == 0) return set->paint(cairo_, 0, one.x + left - from_left, one.y - base);
    cairo_save(cairo_);
    cairo_translate(cairo_, one.x, one.y);
    cairo_rotate(cairo_, one.turn * kPi / 180);
    set->paint(cairo_, 0, left - from_left, -base);
    cairo_restore(cairo_);
  }

  static constexpr double kWithoutEnd = 5000;

  cairo_t* cairo_;
  const Brush& brush_;
};

}  // namespace

TextStyle drawing_style(const Styles& styles, double size, bool bold) {
  TextStyle style = styles.text.sized(size).led(1.2);
  style.strong = bold;
  return style;
}

void paint_drawing(Canvas& canvas, const Brush& brush, const chart::Drawing& drawing, double x, double y, double scale) {
  paint_drawing(canvas, brush, drawing, drawing.primitives, x, y, scale);
}

void paint_drawing(Canvas& canvas, const Brush& brush, const chart::Drawing& drawing, const std::vector<Primitive>& parts,
                   double x, double y, double scale) {
  cairo_t* cairo = canvas.cairo();
  cairo_save(cairo);
  cairo_translate(cairo, canvas.left_of(x, drawing.width * scale), y);
  cairo_scale(cairo, scale, scale);
  Painter(cairo, brush).paint(drawing, parts);
  cairo_restore(cairo);
}

void paint_swatch(Canvas& canvas, const Brush& brush, const chart::SeriesLook& look, bool with_line, double x, double y,
                  double scale) {
  cairo_t* cairo = canvas.cairo();
  cairo_save(cairo);
  cairo_translate(cairo, canvas.left_of(x, kSwatch * scale), y);
  cairo_scale(cairo, scale, scale);
  Painter painter(cairo, brush);
  Primitive one;
  one.ink = look.ink;
  one.dash = look.dash;
  one.stroke = 2;
  cairo_move_to(cairo, 0, 0);
  cairo_line_to(cairo, kSwatch, 0);
  if (with_line) painter.stroke(one);
  cairo_new_path(cairo);
  one.marker = look.marker;
  one.hollow = look.hollow;
  one.x = kSwatch / 2;
  one.stroke = look.hollow ? 1.8 : 1.2;
  painter.marker(one);
  cairo_restore(cairo);
}

}  // namespace assay::pdf
