// The contract's numbers as the words that the JSON form uses.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace assay::json {

// Empty for a number that this version does not know.
std::string_view element_word(std::uint32_t kind);
std::string_view chart_word(std::uint32_t kind);
std::string_view blank_word(std::uint32_t blank);
std::string_view align_word(std::uint32_t align);

// One bit and its word.
struct FlagWord {
  std::uint32_t bit;
  std::string_view word;
};
const std::vector<FlagWord>& element_flags();
const std::vector<FlagWord>& text_styles();

}  // namespace assay::json
