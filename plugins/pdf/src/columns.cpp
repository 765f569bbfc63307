#include "columns.hpp"

#include <algorithm>
#include <numeric>

namespace assay::pdf {
namespace {

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

// Columns without a share get what they hold, up to this part of the table each.
constexpr double kMostUnshared = 0.4;

// Columns that all take what fits: as wide as what they hold, or, where there is no room for that, as much of
// it as there is room beyond their longest words.
std::vector<double> fitting(const std::vector<ColumnWish>& wishes, double width) {
  double least = 0, natural = 0;
  for (const ColumnWish& wish : wishes) {
    least += wish.least;
    natural += std::max(wish.natural, wish.least);
  }
  std::vector<double> widths;
  for (const ColumnWish& wish : wishes) {
    const double own = std::max(wish.natural, wish.least);
    if (natural <= width) {
      widths.push_back(natural > 0 ? own * width / natural : width / static_cast<double>(wishes.size()));
    } else if (least < width) {
      widths.push_back(wish.least + (own - wish.least) * (width - least) / (natural - least));
    } else {
      widths.push_back(wish.least * width / least);
    }
  }
  return widths;
}

std::vector<double> shared(const std::vector<ColumnWish>& wishes, double width) {
  double shares = 0, taken = 0;
  std::vector<double> widths(wishes.size(), 0);
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    shares += std::max(0.0, wishes[i].share);
    if (wishes[i].share <= 0) taken += widths[i] = std::min(std::max(wishes[i].natural, wishes[i].least), kMostUnshared * width);
  }
  if (taken > width * 0.6) {
    for (double& one : widths) one *= width * 0.6 / taken;
    taken = width * 0.6;
  }
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (wishes[i].share > 0) widths[i] = (width - taken) * wishes[i].share / shares;
  }
  return widths;
}

// Gives columns that are narrower than their longest word what the others can spare.
void widen(std::vector<double>& widths, const std::vector<ColumnWish>& wishes) {
  double missing = 0, spare = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    missing += std::max(0.0, wishes[i].least - widths[i]);
    spare += std::max(0.0, widths[i] - wishes[i].least);
  }
  if (missing <= 0 || spare <= 0) return;
  const double given = std::min(1.0, spare / missing), taken = std::min(1.0, missing / spare);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const double difference = wishes[i].least - widths[i];
    widths[i] += difference > 0 ? difference * given : difference * taken;
  }
}

}  // namespace

std::vector<double> column_widths(const std::vector<ColumnWish>& wishes, double width) {
  if (wishes.empty()) return {};
  const bool any_share = std::any_of(wishes.begin(), wishes.end(), [](const ColumnWish& wish) { return wish.share > 0; });
  std::vector<double> widths = any_share ? shared(wishes, width) : fitting(wishes, width);
  widen(widths, wishes);
  // Against the rounding of many sums.
  const double total = sum(widths);
  if (total > 0) {
    for (double& one : widths) one *= width / total;
  }
  return widths;
}

}  // namespace assay::pdf
