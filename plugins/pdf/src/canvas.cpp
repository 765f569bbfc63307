#include "canvas.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>

#include "logo.hpp"

namespace assay::pdf {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void require(cairo_status_t status) {
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(std::string("cairo could not draw the document: ") + cairo_status_to_string(status));
  }
}

// Cairo reads the numbers of a tag as the process's locale has them, so they are whole.
std::string whole(double value) {
  return std::to_string(std::lround(value));
}

void source(cairo_t* cairo, Colour colour) {
  cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

}  // namespace

Canvas::Canvas(const Paper& paper, bool right_to_left, const TagTree& tags)
    : paper_(paper), right_to_left_(right_to_left), tags_(tags) {
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(&append, &bytes_, paper.width, paper.height);
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  // A fixed date, so that cairo does not look at the clock; the last pass puts the document's in.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cairo_ = cairo_create(surface);
  cairo_surface_destroy(surface);
  require(cairo_status(cairo_));
}

Canvas::~Canvas() {
  if (cairo_ != nullptr) cairo_destroy(cairo_);
}

void Canvas::open_tag(const char* name, const std::string& attributes) {
  cairo_tag_begin(cairo_, name, attributes.c_str());
}

void Canvas::close_tag() {
  if (open_ != kNoTag) cairo_tag_end(cairo_, tags_[open_].role);
  open_ = kNoTag;
}

void Canvas::belongs(Tag tag) {
  if (ornaments_ > 0 || tag == open_) return;
  close_tag();
  if (tag == kNoTag) return;
  open_tag(tags_[tag].role, {});
  open_ = tag;
  drawn_.push_back(tag);
}

void Canvas::begin_ornament() {
  close_tag();
  ++ornaments_;
}

void Canvas::end_ornament() {
  --ornaments_;
}

void Canvas::fill(const Rect& rect, Colour colour) {
  source(cairo_, colour);
  cairo_rectangle(cairo_, left_of(rect.x, rect.width), rect.y, rect.width, rect.height);
  cairo_fill(cairo_);
}

void Canvas::outline(const Rect& rect, const Stroke& stroke, double) {
  source(cairo_, stroke.colour);
  cairo_set_line_width(cairo_, stroke.width);
  cairo_rectangle(cairo_, left_of(rect.x, rect.width), rect.y, rect.width, rect.height);
  cairo_stroke(cairo_);
}

void Canvas::line(double x1, double y1, double x2, double y2, const Stroke& stroke) {
  source(cairo_, stroke.colour);
  cairo_set_line_width(cairo_, stroke.width);
  cairo_set_dash(cairo_, stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
  cairo_move_to(cairo_, left_of(x1, 0), y1);
  cairo_line_to(cairo_, left_of(x2, 0), y2);
  cairo_stroke(cairo_);
  cairo_set_dash(cairo_, nullptr, 0, 0);
}

void Canvas::lines(double x1, double x2, std::initializer_list<double> heights, const Stroke& stroke) {
  source(cairo_, stroke.colour);
  cairo_set_line_width(cairo_, stroke.width);
  for (const double y : heights) {
    cairo_move_to(cairo_, left_of(x1, 0), y);
    cairo_line_to(cairo_, left_of(x2, 0), y);
  }
  cairo_stroke(cairo_);
}

void Canvas::text(const SetText& text, std::size_t line, double x, double y, double width) {
  const double left = left_of(x, width);
  text.paint(cairo_, line, left, y);
  for (const SetText::Area& area : text.links()) {
    if (area.line != line) continue;
    const double wide = area.right - area.left, from = left + area.left;
    link({right_to_left_ ? paper_.width - from - wide : from, y, wide, text.lines()[line].height}, area.target);
  }
}

void Canvas::logo(const Logo& logo, const Rect& rect) {
  cairo_save(cairo_);
  logo.paint(cairo_, left_of(rect.x, rect.width), rect.y, rect.width, rect.height);
  cairo_restore(cairo_);
}

void Canvas::link(const Rect& rect, const std::string& target) {
  if (ornaments_ > 0 || open_ == kNoTag) return;
  const std::string where = "rect=[" + whole(left_of(rect.x, rect.width)) + " " + whole(rect.y) + " " +
                            whole(rect.width) + " " + whole(rect.height) + "] ";
  if (target[0] == '#') linked_.insert(target.substr(1));
  open_tag(CAIRO_TAG_LINK, where + (target[0] == '#' ? "dest='" + target.substr(1) + "'" : "uri='" + target + "'"));
  cairo_tag_end(cairo_, CAIRO_TAG_LINK);
}

void Canvas::destination(const std::string& name, double y) {
  if (ornaments_ > 0 || !made_.insert(name).second) return;
  open_tag(CAIRO_TAG_DEST, "name='" + name + "' x=0 y=" + whole(std::max(0.0, y)));
  cairo_tag_end(cairo_, CAIRO_TAG_DEST);
}

void Canvas::make_missing_destinations() {
  close_tag();
  for (const std::string& name : linked_) destination(name, 0);
}

void Canvas::end_page() {
  close_tag();
  cairo_show_page(cairo_);
  require(cairo_status(cairo_));
}

void Canvas::outline(const std::vector<Bookmark>& bookmarks) {
  cairo_surface_t* surface = cairo_get_target(cairo_);
  std::vector<int> numbers{CAIRO_PDF_OUTLINE_ROOT};
  for (const Bookmark& mark : bookmarks) {
    const std::string place = "page=" + std::to_string(mark.page) + " pos=[0 " + whole(std::max(0.0, mark.y)) + "]";
    const auto flags = mark.parent == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{};
    numbers.push_back(cairo_pdf_surface_add_outline(surface, numbers[mark.parent], mark.title.c_str(), place.c_str(), flags));
  }
}

std::string Canvas::finish() {
  cairo_surface_t* surface = cairo_get_target(cairo_);
  cairo_surface_finish(surface);
  require(cairo_surface_status(surface));
  return std::move(bytes_);
}

}  // namespace assay::pdf
