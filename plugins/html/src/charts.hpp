// Charts as inline SVG: figures, and small drawings for lines of text and tables. Where things stand in a
// drawing is the SDK's affair.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/chart.hpp"
#include "html_writer.hpp"

namespace assay::html {

namespace chart = sdk::chart;

// What all drawings of a document share.
struct ChartContext {
  HtmlWriter& out;
  chart::Setup setup;
  std::string_view figures;  // names the table behind a chart
  chart::Direction direction = chart::Direction::kLeftToRight;
  int drawings = 0;                 // so far; makes their ids
  // For each axis of small drawings that was written already a chart that has it; these must stay.
  std::vector<const sdk::OwnedChart*> axes{};
  unsigned fills = 0;               // the patterns that were written already, a bit each
  chart::Drawing drawing{};         // the one that is being written; keeps its memory
};

// How much room a drawing has, in pixels. A figure is drawn for a wide page and for a phone; the page shows
// one.
inline constexpr double kWide = 760, kNarrow = 344;

// What a figure shows beside its drawing.
struct FigureParts {
  bool caption;  // the chart's title
  bool key;      // what the short labels of its categories stand for
};

// The chart as a figure of its own: caption, drawings, legend, the table of its figures. A chart whose kind
// is not known becomes a table.
void figure(ChartContext& context, const sdk::OwnedChart& shown, FigureParts parts);

// The chart as a drawing for a line of text or a table's cell.
void small_chart(ChartContext& context, const sdk::OwnedChart& shown);

// The numbers of the axis that all small drawings of a column have. `room` is the width of that column in
// pixels, as far as it can be told: where the numbers would touch, fewer are written.
void cell_chart_axis(ChartContext& context, const sdk::OwnedChart& shown, double room);

}  // namespace assay::html
