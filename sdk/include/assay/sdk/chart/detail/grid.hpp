// assay/sdk/chart/detail/grid.hpp: grid charts: a value for each category (column) and series (row); the
// stronger the ink, the higher. Where the columns would be too narrow for their figures, categories become
// rows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "assay/sdk/chart/detail/sketch.hpp"

namespace assay::sdk::chart::detail {

class GridSketch : private Sketch {
 public:
  GridSketch(const OwnedChart& shown, const Frame& room, const Setup& with, Drawing& into)
      : Sketch(shown, room, with, into), figures_(shown, with.words) {}

  void draw() {
    lay_out();
    for (std::size_t i = 0; i < columns(); ++i) head(i);
    for (std::size_t i = 0; i < rows(); ++i) row(i);
    out.height = top_ + row_ * static_cast<double>(rows()) + 2;
    out.named = true;
  }

 private:
  // As strong as the ink may get before the figure on it is hard to read.
  static constexpr double kFaintest = 0.06, kStrongest = 0.42;
  static constexpr double kMostLabel = 180, kCellHeight = 32, kHeadLine = 14;

  std::size_t columns() const { return turned_ ? chart.series.size() : chart.categories.size(); }
  std::size_t rows() const { return turned_ ? chart.categories.size() : chart.series.size(); }
  std::string_view column_name(std::size_t i) const {
    return turned_ ? std::string_view(chart.series[i].label) : axis_label(chart.categories[i]);
  }
  std::string_view row_name(std::size_t i) const {
    return turned_ ? std::string_view(chart.categories[i].label) : std::string_view(chart.series[i].label);
  }

  void lay_out() {
    double widest_figure = width(setup.words.no_value, kFigureType);
    each_value(chart, [&](double value) {
      widest_figure = std::max(widest_figure, width(figures_.number(value), kFigureType));
    });
    lay_out_columns();
    const bool crowded = cell_ < widest_figure + 4 || !heads_whole();
    if (crowded && chart.series.size() < chart.categories.size()) {
      turned_ = true;
      lay_out_columns();
    }
    figures_fit_ = cell_ >= widest_figure + 4;
    heads_fit_ = cell_ >= 2 * kCategoryType.size;
    std::size_t most = 0;
    for (std::size_t i = 0; heads_fit_ && i < columns(); ++i) most = std::max(most, head_lines(i).count);
    top_ = 8 + kHeadLine * static_cast<double>(most);
    row_ = frame.narrow ? kCellHeight + 22 : kCellHeight;
  }

  void lay_out_columns() {
    double widest_name = 0;
    for (std::size_t i = 0; i < rows(); ++i)
      widest_name = std::max(widest_name, width(row_name(i), kRowType));
    left_ = frame.narrow ? 0 : std::min(widest_name, std::min(kMostLabel, frame.width / 3)) + 12;
    cell_ = (frame.width - left_) / static_cast<double>(std::max<std::size_t>(1, columns()));
  }

  bool heads_whole() const {
    for (std::size_t i = 0; i < columns(); ++i) {
      const Lines words = head_lines(i);
      if (words.cut || words.broken_word) return false;
    }
    return true;
  }

  Lines head_lines(std::size_t i) const { return lines(column_name(i), cell_ - 6, kCategoryType, 3); }

  void head(std::size_t i) {
    if (!heads_fit_) return;
    const Lines words = head_lines(i);
    double y = top_ - 8 - kHeadLine * (static_cast<double>(words.count) - 1);
    for (std::size_t line = 0; line < words.count; ++line, y += kHeadLine) {
      text(Part::kCategoryText, Ink::kText, kCategoryType,
           {left_ + cell_ * (static_cast<double>(i) + 0.5), y}, Anchor::kMiddle, words.text(line));
    }
  }

  void row(std::size_t i) {
    double y = top_ + row_ * static_cast<double>(i);
    const Lines name =
        lines(row_name(i), frame.narrow ? frame.width : left_ - 8, kRowType, frame.narrow ? 1 : 2);
    const double above = kLineHeight * (static_cast<double>(name.count) - 1) / 2;
    lines(Part::kRowText, Ink::kText, kRowType,
          {0, frame.narrow ? y + 15 : y + kCellHeight / 2 + 4.5 - above}, Anchor::kLeft, name);
    if (frame.narrow) y += 22;
    for (std::size_t column = 0; column < columns(); ++column) {
      turned_ ? cell(i, column, column, y) : cell(column, i, column, y);
    }
  }

  void cell(std::size_t category, std::size_t series, std::size_t column, double y) {
    const OwnedSeries& one = chart.series[series];
    const double x = left_ + cell_ * static_cast<double>(column);
    const bool there = one.has(category);
    if (there) {
      const Scale strength(chart.minimum, chart.maximum, kFaintest, kStrongest);
      const double gap = std::min(1.0, cell_ / 4);
      Primitive& area =
          out.rectangle(Part::kCell, Ink::kAccent, {x + gap, y + 1}, cell_ - 2 * gap, kCellHeight - 2);
      area.opacity = strength(one.values[category]);
      area.series = static_cast<std::uint32_t>(series);
      area.category = static_cast<std::uint32_t>(category);
    }
    if (!figures_fit_) return;
    text(there ? Part::kFigureText : Part::kTickText, there ? Ink::kText : Ink::kMuted,
         there ? kFigureType : kTickType, {x + cell_ / 2, y + kCellHeight / 2 + 4.5}, Anchor::kMiddle,
         figures_.text(one, category));
  }

  Figures figures_;
  bool turned_ = false, figures_fit_ = true, heads_fit_ = true;
  double left_ = 0, top_ = 0, cell_ = 0, row_ = 0;
};

}  // namespace assay::sdk::chart::detail
