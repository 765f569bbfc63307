// Charts: their figures as rows, and what a native chart needs to know of them.
#include <cmath>

#include "collector.hpp"
#include "text.hpp"

namespace assay::xlsx {
namespace {

// A stacked chart of more rows than this is too small to read.
constexpr std::size_t kMostStacked = 40;

const char* format_of(const sdk::OwnedChart& chart) {
  for (const sdk::OwnedSeries& series : chart.series) {
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (series.has(i) && series.values[i] != std::floor(series.values[i])) return "0.00";
    }
  }
  return "0";
}

BookChartKind kind_of(std::uint32_t kind) {
  switch (kind) {
    case ASSAY_CHART_SCORE_BAR:
    case ASSAY_CHART_GAP:
      return BookChartKind::kBar;
    case ASSAY_CHART_DISTRIBUTION:
    case ASSAY_CHART_GRID:
      return BookChartKind::kColumn;
    case ASSAY_CHART_RADAR:
      return BookChartKind::kRadar;
    case ASSAY_CHART_SCATTER:
      return BookChartKind::kScatter;
    default:
      return BookChartKind::kLine;
  }
}

Range down(DraftId draft, std::size_t column, std::size_t first, std::size_t last) {
  return {draft, first, last, column, column, false};
}

// The columns of the sheet of scores.
constexpr std::size_t kRow = 3, kMeasure = 4, kFigure = 5;
// The columns of a sheet of distributions that stand before the answers.
constexpr std::size_t kLabel = 4, kBeforeAnswers = 5;

}  // namespace

void Collector::score(const Source& source, Cell figure, const std::string& printed,
                      const std::string& remark) {
  drafts_.add_row(fixed(Place::kScores),
                  {Cell::of_text(path()), Cell::of_text(source.source), Cell::of_text(source.group),
                   Cell::of_text(source.row), Cell::of_text(source.measure), std::move(figure),
                   Cell::of_text(printed), Cell::of_text(remark)},
                  sections_);
}

void Collector::chart(const sdk::OwnedChart& from, const std::string& source, const std::string& group) {
  if (from.kind == ASSAY_CHART_DISTRIBUTION) return distribution(from, {source, group, "", ""}, false);
  const DraftId scores = fixed(Place::kScores);
  BookChart chart{kind_of(from.kind),         path(),       one_line(from.title), clean(from.description),
                  one_line(from.value_label), from.minimum, from.maximum,         {}};
  for (const sdk::OwnedSeries& series : from.series) {
    const std::size_t first = drafts_[scores].rows.size();
    for (std::size_t i = 0; i < from.categories.size(); ++i) {
      Cell figure = series.has(i) ? Cell::of_number(series.values[i], format_of(from)) : Cell();
      score({source, group, one_line(from.categories[i].label), one_line(series.label)}, std::move(figure),
            {});
    }
    if (from.categories.empty()) continue;
    const std::size_t last = drafts_[scores].rows.size() - 1;
    chart.series.push_back({down(scores, kMeasure, first, first), down(scores, kRow, first, last),
                            down(scores, kFigure, first, last), series.role, series.reference});
  }
  if (chart.kind == BookChartKind::kScatter) {
    if (chart.series.size() < 2) return;
    chart.series[1].categories = chart.series[0].values;
    chart.series = {chart.series[1]};
  }
  if (!chart.series.empty()) book_.charts.push_back(std::move(chart));
}

void Collector::distribution(const sdk::OwnedChart& from, const Source& source, bool in_cell) {
  std::string answers;
  for (const sdk::OwnedCategory& category : from.categories) answers += one_line(category.label) + "\n";
  const auto [at, is_new] = distributions_.emplace(answers, 0);
  if (is_new) {
    Table table;
    table.name = word("sheet.distributions");
    table.about = word("about.distributions");
    table.keys = kBeforeAnswers;
    for (const char* key : {"section", "source", "item", "row", "label"}) table.columns.push_back(word(key));
    for (const sdk::OwnedCategory& category : from.categories)
      table.columns.push_back(one_line(category.label));
    table.columns.push_back(word("total"));
    at->second = drafts_.add(Place::kDistributions, std::move(table));
  }
  for (const sdk::OwnedSeries& series : from.series) {
    const std::string name = source.row.empty() ? one_line(series.label) : source.row;
    const std::string item =
        source.group.substr(source.group.rfind(" › ") == std::string::npos
                                ? 0
                                : source.group.rfind(" › ") + std::string_view(" › ").size());
    const std::string label = item.empty() ? name : name.empty() ? item : item + ": " + name;
    Row row = {Cell::of_text(path()), Cell::of_text(source.source), Cell::of_text(source.group),
               Cell::of_text(name), Cell::of_text(label)};
    double total = 0;
    bool whole = true;
    for (std::size_t i = 0; i < from.categories.size(); ++i) {
      whole = whole && series.has(i);
      total += series.has(i) ? series.values[i] : 0;
      row.push_back(series.has(i) ? Cell::of_number(series.values[i], format_of(from)) : Cell());
    }
    // Without one of the counts the rest is no total.
    row.push_back(whole ? Cell::of_number(total, format_of(from)) : Cell());
    const std::size_t number = drafts_.add_row(at->second, std::move(row), sections_);
    if (in_cell) {
      stacked_distribution(source, at->second, number, from.categories.size());
    } else {
      single_distribution(from, at->second, number);
    }
  }
}

// One distribution by itself: a column for each answer.
void Collector::single_distribution(const sdk::OwnedChart& from, DraftId draft, std::size_t row) {
  if (from.categories.empty()) return;
  const std::size_t last = kBeforeAnswers + from.categories.size() - 1;
  BookChart chart{BookChartKind::kColumn,
                  path(),
                  one_line(from.title),
                  clean(from.description),
                  one_line(from.value_label),
                  0,
                  0,
                  {}};
  chart.series.push_back({down(draft, kLabel, row, row),
                          {draft, 0, 0, kBeforeAnswers, last, true},
                          {draft, row, row, kBeforeAnswers, last, false},
                          {},
                          false});
  book_.charts.push_back(std::move(chart));
}

// Distributions below each other in a table: one chart for all of them, a bar for each.
void Collector::stacked_distribution(const Source& source, DraftId draft, std::size_t row,
                                     std::size_t categories) {
  const std::string section = path();
  const bool goes_on = stack_ && stack_->draft == draft && stack_->section == section &&
                       stack_->source == source.source && stack_->next_row == row;
  if (!goes_on || book_.charts[stack_->chart].series[0].values.first_row + kMostStacked <= row) {
    const std::string title = source.measure.empty() ? source.source : source.measure;
    BookChart chart{BookChartKind::kStackedBar, section, title, source.source, "", 0, 0, {}};
    for (std::size_t i = 0; i < categories; ++i) {
      const std::size_t column = kBeforeAnswers + i;
      chart.series.push_back({{draft, 0, 0, column, column, true},
                              down(draft, kLabel, row, row),
                              down(draft, column, row, row),
                              {},
                              false});
    }
    if (chart.series.empty()) return;
    book_.charts.push_back(std::move(chart));
    stack_ = Stack{draft, section, source.source, row, book_.charts.size() - 1};
  }
  for (BookSeries& series : book_.charts[stack_->chart].series) {
    series.categories.last_row = series.values.last_row = row;
  }
  stack_->next_row = row + 1;
}

}  // namespace assay::xlsx
