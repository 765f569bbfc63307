// The page: its size and its margins, in points.
#pragma once

namespace assay::pdf {

struct Paper {
  double width;
  double height;
  // From the edges to the text.
  double side = 54;
  double top = 70;
  double bottom = 64;

  double text_width() const { return width - 2 * side; }
  double text_height() const { return height - top - bottom; }
};

constexpr Paper kA4{595.276, 841.89};
constexpr Paper kLetter{612, 792};

}  // namespace assay::pdf
