// assay/sdk/chart/drawing.hpp: a chart as primitives: where each line, mark and word stands, and what it is.
// A renderer goes through them in order and puts them on its page; no geometry is left to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay::sdk::chart {

enum class Direction : std::uint8_t { kLeftToRight, kRightToLeft };

// The room for a drawing. Lengths are in the renderer's own unit (points, CSS pixels): words are 12 to 13
// units high. A renderer that wants smaller words asks for a wider frame and scales the drawing down.
struct Frame {
  double width = 0;
  bool narrow = false;  // a phone or a column: names above their rows, none at the ends of lines
  Direction direction = Direction::kLeftToRight;
};

// What colour, by its purpose; the renderer's palette says which (palette.hpp has one).
enum class Ink : std::uint8_t {
  kText,       // words that are read
  kMuted,      // numbers of an axis, remarks
  kRule,       // quiet lines behind the figures
  kAxis,       // lines that a person needs to see
  kBand,       // what joins two figures
  kTrack,      // the whole length of a bar
  kPaper,      // what a drawing stands on
  kAccent,     // the report's own colour: a series without a role, all raters pooled
  kReference,  // figures to hold others against
  kSeries1,    // the roles of a document, in the order in which they come
  kSeries2,
  kSeries3,
  kSeries4,
  kSeries5,
  kSeries6
};
inline constexpr std::size_t kSeriesInks = 6;

enum class Marker : std::uint8_t { kCircle, kSquare, kTriangle, kDiamond, kCross, kWedge };
enum class Dash : std::uint8_t { kSolid, kLong, kDots, kDashDot, kShort };
// How an area is filled: its ink, and over it lines or dots of paper, so that areas differ without colours.
enum class Pattern : std::uint8_t { kSolid, kRising, kFalling, kUpright, kDots, kCrossed };

enum class Anchor : std::uint8_t { kLeft, kMiddle, kRight };  // sides of the page, whatever the direction
enum class Weight : std::uint8_t { kRegular, kBold };

// What a primitive is for. A renderer may style by it; `ink` and the other fields are enough to draw.
enum class Part : std::uint8_t {
  kRule,       // a line of the grid behind the figures
  kAgreement,  // where both series of a scatter are equal
  kGround,     // what columns stand on
  kTrack,      // the whole length of a bar
  kNotch,      // a point of the scale, cut into a bar
  kBar,
  kBarEnd,
  kColumn,
  kColumnApart,  // a count that is no point of the scale (NA)
  kCell,         // of a grid
  kSpan,         // from one figure to the other
  kSeriesLine,
  kPoint,
  kLead,  // from a line's end to its name
  kTickText,
  kAxisText,  // what the axis measures
  kCategoryText,
  kRowText,
  kFigureText,
  kSeriesText,
  kPointText,
  kCountText
};

enum class Shape : std::uint8_t {
  kLine,       // x, y to x2, y2
  kPolyline,   // points(), open
  kPolygon,    // points(), closed; filled when `filled`, else an outline
  kRectangle,  // filled: left x, top y, width, height
  kMarker,     // around x, y
  kText        // x is where `anchor` stands, y the line that letters stand on
};

struct Point {
  double x = 0, y = 0;
};

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;  // no series, no category

// One thing to draw. Fields that its shape has no use for keep their values from here.
struct Primitive {
  Shape shape = Shape::kLine;
  Part part = Part::kRule;
  Ink ink = Ink::kText;
  Marker marker = Marker::kCircle;
  bool hollow = false;  // a marker: an outline on paper instead of a filled shape
  bool filled = false;  // a polygon
  Dash dash = Dash::kSolid;
  Pattern pattern = Pattern::kSolid;
  Anchor anchor = Anchor::kLeft;
  Weight weight = Weight::kRegular;

  double x = 0, y = 0;
  double x2 = 0, y2 = 0;         // a line
  double width = 0, height = 0;  // a rectangle
  double stroke = 1;             // how wide a line, polyline or outline is
  double size = 12;              // a text's font size
  double turn = 0;               // a text: degrees around x, y, clockwise
  double opacity = 1;

  // A rectangle of a drawing that stretches: one that keeps its width hangs by this share of it (0 its left
  // side, 1 its right one) at x + share * width. Below 0 for one that stretches as well.
  double hang = -1;

  std::uint32_t first = 0, count = 0;  // of its points, or of the bytes of its text
  std::uint32_t series = kNoIndex;     // whose figure it shows
  std::uint32_t category = kNoIndex;
};

// The primitives of a chart, in the order in which they are drawn. Owns all it needs; can be filled again and
// again, and keeps its memory.
class Drawing {
 public:
  double width = 0, height = 0;
  Direction direction = Direction::kLeftToRight;
  // Every series that has a figure bears its name in the drawing: no legend is needed.
  bool named = false;
  std::vector<Primitive> primitives;

  // The points of a polyline or polygon; `count` of them. Valid until the drawing changes.
  const Point* points(const Primitive& one) const { return points_.data() + one.first; }

  // The words of a text. Valid until the drawing changes.
  std::string_view text(const Primitive& one) const {
    return std::string_view(words_).substr(one.first, one.count);
  }

  // Makes it empty, for a frame.
  void begin(const Frame& frame) {
    width = frame.width;
    height = 0;
    direction = frame.direction;
    named = false;
    primitives.clear();
    points_.clear();
    words_.clear();
  }

  // --- for those who fill it; each gives the primitive for its other fields, valid until the next call ---

  Primitive& line(Part part, Ink ink, Point from, Point to) {
    Primitive& one = add(Shape::kLine, part, ink, from);
    one.x2 = to.x;
    one.y2 = to.y;
    return one;
  }

  Primitive& rectangle(Part part, Ink ink, Point corner, double wide, double high) {
    Primitive& one = add(Shape::kRectangle, part, ink, corner);
    one.width = wide;
    one.height = high;
    return one;
  }

  Primitive& marker(Ink ink, Marker form, Point centre) {
    Primitive& one = add(Shape::kMarker, Part::kPoint, ink, centre);
    one.marker = form;
    return one;
  }

  Primitive& text(Part part, Ink ink, Point at, Anchor anchor, std::string_view words) {
    Primitive& one = add(Shape::kText, part, ink, at);
    one.anchor = anchor;
    one.first = static_cast<std::uint32_t>(words_.size());
    one.count = static_cast<std::uint32_t>(words.size());
    words_.append(words);
    return one;
  }

  // A polyline or polygon without points; add_point gives it its points.
  Primitive& path(Shape shape, Part part, Ink ink) {
    Primitive& one = add(shape, part, ink, {});
    one.first = static_cast<std::uint32_t>(points_.size());
    return one;
  }

  // A point for the primitive that was added last.
  void add_point(Point at) {
    points_.push_back(at);
    ++primitives.back().count;
  }

  // Turns the drawing over: what stood at the left stands at the right. Words stay readable.
  void mirror() {
    for (Primitive& one : primitives) {
      one.x = width - one.x - one.width;
      one.x2 = width - one.x2;
      one.turn = -one.turn;
      if (one.anchor != Anchor::kMiddle || one.shape != Shape::kText) {
        one.anchor = one.anchor == Anchor::kLeft ? Anchor::kRight : Anchor::kLeft;
      }
      if (one.hang >= 0) one.hang = 1 - one.hang;
    }
    for (Point& one : points_) one.x = width - one.x;
  }

 private:
  Primitive& add(Shape shape, Part part, Ink ink, Point at) {
    primitives.emplace_back();
    Primitive& one = primitives.back();
    one.shape = shape;
    one.part = part;
    one.ink = ink;
    one.x = at.x;
    one.y = at.y;
    return one;
  }

  std::vector<Point> points_;
  std::string words_;
};

}  // namespace assay::sdk::chart
