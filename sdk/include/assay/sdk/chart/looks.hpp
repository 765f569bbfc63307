// assay/sdk/chart/looks.hpp: which ink, marker, dash and fill a series has: the same role looks the same in
// all charts of a document, and each differs from the others without its colour too.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "assay/sdk/chart/drawing.hpp"
#include "assay/sdk/document_tree.hpp"

namespace assay::sdk::chart {

struct SeriesLook {
  Ink ink = Ink::kAccent;
  Marker marker = Marker::kCircle;
  Dash dash = Dash::kSolid;
  Pattern pattern = Pattern::kSolid;  // of bars and columns
  bool hollow = false;                // markers are outlines
};

class SeriesLooks {
 public:
  // Gives every role of the document its place, in the order in which they come. The document must outlive
  // the looks.
  explicit SeriesLooks(const Node& document) { collect(document); }

  // For a chart that stands in no document: its series have the looks of roles, in their order.
  SeriesLooks() = default;

  // The look of `series`, which is the `index`th of its chart.
  SeriesLook of(const OwnedSeries& series, std::size_t index) const {
    if (series.reference) return reference(index);
    if (series.role == kPooled) return {Ink::kAccent, Marker::kDiamond, Dash::kSolid, Pattern::kSolid, false};
    if (series.role.empty() && index == 0) return {};
    const std::size_t known = series.role.empty() ? roles_.size() : place(series.role);
    return role(known < roles_.size() ? known : roles_.size() + index);
  }

 private:
  // All raters pooled: the accent of the report.
  static constexpr std::string_view kPooled = "all";

  static SeriesLook reference(std::size_t index) {
    constexpr Dash dashes[] = {Dash::kLong, Dash::kDots, Dash::kDashDot};
    constexpr Marker markers[] = {Marker::kDiamond, Marker::kCircle, Marker::kSquare};
    return {Ink::kReference, markers[index % 3], dashes[index % 3], Pattern::kUpright, true};
  }

  // Roles beyond the sixth use the inks again: with a dash and outlines that tell them apart.
  static SeriesLook role(std::size_t place) {
    const std::size_t turn = place % kSeriesInks;
    const bool later = place >= kSeriesInks;
    return {static_cast<Ink>(static_cast<std::size_t>(Ink::kSeries1) + turn), static_cast<Marker>(turn),
            later ? Dash::kShort : Dash::kSolid, static_cast<Pattern>(turn), later};
  }

  void collect(const Node& node) {
    if (node.chart) {
      for (const OwnedSeries& series : node.chart->series) {
        if (series.reference || series.role.empty() || series.role == kPooled) continue;
        if (place(series.role) == roles_.size()) roles_.push_back(series.role);
      }
    }
    for (const Node& child : node.children) {
      if (child.form != NodeForm::kText) collect(child);
    }
  }

  std::size_t place(std::string_view role) const {
    return static_cast<std::size_t>(std::find(roles_.begin(), roles_.end(), role) - roles_.begin());
  }

  std::vector<std::string_view> roles_;
};

}  // namespace assay::sdk::chart
