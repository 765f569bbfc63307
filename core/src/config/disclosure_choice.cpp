#include "disclosure_choice.hpp"

#include <algorithm>

#include "value_checks.hpp"

namespace assay {
namespace {

// More than any case has raters is a slip, and so is none.
constexpr std::int64_t kMost = 100;

std::uint32_t minimum(TomlReader& reader, std::string_view key, std::uint32_t otherwise) {
  return static_cast<std::uint32_t>(reader.optional_integer(key, 1, kMost).value_or(otherwise));
}

}  // namespace

std::uint32_t usual_comment_minimum(std::uint32_t minimum_raters) {
  return std::max(DisclosureChoice{}.minimum_comment_raters, minimum_raters);
}

DisclosureChoice read_disclosure(TomlReader& reader) {
  DisclosureChoice choice;
  choice.minimum_raters = minimum(reader, "minimum-raters", choice.minimum_raters);
  // Words give their writer away sooner than figures: who asks for more raters asks for them here too.
  choice.minimum_comment_raters = minimum(reader, "minimum-comment-raters", usual_comment_minimum(choice.minimum_raters));
  choice.minimum_cases = minimum(reader, "minimum-cases", choice.minimum_cases);
  if (reader.has("exempt")) choice.exempt = id_list(reader, "exempt");
  choice.exempt_where = reader.where("exempt");
  reader.finish();
  return choice;
}

}  // namespace assay
