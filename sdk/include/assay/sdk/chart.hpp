// assay/sdk/chart.hpp: charts as renderers draw them, with one geometry for every format.
//
//   const chart::SeriesLooks looks(tree.root());
//   const chart::Setup setup{looks, {}, {}};
//   chart::Drawing drawing;
//   chart::draw(one, {480}, setup, drawing);
//   for (const chart::Primitive& primitive : drawing.primitives) …
#pragma once

#include <algorithm>
#include <cstddef>

#include "assay/sdk/chart/detail/cells.hpp"
#include "assay/sdk/chart/detail/gap.hpp"
#include "assay/sdk/chart/detail/grid.hpp"
#include "assay/sdk/chart/detail/line.hpp"
#include "assay/sdk/chart/detail/radar.hpp"
#include "assay/sdk/chart/detail/scatter.hpp"
#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/chart/looks.hpp"
#include "assay/sdk/chart/marker.hpp"
#include "assay/sdk/chart/palette.hpp"
#include "assay/sdk/chart/setup.hpp"
#include "assay/sdk/chart/words.hpp"
#include "assay/sdk/document_tree.hpp"

namespace assay::sdk::chart {

// True for the kinds that have a drawing: every kind of this version of the contract. A chart of a later kind
// is shown as the table of its figures.
inline bool has_drawing(const OwnedChart& chart) {
  return chart.kind >= ASSAY_CHART_LINE && chart.kind <= ASSAY_CHART_SCATTER && !chart.series.empty() &&
         !chart.categories.empty();
}

// Score bars and distributions: drawings small enough for a table's cell.
inline bool is_cell_chart(const OwnedChart& chart) {
  return chart.kind == ASSAY_CHART_SCORE_BAR || chart.kind == ASSAY_CHART_DISTRIBUTION;
}

// What of a small chart is drawn.
enum class CellParts : std::uint8_t {
  kMarks,    // its figures alone, which differ from row to row
  kScale,    // the points of the scale and their numbers, which do not; fits over or under kMarks
  kNumbers,  // the numbers of the scale alone, for the head of a column
  kCell,     // marks and points of the scale, without numbers: a row of a table whose head has them
  kFigure    // all, and the figure of a bar beside it
};

namespace detail {

inline void draw_bar(BarSketch sketch, CellParts parts, Drawing& into) {
  into.height = parts == CellParts::kNumbers                              ? kAxisHeight
                : parts == CellParts::kMarks || parts == CellParts::kCell ? BarSketch::kHeight
                                                                          : BarSketch::kWholeHeight;
  if (parts == CellParts::kFigure) sketch.with_figure();
  if (parts != CellParts::kNumbers && parts != CellParts::kScale) sketch.marks();
  if (parts != CellParts::kNumbers && parts != CellParts::kMarks) sketch.notches();
  if (parts == CellParts::kNumbers) sketch.numbers(kAxisFoot);
  if (parts == CellParts::kScale || parts == CellParts::kFigure) sketch.numbers(BarSketch::kNumbers);
}

inline void draw_counts(CountsSketch sketch, CellParts parts, Drawing& into) {
  into.height = parts == CellParts::kNumbers                              ? kAxisHeight
                : parts == CellParts::kMarks || parts == CellParts::kCell ? CountsSketch::kHeight
                                                                          : CountsSketch::kWholeHeight;
  if (parts != CellParts::kNumbers && parts != CellParts::kScale) sketch.marks();
  if (parts != CellParts::kNumbers && parts != CellParts::kMarks) sketch.ground();
  if (parts == CellParts::kNumbers) sketch.numbers(kAxisFoot);
  if (parts == CellParts::kScale || parts == CellParts::kFigure) sketch.numbers(CountsSketch::kNumbers);
}

// Puts the drawing the other way round where that is how its frame is read.
inline void finish(Drawing& drawing) {
  if (drawing.direction == Direction::kRightToLeft) drawing.mirror();
}

}  // namespace detail

// A small chart, or a part of it. Its width is free: a renderer whose cells grow may stretch x and widths,
// but those of a rectangle with Primitive::hang. Numbers that would touch within frame.width are left out.
// Nothing for a chart of another kind.
inline void draw_cell(const OwnedChart& chart, CellParts parts, const Frame& frame, const Setup& setup,
                      Drawing& into) {
  into.begin(frame);
  into.named = true;
  if (!is_cell_chart(chart) || !has_drawing(chart)) return;
  if (chart.kind == ASSAY_CHART_SCORE_BAR) {
    detail::draw_bar({chart, frame, setup, into}, parts, into);
  } else {
    detail::draw_counts({chart, frame, setup, into}, parts, into);
  }
  detail::finish(into);
}

// The chart as a figure. Never fails: figures that are missing or not finite are left out, values beyond the
// axis stand at its end. A chart without a drawing gives an empty one of height 0. `into` may be one that was
// used before; only running out of memory throws.
inline void draw(const OwnedChart& chart, const Frame& frame, const Setup& setup, Drawing& into) {
  if (is_cell_chart(chart)) return draw_cell(chart, CellParts::kFigure, frame, setup, into);
  into.begin(frame);
  if (!has_drawing(chart)) return;
  if (chart.kind == ASSAY_CHART_GAP) {
    detail::GapSketch(chart, frame, setup, into).draw();
  } else if (chart.kind == ASSAY_CHART_GRID) {
    detail::GridSketch(chart, frame, setup, into).draw();
  } else if (chart.kind == ASSAY_CHART_RADAR && chart.categories.size() > 2) {
    detail::RadarSketch(chart, frame, setup, into).draw();
  } else if (chart.kind == ASSAY_CHART_SCATTER && chart.series.size() > 1) {
    detail::ScatterSketch(chart, frame, setup, into).draw();
  } else {
    detail::LineSketch(chart, frame, setup, into).draw();
  }
  detail::finish(into);
}

// True when one axis serves both small charts.
inline bool same_axis(const OwnedChart& one, const OwnedChart& other) {
  if (one.kind != other.kind) return false;
  if (one.kind == ASSAY_CHART_SCORE_BAR) return one.minimum == other.minimum && one.maximum == other.maximum;
  const auto same = [](const OwnedCategory& a, const OwnedCategory& b) {
    return a.short_label == b.short_label && a.label == b.label;
  };
  return std::equal(one.categories.begin(), one.categories.end(), other.categories.begin(),
                    other.categories.end(), same);
}

}  // namespace assay::sdk::chart
