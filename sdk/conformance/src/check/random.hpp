// Random numbers that are the same everywhere for the same seed; the library's distributions are not.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace assay::conformance {

// splitmix64: small, and good enough to make things up.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  // Below `count`, which is above 0.
  std::uint64_t below(std::uint64_t count) { return next() % count; }
  // From 0 to below 1.
  double fraction() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool chance(double likely) { return fraction() < likely; }

  template <typename T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace assay::conformance
