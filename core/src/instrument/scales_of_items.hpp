// scales_of_items.hpp: which scale the items of a construct are answered on.
#pragma once

#include <cstdint>
#include <vector>

#include "assay/instrument.hpp"

namespace assay {

// By construct, the scale of its items and of those below it; ASSAY_NONE where it has no items, or where
// their scales have different ends or are not known. Of several scales with the same ends the first.
std::vector<std::uint32_t> scales_of_items(const Instrument& instrument);

}  // namespace assay
