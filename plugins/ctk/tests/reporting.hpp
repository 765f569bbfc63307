// Documents of the small job as trees, with the texts of content/en.toml, which must have every one that is
// asked for.
#pragma once

#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "scorer.hpp"
#include "small_job.hpp"

namespace ctk_test {

struct Reporting {
  explicit Reporting(const char* content = CTK_CONTENT) { wording.read(content); }
  assay::sdk::ReportSetup setup() {
    const assay::sdk::ScorerSetup base = job.setup();
    return {base.model, std::nullopt, base.options, assay::sdk::Wording(wording.abi()), "en", "Sample Inc"};
  }
  template <typename Report>
  const assay::sdk::Node& about(const std::vector<Rater>& raters) {
    const ctk::Scorer scorer(job.setup());
    const Scored scored(job, scorer, raters);
    std::vector<std::uint32_t> counts(job.roles.size());
    for (const Rater& rater : raters) {
      ++counts[rater.role];
      if (rater.role == kPeer) ++counts[kOther];
    }
    assay_case assessed = scored.as_case(scorer.measures(), counts);
    assessed.withheld = assay::sdk::array(withheld);
    assessed.minimum_raters = 3;
    return written([&](auto& d) { Report(setup()).write_case(assay::sdk::Case(assessed), d); });
  }
  template <typename Report>
  const assay::sdk::Node& sheet() {
    return written([&](auto& d) { Report(setup()).write_sheet(d); });
  }
  template <typename Write>
  const assay::sdk::Node& written(Write write) {
    const assay_document_sink sink = tree.sink();
    assay::sdk::DocumentBuilder document(sink);
    write(document);
    return tree.root();
  }

  SmallJob job;
  assay::sdk::testing::FakeWording wording;  // the plugin's texts, and what a test adds to them
  std::vector<std::uint32_t> withheld;  // ASSAY_WITHHELD_… by role; empty for nothing
  assay::sdk::DocumentTree tree;
};

// Adds what the host gives for German, as far as the tests come across it.
inline void speak_german(assay::sdk::testing::FakeWording& wording) {
  wording.add("locale.tag", "de")
      .add("locale.decimal", ",")
      .add("locale.group", ".")
      .add("locale.percent", "{number}\u00a0%")
      .add("locale.date.long", "{day}. {month} {year}")
      .add("locale.month.9", "September")
      .add("locale.list.two", "{first} und {last}")
      .add("locale.plurals", "one: n = 1");
}

// Every title, note and text below a node, a line each; the texts of a row on one line.
inline std::string words(const assay::sdk::Node& node) {
  std::string out;
  for (const assay::sdk::NodeText& part : {node.title, node.note, node.text}) {
    if (!part.empty()) out += part + "\n";
  }
  for (const auto& child : node.children) {
    std::string below = words(child);
    if (node.is(ASSAY_ROW) || node.is(ASSAY_CELL)) {
      while (!below.empty() && below.back() == '\n') below.pop_back();
      out += below + (node.is(ASSAY_ROW) ? "|" : "");
    } else {
      out += below;
    }
  }
  if (node.is(ASSAY_ROW)) out += "\n";
  return out;
}

inline const assay::sdk::Node* find(const assay::sdk::Node& node, const std::string& id) {
  if (node.id == id || (node.chart && node.chart->id == id)) return &node;
  for (const auto& child : node.children) {
    if (const assay::sdk::Node* found = find(child, id)) return found;
  }
  return nullptr;
}

inline std::string words_of(const assay::sdk::Node& root, const std::string& id) {
  const assay::sdk::Node* found = find(root, id);
  INFO(id);
  REQUIRE(found != nullptr);
  return words(*found);
}

inline bool says(const std::string& all, const std::string& part) {
  return all.find(part) != std::string::npos;
}

}  // namespace ctk_test
