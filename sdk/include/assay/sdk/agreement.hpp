// assay/sdk/agreement.hpp: how far the raters of a group agree about one person: rwg for an item, rwg(j) for a
// construct (James, Demaree and Wolf, 1984, Journal of Applied Psychology 69, 85-98).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "assay/abi/model.h"
#include "assay/sdk/figure.hpp"
#include "assay/sdk/fraction.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// A scale of points that are equally far apart.
struct EvenScale {
  double first = 1;
  double step = 1;
  std::int64_t points = 0;

  // Which point a value is, counted from 0.
  std::int64_t place(double value) const { return std::llround((value - first) / step); }
};

// A scale as an EvenScale; nothing where it is continuous or its steps differ.
inline std::optional<EvenScale> even_scale(const assay_scale& scale) {
  const ArrayView<double> points(scale.points);
  if (scale.continuous != 0 || points.size() < 2) return std::nullopt;
  // As decimals, for 0.1 to 0.2 and 0.2 to 0.3 are not the same step between doubles.
  const Fraction step = Fraction::of(points[1]) - Fraction::of(points[0]);
  for (std::size_t p = 2; p < points.size(); ++p) {
    if (Fraction::of(points[p]) - Fraction::of(points[p - 1]) != step) return std::nullopt;
  }
  return EvenScale{points[0], step.value(), static_cast<std::int64_t>(points.size())};
}

// The answers of a group of raters to one item. Answers are places on the scale, whole numbers; from which one
// they are counted does not matter.
struct Spread {
  std::int64_t n = 0;
  std::int64_t sum = 0;
  std::int64_t squares = 0;

  void add(std::int64_t place, std::int64_t raters = 1) {
    n += raters;
    sum += raters * place;
    squares += raters * place * place;
  }
};

// How strong an agreement is, after LeBreton and Senter (2008, Organizational Research Methods 11, 815-852), by the
// figure to two decimals as readers see it: up to 0.30 "none", to 0.50 "weak", to 0.70 "moderate", to 0.90 "strong",
// above "very-strong". To end the key of a text with.
inline std::string_view agreement_word(double agreement) {
  constexpr double kHair = 1e-9;
  const auto hundredths = static_cast<int>(agreement * 100 + 0.5 + kHair);
  if (hundredths <= 30) return "none";
  if (hundredths <= 50) return "weak";
  if (hundredths <= 70) return "moderate";
  return hundredths <= 90 ? "strong" : "very-strong";
}

// Whether agreement_word() says anything of an agreement. Two raters are a single pair of answers, and to one item a few
// often answer alike by chance; so it takes two items with three raters each. Where there is less, the figure stands
// alone.
class AgreementBasis {
 public:
  static constexpr double kRaters = 3;
  static constexpr std::size_t kItems = 2;

  // One of the items that the agreement is over, with how many raters gave a number; none where nobody did.
  void add(std::optional<double> raters) {
    if (raters.value_or(0) >= kRaters) ++items_;
  }
  bool bears_word() const { return items_ >= kItems; }

 private:
  std::size_t items_ = 0;
};

// A figure to four decimals, a half rounded up, as scorers write an agreement (0 to 1) or a standard error: its
// meaning ends long before, and so does the room that it may take in a table. `value` is from 0 to 1e9.
inline double to_four_decimals(double value) {
  constexpr double kPower = 10000, kHair = 1e-9;
  return static_cast<double>(static_cast<std::int64_t>(value * kPower + 0.5 + kHair)) / kPower;
}

namespace detail {

// The variance among raters (with n - 1) over the variance of answers given by chance, (A^2 - 1) / 12, as
// numerator and denominator. `n` is at least 2, `points` too.
struct VarianceRatio {
  VarianceRatio(const Spread& spread, std::int64_t points)
      : numerator(12 * (spread.n * spread.squares - spread.sum * spread.sum)),
        denominator(spread.n * (spread.n - 1) * (points * points - 1)) {}
  std::int64_t numerator, denominator;
};

}  // namespace detail

// rwg = 1 - s^2 / ((A^2 - 1) / 12) of raters who answered one item on `points` equally spaced points, s^2 with
// n - 1: 1 when all said the same, 0 when they are no nearer to each other than chance would have them. Where
// they are farther apart, the formula falls below 0, and 0 is given, as is usual. Undefined for fewer than two
// raters. The nearest double, as long as raters times points stay below 2^24.
inline Figure agreement(const Spread& spread, std::int64_t points) {
  if (points < 2) return Undefined::Uneven;
  if (spread.n < 2) return Undefined::FewRaters;
  const detail::VarianceRatio ratio(spread, points);
  if (ratio.numerator >= ratio.denominator) return 0.0;
  return static_cast<double>(ratio.denominator - ratio.numerator) / static_cast<double>(ratio.denominator);
}

// rwg(j) = J (1 - q) / (J (1 - q) + q) over J items, where q is the mean over the items of s^2 / ((A^2 - 1) / 12).
// On one scale that is the mean item variance over that of chance. Items that fewer than two raters answered are
// passed over. As with rwg, 0 where q is above 1. It grows with the number of items.
class JointAgreement {
 public:
  void add(const Spread& spread, std::int64_t points) {
    if (points < 2) return add_uneven();
    if (spread.n < 2) {
      few_ = true;
      return;
    }
    ++items_;
    const detail::VarianceRatio ratio(spread, points);
    if (spread.n > kMostRaters) return turn_to(ratio.numerator, ratio.denominator);
    const std::int64_t share = kCommon / (spread.n * (spread.n - 1));
    turn_to(ratio.numerator * share, ratio.denominator * share);
  }
  // An item on a scale that is continuous or of uneven steps: passed over.
  void add_uneven() { uneven_ = true; }

  // The items that it is made of.
  std::int64_t items() const { return items_; }

  Figure value() const {
    if (items_ == 0) return few_ ? Undefined::FewRaters : uneven_ ? Undefined::Uneven : Undefined::NoItems;
    if (mixed_) return of_mixed();
    // With T = numerator / denominator, the sum of the ratios: (J - T) / (J - T + T / J).
    const std::int64_t rest = items_ * denominator_ - numerator_;
    if (rest <= 0) return 0.0;
    return static_cast<double>(items_ * rest) / static_cast<double>(items_ * rest + numerator_);
  }

 private:
  // A multiple of n (n - 1) for every n up to kMostRaters: ratios of up to so many raters and of as many points
  // have one denominator, and are added as whole numbers.
  static constexpr std::int64_t kMostRaters = 16, kCommon = 720720;

  void turn_to(std::int64_t numerator, std::int64_t denominator) {
    if (denominator != denominator_ && denominator_ != 0) {
      others_ += Fraction(numerator_, denominator_);
      mixed_ = true;
      numerator_ = 0;
    }
    numerator_ += numerator;
    denominator_ = denominator;
  }

  Figure of_mixed() const {
    const Fraction total = others_ + Fraction(numerator_, denominator_);
    const Fraction rest = Fraction(items_, 1) - total;
    if (!(Fraction(0, 1) < rest)) return 0.0;
    return (rest / (rest + total.over(items_))).value();
  }

  std::int64_t items_ = 0;
  std::int64_t numerator_ = 0, denominator_ = 0;
  Fraction others_;
  bool mixed_ = false, few_ = false, uneven_ = false;
};

}  // namespace assay::sdk
