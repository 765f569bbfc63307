#include "words.hpp"

#include <iterator>

#include "assay/abi/document.h"

namespace assay::json {
namespace {

constexpr std::string_view kElements[] = {
    "",          "document",  "cover", "contents", "contents-entry", "section",     "heading",    "paragraph",
    "list",      "list-item", "table", "row",      "cell",           "key-figures", "key-figure", "callout",
    "quotation", "grid",      "group", "blank",    "page-break"};
static_assert(std::size(kElements) == ASSAY_PAGE_BREAK + 1);

constexpr std::string_view kCharts[] = {"",    "line",  "score-bar", "distribution",
                                        "gap", "radar", "grid",      "scatter"};
static_assert(std::size(kCharts) == ASSAY_CHART_SCATTER + 1);

constexpr std::string_view kBlanks[] = {"lines", "signature", "date", "choice"};
static_assert(std::size(kBlanks) == ASSAY_BLANK_CHOICE + 1);

constexpr std::string_view kAligns[] = {"start", "end", "centre"};
static_assert(std::size(kAligns) == ASSAY_ALIGN_CENTRE + 1);

template <std::size_t Size>
std::string_view word(const std::string_view (&words)[Size], std::uint32_t number) {
  return number < Size ? words[number] : std::string_view();
}

}  // namespace

std::string_view element_word(std::uint32_t kind) {
  return word(kElements, kind);
}
std::string_view chart_word(std::uint32_t kind) {
  return word(kCharts, kind);
}
std::string_view blank_word(std::uint32_t blank) {
  return word(kBlanks, blank);
}
std::string_view align_word(std::uint32_t align) {
  return word(kAligns, align);
}

const std::vector<FlagWord>& element_flags() {
  static const std::vector<FlagWord> flags = {{ASSAY_FLAG_ORDERED, "ordered"},
                                              {ASSAY_FLAG_HEADER, "header"},
                                              {ASSAY_FLAG_NEW_PAGE, "new-page"},
                                              {ASSAY_FLAG_NOT_LISTED, "not-listed"},
                                              {ASSAY_FLAG_GROUP_HEAD, "group-head"}};
  return flags;
}

const std::vector<FlagWord>& text_styles() {
  static const std::vector<FlagWord> styles = {
      {ASSAY_SPAN_STRONG, "strong"}, {ASSAY_SPAN_EMPHASIS, "emphasis"}, {ASSAY_SPAN_MUTED, "muted"}};
  return styles;
}

}  // namespace assay::json
