// assay/sdk/standard_error.hpp: how far a score may lie from what it would be without chance.
#pragma once

#include <algorithm>
#include <cmath>

#include "assay/sdk/figure.hpp"
#include "assay/sdk/model.hpp"

namespace assay::sdk {

// The standard error of measurement, sd * sqrt(1 - reliability), in units of the score. Undefined where either is
// not known: a standard deviation not above 0, a reliability not above 0 or above 1.
inline Figure standard_error(double sd, double reliability) {
  if (!(sd > 0) || !(reliability > 0 && reliability <= 1)) return Undefined::Unknown;
  return sd * std::sqrt(1 - reliability);
}

inline Figure standard_error(const NormRow& row) { return standard_error(row.sd(), row.reliability()); }

// How many standard errors a band reaches to either side, so that it holds the score without chance in so many of
// a hundred cases.
inline constexpr double kBand68 = 1;
inline constexpr double kBand95 = 1.959963984540054;

struct Band {
  double low, high;
};

// The band around a score, cut off at the ends of what a score can be. `width` is kBand68 or kBand95.
inline Band band(double score, double standard_error, double width, double lowest, double highest) {
  return {std::max(lowest, score - width * standard_error), std::min(highest, score + width * standard_error)};
}

}  // namespace assay::sdk
