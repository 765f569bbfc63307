// A comparison to write reports of, put together by hand, and the report as a tree.
#pragma once

#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/testing/fake_setup.hpp>

#include <deque>
#include <string>
#include <vector>

#include "catch.hpp"
#include "comparison_report.hpp"

namespace crosswalk_test {

using assay::sdk::Node;
using assay::sdk::text;

// One person; texts are kept here.
class Person {
 public:
  Person() { wording.read(ASSAY_SOURCE_DIR "/plugins/crosswalk/content/en.toml"); }

  std::uint32_t framework(const std::string& id, const std::string& title, const std::string& vendor,
                          const std::string& remark = "") {
    frameworks_.push_back({keep(id), keep(title), keep(vendor), remark.empty() ? 1u : 0u, 0, keep(remark)});
    return static_cast<std::uint32_t>(frameworks_.size() - 1);
  }
  // The members that follow are this theme's.
  void theme(const std::string& id, const std::string& title, const std::string& note = "") {
    themes_.push_back({keep(id), keep(title), keep(note), static_cast<std::uint32_t>(members_.size()), 0});
  }
  // Without a figure.
  assay_theme_member& member(std::uint32_t framework, std::uint32_t match, const std::string& construct) {
    members_.push_back(made(framework, match, construct));
    ++themes_.back().member_count;
    return members_.back();
  }
  // A mean rating on 1 to 5.
  void rating(std::uint32_t framework, std::uint32_t match, const std::string& construct, double mean) {
    set(member(framework, match, construct), ASSAY_BASIS_RATING, mean, 1, 5, 25 * (mean - 1));
  }
  void rank(std::uint32_t framework, std::uint32_t match, const std::string& construct, double value) {
    set(member(framework, match, construct), ASSAY_BASIS_PERCENTILE_RANK, value, 0, 99, value);
  }
  // Points of 200 to 800.
  void points(std::uint32_t framework, std::uint32_t match, const std::string& construct, double value) {
    set(member(framework, match, construct), ASSAY_BASIS_POINTS, value, 200, 800, (value - 200) / 6);
  }
  void uncovered(std::uint32_t framework, const std::string& construct, double rank,
                 const std::string& definition) {
    assay_theme_member one = made(framework, 0, construct);
    one.definition = keep(definition);
    set(one, ASSAY_BASIS_PERCENTILE_RANK, rank, 0, 99, rank);
    uncovered_.push_back(one);
  }

  assay::sdk::testing::FakeWording wording;  // the plugin's texts
  std::string name = "Robin Vale";
  double agree_within = 15, conflict_from = 30, low_below = 33.3, high_above = 66.7;

  assay::sdk::ReportSetup setup() {
    options_ = {{text("agree_within"), ASSAY_OPTION_NUMBER, 0, {}, agree_within},
                {text("conflict_from"), ASSAY_OPTION_NUMBER, 0, {}, conflict_from},
                {text("low_below"), ASSAY_OPTION_NUMBER, 0, {}, low_below},
                {text("high_above"), ASSAY_OPTION_NUMBER, 0, {}, high_above}};
    return {assay::sdk::Model(no_model_),
            std::nullopt,
            assay::sdk::Options(assay::sdk::array(options_)),
            assay::sdk::Wording(wording.abi()),
            "en",
            "Sample Inc"};
  }

  // The report; valid until it is asked for again.
  const Node& report() {
    assay_comparison comparison{};
    comparison.struct_size = sizeof(comparison);
    comparison.case_id = text("robin");
    comparison.name = text(name);
    comparison.date = text("2024-03-09");
    comparison.crosswalk = text("Two views");
    comparison.frameworks = assay::sdk::array(frameworks_);
    comparison.themes = assay::sdk::array(themes_);
    comparison.members = assay::sdk::array(members_);
    comparison.uncovered = assay::sdk::array(uncovered_);
    tree_.emplace_back();
    const assay_document_sink sink = tree_.back().sink();
    assay::sdk::DocumentBuilder document(sink);
    crosswalk::ComparisonReport(setup()).write_comparison(assay::sdk::Comparison(comparison), document);
    return tree_.back().root();
  }

 private:
  assay_text keep(const std::string& words) { return text(kept_.emplace_back(words)); }
  assay_theme_member made(std::uint32_t framework, std::uint32_t match, const std::string& construct) {
    assay_theme_member one{};
    one.framework = framework;
    one.match = match;
    one.construct_id = one.construct = keep(construct);
    return one;
  }
  static void set(assay_theme_member& member, std::uint32_t basis, double value, double minimum,
                  double maximum, double position) {
    member.has_value = 1;
    member.basis = basis;
    member.value = value;
    member.minimum = minimum;
    member.maximum = maximum;
    member.position = position;
  }

  assay_model no_model_{};
  std::deque<std::string> kept_;
  std::vector<assay_framework> frameworks_;
  std::vector<assay_theme> themes_;
  std::vector<assay_theme_member> members_, uncovered_;
  std::vector<assay_option> options_;
  std::deque<assay::sdk::DocumentTree> tree_;
};

// Every title and text below a node, a line each.
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
  REQUIRE(found != nullptr);
  return words(*found);
}

// The charts below a node, in order.
inline void collect_charts(const Node& node, std::vector<const assay::sdk::OwnedChart*>& charts) {
  if (node.chart) charts.push_back(node.chart);
  for (const Node& child : node.children) collect_charts(child, charts);
}
inline std::vector<const assay::sdk::OwnedChart*> charts_of(const Node& root, const std::string& id) {
  const Node* found = find(root, id);
  REQUIRE(found != nullptr);
  std::vector<const assay::sdk::OwnedChart*> charts;
  collect_charts(*found, charts);
  return charts;
}

inline bool says(const std::string& all, const std::string& part) {
  return all.find(part) != std::string::npos;
}

constexpr std::uint32_t kExact = ASSAY_MATCH_EXACT, kClose = ASSAY_MATCH_CLOSE, kBroad = ASSAY_MATCH_BROAD;

}  // namespace crosswalk_test
