// What the drawings of several kinds of chart have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charts.hpp"

namespace assay::html {

// A figure as readers see it: as many decimals as its chart needs (none or two), the customer's decimal
// mark.
std::string figure_text(const ChartContext& context, const sdk::OwnedChart& chart, double value);
std::string tick_text(const ChartContext& context, double value);

// An estimate of how wide a text is; the fonts of a reader are not known here.
double text_width(std::string_view text, double font_size);

// The text in lines of at most `width`, broken at spaces; at most `most` lines, the last one cut with an
// ellipsis.
std::vector<std::string> wrapped(std::string_view text, double width, double font_size, std::size_t most);

// The label for an axis.
std::string_view axis_label(const sdk::OwnedCategory& category);

// Writes <title> and <desc> with the ids that svg() has announced.
struct Alternative {
  std::string title;
  std::string description;
  std::string title_id;
  std::string description_id;
  std::string labelled_by;
};
Alternative alternative(ChartContext& context, const sdk::OwnedChart& chart);
void write_alternative(HtmlWriter& out, const Alternative& alternative);

// An <svg> with its text alternative. Without a height it is drawn in percent of its place.
template <typename Body>
void svg(ChartContext& context, const sdk::OwnedChart& chart, std::string_view css_class, Body&& body) {
  const Alternative words = alternative(context, chart);
  context.out.element("svg", {{"class", css_class}, {"role", "img"}, {"aria-labelledby", words.labelled_by}},
                      [&] {
                        write_alternative(context.out, words);
                        body();
                      });
}

template <typename Body>
void svg(ChartContext& context, const sdk::OwnedChart& chart, Frame frame, double height, Body&& body) {
  const Alternative words = alternative(context, chart);
  const std::string box = "0 0 " + number_text(frame.width) + " " + number_text(height);
  context.out.element("svg",
                      {{"class", frame.narrow ? "narrow" : "wide"},
                       {"role", "img"},
                       {"aria-labelledby", words.labelled_by},
                       {"viewBox", box},
                       {"width", frame.width},
                       {"height", height}},
                      [&] {
                        write_alternative(context.out, words);
                        body();
                      });
}

// A text in a drawing. `anchor` is start, middle or end.
void label(HtmlWriter& out, double x, double y, std::string_view anchor, std::string_view css_class,
           std::string_view words);

// A marker around a point, with what a pointer over it shows; `hint` may be empty.
void marker(HtmlWriter& out, const SeriesLook& look, double x, double y, std::string_view hint);

// A piece of line and a marker, as they stand in a legend. Not read aloud.
void legend_swatch(HtmlWriter& out, const SeriesLook& look, bool with_line);

// Rules across the plot and the numbers of the value axis at its left.
void value_rules(ChartContext& context, const sdk::OwnedChart& chart, double left, double right, double top,
                 double bottom);

// The path through the points that are there; a missing one leaves a gap.
std::string gapped_path(const std::vector<double>& x, const std::vector<double>& y,
                        const sdk::OwnedSeries& series);

// Room that the numbers of the value axis take.
double tick_width(const ChartContext& context, const sdk::OwnedChart& chart);

// "Manager, Unit A: 4.25"
std::string point_text(const ChartContext& context, const sdk::OwnedChart& chart,
                       const sdk::OwnedSeries& series, std::size_t category);

}  // namespace assay::html
