// assay/sdk/chart/marker.hpp: the outlines of markers, of about the same weight to the eye.
#pragma once

#include <cstddef>

#include "assay/sdk/chart/drawing.hpp"

namespace assay::sdk::chart {

// A circle of `radius`, or a closed polygon of `count` points when the radius is 0. Around 0, 0; y downwards.
struct MarkerOutline {
  double radius;
  const Point* points;
  std::size_t count;
};

// No outline reaches further than this to any side of its middle.
inline constexpr double kMarkerReach = 5.4;

inline MarkerOutline marker_outline(Marker marker) {
  static constexpr Point square[] = {{-3.8, -3.8}, {3.8, -3.8}, {3.8, 3.8}, {-3.8, 3.8}};
  static constexpr Point triangle[] = {{0, -5}, {4.8, 3.4}, {-4.8, 3.4}};
  static constexpr Point diamond[] = {{0, -5.2}, {5.2, 0}, {0, 5.2}, {-5.2, 0}};
  static constexpr Point cross[] = {{-1.5, -4.6}, {1.5, -4.6}, {1.5, -1.5},  {4.6, -1.5},
                                    {4.6, 1.5},   {1.5, 1.5},  {1.5, 4.6},   {-1.5, 4.6},
                                    {-1.5, 1.5},  {-4.6, 1.5}, {-4.6, -1.5}, {-1.5, -1.5}};
  static constexpr Point wedge[] = {{0, 5}, {4.8, -3.4}, {-4.8, -3.4}};
  switch (marker) {
    case Marker::kCircle:
      return {4.2, nullptr, 0};
    case Marker::kSquare:
      return {0, square, 4};
    case Marker::kTriangle:
      return {0, triangle, 3};
    case Marker::kDiamond:
      return {0, diamond, 4};
    case Marker::kCross:
      return {0, cross, 12};
    case Marker::kWedge:
      return {0, wedge, 3};
  }
  return {4.2, nullptr, 0};
}

}  // namespace assay::sdk::chart
