// assay/sdk/testing/document_rules.hpp: which element may stand where, and what each must have, as document.h says
// and the host enforces it.
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "assay/abi/document.h"
#include "assay/sdk/document_tree.hpp"

namespace assay::sdk::testing {

// The kind's name in capitals, such as "SECTION".
inline std::string kind_name(std::uint32_t kind) {
  static constexpr const char* kNames[] = {
      "",     "DOCUMENT", "COVER",   "CONTENTS",  "CONTENTS_ENTRY", "SECTION", "HEADING",
      "PARAGRAPH", "LIST", "LIST_ITEM", "TABLE", "ROW", "CELL", "KEY_FIGURES",
      "KEY_FIGURE", "CALLOUT", "QUOTATION", "GRID", "GROUP", "BLANK", "PAGE_BREAK"};
  return kind >= ASSAY_DOCUMENT && kind <= ASSAY_PAGE_BREAK ? kNames[kind] : "element " + std::to_string(kind);
}

namespace detail {

inline bool one_of(std::uint32_t kind, std::initializer_list<std::uint32_t> kinds) {
  for (const std::uint32_t one : kinds) {
    if (one == kind) return true;
  }
  return false;
}

inline bool is_body(std::uint32_t kind) {
  return one_of(kind, {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST, ASSAY_TABLE, ASSAY_KEY_FIGURES, ASSAY_CALLOUT,
                       ASSAY_QUOTATION, ASSAY_GRID, ASSAY_GROUP, ASSAY_BLANK, ASSAY_PAGE_BREAK});
}

}  // namespace detail

// Whether `parent` may hold `kind`; `in_grid` when the parent is itself a CELL of a GRID.
inline bool may_hold(std::uint32_t parent, std::uint32_t kind, bool in_grid = false) {
  using detail::one_of;
  switch (parent) {
    case ASSAY_DOCUMENT:
      return one_of(kind, {ASSAY_COVER, ASSAY_CONTENTS, ASSAY_SECTION}) || detail::is_body(kind);
    case ASSAY_SECTION:
      return kind == ASSAY_SECTION || detail::is_body(kind);
    case ASSAY_GROUP:
      return detail::is_body(kind) && kind != ASSAY_PAGE_BREAK;
    case ASSAY_LIST:
      return kind == ASSAY_LIST_ITEM;
    case ASSAY_LIST_ITEM:
      return kind == ASSAY_LIST;
    case ASSAY_TABLE:
      return kind == ASSAY_ROW;
    case ASSAY_ROW:
    case ASSAY_GRID:
      return kind == ASSAY_CELL;
    case ASSAY_CELL:
      return in_grid && one_of(kind, {ASSAY_PARAGRAPH, ASSAY_LIST});
    case ASSAY_KEY_FIGURES:
      return kind == ASSAY_KEY_FIGURE;
    case ASSAY_CALLOUT:
      return one_of(kind, {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST, ASSAY_GROUP});
    default:
      return false;
  }
}

inline bool may_hold_text(std::uint32_t kind, bool in_grid = false) {
  return detail::one_of(kind, {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST_ITEM, ASSAY_KEY_FIGURE, ASSAY_QUOTATION}) ||
         (kind == ASSAY_CELL && !in_grid);
}

inline bool may_hold_chart(std::uint32_t kind, bool in_grid = false) {
  return detail::one_of(kind, {ASSAY_DOCUMENT, ASSAY_SECTION, ASSAY_GROUP}) || (kind == ASSAY_CELL && !in_grid);
}

// What an element lacks by itself; empty when nothing.
inline std::string complaint_about_element(const Node& element) {
  if (element.kind == ASSAY_CONTENTS_ENTRY) return "the host fills CONTENTS; leave it empty";
  if (element.kind < ASSAY_DOCUMENT || element.kind > ASSAY_PAGE_BREAK) return "unknown kind";
  if (element.kind == ASSAY_SECTION && element.title.empty() && !element.has(ASSAY_FLAG_NOT_LISTED)) {
    return "has no title for the contents; give one, or ASSAY_FLAG_NOT_LISTED";
  }
  if (element.kind == ASSAY_TABLE && element.columns.empty()) return "has no columns";
  if (element.kind == ASSAY_BLANK) {
    if (element.blank > ASSAY_BLANK_CHOICE) return "unknown kind of blank";
    if (element.blank == ASSAY_BLANK_LINES && (element.lines == 0 || element.lines > 1000)) return "1 to 1000 lines";
    if (element.blank == ASSAY_BLANK_CHOICE && element.choices.empty()) return "has no choices";
  }
  for (const char c : element.id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && c != '-' && c != '_' && c != '.') return "an id holds letters, digits, '-', '_' and '.'";
  }
  return {};
}

inline std::string complaint_about_chart(const OwnedChart& chart) {
  if (chart.kind < ASSAY_CHART_LINE || chart.kind > ASSAY_CHART_SCATTER) return "unknown kind of chart";
  if (!std::isfinite(chart.minimum) || !std::isfinite(chart.maximum) || chart.minimum >= chart.maximum) {
    return "the minimum of the axis must be below its maximum, both finite";
  }
  if (chart.categories.empty()) return "has no categories";
  if (chart.series.empty()) return "has no series";
  std::size_t references = 0;
  for (const OwnedSeries& series : chart.series) {
    references += series.reference ? 1 : 0;
    for (std::size_t i = 0; i < series.states.size(); ++i) {
      if (series.states[i] > 1) return "a state of a series is neither 0 nor 1";
      if (series.states[i] == 1 && !std::isfinite(series.values[i])) return "a value of a series is not finite";
    }
  }
  if (chart.kind == ASSAY_CHART_SCORE_BAR && chart.categories.size() != 1) return "a score bar has one category";
  const bool one = detail::one_of(chart.kind, {ASSAY_CHART_SCORE_BAR, ASSAY_CHART_DISTRIBUTION});
  const bool two = detail::one_of(chart.kind, {ASSAY_CHART_GAP, ASSAY_CHART_SCATTER});
  const std::size_t needed = one ? 1 : two ? 2 : 0;
  if (needed != 0 && chart.series.size() != needed && chart.series.size() - references != needed) {
    return "this kind of chart has " + std::to_string(needed) + " series besides those for reference";
  }
  return {};
}

// "#id", or an http, https or mailto address without blanks.
inline bool is_link(std::string_view target) {
  for (const char c : target) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) return false;
  }
  for (const std::string_view start : {"#", "http://", "https://", "mailto:"}) {
    if (target.substr(0, start.size()) == start) return target.size() > start.size();
  }
  return false;
}

}  // namespace assay::sdk::testing
