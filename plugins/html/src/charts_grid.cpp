// Grid charts: a value for each category (column) and series (row); the stronger the colour, the higher.
#include <algorithm>

#include "chart_parts.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

constexpr double kFont = 12, kLineHeight = 14;
// As strong as the colour may get before the figure on it is hard to read.
constexpr double kFaintest = 0.06, kStrongest = 0.42;

struct Cells {
  double left, top, width, height, row;
  bool label_above;
  std::size_t label_lines;
};

Cells lay_out(const sdk::OwnedChart& chart, Frame frame) {
  double widest = 0;
  for (const auto& series : chart.series) widest = std::max(widest, text_width(series.label, 13));
  Cells cells{};
  cells.label_above = frame.narrow;
  cells.left = frame.narrow ? 0 : std::min(widest, 180.0) + 12;
  cells.width = (frame.width - cells.left) / static_cast<double>(chart.categories.size());
  for (const auto& category : chart.categories) {
    cells.label_lines =
        std::max(cells.label_lines, wrapped(axis_label(category), cells.width - 6, kFont, 3).size());
  }
  cells.top = 8 + kLineHeight * static_cast<double>(cells.label_lines);
  cells.height = 32;
  cells.row = frame.narrow ? cells.height + 22 : cells.height;
  return cells;
}

void draw_cell(ChartContext& context, const sdk::OwnedChart& chart, const Cells& cells, std::size_t s,
               std::size_t i, double y) {
  HtmlWriter& out = context.out;
  const sdk::OwnedSeries& series = chart.series[s];
  const double x = cells.left + cells.width * static_cast<double>(i);
  if (series.has(i)) {
    const Scale strength(chart.minimum, chart.maximum, kFaintest, kStrongest);
    out.shape("rect", {{"class", "mark"},
                       {"x", x + 1},
                       {"y", y + 1},
                       {"width", cells.width - 2},
                       {"height", cells.height - 2},
                       {"fill-opacity", strength(series.values[i])}});
  }
  const std::string words =
      series.has(i) ? figure_text(context, chart, series.values[i]) : std::string(context.words.no_value);
  label(out, x + cells.width / 2, y + cells.height / 2 + 4.5, "middle", series.has(i) ? "figure" : "tick",
        words);
}

void draw_row(ChartContext& context, const sdk::OwnedChart& chart, const Cells& cells, std::size_t s) {
  double y = cells.top + cells.row * static_cast<double>(s);
  const std::string_view name = chart.series[s].label;
  if (cells.label_above) {
    label(context.out, 0, y + 15, "start", "row-label", name);
    y += 22;
  } else {
    label(context.out, 0, y + cells.height / 2 + 4.5, "start", "row-label",
          wrapped(name, cells.left - 8, 13, 1).front());
  }
  for (std::size_t i = 0; i < chart.categories.size(); ++i) draw_cell(context, chart, cells, s, i, y);
}

}  // namespace

void draw_grid(ChartContext& context, const sdk::OwnedChart& chart, Frame frame) {
  const Cells cells = lay_out(chart, frame);
  const double height = cells.top + cells.row * static_cast<double>(chart.series.size()) + 2;
  svg(context, chart, frame, height, [&] {
    context.out.element("g", {{"class", "own"}}, [&] {
      for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const double x = cells.left + cells.width * (static_cast<double>(i) + 0.5);
        const auto lines = wrapped(axis_label(chart.categories[i]), cells.width - 6, kFont, 3);
        double y = cells.top - 8 - kLineHeight * (static_cast<double>(lines.size()) - 1);
        for (const std::string& line : lines) {
          label(context.out, x, y, "middle", "category", line);
          y += kLineHeight;
        }
      }
      for (std::size_t s = 0; s < chart.series.size(); ++s) draw_row(context, chart, cells, s);
    });
  });
}

}  // namespace assay::html
