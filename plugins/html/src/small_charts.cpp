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

// Whether two drawings have the same axis to look at.
bool same_scale(const sdk::OwnedChart& one, const sdk::OwnedChart& other) {
  if (one.kind != other.kind) return false;
  if (one.kind == ASSAY_CHART_SCORE_BAR) return one.minimum == other.minimum && one.maximum == other.maximum;
  const auto same = [](const auto& a, const auto& b) { return chart::axis_label(a) == chart::axis_label(b); };
  return std::equal(one.categories.begin(), one.categories.end(), other.categories.begin(),
                    other.categories.end(), same);
}

// The marks and numbers of a drawing's axis. Hundreds of drawings share a few axes: each is written once.
void shared_axis(ChartContext& context, const sdk::OwnedChart& shown) {
  auto& axes = context.axes;
  const auto found =
      std::find_if(axes.begin(), axes.end(), [&](const auto* axis) { return same_scale(*axis, shown); });
  const std::string link = "#axis:" + std::to_string(found - axes.begin());
  if (found != axes.end()) return context.out.shape("use", {Attribute("href", link).plain()});
  axes.push_back(&shown);
  chart::draw_cell(shown, chart::CellParts::kScale, {kWholeRow, false, context.direction}, context.setup,
                   context.drawing);
  context.out.element("g", {{"id", link.substr(1)}}, [&] {
    write_primitives(context.out, context.drawing, Widths::kShares, shown, nullptr);
  });
}

void write_fills(ChartContext& context, const sdk::OwnedChart& shown) {
  for (std::size_t s = 0; s < shown.series.size(); ++s) {
    if (shown.series[s].reference) continue;
    const chart::SeriesLook look = context.setup.looks.of(shown.series[s], s);
    write_fill(context.out, look.ink, look.pattern, context.fills);
  }
}

// A chart whose drawing would not go into a line of text as it is.
void small_figure(ChartContext& context, const sdk::OwnedChart& shown) {
  const chart::Figures figures(shown, context.setup.words);
  if (!chart::has_drawing(shown)) return figures_table(context, shown, figures);
  drawing(context, shown, figures, {kNarrow, true, context.direction}, "narrow");
}

}  // namespace

void small_chart(ChartContext& context, const sdk::OwnedChart& shown) {
  if (!chart::has_drawing(shown) || !chart::is_cell_chart(shown)) return small_figure(context, shown);
  const bool bar = shown.kind == ASSAY_CHART_SCORE_BAR;
  const SpokenWords words(context, shown);
  const std::string_view ink = ink_class(context.setup.looks.of(shown.series.front(), 0).ink);
  const std::string css_class = (bar ? "bar " : "counts ") + std::string(ink);
  context.out.element("svg", {Attribute("class", css_class).plain(), {"role", "img"}, words.labels()}, [&] {
    words.write(context.out);
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
