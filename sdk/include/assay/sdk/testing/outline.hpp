// assay/sdk/testing/outline.hpp: a document as text, a line an element, to be compared or searched in a test.
//
//   DOCUMENT "Results"
//     SECTION #topics "Topics"
//       TABLE "Means" | Topic | Mean
//         ROW
//           CELL Clarity
#pragma once

#include <string>
#include <string_view>

#include "assay/sdk/document_tree.hpp"
#include "assay/sdk/testing/document_rules.hpp"

namespace assay::sdk::testing {

inline std::string outline(const Node& node, std::size_t depth = 0) {
  const std::string indent(2 * depth, ' ');
  if (node.form == NodeForm::kText) return indent + node.text + "\n";
  if (node.form == NodeForm::kChart) {
    std::string line = indent + "CHART \"" + node.chart->title + "\"";
    for (const OwnedSeries& series : node.chart->series) line += " | " + series.label;
    return line + "\n";
  }
  std::string line = indent + kind_name(node.kind);
  if (!node.id.empty()) line += " #" + node.id;
  if (!node.title.empty()) line += " \"" + node.title + "\"";
  if (!node.note.empty()) line += " (" + node.note + ")";
  for (const OwnedColumn& column : node.columns) line += " | " + column.title;
  // Most elements that hold text hold nothing else: it stands on their own line.
  std::size_t first = 0;
  std::string words;
  while (first < node.children.size() && node.children[first].form == NodeForm::kText) {
    words += node.children[first++].text;
  }
  if (!words.empty()) line += " " + words;
  line += "\n";
  for (std::size_t i = first; i < node.children.size(); ++i) line += outline(node.children[i], depth + 1);
  return line;
}

// The element or chart with this id, or null.
inline const Node* find_node(const Node& node, std::string_view id) {
  if (node.form == NodeForm::kElement && node.id == id) return &node;
  if (node.chart && node.chart->id == id) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find_node(child, id)) return found;
  }
  return nullptr;
}

// The first chart at or below the node, or null.
inline const OwnedChart* find_chart(const Node& node) {
  if (node.chart) return node.chart;
  for (const Node& child : node.children) {
    if (const OwnedChart* found = find_chart(child)) return found;
  }
  return nullptr;
}

}  // namespace assay::sdk::testing
