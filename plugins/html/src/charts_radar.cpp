// Radar charts: series over categories without an order, each on a spoke of its own.
#include <cmath>
#include <numbers>

#include "chart_parts.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

constexpr double kFont = 12, kLineHeight = 14;

struct Wheel {
  double x, y, radius;
  std::size_t spokes;

  // The first spoke points up; the others follow clockwise.
  double angle(std::size_t spoke) const {
    return 2 * std::numbers::pi * static_cast<double>(spoke) / static_cast<double>(spokes);
  }
  double x_at(std::size_t spoke, double length) const { return x + length * std::sin(angle(spoke)); }
  double y_at(std::size_t spoke, double length) const { return y - length * std::cos(angle(spoke)); }
  std::string point(std::size_t spoke, double length) const {
    return number_text(x_at(spoke, length)) + " " + number_text(y_at(spoke, length));
  }
};

void draw_rings(ChartContext& context, const sdk::OwnedChart& chart, const Wheel& wheel) {
  const Scale length(chart.minimum, chart.maximum, 0, wheel.radius);
  std::string rules;
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    if (length(tick) <= 0) continue;
    for (std::size_t i = 0; i < wheel.spokes; ++i) {
      rules += (i == 0 ? "M" : "L") + wheel.point(i, length(tick));
    }
    rules += "Z";
  }
  for (std::size_t i = 0; i < wheel.spokes; ++i) {
    rules += "M" + wheel.point(i, 0) + "L" + wheel.point(i, wheel.radius);
  }
  context.out.shape("path", {{"class", "rule"}, {"d", rules}});
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    label(context.out, wheel.x - 4, wheel.y - length(tick) + 4, "end", "tick", tick_text(context, tick));
  }
}

void draw_spoke_label(HtmlWriter& out, const Wheel& wheel, std::size_t spoke, std::string_view words,
                      double room) {
  const double x = wheel.x_at(spoke, wheel.radius + 12), y = wheel.y_at(spoke, wheel.radius + 12);
  const double side = std::sin(wheel.angle(spoke)), rise = std::cos(wheel.angle(spoke));
  const std::string_view anchor = side > 0.1 ? "start" : side < -0.1 ? "end" : "middle";
  const auto lines = wrapped(words, room, kFont, 3);
  const double tall = kLineHeight * static_cast<double>(lines.size());
  double line_y = y - tall * (1 + rise) / 2 + 11;
  for (const std::string& line : lines) {
    label(out, x, line_y, anchor, "category", line);
    line_y += kLineHeight;
  }
}

// The way around the wheel; closed only when no value is missing.
std::string around(const sdk::OwnedSeries& series, const Wheel& wheel, const Scale& length) {
  std::string path;
  bool whole = true;
  for (std::size_t i = 0; i < wheel.spokes; ++i) whole = whole && series.has(i);
  for (std::size_t i = 0; i <= wheel.spokes; ++i) {
    const std::size_t at = i % wheel.spokes;
    if (!series.has(at)) continue;
    if (whole && i == wheel.spokes) break;
    const bool follows = i > 0 && series.has(i - 1);
    path += (follows ? "L" : "M") + wheel.point(at, length(series.values[at]));
  }
  return whole ? path + "Z" : path;
}

void draw_series(ChartContext& context, const sdk::OwnedChart& chart, const Wheel& wheel, std::size_t index) {
  const sdk::OwnedSeries& series = chart.series[index];
  const SeriesLook look = context.looks.of(series, index);
  const Scale length(chart.minimum, chart.maximum, 0, wheel.radius);
  context.out.element("g", {{"class", look.colour_class}}, [&] {
    context.out.shape("path", {{"class", "line"},
                               {"d", around(series, wheel, length)},
                               Attribute::if_any("stroke-dasharray", look.dash)});
    for (std::size_t i = 0; i < wheel.spokes; ++i) {
      if (!series.has(i)) continue;
      const double away = length(series.values[i]);
      marker(context.out, look, wheel.x_at(i, away), wheel.y_at(i, away),
             point_text(context, chart, series, i));
    }
  });
}

}  // namespace

void draw_radar(ChartContext& context, const sdk::OwnedChart& chart, Frame frame) {
  const double radius = frame.narrow ? 100 : 150;
  const double margin = frame.narrow ? 52 : 50;
  const Wheel wheel{frame.width / 2, radius + margin, radius, chart.categories.size()};
  svg(context, chart, frame, 2 * (radius + margin), [&] {
    draw_rings(context, chart, wheel);
    const double room = frame.width / 2 - radius - 14;
    for (std::size_t i = 0; i < wheel.spokes; ++i) {
      const auto& category = chart.categories[i];
      draw_spoke_label(context.out, wheel, i, frame.narrow ? axis_label(category) : category.label, room);
    }
    for (std::size_t s = chart.series.size(); s-- > 0;) draw_series(context, chart, wheel, s);
  });
}

}  // namespace assay::html
