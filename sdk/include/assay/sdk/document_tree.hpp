// assay/sdk/document_tree.hpp: a document as a tree of values, for a renderer that wants to see the whole
// before it writes. Hand DocumentTree's sink to the document source, then read root().
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/document.h"
#include "assay/sdk/document_node.hpp"
#include "assay/sdk/error.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

namespace detail {

// A struct as this side knows it: the maker's own, or, if that one lacks fields, `copy` with zeros for them.
template <typename T>
const T& known_part(const void* from, std::uint64_t size, T& copy) {
  if (size >= sizeof(T)) return *static_cast<const T*>(from);
  copy = T{};
  std::memcpy(&copy, from, static_cast<std::size_t>(size));
  return copy;
}

template <typename T>
const T& array_element(const assay_array& array, std::uint64_t index, T& copy) {
  const char* data = static_cast<const char*>(array.data);
  return known_part(data + static_cast<std::size_t>(index * array.stride), array.stride, copy);
}

// A list in `store` of what `make` gives for each element of `array`.
template <typename T, typename Make>
auto list_of(const assay_array& array, NodeStore& store, Make make) {
  T copy;
  return store.made(static_cast<std::size_t>(array.count),
                    [&](std::size_t index) { return make(array_element(array, index, copy)); });
}

// These fill a node where it stands: one costs more to move than to make.
inline void fill_element(Node& node, const assay_element& from, NodeStore& store) {
  node.kind = from.kind;
  node.flags = from.flags;
  node.span = from.span;
  node.lines = from.lines;
  node.blank = from.blank;
  node.id = store.text(view(from.id));
  node.title = store.text(view(from.title));
  node.note = store.text(view(from.note));
  node.role = store.text(view(from.role));
  if (from.attributes.count + from.columns.count + from.choices.count == 0) return;  // as nearly always
  node.attributes = list_of<assay_pair>(from.attributes, store, [&](const assay_pair& pair) {
    return OwnedPair{store.text(view(pair.key)), store.text(view(pair.value))};
  });
  node.columns = list_of<assay_table_column>(from.columns, store, [&](const assay_table_column& column) {
    return OwnedColumn{store.text(view(column.title)), column.width, column.align};
  });
  node.choices = list_of<assay_text>(from.choices, store, [&](const assay_text& one) { return store.text(view(one)); });
}

inline void fill_text(Node& node, const assay_span& from, NodeStore& store) {
  node.form = NodeForm::kText;
  node.style = from.style;
  node.text = store.text(view(from.text));
  node.target = store.text(view(from.target));
}

inline void fill_series(OwnedSeries& series, const assay_chart_series& from, std::size_t categories) {
  series.label = view(from.label);
  series.role = view(from.role);
  series.reference = from.reference != 0;
  series.values.assign(from.values, from.values + categories);
  series.states.assign(from.states, from.states + categories);
}

inline void fill_chart(Node& node, const assay_chart& from, NodeStore& store) {
  node.form = NodeForm::kChart;
  OwnedChart& chart = store.chart();
  node.chart = &chart;
  chart.kind = from.kind;
  chart.id = view(from.id);
  chart.title = view(from.title);
  chart.description = view(from.description);
  chart.value_label = view(from.value_label);
  chart.minimum = from.minimum;
  chart.maximum = from.maximum;
  chart.categories.resize(static_cast<std::size_t>(from.categories.count));
  assay_chart_category category;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const assay_chart_category& known = array_element(from.categories, i, category);
    chart.categories[i].label = view(known.label);
    chart.categories[i].short_label = view(known.short_label);
  }
  chart.series.resize(static_cast<std::size_t>(from.series.count));
  assay_chart_series series;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    fill_series(chart.series[i], array_element(from.series, i, series), chart.categories.size());
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
  bool complete() const noexcept { return !nodes_.empty() && open_.empty(); }

  // The DOCUMENT. Throws std::logic_error before the document is complete.
  const Node& root() const {
    if (!complete()) throw std::logic_error("The document ended before all of its elements were closed.");
    return nodes_.front();
  }

 private:
  // A new node, the last of those that stand behind the innermost open element.
  Node& append() { return nodes_.emplace_back(); }

  static assay_status on_open(void* context, const assay_element* element, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    return guarded(error, [&] {
      if (tree.open_.empty() && !tree.nodes_.empty()) {
        throw Failure(ASSAY_E_ARGUMENT, "a document has one root; this is a second one");
      }
      assay_element copy;
      tree.open_.push_back(tree.nodes_.size());
      detail::fill_element(tree.append(), detail::known_part(element, element->struct_size, copy),
                           tree.store_);
    });
  }

  // Everything behind the element is its child, and closed: it moves to the store.
  static assay_status on_close(void* context, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    if (tree.open_.empty()) {
      return fill_error(error, ASSAY_E_ARGUMENT, "an element is closed, and none is open");
    }
    return guarded(error, [&] {
      const std::size_t element = tree.open_.back(), first = element + 1;
      tree.nodes_[element].children = tree.store_.list(tree.nodes_.data() + first, tree.nodes_.size() - first);
      tree.nodes_.resize(first);
      tree.open_.pop_back();
    });
  }

  static assay_status on_text(void* context, const assay_span* span, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    return guarded(error, [&] {
      tree.require_open("text stands outside of the document");
      assay_span copy;
      detail::fill_text(tree.append(), detail::known_part(span, span->struct_size, copy), tree.store_);
    });
  }

  static assay_status on_chart(void* context, const assay_chart* chart, assay_error* error) noexcept {
    DocumentTree& tree = *static_cast<DocumentTree*>(context);
    return guarded(error, [&] {
      tree.require_open("a chart stands outside of the document");
      assay_chart copy;
      detail::fill_chart(tree.append(), detail::known_part(chart, chart->struct_size, copy), tree.store_);
    });
  }

  void require_open(const char* complaint) const {
    if (open_.empty()) throw Failure(ASSAY_E_ARGUMENT, complaint);
  }

  NodeStore store_;
  std::vector<Node> nodes_;         // the open path, and behind each element on it the children that it has so far
  std::vector<std::size_t> open_;  // where in nodes_ each open element stands
};

}  // namespace assay::sdk
