// Colours, as charts have them.
#pragma once

#include "assay/sdk/chart/palette.hpp"

namespace assay::pdf {

using sdk::chart::Colour;
using sdk::chart::Palette;

}  // namespace assay::pdf
