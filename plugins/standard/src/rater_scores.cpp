#include "rater_scores.hpp"

#include <algorithm>

namespace standard {

// What a score is made of: items and constructs, those with a value and those without.
struct RaterScores::Parts {
  std::size_t asked = 0;
  std::size_t answered = 0;
  Real sum = 0;
  Real weight = 0;

  void add(std::optional<Real> value, Real with_weight) {
    ++asked;
    if (!value) return;
    ++answered;
    sum += with_weight * *value;
    weight += with_weight;
  }
  bool enough(std::uint32_t na_policy, bool sums) const {
    if (answered == 0) return false;
    const bool half = na_policy == ASSAY_NA_HALF || (sums && na_policy == ASSAY_NA_PRORATE);
    if (half) return 2 * answered >= asked;
    return na_policy != ASSAY_NA_STRICT || answered == asked;
  }
};

RaterScores::RaterScores(const assay::sdk::Model& model, const Tree& tree, const Rules& rules)
    : tree_(tree),
      rules_(rules),
      forms_(model.forms().size() + 1, true),
      scores_(tree.size()),
      measured_(tree.size()) {
  for (const assay_item& item : model.items()) {
    const std::size_t form = item.form == ASSAY_NONE ? model.forms().size() : item.form;
    items_.push_back(
        {form, item.reverse != 0, ends_of(model.scales()[item.scale]), rules.weighs() ? item.weight : 1});
  }
  for (const assay_construct& construct : model.constructs()) {
    weights_.push_back(rules.weighs() ? construct.weight : 1);
  }
}

void RaterScores::read(const double* values, const std::uint8_t* states) {
  values_ = values;
  states_ = states;
  std::fill(forms_.begin(), forms_.end() - 1, false);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (states[i] != ASSAY_ANSWER_BLANK) forms_[items_[i].form] = true;
  }
  // Children stand behind their parents.
  for (std::size_t c = tree_.size(); c-- > 0;) {
    const Node& node = tree_.node(static_cast<std::uint32_t>(c));
    measured_[c] =
        std::any_of(node.beneath.begin(), node.beneath.end(), [&](std::uint32_t i) { return asked(i); });
    scores_[c] = score_of(node);
  }
}

void RaterScores::add_items(const std::vector<std::uint32_t>& items, Parts& parts) const {
  for (const std::uint32_t index : items) {
    if (!asked(index)) continue;
    const Item& item = items_[index];
    std::optional<Real> value;
    if (answered(index)) value = keyed(index);
    if (value && rules_.percents())
      value = 100 * (*value - item.ends.low) / (Real{item.ends.high} - item.ends.low);
    parts.add(value, item.weight);
  }
}

void RaterScores::add_children(const Node& node, Parts& parts) const {
  for (const std::uint32_t child : node.children) {
    if (!measured_[child]) continue;
    parts.add(scores_[child] ? std::optional<Real>(scores_[child]->score) : std::nullopt, weights_[child]);
  }
}

std::optional<RaterScore> RaterScores::score_of(const Node& node) const {
  if (!node.scored) return std::nullopt;
  return rules_.sums() ? sum_of(node) : mean_of(node);
}

std::optional<RaterScore> RaterScores::mean_of(const Node& node) const {
  Parts parts;
  add_items(rules_.pools() ? node.beneath : node.items, parts);
  if (!rules_.pools()) add_children(node, parts);
  if (!parts.enough(node.na_policy, false)) return std::nullopt;
  const Real mean = std::clamp<Real>(parts.sum / parts.weight, node.range.low, node.range.high);
  return RaterScore{mean, 100 * (mean - node.range.low) / (Real{node.range.high} - node.range.low)};
}

// With `prorate` a missing item counts as where the answered ones lie between their lowest and highest. On
// one scale that is the sum over the items answered, times all items.
std::optional<RaterScore> RaterScores::sum_of(const Node& node) const {
  Parts parts;
  add_items(node.beneath, parts);
  if (!parts.enough(node.na_policy, true)) return std::nullopt;
  Real low = 0, width = 0, answered_low = 0, answered_width = 0;
  for (const std::uint32_t index : node.beneath) {
    if (!asked(index)) continue;
    const Range& ends = items_[index].ends;
    low += ends.low;
    width += Real{ends.high} - ends.low;
    if (!answered(index)) continue;
    answered_low += ends.low;
    answered_width += Real{ends.high} - ends.low;
  }
  const Real share = std::clamp<Real>((parts.sum - answered_low) / answered_width, 0, 1);
  const bool scale_up = node.na_policy == ASSAY_NA_PRORATE && parts.answered < parts.asked;
  const Real sum = scale_up ? low + share * width : parts.sum;
  return RaterScore{std::clamp<Real>(sum, node.bounds.low, node.bounds.high), 100 * share};
}

}  // namespace standard
