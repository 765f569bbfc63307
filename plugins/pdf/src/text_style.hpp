// How a text looks, and what it consists of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "colour.hpp"

namespace assay::pdf {

enum class Face { kText, kHeading };
enum class Align { kStart, kEnd, kCentre };

struct TextStyle {
  Face face = Face::kText;
  double size = 9.5;  // points
  double leading = 1.45;
  bool strong = false;
  bool emphasis = false;
  Colour colour{};
  Align align = Align::kStart;
  bool own_direction = false;  // each paragraph finds its own, whatever the document's is

  TextStyle sized(double points) const {
    TextStyle other = *this;
    other.size = points;
    return other;
  }
  TextStyle coloured(Colour with) const {
    TextStyle other = *this;
    other.colour = with;
    return other;
  }
  TextStyle bold() const {
    TextStyle other = *this;
    other.strong = true;
    return other;
  }
  TextStyle aligned(Align to) const {
    TextStyle other = *this;
    other.align = to;
    return other;
  }
  TextStyle led(double by) const {
    TextStyle other = *this;
    other.leading = by;
    return other;
  }
};

// A run of text. Runs follow each other with nothing between.
struct Run {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  bool muted = false;
  std::string target{};  // "#id" of an element, or an address that safe_address lets pass; empty for none
};

using Runs = std::vector<Run>;

inline Runs plain(std::string_view text) {
  return {Run{std::string(text)}};
}

// The address as a PDF can hold it: http, https or mailto in ASCII. Empty for any other.
std::string safe_address(std::string_view address);

// Without the control characters that no font shows; line ends stay.
std::string printable(std::string_view text);

}  // namespace assay::pdf
