// Gap charts: two series over categories; the distance between them is the message.
#include <algorithm>
#include <cmath>

#include "chart_parts.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

constexpr double kFont = 13, kLineHeight = 16;

struct Rows {
  double left, right;       // of the plot
  double top, row, offset;  // where rows begin, how high one is, where its line runs in it
  double label_room;
  bool label_above;
};

Rows lay_out(const sdk::OwnedChart& chart, Frame frame) {
  double widest = 0;
  for (const auto& category : chart.categories) widest = std::max(widest, text_width(category.label, kFont));
  if (frame.narrow) return {8, frame.width - 52, 30, 46, 32, frame.width - 8, true};
  const double room = std::min(widest + 8, 250.0);
  return {room + 12, frame.width - 64, 30, 38, 19, room, false};
}

void row_label(HtmlWriter& out, const Rows& rows, double y, std::string_view words) {
  if (rows.label_above) {
    label(out, 0, y - 14, "start", "row-label", wrapped(words, rows.label_room, kFont, 1).front());
    return;
  }
  const auto lines = wrapped(words, rows.label_room, kFont, 2);
  double line_y = y + 4.5 - kLineHeight * (static_cast<double>(lines.size()) - 1) / 2;
  for (const std::string& line : lines) {
    label(out, 0, line_y, "start", "row-label", line);
    line_y += kLineHeight;
  }
}

// The second series against the first, signed with a real minus.
std::string signed_gap(const ChartContext& context, const sdk::OwnedChart& chart, double gap) {
  if (gap < 0) return "−" + figure_text(context, chart, -gap);
  return (gap > 0 ? "+" : "") + figure_text(context, chart, gap);
}

void draw_row(ChartContext& context, const sdk::OwnedChart& chart, const Rows& rows, std::size_t i) {
  HtmlWriter& out = context.out;
  const Scale x(chart.minimum, chart.maximum, rows.left, rows.right);
  const double y = rows.top + rows.row * static_cast<double>(i) + rows.offset;
  row_label(out, rows, y, chart.categories[i].label);
  out.shape("path",
            {{"class", "rule"},
             {"d", "M" + number_text(rows.left) + " " + number_text(y) + "H" + number_text(rows.right)}});
  if (chart.series.size() > 1 && chart.series[0].has(i) && chart.series[1].has(i)) {
    const double from = x(chart.series[0].values[i]), to = x(chart.series[1].values[i]);
    out.shape("rect", {{"class", "span"},
                       {"x", std::min(from, to)},
                       {"y", y - 3},
                       {"width", std::abs(to - from)},
                       {"height", 6}});
    const double gap = chart.series[1].values[i] - chart.series[0].values[i];
    label(out, rows.right + 12, y + 4.5, "start", "figure", signed_gap(context, chart, gap));
  }
  for (std::size_t s = chart.series.size(); s-- > 0;) {
    const sdk::OwnedSeries& series = chart.series[s];
    if (!series.has(i)) continue;
    const SeriesLook look = context.looks.of(series, s);
    out.element("g", {{"class", look.colour_class}},
                [&] { marker(out, look, x(series.values[i]), y, point_text(context, chart, series, i)); });
  }
}

void draw_axis(ChartContext& context, const sdk::OwnedChart& chart, const Rows& rows, double bottom) {
  const Scale x(chart.minimum, chart.maximum, rows.left, rows.right);
  std::string rules;
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    rules += "M" + number_text(x(tick)) + " " + number_text(rows.top) + "V" + number_text(bottom);
    label(context.out, x(tick), rows.top - 8, "middle", "tick", tick_text(context, tick));
  }
  context.out.shape("path", {{"class", "rule"}, {"d", rules}});
  if (!chart.value_label.empty() && !rows.label_above) {
    label(context.out, 0, rows.top - 8, "start", "tick",
          wrapped(chart.value_label, rows.label_room, 12, 1).front());
  }
}

}  // namespace

void draw_gap(ChartContext& context, const sdk::OwnedChart& chart, Frame frame) {
  const Rows rows = lay_out(chart, frame);
  const double bottom = rows.top + rows.row * static_cast<double>(chart.categories.size());
  svg(context, chart, frame, bottom + 4, [&] {
    draw_axis(context, chart, rows, bottom);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) draw_row(context, chart, rows, i);
  });
}

}  // namespace assay::html
