// assay/sdk/figure.hpp: a figure, or why there is none. What is undefined is told so, never as NaN or as 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

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

// A word for it, to end the key of a text with: "few-raters".
inline std::string_view word_of(Undefined reason) {
  switch (reason) {
    case Undefined::FewRaters: return "few-raters";
    case Undefined::Uneven: return "uneven";
    case Undefined::NoItems: return "no-items";
    case Undefined::Unknown: return "unknown";
    case Undefined::NoSelf: return "no-self";
    case Undefined::NoOthers: return "no-others";
  }
  return "unknown";
}

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
