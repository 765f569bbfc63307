#include "svg.hpp"

#include <array>
#include <cmath>

namespace assay::html {
namespace {

using chart::Anchor;
using chart::Part;
using chart::Point;
using chart::Primitive;
using chart::Shape;

void append_point(std::string& path, char command, Point at) {
  char buffer[2 * kNumberRoom + 2];
  char* end = buffer;
  *end++ = command;
  end = write_number(end, at.x);
  *end++ = ' ';
  end = write_number(end, at.y);
  path.append(buffer, end);
}

// The outline of a marker around the point where a path stands.
const std::string& marker_path(chart::Marker marker) {
  static const auto paths = [] {
    std::array<std::string, 6> made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      const chart::MarkerOutline outline = chart::marker_outline(static_cast<chart::Marker>(i));
      if (outline.count == 0) {
        const std::string r = number_text(outline.radius), turn = "a" + r + " " + r + " 0 1 0 ";
        made[i] = "m-" + r + " 0" + turn + number_text(2 * outline.radius) + " 0" + turn +
                  number_text(-2 * outline.radius) + " 0z";
        continue;
      }
      append_point(made[i], 'm', outline.points[0]);
      for (std::size_t p = 1; p < outline.count; ++p) {
        append_point(
            made[i], 'l',
            {outline.points[p].x - outline.points[p - 1].x, outline.points[p].y - outline.points[p - 1].y});
      }
      made[i] += 'z';
    }
    return made;
  }();
  return paths[static_cast<std::size_t>(marker)];
}

std::string_view dash_text(chart::Dash dash) {
  switch (dash) {
    case chart::Dash::kSolid:
      return {};
    case chart::Dash::kLong:
      return "7 4";
    case chart::Dash::kDots:
      return "2 4";
    case chart::Dash::kDashDot:
      return "10 3 2 3";
    case chart::Dash::kShort:
      return "5 2";
  }
  return {};
}

Attribute css_class(std::string_view name) {
  return Attribute("class", name).plain();
}

std::string_view text_class(const Primitive& text) {
  if (text.size < 11) return "small";
  switch (text.part) {
    case Part::kTickText:
      return "tick";
    case Part::kAxisText:
      return text.ink == chart::Ink::kMuted ? "tick" : "category";
    case Part::kCategoryText:
      return "category";
    case Part::kRowText:
      return "row-label";
    case Part::kFigureText:
      return text.ink == chart::Ink::kMuted ? "figure none" : "figure";
    case Part::kSeriesText:
      return "end-label";
    case Part::kCountText:
      return "count";
    default:
      return {};
  }
}

std::string_view area_class(Part part) {
  switch (part) {
    case Part::kTrack:
      return "track";
    case Part::kNotch:
      return "notch";
    case Part::kBarEnd:
      return "end";
    case Part::kColumnApart:
      return "apart";
    case Part::kGround:
      return "ground";
    case Part::kSpan:
      return "span";
    case Part::kCell:
      return "mark";
    default:
      return "fill";
  }
}

// Writes one drawing.
class SvgWriter {
 public:
  SvgWriter(HtmlWriter& out, const chart::Drawing& drawing, Widths widths, const sdk::OwnedChart& shown,
            const chart::Figures* figures, std::string_view around)
      : out_(out), drawing_(drawing), widths_(widths), shown_(shown), figures_(figures), around_(around) {}

  void write() {
    const std::vector<Primitive>& all = drawing_.primitives;
    std::size_t at = 0;
    while (at < all.size()) {
      const std::string_view ink = ink_class(all[at].ink);
      if (ink.empty() || ink == around_) {
        at = write_at(at);
        continue;
      }
      // What stands between shapes of one ink has inks of its own and does not mind the group.
      std::size_t end = at + 1;
      for (std::size_t i = end; i < all.size(); ++i) {
        const std::string_view other = ink_class(all[i].ink);
        if (!other.empty() && other != ink) break;
        if (!other.empty()) end = i + 1;
      }
      out_.element("g", {css_class(ink)}, [&] {
        while (at < end) at = write_at(at);
      });
    }
  }

 private:
  // Writes the primitive at `at`, and those that belong into one element with it; returns where it ended.
  std::size_t write_at(std::size_t at) {
    const Primitive& one = drawing_.primitives[at];
    if (one.part == Part::kRule) return rules(at);
    switch (one.shape) {
      case Shape::kLine:
        line(one);
        break;
      case Shape::kPolyline:
      case Shape::kPolygon:
        path(one);
        break;
      case Shape::kRectangle:
        rectangle(one);
        break;
      case Shape::kMarker:
        marker(one);
        break;
      case Shape::kText:
        text(one);
        break;
    }
    return at + 1;
  }

  std::size_t rules(std::size_t at) {
    path_.clear();
    const std::vector<Primitive>& all = drawing_.primitives;
    for (; at < all.size() && all[at].part == Part::kRule; ++at) {
      const Primitive& one = all[at];
      if (one.shape != Shape::kLine) {
        append_path(one);
        continue;
      }
      append_point(path_, 'M', {one.x, one.y});
      if (one.y == one.y2) {
        path_ += 'H';
        append_number(path_, one.x2);
      } else if (one.x == one.x2) {
        path_ += 'V';
        append_number(path_, one.y2);
      } else {
        append_point(path_, 'L', {one.x2, one.y2});
      }
    }
    out_.shape("path", {css_class("rule"), Attribute("d", path_).plain()});
    return at;
  }

  void append_path(const Primitive& one) {
    const Point* points = drawing_.points(one);
    for (std::size_t i = 0; i < one.count; ++i) append_point(path_, i == 0 ? 'M' : 'L', points[i]);
    if (one.shape == Shape::kPolygon) path_ += 'Z';
  }

  void line(const Primitive& one) {
    if (widths_ == Widths::kShares || one.stroke > 1) {
      out_.shape(
          "line",
          {css_class("against"), x_of("x1", one.x), {"y1", one.y}, x_of("x2", one.x2), {"y2", one.y2}});
      return;
    }
    path_.clear();
    append_point(path_, 'M', {one.x, one.y});
    append_point(path_, 'L', {one.x2, one.y2});
    out_.shape("path",
               {css_class(one.part == Part::kAgreement ? "agree" : "lead"), Attribute("d", path_).plain()});
  }

  void path(const Primitive& one) {
    path_.clear();
    append_path(one);
    out_.shape("path", {css_class("line"), Attribute("d", path_).plain(),
                        Attribute::if_any("stroke-dasharray", dash_text(one.dash))});
  }

  void rectangle(const Primitive& one) {
    const std::string_view name = area_class(one.part);
    if (one.hang >= 0 && widths_ == Widths::kShares) {
      path_ = "translate(";
      append_number(path_, -one.hang * one.width);
      path_ += ')';
      out_.shape("rect",
                 {css_class(name),
                  x_of("x", one.x + one.hang * one.width),
                  {"y", one.y},
                  {"width", one.width},
                  {"height", one.height},
                  Attribute::if_any("transform", one.hang > 0 ? std::string_view(path_) : "").plain()});
    } else if (one.opacity < 1) {
      out_.shape("rect", {css_class(name),
                          x_of("x", one.x),
                          {"y", one.y},
                          x_of("width", one.width),
                          {"height", one.height},
                          {"fill-opacity", one.opacity}});
    } else if (one.x == 0) {
      out_.shape("rect", {css_class(name), {"y", one.y}, x_of("width", one.width), {"height", one.height}});
    } else {
      out_.shape("rect", {css_class(name),
                          x_of("x", one.x),
                          {"y", one.y},
                          x_of("width", one.width),
                          {"height", one.height}});
    }
  }

  void marker(const Primitive& one) {
    path_.clear();
    append_point(path_, 'M', {one.x, one.y});
    path_ += marker_path(one.marker);
    const std::string_view name = one.hollow ? "hollow" : "mark";
    if (figures_ == nullptr || one.category == chart::kNoIndex) {
      out_.shape("path", {css_class(name), Attribute("d", path_).plain()});
      return;
    }
    out_.element("path", {css_class(name), Attribute("d", path_).plain()}, [&] {
      out_.element("title", {},
                   one.series == chart::kNoIndex ? figures_->category(one.category)
                                                 : figures_->point(shown_.series[one.series], one.category));
    });
  }

  void text(const Primitive& one) {
    const std::string_view words = drawing_.text(one);
    if (one.turn != 0) {
      path_ = "translate(";
      append_number(path_, one.x);
      path_ += ' ';
      append_number(path_, one.y);
      path_ += ") rotate(";
      append_number(path_, one.turn);
      path_ += ')';
      out_.element("text",
                   {css_class(text_class(one)), Attribute::if_any("text-anchor", anchor(one.anchor)).plain(),
                    Attribute("transform", path_).plain()},
                   words);
      return;
    }
    out_.element(
        "text",
        {x_of("x", one.x),
         {"y", one.y},
         Attribute::if_any("text-anchor", one.part == Part::kCountText ? "" : anchor(one.anchor)).plain(),
         Attribute::if_any("class", text_class(one)).plain()},
        words);
  }

  // The style has every drawing run from left to right, whatever the page does.
  static std::string_view anchor(Anchor side) {
    return side == Anchor::kMiddle ? "middle" : side == Anchor::kLeft ? std::string_view() : "end";
  }

  Attribute x_of(std::string_view name, double x) const {
    if (widths_ == Widths::kShares) return Attribute(name, Percent{100 * x / drawing_.width});
    return Attribute(name, x);
  }

  HtmlWriter& out_;
  const chart::Drawing& drawing_;
  Widths widths_;
  const sdk::OwnedChart& shown_;
  const chart::Figures* figures_;
  std::string_view around_;
  std::string path_;
};

// What is laid over the ink of a bar, 6 by 6 pixels.
std::string_view pattern_path(chart::Pattern pattern) {
  switch (pattern) {
    case chart::Pattern::kSolid:
      return {};
    case chart::Pattern::kRising:
      return "M-1 4L4-1M2 7L7 2";
    case chart::Pattern::kFalling:
      return "M-1 2L4 7M2-1L7 4";
    case chart::Pattern::kUpright:
      return "M3 0V6";
    case chart::Pattern::kDots:
      return "M2 3H4";
    case chart::Pattern::kCrossed:
      return "M-1 4L4-1M2 7L7 2M-1 2L4 7M2-1L7 4";
  }
  return {};
}

}  // namespace

void write_primitives(HtmlWriter& out, const chart::Drawing& drawing, Widths widths,
                      const sdk::OwnedChart& shown, const chart::Figures* figures, std::string_view around) {
  SvgWriter(out, drawing, widths, shown, figures, around).write();
}

std::string_view ink_class(chart::Ink ink) {
  switch (ink) {
    case chart::Ink::kAccent:
      return "own";
    case chart::Ink::kReference:
      return "ref";
    case chart::Ink::kSeries1:
      return "s1";
    case chart::Ink::kSeries2:
      return "s2";
    case chart::Ink::kSeries3:
      return "s3";
    case chart::Ink::kSeries4:
      return "s4";
    case chart::Ink::kSeries5:
      return "s5";
    case chart::Ink::kSeries6:
      return "s6";
    default:
      return {};
  }
}

void write_fill(HtmlWriter& out, chart::Ink ink, chart::Pattern pattern, unsigned& written) {
  const unsigned bit = 1u << static_cast<unsigned>(ink);
  const std::string_view path = pattern_path(pattern);
  if (path.empty() || (written & bit) != 0) return;
  written |= bit;
  const std::string_view ink_name = ink_class(ink);
  out.element("pattern",
              {{"id", "fill:" + std::string(ink_name)},
               css_class(ink_name),
               {"patternUnits", "userSpaceOnUse"},
               {"width", 6},
               {"height", 6}},
              [&] {
                out.shape("rect", {{"class", "mark"}, {"width", 6}, {"height", 6}});
                out.shape("path", {{"class", "hatch"}, {"d", path}});
              });
}

void legend_swatch(HtmlWriter& out, const chart::SeriesLook& look, bool with_line) {
  const double width = with_line ? 34 : 14;
  const bool hollow = look.hollow;
  std::string path;
  append_point(path, 'M', {width / 2, 7});
  path += marker_path(look.marker);
  out.element("svg",
              {{"class", ink_class(look.ink)}, {"aria-hidden", "true"}, {"width", width}, {"height", 14}},
              [&] {
                if (with_line) {
                  out.shape("path", {css_class("line"),
                                     {"d", "M1 7h32"},
                                     Attribute::if_any("stroke-dasharray", dash_text(look.dash))});
                }
                out.shape("path", {{"class", hollow ? "hollow" : "mark"}, {"d", path}});
              });
}

}  // namespace assay::html
