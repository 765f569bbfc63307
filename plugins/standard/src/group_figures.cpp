#include "group_figures.hpp"

#include <algorithm>
#include <cmath>

namespace standard {

using assay::sdk::ArrayView;
using assay::sdk::PairedChange;
using assay::sdk::view;

namespace {

constexpr std::size_t kDefaultMinimum = 3;  // of a host that names none
constexpr std::size_t kMostPoints = 8, kFifths = 5;

struct Moments {
  double mean = 0, deviation = 0;
};

Moments moments(const std::vector<double>& values) {
  Moments found;
  const double n = static_cast<double>(values.size());
  for (const double value : values) found.mean += value / n;
  double squares = 0;
  for (const double value : values) squares += (value - found.mean) * (value - found.mean);
  if (values.size() > 1) found.deviation = std::sqrt(squares / (n - 1));
  return found;
}

}  // namespace

GroupFigures::GroupFigures(const assay::sdk::Model& model, const assay::sdk::GroupSet& set)
    : model_(model),
      set_(set),
      minimum_(set.minimum_cases() > 0 ? set.minimum_cases() : kDefaultMinimum),
      raters_column_(set.column_with(ASSAY_STATISTIC_RATERS)) {
  const auto rows = set.rows();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].subject == ASSAY_SUBJECT_CONSTRUCT) rows_.emplace(std::make_pair(rows[r].index, rows[r].role), r);
  }
  for (const std::uint32_t role : model.top_roles()) {
    if (view(model.roles()[role].id) == "self") self_ = role;
  }
  find_groups();
  find_column();
  if (!column_) return;
  find_constructs();
  find_edges();
  find_spreads();
}

void GroupFigures::find_groups() {
  std::map<std::string, std::vector<std::size_t>> persons;
  for (std::size_t person = 0; person < set_.case_count(); ++person) {
    persons[std::string(set_.group(person))].push_back(person);
    everybody_.push_back(person);
  }
  const auto add = [&](const std::string& name, std::vector<std::size_t>& who) {
    groups_.push_back(name);
    members_.push_back(std::move(who));
  };
  for (auto& [name, who] : persons) {
    if (!name.empty()) add(name, who);
  }
  if (const auto none = persons.find(""); none != persons.end()) add("", none->second);
}

// A mean over raters before other figures that speak for a construct, and these before any other number.
void GroupFigures::find_column() {
  const auto speaks = [&](std::size_t column) {
    return std::any_of(rows_.begin(), rows_.end(), [&](const auto& place) {
      return place.first.second == ASSAY_ROLE_ALL && std::any_of(everybody_.begin(), everybody_.end(), [&](std::size_t person) {
               return set_.score(column, person, place.second).has_value();
             });
    });
  };
  const auto first = [&](auto fits) {
    for (std::size_t column = 0; !column_ && column < set_.measure_count(); ++column) {
      const assay_measure measure = set_.measure(column);
      if (measure.type == ASSAY_MEASURE_NUMBER && fits(measure) && speaks(column)) column_ = column;
    }
  };
  first([](const assay_measure& measure) { return measure.statistic == ASSAY_STATISTIC_MEAN; });
  first([](const assay_measure& measure) { return measure.basis != ASSAY_BASIS_NONE; });
  first([](const assay_measure& measure) {
    return measure.statistic == ASSAY_STATISTIC_NONE || measure.statistic == ASSAY_STATISTIC_SUM;
  });
}

void GroupFigures::find_constructs() {
  const auto at_level = [&](std::uint32_t level) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t c = 0; c < model_.constructs().size(); ++c) {
      if (model_.constructs()[c].level == level && summary(c, kWhole).n > 0) found.push_back(c);
    }
    return found;
  };
  std::uint32_t level = 0;
  const auto levels = static_cast<std::uint32_t>(model_.levels().size());
  while (top_.empty() && level < levels) top_ = at_level(level++);
  while (below_.empty() && level < levels) below_ = at_level(level++);
}

bool GroupFigures::common_unit() const { return measure().basis != ASSAY_BASIS_NONE; }

void GroupFigures::find_edges() {
  const assay_measure by = measure();
  if (!common_unit() || !std::isfinite(by.minimum) || !std::isfinite(by.maximum) || !(by.minimum < by.maximum)) return;
  if (by.basis == ASSAY_BASIS_RATING) {
    for (const assay_scale& scale : model_.scales()) {
      const ArrayView<double> points(scale.points);
      if (scale.continuous != 0 || points.size() < 3 || points.size() > kMostPoints) continue;
      if (points[0] != by.minimum || points[points.size() - 1] != by.maximum) continue;
      edges_.assign(points.begin(), points.end());
      return;
    }
  }
  for (std::size_t i = 0; i <= kFifths; ++i) {
    edges_.push_back(by.minimum + (by.maximum - by.minimum) * static_cast<double>(i) / kFifths);
  }
}

void GroupFigures::find_spreads() {
  const auto enough = [](std::size_t n) { return n == 0 || n >= kSpreadFrom; };
  for (std::uint32_t c = 0; c < model_.constructs().size(); ++c) {
    bool of_scores = !spread_withheld(), of_changes = of_scores && has_change();
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      of_scores = of_scores && enough(values(c, g).size());
      of_changes = of_changes && enough(paired(c, g).n());
    }
    spreads_.push_back({of_scores, of_changes});
  }
}

std::size_t GroupFigures::persons(std::size_t group) const { return members(group).size(); }

std::optional<std::size_t> GroupFigures::row(std::uint32_t construct, std::uint32_t role) const {
  const auto found = rows_.find({construct, role});
  return found == rows_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
}

std::optional<double> GroupFigures::score(std::size_t person, std::uint32_t construct, std::uint32_t role) const {
  const auto at = row(construct, role);
  return at ? set_.score(*column_, person, *at) : std::nullopt;
}

// The mean over the other roles, each by its raters where these are known.
std::optional<double> GroupFigures::others(std::size_t person, std::uint32_t construct) const {
  double total = 0, weight = 0;
  for (const std::uint32_t role : model_.top_roles()) {
    const auto said = role == *self_ ? std::nullopt : score(person, construct, role);
    if (!said) continue;
    const auto raters = raters_column_ ? set_.score(*raters_column_, person, *row(construct, role)) : std::nullopt;
    const double counts = raters && *raters > 0 ? *raters : 1;
    total += *said * counts;
    weight += counts;
  }
  return weight > 0 ? std::optional<double>(total / weight) : std::nullopt;
}

std::size_t GroupFigures::with_score(std::uint32_t construct, std::size_t group) const {
  const auto at = row(construct, ASSAY_ROLE_ALL);
  if (!at) return 0;
  return static_cast<std::size_t>(std::count_if(members_[group].begin(), members_[group].end(), [&](std::size_t person) {
    return set_.score(*column_, person, *at).has_value();
  }));
}

bool GroupFigures::too_few_lack(std::uint32_t construct, std::size_t group) const {
  const std::uint32_t above = model_.constructs()[construct].parent;
  if (above == ASSAY_NONE) return false;
  const std::size_t here = with_score(construct, group), there = with_score(above, group);
  return there > here && there - here < minimum_;
}

std::vector<double> GroupFigures::values(std::uint32_t construct, std::size_t group) const {
  std::vector<double> found;
  if (group == kWhole) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const std::vector<double> of = values(construct, g);
      found.insert(found.end(), of.begin(), of.end());
    }
    return found;
  }
  const auto at = row(construct, ASSAY_ROLE_ALL);
  if (!at || too_few_lack(construct, group)) return found;
  for (const std::size_t person : members_[group]) {
    if (const auto value = set_.score(*column_, person, *at)) found.push_back(*value);
  }
  return found;
}

Summary GroupFigures::summary(std::uint32_t construct, std::size_t group) const {
  const std::vector<double> of = values(construct, group);
  if (of.size() < minimum_) return {};
  const Moments found = moments(of);
  Summary told{of.size(), found.mean, std::nullopt};
  const bool safe = group == kWhole ? !spread_withheld() : spreads_[construct].of_scores;
  if (of.size() >= kSpreadFrom && safe) told.deviation = found.deviation;
  return told;
}

SelfOthers GroupFigures::self_others(std::uint32_t construct) const {
  // Who has both is picked out by two scores, of which the host has looked at each alone.
  if (spread_withheld()) return {};
  std::vector<double> own, of_others;
  std::size_t pooled = 0;
  for (const std::size_t person : everybody_) {
    if (score(person, construct, ASSAY_ROLE_ALL)) ++pooled;
    const auto self = score(person, construct, *self_), other = others(person, construct);
    if (!self || !other) continue;
    own.push_back(*self);
    of_others.push_back(*other);
  }
  // Beside the pooled mean, those few who lack one of the two could be worked out.
  const std::size_t lacking = pooled > own.size() ? pooled - own.size() : 0;
  if (own.size() < minimum_ || (lacking > 0 && lacking < minimum_)) return {};
  return {own.size(), moments(own).mean, moments(of_others).mean};
}

GroupFigures::Distribution GroupFigures::distribution(std::uint32_t construct) const {
  if (edges_.empty() || spread_withheld()) return {};
  std::vector<std::vector<double>> each;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    std::vector<double> of = values(construct, g);
    if (!of.empty()) each.push_back(std::move(of));
  }
  const Edges for_groups = safe_bands(edges_, each, minimum_);
  if (!for_groups.empty()) return {for_groups, each.size() > 1};
  return {safe_bands(edges_, {values(construct, kWhole)}, minimum_), false};
}

std::vector<std::size_t> GroupFigures::counts(std::uint32_t construct, std::size_t group, const Edges& edges) const {
  return counts_in(edges, values(construct, group));
}

std::vector<std::size_t> GroupFigures::there_both_times(std::uint32_t construct, std::size_t group) const {
  std::vector<std::size_t> found;
  const auto at = row(construct, ASSAY_ROLE_ALL);
  if (!at) return found;
  for (const std::size_t person : members_[group]) {
    if (set_.score(*column_, person, *at) && set_.baseline(*column_, person, *at)) found.push_back(person);
  }
  return found;
}

void GroupFigures::add_pairs(std::uint32_t construct, std::size_t group, PairedChange& both) const {
  if (too_few_lack(construct, group)) return;
  const std::vector<std::size_t> persons = there_both_times(construct, group);
  const std::uint32_t above = model_.constructs()[construct].parent;
  const std::size_t of_above = above == ASSAY_NONE ? 0 : there_both_times(above, group).size();
  if (persons.empty() || (of_above > persons.size() && of_above - persons.size() < minimum_)) return;
  const std::size_t at = *row(construct, ASSAY_ROLE_ALL);
  for (const std::size_t person : persons) {
    both.add(*set_.baseline(*column_, person, at), *set_.score(*column_, person, at));
  }
}

PairedChange GroupFigures::paired(std::uint32_t construct, std::size_t group) const {
  PairedChange both;
  const bool whole = group == kWhole;
  for (std::size_t g = whole ? 0 : group; g < (whole ? groups_.size() : group + 1); ++g) add_pairs(construct, g, both);
  return both;
}

GroupFigures::Change GroupFigures::change(std::uint32_t construct, std::size_t group) const {
  const PairedChange both = paired(construct, group);
  if (both.n() < std::max(minimum_, kDefaultMinimum)) return {};
  Change told{both.n(), both.mean(), std::nullopt};
  const bool safe = group == kWhole ? !spread_withheld() : spreads_[construct].of_changes;
  if (both.n() >= kSpreadFrom && safe) told.margin = both.margin();
  return told;
}

std::vector<std::size_t> GroupFigures::without_change(std::uint32_t construct) const {
  std::vector<std::size_t> found;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (!values(construct, g).empty() && paired(construct, g).n() == 0) found.push_back(g);
  }
  return found;
}

std::vector<RaterCount> GroupFigures::raters() const {
  std::vector<RaterCount> told;
  if (!raters_column_) return told;
  for (const std::uint32_t role : model_.top_roles()) {
    double sum = 0;
    for (const std::size_t person : everybody_) {
      double most = 0;
      for (std::uint32_t c = 0; c < model_.constructs().size(); ++c) {
        const auto at = row(c, role);
        if (at) most = std::max(most, set_.score(*raters_column_, person, *at).value_or(0));
      }
      sum += most;
    }
    if (sum > 0) told.push_back({role, sum});
  }
  return told;
}

}  // namespace standard
