// assay/sdk/chart/detail/sketch.hpp: one drawing in the making, and what several kinds of chart have in
// common.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/chart/axis.hpp"
#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/chart/lines.hpp"
#include "assay/sdk/chart/marker.hpp"
#include "assay/sdk/chart/setup.hpp"
#include "assay/sdk/chart/words.hpp"

namespace assay::sdk::chart::detail {

inline constexpr Type kTickType{12, Weight::kRegular}, kCategoryType{12, Weight::kBold},
    kRowType{13, Weight::kRegular}, kFigureType{13, Weight::kBold}, kSeriesType{13, Weight::kBold},
    kPointType{12, Weight::kRegular}, kCountType{11, Weight::kBold}, kCellTickType{10.5, Weight::kRegular};

inline constexpr double kLineHeight = 15;  // from one line of words to the next
inline constexpr double kTickGap = 6;      // between two numbers of an axis
inline constexpr double kLineStroke = 2.25, kRuleStroke = 1;
// Marks whose middles are nearer than this would hide each other; side by side they stand this far apart.
inline constexpr double kHidden = kMarkerReach, kMarkStep = 10;

struct Plot {
  double left = 0, right = 0, top = 0, bottom = 0;
};

class Sketch {
 public:
  Sketch(const OwnedChart& shown, const Frame& room, const Setup& with, Drawing& into)
      : chart(shown), frame(room), setup(with), out(into) {}

  const OwnedChart& chart;
  const Frame& frame;
  const Setup& setup;
  Drawing& out;

  double width(std::string_view words, Type type) const {
    return setup.measure(words, type.size, type.weight);
  }

  Lines lines(std::string_view words, double room, Type type, std::size_t most) const {
    return wrapped(words, std::max(room, 0.0), type, most, setup.measure);
  }

  SeriesLook look(std::size_t series) const { return setup.looks.of(chart.series[series], series); }

  // Whether any series has a figure at all.
  bool any_figure() const {
    return std::any_of(chart.series.begin(), chart.series.end(),
                       [&](const OwnedSeries& one) { return has_figure(one); });
  }

  bool has_figure(const OwnedSeries& series) const {
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      if (series.has(i)) return true;
    }
    return false;
  }

  Primitive& text(Part part, Ink ink, Type type, Point at, Anchor anchor, std::string_view words) {
    Primitive& one = out.text(part, ink, at, anchor, words);
    one.size = type.size;
    one.weight = type.weight;
    return one;
  }

  // Lines of words, the first one standing on at.y.
  void lines(Part part, Ink ink, Type type, Point at, Anchor anchor, const Lines& words) {
    for (std::size_t i = 0; i < words.count; ++i, at.y += kLineHeight) {
      if (words.cut && i + 1 == words.count) {
        text(part, ink, type, at, anchor, words.text(i));
      } else {
        text(part, ink, type, at, anchor, words[i]);
      }
    }
  }

  // One line of words, cut to `room`. Nothing when there is nothing to write.
  void line_of_words(Part part, Ink ink, Type type, Point at, Anchor anchor, std::string_view words,
                     double room) {
    lines(part, ink, type, at, anchor, lines(words, room, type, 1));
  }

  std::string tick_text(const Ticks& ticks, std::size_t i) const {
    return decimal_text(ticks[i], ticks.decimals, setup.words.decimal_mark);
  }

  double tick_width(const Ticks& ticks, Type type = kTickType) const {
    double widest = 0;
    for (std::size_t i = 0; i < ticks.count; ++i) widest = std::max(widest, width(tick_text(ticks, i), type));
    return widest;
  }

  // Rules across the plot, and the numbers of the value axis at its left.
  void value_rules(const Ticks& ticks, const Plot& plot) {
    const Scale y(chart.minimum, chart.maximum, plot.bottom, plot.top);
    for (const double tick : ticks) rule({plot.left, y(tick)}, {plot.right, y(tick)});
    const std::size_t step = number_step(ticks.count, [&](std::size_t step_tried) {
      return std::fabs(y(ticks[step_tried]) - y(ticks[0])) >= kTickType.size * 1.1;
    });
    for (std::size_t i = 0; i < ticks.count; i += step) {
      text(Part::kTickText, Ink::kMuted, kTickType, {plot.left - 8, y(ticks[i]) + 4}, Anchor::kRight,
           tick_text(ticks, i));
    }
  }

  // The numbers of an axis that runs across, standing on `y`; as many as have room. Where the axis has no
  // room beside it (`inside`), those at its ends are moved in.
  void level_numbers(const Ticks& ticks, double left, double right, double y, Type type, bool inside) {
    const Scale x(chart.minimum, chart.maximum, left, right);
    const auto place = [&](std::size_t i, double wide) {
      const double from = x(ticks[i]) - wide / 2;
      return inside ? std::max(left, std::min(from, right - wide)) : from;
    };
    const auto fits = [&](std::size_t step_tried) {
      double taken = left - 1e6;
      for (std::size_t i = 0; i < ticks.count; i += step_tried) {
        const double wide = width(tick_text(ticks, i), type), from = place(i, wide);
        if (from < taken + kTickGap) return false;
        taken = from + wide;
      }
      return true;
    };
    const std::size_t step = number_step(ticks.count, fits);
    if (!fits(step)) return;
    for (std::size_t i = 0; i < ticks.count; i += step) {
      const double at = x(ticks[i]);
      const bool first = inside && at <= left + (right - left) / 100,
                 last = inside && at >= right - (right - left) / 100;
      text(Part::kTickText, Ink::kMuted, type,
           {first  ? left
            : last ? right
                   : at,
            y},
           first  ? Anchor::kLeft
           : last ? Anchor::kRight
                  : Anchor::kMiddle,
           tick_text(ticks, i));
    }
  }

  Primitive& rule(Point from, Point to) { return out.line(Part::kRule, Ink::kRule, from, to); }

  // What the value axis measures, at the top left.
  void axis_title(double room) {
    line_of_words(Part::kAxisText, Ink::kMuted, kTickType, {0, 12}, Anchor::kLeft, chart.value_label, room);
  }

  void marker(std::size_t series, std::size_t category, Point at) {
    const SeriesLook with = look(series);
    Primitive& one = out.marker(with.ink, with.marker, at);
    one.hollow = with.hollow;
    one.stroke = with.hollow ? 1.7 : 1.2;
    one.series = static_cast<std::uint32_t>(series);
    one.category = static_cast<std::uint32_t>(category);
  }

  // How far the mark of each series is moved across the value axis at a category, so that those of about the
  // same value can all be seen; `along(value)` is where a value stands, `room` what there is for their middles.
  template <typename Along>
  std::vector<double> marks_aside(std::size_t category, Along&& along, double room) const {
    std::vector<double> places;
    places.reserve(chart.series.size());
    for (const OwnedSeries& one : chart.series) {
      places.push_back(one.has(category) ? along(one.values[category]) : std::nan(""));
    }
    return side_by_side(places, kHidden, kMarkStep, room);
  }

  // The same for all categories.
  template <typename Along>
  std::vector<std::vector<double>> all_marks_aside(Along&& along, double room) const {
    std::vector<std::vector<double>> all;
    all.reserve(chart.categories.size());
    for (std::size_t i = 0; i < chart.categories.size(); ++i) all.push_back(marks_aside(i, along, room));
    return all;
  }

  // A series' line through its points, in runs that end where a figure is missing. `at(category)` is where a
  // figure stands. A run of one point has no line.
  template <typename At>
  void series_line(std::size_t index, At&& at) {
    const OwnedSeries& series = chart.series[index];
    const std::size_t count = chart.categories.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (!series.has(i) || i + 1 == count || !series.has(i + 1)) continue;
      series_path(Shape::kPolyline, index);
      for (; i < count && series.has(i); ++i) out.add_point(at(i));
    }
  }

  Primitive& series_path(Shape shape, std::size_t index) {
    const SeriesLook with = look(index);
    Primitive& one = out.path(shape, Part::kSeriesLine, with.ink);
    one.dash = with.dash;
    one.stroke = kLineStroke;
    one.series = static_cast<std::uint32_t>(index);
    return one;
  }

  // Says in the middle of a plot that there is nothing to see.
  void no_figures(const Plot& plot) {
    line_of_words(Part::kFigureText, Ink::kMuted, kFigureType,
                  {(plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2 + 4.5}, Anchor::kMiddle,
                  setup.words.no_value, plot.right - plot.left);
  }
};

}  // namespace assay::sdk::chart::detail
