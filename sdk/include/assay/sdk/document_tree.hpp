// assay/sdk/document_tree.hpp: a document as a tree of values, for a renderer that wants to see the whole
// before it writes. Hand DocumentTree's sink to the document source, then read root().
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/document.h"
#include "assay/sdk/error.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

struct OwnedPair {
  std::string key;
  std::string value;
};

struct OwnedColumn {
  std::string title;
  double width = 0;
  std::uint32_t align = ASSAY_ALIGN_START;
};

struct OwnedCategory {
  std::string label;
  std::string short_label;
};

// One series. `values` and `states` have one entry a category.
struct OwnedSeries {
  std::string label;
  std::string role;
  std::vector<double> values;
  std::vector<std::uint8_t> states;
  bool reference = false;

  // True when there is a figure for `category`.
  bool has(std::size_t category) const {
    return category < states.size() && states[category] != 0 && std::isfinite(values[category]);
  }
};

struct OwnedChart {
  std::uint32_t kind = 0;  // ASSAY_CHART_…
  std::string id;
  std::string title;
  std::string description;
  std::string value_label;
  double minimum = 0;
  double maximum = 1;
  std::vector<OwnedCategory> categories;
  std::vector<OwnedSeries> series;
};

// What a node is: an element with children, or one of the two leaves.
enum class NodeForm : std::uint8_t { kElement, kText, kChart };

// A node of the tree. Fields that a kind has no use for are empty. Moves, does not copy.
struct Node {
  NodeForm form = NodeForm::kElement;

  // An element, as in assay_element.
  std::uint32_t kind = 0;
  std::uint32_t flags = 0;
  std::uint32_t span = 0;
  std::uint32_t lines = 0;
  std::uint32_t blank = 0;
  std::string id;
  std::string title;
  std::string note;
  std::string role;
  std::vector<OwnedPair> attributes;
  std::vector<OwnedColumn> columns;
  std::vector<std::string> choices;
  std::vector<Node> children;

  // A run of text, as in assay_span.
  std::uint32_t style = 0;
  std::string text;
  std::string target;

  // A chart; null for every other form.
  std::unique_ptr<OwnedChart> chart;

  bool is(std::uint32_t element_kind) const { return form == NodeForm::kElement && kind == element_kind; }
  bool has(std::uint32_t flag) const { return (flags & flag) != 0; }

  // The value of the attribute `key`; empty when there is none.
  std::string_view attribute(std::string_view key) const {
    for (const OwnedPair& pair : attributes) {
      if (pair.key == key) return pair.value;
    }
    return {};
  }
};

namespace detail {

// A struct as this side knows it: fields that its maker does not know are zero.
template <typename T>
T known_part(const void* from, std::uint64_t size) {
  T value{};
  // A copy of a size that the compiler knows is no call.
  if (size >= sizeof(T)) {
    std::memcpy(&value, from, sizeof(T));
  } else {
    std::memcpy(&value, from, static_cast<std::size_t>(size));
  }
  return value;
}

template <typename T>
T array_element(const assay_array& array, std::uint64_t index) {
  const char* data = static_cast<const char*>(array.data);
  return known_part<T>(data + static_cast<std::size_t>(index * array.stride), array.stride);
}

inline std::string owned(const assay_text& text) {
  return std::string(view(text));
}

inline void fill_series(OwnedSeries& series, const assay_chart_series& from, std::size_t categories) {
  series.label = owned(from.label);
  series.role = owned(from.role);
  series.reference = from.reference != 0;
  series.values.assign(from.values, from.values + categories);
  series.states.assign(from.states, from.states + categories);
}

// These fill a node where it stands: one costs more to move than to make.
inline void fill_element(Node& node, const assay_element& from) {
  node.kind = from.kind;
  node.flags = from.flags;
  node.span = from.span;
  node.lines = from.lines;
  node.blank = from.blank;
  node.id = owned(from.id);
  node.title = owned(from.title);
  node.note = owned(from.note);
  node.role = owned(from.role);
  node.attributes.reserve(static_cast<std::size_t>(from.attributes.count));
  for (std::uint64_t i = 0; i < from.attributes.count; ++i) {
    const auto pair = array_element<assay_pair>(from.attributes, i);
    node.attributes.push_back({owned(pair.key), owned(pair.value)});
  }
  node.columns.reserve(static_cast<std::size_t>(from.columns.count));
  for (std::uint64_t i = 0; i < from.columns.count; ++i) {
    const auto column = array_element<assay_table_column>(from.columns, i);
    node.columns.push_back({owned(column.title), column.width, column.align});
  }
  for (std::uint64_t i = 0; i < from.choices.count; ++i) {
    node.choices.push_back(owned(array_element<assay_text>(from.choices, i)));
  }
}

inline void fill_text(Node& node, const assay_span& from) {
  node.form = NodeForm::kText;
  node.style = from.style;
  node.text = owned(from.text);
  node.target = owned(from.target);
}

inline void fill_chart(Node& node, const assay_chart& from) {
  node.form = NodeForm::kChart;
  node.chart = std::make_unique<OwnedChart>();
  OwnedChart& chart = *node.chart;
  chart.kind = from.kind;
  chart.id = owned(from.id);
  chart.title = owned(from.title);
  chart.description = owned(from.description);
  chart.value_label = owned(from.value_label);
  chart.minimum = from.minimum;
  chart.maximum = from.maximum;
  chart.categories.reserve(static_cast<std::size_t>(from.categories.count));
  for (std::uint64_t i = 0; i < from.categories.count; ++i) {
    const auto category = array_element<assay_chart_category>(from.categories, i);
    chart.categories.push_back({owned(category.label), owned(category.short_label)});
  }
  chart.series.reserve(static_cast<std::size_t>(from.series.count));
  for (std::uint64_t i = 0; i < from.series.count; ++i) {
    const auto series = array_element<assay_chart_series>(from.series, i);
    fill_series(chart.series.emplace_back(), series, chart.categories.size());
  }
}

}  // namespace detail

// Collects one document. The sink holds this object's address: it neither copies nor moves.
class DocumentTree {
 public:
  DocumentTree() = default;
  DocumentTree(const DocumentTree&) = delete;
  DocumentTree& operator=(const DocumentTree&) = delete;

  // A sink that fills this tree. Valid as long as the tree lives. Its functions never throw; they fail with
  // ASSAY_E_ARGUMENT for events out of order and ASSAY_E_MEMORY. [one at a time]
  assay_document_sink sink() noexcept {
    assay_document_sink sink{};
    sink.struct_size = sizeof(sink);
    sink.context = this;
    sink.open = &on_open;
    sink.close = &on_close;
    sink.text = &on_text;
    sink.chart = &on_chart;
    return sink;
  }

  // True once the root was opened and everything that was opened is closed.
  bool complete() const noexcept { return !top_.empty() && open_.empty(); }

  // The DOCUMENT. Throws std::logic_error before the document is complete.
  const Node& root() const {
    if (!complete()) throw std::logic_error("The document ended before all of its elements were closed.");
    return top_.front();
  }

 private:
  // Adds to the innermost open element. The open path stays where it is: only the innermost element gains
  // children, and none of those is open. A first child is mostly the only one; with the second there is room
  // for some, so that a row's cells move once.
  Node& append() {
    constexpr std::size_t kSome = 16;
    std::vector<Node>& place = open_.empty() ? top_ : open_.back()->children;
    if (place.size() == 1 && place.capacity() == 1) place.reserve(kSome);
    return place.emplace_back();
  }

  static assay_status on_open(void* context, const assay_element* element, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    return guarded(error, [&] {
      if (tree.open_.empty() && !tree.top_.empty()) {
        throw Failure(ASSAY_E_ARGUMENT, "a document has one root; this is a second one");
      }
      const auto known = detail::known_part<assay_element>(element, element->struct_size);
      Node& node = tree.append();
      tree.open_.push_back(&node);
      detail::fill_element(node, known);
    });
  }

  static assay_status on_close(void* context, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    if (tree.open_.empty()) {
      return fill_error(error, ASSAY_E_ARGUMENT, "an element is closed, and none is open");
    }
    tree.open_.pop_back();
    return ASSAY_OK;
  }

  static assay_status on_text(void* context, const assay_span* span, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    return guarded(error, [&] {
      tree.require_open("text stands outside of the document");
      detail::fill_text(tree.append(), detail::known_part<assay_span>(span, span->struct_size));
    });
  }

  static assay_status on_chart(void* context, const assay_chart* chart, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    return guarded(error, [&] {
      tree.require_open("a chart stands outside of the document");
      detail::fill_chart(tree.append(), detail::known_part<assay_chart>(chart, chart->struct_size));
    });
  }

  void require_open(const char* complaint) const {
    if (open_.empty()) throw Failure(ASSAY_E_ARGUMENT, complaint);
  }

  std::vector<Node> top_;
  std::vector<Node*> open_;
};

}  // namespace assay::sdk
