// Scatter charts: one point a category, the first series across, the second up.
#include <algorithm>

#include "chart_parts.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

constexpr double kFont = 12;

struct Field {
  double left, right, top, bottom;
};

struct Box {
  double left, right, top, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

struct Placed {
  double x, y;
  std::string_view anchor;
  Box box;
};

// Right of the point, left, above, below: the first place where nothing stands yet.
Placed place_label(double x, double y, double width, const Field& field, const std::vector<Box>& taken) {
  const Placed places[] = {
      {x + 9, y + 4, "start", {x + 9, x + 9 + width, y - 7, y + 7}},
      {x - 9, y + 4, "end", {x - 9 - width, x - 9, y - 7, y + 7}},
      {x, y - 9, "middle", {x - width / 2, x + width / 2, y - 21, y - 7}},
      {x, y + 18, "middle", {x - width / 2, x + width / 2, y + 7, y + 21}},
  };
  for (const Placed& place : places) {
    if (place.box.left < field.left || place.box.right > field.right) continue;
    const auto meets = [&](const Box& box) { return place.box.meets(box); };
    if (std::none_of(taken.begin(), taken.end(), meets)) return place;
  }
  return places[0].box.right > field.right ? places[1] : places[0];
}

void draw_rules(ChartContext& context, const sdk::OwnedChart& chart, const Field& field) {
  HtmlWriter& out = context.out;
  const Scale x(chart.minimum, chart.maximum, field.left, field.right);
  std::string rules;
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    rules += "M" + number_text(x(tick)) + " " + number_text(field.top) + "V" + number_text(field.bottom);
    label(out, x(tick), field.bottom + 17, "middle", "tick", tick_text(context, tick));
  }
  out.shape("path", {{"class", "rule"}, {"d", rules}});
  // Where both series agree.
  const std::string diagonal = "M" + number_text(field.left) + " " + number_text(field.bottom) + "L" +
                               number_text(field.right) + " " + number_text(field.top);
  out.shape("path", {{"class", "agree"}, {"d", diagonal}});
  label(out, field.right, field.bottom + 36, "end", "category", chart.series[0].label + " →");
  label(out, 0, 12, "start", "category", "↑ " + chart.series[1].label);
}

std::string both_values(const ChartContext& context, const sdk::OwnedChart& chart, std::size_t i) {
  std::string words = chart.categories[i].label + ": ";
  words += chart.series[0].label + " " + figure_text(context, chart, chart.series[0].values[i]) + ", ";
  return words + chart.series[1].label + " " + figure_text(context, chart, chart.series[1].values[i]);
}

void draw_points(ChartContext& context, const sdk::OwnedChart& chart, const Field& field) {
  const Scale x(chart.minimum, chart.maximum, field.left, field.right);
  const Scale y(chart.minimum, chart.maximum, field.bottom, field.top);
  const sdk::OwnedSeries &across = chart.series[0], &up = chart.series[1];
  const SeriesLook look{"own", Marker::kCircle, {}, false};
  std::vector<Box> taken;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    if (!across.has(i) || !up.has(i)) continue;
    const double px = x(across.values[i]), py = y(up.values[i]);
    taken.push_back({px - 6, px + 6, py - 6, py + 6});
  }
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    if (!across.has(i) || !up.has(i)) continue;
    const double px = x(across.values[i]), py = y(up.values[i]);
    marker(context.out, look, px, py, both_values(context, chart, i));
    const std::string_view words = axis_label(chart.categories[i]);
    const Placed place = place_label(px, py, text_width(words, kFont), field, taken);
    taken.push_back(place.box);
    label(context.out, place.x, place.y, place.anchor, "point-label", words);
  }
}

}  // namespace

void draw_scatter(ChartContext& context, const sdk::OwnedChart& chart, Frame frame) {
  const double side = frame.narrow ? 270 : 400;
  const double left = std::max(tick_width(context, chart), frame.narrow ? 0.0 : (frame.width - side) / 2);
  const Field field{left, left + side, 28, 28 + side};
  svg(context, chart, frame, field.bottom + 44, [&] {
    sdk::OwnedChart bare;  // the axis alone: its label stands elsewhere here
    bare.minimum = chart.minimum;
    bare.maximum = chart.maximum;
    value_rules(context, bare, field.left, field.right, field.top, field.bottom);
    draw_rules(context, chart, field);
    context.out.element("g", {{"class", "own"}}, [&] { draw_points(context, chart, field); });
  });
}

}  // namespace assay::html
