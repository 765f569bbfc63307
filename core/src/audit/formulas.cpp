#include "formulas.hpp"

#include <algorithm>

#include "numbers.hpp"

namespace assay::audit {
namespace {

bool by_parts(Downward formula) {
  return formula == Downward::MeanOfParts || formula == Downward::WeightedParts ||
         formula == Downward::PercentOfParts;
}

double weight_of(const Layout& layout, std::size_t subject) {
  return layout.is_item(subject) ? layout.instrument->items[subject].weight
                                 : layout.instrument->constructs[subject - layout.items()].weight;
}

}  // namespace

const char* formula_name(Downward formula) {
  switch (formula) {
    case Downward::MeanOfItems:
      return "the mean of the items' means";
    case Downward::MeanOfParts:
      return "the mean of the parts' means";
    case Downward::WeightedItems:
      return "the mean of the items' means by their weights";
    case Downward::WeightedParts:
      return "the mean of the parts' means by their weights";
    case Downward::PercentOfItems:
      return "the mean of the items' percentages";
    case Downward::PercentOfParts:
      return "the mean of the parts' percentages";
    case Downward::SumOfItems:
      return "the sum of the items' means";
    case Downward::PooledAnswers:
      return "the mean of all answers";
  }
  return "";
}

const std::vector<std::size_t>& parts_of(const Layout& layout, Downward formula, std::size_t construct) {
  const std::size_t index = construct - layout.items();
  return by_parts(formula) ? layout.parts[index] : layout.items_below[index];
}

Affine affine_of(const Layout& layout, Downward formula, const std::vector<std::size_t>& parts) {
  Affine out;
  double weights = 0;
  const bool weighted = formula == Downward::WeightedItems || formula == Downward::WeightedParts;
  for (const std::size_t part : parts) {
    out.factors.push_back(weighted ? weight_of(layout, part) : 1);
    weights += out.factors.back();
  }
  if (formula == Downward::SumOfItems) return out;
  const bool percent = formula == Downward::PercentOfItems || formula == Downward::PercentOfParts;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    out.factors[p] /= weights;
    if (!percent || !layout.is_item(parts[p])) continue;
    const std::vector<double>& points = layout.scale(parts[p]).points;
    out.factors[p] *= 100 / (points.back() - points.front());
    out.constant -= out.factors[p] * points.front();
  }
  return out;
}

std::optional<double> value_of(const Layout& layout, const CaseFacts& facts, Downward formula,
                               std::size_t construct, std::size_t role) {
  std::vector<std::size_t> shown;
  double sum = 0, count = 0;
  for (const std::size_t part : parts_of(layout, formula, construct)) {
    const Facts& cell = facts.at(part, role);
    if (!cell.mean) continue;
    shown.push_back(part);
    if (formula != Downward::PooledAnswers) continue;
    const auto total = cell.total();
    if (!total || !cell.n) return std::nullopt;
    sum += static_cast<double>(*total);
    count += static_cast<double>(*cell.n);
  }
  if (shown.empty()) return std::nullopt;
  if (formula == Downward::PooledAnswers) return sum / count;
  const Affine affine = affine_of(layout, formula, shown);
  double value = affine.constant;
  for (std::size_t p = 0; p < shown.size(); ++p) value += affine.factors[p] * *facts.at(shown[p], role).mean;
  return value;
}

Formulas::Formulas(const Layout& layout) : layout_(layout) {
  const std::size_t levels = layout.instrument->levels.size();
  in_role_.assign(levels, {0, std::vector<bool>(kDownwardCount, true)});
  in_all_ = in_role_;
  over_.assign(levels + 1, {0, std::vector<bool>(kPooledCount, true)});
  pools_.holds.assign(1 + layout.roles.size(), true);
}

std::size_t Formulas::level_of(std::size_t subject) const {
  return layout_.is_item(subject) ? layout_.instrument->levels.size()
                                  : layout_.instrument->constructs[subject - layout_.items()].level;
}

void Formulas::learn(const CaseFacts& facts) {
  for (std::size_t s = 0; s < layout_.subjects(); ++s) {
    if (layout_.is_item(s)) {
      learn_pool(facts, s);
    } else {
      for (std::size_t r = 0; r <= layout_.all(); ++r) learn_downward(facts, s, r);
    }
    learn_pooled(facts, s);
  }
}

void Formulas::learn_downward(const CaseFacts& facts, std::size_t subject, std::size_t role) {
  const auto& mean = facts.at(subject, role).mean;
  if (!mean) return;
  // What is withheld below, in any role when it is `all`, may or may not be in it.
  for (const std::size_t item : layout_.items_below[subject - layout_.items()]) {
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      if ((role == layout_.all() || r == role) && facts.withheld(item, r)) return;
    }
  }
  Trial& trial = (role == layout_.all() ? in_all_ : in_role_)[level_of(subject)];
  ++trial.rows;
  for (std::size_t f = 0; f < kDownwardCount; ++f) {
    if (!trial.holds[f]) continue;
    const auto value = value_of(layout_, facts, static_cast<Downward>(f), subject, role);
    if (!value || !same(*value, *mean)) trial.holds[f] = false;
  }
}

void Formulas::learn_pool(const CaseFacts& facts, std::size_t item) {
  const Facts& all = facts.at(item, layout_.all());
  if (!all.n || !all.present) return;
  std::int64_t sum = 0;
  for (std::size_t r = 0; r < layout_.all(); ++r) {
    if (facts.withheld(item, r) || !facts.at(item, r).n) return;
    sum += *facts.at(item, r).n;
  }
  ++pools_.rows;
  for (std::size_t p = 0; p < pools_.holds.size(); ++p) {
    if (sum - (p == 0 ? 0 : *facts.at(item, p - 1).n) != *all.n) pools_.holds[p] = false;
  }
}

std::vector<bool> Formulas::pool() const {
  std::vector<bool> roles(layout_.roles.size(), true);
  const auto first = std::find(pools_.holds.begin(), pools_.holds.end(), true);
  if (first != pools_.holds.end() && first != pools_.holds.begin()) {
    roles[static_cast<std::size_t>(first - pools_.holds.begin()) - 1] = false;
  }
  return roles;
}

void Formulas::learn_pooled(const CaseFacts& facts, std::size_t subject) {
  const Facts& all = facts.at(subject, layout_.all());
  if (!all.mean) return;
  const std::vector<bool> in_pool = pool();
  double by_raters = 0, raters = 0, by_roles = 0, roles = 0;
  for (std::size_t r = 0; r < layout_.all(); ++r) {
    if (!in_pool[r]) continue;
    if (facts.withheld(subject, r)) return;
    const Facts& cell = facts.at(subject, r);
    if (!cell.mean) continue;
    if (!cell.n) return;
    by_raters += *cell.mean * static_cast<double>(*cell.n);
    raters += static_cast<double>(*cell.n);
    by_roles += *cell.mean;
    roles += 1;
  }
  // What an item lacks in a role is missing from the role's constructs, and may be in the pooled one.
  if (!layout_.is_item(subject)) {
    for (const std::size_t item : layout_.items_below[subject - layout_.items()]) {
      for (std::size_t r = 0; r < layout_.all(); ++r) {
        if (facts.withheld(item, r)) return;
      }
    }
  }
  if (roles == 0) return;
  Trial& trial = over_[level_of(subject)];
  ++trial.rows;
  if (!same(by_raters / raters, *all.mean)) trial.holds[static_cast<std::size_t>(Pooled::OverRaters)] = false;
  if (!same(by_roles / roles, *all.mean)) trial.holds[static_cast<std::size_t>(Pooled::OverRoles)] = false;
}

std::vector<Downward> Formulas::downward(std::size_t subject, bool all) const {
  const Trial& trial = (all ? in_all_ : in_role_)[level_of(subject)];
  std::vector<Downward> holding;
  for (std::size_t f = 0; trial.rows > 0 && f < kDownwardCount; ++f) {
    if (trial.holds[f]) holding.push_back(static_cast<Downward>(f));
  }
  return holding;
}

std::optional<Pooled> Formulas::pooled(std::size_t subject) const {
  const Trial& trial = over_[level_of(subject)];
  if (trial.rows == 0) return layout_.is_item(subject) ? std::optional(Pooled::OverRaters) : std::nullopt;
  if (trial.holds[0]) return Pooled::OverRaters;
  if (trial.holds[1]) return Pooled::OverRoles;
  return std::nullopt;
}

std::vector<std::string> Formulas::remarks() const {
  std::vector<std::string> out;
  for (std::size_t l = 0; l < in_role_.size(); ++l) {
    const auto none = [](const Trial& trial) {
      return std::find(trial.holds.begin(), trial.holds.end(), true) == trial.holds.end();
    };
    if (in_role_[l].rows > 0 && none(in_role_[l])) {
      out.push_back("no formula that the audit knows gives the scores of level " +
                    layout_.instrument->levels[l] +
                    " from those below; what they could tell of withheld items was not worked out");
    }
    if (in_all_[l].rows > 0 && none(in_all_[l]) && over_[l].rows > 0 && none(over_[l])) {
      out.push_back("no formula that the audit knows gives the pooled scores of level " +
                    layout_.instrument->levels[l] +
                    "; what they could tell of withheld roles was not worked out");
    }
  }
  return out;
}

}  // namespace assay::audit
