// assay/sdk/chart/lines.hpp: words in lines, and the boxes that words take.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/chart/setup.hpp"

namespace assay::sdk::chart {

// Words in at most four lines; views of the text that was broken. `cut`: more was there than had room, and
// the last line is to be followed by an ellipsis.
struct Lines {
  std::string_view lines[4];
  std::size_t count = 0;
  bool cut = false;

  bool broken_word = false;  // some word was wider than a line
  std::string_view operator[](std::size_t i) const { return lines[i]; }
  // What is drawn as line `i`.
  std::string text(std::size_t i) const { return std::string(lines[i]) + (cut && i + 1 == count ? "…" : ""); }
};

struct Type {
  double size = 12;
  Weight weight = Weight::kRegular;
};

namespace detail {

// Where the character that begins at `at` ends.
inline std::size_t character_end(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// As much of the start of `text` as `width` holds, with an ellipsis behind it; maybe nothing.
inline std::string_view cut_to(std::string_view text, double width, Type type, const TextMeasure& measure) {
  const double room = width - measure("…", type.size, type.weight);
  std::size_t fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    at = character_end(text, at);
    if (measure(text.substr(0, at), type.size, type.weight) > room) break;
    fits = at;
  }
  while (fits > 0 && text[fits - 1] == ' ') --fits;
  return text.substr(0, fits);
}

// Where the line that begins at `from` ends, at a space or, in a word wider than the line, inside of it.
inline std::size_t line_end(std::string_view text, std::size_t from, double width, Type type,
                            const TextMeasure& measure, bool& broken_word) {
  const auto fits = [&](std::size_t end) {
    return measure(text.substr(from, end - from), type.size, type.weight) <= width;
  };
  std::size_t end = from;
  while (end < text.size()) {
    const std::size_t space = std::min(text.find(' ', end + (end > from ? 1 : 0)), text.size());
    if (space > end && !fits(space)) break;
    end = std::max(space, end + 1);
  }
  if (end > from) return std::min(end, text.size());
  broken_word = true;
  end = character_end(text, from);
  while (end < text.size()) {
    const std::size_t next = character_end(text, end);
    if (!fits(next)) break;
    end = next;
  }
  return end;
}

}  // namespace detail

// The text in lines of at most `width`, broken at spaces, or inside of a word that has no line to itself; at
// most `most` lines (1 to 4). An empty text has none.
inline Lines wrapped(std::string_view text, double width, Type type, std::size_t most,
                     const TextMeasure& measure) {
  Lines result;
  std::size_t at = text.find_first_not_of(' ');
  while (at < text.size()) {
    if (result.count + 1 == most) {
      std::string_view rest = text.substr(at);
      result.cut = measure(rest, type.size, type.weight) > width;
      result.lines[result.count++] = result.cut ? detail::cut_to(rest, width, type, measure) : rest;
      break;
    }
    const std::size_t end = detail::line_end(text, at, width, type, measure, result.broken_word);
    const std::size_t last = text.find_last_not_of(' ', end - 1);
    result.lines[result.count++] = text.substr(at, last + 1 - at);
    at = text.find_first_not_of(' ', end);
  }
  return result;
}

// The widest of some lines.
inline double widest(const Lines& lines, Type type, const TextMeasure& measure) {
  double width = 0;
  for (std::size_t i = 0; i < lines.count; ++i) {
    width = std::max(width, measure(lines[i], type.size, type.weight));
  }
  return width + (lines.cut ? measure("…", type.size, type.weight) : 0);
}

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

// How far letters reach above and below the line that they stand on, as a share of their size.
inline constexpr double kAscent = 0.78, kDescent = 0.24;

// The box of words at a place, not turned.
inline Box text_box(Point at, Anchor anchor, double width, double size) {
  const double left = anchor == Anchor::kLeft    ? at.x
                      : anchor == Anchor::kRight ? at.x - width
                                                 : at.x - width / 2;
  return {left, at.y - kAscent * size, left + width, at.y + kDescent * size};
}

// The four corners that a text takes, turned as it is.
inline std::array<Point, 4> text_corners(const Drawing& drawing, const Primitive& text,
                                         const TextMeasure& measure) {
  const Box box =
      text_box({0, 0}, text.anchor, measure(drawing.text(text), text.size, text.weight), text.size);
  const double angle = text.turn * 3.14159265358979323846 / 180;
  const double along = std::cos(angle), across = std::sin(angle);
  const auto turned = [&](double x, double y) {
    return Point{text.x + x * along - y * across, text.y + x * across + y * along};
  };
  return {turned(box.left, box.top), turned(box.right, box.top), turned(box.right, box.bottom),
          turned(box.left, box.bottom)};
}

}  // namespace assay::sdk::chart
