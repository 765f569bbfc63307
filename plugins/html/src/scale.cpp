#include "scale.hpp"

#include <cmath>
#include <numeric>

namespace assay::html {
namespace {

double round_step(double range) {
  const double rough = range / 8;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

}  // namespace

std::vector<double> axis_ticks(double minimum, double maximum) {
  if (!std::isfinite(minimum) || !std::isfinite(maximum) || !(maximum > minimum)) return {};
  const bool points = minimum == std::floor(minimum) && maximum == std::floor(maximum);
  const double range = maximum - minimum;
  const double step = points && range <= 10 ? 1 : round_step(range);
  std::vector<double> ticks;
  const double first = std::ceil(minimum / step - 1e-9);
  for (int i = 0; i <= 10; ++i) {
    const double tick = (first + i) * step;
    if (tick > maximum + step * 1e-9) break;
    ticks.push_back(tick);
  }
  return ticks;
}

std::vector<double> spread(const std::vector<Wish>& wishes, double low, double high) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return wishes[a].middle < wishes[b].middle; });
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

}  // namespace assay::html
