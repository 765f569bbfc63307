// assay/sdk/chart/detail/gap.hpp: gap charts: two series over categories; the distance between them is the
// message.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "assay/sdk/chart/detail/sketch.hpp"

namespace assay::sdk::chart::detail {

class GapSketch : private Sketch {
 public:
  GapSketch(const OwnedChart& shown, const Frame& room, const Setup& with, Drawing& into)
      : Sketch(shown, room, with, into), figures_(shown, with.words) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      if (chart.series[s].reference && compared() >= 2) continue;
      if (pair_[0] == kNone) {
        pair_[0] = s;
      } else if (pair_[1] == kNone) {
        pair_[1] = s;
      }
    }
  }

  void draw() {
    const Ticks ticks = axis_ticks(chart.minimum, chart.maximum);
    lay_out(tick_width(ticks));
    out.height = plot_.bottom + 4;
    const Scale x(chart.minimum, chart.maximum, plot_.left, plot_.right);
    for (const double tick : ticks) rule({x(tick), plot_.top}, {x(tick), plot_.bottom});
    level_numbers(ticks, plot_.left, plot_.right, plot_.top - 8, kTickType, false);
    line_of_words(Part::kAxisText, Ink::kMuted, kTickType, {0, title_beside_ ? plot_.top - 8 : 12},
                  Anchor::kLeft, chart.value_label, frame.width);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) draw_row(i, x);
    if (!any_figure()) no_figures(plot_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr double kMostLabel = 250;
  static constexpr std::size_t kManyRows = 12;
  static constexpr double kNameUp = 14;  // from the row's line to the name above it

  // Series that are no reference.
  std::size_t compared() const {
    return static_cast<std::size_t>(std::count_if(chart.series.begin(), chart.series.end(),
                                                  [](const OwnedSeries& one) { return !one.reference; }));
  }

  bool both(std::size_t category) const {
    return pair_[1] != kNone && chart.series[pair_[0]].has(category) && chart.series[pair_[1]].has(category);
  }

  std::string distance(std::size_t category) const {
    return figures_.signed_number(chart.series[pair_[1]].values[category] -
                                  chart.series[pair_[0]].values[category]);
  }

  void lay_out(double widest_tick) {
    double widest_label = 0, widest_figure = 0;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      widest_label = std::max(widest_label, width(chart.categories[i].label, kRowType));
      if (both(i)) widest_figure = std::max(widest_figure, width(distance(i), kFigureType));
    }
    above_ = frame.narrow;
    const bool many = chart.categories.size() > kManyRows;
    room_ = above_ ? frame.width - 8 : std::min(widest_label, std::min(kMostLabel, frame.width / 3));
    plot_.left = std::max(above_ ? 8 : room_ + 20, widest_tick / 2);
    figures_fit_ = widest_figure <= frame.width / 4;
    if (!figures_fit_) widest_figure = 0;
    const double beside = std::max(widest_figure + 16, widest_tick / 2);
    plot_.right = std::max(plot_.left + 40, frame.width - beside);
    // What is measured stands beside the numbers of the axis, or above them.
    title_beside_ = width(chart.value_label, kTickType) + kTickGap < plot_.left - widest_tick / 2;
    plot_.top = title_beside_ ? 30 : 48;
    row_ = above_ ? 46 : many ? 26 : 38;
    middle_ = above_ ? 32 : row_ / 2;
    lines_ = above_ || many ? 1 : 2;
    // Marks of one value stand below each other, clear of other rows and of the name above.
    const double clear = above_ ? kNameUp - kRowType.size * kDescent : row_ / 2;
    marks_room_ = 2 * (clear - kMarkerReach);
    plot_.bottom = plot_.top + row_ * static_cast<double>(chart.categories.size());
  }

  void draw_row(std::size_t i, const Scale& x) {
    const double y = plot_.top + row_ * static_cast<double>(i) + middle_;
    const Lines words = lines(chart.categories[i].label, room_, kRowType, lines_);
    const double first = above_ ? y - kNameUp : y + 4.5 - kLineHeight * (static_cast<double>(words.count) - 1) / 2;
    lines(Part::kRowText, Ink::kText, kRowType, {0, first}, Anchor::kLeft, words);
    rule({plot_.left, y}, {plot_.right, y});
    if (both(i)) {
      const double from = x(chart.series[pair_[0]].values[i]), to = x(chart.series[pair_[1]].values[i]);
      Primitive& span =
          out.rectangle(Part::kSpan, Ink::kBand, {std::min(from, to), y - 3}, std::fabs(to - from), 6);
      span.category = static_cast<std::uint32_t>(i);
      if (figures_fit_) {
        text(Part::kFigureText, Ink::kText, kFigureType, {plot_.right + 12, y + 4.5}, Anchor::kLeft,
             distance(i));
      }
    }
    const std::vector<double> aside = marks_aside(i, x, marks_room_);
    for (std::size_t s = chart.series.size(); s-- > 0;) {
      if (chart.series[s].has(i)) marker(s, i, {x(chart.series[s].values[i]), y + aside[s]});
    }
  }

  Figures figures_;
  std::size_t pair_[2] = {kNone, kNone};
  Plot plot_;
  bool above_ = false;  // labels stand above their rows
  bool title_beside_ = true;
  bool figures_fit_ = true;
  double room_ = 0;  // of labels
  double row_ = 0, middle_ = 0;
  double marks_room_ = 0;
  std::size_t lines_ = 1;
};

}  // namespace assay::sdk::chart::detail
