// Score bars and distributions in lines of text and tables: drawn in shares of the width they are given.
#include <algorithm>

#include "alternative.hpp"
#include "charts.hpp"
#include "svg.hpp"

namespace assay::html {
namespace {

// Pixels for a drawing that shows its own numbers, which has a row for itself; and the least that columns
// get.
constexpr double kWholeRow = 300, kLeast = 128;

// What two axes have in common when they are the same.
std::string axis_key(const sdk::OwnedChart& shown) {
  if (shown.kind == ASSAY_CHART_SCORE_BAR) {
    std::string key = number_text(shown.minimum, 4);
    return key.append(" ").append(number_text(shown.maximum, 4));
  }
  std::string key;
  for (const sdk::OwnedCategory& category : shown.categories)
    key.append(chart::axis_label(category)).append("\n");
  return key;
}

// The marks and numbers of a drawing's axis. Hundreds of drawings share a few axes: each is written once.
void shared_axis(ChartContext& context, const sdk::OwnedChart& shown) {
  std::string key = axis_key(shown);
  auto& axes = context.axes;
  const auto found = std::find(axes.begin(), axes.end(), key);
  const std::string id = "axis:" + std::to_string(found - axes.begin());
  if (found != axes.end()) return context.out.shape("use", {{"href", "#" + id}});
  axes.push_back(std::move(key));
  chart::draw_cell(shown, chart::CellParts::kScale, {kWholeRow, false, context.direction}, context.setup,
                   context.drawing);
  context.out.element("g", {{"id", id}}, [&] {
    write_primitives(context.out, context.drawing, Widths::kShares, shown, nullptr);
  });
}

void write_fills(ChartContext& context, const sdk::OwnedChart& shown) {
  for (std::size_t s = 0; s < shown.series.size(); ++s) {
    const chart::SeriesLook look = context.setup.looks.of(shown.series[s], s);
    if (!shown.series[s].reference) write_fill(context.out, look.ink, look.pattern, context.fills);
  }
}

}  // namespace

void small_chart(ChartContext& context, const sdk::OwnedChart& shown) {
  if (!chart::has_drawing(shown)) return figures_table(context, shown);
  if (!chart::is_cell_chart(shown))
    return drawing(context, shown, {kNarrow, true, context.direction}, "narrow");
  const bool bar = shown.kind == ASSAY_CHART_SCORE_BAR;
  const SpokenWords words = spoken_words(context, shown);
  const std::string_view ink = ink_class(context.setup.looks.of(shown.series.front(), 0).ink);
  const std::string css_class = (bar ? "bar " : "counts ") + std::string(ink);
  context.out.element("svg", {{"class", css_class}, {"role", "img"}, {"aria-labelledby", words.ids}}, [&] {
    write_spoken(context.out, words);
    write_fills(context, shown);
    chart::draw_cell(shown, chart::CellParts::kMarks, {bar ? kWholeRow : kLeast, false, context.direction},
                     context.setup, context.drawing);
    write_primitives(context.out, context.drawing, Widths::kShares, shown, nullptr, ink);
    shared_axis(context, shown);
  });
}

void cell_chart_axis(ChartContext& context, const sdk::OwnedChart& shown, double room) {
  chart::draw_cell(shown, chart::CellParts::kNumbers, {room, false, context.direction}, context.setup,
                   context.drawing);
  context.out.element("svg", {{"class", "axis"}, {"aria-hidden", "true"}}, [&] {
    write_primitives(context.out, context.drawing, Widths::kShares, shown, nullptr);
  });
}

}  // namespace assay::html
