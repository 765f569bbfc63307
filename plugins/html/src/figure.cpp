// A chart as a figure: caption, drawings for wide and narrow pages, legend, and the figures as a table.
#include "chart_parts.hpp"
#include "charts.hpp"
#include "ids.hpp"

namespace assay::html {
namespace {

using Draw = void (*)(ChartContext&, const sdk::OwnedChart&, Frame);

// How a chart is drawn as a figure; null when it has a drawing for cells, or none at all.
Draw drawing_of(const sdk::OwnedChart& chart) {
  switch (chart.kind) {
    case ASSAY_CHART_LINE:
      return draw_line;
    case ASSAY_CHART_GAP:
      return draw_gap;
    case ASSAY_CHART_RADAR:
      return chart.categories.size() > 2 ? draw_radar : draw_line;
    case ASSAY_CHART_GRID:
      return draw_grid;
    case ASSAY_CHART_SCATTER:
      return chart.series.size() > 1 ? draw_scatter : draw_line;
    default:
      return nullptr;
  }
}

bool has_legend(const sdk::OwnedChart& chart) {
  return chart.kind != ASSAY_CHART_GRID && chart.kind != ASSAY_CHART_SCATTER && !is_cell_chart(chart);
}

void legend(ChartContext& context, const sdk::OwnedChart& chart) {
  const bool lines = chart.kind != ASSAY_CHART_GAP;
  context.out.element("ul", {{"class", "legend"}}, [&] {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      context.out.element("li", {}, [&] {
        legend_swatch(context.out, context.looks.of(chart.series[s], s), lines);
        context.out.element("span", {}, chart.series[s].label);
      });
    }
  });
}

// Which short label stands for which category.
void key(ChartContext& context, const sdk::OwnedChart& chart) {
  context.out.element("dl", {{"class", "key"}}, [&] {
    for (const sdk::OwnedCategory& category : chart.categories) {
      context.out.element("div", {}, [&] {
        context.out.element("dt", {}, category.short_label);
        context.out.element("dd", {}, category.label);
      });
    }
  });
}

void figures_row(ChartContext& context, const sdk::OwnedChart& chart, std::size_t i) {
  context.out.element("tr", {}, [&] {
    context.out.element("th", {{"scope", "row"}}, chart.categories[i].label);
    for (const sdk::OwnedSeries& series : chart.series) {
      context.out.element("td", {},
                          series.has(i) ? figure_text(context, chart, series.values[i])
                                        : std::string(context.words.no_value));
    }
  });
}

void figures_table(ChartContext& context, const sdk::OwnedChart& chart) {
  context.out.element("table", {}, [&] {
    context.out.element("thead", {}, [&] {
      context.out.element("tr", {}, [&] {
        context.out.element("td", {}, std::string_view());
        for (const sdk::OwnedSeries& series : chart.series) {
          context.out.element("th", {{"scope", "col"}}, series.label);
        }
      });
    });
    context.out.element("tbody", {}, [&] {
      for (std::size_t i = 0; i < chart.categories.size(); ++i) figures_row(context, chart, i);
    });
  });
}

void draw_small(ChartContext& context, const sdk::OwnedChart& chart) {
  if (chart.kind == ASSAY_CHART_SCORE_BAR) return draw_score_bar(context, chart);
  return draw_distribution(context, chart);
}

}  // namespace

void figure(ChartContext& context, const sdk::OwnedChart& chart, FigureParts parts) {
  HtmlWriter& out = context.out;
  const std::string id = safe_id(chart.id);
  out.element("figure", {{"class", "chart"}, Attribute::if_any("id", id)}, [&] {
    if (parts.caption && !chart.title.empty()) out.element("figcaption", {}, chart.title);
    const Draw draw = drawing_of(chart);
    if (draw == nullptr && !is_cell_chart(chart)) return figures_table(context, chart);
    if (has_legend(chart)) legend(context, chart);
    if (draw == nullptr) return draw_small(context, chart);
    draw(context, chart, kWide);
    draw(context, chart, kNarrow);
    if (parts.key) key(context, chart);
    out.element("details", {}, [&] {
      out.element("summary", {}, context.words.figures);
      figures_table(context, chart);
    });
  });
}

void small_chart(ChartContext& context, const sdk::OwnedChart& chart) {
  const Draw draw = drawing_of(chart);
  if (is_cell_chart(chart)) return draw_small(context, chart);
  if (draw == nullptr) return figures_table(context, chart);
  draw(context, chart, kNarrow);
}

}  // namespace assay::html
