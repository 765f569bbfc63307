// Charts as inline SVG, drawn from what their figures mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/document_tree.hpp"
#include "html_writer.hpp"
#include "series_look.hpp"

namespace assay::html {

// Words that charts need, looked up once.
struct ChartWords {
  std::string_view no_value;      // where a figure is missing
  std::string_view figures;       // the table behind a chart
  std::string_view decimal_mark;  // "." or ","
};

// What all drawings of a document share.
struct ChartContext {
  HtmlWriter& out;
  const SeriesLooks& looks;
  ChartWords words;
  int drawings = 0;               // so far; makes their ids
  std::vector<std::string> axes;  // of small drawings, that were written already
};

// How much room a drawing has. A figure is drawn for a wide page and for a phone; the page shows one.
struct Frame {
  double width;
  bool narrow;
};
inline constexpr Frame kWide = {760, false};
inline constexpr Frame kNarrow = {344, true};

// What a figure shows beside its drawing.
struct FigureParts {
  bool caption;  // the chart's title
  bool key;      // what the short labels of its categories stand for
};

// The chart as a figure of its own: caption, drawings, legend, the table of its figures. A chart whose kind
// is not known becomes a table.
void figure(ChartContext& context, const sdk::OwnedChart& chart, FigureParts parts);

// The chart as a drawing for a line of text or a table's cell.
void small_chart(ChartContext& context, const sdk::OwnedChart& chart);

// Kinds that are drawn as wide as their place, and the marks of their axis, which a table shows once at
// the head of its column. `room` is the width of that column in pixels, as far as it can be told: where
// the marks' numbers would touch, fewer are written.
bool is_cell_chart(const sdk::OwnedChart& chart);
void cell_chart_axis(ChartContext& context, const sdk::OwnedChart& chart, double room);

// Single drawings.
void draw_score_bar(ChartContext& context, const sdk::OwnedChart& chart);
void draw_distribution(ChartContext& context, const sdk::OwnedChart& chart);
void draw_line(ChartContext& context, const sdk::OwnedChart& chart, Frame frame);
void draw_gap(ChartContext& context, const sdk::OwnedChart& chart, Frame frame);
void draw_radar(ChartContext& context, const sdk::OwnedChart& chart, Frame frame);
void draw_grid(ChartContext& context, const sdk::OwnedChart& chart, Frame frame);
void draw_scatter(ChartContext& context, const sdk::OwnedChart& chart, Frame frame);

}  // namespace assay::html
