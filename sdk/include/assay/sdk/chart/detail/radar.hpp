// assay/sdk/chart/detail/radar.hpp: radar charts: series over categories without an order, each on a spoke of
// its own.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "assay/sdk/chart/detail/sketch.hpp"

namespace assay::sdk::chart::detail {

class RadarSketch : private Sketch {
 public:
  using Sketch::Sketch;

  void draw() {
    lay_out();
    const Scale length(chart.minimum, chart.maximum, 0, radius_);
    aside_ = all_marks_aside(length, radius_ * 2 * std::sin(kRound / 2 / static_cast<double>(spokes_)) * kMarksShare);
    rings();
    for (std::size_t i = 0; i < spokes_; ++i) spoke_label(i);
    numbers();
    for (std::size_t s = chart.series.size(); s-- > 0;) draw_series(s);
    if (!any_figure()) no_figures({0, frame.width, 0, out.height});
  }

 private:
  static constexpr double kRound = 2 * 3.14159265358979323846;
  static constexpr double kLabelGap = 12;
  static constexpr double kClear = 1.5;  // around a number of the axis
  static constexpr double kMarksShare = 0.6;  // of the way from one spoke's end to the next's
  static constexpr double kUpright = 0.5;     // sideways share of a way beside a spoke that is still upright

  void lay_out() {
    spokes_ = chart.categories.size();
    // The wheel gives way to the words beside it, as far as it stays legible.
    const double least = frame.width * 0.18, most = std::min(frame.narrow ? 100.0 : 150.0, frame.width * 0.3);
    radius_ = std::max(least, std::min(most, frame.width / 2 - kLabelGap - widest_word()));
    x_ = frame.width / 2;
    // Above and below the wheel there is room for the longest words and no more.
    std::size_t most_lines = 1;
    for (std::size_t i = 0; i < spokes_; ++i) most_lines = std::max(most_lines, label_lines(i).count);
    y_ = radius_ + kLabelGap + kLineHeight * static_cast<double>(most_lines) + 4;
    out.height = 2 * y_;
  }

  double widest_word() const {
    double widest = 0;
    for (const OwnedCategory& category : chart.categories) {
      const std::string_view words = label(category);
      for (std::size_t from = 0; from < words.size();) {
        const std::size_t to = std::min(words.find(' ', from), words.size());
        widest = std::max(widest, width(words.substr(from, to - from), kCategoryType));
        from = to + 1;
      }
    }
    return widest;
  }

  std::string_view label(const OwnedCategory& category) const {
    return frame.narrow ? axis_label(category) : std::string_view(category.label);
  }

  // The first spoke points up; the others follow clockwise.
  double angle(std::size_t spoke) const {
    return kRound * static_cast<double>(spoke) / static_cast<double>(spokes_);
  }
  Point point(std::size_t spoke, double length) const {
    return {x_ + length * std::sin(angle(spoke)), y_ - length * std::cos(angle(spoke))};
  }

  void rings() {
    const Scale length(chart.minimum, chart.maximum, 0, radius_);
    const Ticks ticks = axis_ticks(chart.minimum, chart.maximum);
    for (const double tick : ticks) {
      if (length(tick) <= 0) continue;
      out.path(Shape::kPolygon, Part::kRule, Ink::kRule);
      for (std::size_t i = 0; i < spokes_; ++i) out.add_point(point(i, length(tick)));
    }
    for (std::size_t i = 0; i < spokes_; ++i) rule({x_, y_}, point(i, radius_));
  }

  // The numbers of the axis, along the spoke that has room for most of them; one that has none there stands at
  // another spoke. Nothing is drawn over them, and one without room anywhere is left out.
  void numbers() {
    const Ticks ticks = axis_ticks(chart.minimum, chart.maximum);
    if (tick_width(ticks) > radius_ - kLabelGap) return;
    const Scale length(chart.minimum, chart.maximum, 0, radius_);
    const std::size_t step = number_step(ticks.count, [&](std::size_t tried) {
      return length(ticks[tried]) - length(ticks[0]) >= kTickType.size * 1.1;
    });
    std::vector<Number> wanted;
    for (std::size_t i = 0; i < ticks.count; i += step) wanted.push_back({tick_text(ticks, i), length(ticks[i])});
    const std::size_t first = spoke_with_most_room(wanted);
    std::vector<Box> taken;
    for (const Number& one : wanted) {
      for (std::size_t turn = 0; turn < spokes_; ++turn) {
        // Near the middle all spokes are one place.
        if (turn > 0 && one.length < kLabelGap) break;
        if (place_number(one, (first + turn) % spokes_, taken, true)) break;
      }
    }
  }

  struct Number {
    std::string words;
    double length;  // from the middle
  };

  std::size_t spoke_with_most_room(const std::vector<Number>& wanted) {
    std::size_t best = 0, most = 0;
    for (std::size_t spoke = 0; spoke < spokes_; ++spoke) {
      std::vector<Box> taken;
      std::size_t placed = 0;
      for (const Number& one : wanted) placed += place_number(one, spoke, taken, false) ? 1 : 0;
      if (placed > most) {
        best = spoke;
        most = placed;
      }
    }
    return best;
  }

  // Beside the spoke, at the side that nothing comes by: first before it, then behind it, clockwise. False
  // where there is none; writes it only with `write`.
  bool place_number(const Number& one, std::size_t spoke, std::vector<Box>& taken, bool write) {
    const double wide = width(one.words, kTickType), tall = kTickType.size * (kAscent + kDescent);
    const Point corner = point(spoke, one.length);
    for (const double side : {-1.0, 1.0}) {
      const double across = side * std::cos(angle(spoke)), down = side * std::sin(angle(spoke));
      const double aside = kMarkerReach + 4 + (std::fabs(across) * wide + std::fabs(down) * tall) / 2;
      const Anchor anchor = across > kUpright ? Anchor::kLeft : across < -kUpright ? Anchor::kRight : Anchor::kMiddle;
      const double edge = anchor == Anchor::kLeft ? -wide / 2 : anchor == Anchor::kRight ? wide / 2 : 0;
      const Point at{corner.x + aside * across + edge, corner.y + aside * down + 4};
      Box box = text_box(at, anchor, wide, kTickType.size);
      box = {box.left - kClear, box.top - kClear, box.right + kClear, box.bottom + kClear};
      const auto meets = [&](const Box& other) { return box.meets(other); };
      if (std::any_of(taken.begin(), taken.end(), meets) || std::any_of(labels_.begin(), labels_.end(), meets)) continue;
      if (is_run_over(box)) continue;
      taken.push_back(box);
      if (write) text(Part::kTickText, Ink::kMuted, kTickType, at, anchor, one.words);
      return true;
    }
    return false;
  }

  // Where the mark of a series stands on a spoke.
  Point mark(std::size_t series, std::size_t spoke) const {
    const Scale length(chart.minimum, chart.maximum, 0, radius_);
    const Point on = point(spoke, length(chart.series[series].values[spoke]));
    const double aside = aside_[spoke][series];
    return {on.x + aside * std::cos(angle(spoke)), on.y + aside * std::sin(angle(spoke))};
  }

  // Whether a series has its line or a mark in the box.
  bool is_run_over(const Box& box) const {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      for (std::size_t i = 0; i < spokes_; ++i) {
        const std::size_t next = (i + 1) % spokes_;
        if (!chart.series[s].has(i)) continue;
        const Point here = mark(s, i);
        if (box.meets({here.x - kMarkerReach, here.y - kMarkerReach, here.x + kMarkerReach, here.y + kMarkerReach}))
          return true;
        if (chart.series[s].has(next) && crosses(here, mark(s, next), box)) return true;
      }
    }
    return false;
  }

  // Whether the way from one point to another leads through the box.
  static bool crosses(Point from, Point to, const Box& box) {
    double first = 0, last = 1;
    const auto clip = [&](double start, double way, double low, double high) {
      if (way == 0) return low <= start && start <= high;
      const double one = (low - start) / way, other = (high - start) / way;
      first = std::max(first, std::min(one, other));
      last = std::min(last, std::max(one, other));
      return first <= last;
    };
    return clip(from.x, to.x - from.x, box.left, box.right) && clip(from.y, to.y - from.y, box.top, box.bottom);
  }

  Anchor label_anchor(std::size_t spoke) const {
    const double side = std::sin(angle(spoke));
    return side > 0.1 ? Anchor::kLeft : side < -0.1 ? Anchor::kRight : Anchor::kMiddle;
  }

  Lines label_lines(std::size_t spoke) const {
    const double at = point(spoke, radius_ + kLabelGap).x;
    const Anchor anchor = label_anchor(spoke);
    const double room = anchor == Anchor::kMiddle ? frame.width * 0.6
                        : anchor == Anchor::kLeft ? frame.width - at
                                                  : at;
    return lines(label(chart.categories[spoke]), room, kCategoryType, 3);
  }

  // Beside the end of the spoke. One that would stand on another is left out: its hint and the table of the
  // figures have the name.
  void spoke_label(std::size_t spoke) {
    const Point at = point(spoke, radius_ + kLabelGap);
    const double rise = std::cos(angle(spoke));
    const Anchor anchor = label_anchor(spoke);
    const Lines words = label_lines(spoke);
    if (words.count == 0) return;
    const double tall = kLineHeight * static_cast<double>(words.count);
    const double top = std::max(0.0, std::min(at.y - tall * (1 + rise) / 2, out.height - tall));
    Box box = text_box({at.x, 0}, anchor, widest(words, kCategoryType, setup.measure), kCategoryType.size);
    box.top = top;
    box.bottom = top + tall;
    if (std::any_of(labels_.begin(), labels_.end(), [&](const Box& other) { return box.meets(other); }))
      return;
    labels_.push_back(box);
    lines(Part::kCategoryText, Ink::kText, kCategoryType, {at.x, top + 11}, anchor, words);
  }

  // The way around the wheel; closed only when no value is missing.
  void draw_series(std::size_t index) {
    const OwnedSeries& series = chart.series[index];
    const auto at = [&](std::size_t i) { return mark(index, i); };
    std::size_t hole = 0;
    while (hole < spokes_ && series.has(hole)) ++hole;
    if (hole == spokes_) {
      series_path(Shape::kPolygon, index);
      for (std::size_t i = 0; i < spokes_; ++i) out.add_point(at(i));
    } else {
      open_line(index, hole, at);
    }
    for (std::size_t i = 0; i < spokes_; ++i) {
      if (series.has(i)) marker(index, i, at(i));
    }
  }

  // Runs of two figures or more, from the first hole all the way around.
  template <typename At>
  void open_line(std::size_t index, std::size_t hole, At&& at) {
    const OwnedSeries& series = chart.series[index];
    bool drawing = false;
    for (std::size_t i = 1; i < spokes_; ++i) {
      const std::size_t here = (hole + i) % spokes_, next = (hole + i + 1) % spokes_;
      if (!series.has(here)) {
        drawing = false;
        continue;
      }
      if (!drawing && !series.has(next)) continue;
      if (!drawing) series_path(Shape::kPolyline, index);
      drawing = true;
      out.add_point(at(here));
    }
  }

  std::size_t spokes_ = 0;
  double x_ = 0, y_ = 0, radius_ = 0;
  std::vector<Box> labels_;
  std::vector<std::vector<double>> aside_;  // by spoke and series: how far a mark is moved across
};

}  // namespace assay::sdk::chart::detail
