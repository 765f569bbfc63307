// Pages in the making: shapes and text at places that count from the start of a line, so that a document
// that runs from right to left comes out mirrored; and which tag of the structure each belongs to.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "colour.hpp"
#include "paper.hpp"
#include "tags.hpp"
#include "typesetter.hpp"

namespace assay::pdf {

class Logo;

struct Rect {
  double x = 0;  // from the start side: the left one, or the right one of a document that runs leftwards
  double y = 0;  // from the top
  double width = 0;
  double height = 0;
};

struct Stroke {
  double width = 0.75;
  Colour colour{};
  std::vector<double> dashes{};
};

// An entry of the outline.
struct Bookmark {
  std::string title;
  std::size_t parent;  // number of the entry that it stands in, from 1; 0 for none
  std::size_t page;    // from 1
  double y;            // from the top
};

class Canvas {
 public:
  Canvas(const Paper& paper, bool right_to_left, const TagTree& tags);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // What is drawn from here on belongs to `tag`; kNoTag for ornament.
  void belongs(Tag tag);
  // Between these two, `belongs` does nothing and all is ornament: the head of a table, shown again.
  void begin_ornament();
  void end_ornament();

  void fill(const Rect& rect, Colour colour);
  void outline(const Rect& rect, const Stroke& stroke, double radius = 0);
  void line(double x1, double y1, double x2, double y2, const Stroke& stroke);
  // Level lines from x1 to x2, as one path.
  void lines(double x1, double x2, std::initializer_list<double> heights, const Stroke& stroke);
  // Line `line` of the text, in the room that begins at `x`, is `width` wide, and whose top is `y`.
  void text(const SetText& text, std::size_t line, double x, double y, double width);
  void logo(const Logo& logo, const Rect& rect);
  // A place that leads to the destination `name`.
  void link(const Rect& rect, const std::string& target);
  // Makes (x 0, `y`) of this page a destination.
  void destination(const std::string& name, double y);
  // On the last page, before it ends: places that links lead to and that no page has.
  void make_missing_destinations();
  void end_page();

  // After the last page: the outline, in order.
  void outline(const std::vector<Bookmark>& bookmarks);
  // The tag of each piece of tagged content, in the order of drawing.
  const std::vector<Tag>& drawn() const { return drawn_; }
  // The whole file. Nothing can be drawn after it.
  std::string finish();

  const Paper& paper() const { return paper_; }
  bool right_to_left() const { return right_to_left_; }
  // The left edge of a shape on the page.
  double left_of(double x, double width) const { return right_to_left_ ? paper_.width - x - width : x; }
  cairo_t* cairo() { return cairo_; }

 private:
  void open_tag(const char* name, const std::string& attributes);
  void close_tag();

  Paper paper_;
  bool right_to_left_;
  const TagTree& tags_;
  std::string bytes_;
  cairo_t* cairo_ = nullptr;
  Tag open_ = kNoTag;
  int ornaments_ = 0;
  std::vector<Tag> drawn_;
  std::set<std::string> linked_;
  std::set<std::string> made_;
};

}  // namespace assay::pdf
