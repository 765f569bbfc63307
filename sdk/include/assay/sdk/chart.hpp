// assay/sdk/chart.hpp: charts as renderers draw them. One geometry for every format:
//
//   const chart::SeriesLooks looks(tree.root());
//   const chart::Setup setup{looks, {}, {}};
//   chart::Drawing drawing;
//   chart::draw(one, {480}, setup, drawing);
//   for (const chart::Primitive& primitive : drawing.primitives) …
#pragma once

#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/chart/looks.hpp"
#include "assay/sdk/chart/setup.hpp"
#include "assay/sdk/document_tree.hpp"

namespace assay::sdk::chart {

// True for the kinds that have a drawing as a figure: every kind of this version of the contract. A chart of
// a later kind is shown as the table of its figures.
bool has_drawing(const OwnedChart& chart);

// The chart as a figure. Never fails: figures that are missing or not finite are left out, values beyond
// the axis stand at its end. A chart without a drawing gives an empty one of height 0.
void draw(const OwnedChart& chart, const Frame& frame, const Setup& setup, Drawing& into);

// Score bars and distributions: small enough for a table's cell. `draw` gives them with their axis below;
// in a table each row has its marks alone (draw_cell), and the column's head the axis (draw_cell_axis).
// Their width is free: a renderer whose cells grow may stretch x and widths (see Primitive::hang).
bool is_cell_chart(const OwnedChart& chart);
void draw_cell(const OwnedChart& chart, const Frame& frame, const Setup& setup, Drawing& into);
// The numbers under the marks. Where they would touch within frame.width, fewer are written.
void draw_cell_axis(const OwnedChart& chart, const Frame& frame, const Setup& setup, Drawing& into);
// True when one axis serves both.
bool same_axis(const OwnedChart& one, const OwnedChart& other);

}  // namespace assay::sdk::chart
