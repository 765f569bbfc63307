// assay/sdk/chart/axis.hpp: from values to places: scales, the marks of an axis, and labels that keep apart.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/number_text.hpp"

namespace assay::sdk::chart {

// Maps values from `minimum`..`maximum` to places from `low`..`high`, which may run downwards. A value
// beyond an end is put on that end, one that is no number on the low one.
class Scale {
 public:
  Scale(double minimum, double maximum, double low, double high)
      : minimum_(minimum / 2),
        range_(maximum > minimum ? maximum / 2 - minimum / 2 : 0.5),
        low_(low),
        high_(high) {}

  double operator()(double value) const {
    const double share = (value / 2 - minimum_) / range_;  // halves: no range is too wide for a double
    return low_ + (share > 0 ? std::min(share, 1.0) : 0.0) * (high_ - low_);
  }

 private:
  double minimum_;
  double range_;
  double low_;
  double high_;
};

// The marks of an axis, in order; at most eleven. All have `decimals` decimals.
struct Ticks {
  double values[11] = {};
  std::size_t count = 0;
  int decimals = 0;

  const double* begin() const { return values; }
  const double* end() const { return values + count; }
  double operator[](std::size_t i) const { return values[i]; }
};

namespace detail {

struct Step {
  double length = 1;
  int decimals = 0;
};

// 1, 2 or 5 times a power of ten, so that eight of them or fewer cover the range.
inline Step round_step(double range) {
  const double rough = range / 8;
  const double exponent = std::floor(std::log10(rough));
  const double power = std::pow(10.0, exponent);
  const int decimals = exponent < 0 ? static_cast<int>(-exponent) : 0;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) return {factor * power, decimals};
  }
  return {10 * power, std::max(0, decimals - 1)};
}

// Whether an end of an axis is a mark of its own: it stands clear of the nearest other, and can be told in as
// many decimals.
inline bool is_end(double value, double distance, const Step& step) {
  const double whole = value * std::pow(10.0, step.decimals);
  return distance >= 0.6 * step.length && std::fabs(whole - std::round(whole)) < 1e-6;
}

}  // namespace detail

// Each point of a scale of up to ten points, else round numbers (steps of 1, 2 or 5 times a power of ten) and
// those ends of the axis that are nearly a step away from them: 0, 20, 40, 60, 80, 99. None for an axis without a
// length.
inline Ticks axis_ticks(double minimum, double maximum) {
  Ticks ticks;
  const double range = maximum - minimum;
  if (!std::isfinite(range) || !(range > 0)) return ticks;
  const bool points = minimum == std::floor(minimum) && maximum == std::floor(maximum) && range <= 10;
  const detail::Step step = points ? detail::Step{} : detail::round_step(range);
  if (!(step.length > 0)) return ticks;
  ticks.decimals = step.decimals;
  const double first = std::ceil(minimum / step.length - 1e-9);
  if (detail::is_end(minimum, first * step.length - minimum, step)) ticks.values[ticks.count++] = minimum;
  for (int i = 0; i <= 10 && ticks.count < 11; ++i) {
    const double tick = (first + i) * step.length;
    if (tick > maximum + step.length * 1e-9) break;
    ticks.values[ticks.count++] = tick == 0 ? 0 : tick;
  }
  const double last = ticks.count > 0 ? ticks.values[ticks.count - 1] : maximum;
  if (ticks.count < 11 && detail::is_end(maximum, maximum - last, step)) ticks.values[ticks.count++] = maximum;
  return ticks;
}

// A number for a drawing: `decimals` decimals, `mark` and a real minus; in powers of ten where that would be
// endless.
inline std::string decimal_text(double value, int decimals, std::string_view mark) {
  constexpr double kLargest = 1e12;
  const double size = std::fabs(value);
  std::string number;
  char buffer[40];
  if (decimals == 0 && size < kLargest) {
    number.assign(buffer, std::to_chars(buffer, buffer + sizeof buffer, std::llround(size)).ptr);
  } else if (decimals > 6 || size >= kLargest) {
    number.assign(buffer,
                  std::to_chars(buffer, buffer + sizeof buffer, size, std::chars_format::general, 4).ptr);
  } else {
    number = fixed_text(size, decimals);
  }
  const std::size_t point = mark != "." ? number.find('.') : std::string::npos;
  if (point != std::string::npos) number.replace(point, 1, mark);
  if (value < 0 && number.find_first_of("123456789") != std::string::npos) number.insert(0, "−");
  return number;
}

// How far apart, in marks, the numbers of an axis are written: as near as `fits(step)` allows, and so that
// the first and the last mark have theirs.
template <typename Fits>
std::size_t number_step(std::size_t count, Fits&& fits) {
  const std::size_t last = count == 0 ? 0 : count - 1;
  for (std::size_t step = 1; step < last; ++step) {
    if (last % step == 0 && fits(step)) return step;
  }
  return std::max<std::size_t>(1, last);
}

// Something of a height that would like its middle at a place.
struct Wish {
  double middle;
  double height;
};

// Moves what would overlap apart, within `low`..`high` as far as there is room. Who wants to be above whom is
// kept; the result, the middles, has the order of `wishes`.
inline std::vector<double> spread(const std::vector<Wish>& wishes, double low, double high) {
  std::vector<std::size_t> order(wishes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wishes[a].middle < wishes[b].middle; });
  std::vector<double> places(wishes.size());
  double floor = low;
  for (const std::size_t i : order) {
    const double half = wishes[i].height / 2;
    places[i] = std::max(wishes[i].middle, floor + half);
    floor = places[i] + half;
  }
  double ceiling = high;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    const double half = wishes[*i].height / 2;
    places[*i] = std::min(places[*i], ceiling - half);
    ceiling = places[*i] - half;
  }
  return places;
}

// Marks nearer than `near` to each other would cover each other. How far each is moved across, so that they
// stand side by side in their order, around where one alone would stand: `step` from one to the next, or less
// where all of them together have no more than `room`. A place that is no number has no mark.
inline std::vector<double> side_by_side(const std::vector<double>& places, double near, double step, double room) {
  std::vector<double> moved(places.size(), 0);
  bool any = false;
  for (std::size_t i = 0; i < places.size() && !any; ++i) {
    for (std::size_t j = 0; j < i && !any; ++j) any = std::fabs(places[i] - places[j]) < near;
  }
  if (!any) return moved;  // as nearly always
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (std::isfinite(places[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first + 1;
    while (last < order.size() && places[order[last]] - places[order[last - 1]] < near) ++last;
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(first), order.begin() + static_cast<std::ptrdiff_t>(last));
    const double gaps = static_cast<double>(last - first - 1);
    const double apart = gaps > 0 ? std::min(step, std::max(room, 0.0) / gaps) : 0;
    for (std::size_t i = first; i < last; ++i) {
      moved[order[i]] = apart * (static_cast<double>(i - first) - gaps / 2);
    }
    first = last;
  }
  return moved;
}

}  // namespace assay::sdk::chart
