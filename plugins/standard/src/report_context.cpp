#include "report_context.hpp"

#include <algorithm>

namespace standard {

using assay::sdk::ArrayView;
using assay::sdk::Case;
using assay::sdk::Chart;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash

}  // namespace

std::string ReportContext::figure(std::optional<double> value, int decimals) const {
  return value ? format.number(*value, decimals) : std::string(kNone);
}

std::string ReportContext::signed_figure(std::optional<double> value, int decimals) const {
  return value ? format.signed_number(*value, decimals) : std::string(kNone);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string_view ReportContext::role_id(std::uint32_t slot) const {
  return slot == tree.pooled() ? std::string_view("all") : view(model.roles()[tree.roles()[slot]].id);
}

std::string_view ReportContext::role_title(std::uint32_t slot) const {
  return slot == tree.pooled() ? wording("role.all") : view(model.roles()[tree.roles()[slot]].title);
}

assay::sdk::RankBound ReportContext::bound(std::uint32_t construct, std::uint32_t slot, double score) const {
  if (!norm) return assay::sdk::RankBound::None;
  const std::uint32_t role = slot == tree.pooled() ? ASSAY_ROLE_ALL : tree.roles()[slot];
  const auto row = norm->find(ASSAY_SUBJECT_CONSTRUCT, construct, role);
  return row ? row->bound_of(score) : assay::sdk::RankBound::None;
}

std::string ReportContext::anchors(const assay_scale& scale) const {
  std::vector<std::string> words;
  for (const assay_scale_label& label : ArrayView<assay_scale_label>(scale.labels)) {
    words.push_back(
        wording("scale.anchor", {{"point", plain_figure(label.value)}, {"label", view(label.text)}}));
  }
  return joined(words, wording("list.separator"));
}

std::vector<std::string> ReportContext::rules_in_words() const {
  constexpr std::string_view kMethods[] = {"mean", "sum", "weighted-mean", "percent-of-maximum"};
  constexpr std::string_view kPolicies[] = {"available", "half", "prorate", "strict"};
  std::vector<std::string> said;
  said.emplace_back(wording("rule.method." + std::string(kMethods[rules.method])));
  bool nested = false, reversed = false;
  std::vector<bool> policies(4);
  for (std::uint32_t c = 0; c < tree.size(); ++c) {
    nested = nested || (!tree.node(c).children.empty() && tree.node(c).scored);
    if (tree.node(c).scored) policies[tree.node(c).na_policy] = true;
  }
  for (const assay_item& item : model.items()) reversed = reversed || item.reverse != 0;
  if (nested && !rules.sums())
    said.emplace_back(wording(rules.pools() ? "rule.pooled" : "rule.mean-of-means"));
  if (reversed) said.emplace_back(wording("rule.reverse"));
  // A mean of what there is and one that could be scaled up are the same.
  if (!rules.sums() && policies[ASSAY_NA_PRORATE]) {
    policies[ASSAY_NA_PRORATE] = false;
    policies[ASSAY_NA_AVAILABLE] = true;
  }
  const auto different = std::count(policies.begin(), policies.end(), true);
  for (std::size_t policy = 0; policy < policies.size(); ++policy) {
    if (!policies[policy]) continue;
    const std::string kind = rules.sums() && policy == ASSAY_NA_AVAILABLE
                                 ? "rule.na.available-sum"
                                 : "rule.na." + std::string(kPolicies[policy]);
    said.push_back(different > 1 ? wording("rule.na.of", {{"scales", titles_under(policy)},
                                                            {"rule", wording(kind)}})
                                 : std::string(wording(kind)));
  }
  if (different > 1) said.emplace_back(wording("rule.na.several"));
  return said;
}

std::string ReportContext::titles_under(std::size_t policy) const {
  // A mean is prorated by being left as it is.
  const auto read = [&](std::uint32_t own) {
    return !rules.sums() && own == ASSAY_NA_PRORATE ? std::uint32_t{ASSAY_NA_AVAILABLE} : own;
  };
  std::vector<std::string> titles;
  for (std::uint32_t c = 0; c < tree.size(); ++c) {
    if (tree.node(c).scored && read(tree.node(c).na_policy) == policy) titles.emplace_back(title(c));
  }
  return format.list(titles);
}

Scores::Scores(const ReportContext& context, const Case& assessed)
    : case_(assessed),
      tree_(context.tree),
      rows_(context.model, context.tree, assessed.rows()),
      n_(assessed.column("n")),
      mean_(assessed.column("mean")),
      score_(assessed.column("score")),
      percent_(assessed.column("percent")),
      percentile_(assessed.column("percentile")),
      gap_(assessed.column("gap")),
      na_(assessed.column("na")),
      agreement_(assessed.column("agreement")),
      standard_error_(assessed.column("standard_error")),
      lead_(context.tree.pooled()) {
  for (std::uint32_t slot = 0; slot < tree_.pooled(); ++slot) {
    if (has_any(slot)) views_.push_back(slot);
  }
  shown_ = views_;
  if (views_.size() == 1) lead_ = views_.front();
  if (views_.size() != 1 && has_any(tree_.pooled())) shown_.push_back(tree_.pooled());
}

bool Scores::has_any(std::uint32_t slot) const {
  for (std::uint32_t c = 0; c < tree_.size(); ++c) {
    if (score(c, slot)) return true;
    for (const std::uint32_t i : tree_.node(c).items) {
      if (item(i, slot)) return true;
    }
  }
  return false;
}

std::uint32_t Scores::answered(std::uint32_t slot) const {
  double most = 0;
  for (std::uint32_t c = 0; c < tree_.size(); ++c) {
    most = std::max(most, raters(c, slot).value_or(0));
    for (const std::uint32_t i : tree_.node(c).items) most = std::max(most, item_raters(i, slot).value_or(0));
  }
  return static_cast<std::uint32_t>(most);
}

bool Scores::any(std::size_t column) const {
  for (const std::uint32_t slot : shown_) {
    for (std::uint32_t c = 0; c < tree_.size(); ++c) {
      if (at(column, c, slot)) return true;
    }
  }
  return false;
}

bool Scores::any_percentile() const {
  return any(percentile_);
}

bool Scores::any_gap() const {
  return any(gap_);
}

bool Scores::any_agreement() const {
  return any(agreement_);
}

bool Scores::any_standard_error() const {
  return any(standard_error_);
}

void write_cover(const ReportContext& context, DocumentBuilder& document, std::string_view note,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> lines) {
  std::vector<assay_pair> pairs;
  for (const auto& [key, value] : lines) {
    if (!value.empty()) pairs.push_back({assay::sdk::text(context.wording(key)), assay::sdk::text(value)});
  }
  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = assay::sdk::text(context.model.title());
  cover.note = assay::sdk::text(note);
  cover.attributes = assay::sdk::array(pairs);
  document.block(cover, [] {});
}

void write_texts(DocumentBuilder& document, const std::vector<std::string_view>& texts) {
  if (texts.size() == 1) document.paragraph(texts.front());
  if (texts.size() < 2) return;
  document.list(false, [&] {
    for (const std::string_view text : texts) document.list_item(text);
  });
}

void write_both_ends(const ReportContext& context, DocumentBuilder& document, std::uint32_t construct) {
  const auto low = context.model.texts(context.construct(construct), "low");
  const auto high = context.model.texts(context.construct(construct), "high");
  if (low.empty() && high.empty()) return;
  document.grid("sides", [&] {
    document.grid_cell(context.wording("ends.low"), {}, [&] { write_texts(document, low); });
    document.grid_cell(context.wording("ends.high"), {}, [&] { write_texts(document, high); });
  });
}

void write_bar(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
               std::uint32_t construct, std::uint32_t slot) {
  const auto score = scores.score(construct, slot);
  const Range& range = context.tree.node(construct).bounds;
  const std::string description =
      context.wording(score ? "bar.description" : "bar.none", {{"role", context.role_title(slot)},
                                                               {"construct", context.title(construct)},
                                                               {"score", context.score_figure(score)},
                                                               {"low", context.plain_figure(range.low)},
                                                               {"high", context.plain_figure(range.high)}});
  Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.description = description;
  chart.minimum = range.low;
  chart.maximum = range.high;
  const assay_construct& subject = context.construct(construct);
  chart.categories = {{subject.title, subject.short_title}};
  chart.series = {{context.role_title(slot),
                   context.role_id(slot),
                   {score.value_or(0)},
                   {score ? std::uint8_t{1} : std::uint8_t{0}},
                   false}};
  document.chart(chart);
}

}  // namespace standard
