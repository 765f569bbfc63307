#include "scales_of_items.hpp"

#include <cstddef>

namespace assay {
namespace {

bool same_ends(const Scale& one, const Scale& other) {
  if (one.points.empty() || other.points.empty()) return false;
  return one.points.front() == other.points.front() && one.points.back() == other.points.back();
}

}  // namespace

std::vector<std::uint32_t> scales_of_items(const Instrument& instrument) {
  std::vector<std::uint32_t> scales(instrument.constructs.size(), ASSAY_NONE);
  std::vector<bool> mixed(scales.size());
  for (const Item& item : instrument.items) {
    for (std::uint32_t c = item.construct; c != ASSAY_NONE; c = instrument.constructs[c].parent) {
      if (scales[c] == ASSAY_NONE) scales[c] = item.scale;
      mixed[c] = mixed[c] || item.scale == ASSAY_NONE ||
                 !same_ends(instrument.scales[scales[c]], instrument.scales[item.scale]);
    }
  }
  for (std::size_t c = 0; c < scales.size(); ++c) {
    if (mixed[c]) scales[c] = ASSAY_NONE;
  }
  return scales;
}

}  // namespace assay
