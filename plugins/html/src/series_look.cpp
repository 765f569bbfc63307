#include "series_look.hpp"

#include <algorithm>

#include "colour.hpp"

namespace assay::html {
namespace {

constexpr std::string_view kClasses[Palette::kSeries] = {"s1", "s2", "s3", "s4", "s5", "s6"};
constexpr Marker kMarkers[] = {Marker::kCircle,  Marker::kSquare, Marker::kTriangle,
                               Marker::kDiamond, Marker::kCross,  Marker::kWedge};
constexpr std::string_view kReferenceDashes[] = {"7 4", "2 4", "10 3 2 3"};
constexpr Marker kReferenceMarkers[] = {Marker::kDiamond, Marker::kCircle, Marker::kSquare};
// Roles beyond the sixth use the colours again, with a dash that tells them apart.
constexpr std::string_view kLaterDash = "5 2";

// All raters pooled: the accent of the report.
constexpr std::string_view kPooled = "all";

}  // namespace

SeriesLooks::SeriesLooks(const sdk::Node& document) {
  collect(document);
}

void SeriesLooks::collect(const sdk::Node& node) {
  if (node.chart) {
    for (const sdk::OwnedSeries& series : node.chart->series) {
      if (series.reference || series.role.empty() || series.role == kPooled) continue;
      if (place(series.role) == roles_.size()) roles_.push_back(series.role);
    }
  }
  for (const sdk::Node& child : node.children) collect(child);
}

std::size_t SeriesLooks::place(std::string_view role) const {
  return static_cast<std::size_t>(std::find(roles_.begin(), roles_.end(), role) - roles_.begin());
}

SeriesLook SeriesLooks::of(const sdk::OwnedSeries& series, std::size_t index) const {
  if (series.reference) {
    const std::size_t which = index % std::size(kReferenceDashes);
    return {"ref", kReferenceMarkers[which], kReferenceDashes[which], true};
  }
  if (series.role == kPooled) return {"own", Marker::kDiamond, {}, false};
  if (series.role.empty() && index == 0) return {"own", Marker::kCircle, {}, false};
  const std::size_t at = series.role.empty() ? roles_.size() + index : place(series.role);
  const std::size_t turn = at % Palette::kSeries;
  return {kClasses[turn], kMarkers[turn], at < Palette::kSeries ? std::string_view() : kLaterDash, false};
}

}  // namespace assay::html
