#include "grammar.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>
#include <vector>

#include "assay/growth.hpp"
#include "assay/text.hpp"

namespace assay {
namespace {

constexpr std::uint64_t kLongestText = 16 << 20;
constexpr std::uint64_t kLongestArray = 1 << 20;
constexpr std::uint32_t kMostLines = 1000;

constexpr const char* kNames[] = {"",           "DOCUMENT",      "COVER",     "CONTENTS",    "CONTENTS_ENTRY",
                                  "SECTION",    "HEADING",       "PARAGRAPH", "LIST",        "LIST_ITEM",
                                  "TABLE",      "ROW",           "CELL",      "KEY_FIGURES", "KEY_FIGURE",
                                  "CALLOUT",    "QUOTATION",     "GRID",      "GROUP",       "BLANK",
                                  "PAGE_BREAK", "CELL of a GRID"};

constexpr std::uint64_t set_of(std::initializer_list<std::uint32_t> kinds) {
  std::uint64_t set = 0;
  for (const std::uint32_t kind : kinds) set |= std::uint64_t{1} << kind;
  return set;
}

constexpr std::uint64_t kBody =
    set_of({ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST, ASSAY_TABLE, ASSAY_KEY_FIGURES, ASSAY_CALLOUT,
            ASSAY_QUOTATION, ASSAY_GRID, ASSAY_GROUP, ASSAY_BLANK, ASSAY_PAGE_BREAK});
constexpr std::uint64_t kTextHolders =
    set_of({ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST_ITEM, ASSAY_CELL, ASSAY_KEY_FIGURE, ASSAY_QUOTATION});
constexpr std::uint64_t kChartHolders = set_of({ASSAY_DOCUMENT, ASSAY_SECTION, ASSAY_GROUP, ASSAY_CELL});

// The kinds that `kind` holds.
constexpr std::uint64_t held_by(std::uint32_t kind) {
  switch (kind) {
    case ASSAY_DOCUMENT:
      return set_of({ASSAY_COVER, ASSAY_CONTENTS, ASSAY_SECTION}) | kBody;
    case ASSAY_SECTION:
      return set_of({ASSAY_SECTION}) | kBody;
    // A page break would tear apart what the group keeps together.
    case ASSAY_GROUP:
      return kBody & ~set_of({ASSAY_PAGE_BREAK});
    case ASSAY_LIST:
      return set_of({ASSAY_LIST_ITEM});
    case ASSAY_LIST_ITEM:
      return set_of({ASSAY_LIST});
    case ASSAY_TABLE:
      return set_of({ASSAY_ROW});
    case ASSAY_ROW:
      return set_of({ASSAY_CELL});
    case ASSAY_GRID:
      return set_of({kGridCell});
    case kGridCell:
      return set_of({ASSAY_PARAGRAPH, ASSAY_LIST});
    case ASSAY_KEY_FIGURES:
      return set_of({ASSAY_KEY_FIGURE});
    case ASSAY_CALLOUT:
      return set_of({ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST, ASSAY_GROUP});
    default:
      return 0;
  }
}

bool contains(std::uint64_t set, std::uint32_t kind) {
  return (set >> kind & 1) != 0;
}

std::string names_of(std::uint64_t set) {
  std::vector<std::string> names;
  for (std::uint32_t kind = ASSAY_DOCUMENT; kind <= kGridCell; ++kind) {
    if (contains(set, kind)) names.emplace_back(kind == kGridCell ? "CELL" : kNames[kind]);
  }
  return names.empty() ? "nothing" : enumerate(names, "and", names.size());
}

[[noreturn]] void refuse(const std::string& element, const std::string& what) {
  throw BrokenGrammar(element + ": " + what);
}

// What a complaint is about. Put into words only when there is one: most events are good.
struct Subject {
  const char* kind;
  assay_text name;  // may be empty

  std::string words() const {
    std::string out = kind;
    if (name.size != 0) out.append(" ").append(quoted(view(name)));
    return out;
  }
};

Subject subject_of(const assay_element& element) {
  return {kNames[element.kind], element.id.size != 0 ? element.id : element.title};
}

// Checks and copies the fields of one element, span or chart.
class Copier {
 public:
  Copier(Subject subject, Arena& arena) : subject_(subject), arena_(arena) {}

  assay_text text(assay_text from, const char* field) const {
    if (from.size == 0) return {};
    if (from.data == nullptr) fail(std::string(field) + " has a size and no data");
    if (from.size > kLongestText) fail(std::string(field) + " is longer than 16 MiB");
    if (const auto at = find_invalid_utf8(view(from))) {
      fail(std::string(field) + " is not UTF-8 at byte " + std::to_string(*at));
    }
    if (std::memchr(from.data, '\0', from.size) != nullptr) fail(std::string(field) + " holds a NUL byte");
    return copy_text(from, arena_);
  }

  assay_text id(assay_text from) const {
    const assay_text copy = text(from, "id");
    const std::string_view id = view(copy);
    const bool valid = std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '_' || c == '.';
    });
    if (!valid) fail("the id " + quoted(id) + " may hold letters, digits, '-', '_' and '.'");
    return copy;
  }

  // A packed copy of `from`, each element made by `copy_one`.
  template <typename Type, typename CopyOne>
  assay_array array(assay_array from, const char* field, CopyOne copy_one) const {
    if (from.count == 0) return {};
    if (from.data == nullptr) fail(std::string(field) + " has a count and no data");
    if (from.count > kLongestArray) fail(std::string(field) + " has more than 1048576 entries");
    const bool aligned =
        reinterpret_cast<std::uintptr_t>(from.data) % alignof(Type) == 0 && from.stride % alignof(Type) == 0;
    if (from.stride < kFirstSize<Type> || !aligned) fail(std::string(field) + " has a wrong stride or address");
    Type* copies = memory<Type>(from.count);
    for (std::uint64_t i = 0; i < from.count; ++i) copies[i] = copy_one(element_of<Type>(from, i));
    return {copies, from.count, sizeof(Type)};
  }

  template <typename Type>
  Type* memory(std::uint64_t count) const {
    return static_cast<Type*>(arena_.allocate(count * sizeof(Type), alignof(Type)));
  }

  [[noreturn]] void fail(const std::string& what) const { refuse(subject_.words(), what); }

 private:
  Subject subject_;
  Arena& arena_;
};

// Zero where the sender's struct is too old to have the field.
#define ASSAY_FIELD(type, pointer, field) \
  (ASSAY_HAS(type, pointer, field) ? (pointer)->field : decltype((pointer)->field){})

void check_blank(const assay_element& element, const Copier& copier) {
  if (element.blank > ASSAY_BLANK_CHOICE)
    copier.fail("unknown kind of blank " + std::to_string(element.blank));
  if (element.blank == ASSAY_BLANK_LINES && (element.lines == 0 || element.lines > kMostLines)) {
    copier.fail("has " + std::to_string(element.lines) + " lines; 1 to 1000 are accepted");
  }
  if (element.blank == ASSAY_BLANK_CHOICE && element.choices.count == 0) copier.fail("has no choices");
}

void check_element(const assay_element& element, const Copier& copier) {
  const bool listed = (element.flags & ASSAY_FLAG_NOT_LISTED) == 0;
  if (element.kind == ASSAY_SECTION && listed && element.title.size == 0) {
    copier.fail("has no title for the contents; give one, or ASSAY_FLAG_NOT_LISTED");
  }
  if (element.kind == ASSAY_TABLE && element.columns.count == 0) copier.fail("has no columns");
  if (element.kind == ASSAY_BLANK) check_blank(element, copier);
}

assay_table_column copy_column(const assay_table_column& from, const Copier& copier) {
  assay_table_column column = from;
  column.title = copier.text(from.title, "a column's title");
  if (!std::isfinite(from.width) || from.width < 0) copier.fail("a column's width is negative or not finite");
  if (from.align > ASSAY_ALIGN_CENTRE) copier.fail("unknown alignment " + std::to_string(from.align));
  return column;
}

// Addresses are opened by a click: nothing but what a reader expects of a link.
bool is_address(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://", "mailto:"}) {
    if (target.substr(0, scheme.size()) == scheme) return target.size() > scheme.size();
  }
  return false;
}

void check_target(std::string_view target, const Copier& copier) {
  const bool blank = std::any_of(target.begin(), target.end(),
                                 [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
  const bool inside = target.size() > 1 && target[0] == '#';
  if (target.empty() || (!blank && (inside || is_address(target)))) return;
  copier.fail("the link " + quoted(target) + " is neither #id nor an http, https or mailto address");
}

assay_chart_series copy_series(const assay_chart_series& from, std::uint64_t count, const Copier& copier) {
  assay_chart_series series = from;
  series.label = copier.text(from.label, "a series' label");
  series.role = copier.text(from.role, "a series' role");
  const auto name = [&] { return "the series " + quoted(view(series.label)); };
  if (from.values == nullptr || from.states == nullptr) copier.fail(name() + " has no values or no states");
  double* values = copier.memory<double>(count);
  std::uint8_t* states = copier.memory<std::uint8_t>(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    states[i] = from.states[i];
    values[i] = states[i] == 1 ? from.values[i] : 0;
    if (states[i] > 1) copier.fail(name() + " has a state that is neither 0 nor 1");
    if (!std::isfinite(values[i])) copier.fail(name() + " has a value that is not finite");
  }
  series.values = values;
  series.states = states;
  return series;
}

// How many series a kind of chart needs; 0 for any number.
std::uint64_t series_needed(std::uint32_t kind) {
  switch (kind) {
    case ASSAY_CHART_SCORE_BAR:
    case ASSAY_CHART_DISTRIBUTION:
      return 1;
    case ASSAY_CHART_GAP:
    case ASSAY_CHART_SCATTER:
      return 2;
    default:
      return 0;
  }
}

void check_chart(const assay_chart& chart, const Copier& copier) {
  if (chart.kind < ASSAY_CHART_LINE || chart.kind > ASSAY_CHART_SCATTER) {
    copier.fail("unknown kind of chart " + std::to_string(chart.kind));
  }
  const bool finite = std::isfinite(chart.minimum) && std::isfinite(chart.maximum);
  if (!finite || chart.minimum >= chart.maximum) {
    copier.fail("the minimum of the axis must be below its maximum, both finite");
  }
  if (chart.categories.count == 0) copier.fail("has no categories");
  if (chart.series.count == 0) copier.fail("has no series");
  if (chart.kind == ASSAY_CHART_SCORE_BAR && chart.categories.count != 1) {
    copier.fail("a score bar has one category, not " + std::to_string(chart.categories.count));
  }
  std::uint64_t references = 0;
  for (std::uint64_t i = 0; i < chart.series.count; ++i) {
    references += ASSAY_AT(assay_chart_series, chart.series, i)->reference != 0;
  }
  // Figures to hold the others against come on top, or are one side of the comparison.
  const std::uint64_t needed = series_needed(chart.kind);
  if (needed != 0 && chart.series.count != needed && chart.series.count - references != needed) {
    copier.fail("this kind of chart has " + std::to_string(needed) +
                " series besides those for reference, not " +
                std::to_string(chart.series.count - references));
  }
}

// Before anything can be copied: is there a struct, and does it go as far as its kind?
template <typename Type>
void check_struct(const Type* from, std::size_t least, const char* name) {
  if (from == nullptr) refuse(name, "the address is null");
  if (from->struct_size < least) refuse(name, "struct_size is too small");
}

}  // namespace

std::uint32_t kind_inside(std::uint32_t kind, std::uint32_t parent) {
  return kind == ASSAY_CELL && parent == ASSAY_GRID ? kGridCell : kind;
}

const char* kind_name(std::uint32_t kind) {
  return kNames[kind];
}

std::string described(const assay_element& element) {
  return subject_of(element).words();
}

void check_may_hold(std::uint32_t parent, std::uint32_t kind, const assay_element& element) {
  if (contains(held_by(parent), kind)) return;
  refuse(described(element),
         std::string("may not stand in ") + kind_name(parent) + ", which holds " + names_of(held_by(parent)));
}

void check_may_hold_text(std::uint32_t parent) {
  if (contains(kTextHolders, parent)) return;
  refuse("text",
         std::string("may not stand in ") + kind_name(parent) + "; text stands in " + names_of(kTextHolders));
}

void check_may_hold_chart(std::uint32_t parent) {
  if (contains(kChartHolders, parent)) return;
  refuse("chart", std::string("may not stand in ") + kind_name(parent) + "; charts stand in " +
                      names_of(kChartHolders));
}

assay_text copy_text(assay_text text, Arena& arena) {
  if (text.size == 0) return {};
  char* copy = static_cast<char*>(arena.allocate(text.size, 1));
  std::memcpy(copy, text.data, text.size);
  return {copy, text.size};
}

assay_element* copy_element(const assay_element* from, Arena& arena) {
  check_struct(from, offsetof(assay_element, flags), "element");
  if (from->kind < ASSAY_DOCUMENT || from->kind > ASSAY_PAGE_BREAK) {
    refuse("element", "unknown kind " + std::to_string(from->kind));
  }
  const Copier copier({kNames[from->kind], {}}, arena);
  assay_element element{};
  element.struct_size = sizeof(assay_element);
  element.kind = from->kind;
  element.flags = ASSAY_FIELD(assay_element, from, flags);
  element.span = ASSAY_FIELD(assay_element, from, span);
  element.lines = ASSAY_FIELD(assay_element, from, lines);
  element.blank = ASSAY_FIELD(assay_element, from, blank);
  element.id = copier.id(ASSAY_FIELD(assay_element, from, id));
  element.title = copier.text(ASSAY_FIELD(assay_element, from, title), "title");
  const Copier named(subject_of(element), arena);
  element.note = named.text(ASSAY_FIELD(assay_element, from, note), "note");
  element.role = named.text(ASSAY_FIELD(assay_element, from, role), "role");
  element.attributes = named.array<assay_pair>(
      ASSAY_FIELD(assay_element, from, attributes), "attributes", [&](const assay_pair& pair) {
        return assay_pair{named.text(pair.key, "an attribute's key"), named.text(pair.value, "an attribute")};
      });
  element.columns = named.array<assay_table_column>(
      ASSAY_FIELD(assay_element, from, columns), "columns",
      [&](const assay_table_column& column) { return copy_column(column, named); });
  element.choices =
      named.array<assay_text>(ASSAY_FIELD(assay_element, from, choices), "choices",
                              [&](const assay_text& choice) { return named.text(choice, "a choice"); });
  check_element(element, named);
  return new (named.memory<assay_element>(1)) assay_element(element);
}

assay_span* copy_span(const assay_span* from, Arena& arena) {
  check_struct(from, offsetof(assay_span, style), "text");
  const Copier copier({"text", {}}, arena);
  assay_span span{};
  span.struct_size = sizeof(assay_span);
  span.style = ASSAY_FIELD(assay_span, from, style);
  span.text = copier.text(ASSAY_FIELD(assay_span, from, text), "the text");
  const Copier named({"text", span.text}, arena);
  span.target = named.text(ASSAY_FIELD(assay_span, from, target), "target");
  check_target(view(span.target), named);
  return new (named.memory<assay_span>(1)) assay_span(span);
}

assay_chart* copy_chart(const assay_chart* from, Arena& arena) {
  check_struct(from, offsetof(assay_chart, id), "chart");
  assay_chart chart{};
  const Copier unnamed({"chart", {}}, arena);
  chart.struct_size = sizeof(assay_chart);
  chart.kind = from->kind;
  chart.id = unnamed.id(ASSAY_FIELD(assay_chart, from, id));
  chart.title = unnamed.text(ASSAY_FIELD(assay_chart, from, title), "title");
  const assay_text name = chart.id.size != 0 ? chart.id : chart.title;
  const Copier copier({"chart", name}, arena);
  chart.description = copier.text(ASSAY_FIELD(assay_chart, from, description), "description");
  chart.value_label = copier.text(ASSAY_FIELD(assay_chart, from, value_label), "value_label");
  chart.minimum = ASSAY_FIELD(assay_chart, from, minimum);
  chart.maximum = ASSAY_FIELD(assay_chart, from, maximum);
  chart.categories = copier.array<assay_chart_category>(
      ASSAY_FIELD(assay_chart, from, categories), "categories", [&](const assay_chart_category& category) {
        return assay_chart_category{copier.text(category.label, "a category's label"),
                                    copier.text(category.short_label, "a category's short label")};
      });
  const std::uint64_t series_count = ASSAY_FIELD(assay_chart, from, series).count;
  if (series_count > kLongestArray || series_count * chart.categories.count > kLongestArray) {
    copier.fail("has more than 1048576 values");
  }
  chart.series = copier.array<assay_chart_series>(
      ASSAY_FIELD(assay_chart, from, series), "series",
      [&](const assay_chart_series& series) { return copy_series(series, chart.categories.count, copier); });
  check_chart(chart, copier);
  return new (copier.memory<assay_chart>(1)) assay_chart(chart);
}

}  // namespace assay
