// What figures and small charts have in common: the words that are read aloud, one whole drawing, the table.
#pragma once

#include <string>
#include <string_view>

#include "charts.hpp"

namespace assay::html {

// A drawing's text alternative. The chart must outlive it.
class SpokenWords {
 public:
  SpokenWords(ChartContext& context, const sdk::OwnedChart& shown);
  SpokenWords(const SpokenWords&) = delete;
  SpokenWords& operator=(const SpokenWords&) = delete;

  // For the drawing's aria-labelledby.
  Attribute labels() const { return Attribute("aria-labelledby", ids_).plain(); }

  // The elements that a drawing begins with.
  void write(HtmlWriter& out) const;

 private:
  chart::Alternative made_;  // where the author left something out
  std::string_view title_, description_;
  std::string ids_;  // of both, or of the title alone
};

// The chart as an SVG of its own for a frame. `figures` are those of the chart, here and below.
void drawing(ChartContext& context, const sdk::OwnedChart& shown, const chart::Figures& figures,
             const chart::Frame& frame, std::string_view css_class);

// Its figures, a row a category.
void figures_table(ChartContext& context, const sdk::OwnedChart& shown, const chart::Figures& figures);

}  // namespace assay::html
