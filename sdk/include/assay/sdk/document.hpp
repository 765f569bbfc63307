// assay/sdk/document.hpp: writing a document as nested calls. A block's content is given as a function, so
// that what is opened is always closed:
//
//   document.section({"results", "Results"}, [&] {
//     document.paragraph("Two managers answered.");
//     document.list(false, [&] { document.list_item("first"); });
//   });
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/document.h"
#include "assay/sdk/error.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// What a document says of itself. Empty fields are left out.
struct DocumentHead {
  std::string_view title;
  std::string_view language = {};    // BCP 47: the locale of the report's setup
  std::string_view date = {};        // ISO 8601: that of the case
  std::string_view subject = {};     // who it is about
  std::string_view instrument = {};  // the instrument's title
  std::string_view report = {};      // the report's id
};

struct SectionHead {
  std::string_view id;
  std::string_view title;
  std::string_view note = {};
  std::uint32_t flags = 0;  // ASSAY_FLAG_NEW_PAGE, ASSAY_FLAG_NOT_LISTED
  std::string_view role = {};
};

struct Column {
  std::string_view title;
  double width = 0;
  std::uint32_t align = ASSAY_ALIGN_START;
};

struct ChartSeries {
  std::string_view label;
  std::string_view role;
  std::vector<double> values;
  std::vector<std::uint8_t> states;  // one a value: 1 for a value, 0 for none
  bool reference = false;
};

struct Chart {
  std::uint32_t kind = ASSAY_CHART_LINE;
  std::string_view id;
  std::string_view title;
  std::string_view description;
  std::string_view value_label;
  double minimum = 0;
  double maximum = 1;
  std::vector<assay_chart_category> categories;
  std::vector<ChartSeries> series;
};

// Sends a document to a sink. A failure of the sink ends the writing by an exception.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const assay_document_sink& sink) : sink_(&sink) {}

  static assay_element element(std::uint32_t kind) {
    assay_element element{};
    element.struct_size = sizeof(assay_element);
    element.kind = kind;
    return element;
  }

  void open(const assay_element& element) {
    assay_error error = empty_error();
    require_sink(sink_->open(sink_->context, &element, &error), error);
  }
  void close() {
    assay_error error = empty_error();
    require_sink(sink_->close(sink_->context, &error), error);
  }
  template <typename Body>
  void block(const assay_element& element, Body&& body) {
    open(element);
    body();
    close();
  }

  // The root, with everything in it.
  template <typename Body>
  void document(const DocumentHead& head, Body&& body) {
    std::vector<assay_pair> known;
    const auto add = [&](std::string_view key, std::string_view value) {
      if (!value.empty()) known.push_back({sdk::text(key), sdk::text(value)});
    };
    add("language", head.language);
    add("date", head.date);
    add("subject", head.subject);
    add("instrument", head.instrument);
    add("report", head.report);
    assay_element e = element(ASSAY_DOCUMENT);
    e.title = sdk::text(head.title);
    e.attributes = array(known);
    block(e, body);
  }

  template <typename Body>
  void section(const SectionHead& head, Body&& body) {
    assay_element e = element(ASSAY_SECTION);
    e.id = sdk::text(head.id);
    e.title = sdk::text(head.title);
    e.note = sdk::text(head.note);
    e.role = sdk::text(head.role);
    e.flags = head.flags;
    block(e, body);
  }

  void text(std::string_view words, std::uint32_t style = 0, std::string_view target = {}) {
    if (words.empty()) return;
    assay_span span{sizeof(assay_span), style, sdk::text(words), sdk::text(target)};
    assay_error error = empty_error();
    require_sink(sink_->text(sink_->context, &span, &error), error);
  }
  void paragraph(std::string_view words, std::uint32_t style = 0, std::string_view role = {}) {
    assay_element e = element(ASSAY_PARAGRAPH);
    e.role = sdk::text(role);
    block(e, [&] { text(words, style); });
  }
  void heading(std::string_view words) {
    block(element(ASSAY_HEADING), [&] { text(words); });
  }
  void quotation(std::string_view words) {
    block(element(ASSAY_QUOTATION), [&] { text(words); });
  }

  template <typename Body>
  void list(bool ordered, Body&& body) {
    assay_element e = element(ASSAY_LIST);
    if (ordered) e.flags = ASSAY_FLAG_ORDERED;
    block(e, body);
  }
  void list_item(std::string_view words) {
    block(element(ASSAY_LIST_ITEM), [&] { text(words); });
  }

  template <typename Body>
  void table(std::string_view caption, const std::vector<Column>& columns, Body&& body,
             std::string_view role = {}) {
    std::vector<assay_table_column> plain;
    plain.reserve(columns.size());
    for (const Column& column : columns) {
      plain.push_back({sdk::text(column.title), column.width, column.align, 0});
    }
    assay_element e = element(ASSAY_TABLE);
    e.title = sdk::text(caption);
    e.role = sdk::text(role);
    e.columns = array(plain);
    block(e, body);
  }
  template <typename Body>
  void row(Body&& body, std::uint32_t flags = 0, std::string_view role = {}) {
    assay_element e = element(ASSAY_ROW);
    e.flags = flags;
    e.role = sdk::text(role);
    block(e, body);
  }
  template <typename Body>
  void cell(Body&& body, std::uint32_t flags = 0, std::uint32_t span = 1) {
    assay_element e = element(ASSAY_CELL);
    e.flags = flags;
    e.span = span;
    block(e, body);
  }
  void text_cell(std::string_view words, std::uint32_t flags = 0, std::uint32_t span = 1,
                 std::uint32_t style = 0) {
    cell([&] { text(words, style); }, flags, span);
  }

  template <typename Body>
  void callout(std::string_view title, std::string_view note, std::string_view role, Body&& body) {
    assay_element e = element(ASSAY_CALLOUT);
    e.title = sdk::text(title);
    e.note = sdk::text(note);
    e.role = sdk::text(role);
    block(e, body);
  }
  template <typename Body>
  void grid(std::string_view role, Body&& body) {
    assay_element e = element(ASSAY_GRID);
    e.role = sdk::text(role);
    block(e, body);
  }
  // A cell of a grid, with a title.
  template <typename Body>
  void grid_cell(std::string_view title, std::string_view note, Body&& body) {
    assay_element e = element(ASSAY_CELL);
    e.title = sdk::text(title);
    e.note = sdk::text(note);
    block(e, body);
  }
  template <typename Body>
  void group(Body&& body, std::string_view role = {}) {
    assay_element e = element(ASSAY_GROUP);
    e.role = sdk::text(role);
    block(e, body);
  }
  template <typename Body>
  void key_figures(Body&& body) {
    block(element(ASSAY_KEY_FIGURES), body);
  }
  void key_figure(std::string_view label, std::string_view figure, std::string_view note = {}) {
    assay_element e = element(ASSAY_KEY_FIGURE);
    e.title = sdk::text(label);
    e.note = sdk::text(note);
    block(e, [&] { text(figure); });
  }

  void blank(std::string_view label, std::uint32_t kind, std::uint32_t lines = 1,
             const std::vector<assay_text>& choices = {}) {
    assay_element e = element(ASSAY_BLANK);
    e.title = sdk::text(label);
    e.blank = kind;
    e.lines = lines;
    e.choices = array(choices);
    block(e, [] {});
  }
  void page_break() {
    block(element(ASSAY_PAGE_BREAK), [] {});
  }
  void contents(std::string_view title) {
    assay_element e = element(ASSAY_CONTENTS);
    e.title = sdk::text(title);
    block(e, [] {});
  }

  void chart(const Chart& chart) {
    std::vector<assay_chart_series> series;
    series.reserve(chart.series.size());
    for (const ChartSeries& one : chart.series) {
      series.push_back({sdk::text(one.label), sdk::text(one.role), one.values.data(), one.states.data(),
                        one.reference ? 1u : 0u, 0});
    }
    assay_chart plain{sizeof(assay_chart),
                      chart.kind,
                      sdk::text(chart.id),
                      sdk::text(chart.title),
                      sdk::text(chart.description),
                      sdk::text(chart.value_label),
                      chart.minimum,
                      chart.maximum,
                      array(chart.categories),
                      array(series)};
    assay_error error = empty_error();
    require_sink(sink_->chart(sink_->context, &plain, &error), error);
  }

 private:
  const assay_document_sink* sink_;
};

}  // namespace assay::sdk
