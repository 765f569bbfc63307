// Score bars and distributions: small drawings for tables, in percent of the width they are given.
#include <algorithm>
#include <charconv>

#include "chart_parts.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

// --- score bar: marks above the bar's foot, the axis' numbers below it when the page shows them ---

constexpr double kBarTop = 4, kBarHeight = 9, kBarAxis = 26;
// Pixels for a drawing that shows its own numbers: then it has a row for itself.
constexpr double kWholeRow = 300;

// Where each count of a distribution stands, in percent. A category that is no point of the scale (NA)
// stands apart from the others.
struct Slots {
  double width;
  std::vector<double> centres;
  std::size_t apart;  // its index; the number of categories when there is none
};

bool is_number(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

Slots slots(const sdk::OwnedChart& chart) {
  const std::size_t count = chart.categories.size();
  const bool last_apart = count > 1 && is_number(axis_label(chart.categories.front())) &&
                          !is_number(axis_label(chart.categories.back()));
  Slots result;
  result.apart = last_apart ? count - 1 : count;
  result.width = 100 / (static_cast<double>(count) + (last_apart ? 0.5 : 0));
  for (std::size_t i = 0; i < count; ++i) {
    const double shift = i == result.apart ? 0.5 : 0;
    result.centres.push_back((static_cast<double>(i) + 0.5 + shift) * result.width);
  }
  return result;
}

// --- distribution: a number over each column, columns on a ground line, the points below ---

constexpr double kGround = 32, kColumnMost = 19, kDistributionAxis = 45;

void draw_count(HtmlWriter& out, const Slots& where, std::size_t i, double count, const Scale& height) {
  const double width = where.width * 0.66;
  const double tall = std::max(2.0, height(count));
  out.shape("rect", {{"class", i == where.apart ? "apart" : "mark"},
                     {"x", Percent{where.centres[i] - width / 2}},
                     {"y", kGround - tall},
                     {"width", Percent{width}},
                     {"height", tall}});
  out.element("text", {{"x", Percent{where.centres[i]}}, {"y", kGround - tall - 3}, {"class", "count"}},
              [&] { out.number(count); });
}

void ground_line(HtmlWriter& out, const Slots& where) {
  const double edge = where.width * 0.05;
  for (std::size_t i = 0; i < where.centres.size(); ++i) {
    out.shape("rect", {{"class", "ground"},
                       {"x", Percent{where.centres[i] - where.width / 2 + edge}},
                       {"y", kGround},
                       {"width", Percent{where.width - 2 * edge}},
                       {"height", 1}});
  }
}

void distribution_axis(HtmlWriter& out, const sdk::OwnedChart& chart, double y) {
  const Slots where = slots(chart);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    out.element("text", {{"x", Percent{where.centres[i]}}, {"y", y}}, axis_label(chart.categories[i]));
  }
}

constexpr double kDigit = 7, kGap = 4;  // pixels: as wide as a digit gets, and what parts two numbers

// Whether every `step`-th number has room beside its neighbours. Those at the ends stand inside the axis.
bool fits(const ChartContext& context, const sdk::OwnedChart& chart, const std::vector<double>& ticks,
          std::size_t step, double room) {
  const Scale x(chart.minimum, chart.maximum, 0, room);
  double taken = -kGap;
  for (std::size_t i = 0; i < ticks.size(); i += step) {
    const double width = kDigit * static_cast<double>(tick_text(context, ticks[i]).size());
    const double from = std::clamp(x(ticks[i]) - width / 2, 0.0, std::max(0.0, room - width));
    if (from < taken + kGap) return false;
    taken = from + width;
  }
  return true;
}

// How far apart the numbers of an axis are, in ticks: those at the ends are always among them.
std::size_t number_step(const ChartContext& context, const sdk::OwnedChart& chart,
                        const std::vector<double>& ticks, double room) {
  const std::size_t last = ticks.empty() ? 0 : ticks.size() - 1;
  for (std::size_t step = 1; step < last; ++step) {
    if (last % step == 0 && fits(context, chart, ticks, step, room)) return step;
  }
  return std::max<std::size_t>(1, last);
}

void bar_axis(ChartContext& context, const sdk::OwnedChart& chart, double y, double room) {
  const Scale x(chart.minimum, chart.maximum, 0, 100);
  const std::vector<double> ticks = axis_ticks(chart.minimum, chart.maximum);
  const std::size_t step = number_step(context, chart, ticks, room);
  for (std::size_t i = 0; i < ticks.size(); i += step) {
    const double tick = ticks[i], at = x(tick);
    const std::string_view anchor = at < 1 ? "start" : at > 99 ? "end" : "";
    context.out.element("text", {{"x", Percent{at}}, {"y", y}, Attribute::if_any("text-anchor", anchor)},
                        tick_text(context, tick));
  }
}

void axis_texts(ChartContext& context, const sdk::OwnedChart& chart, double y, double room) {
  if (chart.kind == ASSAY_CHART_SCORE_BAR) {
    bar_axis(context, chart, y, room);
  } else {
    distribution_axis(context.out, chart, y);
  }
}

// What two axes have in common when they are the same.
std::string axis_key(const sdk::OwnedChart& chart) {
  if (chart.kind == ASSAY_CHART_SCORE_BAR)
    return number_text(chart.minimum) + " " + number_text(chart.maximum);
  std::string key;
  for (const sdk::OwnedCategory& category : chart.categories) key.append(axis_label(category)).append("\n");
  return key;
}

// The points of the scale on a bar.
void notches(HtmlWriter& out, const sdk::OwnedChart& chart) {
  const Scale x(chart.minimum, chart.maximum, 0, 100);
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    if (x(tick) <= 0 || x(tick) >= 100) continue;
    out.shape(
        "rect",
        {{"class", "notch"}, {"x", Percent{x(tick)}}, {"y", kBarTop}, {"width", 1}, {"height", kBarHeight}});
  }
}

// The marks and numbers of a drawing's axis. Hundreds of drawings share a few axes: each is written once.
void shared_axis(ChartContext& context, const sdk::OwnedChart& chart) {
  const std::string key = axis_key(chart);
  auto& axes = context.axes;
  const auto found = std::find(axes.begin(), axes.end(), key);
  const std::string id = "axis:" + std::to_string(found - axes.begin());
  if (found != axes.end()) return context.out.shape("use", {{"href", "#" + id}});
  axes.push_back(key);
  context.out.element("g", {{"id", id}, {"class", "below"}}, [&] {
    const bool bar = chart.kind == ASSAY_CHART_SCORE_BAR;
    bar ? notches(context.out, chart) : ground_line(context.out, slots(chart));
    axis_texts(context, chart, bar ? kBarAxis : kDistributionAxis, kWholeRow);
  });
}

// The end of a bar stands out, so that the lowest score of a scale shows as well.
void end_mark(HtmlWriter& out, double percent) {
  const std::string shift = "translate(" + number_text(-3 * percent / 100) + ")";
  out.shape("rect", {{"class", "end"},
                     {"x", Percent{percent}},
                     {"y", kBarTop - 2},
                     {"width", 3},
                     {"height", kBarHeight + 4},
                     {"transform", shift}});
}

}  // namespace

bool is_cell_chart(const sdk::OwnedChart& chart) {
  return chart.kind == ASSAY_CHART_SCORE_BAR || chart.kind == ASSAY_CHART_DISTRIBUTION;
}

void cell_chart_axis(ChartContext& context, const sdk::OwnedChart& chart, double room) {
  context.out.element("svg", {{"class", "axis"}, {"aria-hidden", "true"}},
                      [&] { axis_texts(context, chart, 11, room); });
}

void draw_score_bar(ChartContext& context, const sdk::OwnedChart& chart) {
  HtmlWriter& out = context.out;
  const sdk::OwnedSeries& series = chart.series.front();
  const Scale x(chart.minimum, chart.maximum, 0, 100);
  const std::string css_class = "bar " + std::string(context.looks.of(series, 0).colour_class);
  svg(context, chart, css_class, [&] {
    out.shape("rect", {{"class", "track"}, {"y", kBarTop}, {"width", Percent{100}}, {"height", kBarHeight}});
    if (series.has(0)) {
      const double width = x(series.values[0]);
      out.shape("rect",
                {{"class", "mark"}, {"y", kBarTop}, {"width", Percent{width}}, {"height", kBarHeight}});
      end_mark(out, width);
    }
    shared_axis(context, chart);
  });
}

void draw_distribution(ChartContext& context, const sdk::OwnedChart& chart) {
  HtmlWriter& out = context.out;
  const sdk::OwnedSeries& series = chart.series.front();
  const Slots where = slots(chart);
  double most = chart.maximum;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (series.has(i)) most = std::max(most, series.values[i]);
  }
  const Scale height(0, most, 0, kColumnMost);
  const std::string css_class = "counts " + std::string(context.looks.of(series, 0).colour_class);
  svg(context, chart, css_class, [&] {
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      if (series.has(i) && series.values[i] > 0) draw_count(out, where, i, series.values[i], height);
    }
    shared_axis(context, chart);
  });
}

}  // namespace assay::html
