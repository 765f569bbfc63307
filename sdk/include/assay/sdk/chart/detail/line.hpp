// assay/sdk/chart/detail/line.hpp: line charts: series over categories that stand in an order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "assay/sdk/chart/detail/sketch.hpp"

namespace assay::sdk::chart::detail {

// How the labels of the categories stand below the plot.
enum class CategoryLabels : std::uint8_t { kLevel, kWrapped, kSlanted };

class LineSketch : private Sketch {
 public:
  using Sketch::Sketch;

  void draw() {
    const Ticks ticks = axis_ticks(chart.minimum, chart.maximum);
    lay_out(ticks);
    axis_title(frame.width);
    value_rules(ticks, {plot_.left, plot_.right - 4, plot_.top, plot_.bottom});
    category_labels();
    const Scale y(chart.minimum, chart.maximum, plot_.bottom, plot_.top);
    aside_ = all_marks_aside(y, band_ * kMarksShare);
    for (std::size_t s = chart.series.size(); s-- > 0;) draw_series(s, y);
    end_labels();
    if (!any_figure()) no_figures(plot_);
  }

 private:
  static constexpr double kEndRoom = 150, kLongestSlanted = 150;
  static constexpr double kSlope = 0.70710678118654752;  // of 45 degrees
  static constexpr double kMarkRoom = 6;                 // at both ends of the plot

  // A series' name at the end of its line.
  struct EndLabel {
    std::size_t series;
    Point end;  // of the line
    Lines lines;
  };

  void lay_out(const Ticks& ticks) {
    plot_.left = tick_width(ticks) + 10;
    plot_.top = chart.value_label.empty() ? 12 : 28;
    plot_.bottom = plot_.top + (frame.narrow ? 200 : 236);
    plot_.right = frame.width - 6;
    if (!frame.narrow) name_ends();
    lay_out_categories();
    if (labels_ == CategoryLabels::kSlanted && plot_.left + band_ / 2 < kLeastSlanted) {
      plot_.left = kLeastSlanted;  // the first label leans over what is left of the plot
      lay_out_categories();
    }
    out.height = plot_.bottom + below();
  }

  double middle(std::size_t category) const {
    return plot_.left + kMarkRoom + (static_cast<double>(category) + 0.5) * band_;
  }

  // The names at the ends take room from the plot; they go when they have no place above each other.
  void name_ends() {
    double widest_name = 0, tall = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      std::size_t last = chart.categories.size();
      while (last > 0 && !chart.series[s].has(last - 1)) --last;
      if (last == 0) continue;
      const Lines name = lines(chart.series[s].label, kEndRoom, kSeriesType, 3);
      if (name.count == 0) return ends_.clear();
      ends_.push_back({s, {static_cast<double>(last - 1), chart.series[s].values[last - 1]}, name});
      widest_name = std::max(widest_name, widest(name, kSeriesType, setup.measure));
      tall += static_cast<double>(name.count) * kLineHeight + 3;
    }
    if (tall > plot_.bottom - plot_.top || widest_name > frame.width / 3) return ends_.clear();
    if (!ends_.empty()) plot_.right = frame.width - widest_name - 4;
  }

  void lay_out_categories() {
    const double count = static_cast<double>(std::max<std::size_t>(1, chart.categories.size()));
    band_ = std::max(0.0, plot_.right - plot_.left - 2 * kMarkRoom) / count;
    step_ = 1;
    widest_label_ = 0;
    for (const OwnedCategory& one : chart.categories) {
      widest_label_ = std::max(widest_label_, width(axis_label(one), kCategoryType));
    }
    labels_ = CategoryLabels::kLevel;
    if (widest_label_ <= band_ - 4) return;
    labels_ = wraps() ? CategoryLabels::kWrapped : CategoryLabels::kSlanted;
    // Slanted words need this much from one to the next, or they stand on each other.
    const double least = kCategoryType.size * (kAscent + kDescent) / kSlope;
    if (labels_ == CategoryLabels::kSlanted && band_ > 0) {
      step_ = static_cast<std::size_t>(std::max(1.0, std::ceil(least / band_)));
    }
  }

  bool wraps() const {
    return std::all_of(chart.categories.begin(), chart.categories.end(), [&](const OwnedCategory& one) {
      const Lines words = lines(axis_label(one), band_ - 6, kCategoryType, 3);
      return !words.cut && !words.broken_word;
    });
  }

  double below() const {
    if (labels_ == CategoryLabels::kLevel) return 26;
    if (labels_ == CategoryLabels::kWrapped) return 12 + 3 * kLineHeight;
    return std::min(widest_label_, kLongestSlanted) * kSlope + 22;
  }

  void category_labels() {
    for (std::size_t i = 0; i < chart.categories.size(); i += step_) {
      const std::string_view words = axis_label(chart.categories[i]);
      const double x = middle(i);
      if (labels_ == CategoryLabels::kLevel) {
        text(Part::kCategoryText, Ink::kText, kCategoryType, {x, plot_.bottom + 19}, Anchor::kMiddle, words);
      } else if (labels_ == CategoryLabels::kWrapped) {
        lines(Part::kCategoryText, Ink::kText, kCategoryType, {x, plot_.bottom + 17}, Anchor::kMiddle,
              lines(words, band_ - 6, kCategoryType, 3));
      } else {
        slanted(x + 4, words);
      }
    }
  }

  void slanted(double x, std::string_view words) {
    const Lines line =
        lines(words, std::min(kLongestSlanted, (x - kCategoryType.size) / kSlope), kCategoryType, 1);
    if (line.count == 0) return;
    text(Part::kCategoryText, Ink::kText, kCategoryType, {x, plot_.bottom + 14}, Anchor::kRight, line.text(0))
        .turn = -45;
  }

  void draw_series(std::size_t index, const Scale& y) {
    const OwnedSeries& series = chart.series[index];
    const auto at = [&](std::size_t i) { return Point{middle(i) + aside_[i][index], y(series.values[i])}; };
    series_line(index, at);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      if (series.has(i)) marker(index, i, at(i));
    }
  }

  void end_labels() {
    if (ends_.empty()) return;
    out.named = true;
    const Scale y(chart.minimum, chart.maximum, plot_.bottom, plot_.top);
    std::vector<Wish> wishes;
    for (const EndLabel& one : ends_) {
      wishes.push_back({y(one.end.y), static_cast<double>(one.lines.count) * kLineHeight + 3});
    }
    const std::vector<double> places =
        spread(wishes, plot_.top - kLineHeight / 2, plot_.bottom + kLineHeight / 2);
    for (std::size_t i = 0; i < ends_.size(); ++i) end_label(ends_[i], wishes[i].middle, places[i]);
  }

  void end_label(const EndLabel& one, double end_y, double place) {
    const Ink ink = look(one.series).ink;
    const std::size_t last = static_cast<std::size_t>(one.end.x);
    const double end_x = middle(last) + aside_[last][one.series];
    Primitive& lead = out.line(Part::kLead, ink, {end_x + kMarkerReach + 2, end_y}, {plot_.right - 3, place});
    lead.opacity = 0.45;
    lead.series = static_cast<std::uint32_t>(one.series);
    const double first = place + 4.5 - kLineHeight * (static_cast<double>(one.lines.count) - 1) / 2;
    lines(Part::kSeriesText, ink, kSeriesType, {plot_.right, first}, Anchor::kLeft, one.lines);
  }

  static constexpr double kLeastSlanted = 64;
  static constexpr double kMarksShare = 0.6;  // of a category's band, for marks side by side

  Plot plot_;
  CategoryLabels labels_ = CategoryLabels::kLevel;
  double band_ = 0;
  double widest_label_ = 0;
  std::size_t step_ = 1;  // every which category has its label
  std::vector<EndLabel> ends_;
  std::vector<std::vector<double>> aside_;  // by category and series: how far a mark is moved across
};

}  // namespace assay::sdk::chart::detail
