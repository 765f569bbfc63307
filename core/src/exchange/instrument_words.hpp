// The words of the instrument's TOML for what the model has as numbers.
#pragma once

#include <array>

namespace assay {

// In the order of ASSAY_METHOD_…, ASSAY_ROLL_UP_… and ASSAY_NA_….
inline constexpr std::array<const char*, 4> kMethodWords = {"mean", "sum", "weighted-mean",
                                                            "percent-of-maximum"};
inline constexpr std::array<const char*, 2> kRollUpWords = {"mean-of-means", "pooled"};
inline constexpr std::array<const char*, 4> kNaPolicyWords = {"available", "half", "prorate", "strict"};

}  // namespace assay
