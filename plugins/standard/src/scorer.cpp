#include "scorer.hpp"

#include <algorithm>
#include <assay/sdk/agreement.hpp>
#include <assay/sdk/norm_range.hpp>
#include <assay/sdk/standard_error.hpp>
#include <limits>
#include <string>

namespace standard {

using assay::sdk::CaseScores;
using assay::sdk::CaseView;
using assay::sdk::view;

namespace {

struct Mean {
  Real sum = 0;
  std::uint32_t n = 0;

  void add(Real value) {
    sum += value;
    ++n;
  }
  Real value_in(const Range& range) const { return std::clamp<Real>(sum / n, range.low, range.high); }
};

struct ItemTally {
  Mean mean;
  assay::sdk::Spread spread;  // where the scale has even steps
  std::uint32_t na = 0;
};

struct ConstructTally {
  Mean score, percent;
};

// The smallest range that holds all that were added.
class Hull {
 public:
  void add(const Range& range) {
    low_ = std::min(low_, range.low);
    high_ = std::max(high_, range.high);
  }
  Range range() const {
    if (low_ <= high_) return {low_, high_};
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }

 private:
  double low_ = std::numeric_limits<double>::infinity();
  double high_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

namespace {

// A role that takes one rater alone has nobody to agree with; what is pooled into it may make it more.
bool takes_several(const assay::sdk::Model& model, std::uint32_t role) {
  if (model.roles()[role].max_raters != 1) return true;
  return std::any_of(model.roles().begin(), model.roles().end(),
                     [&](const assay_role& other) { return other.parent == role; });
}

}  // namespace

// What the raters of one case said, by slot. Kept from case to case to spare allocations.
struct Scorer::Tally {
  struct Slot {
    std::uint32_t raters = 0;
    std::vector<ItemTally> items;
    std::vector<ConstructTally> constructs;
  };

  Tally(const assay::sdk::Model& model, const Tree& tree, const Rules& rules)
      : rater(model, tree, rules),
        slots(tree.slot_count(), Slot{0, std::vector<ItemTally>(model.items().size()),
                                      std::vector<ConstructTally>(tree.size())}) {}

  void clear() {
    for (Slot& slot : slots) {
      slot.raters = 0;
      std::fill(slot.items.begin(), slot.items.end(), ItemTally{});
      std::fill(slot.constructs.begin(), slot.constructs.end(), ConstructTally{});
    }
  }

  RaterScores rater;
  std::vector<Slot> slots;
};

Scorer::Scorer(const assay::sdk::ScorerSetup& setup)
    : assay::sdk::Scorer(setup),
      model_(setup.model),
      rules_(setup.model, setup.options),
      tree_(setup.model, rules_),
      rows_(setup.model, tree_, setup.rows),
      norms_(setup.rows.size()) {
  if (setup.model.items().empty())
    assay::sdk::refuse("the instrument has no items: there is nothing to score");
  for (const assay_item& item : setup.model.items())
    even_.push_back(assay::sdk::even_scale(setup.model.scales()[item.scale]));
  find_norms(setup);
  add_measures();
}

void Scorer::find_norms(const assay::sdk::ScorerSetup& setup) {
  if (!setup.norm) return;
  for (std::size_t row = 0; row < setup.rows.size(); ++row) {
    const assay_row& at = setup.rows[row];
    norms_[row] = setup.norm->find(at.subject, at.index, at.role);
    if (norms_[row]) require_unit(*setup.norm, *norms_[row], at);
  }
}

// A sum is held against what complete answers come to: a norm in means lies above the sum of a single answer.
void Scorer::require_unit(const assay::sdk::Norm& norm, const assay::sdk::NormRow& row,
                          const assay_row& at) const {
  if (at.subject == ASSAY_SUBJECT_ITEM) {
    const assay_item& item = model_.items()[at.index];
    const Range ends = ends_of(model_.scales()[item.scale]);
    require_within(norm, row, "item `" + std::string(view(item.id)) + "`", ends.low, ends.high);
    return;
  }
  const Node& node = tree_.node(at.index);
  if (!node.scored) return;
  require_within(norm, row, "construct `" + std::string(view(model_.constructs()[at.index].id)) + "`",
                 node.range.low, node.range.high);
}

// The host places a score between the ends of its measure, which must then be those of every construct.
std::uint32_t Scorer::basis(const Range& scores) const {
  if (rules_.percents()) return ASSAY_BASIS_POINTS;
  if (rules_.sums()) return ASSAY_BASIS_NONE;
  for (std::uint32_t c = 0; c < tree_.size(); ++c) {
    if (tree_.node(c).scored && !(tree_.node(c).bounds == scores)) return ASSAY_BASIS_NONE;
  }
  return ASSAY_BASIS_RATING;
}

void Scorer::add_measures() {
  Hull means, scores, gaps;
  for (const assay_item& item : model_.items()) means.add(ends_of(model_.scales()[item.scale]));
  for (std::uint32_t c = 0; c < tree_.size(); ++c) {
    const Node& node = tree_.node(c);
    if (node.scored) scores.add(node.bounds);
    if (node.target) gaps.add({*node.target - node.bounds.high, *node.target - node.bounds.low});
  }
  std::vector<std::string> constructs;
  for (const assay_text& level : model_.levels()) constructs.emplace_back(view(level));
  const auto add = [&](std::string id, std::string title, const Range& range, std::vector<std::string> levels,
                       std::uint32_t type, std::uint32_t statistic, std::uint32_t basis = ASSAY_BASIS_NONE,
                       std::vector<std::string> roles = {}) {
    return add_measure({std::move(id), std::move(title), type, range.low, range.high, std::move(levels),
                        std::move(roles), basis, statistic});
  };
  const Range counts{0, std::numeric_limits<double>::infinity()};
  constexpr std::uint32_t kNumber = ASSAY_MEASURE_NUMBER, kWhole = ASSAY_MEASURE_INTEGER;
  n_ = add("n", "Raters behind the figure", counts, {}, kWhole, ASSAY_STATISTIC_RATERS);
  mean_ = add("mean", "Mean answer after reverse keys, in points of the scale", means.range(), {"item"}, kNumber,
              ASSAY_STATISTIC_MEAN);
  score_ = add("score", "Score by the chosen method", scores.range(), constructs, kNumber, ASSAY_STATISTIC_MEAN,
               basis(scores.range()));
  percent_ = add("percent", "Place between the lowest and the highest score possible, 0 to 100", {0, 100},
                 constructs, kNumber, ASSAY_STATISTIC_MEAN);
  percentile_ =
      add("percentile", "Percentile rank in the norm", {0, 100}, {}, kNumber, ASSAY_STATISTIC_NONE);
  gap_ = add("gap", "Target minus score, in units of the score", gaps.range(), constructs, kNumber,
             ASSAY_STATISTIC_NONE);
  na_ = add("na", "Answers that are NA or blank", counts, {}, kWhole, ASSAY_STATISTIC_MISSING);
  agreement_ = add("agreement", "Agreement of the raters, 0 to 1: rwg of an item, rwg(j) of a construct", {0, 1}, {},
                   kNumber, ASSAY_STATISTIC_AGREEMENT, ASSAY_BASIS_NONE, several());
  standard_error_ = add("standard_error", "Standard error of measurement, in units of the score, by the norm", counts,
                        {}, kNumber, ASSAY_STATISTIC_STANDARD_ERROR);
}

// The roles that may have several raters, "all" among them.
std::vector<std::string> Scorer::several() {
  std::vector<std::string> roles;
  for (std::uint32_t slot = 0; slot < tree_.slot_count(); ++slot) {
    const bool more = slot == tree_.pooled() || takes_several(model_, tree_.roles()[slot]);
    several_.push_back(more);
    if (more) roles.emplace_back(slot == tree_.pooled() ? "all" : view(model_.roles()[tree_.roles()[slot]].id));
  }
  return roles;
}

void Scorer::score(const assay_batch& batch, const assay_score_table& table) const {
  Tally tally(model_, tree_, rules_);
  for (std::uint32_t c = 0; c < batch.case_count; ++c) {
    CaseScores scores(table, c);
    score_with(tally, CaseView(batch, c, item_count()), scores);
  }
}

void Scorer::score_case(const CaseView& answers, CaseScores& scores) const {
  Tally tally(model_, tree_, rules_);
  score_with(tally, answers, scores);
}

void Scorer::score_with(Tally& tally, const CaseView& answers, CaseScores& scores) const {
  tally.clear();
  for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) count_rater(tally, answers, rater);
  for (std::uint32_t slot = 0; slot < tree_.slot_count(); ++slot) {
    if (tally.slots[slot].raters == 0) continue;
    write_items(tally, slot, scores);
    write_constructs(tally, slot, scores);
  }
}

void Scorer::count_rater(Tally& tally, const CaseView& answers, std::size_t rater) const {
  RaterScores& said = tally.rater;
  said.read(answers.values(rater), answers.states(rater));
  for (const std::uint32_t slot : {tree_.slot_of_role(answers.role(rater)), tree_.pooled()}) {
    Tally::Slot& into = tally.slots[slot];
    ++into.raters;
    for (std::uint32_t item = 0; item < into.items.size(); ++item) {
      if (said.answered(item)) {
        into.items[item].mean.add(said.keyed(item));
        if (even_[item]) into.items[item].spread.add(even_[item]->place(said.keyed(item)));
      } else if (said.asked(item)) {
        ++into.items[item].na;
      }
    }
    for (std::uint32_t c = 0; c < into.constructs.size(); ++c) {
      const auto& score = said.construct(c);
      if (!score) continue;
      into.constructs[c].score.add(score->score);
      into.constructs[c].percent.add(score->percent);
    }
  }
}

void Scorer::write_items(const Tally& tally, std::uint32_t slot, CaseScores& scores) const {
  for (std::uint32_t item = 0; item < model_.items().size(); ++item) {
    const ItemTally& from = tally.slots[slot].items[item];
    if (from.mean.n + from.na == 0) continue;
    const std::uint32_t row = rows_.item(item, slot);
    scores.set(n_, row, from.mean.n);
    scores.set(na_, row, from.na);
    if (from.mean.n == 0) continue;
    const auto mean =
        static_cast<double>(from.mean.value_in(ends_of(model_.scales()[model_.items()[item].scale])));
    scores.set(mean_, row, mean);
    write_norm(row, mean, scores);
    if (!several_[slot] || !even_[item]) continue;
    const auto agreement = assay::sdk::agreement(from.spread, even_[item]->points);
    if (agreement.defined()) scores.set(agreement_, row, assay::sdk::to_four_decimals(*agreement.value()));
  }
}

void Scorer::write_constructs(const Tally& tally, std::uint32_t slot, CaseScores& scores) const {
  const Tally::Slot& from = tally.slots[slot];
  for (std::uint32_t c = 0; c < tree_.size(); ++c) {
    const Node& node = tree_.node(c);
    std::uint32_t na = 0, asked = 0;
    for (const std::uint32_t item : node.beneath) {
      na += from.items[item].na;
      asked += from.items[item].na + from.items[item].mean.n;
    }
    if (asked == 0) continue;
    const std::uint32_t row = rows_.construct(c, slot);
    scores.set(na_, row, na);
    if (!node.scored) continue;
    const ConstructTally& tallied = from.constructs[c];
    scores.set(n_, row, tallied.score.n);
    if (tallied.score.n == 0) continue;
    const Real score = tallied.score.value_in(node.bounds);
    scores.set(score_, row, static_cast<double>(score));
    scores.set(percent_, row, static_cast<double>(tallied.percent.value_in({0, 100})));
    if (node.target) scores.set(gap_, row, static_cast<double>(*node.target - score));
    write_norm(row, static_cast<double>(score), scores);
    if (several_[slot]) write_agreement(tally, slot, c, scores);
  }
}

void Scorer::write_agreement(const Tally& tally, std::uint32_t slot, std::uint32_t construct,
                             CaseScores& scores) const {
  assay::sdk::JointAgreement joint;
  for (const std::uint32_t item : tree_.node(construct).beneath) {
    if (even_[item]) joint.add(tally.slots[slot].items[item].spread, even_[item]->points);
  }
  const auto agreement = joint.value();
  if (!agreement.defined()) return;
  scores.set(agreement_, rows_.construct(construct, slot), assay::sdk::to_four_decimals(*agreement.value()));
}

void Scorer::write_norm(std::uint32_t row, double score, CaseScores& scores) const {
  if (!norms_[row]) return;
  scores.set(percentile_, row, norms_[row]->rank_of(score));
  const auto error = assay::sdk::standard_error(*norms_[row]);
  if (error.defined()) scores.set(standard_error_, row, assay::sdk::to_four_decimals(*error.value()));
}

}  // namespace standard
