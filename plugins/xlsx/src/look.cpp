#include "look.hpp"

#include <cmath>
#include <string>

#include "assay/sdk/error.hpp"

namespace assay::xlsx {
namespace {

double linear(std::uint32_t channel) {
  const double c = static_cast<double>(channel & 0xFF) / 255;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

}  // namespace

Paper paper_of(std::string_view word) {
  if (word == "a4") return Paper::kA4;
  if (word == "letter") return Paper::kLetter;
  sdk::refuse("the option `paper` is `" + std::string(word) + "`; give `a4` or `letter`");
}

std::uint32_t ink_on(std::uint32_t colour) {
  const double luminance =
      0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  return 1.05 / (luminance + 0.05) >= 4.5 ? 0xFFFFFF : 0x000000;
}

}  // namespace assay::xlsx
