// A comparison of made-up persons, written as a tree, and what stands in it.
#pragma once

#include "group_samples.hpp"

namespace chally_test {

using assay::sdk::Node;

inline const std::string kDash = "\u2013", kMinus = "\u2212";

inline std::string words(const Node& node) {
  std::string out;
  if (!node.title.empty()) out += node.title + "\n";
  if (!node.note.empty()) out += node.note + "\n";
  if (!node.text.empty()) out += node.text + "\n";
  for (const auto& pair : node.attributes) out += pair.key + ": " + pair.value + "\n";
  for (const auto& column : node.columns) out += column.title + "\n";
  if (node.chart) out += node.chart->description + "\n";
  for (const Node& child : node.children) out += words(child);
  return out;
}

inline const Node* find(const Node& node, const std::string& id) {
  if (node.id == id) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find(child, id)) return found;
  }
  return nullptr;
}

inline void collect(const Node& node, std::uint32_t kind, std::vector<const Node*>& found) {
  if (node.is(kind)) found.push_back(&node);
  for (const Node& child : node.children) collect(child, kind, found);
}

inline const assay::sdk::OwnedChart* chart_of(const Node& node) {
  if (node.chart) return node.chart;
  for (const Node& child : node.children) {
    if (const auto* found = chart_of(child)) return found;
  }
  return nullptr;
}

using Cells = std::vector<std::string>;

// The cells of the row that begins with `title`, in the section's table: 0 for the means, 1 for d.
inline Cells row(const Node& section, std::size_t table, const std::string& title) {
  std::vector<const Node*> tables, rows;
  collect(section, ASSAY_TABLE, tables);
  REQUIRE(tables.size() == 2);
  collect(*tables[table], ASSAY_ROW, rows);
  for (const Node* one : rows) {
    Cells cells;
    for (const Node& cell : one->children)
      cells.push_back(cell.children.empty() ? "" : std::string(cell.children[0].text));
    if (cells.front() == title) return cells;
  }
  FAIL("no row " << title);
  return {};
}

struct Report {
  const Node& written(const std::vector<Person>& persons) {
    const chally::GroupComparison writer(setup.setup());
    const Set set(setup.instrument, persons, withheld, beside_earlier, host_minimum, withheld_cases);
    const assay_document_sink sink = tree.sink();
    assay::sdk::DocumentBuilder document(sink);
    writer.write_group(set.view(), document);
    all = words(tree.root());
    // Whatever the set: no figure that is none.
    CHECK_THAT(all, !ContainsSubstring("nan") && !ContainsSubstring("inf\n"));
    return tree.root();
  }
  const Node& section(const std::vector<Person>& persons, const std::string& id = "percentiles") {
    const Node* found = find(written(persons), id);
    REQUIRE(found != nullptr);
    return *found;
  }
  bool says(const std::string& part) const { return all.find(part) != std::string::npos; }

  GroupSetup setup;
  std::vector<std::string> withheld;
  bool beside_earlier = false;  // readers have an earlier report on some of the persons
  std::uint32_t host_minimum = 3;
  std::uint32_t withheld_cases = 0;  // persons whom the host does not hand over
  assay::sdk::DocumentTree tree;
  std::string all;
};

// k1: 2, 2, 4, 6, 6 against 1, 1, 2, 3, 3; k2: the other way round. Squares of 16 and of 4 about means of 4 and of 2, by
// n - 1 = 4: standard deviations of 2 and 1.
inline const std::vector<Person> kTen = {{"high", 2, 1}, {"high", 2, 1}, {"high", 4, 2}, {"high", 6, 3}, {"high", 6, 3},
                                         {"low", 1, 2},  {"low", 1, 2},  {"low", 2, 4},  {"low", 3, 6},  {"low", 3, 6}};

}  // namespace chally_test
