// assay/sdk/self_other.hpp: how a person's own view compares with that of the others.
#pragma once

#include <cstdint>
#include <optional>

#include "assay/sdk/figure.hpp"

namespace assay::sdk {

enum class SelfView : std::uint8_t {
  Alike,           // nearer to the others than the threshold
  BlindSpot,      // the person's own score is higher, by the threshold or more
  HiddenStrength  // it is lower, by the threshold or more
};

// The means of several roles as one: each counts by its raters. A role without a mean has no part in it.
class CombinedMean {
 public:
  // `raters` is how many stand behind the mean.
  void add(std::optional<double> mean, double raters) {
    if (!mean || !(raters > 0)) return;
    total_ += *mean * raters;
    raters_ += raters;
  }
  double raters() const { return raters_; }
  // Undefined::NoOthers when no role has one.
  Figure mean() const { return raters_ > 0 ? Figure(total_ / raters_) : Figure(Undefined::NoOthers); }

 private:
  double total_ = 0, raters_ = 0;
};

// Self less others; undefined where either is missing.
inline Figure self_difference(std::optional<double> self, std::optional<double> others) {
  if (!self) return Undefined::NoSelf;
  if (!others) return Undefined::NoOthers;
  return *self - *others;
}

// What a difference comes to. `threshold` is above 0, in the same units; a difference that misses it by no more
// than the rounding of doubles reaches it. One that is undefined is Alike.
inline SelfView self_view(const Figure& difference, double threshold) {
  constexpr double kHair = 1e-9;
  if (!difference.defined()) return SelfView::Alike;
  if (*difference.value() >= threshold - kHair) return SelfView::BlindSpot;
  if (*difference.value() <= kHair - threshold) return SelfView::HiddenStrength;
  return SelfView::Alike;
}

}  // namespace assay::sdk
