// From values to places on a drawing.
#pragma once

#include <algorithm>
#include <vector>

namespace assay::html {

// Maps values from `minimum`..`maximum` to places from `low`..`high`, which may run downwards. A value
// beyond an end is put on that end.
class Scale {
 public:
  Scale(double minimum, double maximum, double low, double high)
      : minimum_(minimum), range_(maximum > minimum ? maximum - minimum : 1), low_(low), high_(high) {}

  double operator()(double value) const {
    return low_ + std::clamp((value - minimum_) / range_, 0.0, 1.0) * (high_ - low_);
  }

 private:
  double minimum_;
  double range_;
  double low_;
  double high_;
};

// Values to mark on an axis: each point of a scale of up to ten points, else round numbers (steps of 1, 2
// or 5 times a power of ten), never more than eleven.
std::vector<double> axis_ticks(double minimum, double maximum);

// Something of a height that would like its middle at a place.
struct Wish {
  double middle;
  double height;
};

// Moves what would overlap apart, within `low`..`high` as far as there is room. Who wants to be above
// whom is kept; the result, the middles, has the order of `wishes`.
std::vector<double> spread(const std::vector<Wish>& wishes, double low, double high);

}  // namespace assay::html
