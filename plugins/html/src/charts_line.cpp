// Line charts: series over categories that stand in an order.
#include <algorithm>

#include "chart_parts.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

constexpr double kFont = 12, kLabelFont = 13, kLineHeight = 15;
// Bold letters are wider than others.
constexpr double kBoldFont = 14.5;

// How the labels of the categories stand below the plot.
enum class CategoryLabels { kLevel, kWrapped, kSlanted };

struct Plot {
  double left, right, top, bottom, height;
  CategoryLabels labels;
  std::vector<double> x;  // of each category
};

double widest_label(const sdk::OwnedChart& chart) {
  double width = 0;
  for (const auto& category : chart.categories)
    width = std::max(width, text_width(axis_label(category), kFont));
  return width;
}

CategoryLabels choose_labels(const sdk::OwnedChart& chart, double band) {
  if (widest_label(chart) <= band - 4) return CategoryLabels::kLevel;
  for (const auto& category : chart.categories) {
    for (const std::string& line : wrapped(axis_label(category), band - 6, kFont, 3)) {
      if (text_width(line, kFont) > band - 2 || line.ends_with("…")) return CategoryLabels::kSlanted;
    }
  }
  return CategoryLabels::kWrapped;
}

double end_label_room(const sdk::OwnedChart& chart) {
  double widest = 0;
  for (const auto& series : chart.series) {
    for (const std::string& line : wrapped(series.label, 130, kLabelFont, 3)) {
      widest = std::max(widest, text_width(line, kBoldFont));
    }
  }
  return std::min(widest, 150.0) + 4;
}

Plot lay_out(const ChartContext& context, const sdk::OwnedChart& chart, Frame frame) {
  Plot plot{};
  plot.left = tick_width(context, chart);
  plot.right = frame.width - (frame.narrow ? 6 : end_label_room(chart));
  plot.top = chart.value_label.empty() ? 12 : 28;
  const double count = static_cast<double>(chart.categories.size());
  const double band = (plot.right - plot.left) / count;
  plot.labels = choose_labels(chart, band);
  const double slanted = std::min(widest_label(chart), 150.0) * 0.72 + 18;
  const double below = plot.labels == CategoryLabels::kLevel     ? 26
                       : plot.labels == CategoryLabels::kWrapped ? 12 + 3 * kLineHeight
                                                                 : slanted;
  plot.bottom = plot.top + (frame.narrow ? 200 : 236);
  plot.height = plot.bottom + below;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    plot.x.push_back(plot.left + (static_cast<double>(i) + 0.5) * band);
  }
  return plot;
}

void category_label(HtmlWriter& out, const Plot& plot, double x, std::string_view words) {
  const double y = plot.bottom + 19;
  if (plot.labels == CategoryLabels::kLevel) return label(out, x, y, "middle", "category", words);
  if (plot.labels == CategoryLabels::kWrapped) {
    double line_y = plot.bottom + 16;
    const double band = plot.x.size() > 1 ? plot.x[1] - plot.x[0] : plot.right - plot.left;
    for (const std::string& line : wrapped(words, band - 6, kFont, 3)) {
      label(out, x, line_y, "middle", "category", line);
      line_y += kLineHeight;
    }
    return;
  }
  const std::string turn =
      "translate(" + number_text(x + 4) + " " + number_text(plot.bottom + 14) + ") rotate(-45)";
  const std::string cut = wrapped(words, 150, kFont, 1).front();
  out.element("text", {{"class", "category"}, {"text-anchor", "end"}, {"transform", turn}}, cut);
}

std::vector<double> heights(const sdk::OwnedSeries& series, const Scale& y) {
  std::vector<double> places;
  for (const double value : series.values) places.push_back(y(value));
  return places;
}

void draw_series(ChartContext& context, const sdk::OwnedChart& chart, const Plot& plot, std::size_t index) {
  HtmlWriter& out = context.out;
  const sdk::OwnedSeries& series = chart.series[index];
  const SeriesLook look = context.looks.of(series, index);
  const std::vector<double> y = heights(series, Scale(chart.minimum, chart.maximum, plot.bottom, plot.top));
  out.element("g", {{"class", look.colour_class}}, [&] {
    out.shape("path", {{"class", "line"},
                       {"d", gapped_path(plot.x, y, series)},
                       Attribute::if_any("stroke-dasharray", look.dash)});
    for (std::size_t i = 0; i < plot.x.size(); ++i) {
      if (series.has(i)) marker(out, look, plot.x[i], y[i], point_text(context, chart, series, i));
    }
  });
}

// A series' name at the end of its line.
struct EndLabel {
  std::size_t series;
  double x, y;  // of the last point
  std::vector<std::string> lines;
};

std::vector<EndLabel> end_labels(const sdk::OwnedChart& chart, const Plot& plot) {
  const Scale y(chart.minimum, chart.maximum, plot.bottom, plot.top);
  std::vector<EndLabel> labels;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const sdk::OwnedSeries& series = chart.series[s];
    std::size_t last = plot.x.size();
    while (last > 0 && !series.has(last - 1)) --last;
    if (last == 0) continue;
    labels.push_back(
        {s, plot.x[last - 1], y(series.values[last - 1]), wrapped(series.label, 130, kLabelFont, 3)});
  }
  return labels;
}

// Where the middles of the labels go: as near to their lines as they can be without touching.
std::vector<double> label_places(const std::vector<EndLabel>& labels, const Plot& plot) {
  std::vector<Wish> wishes;
  for (const EndLabel& one : labels) {
    wishes.push_back({one.y, static_cast<double>(one.lines.size()) * kLineHeight + 3});
  }
  return spread(wishes, plot.top - kLineHeight / 2, plot.bottom + kLineHeight);
}

void draw_end_labels(ChartContext& context, const sdk::OwnedChart& chart, const Plot& plot) {
  HtmlWriter& out = context.out;
  const std::vector<EndLabel> labels = end_labels(chart, plot);
  const std::vector<double> places = label_places(labels, plot);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EndLabel& one = labels[i];
    const SeriesLook look = context.looks.of(chart.series[one.series], one.series);
    out.element("g", {{"class", look.colour_class}}, [&] {
      const std::string lead = "M" + number_text(one.x + 8) + " " + number_text(one.y) + "L" +
                               number_text(plot.right - 4) + " " + number_text(places[i]);
      out.shape("path", {{"class", "lead"}, {"d", lead}});
      double y = places[i] + 4.5 - kLineHeight * (static_cast<double>(one.lines.size()) - 1) / 2;
      for (const std::string& line : one.lines) {
        label(out, plot.right, y, "start", "end-label", line);
        y += kLineHeight;
      }
    });
  }
}

}  // namespace

void draw_line(ChartContext& context, const sdk::OwnedChart& chart, Frame frame) {
  const Plot plot = lay_out(context, chart, frame);
  svg(context, chart, frame, plot.height, [&] {
    value_rules(context, chart, plot.left, plot.right - 4, plot.top, plot.bottom);
    for (std::size_t i = 0; i < plot.x.size(); ++i) {
      category_label(context.out, plot, plot.x[i], axis_label(chart.categories[i]));
    }
    for (std::size_t s = chart.series.size(); s-- > 0;) draw_series(context, chart, plot, s);
    if (!frame.narrow) draw_end_labels(context, chart, plot);
  });
}

}  // namespace assay::html
