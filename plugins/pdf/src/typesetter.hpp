// Text in lines: fonts, shaping and line breaks, by Pango. Nothing of Pango shows here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text_style.hpp"

typedef struct _cairo cairo_t;
typedef struct _PangoLayout PangoLayout;

namespace assay::pdf {

// A text that was broken into lines. Constant once made; it holds its own share of the fonts.
class SetText {
 public:
  struct Line {
    double height;
    double baseline;  // from the line's top
    double shift;     // from the left edge of the text's room to where the line begins, in points
  };
  // Where a link stands on a line, from the left edge of the text's room.
  struct Area {
    std::size_t line;
    double left;
    double right;
    std::string target;
  };

  SetText(PangoLayout* layout, const TextStyle& style) : layout_(layout), colour_(style.colour) {}
  ~SetText();
  SetText(const SetText&) = delete;
  SetText& operator=(const SetText&) = delete;

  const std::vector<Line>& lines() const { return lines_; }
  const std::vector<Area>& links() const { return links_; }
  double height() const { return height_; }
  // The width of the widest line.
  double width() const { return width_; }

  // Draws line `line` into the room whose left edge is `left`, whose top is `top`.
  void paint(cairo_t* cairo, std::size_t line, double left, double top) const;

 private:
  friend class Typesetter;

  PangoLayout* layout_;
  Colour colour_;
  std::vector<Line> lines_;
  std::vector<Area> links_;
  double height_ = 0;
  double width_ = 0;
};

using TextPointer = std::shared_ptr<const SetText>;

struct Fonts {
  std::string text;
  std::string heading;
  friend bool operator==(const Fonts&, const Fonts&) = default;
};

// Sets texts, one at a time: it must not be used by two threads at once.
class Typesetter {
 public:
  Typesetter();
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  // Fails with ASSAY_E_CONTENT when a family is not installed, and names it.
  void require(const Fonts& fonts);

  // The fonts, the base direction, and how runs that are muted or lead somewhere look, of what is set from now
  // on. What was set before stays as it is.
  void begin(const Fonts& fonts, bool right_to_left, std::string_view language, Colour muted, Colour link);

  // `width` in points.
  TextPointer set(const Runs& runs, const TextStyle& style, double width);

  // About how wide `text` is on one line. Exact for plain Latin text, else a guess.
  double width_of(std::string_view text, const TextStyle& style);
  // About how wide its longest word is.
  double longest_word(std::string_view text, const TextStyle& style);

 private:
  TextPointer set_anew(const Runs& runs, const TextStyle& style, double width);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay::pdf
