// Which colour, marker and dash a series has: the same role looks the same in all charts of a document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/document_tree.hpp"

namespace assay::html {

enum class Marker { kCircle, kSquare, kTriangle, kDiamond, kCross, kWedge };

struct SeriesLook {
  std::string_view colour_class;  // "s1" … "s6", "ref", "own"
  Marker marker = Marker::kCircle;
  std::string_view dash;  // of a line; empty for a full one
  bool hollow = false;    // markers are outlines
};

class SeriesLooks {
 public:
  // Gives every role of the document its place, in the order in which they come.
  explicit SeriesLooks(const sdk::Node& document);

  // The look of `series`, which is the `index`th of its chart.
  SeriesLook of(const sdk::OwnedSeries& series, std::size_t index) const;

 private:
  void collect(const sdk::Node& node);
  std::size_t place(std::string_view role) const;

  std::vector<std::string_view> roles_;
};

}  // namespace assay::html
