// assay/sdk/chart/detail/scatter.hpp: scatter charts: one point a category, the first series across, the
// second up.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/chart/detail/sketch.hpp"

namespace assay::sdk::chart::detail {

class ScatterSketch : private Sketch {
 public:
  using Sketch::Sketch;

  void draw() {
    const Ticks ticks = axis_ticks(chart.minimum, chart.maximum);
    lay_out(ticks);
    value_rules(ticks, field_);
    const Scale x(chart.minimum, chart.maximum, field_.left, field_.right);
    for (const double tick : ticks) rule({x(tick), field_.top}, {x(tick), field_.bottom});
    level_numbers(ticks, field_.left, field_.right, field_.bottom + 17, kTickType, false);
    Primitive& agreement =
        out.line(Part::kAgreement, Ink::kAxis, {field_.left, field_.bottom}, {field_.right, field_.top});
    agreement.dash = Dash::kDots;
    axis_names();
    points();
    if (!any_point()) no_figures(field_);
    out.named = true;
  }

 private:
  struct Placed {
    Point at;
    Anchor anchor;
    Box box;
  };

  bool shown(std::size_t i) const { return chart.series[0].has(i) && chart.series[1].has(i); }
  bool any_point() const {
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      if (shown(i)) return true;
    }
    return false;
  }

  void lay_out(const Ticks& ticks) {
    const double numbers = tick_width(ticks) + 10, last = tick_width(ticks) / 2;
    const double side = std::max(40.0, std::min(frame.narrow ? 270.0 : 400.0, frame.width - numbers - last));
    const double left = frame.narrow ? numbers : std::max(numbers, (frame.width - side) / 2);
    field_ = {left, left + side, 28, 28 + side};
    out.height = field_.bottom + 44;
  }

  // Arrows point to where the axis grows, also in a drawing that runs from right to left.
  void axis_names() {
    const bool mirrored = frame.direction == Direction::kRightToLeft;
    const std::string across = mirrored ? "← " + chart.series[0].label : chart.series[0].label + " →";
    const Lines name = lines(across, field_.right, kCategoryType, 1);
    const bool cut = name.cut;  // then the arrow is what is lost, so the name stands alone
    line_of_words(Part::kAxisText, Ink::kText, kCategoryType, {field_.right, field_.bottom + 36},
                  Anchor::kRight, cut ? chart.series[0].label : across, field_.right);
    line_of_words(Part::kAxisText, Ink::kText, kCategoryType, {0, 12}, Anchor::kLeft,
                  "↑ " + chart.series[1].label, frame.width);
  }

  void points() {
    const Scale x(chart.minimum, chart.maximum, field_.left, field_.right);
    const Scale y(chart.minimum, chart.maximum, field_.bottom, field_.top);
    std::vector<Point> places(chart.categories.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!shown(i)) continue;
      const Point at = places[i] = {x(chart.series[0].values[i]), y(chart.series[1].values[i])};
      taken_.push_back({at.x - kMarkerReach - 1, at.y - kMarkerReach - 1, at.x + kMarkerReach + 1,
                        at.y + kMarkerReach + 1});
      Primitive& one = out.marker(Ink::kAccent, Marker::kCircle, at);
      one.stroke = 1.2;
      one.category = static_cast<std::uint32_t>(i);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (shown(i)) label(places[i], axis_label(chart.categories[i]));
    }
  }

  // Right of the point, left, above, below: the first place where nothing stands yet. Where there is none,
  // the point has its name in its hint and in the table of the figures alone.
  void label(Point at, std::string_view words) {
    if (words.empty()) return;
    const double wide = width(words, kPointType);
    const Point places[] = {{at.x + 9, at.y + 4}, {at.x - 9, at.y + 4}, {at.x, at.y - 10}, {at.x, at.y + 18}};
    const Anchor anchors[] = {Anchor::kLeft, Anchor::kRight, Anchor::kMiddle, Anchor::kMiddle};
    for (std::size_t i = 0; i < 4; ++i) {
      const Box box = text_box(places[i], anchors[i], wide, kPointType.size);
      if (box.left < field_.left || box.right > frame.width || box.top < field_.top - 8 ||
          box.bottom > field_.bottom + 3)
        continue;
      if (std::any_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.meets(other); }))
        continue;
      taken_.push_back(box);
      text(Part::kPointText, Ink::kText, kPointType, places[i], anchors[i], words);
      return;
    }
  }

  Plot field_;
  std::vector<Box> taken_;
};

}  // namespace assay::sdk::chart::detail
