// A chart as a figure: caption, drawings for wide and narrow pages, legend, and the figures as a table.
#include <algorithm>

#include "alternative.hpp"
#include "charts.hpp"
#include "ids.hpp"
#include "svg.hpp"

namespace assay::html {
namespace {

// Pixels; a small chart that stands alone needs no more.
constexpr double kSingle = 384;

bool has_legend(const sdk::OwnedChart& shown) {
  return shown.kind != ASSAY_CHART_GRID && shown.kind != ASSAY_CHART_SCATTER && !chart::is_cell_chart(shown);
}

void legend(ChartContext& context, const sdk::OwnedChart& shown) {
  const bool lines = shown.kind != ASSAY_CHART_GAP;
  context.out.element("ul", {{"class", "legend"}}, [&] {
    for (std::size_t s = 0; s < shown.series.size(); ++s) {
      context.out.element("li", {}, [&] {
        legend_swatch(context.out, context.setup.looks.of(shown.series[s], s), lines);
        context.out.element("span", {}, shown.series[s].label);
      });
    }
  });
}

// Which short label stands for which category.
void key(ChartContext& context, const sdk::OwnedChart& shown) {
  context.out.element("dl", {{"class", "key"}}, [&] {
    for (const sdk::OwnedCategory& category : shown.categories) {
      context.out.element("div", {}, [&] {
        context.out.element("dt", {}, category.short_label);
        context.out.element("dd", {}, category.label);
      });
    }
  });
}

}  // namespace

SpokenWords::SpokenWords(ChartContext& context, const sdk::OwnedChart& shown)
    : title_(shown.title), description_(shown.description) {
  if (title_.empty() || description_.empty()) {
    made_ = chart::alternative(shown, context.setup.words);
    title_ = made_.title;
    description_ = made_.description;
  }
  const std::string id = "c:" + std::to_string(++context.drawings);
  ids_.append(id).append(":t");
  if (!description_.empty()) ids_.append(" ").append(id).append(":d");
}

void SpokenWords::write(HtmlWriter& out) const {
  const std::string_view ids = ids_;
  const std::size_t first = std::min(ids.find(' '), ids.size());
  out.element("title", {Attribute("id", ids.substr(0, first)).plain()}, title_);
  if (!description_.empty())
    out.element("desc", {Attribute("id", ids.substr(first + 1)).plain()}, description_);
}

void drawing(ChartContext& context, const sdk::OwnedChart& shown, const chart::Figures& figures,
             const chart::Frame& frame, std::string_view css_class) {
  chart::draw(shown, frame, context.setup, context.drawing);
  const SpokenWords words(context, shown);
  const std::string box =
      "0 0 " + number_text(context.drawing.width) + " " + number_text(context.drawing.height);
  context.out.element("svg",
                      {{"class", css_class},
                       {"role", "img"},
                       words.labels(),
                       {"viewBox", box},
                       {"width", context.drawing.width},
                       {"height", context.drawing.height}},
                      [&] {
                        words.write(context.out);
                        write_primitives(context.out, context.drawing, Widths::kFixed, shown, &figures);
                      });
}

void figures_table(ChartContext& context, const sdk::OwnedChart& shown, const chart::Figures& figures) {
  HtmlWriter& out = context.out;
  out.element("table", {}, [&] {
    out.element("thead", {}, [&] {
      out.element("tr", {}, [&] {
        out.element("td", {}, std::string_view());
        for (const sdk::OwnedSeries& series : shown.series)
          out.element("th", {{"scope", "col"}}, series.label);
      });
    });
    out.element("tbody", {}, [&] {
      for (std::size_t i = 0; i < shown.categories.size(); ++i) {
        out.element("tr", {}, [&] {
          out.element("th", {{"scope", "row"}}, shown.categories[i].label);
          for (const sdk::OwnedSeries& series : shown.series) out.element("td", {}, figures.text(series, i));
        });
      }
    });
  });
}

void figure(ChartContext& context, const sdk::OwnedChart& shown, FigureParts parts) {
  HtmlWriter& out = context.out;
  const chart::Figures figures(shown, context.setup.words);
  out.element("figure", {{"class", "chart"}, Attribute::id(shown.id)}, [&] {
    if (parts.caption && !shown.title.empty()) out.element("figcaption", {}, shown.title);
    if (!chart::has_drawing(shown)) return figures_table(context, shown, figures);
    if (chart::is_cell_chart(shown))
      return drawing(context, shown, figures, {kSingle, false, context.direction}, "single");
    if (has_legend(shown)) legend(context, shown);
    drawing(context, shown, figures, {kWide, false, context.direction}, "wide");
    drawing(context, shown, figures, {kNarrow, true, context.direction}, "narrow");
    if (parts.key) key(context, shown);
    out.element("details", {}, [&] {
      out.element("summary", {}, context.figures);
      figures_table(context, shown, figures);
    });
  });
}

}  // namespace assay::html
