// assay/sdk/chart/detail/cells.hpp: score bars and distributions: drawings small enough for a table's cell.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "assay/sdk/chart/detail/sketch.hpp"

namespace assay::sdk::chart::detail {

inline constexpr double kAxisFoot = 11,
                        kAxisHeight = 14;  // of an axis that stands alone: where numbers stand

// --- score bar: a bar on its track; the numbers of the scale below it ---

class BarSketch : private Sketch {
 public:
  static constexpr double kHeight = 17, kWholeHeight = 30, kNumbers = 26;

  BarSketch(const OwnedChart& shown, const Frame& room, const Setup& with, Drawing& into)
      : Sketch(shown, room, with, into), right_(room.width) {}

  // Leaves room at the bar's end for its figure, and writes it there.
  void with_figure() {
    const Figures figures(chart, setup.words);
    const std::string words = figures.text(first(), 0);
    right_ = std::max(frame.width / 2, frame.width - width(words, kFigureType) - 10);
    line_of_words(Part::kFigureText, first().has(0) ? Ink::kText : Ink::kMuted, kFigureType,
                  {right_ + 10, kTop + kBar / 2 + 4.5}, Anchor::kLeft, words, frame.width - right_ - 9.9);
  }

  void marks() {
    const Scale x(chart.minimum, chart.maximum, 0, right_);
    out.rectangle(Part::kTrack, Ink::kTrack, {0, kTop}, right_, kBar);
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      if (&chart.series[s] == &first() || !chart.series[s].has(0)) continue;
      const double at = x(chart.series[s].values[0]);
      Primitive& held_against = out.line(Part::kLead, look(s).ink, {at, kTop - 3}, {at, kTop + kBar + 3});
      held_against.stroke = 2;
      held_against.series = static_cast<std::uint32_t>(s);
    }
    if (!first().has(0)) return;
    const SeriesLook with = look(first_index());
    const double end = x(first().values[0]);
    out.rectangle(Part::kBar, with.ink, {0, kTop}, end, kBar).pattern = with.pattern;
    // The end stands out, so that the lowest score of a scale shows as well.
    const double hang = right_ > 0 ? end / right_ : 0;
    out.rectangle(Part::kBarEnd, with.ink, {end - kEnd * hang, kTop - 2}, kEnd, kBar + 4).hang = hang;
  }

  // The points of the scale, cut into the bar.
  void notches() {
    const Scale x(chart.minimum, chart.maximum, 0, right_);
    for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
      const double at = x(tick);
      if (at > 0 && at < right_) out.rectangle(Part::kNotch, Ink::kPaper, {at, kTop}, 1, kBar).hang = 0;
    }
  }

  void numbers(double foot) {
    level_numbers(axis_ticks(chart.minimum, chart.maximum), 0, right_, foot, kCellTickType, true);
  }

 private:
  static constexpr double kTop = 4, kBar = 9, kEnd = 3;

  // The series that the bar shows; others are there to hold it against.
  std::size_t first_index() const {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      if (!chart.series[s].reference) return s;
    }
    return 0;
  }
  const OwnedSeries& first() const { return chart.series[first_index()]; }

  double right_;
};

// --- distribution: a number over each column, columns on a ground line, the points of the scale below ---

// Whether a label is a number: a point of a scale.
inline bool is_number(std::string_view words) {
  bool digits = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_digit(words[at])) {
      digits = true;
    } else if (!(words[at] == '-' && at == 0) && words[at] != '.') {
      return false;
    }
  }
  return digits;
}

class CountsSketch : private Sketch {
 public:
  static constexpr double kHeight = 33, kWholeHeight = 48, kNumbers = 45;

  CountsSketch(const OwnedChart& shown, const Frame& room, const Setup& with, Drawing& into)
      : Sketch(shown, room, with, into), count_(shown.categories.size()) {
    // A category that is no point of the scale (NA) stands apart from the others.
    scale_of_points_ = count_ > 0 && is_number(axis_label(chart.categories.front()));
    const bool last_apart = count_ > 1 && scale_of_points_ && !is_number(axis_label(chart.categories.back()));
    apart_ = last_apart ? count_ - 1 : count_;
    slot_ = frame.width / (static_cast<double>(std::max<std::size_t>(1, count_)) + (last_apart ? 0.5 : 0));
  }

  void marks() {
    double most = chart.maximum;
    each_value(chart, [&](double value) { most = std::max(most, value); });
    const Scale height(0, most, 0, kTallest);
    const int decimals = needed_decimals(chart);
    for (std::size_t s = chart.series.size(); s-- > 0;) {
      const OwnedSeries& series = chart.series[s];
      const SeriesLook with = look(s);
      for (std::size_t i = 0; i < count_; ++i) {
        if (!series.has(i) || !(series.values[i] > 0)) continue;
        const double tall = std::max(kLeast, height(series.values[i]));
        series.reference ? reference(s, with, i, tall) : column(s, with, i, tall, decimals);
      }
    }
  }

  void ground() {
    const double edge = slot_ * 0.05;
    for (std::size_t i = 0; i < count_; ++i) {
      out.rectangle(Part::kGround, Ink::kAxis, {middle(i) - slot_ / 2 + edge, kGround}, slot_ - 2 * edge, 1);
    }
  }

  // The points of a scale are thinned out where they have no room; words are cut.
  void numbers(double foot) {
    const std::size_t step = scale_of_points_ ? points_step() : 1;
    for (std::size_t i = 0; i < apart_; i += step) write_number(i, foot);
    if (apart_ < count_) write_number(apart_, foot);
  }

 private:
  static constexpr double kGround = 32, kTallest = 19, kLeast = 2;

  double middle(std::size_t i) const { return (static_cast<double>(i) + (i == apart_ ? 1.0 : 0.5)) * slot_; }

  void column(std::size_t series, const SeriesLook& with, std::size_t i, double tall, int decimals) {
    const double wide = slot_ * 0.66;
    const bool apart = i == apart_;
    Primitive& area = out.rectangle(apart ? Part::kColumnApart : Part::kColumn, apart ? Ink::kAxis : with.ink,
                                    {middle(i) - wide / 2, kGround - tall}, wide, tall);
    area.pattern = with.pattern;
    area.series = static_cast<std::uint32_t>(series);
    area.category = static_cast<std::uint32_t>(i);
    const std::string words =
        decimal_text(chart.series[series].values[i], decimals, setup.words.decimal_mark);
    if (width(words, kCountType) > slot_) return;
    text(Part::kCountText, Ink::kText, kCountType, {middle(i), kGround - tall - 3}, Anchor::kMiddle, words);
  }

  void reference(std::size_t series, const SeriesLook& with, std::size_t i, double tall) {
    Primitive& level = out.line(Part::kLead, with.ink, {middle(i) - slot_ * 0.4, kGround - tall},
                                {middle(i) + slot_ * 0.4, kGround - tall});
    level.stroke = 2;
    level.series = static_cast<std::uint32_t>(series);
    level.category = static_cast<std::uint32_t>(i);
  }

  std::size_t points_step() const {
    double wide = 0;
    for (std::size_t i = 0; i < count_; ++i)
      wide = std::max(wide, width(axis_label(chart.categories[i]), kCellTickType));
    return number_step(apart_,
                       [&](std::size_t step) { return wide + 2 <= slot_ * static_cast<double>(step); });
  }

  void write_number(std::size_t i, double foot) {
    const std::string_view words = axis_label(chart.categories[i]);
    if (scale_of_points_) {
      const bool sticks_out = middle(i) + width(words, kCellTickType) / 2 > frame.width;
      text(Part::kTickText, Ink::kMuted, kCellTickType, {sticks_out ? frame.width : middle(i), foot},
           sticks_out ? Anchor::kRight : Anchor::kMiddle, words);
    } else if (slot_ > kCellTickType.size) {
      line_of_words(Part::kTickText, Ink::kMuted, kCellTickType, {middle(i), foot}, Anchor::kMiddle, words,
                    slot_ - 4);
    }
  }

  std::size_t count_;
  bool scale_of_points_ = false;
  std::size_t apart_ = 0;  // its index; the number of categories when there is none
  double slot_ = 0;        // how wide a column with its surroundings is
};

}  // namespace assay::sdk::chart::detail
