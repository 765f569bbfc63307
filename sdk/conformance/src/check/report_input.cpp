#include "report_input.hpp"

namespace assay::conformance {
namespace {

constexpr std::uint32_t kMinimum = 3;  // of raters in a role, and of persons in a group

assay_array texts(const std::vector<std::string>& words, Handover& to) {
  std::vector<assay_text> list;
  for (const std::string& word : words) list.push_back(to.text(word));
  return to.array(list);
}

assay_array measures_of(const ShownScores& scores, Handover& to) {
  std::vector<assay_measure> list;
  for (const MeasureInfo& info : scores.measures) {
    list.push_back({to.text(info.id), to.text(info.title), info.type, info.basis, info.minimum, info.maximum,
                    texts(info.levels, to), texts(info.roles, to), info.statistic, 0, info.point});
  }
  return to.array(list);
}

assay_array columns_of(const ShownScores& scores, double behind_empty, Handover& to) {
  const std::size_t cells = scores.cases * scores.rows;
  std::vector<assay_shown_column> list;
  for (std::size_t m = 0; m < scores.measures.size(); ++m) {
    const auto from = static_cast<std::ptrdiff_t>(m * cells),
               end = static_cast<std::ptrdiff_t>((m + 1) * cells);
    std::vector<double> values(scores.values.begin() + from, scores.values.begin() + end);
    const std::vector<std::uint8_t> states(scores.states.begin() + from, scores.states.begin() + end);
    for (std::size_t i = 0; i < cells; ++i) {
      if (states[i] != ASSAY_CELL_VALUE) values[i] = behind_empty;
    }
    list.push_back({to.values(values), to.values(states)});
  }
  return to.array(list);
}

assay_theme_member member_of(const MemberParts& parts, Handover& to) {
  assay_theme_member member{};
  member.framework = parts.framework;
  member.match = parts.match;
  member.construct_id = to.text(parts.construct_id);
  member.construct = to.text(parts.construct);
  member.definition = to.text(parts.definition);
  if (!parts.has_value) return member;
  member.has_value = 1;
  member.basis = parts.basis;
  member.measure = to.text(parts.measure);
  member.value = parts.value;
  member.minimum = parts.minimum;
  member.maximum = parts.maximum;
  const bool rank = parts.basis == ASSAY_BASIS_PERCENTILE_RANK;
  member.position =
      rank ? parts.value : 100 * (parts.value - parts.minimum) / (parts.maximum - parts.minimum);
  return member;
}

}  // namespace

const assay_case* hand_over(const CaseParts& parts, const Model& model, double behind_empty, Handover& to) {
  std::vector<assay_pair> attributes;
  for (const auto& [key, value] : parts.attributes) attributes.push_back({to.text(key), to.text(value)});
  std::vector<assay_comment> comments;
  for (const CommentParts& comment : parts.comments)
    comments.push_back({comment.item, comment.role, to.text(comment.text)});
  assay_case assessed{};
  assessed.id = to.text(parts.id);
  assessed.name = to.text(parts.name);
  assessed.date = to.text(parts.date);
  assessed.attributes = to.array(attributes);
  assessed.rater_counts = to.array(parts.rater_counts);
  assessed.rows = to.array(model.rows());
  assessed.measures = measures_of(parts.scores, to);
  assessed.columns = columns_of(parts.scores, behind_empty, to);
  assessed.comments = to.array(comments);
  std::vector<std::uint32_t> withheld(parts.rater_counts.size(), ASSAY_WITHHELD_NO);
  if (parts.last_role_withheld && !withheld.empty()) withheld.back() = ASSAY_WITHHELD_FEW;
  assessed.withheld = to.array(withheld);
  assessed.comments_withheld = to.array(withheld);
  assessed.minimum_raters = kMinimum;
  assessed.minimum_comment_raters = kMinimum;
  assessed.baseline_date = to.text(parts.baseline_date);
  if (!parts.baseline_date.empty()) assessed.baseline = columns_of(parts.scores, behind_empty, to);
  return to.one(assessed);
}

const assay_group_set* hand_over(const GroupParts& parts, const Model& model, double behind_empty,
                                 Handover& to) {
  assay_group_set set{};
  set.case_count = parts.groups.size();
  set.date = to.text(parts.date);
  set.group_by = to.text(parts.group_by);
  set.groups = texts(parts.groups, to);
  set.rows = to.array(model.rows());
  set.measures = measures_of(parts.scores, to);
  set.columns = columns_of(parts.scores, behind_empty, to);
  set.minimum_cases = kMinimum;
  set.withheld_cases = static_cast<std::uint32_t>(parts.withheld_groups.size());
  set.withheld_groups = texts(parts.withheld_groups, to);
  set.baseline_date = to.text(parts.baseline_date);
  if (!parts.baseline_date.empty()) set.baseline = columns_of(parts.scores, behind_empty, to);
  set.spread_withheld = parts.spread_withheld ? 1 : 0;
  return to.one(set);
}

const assay_comparison* hand_over(const ComparisonParts& parts, Handover& to) {
  std::vector<assay_framework> frameworks;
  for (const FrameworkParts& one : parts.frameworks)
    frameworks.push_back({to.text(one.id), to.text(one.title), to.text(one.vendor),
                          one.remark.empty() ? 1u : 0u, 0, to.text(one.remark)});
  std::vector<assay_theme> themes;
  std::vector<assay_theme_member> members, uncovered;
  for (const ThemeParts& theme : parts.themes) {
    themes.push_back({to.text(theme.id), to.text(theme.title), to.text(theme.note),
                      static_cast<std::uint32_t>(members.size()),
                      static_cast<std::uint32_t>(theme.members.size())});
    for (const MemberParts& member : theme.members) members.push_back(member_of(member, to));
  }
  for (const MemberParts& member : parts.uncovered) uncovered.push_back(member_of(member, to));
  assay_comparison comparison{};
  comparison.case_id = to.text(parts.case_id);
  comparison.name = to.text(parts.name);
  comparison.date = to.text(parts.date);
  comparison.crosswalk = to.text(parts.crosswalk);
  comparison.frameworks = to.array(frameworks);
  comparison.themes = to.array(themes);
  comparison.members = to.array(members);
  comparison.uncovered = to.array(uncovered);
  return to.one(comparison);
}

}  // namespace assay::conformance
