// assay/sdk/fraction.hpp: an exact rational number, for means of whole ratings. A mean of means is rounded
// once, at the very end, so that a score on a threshold is never a hair beside it, and what is equal ties.
#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>

namespace assay::sdk {

// Exact as long as both parts stay below 2^53; beyond, it goes on as the nearest double.
class Fraction {
 public:
  Fraction() = default;
  // `denominator` is above 0.
  Fraction(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}

  // A number as people write it: a decimal of at most six places is that decimal, 7.4 is 37/5. Any other
  // finite number is itself, and inexact unless whole.
  static Fraction of(double value) {
    if (std::fabs(value) < static_cast<double>(kLargestExact) && std::trunc(value) == value) {
      return Fraction(static_cast<std::int64_t>(value), 1);
    }
    constexpr std::int64_t kPlaces = 1000000;
    const double scaled = std::round(value * static_cast<double>(kPlaces));
    if (std::fabs(scaled) < static_cast<double>(kLargestExact) &&
        scaled / static_cast<double>(kPlaces) == value) {
      return Fraction(static_cast<std::int64_t>(scaled), kPlaces).reduced();
    }
    return Fraction().become_inexact(value);
  }

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

  friend Fraction operator+(Fraction left, const Fraction& right) { return left += right; }
  friend Fraction operator-(const Fraction& left, const Fraction& right) { return left + right.negative(); }
  friend Fraction operator*(const Fraction& left, const Fraction& right) { return left.times(right); }
  // `right` is not 0.
  friend Fraction operator/(const Fraction& left, const Fraction& right) {
    return left.times(right.inverse());
  }

  friend bool operator<(const Fraction& left, const Fraction& right) {
    if (left.inexact_ || right.inexact_) return left.value() < right.value();
    return Wide{left.numerator_} * right.denominator_ < Wide{right.numerator_} * left.denominator_;
  }
  friend bool operator>(const Fraction& left, const Fraction& right) { return right < left; }
  friend bool operator==(const Fraction& left, const Fraction& right) {
    return !(left < right) && !(right < left);
  }
  friend bool operator!=(const Fraction& left, const Fraction& right) { return !(left == right); }

  // The nearest double.
  double value() const {
    return inexact_ ? approximate_ : static_cast<double>(numerator_) / static_cast<double>(denominator_);
  }

 private:
  __extension__ using Wide = __int128;

  Fraction reduced() const {
    if (inexact_) return *this;
    const std::int64_t common = std::gcd(numerator_, denominator_);
    return Fraction(numerator_ / common, denominator_ / common);
  }

  Fraction negative() const {
    Fraction result = *this;
    result.numerator_ = -numerator_;
    result.approximate_ = -approximate_;
    return result;
  }

  Fraction inverse() const {
    if (inexact_) return Fraction().become_inexact(1 / approximate_);
    return numerator_ < 0 ? Fraction(-denominator_, -numerator_) : Fraction(denominator_, numerator_);
  }

  // Each numerator loses what it shares with the other's denominator, so that the parts stay small.
  Fraction times(const Fraction& other) const {
    if (inexact_ || other.inexact_) return Fraction().become_inexact(value() * other.value());
    const Fraction left = Fraction(numerator_, other.denominator_).reduced();
    const Fraction right = Fraction(other.numerator_, denominator_).reduced();
    std::int64_t numerator = 0, denominator = 0;
    if (__builtin_mul_overflow(left.numerator_, right.numerator_, &numerator) ||
        __builtin_mul_overflow(left.denominator_, right.denominator_, &denominator) ||
        numerator > kLargestExact || numerator < -kLargestExact || denominator > kLargestExact) {
      return Fraction().become_inexact(value() * other.value());
    }
    return Fraction(numerator, denominator);
  }

  // Adds over the product of the denominators divided by `common`, which divides both; false, and nothing
  // changed, when a part would not be exact any more.
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

}  // namespace assay::sdk
