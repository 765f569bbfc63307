// assay/sdk/figure.hpp: a figure, or why there is none. What is undefined is told so, never as NaN or as 0.
#pragma once

#include <cstdint>
#include <optional>

namespace assay::sdk {

// Why a figure cannot be given.
enum class Undefined : std::uint8_t {
  FewRaters,  // fewer than two of them gave a number
  Uneven,      // the scale is continuous, or its points are not equally far apart
  NoItems,     // no item that it could be made of
  Unknown,     // what it is made of is not known, such as a reliability
  NoSelf,      // the person's own score is missing
  NoOthers     // nobody else's score is there to hold it against
};

class Figure {
 public:
  // Not explicit: a function gives a value or a reason with a plain `return`.
  Figure(double value) : value_(value) {}          // NOLINT(google-explicit-constructor)
  Figure(Undefined reason) : reason_(reason) {}    // NOLINT(google-explicit-constructor)

  bool defined() const { return value_.has_value(); }
  const std::optional<double>& value() const { return value_; }
  // Why there is no value; only to be asked where there is none.
  Undefined reason() const { return reason_; }

 private:
  std::optional<double> value_;
  Undefined reason_ = Undefined::Unknown;
};

}  // namespace assay::sdk
