#include "document_events.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <stdexcept>

#include "assay/text.hpp"
#include "subject.hpp"

namespace assay::conformance {
namespace {

constexpr const char* kNames[] = {
    "",          "DOCUMENT",  "COVER", "CONTENTS", "CONTENTS_ENTRY", "SECTION",     "HEADING",    "PARAGRAPH",
    "LIST",      "LIST_ITEM", "TABLE", "ROW",      "CELL",           "KEY_FIGURES", "KEY_FIGURE", "CALLOUT",
    "QUOTATION", "GRID",      "GROUP", "BLANK",    "PAGE_BREAK"};

std::string name_of(std::uint32_t kind) {
  return kind > 0 && kind < std::size(kNames) ? kNames[kind] : "an element of kind " + std::to_string(kind);
}

// A text cut to what fits into a line.
std::string brief(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  if (words.size() <= kLongest) return assay::quoted(std::string(words));
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  return assay::quoted(std::string(words.substr(0, end))) + "…";
}

// Writes fields one after another. Numbers are written without the process's locale.
class Line {
 public:
  Line& word(std::string_view words) {
    out_.append(words).push_back(' ');
    return *this;
  }
  Line& text(const char* field, assay_text words) {
    if (words.size > 0)
      out_.append(field).append("=").append(assay::quoted(view(words), std::string::npos)).push_back(' ');
    return *this;
  }
  template <typename Number>
  Line& number(const char* field, Number number) {
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out_.append(field).append("=").append(digits, end).push_back(' ');
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string written_element(const assay_element& element) {
  Line line;
  line.word("open").word(name_of(element.kind)).text("id", element.id).text("title", element.title);
  line.text("note", element.note).text("role", element.role);
  line.number("flags", element.flags)
      .number("span", element.span)
      .number("lines", element.lines)
      .number("blank", element.blank);
  for (std::uint64_t i = 0; i < element.attributes.count; ++i) {
    const auto* pair = ASSAY_AT(assay_pair, element.attributes, i);
    line.text("key", pair->key).text("value", pair->value);
  }
  for (std::uint64_t i = 0; i < element.columns.count; ++i) {
    const auto* column = ASSAY_AT(assay_table_column, element.columns, i);
    line.word("column")
        .text("title", column->title)
        .number("width", column->width)
        .number("align", column->align);
  }
  for (std::uint64_t i = 0; i < element.choices.count; ++i)
    line.text("choice", *ASSAY_AT(assay_text, element.choices, i));
  return line.take();
}

std::string written_chart(const assay_chart& chart) {
  Line line;
  line.word("chart").number("kind", chart.kind).text("id", chart.id).text("title", chart.title);
  line.text("description", chart.description).text("value_label", chart.value_label);
  line.number("minimum", chart.minimum).number("maximum", chart.maximum);
  for (std::uint64_t i = 0; i < chart.categories.count; ++i) {
    const auto* category = ASSAY_AT(assay_chart_category, chart.categories, i);
    line.word("category").text("label", category->label).text("short", category->short_label);
  }
  for (std::uint64_t s = 0; s < chart.series.count; ++s) {
    const auto* series = ASSAY_AT(assay_chart_series, chart.series, s);
    line.word("series")
        .text("label", series->label)
        .text("role", series->role)
        .number("reference", series->reference);
    for (std::uint64_t i = 0; i < chart.categories.count; ++i) {
      if (series->states[i] == 0) {
        line.word("none");
      } else {
        line.number("value", series->values[i]);
      }
    }
  }
  return line.take();
}

// Around byte `at`, cut at characters.
std::string around(const std::string& bytes, std::size_t at) {
  const std::size_t from = at < 24 ? 0 : at - 24;
  return assay::quoted(bytes.substr(from, 48));
}

// The receiver behind events_of().
struct Taken {
  std::vector<Event>* events;

  static Taken& of(void* context) { return *static_cast<Taken*>(context); }
};

}  // namespace

std::vector<Event> events_of(const DocumentTree& document) {
  std::vector<Event> events;
  Taken taken{&events};
  assay_document_sink sink{};
  sink.struct_size = sizeof sink;
  sink.context = &taken;
  sink.open = [](void* context, const assay_element* element, assay_error*) -> assay_status {
    Taken::of(context).events->push_back({EventKind::Open, *element, {}, {}});
    return ASSAY_OK;
  };
  sink.close = [](void* context, assay_error*) -> assay_status {
    Taken::of(context).events->push_back({});
    return ASSAY_OK;
  };
  sink.text = [](void* context, const assay_span* span, assay_error*) -> assay_status {
    Taken::of(context).events->push_back({EventKind::Text, {}, *span, {}});
    return ASSAY_OK;
  };
  sink.chart = [](void* context, const assay_chart* chart, assay_error*) -> assay_status {
    Taken::of(context).events->push_back({EventKind::Chart, {}, {}, *chart});
    return ASSAY_OK;
  };
  if (document.replay(sink, nullptr) != ASSAY_OK)
    throw std::logic_error("a document of the host cannot be replayed");
  return events;
}

assay_status send(const Event& event, const assay_document_sink& sink, assay_error* error) {
  switch (event.kind) {
    case EventKind::Open:
      return sink.open(sink.context, &event.element, error);
    case EventKind::Text:
      return sink.text(sink.context, &event.span, error);
    case EventKind::Chart:
      return sink.chart(sink.context, &event.chart, error);
    case EventKind::Close:
      break;
  }
  return sink.close(sink.context, error);
}

std::string described(const Event& event) {
  switch (event.kind) {
    case EventKind::Open: {
      const assay_text name = event.element.id.size > 0 ? event.element.id : event.element.title;
      return "the opening of " + name_of(event.element.kind) + (name.size > 0 ? " " + brief(view(name)) : "");
    }
    case EventKind::Text:
      return "the text " + brief(view(event.span.text));
    case EventKind::Chart:
      return "the chart " + brief(view(event.chart.id.size > 0 ? event.chart.id : event.chart.title));
    case EventKind::Close:
      break;
  }
  return "a close";
}

std::string written(const Event& event) {
  switch (event.kind) {
    case EventKind::Open:
      return written_element(event.element);
    case EventKind::Text:
      return Line()
          .word("text")
          .number("style", event.span.style)
          .text("text", event.span.text)
          .text("target", event.span.target)
          .take();
    case EventKind::Chart:
      return written_chart(event.chart);
    case EventKind::Close:
      break;
  }
  return "close";
}

std::vector<std::string> written(const std::vector<Event>& events) {
  std::vector<std::string> lines;
  lines.reserve(events.size());
  for (const Event& event : events) lines.push_back(written(event));
  return lines;
}

std::string difference(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const std::size_t both = std::min(one.size(), other.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (one[i] == other[i]) continue;
    return "event " + std::to_string(i + 1) + " was " + brief(one[i]) + " and then " + brief(other[i]) +
           " (" + difference(one[i], other[i]) + ")";
  }
  if (one.size() == other.size()) return {};
  return std::to_string(one.size()) + " events and then " + std::to_string(other.size());
}

std::string difference(const std::string& one, const std::string& other) {
  if (one == other) return {};
  const std::size_t both = std::min(one.size(), other.size());
  std::size_t at = 0;
  while (at < both && one[at] == other[at]) ++at;
  return "from byte " + std::to_string(at) + " on, " + around(one, at) + " and then " + around(other, at);
}

}  // namespace assay::conformance
