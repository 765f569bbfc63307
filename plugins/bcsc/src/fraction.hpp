// An exact rational number, for means of whole ratings. A mean of means is rounded once, at the very end,
// so that a score on a threshold is never a hair beside it.
#pragma once

#include <cstdint>
#include <numeric>

namespace bcsc {

class Fraction {
 public:
  Fraction() = default;
  // `denominator` is above 0.
  Fraction(std::int64_t numerator, std::int64_t denominator) : numerator_(numerator), denominator_(denominator) {}

  Fraction& operator+=(const Fraction& other) {
    if (inexact_ || other.inexact_) return become_inexact(value() + other.value());
    if (denominator_ == other.denominator_) {
      std::int64_t sum = 0;
      if (__builtin_add_overflow(numerator_, other.numerator_, &sum)) {
        return become_inexact(value() + other.value());
      }
      numerator_ = sum;
      return *this;
    }
    // Looking for a common denominator costs more than all the rest; the plain product mostly does.
    if (add_over(other, 1)) return *this;
    const Fraction addend = other.reduced();
    *this = reduced();
    if (add_over(addend, std::gcd(denominator_, addend.denominator_))) return *this;
    return become_inexact(value() + other.value());
  }

  // Divides by a count above 0.
  Fraction over(std::int64_t count) const {
    Fraction result = *this;
    if (inexact_) {
      result.approximate_ /= static_cast<double>(count);
    } else if (__builtin_mul_overflow(denominator_, count, &result.denominator_) ||
               result.denominator_ > kLargestExact) {
      result.become_inexact(value() / static_cast<double>(count));
    }
    return result;
  }

  // The nearest double.
  double value() const {
    return inexact_ ? approximate_ : static_cast<double>(numerator_) / static_cast<double>(denominator_);
  }

 private:
  Fraction reduced() const {
    const std::int64_t common = std::gcd(numerator_, denominator_);
    return Fraction(numerator_ / common, denominator_ / common);
  }

  // Adds over the product of the denominators divided by `common`, which divides both; false, and nothing changed,
  // when a part would not be exact any more.
  bool add_over(const Fraction& other, std::int64_t common) {
    std::int64_t left = 0, right = 0, sum = 0, denominator = 0;
    if (__builtin_mul_overflow(numerator_, other.denominator_ / common, &left) ||
        __builtin_mul_overflow(other.numerator_, denominator_ / common, &right) ||
        __builtin_add_overflow(left, right, &sum) ||
        __builtin_mul_overflow(denominator_, other.denominator_ / common, &denominator) ||
        denominator > kLargestExact || sum > kLargestExact || sum < -kLargestExact) {
      return false;
    }
    numerator_ = sum;
    denominator_ = denominator;
    return true;
  }

  // Both parts below 2^53 make the quotient of doubles the correctly rounded one.
  static constexpr std::int64_t kLargestExact = std::int64_t{1} << 53;

  // Only reached with denominators beyond any real number of raters.
  Fraction& become_inexact(double value) {
    inexact_ = true;
    approximate_ = value;
    return *this;
  }

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
  bool inexact_ = false;
  double approximate_ = 0;
};

}  // namespace bcsc
