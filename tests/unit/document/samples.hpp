// A report writer in small: sends events to a tree and keeps the first failure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/error.hpp"
#include "catch.hpp"

namespace samples {

inline assay_text text(std::string_view text) {
  return {text.data(), text.size()};
}
inline std::string string(assay_text text) {
  return {text.data == nullptr ? "" : text.data, text.size};
}

template <typename Type>
assay_array array(const std::vector<Type>& values) {
  return {values.data(), values.size(), sizeof(Type)};
}

inline assay_element element(std::uint32_t kind, std::string_view id = {}, std::string_view title = {}) {
  assay_element out{};
  out.struct_size = sizeof(out);
  out.kind = kind;
  out.id = text(id);
  out.title = text(title);
  return out;
}

inline assay_span span(std::string_view words, std::string_view target = {}) {
  assay_span out{};
  out.struct_size = sizeof(out);
  out.text = text(words);
  out.target = text(target);
  return out;
}

class Writer {
 public:
  Writer() : sink_(tree.sink()) {}

  assay_status open(const assay_element& from) { return open(&from); }
  assay_status open(const assay_element* from) { return note(sink_.open(sink_.context, from, &fresh())); }
  assay_status open(std::uint32_t kind, std::string_view id = {}, std::string_view title = {}) {
    return open(element(kind, id, title));
  }
  assay_status close() { return note(sink_.close(sink_.context, &fresh())); }
  assay_status text(const assay_span& span) { return note(sink_.text(sink_.context, &span, &fresh())); }
  assay_status text(std::string_view words) { return text(span(words)); }
  assay_status chart(const assay_chart& chart) { return note(sink_.chart(sink_.context, &chart, &fresh())); }
  // Opens and closes.
  void leaf(const assay_element& from) {
    open(from);
    close();
  }

  // The first failure's text; empty when all went well.
  std::string failure;
  assay::DocumentTree tree;
  const assay_document_sink& sink() const { return sink_; }

 private:
  assay_error& fresh() {
    error_ = {};
    error_.struct_size = sizeof(error_);
    return error_;
  }
  assay_status note(assay_status status) {
    if (status != ASSAY_OK && failure.empty()) {
      CHECK(error_.code == status);
      failure.assign(error_.text, error_.text_size);
    }
    return status;
  }

  assay_document_sink sink_;
  assay_error error_{};
};

// Opens DOCUMENT and the given kinds inside each other, and sends the last one as it is.
inline std::string failure_of(const std::vector<std::uint32_t>& outer, const assay_element& last) {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  assay_table_column column{};
  for (const std::uint32_t kind : outer) {
    assay_element from = element(kind, {}, kind == ASSAY_SECTION ? "T" : "");
    if (kind == ASSAY_TABLE) from.columns = {&column, 1, sizeof(column)};
    REQUIRE(writer.open(from) == ASSAY_OK);
  }
  writer.open(last);
  return writer.failure;
}

// Events as text, one a line: "<5 id title", "text", ">".
class Recorder {
 public:
  explicit Recorder(std::size_t fail_at = ~std::size_t{0}) : fail_at_(fail_at) {}

  assay_document_sink sink() {
    assay_document_sink out{};
    out.struct_size = sizeof(out);
    out.context = this;
    out.open = [](void* context, const assay_element* from, assay_error*) {
      auto& self = *static_cast<Recorder*>(context);
      self.elements.push_back(*from);
      return self.add("<" + std::to_string(from->kind) + " " + string(from->id) + " " + string(from->title));
    };
    out.close = [](void* context, assay_error*) { return static_cast<Recorder*>(context)->add(">"); };
    out.text = [](void* context, const assay_span* from, assay_error*) {
      auto& self = *static_cast<Recorder*>(context);
      self.spans.push_back(*from);
      return self.add("\"" + string(from->text) + "\" " + string(from->target));
    };
    out.chart = [](void* context, const assay_chart* from, assay_error*) {
      auto& self = *static_cast<Recorder*>(context);
      self.charts.push_back(*from);
      return self.add("chart " + string(from->id));
    };
    return out;
  }

  // Their addresses lead into the tree.
  std::vector<assay_element> elements;
  std::vector<assay_span> spans;
  std::vector<assay_chart> charts;
  std::vector<std::string> events;

 private:
  assay_status add(std::string event) {
    if (events.size() == fail_at_) return ASSAY_E_SINK;
    events.push_back(std::move(event));
    return ASSAY_OK;
  }

  std::size_t fail_at_;
};

inline std::vector<std::string> events_of(const assay::DocumentTree& tree) {
  Recorder recorder;
  CHECK(tree.replay(recorder.sink(), nullptr) == ASSAY_OK);
  return recorder.events;
}

// A chart of one series with the values 1 and 2, ready to be spoilt.
struct Chart {
  Chart() {
    categories = {{text("First"), text("1st")}, {text("Second"), text("2nd")}};
    assay_chart_series one{};
    one.label = text("Self");
    one.role = text("self");
    one.values = values.data();
    one.states = states.data();
    series = {one};
    chart.struct_size = sizeof(chart);
    chart.kind = ASSAY_CHART_LINE;
    chart.id = text("c1");
    chart.title = text("Scores");
    chart.description = text("Two scores");
    chart.value_label = text("Points");
    chart.minimum = 0;
    chart.maximum = 5;
  }
  Chart(const Chart&) = delete;
  Chart& operator=(const Chart&) = delete;

  // What the tree says of it in a section.
  std::string failure() {
    if (chart.categories.data == nullptr) chart.categories = array(categories);
    if (chart.series.data == nullptr) chart.series = array(series);
    Writer writer;
    writer.open(ASSAY_DOCUMENT);
    writer.chart(chart);
    return writer.failure;
  }

  std::vector<double> values = {1, 2};
  std::vector<std::uint8_t> states = {1, 1};
  std::vector<assay_chart_category> categories;
  std::vector<assay_chart_series> series;
  assay_chart chart{};
};

}  // namespace samples
