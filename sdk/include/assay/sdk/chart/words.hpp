// assay/sdk/chart/words.hpp: the figures of a chart as words: numbers, hints, the text alternative.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/chart/axis.hpp"
#include "assay/sdk/chart/setup.hpp"
#include "assay/sdk/document_tree.hpp"

namespace assay::sdk::chart {

// The label for an axis.
inline std::string_view axis_label(const OwnedCategory& category) {
  return category.short_label.empty() ? category.label : category.short_label;
}

namespace detail {

constexpr int kMostDecimals = 2;

// A number as it stands in an author's words.
struct ToldNumber {
  double size;  // without its sign
  int decimals;
};

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

inline std::vector<ToldNumber> told_numbers(std::string_view words, std::string_view mark) {
  std::vector<ToldNumber> numbers;
  const auto decimal_follows = [&](std::size_t at) {
    const std::size_t taken = !mark.empty() && words.substr(at, mark.size()) == mark ? mark.size() : 0;
    return taken > 0 && at + taken < words.size() && is_digit(words[at + taken]) ? taken : 0;
  };
  for (std::size_t at = 0; at < words.size();) {
    if (!is_digit(words[at])) {
      ++at;
      continue;
    }
    ToldNumber number{0, 0};
    for (; at < words.size() && is_digit(words[at]); ++at) number.size = number.size * 10 + (words[at] - '0');
    if (const std::size_t taken = decimal_follows(at); taken > 0) {
      at += taken;
      double place = 1;
      for (; at < words.size() && is_digit(words[at]); ++at, ++number.decimals) {
        number.size += (words[at] - '0') * (place /= 10);
      }
    }
    numbers.push_back(number);
  }
  return numbers;
}

// The decimals that the words show `value` with; -1 when they do not show it.
inline int told_decimals(const std::vector<ToldNumber>& numbers, double value) {
  constexpr double kHalf[kMostDecimals + 1] = {0.5, 0.05, 0.005};
  int most = -1;
  for (const ToldNumber& one : numbers) {
    if (one.decimals <= most || one.decimals > kMostDecimals) continue;
    if (std::fabs(std::fabs(value) - one.size) <= kHalf[one.decimals] + 1e-9) most = one.decimals;
  }
  return most;
}

// As few decimals as show `value` exactly; the most when none do.
inline int needed_decimals(double value) {
  double power = 1;
  for (int decimals = 0; decimals < kMostDecimals; ++decimals, power *= 10) {
    if (std::fabs(value * power - std::round(value * power)) < 1e-6) return decimals;
  }
  return kMostDecimals;
}

template <typename See>
void each_value(const OwnedChart& chart, See&& see) {
  for (const OwnedSeries& series : chart.series) {
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (series.has(i)) see(series.values[i]);
    }
  }
}

// The same for all figures of a chart.
inline int needed_decimals(const OwnedChart& chart) {
  int needed = 0;
  each_value(chart, [&](double value) { needed = std::max(needed, needed_decimals(value)); });
  return needed;
}

}  // namespace detail

// How many decimals (0 to 2) the figures of a chart have, in its drawing and wherever a renderer writes them.
// Where the author's description tells every figure, as many as there: a chart then agrees with the words and
// tables around it. Else as few as show all figures exactly.
inline int figure_decimals(const OwnedChart& chart, const ChartWords& words) {
  const int needed = detail::needed_decimals(chart);
  if (chart.description.empty()) return needed;
  const std::vector<detail::ToldNumber> numbers = detail::told_numbers(chart.description, words.decimal_mark);
  int told = 0;
  bool all_told = !numbers.empty();
  detail::each_value(chart, [&](double value) {
    const int decimals = all_told ? detail::told_decimals(numbers, value) : -1;
    all_told = decimals >= 0;
    told = std::max(told, decimals);
  });
  return all_told ? told : needed;
}

// The figures of one chart as words. The chart and the words must outlive it.
class Figures {
 public:
  Figures(const OwnedChart& chart, const ChartWords& words)
      : chart_(chart), words_(words), decimals_(figure_decimals(chart, words)) {}

  int decimals() const { return decimals_; }

  // "4.25", or the text for no value.
  std::string text(const OwnedSeries& series, std::size_t category) const {
    return series.has(category) ? number(series.values[category]) : std::string(words_.no_value);
  }

  std::string number(double value) const { return decimal_text(value, decimals_, words_.decimal_mark); }

  // "+0.50", "−0.50", "0.00": a real minus, and no sign for what reads as nothing.
  std::string signed_number(double value) const {
    const std::string size = number(std::fabs(value));
    const bool nothing = size.find_first_of("123456789") == std::string::npos;
    return (nothing ? "" : value < 0 ? "−" : "+") + size;
  }

  // "Manager, Unit A: 4.25": one figure for itself, as a hint or in a list.
  std::string point(const OwnedSeries& series, std::size_t category) const {
    const std::string& name = chart_.categories[category].label;
    std::string words;
    words.reserve(series.label.size() + name.size() + 16);
    words += series.label;
    if (!words.empty() && !name.empty() && name != words) words += ", ";
    if (name != series.label) words += name;
    return words.append(": ").append(text(series, category));
  }

  // "Unit A: Self 5, Manager 4.25": all figures of a category.
  std::string category(std::size_t index) const {
    std::string words = chart_.categories[index].label;
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      words += s == 0 ? ": " : ", ";
      words.append(chart_.series[s].label).append(" ").append(text(chart_.series[s], index));
    }
    return words;
  }

 private:
  const OwnedChart& chart_;
  ChartWords words_;
  int decimals_;
};

// What a reader who cannot see a chart is told. `title` is never empty for a chart that has a title, a
// description or a figure; `description` may be, when all is in the title.
struct Alternative {
  std::string title;
  std::string description;
};

// The text alternative: the author's title and description; where there is none, the figures in words.
inline Alternative alternative(const OwnedChart& chart, const ChartWords& words) {
  Alternative told{chart.title, chart.description};
  if (told.description.empty()) {
    const Figures figures(chart, words);
    for (const OwnedSeries& series : chart.series) {
      for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        if (!told.description.empty()) told.description += "; ";
        told.description += figures.point(series, i);
      }
    }
  }
  if (told.title.empty()) told.title.swap(told.description);
  return told;
}

}  // namespace assay::sdk::chart
