// The individual report on made-up answers, as a tree to look things up in.
#pragma once

#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include "catch.hpp"
#include "individual_report.hpp"
#include "scorer.hpp"
#include "small_instrument.hpp"

namespace bcsc_test {

using assay::sdk::Node;

inline constexpr std::uint32_t kE1 = 1, kE2 = 2, kE3 = 4;

// The texts of content/en.toml.
class RealWording {
 public:
  // `more` beside the texts, or in the place of those with these keys, as a content pack's and a locale's
  // would be.
  explicit RealWording(std::initializer_list<std::pair<std::string_view, std::string_view>> more = {}) {
    texts_.read(BCSC_WORDING);
    for (const auto& [key, text] : more) texts_.add(key, text);
  }
  assay::sdk::Wording wording() const { return assay::sdk::Wording(texts_.abi()); }

 private:
  assay::sdk::testing::FakeWording texts_;
};

// With what the host gives for German, as far as the tests come across it.
inline const RealWording& german_words() {
  static const RealWording german({{"locale.tag", "de"},
                                   {"locale.decimal", ","},
                                   {"locale.group", "."},
                                   {"locale.date.long", "{day}. {month} {year}"},
                                   {"locale.month.1", "Januar"},
                                   {"locale.list.two", "{first} und {last}"},
                                   {"locale.plurals", "one: n = 1"},
                                   {"overview.description.separator", "; "}});
  return german;
}

inline const RealWording& words() {
  static const RealWording real;
  return real;
}

inline assay::sdk::ReportSetup report_setup(SmallInstrument& instrument, const RealWording& texts = words()) {
  const assay::sdk::ScorerSetup s = instrument.setup();
  return {s.model, s.norm, s.options, texts.wording(), "en", "Client"};
}

// Every word of a part, in order, a space after each text; titles and notes as well.
inline void collect(const Node& node, std::string& out) {
  for (const assay::sdk::NodeText* text : {&node.title, &node.note, &node.text}) {
    if (!text->empty()) out += *text + "|";
  }
  for (const auto& pair : node.attributes) out += pair.value + "|";
  if (node.chart) {
    out += "chart " + node.chart->title + "|" + node.chart->description + "|";
    for (const auto& series : node.chart->series) out += series.label + "|";
  }
  for (const Node& child : node.children) collect(child, out);
}

inline const Node* find(const Node& node, std::string_view id) {
  if (node.id == id) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find(child, id)) return found;
  }
  return nullptr;
}

class Report {
 public:
  // `withheld`: ASSAY_WITHHELD_… by role; the raters of such a role are not to be among `raters`.
  Report(SmallInstrument& instrument, const std::vector<Rater>& raters, const RealWording& texts = words(),
         const std::vector<std::uint32_t>& withheld = {}, const std::vector<std::size_t>& withheld_rows = {}) {
    const bcsc::Scorer scorer(instrument.setup());
    Scored scored(instrument, scorer, raters);
    for (std::uint32_t role = 0; role < withheld.size(); ++role) {
      if (withheld[role] != ASSAY_WITHHELD_NO) scored.withhold(role);
    }
    for (const std::size_t row : withheld_rows) scored.withhold_row(row);
    std::vector<std::uint32_t> counts(4, 0);
    for (const Rater& rater : raters) ++counts[rater.role == kPeer ? kOther : rater.role];
    assay_case plain{};
    plain.struct_size = sizeof plain;
    plain.id = plain.name = assay::sdk::text("Ada");
    plain.date = assay::sdk::text("2026-01-18");
    plain.rater_counts = assay::sdk::array(counts);
    plain.rows = assay::sdk::array(instrument.rows());
    plain.measures = scorer.measures();
    plain.columns = assay::sdk::array(scored.columns());
    plain.withheld = assay::sdk::array(withheld);
    plain.minimum_raters = 3;
    const bcsc::IndividualReport report(report_setup(instrument, texts));
    const assay_document_sink sink = tree_.sink();
    assay::sdk::DocumentBuilder builder(sink);
    report.write_case(assay::sdk::Case(plain), builder);
  }

  std::string all() const { return words_of(tree_.root()); }
  // What stands at the axis of the first chart of a part.
  std::vector<std::string> axis(std::string_view id) const {
    std::vector<std::string> labels;
    const Node* chart = chart_in(*find(tree_.root(), id));
    if (chart == nullptr) return labels;
    for (const auto& category : chart->chart->categories) labels.emplace_back(category.short_label);
    return labels;
  }
  // The words of the part with this id; empty when there is none.
  std::string part(std::string_view id) const {
    const Node* found = find(tree_.root(), id);
    return found ? words_of(*found) : std::string();
  }

 private:
  static const Node* chart_in(const Node& node) {
    if (node.chart) return &node;
    for (const Node& child : node.children) {
      if (const Node* found = chart_in(child)) return found;
    }
    return nullptr;
  }
  static std::string words_of(const Node& node) {
    std::string out;
    collect(node, out);
    return out;
  }
  assay::sdk::DocumentTree tree_;
};

inline void add_whole_norm(SmallInstrument& instrument) {
  for (const std::uint32_t element : {kE1, kE2, kE3}) {
    for (const std::uint32_t role : {kSelf, kManager, kOther}) instrument.add_norm(element, role, {2, 4, 6});
  }
}

}  // namespace bcsc_test
