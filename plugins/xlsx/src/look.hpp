// How a customer's workbooks look.
#pragma once

#include <cstdint>
#include <string_view>

#include "assay/sdk/wording.hpp"

namespace assay::xlsx {

enum class Paper : std::uint8_t { kA4, kLetter };

// The texts must live as long as it.
struct Look {
  std::uint32_t accent;  // 0xRRGGBB
  std::string_view name;
  std::string_view footer;
  Paper paper;
  sdk::Wording wording;
};

// "a4" or "letter"; throws sdk::Failure for anything else, with what is accepted.
Paper paper_of(std::string_view word);

// Black or white: what reads better on the colour. One of them always has a contrast of 4.5 or more.
std::uint32_t ink_on(std::uint32_t colour);

}  // namespace assay::xlsx
