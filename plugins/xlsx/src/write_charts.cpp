// The sheet of charts: Excel's own, bound to the cells of the other sheets.
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <new>

#include "lxw_calls.hpp"
#include "text.hpp"
#include "writer.hpp"

namespace assay::xlsx {
namespace {

// Pixels. The library's charts are this large before they are scaled.
constexpr double kPlainWidth = 480, kPlainHeight = 288;
constexpr double kWidth = 900, kHeight = 400, kBar = 26, kAround = 140, kTallest = 1500, kRow = 20;
constexpr double kNameColumn = 120;
// The library cuts longer ones, at any byte; Excel shows no more than about this either.
constexpr std::size_t kLongestAlternative = 900;
// Excel holds no more breaks on a sheet.
constexpr std::size_t kMostBreaks = 1023;

// Told apart also by who sees no difference between red and green.
constexpr std::uint32_t kSeries[] = {0x1D4F91, 0xB3400E, 0x0B6E5F, 0x7A3B8F, 0x7D5A00, 0xA1285E};
constexpr std::uint32_t kReference = 0x5A6069;
constexpr std::uint32_t kLightest = 0xDCE6F2, kDarkest = 0x12366B;

constexpr std::uint8_t kMarkers[] = {LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE,
                                     LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
                                     LXW_CHART_MARKER_X,        LXW_CHART_MARKER_STAR};

lxw_chart_type type_of(BookChartKind kind) {
  switch (kind) {
    case BookChartKind::kBar:
      return LXW_CHART_BAR;
    case BookChartKind::kColumn:
      return LXW_CHART_COLUMN;
    case BookChartKind::kRadar:
      return LXW_CHART_RADAR_WITH_MARKERS;
    case BookChartKind::kScatter:
      return LXW_CHART_SCATTER;
    case BookChartKind::kStackedBar:
      return LXW_CHART_BAR_STACKED;
    default:
      return LXW_CHART_LINE;
  }
}

bool lies_down(BookChartKind kind) {
  return kind == BookChartKind::kBar || kind == BookChartKind::kStackedBar;
}

std::uint32_t between(std::uint32_t from, std::uint32_t to, double share) {
  std::uint32_t out = 0;
  for (const int shift : {16, 8, 0}) {
    const double a = (from >> shift) & 0xFF, b = (to >> shift) & 0xFF;
    out |= static_cast<std::uint32_t>(std::lround(a + (b - a) * share)) << shift;
  }
  return out;
}

double height_of(const BookChart& chart) {
  if (!lies_down(chart.kind)) return kHeight;
  const Range& values = chart.series[0].values;
  const double bars =
      static_cast<double>(values.last_row - values.first_row + 1) *
      (chart.kind == BookChartKind::kStackedBar ? 1 : static_cast<double>(chart.series.size()));
  return std::min(kTallest, kAround + kBar * bars);
}

}  // namespace

void Writer::charts(lxw_worksheet* sheet) {
  require(worksheet_set_column(sheet, 0, 0, kNameColumn, nullptr), "a column");
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  std::vector<lxw_row_t> breaks;
  std::size_t row = 0;
  for (const BookChart& one : book_.charts) {
    if (row > 0 && breaks.size() < kMostBreaks) breaks.push_back(row_number(row));
    row = chart(sheet, row, one);
  }
  if (breaks.empty()) return;
  breaks.push_back(0);
  require(worksheet_set_h_pagebreaks(sheet, breaks.data()), "a page's end");
}

std::size_t Writer::chart(lxw_worksheet* sheet, std::size_t row, const BookChart& from) {
  const std::string& title = from.title.empty() ? from.section : from.title;
  text(sheet, row, 0, beginning(title, limits_.units), {.wrap = true, .strong = true});
  const std::size_t title_row = row++;
  if (from.section != title)
    text(sheet, row++, 0, beginning(from.section, limits_.units), {.wrap = true, .muted = true});
  for (const std::string_view part : pieces(from.description, limits_.units)) {
    if (!part.empty()) text(sheet, row++, 0, part, {.wrap = true});
  }
  const std::size_t label_row = row;
  if (!from.value_label.empty())
    text(sheet, row++, 0, beginning(from.value_label, limits_.units), {.muted = true});
  const bool drawn = std::any_of(from.series.begin(), from.series.end(),
                                 [this](const BookSeries& series) { return can_be_drawn(series); });
  if (!drawn) return row + 1;
  draw(sheet, row, title_row, label_row, from, title);
  return row + static_cast<std::size_t>(height_of(from) / kRow) + 2;
}

void Writer::draw(lxw_worksheet* sheet, std::size_t row, std::size_t title_row, std::size_t label_row,
                  const BookChart& from, const std::string& title) {
  lxw_chart* const to = workbook_add_chart(workbook_, static_cast<std::uint8_t>(type_of(from.kind)));
  if (to == nullptr) throw std::bad_alloc();
  for (std::size_t i = 0; i < from.series.size(); ++i) {
    if (can_be_drawn(from.series[i])) add_series(to, from, i);
  }
  // Names are taken from cells: a text handed over as it is would count as a formula when it begins with "=".
  if (!title.empty()) chart_title_set_name_range(to, layout_.charts.c_str(), row_number(title_row), 0);
  axes(to, from, label_row);
  chart_legend_set_position(to, from.series.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  chart_show_blanks_as(to, LXW_CHART_BLANKS_AS_GAP);
  // A filter on the figures does not empty the chart.
  chart_show_hidden_data(to);

  std::string alternative = one_line(from.description.empty() ? title : from.description);
  if (units(alternative) > kLongestAlternative) {
    alternative = std::string(beginning(alternative, kLongestAlternative)) + "…";
  }
  lxw_chart_options options{};
  options.x_scale = kWidth / kPlainWidth;
  options.y_scale = height_of(from) / kPlainHeight;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = alternative.data();
  require(worksheet_insert_chart_opt(sheet, row_number(row), 0, to, &options), "a chart");
}

bool Writer::can_be_drawn(const BookSeries& series) const {
  std::size_t sheet = 0, first = 0, last = 0;
  return layout_.find(series.name, sheet, first, last) && layout_.find(series.values, sheet, first, last) &&
         layout_.find(series.categories, sheet, first, last);
}

void Writer::add_series(lxw_chart* to, const BookChart& chart, std::size_t index) {
  const BookSeries& from = chart.series[index];
  lxw_chart_series* const series = chart_add_series(to, nullptr, nullptr);
  if (series == nullptr) throw std::bad_alloc();
  std::size_t sheet = 0, first = 0, last = 0;
  const auto name = [&] { return layout_.sheets[sheet].name.c_str(); };
  layout_.find(from.name, sheet, first, last);
  chart_series_set_name_range(series, name(), row_number(first), column_number(from.name.first_column));
  layout_.find(from.categories, sheet, first, last);
  chart_series_set_categories(series, name(), row_number(first), column_number(from.categories.first_column),
                              row_number(last), column_number(from.categories.last_column));
  layout_.find(from.values, sheet, first, last);
  chart_series_set_values(series, name(), row_number(first), column_number(from.values.first_column),
                          row_number(last), column_number(from.values.last_column));
  series_look(series, chart, index);
}

std::uint32_t Writer::series_colour(const BookSeries& series, std::size_t index) {
  if (series.reference) return kReference;
  if (series.role.empty()) return kSeries[index % std::size(kSeries)];
  const auto [at, is_new] = role_colours_.emplace(series.role, role_colours_.size());
  return kSeries[at->second % std::size(kSeries)];
}

void Writer::series_look(lxw_chart_series* series, const BookChart& chart, std::size_t index) {
  const BookSeries& from = chart.series[index];
  std::uint32_t colour = series_colour(from, index);
  if (chart.kind == BookChartKind::kStackedBar && chart.series.size() > 1) {
    colour = between(kLightest, kDarkest,
                     static_cast<double>(index) / static_cast<double>(chart.series.size() - 1));
  }
  lxw_chart_fill fill{};
  fill.color = colour;
  lxw_chart_line line{};
  line.color = colour;
  line.width = 2.25F;
  if (from.reference) line.dash_type = LXW_CHART_LINE_DASH_DASH;
  if (lies_down(chart.kind) || chart.kind == BookChartKind::kColumn) {
    lxw_chart_line edge{};
    edge.color = 0xFFFFFF;
    edge.width = 0.75F;
    chart_series_set_fill(series, &fill);
    return chart_series_set_line(series, &edge);
  }
  if (chart.kind == BookChartKind::kScatter) {
    lxw_chart_line hidden{};
    hidden.none = LXW_TRUE;
    chart_series_set_line(series, &hidden);
  } else {
    chart_series_set_line(series, &line);
  }
  // Shapes tell the series apart in black and white.
  chart_series_set_marker_type(series, kMarkers[index % std::size(kMarkers)]);
  chart_series_set_marker_size(series, 7);
  chart_series_set_marker_fill(series, &fill);
  lxw_chart_line edge{};
  edge.color = colour;
  chart_series_set_marker_line(series, &edge);
}

void Writer::axes(lxw_chart* to, const BookChart& chart, std::size_t label_row) {
  // In a chart of bars that lie down the library has the two the other way round.
  lxw_chart_axis* const values = to->y_axis->is_value ? to->y_axis : to->x_axis;
  lxw_chart_axis* const others = values == to->y_axis ? to->x_axis : to->y_axis;
  if (std::isfinite(chart.minimum) && std::isfinite(chart.maximum) && chart.minimum < chart.maximum) {
    for (lxw_chart_axis* const axis : {values, others}) {
      if (!axis->is_value) continue;
      chart_axis_set_min(axis, chart.minimum);
      chart_axis_set_max(axis, chart.maximum);
    }
  }
  if (!chart.value_label.empty() && chart.kind != BookChartKind::kRadar) {
    chart_axis_set_name_range(values, layout_.charts.c_str(), row_number(label_row), 0);
  }
  if (lies_down(chart.kind)) {
    // The first row of the sheet on top, the axis of values at the bottom.
    chart_axis_set_reverse(others);
    chart_axis_set_crossing_max(others);
  }
  lxw_chart_line rule{};
  rule.color = 0xDCDAD4;
  rule.width = 0.75F;
  if (chart.kind != BookChartKind::kRadar) chart_axis_major_gridlines_set_line(values, &rule);
}

}  // namespace assay::xlsx
