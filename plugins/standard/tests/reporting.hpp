// Documents of the plugin as trees: with the texts of content/en.toml, which must have every one that is
// asked for.
#pragma once

#include <assay/sdk/document_tree.hpp>

#include <fstream>

#include "blank_form.hpp"
#include "catch.hpp"
#include "individual_report.hpp"
#include "reference_sheet.hpp"
#include "test_instrument.hpp"

namespace standard_test {

using assay::sdk::DocumentBuilder;
using assay::sdk::DocumentTree;
using assay::sdk::Node;

// The plugin's texts. Each stands on one line there, without escapes.
class English {
 public:
  English() {
    std::ifstream file(ASSAY_SOURCE_DIR "/plugins/standard/content/en.toml");
    std::string line;
    while (std::getline(file, line)) {
      const std::size_t middle = line.find("\" = \"");
      if (line.empty() || line.front() != '"' || middle == std::string::npos) continue;
      texts_[line.substr(1, middle - 1)] = line.substr(middle + 5, line.size() - middle - 6);
    }
    for (const auto& [key, value] : texts_) pairs_.push_back({text(key), text(value)});
  }
  assay_array pairs() const { return array(pairs_); }

 private:
  std::map<std::string, std::string> texts_;
  std::vector<assay_pair> pairs_;
};

struct Reporting {
  assay::sdk::ReportSetup setup() {
    const assay::sdk::ScorerSetup base = instrument.setup();
    return {base.model, base.norm, base.options, assay::sdk::Wording(english.pairs()), "en", ""};
  }
  // `withheld`: ASSAY_WITHHELD_… by role, none for nothing.
  const Node& individual(const std::vector<Rater>& raters, const std::vector<assay_comment>& comments = {},
                         const std::vector<std::uint32_t>& withheld = {}) {
    const Scored scored(instrument, raters);
    assay_case assessed = scored.as_case(comments);
    assessed.withheld = array(withheld);
    assessed.minimum_raters = 3;
    return written([&](DocumentBuilder& d) {
      standard::IndividualReport(setup()).write_case(assay::sdk::Case(assessed), d);
    });
  }
  template <typename Sheet>
  const Node& sheet() {
    return written([&](DocumentBuilder& d) { Sheet(setup()).write_sheet(d); });
  }
  template <typename Write>
  const Node& written(Write write) {
    tree = std::make_unique<DocumentTree>();
    const assay_document_sink sink = tree->sink();
    DocumentBuilder document(sink);
    write(document);
    return tree->root();
  }

  TestInstrument instrument;
  English english;
  std::unique_ptr<DocumentTree> tree;
};

// Every title, column and text below a node, a line each.
inline std::string words(const Node& node) {
  std::string out;
  if (!node.title.empty()) out += node.title + "\n";
  if (!node.text.empty()) out += node.text + "\n";
  for (const auto& column : node.columns) out += column.title + "\n";
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

inline std::string words_of(const Node& root, const std::string& id) {
  const Node* found = find(root, id);
  INFO(id);
  REQUIRE(found != nullptr);
  return words(*found);
}

// The first chart of a kind, or null.
inline const assay::sdk::OwnedChart* chart_of(const Node& node, std::uint32_t kind) {
  if (node.chart && node.chart->kind == kind) return node.chart;
  for (const Node& child : node.children) {
    if (const auto* found = chart_of(child, kind)) return found;
  }
  return nullptr;
}

inline bool says(const std::string& all, const std::string& part) {
  return all.find(part) != std::string::npos;
}

}  // namespace standard_test
