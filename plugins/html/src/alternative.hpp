// What figures and small charts have in common: the words that are read aloud, one whole drawing, the table.
#pragma once

#include <string>

#include "charts.hpp"

namespace assay::html {

// A drawing's text alternative and the ids under which it stands.
struct SpokenWords {
  chart::Alternative told;
  std::string title_id;
  std::string description_id;
  std::string ids;  // both
};

SpokenWords spoken_words(ChartContext& context, const sdk::OwnedChart& shown);
void write_spoken(HtmlWriter& out, const SpokenWords& words);

// The chart as an SVG of its own for a frame.
void drawing(ChartContext& context, const sdk::OwnedChart& shown, const chart::Frame& frame,
             std::string_view css_class);

// Its figures, a row a category.
void figures_table(ChartContext& context, const sdk::OwnedChart& shown);

}  // namespace assay::html
