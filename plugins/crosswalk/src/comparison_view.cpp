#include "comparison_view.hpp"

#include <algorithm>
#include <set>

namespace crosswalk {

using assay::sdk::Chart;
using assay::sdk::view;

namespace {

// As short as tells the framework from the others: the vendor, the vendor with the title, or the id.
std::string label_of(const ReportContext& context, std::size_t index,
                     const std::vector<FrameworkView>& frameworks) {
  const FrameworkView& framework = frameworks[index];
  const auto times = [&](auto same) { return std::count_if(frameworks.begin(), frameworks.end(), same); };
  const auto vendor = [&](const FrameworkView& other) { return other.vendor == framework.vendor; };
  const auto both = [&](const FrameworkView& other) {
    return vendor(other) && other.title == framework.title;
  };
  if (!framework.vendor.empty() && times(vendor) == 1) return std::string(framework.vendor);
  if (framework.title.empty() || times(both) > 1) return std::string(framework.id);
  if (framework.vendor.empty()) return std::string(framework.title);
  return context.wording("framework.label", {{"vendor", framework.vendor}, {"title", framework.title}});
}

}  // namespace

std::vector<const assay_theme_member*> ThemeView::members_of(std::uint32_t framework) const {
  std::vector<const assay_theme_member*> found;
  for (const assay_theme_member& member : members) {
    if (member.framework == framework) found.push_back(&member);
  }
  return found;
}

bool ThemeView::has_figure(std::uint32_t framework) const {
  return std::any_of(members.begin(), members.end(), [&](const assay_theme_member& member) {
    return member.framework == framework && member.has_value != 0;
  });
}

ComparisonView::ComparisonView(const ReportContext& context, const assay::sdk::Comparison& comparison)
    : comparison_(comparison), uncovered_(comparison.uncovered()) {
  read_frameworks(context);
  read_themes(context);
  count_figures();
}

void ComparisonView::read_frameworks(const ReportContext& context) {
  for (const assay_framework& one : comparison_.frameworks()) {
    frameworks_.push_back(
        {{}, view(one.id), view(one.title), view(one.vendor), view(one.remark), one.scored != 0, {}, 0, false});
  }
  for (std::size_t f = 0; f < frameworks_.size(); ++f)
    frameworks_[f].label = label_of(context, f, frameworks_);
}

void ComparisonView::read_themes(const ReportContext& context) {
  for (const assay_theme& one : comparison_.themes()) {
    ThemeView theme{view(one.id), view(one.title), view(one.note), comparison_.members_of(one), {}};
    std::vector<Statement> statements;
    for (const assay_theme_member& member : theme.members) {
      if (member.has_value == 0) continue;
      statements.push_back(
          {member.framework, member.basis, tenths(member.position), member.match != ASSAY_MATCH_BROAD});
    }
    theme.verdict = judge(statements, context.limits);
    themes_.push_back(std::move(theme));
  }
}

void ComparisonView::count_figures() {
  std::set<std::uint32_t> all;
  for (std::uint32_t f = 0; f < frameworks_.size(); ++f) {
    std::set<std::uint32_t> kinds;
    for (const ThemeView& theme : themes_) {
      frameworks_[f].themes_told += theme.has_figure(f) ? 1 : 0;
      for (const assay_theme_member* member : theme.members_of(f)) {
        if (member->has_value != 0) kinds.insert(member->basis);
        frameworks_[f].withheld = frameworks_[f].withheld || member->withheld != ASSAY_WITHHELD_NO;
      }
    }
    for (const assay_theme_member* member : uncovered(f)) kinds.insert(member->basis);
    if (!kinds.empty()) speaking_.push_back(f);
    frameworks_[f].kinds.assign(kinds.begin(), kinds.end());
    all.insert(kinds.begin(), kinds.end());
  }
  kinds_.assign(all.begin(), all.end());
}

std::vector<const assay_theme_member*> ComparisonView::uncovered(std::uint32_t framework) const {
  std::vector<const assay_theme_member*> found;
  for (const assay_theme_member& member : uncovered_) {
    if (member.framework == framework && member.has_value != 0) found.push_back(&member);
  }
  return found;
}

std::size_t ComparisonView::count(Outcome outcome) const {
  return static_cast<std::size_t>(std::count_if(themes_.begin(), themes_.end(), [&](const ThemeView& theme) {
    return theme.verdict.outcome == outcome;
  }));
}

void write_bar(const ReportContext& context, const FrameworkView& framework, const assay_theme_member& member,
               assay::sdk::DocumentBuilder& document) {
  if (member.has_value == 0) return;
  const Tenths place = tenths(member.position);
  const std::string description = context.wording("bar.description", {{"framework", framework.label},
                                                                      {"construct", view(member.construct)},
                                                                      {"place", context.place(place)}});
  Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.description = description;
  chart.minimum = 0;
  chart.maximum = 100;
  chart.categories = {{member.construct, member.construct}};
  chart.series = {{framework.label, framework.id, {place / 10.0}, {1}, false}};
  document.chart(chart);
}

}  // namespace crosswalk
