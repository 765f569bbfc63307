// Charts: what they say in words, and their figures as a table.
#include <cmath>

#include "assay/sdk/number_text.hpp"
#include "escape.hpp"
#include "page.hpp"

namespace assay::markdown {
namespace {

bool all_whole(const sdk::OwnedChart& chart) {
  for (const sdk::OwnedSeries& series : chart.series) {
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (series.has(i) && series.values[i] != std::floor(series.values[i])) return false;
    }
  }
  return true;
}

// True for a chart whose labels add nothing to its figure.
bool is_one_figure(const sdk::OwnedChart& chart) {
  return chart.categories.size() == 1 && chart.series.size() == 1;
}

}  // namespace

std::string Page::figure(const sdk::OwnedChart& chart, double value) {
  std::string number = sdk::fixed_text(value, all_whole(chart) ? 0 : 2);
  const std::size_t point = number.find('.');
  if (point != std::string::npos) number.replace(point, 1, look_.wording("decimal-mark"));
  return escaped(one_line(number), false);
}

void Page::chart(const sdk::OwnedChart& chart) {
  anchor_here(chart.id);
  // A section that holds one chart often has its title.
  if (one_line(chart.title) != last_heading_) strong_line(chart.title);
  line(chart.description);
  std::vector<std::vector<std::string>> rows(1);
  std::vector<std::uint32_t> aligns(1, ASSAY_ALIGN_START);
  rows[0].push_back(escaped(one_line(chart.value_label), false));
  for (const sdk::OwnedSeries& series : chart.series) {
    rows[0].push_back(escaped(one_line(series.label), false));
    aligns.push_back(ASSAY_ALIGN_END);
  }
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    std::vector<std::string> row = {escaped(one_line(chart.categories[i].label), false)};
    for (const sdk::OwnedSeries& series : chart.series) {
      row.push_back(series.has(i) ? figure(chart, series.values[i])
                                  : escaped(one_line(look_.wording("no-value")), false));
    }
    rows.push_back(std::move(row));
  }
  write_table(rows, aligns);
}

std::string Page::chart_words(const sdk::OwnedChart& chart) {
  anchor_here(chart.id);
  std::string out;
  for (const sdk::OwnedSeries& series : chart.series) {
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      if (!series.has(i)) continue;
      // Of a distribution, the points that somebody chose.
      if (chart.kind == ASSAY_CHART_DISTRIBUTION && series.values[i] == 0) continue;
      if (!out.empty()) out += ", ";
      if (!is_one_figure(chart)) {
        const sdk::OwnedCategory& category = chart.categories[i];
        if (chart.series.size() > 1) out += escaped(one_line(series.label), false) + " ";
        out +=
            escaped(one_line(category.short_label.empty() ? category.label : category.short_label), false) +
            ": ";
      }
      out += figure(chart, series.values[i]);
    }
  }
  return out.empty() ? escaped(one_line(look_.wording("no-value")), false) : out;
}

}  // namespace assay::markdown
