// Whatever a chart holds: its words stand inside the drawing, and none on another or on a mark.
#include <array>

#include "catch.hpp"
#include "chart_samples.hpp"

using namespace assay::sdk::chart;
using namespace assay::sdk::chart::test;

namespace {

using Corners = std::array<Point, 4>;
constexpr double kTouch = 0.75;  // what two words may share of a unit

// How far two convex shapes reach into each other along the normal of one's side; 0 or less when apart.
double shared_along(const Corners& one, const Corners& other, Point normal) {
  double low[2] = {1e9, 1e9}, high[2] = {-1e9, -1e9};
  const Corners* shapes[2] = {&one, &other};
  for (int shape = 0; shape < 2; ++shape) {
    for (const Point& corner : *shapes[shape]) {
      const double at = corner.x * normal.x + corner.y * normal.y;
      low[shape] = std::min(low[shape], at);
      high[shape] = std::max(high[shape], at);
    }
  }
  return std::min(high[0], high[1]) - std::max(low[0], low[1]);
}

bool overlap(const Corners& one, const Corners& other) {
  double least = 1e9;
  for (const Corners* shape : {&one, &other}) {
    for (int side = 0; side < 2; ++side) {
      const double x = (*shape)[side + 1].x - (*shape)[side].x, y = (*shape)[side + 1].y - (*shape)[side].y;
      const double length = std::hypot(x, y);
      if (length < 1e-9) return false;
      least = std::min(least, shared_along(one, other, {-y / length, x / length}));
    }
  }
  return least > kTouch;
}

Corners around(const Primitive& marker) {
  const double reach = 4;  // the outlines are rounder than their boxes
  return {Point{marker.x - reach, marker.y - reach},
          {marker.x + reach, marker.y - reach},
          {marker.x + reach, marker.y + reach},
          {marker.x - reach, marker.y + reach}};
}

bool inside(const Drawing& drawing, Point at) {
  return at.x >= -kTouch && at.x <= drawing.width + kTouch && at.y >= -kTouch &&
         at.y <= drawing.height + kTouch;
}

// What is wrong with a drawing, in words; nothing when all is well.
std::string complaints(const Drawing& drawing, const TextMeasure& measure) {
  std::vector<std::pair<Corners, const Primitive*>> words;
  std::string found;
  const auto say = [&](const std::string& what) { found += what + "\n"; };
  for (const Primitive& one : drawing.primitives) {
    if (!std::isfinite(one.x + one.y + one.x2 + one.y2 + one.width + one.height))
      say("a place that is no number");
    if (one.shape == Shape::kMarker && !inside(drawing, {one.x, one.y})) say("a mark outside");
    for (std::uint32_t i = 0;
         i < one.count && (one.shape == Shape::kPolyline || one.shape == Shape::kPolygon); ++i) {
      if (!inside(drawing, drawing.points(one)[i])) say("a line outside");
    }
    if (one.shape == Shape::kRectangle && !inside(drawing, {one.x + one.width, one.y + one.height})) {
      say("an area outside");
    }
    if (one.shape != Shape::kText) continue;
    words.emplace_back(text_corners(drawing, one, measure), &one);
    for (const Point& corner : words.back().first) {
      if (!inside(drawing, corner)) say("\"" + std::string(drawing.text(one)) + "\" outside");
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string name(drawing.text(*words[i].second));
    for (std::size_t other = i + 1; other < words.size(); ++other) {
      if (overlap(words[i].first, words[other].first)) {
        say("\"" + name + "\" on \"" + std::string(drawing.text(*words[other].second)) + "\"");
      }
    }
    // The numbers of a wheel's axis stand inside the wheel, where lines go as they must.
    if (words[i].second->part == Part::kTickText) continue;
    for (const Primitive& mark : drawing.primitives) {
      if (mark.shape == Shape::kMarker && overlap(words[i].first, around(mark)))
        say("\"" + name + "\" on a mark");
    }
  }
  return found;
}

}  // namespace

TEST_CASE("chart room: the check finds words that stand on each other, and words outside") {
  Drawing drawing;
  drawing.begin({100});
  drawing.height = 50;
  drawing.text(Part::kRowText, Ink::kText, {10, 20}, Anchor::kLeft, "one");
  CHECK(complaints(drawing, {nullptr, &half_width}).empty());
  drawing.text(Part::kRowText, Ink::kText, {20, 22}, Anchor::kLeft, "two");
  CHECK_THAT(complaints(drawing, {nullptr, &half_width}), ContainsSubstring("\"one\" on \"two\""));
  drawing.text(Part::kRowText, Ink::kText, {95, 40}, Anchor::kLeft, "out");
  CHECK_THAT(complaints(drawing, {nullptr, &half_width}), ContainsSubstring("\"out\" outside"));
  drawing.marker(Ink::kText, Marker::kCircle, {15, 18});
  CHECK_THAT(complaints(drawing, {nullptr, &half_width}), ContainsSubstring("\"one\" on a mark"));
}

TEST_CASE("chart room: words stand inside of every drawing and never on each other") {
  const TextMeasure half{nullptr, &half_width}, estimate;
  for (const Sample& sample : hostile_samples()) {
    for (const Direction direction : {Direction::kLeftToRight, Direction::kRightToLeft}) {
      for (const Frame& frame : {Frame{760, false, direction}, Frame{480, false, direction},
                                 Frame{344, true, direction}, Frame{240, true, direction}}) {
        INFO(sample.name << ", " << frame.width << (frame.narrow ? " narrow" : " wide"));
        CHECK(complaints(drawn(sample.chart, frame, half), half) == "");
        CHECK(complaints(drawn(sample.chart, frame, estimate), estimate) == "");
      }
    }
  }
}

TEST_CASE("chart room: the parts of small charts have room in cells of any width") {
  const TextMeasure half{nullptr, &half_width};
  for (const Sample& sample : hostile_samples()) {
    if (!is_cell_chart(sample.chart)) continue;
    for (const double width : {60.0, 128.0, 300.0}) {
      for (const CellParts parts : {CellParts::kScale, CellParts::kNumbers, CellParts::kCell}) {
        INFO(sample.name << ", " << width);
        CHECK(complaints(cell_drawn(sample.chart, parts, {width}), half) == "");
      }
    }
  }
}
