// assay/sdk/change.hpp: how a score moved between two administrations, and whether by more than chance.
//
// Of one person: the reliable change index of Jacobson and Truax (1991), the change over the standard error of a
// difference, SEM * sqrt(2), where SEM = sd * sqrt(1 - reliability) is that of the norm's sample. Beyond 1.96 a change
// would come about by errors of measurement alone in fewer than 5 of 100 cases.
// Of a group: the mean of the changes of those who were there both times, with its interval by Student's t.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "assay/sdk/model.hpp"
#include "assay/sdk/report_writer.hpp"

namespace assay::sdk {

// The size of the index from which on a change is reliable, with 95 of 100.
inline constexpr double kReliableIndex = 1.96;

// What may be said of a change, or why nothing may.
enum class ChangeVerdict {
  Higher,           // by more than chance
  Lower,            // by more than chance
  WithinChance,     // errors of measurement alone can bring it about
  NoScore,          // there is none today
  Withheld,         // there may be one today that must not be shown
  NoEarlierScore,   // there was none then, or it was not shown
  NoReliability     // both are there, and nothing tells how reliable the score is
};

// The standard error of measurement of a score, in its units; nothing when the norm does not tell.
inline std::optional<double> standard_error_of_measurement(const std::optional<NormRow>& row) {
  if (!row || !(row->sd() > 0) || !(row->reliability() > 0)) return std::nullopt;
  return row->sd() * std::sqrt(1 - row->reliability());
}

struct ReliableChange {
  std::optional<double> earlier, now;
  std::optional<double> change;  // now less earlier, where both are there
  std::optional<double> index;   // change / (SEM * sqrt(2)); infinite for a change of a score without any error
  ChangeVerdict verdict = ChangeVerdict::NoScore;

  bool tested() const {
    return verdict == ChangeVerdict::Higher || verdict == ChangeVerdict::Lower || verdict == ChangeVerdict::WithinChance;
  }
};

// `error`: the standard error of measurement, in units of the scores.
inline ReliableChange reliable_change(std::optional<double> earlier, std::optional<double> now,
                                      std::optional<double> error) {
  ReliableChange found;
  found.earlier = earlier;
  found.now = now;
  if (!now) return found;
  found.verdict = ChangeVerdict::NoEarlierScore;
  if (!earlier) return found;
  found.change = *now - *earlier;
  found.verdict = ChangeVerdict::NoReliability;
  if (!error) return found;
  const double of_difference = *error * std::sqrt(2.0);
  if (*found.change == 0) {
    found.index = 0;
  } else if (of_difference > 0) {
    found.index = *found.change / of_difference;
  } else {
    found.index = *found.change > 0 ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
  }
  found.verdict = *found.index > kReliableIndex    ? ChangeVerdict::Higher
                  : *found.index < -kReliableIndex ? ChangeVerdict::Lower
                                                   : ChangeVerdict::WithinChance;
  return found;
}

// That of a score of a case, with the norm's word for the row.
inline ReliableChange reliable_change(const Case& assessed, std::size_t column, std::size_t row,
                                      const std::optional<Norm>& norm) {
  const assay_row& at = assessed.rows()[row];
  const std::optional<NormRow> reference = norm ? norm->find(at.subject, at.index, at.role) : std::nullopt;
  ReliableChange found = reliable_change(assessed.baseline(column, row), assessed.score(column, row),
                                         standard_error_of_measurement(reference));
  if (!found.now && assessed.withheld(column, row)) found.verdict = ChangeVerdict::Withheld;
  return found;
}

namespace detail {

// The chance that Student's t with `freedom` degrees of freedom lies within -t and t. Abramowitz and Stegun (1972),
// 26.7.3 and 26.7.4: a finite sum for whole degrees of freedom.
inline double student_within(double t, std::size_t freedom) {
  const double angle = std::atan(t / std::sqrt(static_cast<double>(freedom)));
  const double cosine = std::cos(angle), square = cosine * cosine;
  const bool odd = freedom % 2 == 1;
  if (freedom == 1) return angle * 2 / 3.141592653589793238;
  double term = odd ? cosine : 1, sum = term;
  for (std::size_t i = odd ? 3 : 2; i + 2 <= freedom; i += 2) {
    term *= square * static_cast<double>(i - 1) / static_cast<double>(i);
    sum += term;
  }
  sum *= std::sin(angle);
  return odd ? (angle + sum) * 2 / 3.141592653589793238 : sum;
}

}  // namespace detail

// How many standard errors to either side of a mean make its 95 % interval. `freedom` is at least 1.
inline double student_95(std::size_t freedom) {
  constexpr double kNormal = 1.959963984540054;
  // Beyond this the series of Cornish and Fisher is right to nine digits.
  if (freedom > 400) {
    const double n = static_cast<double>(freedom), z = kNormal, z3 = z * z * z, z5 = z3 * z * z;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
  }
  double low = 1, high = 16;  // 12.7 for one degree of freedom is the most
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (detail::student_within(middle, freedom) < 0.95 ? low : high) = middle;
  }
  return (low + high) / 2;
}

// The changes of some persons, put together.
class PairedChange {
 public:
  void add(double earlier, double now) {
    const double change = now - earlier;
    ++n_;
    // Welford's way: sums of squares of large numbers would take the digits away.
    const double step = change - mean_;
    mean_ += step / static_cast<double>(n_);
    squares_ += step * (change - mean_);
  }

  std::size_t n() const { return n_; }
  double mean() const { return mean_; }
  // Of the mean; there is one from two persons on.
  std::optional<double> standard_error() const {
    if (n_ < 2) return std::nullopt;
    const double n = static_cast<double>(n_);
    return std::sqrt(squares_ / (n - 1) / n);
  }
  // Half the width of the 95 % interval about the mean.
  std::optional<double> margin() const {
    const auto error = standard_error();
    if (!error) return std::nullopt;
    return *error * student_95(n_ - 1);
  }

 private:
  std::size_t n_ = 0;
  double mean_ = 0, squares_ = 0;
};

}  // namespace assay::sdk
