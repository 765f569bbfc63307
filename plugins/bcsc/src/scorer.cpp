#include "scorer.hpp"

#include <algorithm>
#include <assay/sdk/agreement.hpp>
#include <assay/sdk/fraction.hpp>
#include <assay/sdk/norm_range.hpp>
#include <assay/sdk/number_text.hpp>
#include <assay/sdk/standard_error.hpp>
#include <cmath>
#include <string>

#include "tally.hpp"

namespace bcsc {

using assay::sdk::CaseScores;
using assay::sdk::CaseView;
using assay::sdk::Fraction;
using assay::sdk::Measure;
using assay::sdk::view;

namespace {

// A percentile outside the norm's table cannot be told from its ends, and notes would be due for all or none.
void require_percentile(const assay::sdk::Norm& norm, double percentile) {
  const auto table = norm.percentiles();
  if (!table.empty() && table[0] <= percentile && percentile <= table[table.size() - 1]) return;
  const auto number = [](double value) {
    return assay::sdk::fixed_text(value, value == std::floor(value) ? 0 : 2);
  };
  const std::string span = table.empty() ? "no percentiles"
                                         : "percentiles from " + number(table[0]) + " to " +
                                               number(table[table.size() - 1]);
  assay::sdk::refuse("the norm " + std::string(norm.id()) + " has " + span +
                     ", and the option note_percentile is " + number(percentile) +
                     ": choose one within the norm, or a norm that spans it");
}

std::optional<double> standard_error_of(const assay::sdk::NormRow& row) {
  const auto error = assay::sdk::standard_error(row);
  return error.defined() ? std::optional(assay::sdk::to_four_decimals(*error.value())) : std::nullopt;
}

}  // namespace

Scorer::Scorer(const assay::sdk::ScorerSetup& setup)
    : assay::sdk::Scorer(setup),
      framework_(setup.model),
      rows_(setup.model, framework_, setup.rows),
      norms_(setup.model.constructs().size() * framework_.slot_count()),
      highlights_(static_cast<std::size_t>(setup.options.integer("highlights"))),
      note_percentile_(setup.options.number("note_percentile")) {
  if (setup.norm) {
    require_percentile(*setup.norm, note_percentile_);
    for (std::uint32_t c = 0; c < setup.model.constructs().size(); ++c) {
      for (std::uint32_t slot = 0; slot < framework_.pooled(); ++slot) {
        const auto row = setup.norm->find(ASSAY_SUBJECT_CONSTRUCT, c, framework_.roles()[slot]);
        if (!row) continue;
        const assay_construct& construct = setup.model.constructs()[c];
        require_within(*setup.norm, *row,
                       std::string(setup.model.level_of(construct)) + " " + std::string(view(construct.id)), 1,
                       framework_.points());
        norms_[c * framework_.slot_count() + slot] =
            Reference{*row, row->score_at(note_percentile_), standard_error_of(*row)};
      }
    }
  }
  const double points = framework_.points();
  std::vector<std::string> roles;
  for (const std::uint32_t role : framework_.roles()) {
    roles.emplace_back(assay::sdk::view(setup.model.roles()[role].id));
  }
  const auto whole = [](std::string id, std::string title, std::vector<std::string> levels,
                        std::uint32_t statistic = ASSAY_STATISTIC_NONE, double point = 0) {
    Measure measure;
    measure.id = std::move(id);
    measure.title = std::move(title);
    measure.type = ASSAY_MEASURE_INTEGER;
    measure.minimum = 0;
    measure.levels = std::move(levels);
    measure.statistic = statistic;
    measure.point = point;
    return measure;
  };
  n_ = add_measure(whole("n", "Raters with a number", {}, ASSAY_STATISTIC_RATERS));
  Measure mean;
  mean.id = "mean";
  mean.title = "Mean, in points of the scale";
  mean.basis = ASSAY_BASIS_RATING;
  mean.minimum = 1;
  mean.maximum = points;
  mean.statistic = ASSAY_STATISTIC_MEAN;
  mean_ = add_measure(mean);
  Measure percentile;
  percentile.id = "percentile";
  percentile.title = "Percentile rank of the mean in the norm of the role";
  percentile.minimum = 0;
  percentile.maximum = 100;
  percentile.levels = {"unit", "element"};
  percentile.roles = roles;
  percentile_ = add_measure(percentile);
  na_ = add_measure(whole("na", "Answers that are NA or blank", {}, ASSAY_STATISTIC_MISSING));
  for (std::uint32_t p = 1; p <= framework_.points(); ++p) {
    const std::size_t column =
        add_measure(whole("count_" + std::to_string(p), "Raters who gave " + std::to_string(p), {"item"},
                          ASSAY_STATISTIC_POINT_COUNT, p));
    if (p == 1) count_ = column;
  }
  Measure rank = whole("rank_strength", "Place among the highest pooled means", {"item"},
                       ASSAY_STATISTIC_RANK_HIGHEST);
  rank.minimum = 1;
  rank.maximum = static_cast<double>(highlights_);
  rank.roles = {"all"};
  rank_strength_ = add_measure(rank);
  rank.id = "rank_opportunity";
  rank.title = "Place among the lowest pooled means";
  rank.statistic = ASSAY_STATISTIC_RANK_LOWEST;
  rank_opportunity_ = add_measure(rank);
  Measure flag = whole("identified", "The role stands out from the pooled mean of a highlight", {"item"});
  flag.type = ASSAY_MEASURE_FLAG;
  flag.roles = roles;
  identified_ = add_measure(flag);
  flag.id = "note";
  flag.title = "A development note is due for the role";
  flag.levels = {"element"};
  note_ = add_measure(flag);
  add_precision(setup.model, roles);
}

void Scorer::score(const assay_batch& batch, const assay_score_table& table) const {
  Tally tally(framework_.slot_count(), item_count(), norms_.size() / framework_.slot_count(), framework_.points());
  for (std::uint32_t c = 0; c < batch.case_count; ++c) {
    CaseScores scores(table, c);
    score_with(tally, CaseView(batch, c, item_count()), scores);
  }
}

void Scorer::score_case(const CaseView& answers, CaseScores& scores) const {
  Tally tally(framework_.slot_count(), item_count(), norms_.size() / framework_.slot_count(), framework_.points());
  score_with(tally, answers, scores);
}

void Scorer::score_with(Tally& tally, const CaseView& answers, CaseScores& scores) const {
  count_answers(tally, answers);
  write_items(tally, scores);
  write_constructs(tally, scores);
  write_highlights(tally, scores, true);
  write_highlights(tally, scores, false);
  write_agreement(tally, scores);
}

void Scorer::count_answers(Tally& tally, const CaseView& answers) const {
  tally.clear();
  const std::size_t items = tally.item_count, pooled = framework_.pooled();
  const std::size_t stride = framework_.slot_count() * items;
  for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) {
    const std::size_t slot = framework_.slot_of_role(answers.role(rater));
    const double* values = answers.values(rater);
    const std::uint8_t* states = answers.states(rater);
    ++tally.raters[slot];
    for (std::size_t item = 0; item < items; ++item) {
      if (states[item] != ASSAY_ANSWER_VALUE) continue;
      const std::size_t at = tally.item(slot, item);
      const auto value = static_cast<std::uint32_t>(values[item]);
      tally.sum[at] += value;
      ++tally.n[at];
      tally.counts[(value - 1) * stride + at] += 1;
    }
    for (const Unit& unit : framework_.units()) {
      bool in_unit = false;
      for (const Element& element : unit.elements) {
        const bool in_element = std::any_of(element.items.begin(), element.items.end(),
                                            [&](std::uint32_t i) { return states[i] == ASSAY_ANSWER_VALUE; });
        tally.element_n[tally.construct(slot, element.construct)] += in_element;
        in_unit = in_unit || in_element;
      }
      tally.element_n[tally.construct(slot, unit.construct)] += in_unit;
    }
  }
  // "all" is the sum over the roles, which share no rater.
  for (std::size_t slot = 0; slot < pooled; ++slot) {
    tally.raters[pooled] += tally.raters[slot];
    for (std::size_t i = 0; i < items; ++i) {
      tally.sum[tally.item(pooled, i)] += tally.sum[tally.item(slot, i)];
      tally.n[tally.item(pooled, i)] += tally.n[tally.item(slot, i)];
    }
    for (std::size_t p = 0; p < tally.point_count; ++p) {
      double* const counts = tally.counts.data() + p * stride;
      for (std::size_t i = 0; i < items; ++i) counts[tally.item(pooled, i)] += counts[tally.item(slot, i)];
    }
    for (std::size_t c = 0; c < tally.construct_count; ++c) {
      tally.element_n[tally.construct(pooled, c)] += tally.element_n[tally.construct(slot, c)];
    }
  }
}

void Scorer::write_items(const Tally& tally, CaseScores& scores) const {
  // Column by column, slot by slot: the tally stands in the same order.
  const std::vector<std::uint32_t>& rows = rows_.items();
  const auto fill = [&](std::size_t column, auto value) {
    double* const values = scores.values(column);
    std::uint8_t* const states = scores.states(column);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      values[rows[at]] = value(at);
      states[rows[at]] = ASSAY_CELL_VALUE;
    }
  };
  fill(n_, [&](std::size_t at) { return static_cast<double>(tally.n[at]); });
  for (std::size_t p = 0; p < tally.point_count; ++p) {
    const double* const counts = tally.counts.data() + p * rows.size();
    fill(count_ + p, [&](std::size_t at) { return counts[at]; });
  }
  for (std::uint32_t slot = 0; slot < framework_.slot_count(); ++slot) {
    for (std::uint32_t item = 0; item < tally.item_count; ++item) {
      const std::size_t at = tally.item(slot, item);
      scores.set(na_, rows[at], tally.raters[slot] - tally.n[at]);
      if (tally.n[at] > 0) {
        scores.set(mean_, rows[at], static_cast<double>(tally.sum[at]) / static_cast<double>(tally.n[at]));
      }
    }
  }
}

namespace {

// Collects means and gives their mean.
class MeanOfMeans {
 public:
  void add(const Fraction& mean) {
    // The first is taken as it is: a sum with 0 would look for a common denominator.
    if (count_ == 0) {
      total_ = mean;
    } else {
      total_ += mean;
    }
    ++count_;
  }
  bool empty() const { return count_ == 0; }
  Fraction mean() const { return total_.over(count_); }

 private:
  Fraction total_;
  std::int64_t count_ = 0;
};

}  // namespace

void Scorer::write_constructs(const Tally& tally, CaseScores& scores) const {
  for (std::uint32_t slot = 0; slot < framework_.slot_count(); ++slot) {
    for (const Unit& unit : framework_.units()) {
      MeanOfMeans unit_mean;
      std::uint32_t unit_na = 0;
      for (const Element& element : unit.elements) {
        MeanOfMeans element_mean;
        std::uint32_t na = 0;
        for (const std::uint32_t item : element.items) {
          const std::size_t at = tally.item(slot, item);
          na += tally.raters[slot] - tally.n[at];
          if (tally.n[at] > 0) element_mean.add(Fraction(tally.sum[at], tally.n[at]));
        }
        unit_na += na;
        const std::uint32_t row = rows_.construct(element.construct, slot);
        scores.set(n_, row, tally.element_n[tally.construct(slot, element.construct)]);
        scores.set(na_, row, na);
        if (element_mean.empty()) continue;
        const Fraction mean = element_mean.mean();
        unit_mean.add(mean);
        scores.set(mean_, row, mean.value());
        write_norm(element.construct, slot, true, mean.value(), scores);
      }
      const std::uint32_t row = rows_.construct(unit.construct, slot);
      scores.set(n_, row, tally.element_n[tally.construct(slot, unit.construct)]);
      scores.set(na_, row, unit_na);
      if (unit_mean.empty()) continue;
      const double mean = unit_mean.mean().value();
      scores.set(mean_, row, mean);
      write_norm(unit.construct, slot, false, mean, scores);
    }
  }
}

void Scorer::write_norm(std::uint32_t construct, std::uint32_t slot, bool element, double mean,
                        CaseScores& scores) const {
  const auto& reference = norms_[construct * framework_.slot_count() + slot];
  if (!reference) return;
  const std::uint32_t row = rows_.construct(construct, slot);
  scores.set(percentile_, row, reference->norm.rank_of(mean));
  if (reference->standard_error) scores.set(standard_error_, row, *reference->standard_error);
  if (element && mean < reference->note_below) scores.set(note_, row, 1);
}

void Scorer::write_highlights(const Tally& tally, CaseScores& scores, bool strengths) const {
  const std::uint32_t pooled = framework_.pooled();
  // Means are compared as fractions, so that equal means are equal.
  const auto above = [&](std::size_t a, std::size_t b) {
    return tally.sum[a] * tally.n[b] > tally.sum[b] * tally.n[a];
  };
  std::vector<std::uint32_t> order;
  order.reserve(highlights_ + 1);
  for (std::uint32_t item = 0; item < tally.item_count; ++item) {
    const std::size_t here = tally.item(pooled, item);
    if (tally.n[here] == 0) continue;
    // A tie goes to the earlier question, which is already in its place.
    auto place = order.end();
    while (place != order.begin()) {
      const std::size_t before = tally.item(pooled, *(place - 1));
      if (strengths ? !above(here, before) : !above(before, here)) break;
      --place;
    }
    if (static_cast<std::size_t>(place - order.begin()) >= highlights_) continue;
    order.insert(place, item);
    if (order.size() > highlights_) order.pop_back();
  }
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const std::uint32_t item = order[rank];
    const std::size_t all = tally.item(pooled, item);
    scores.set(strengths ? rank_strength_ : rank_opportunity_, rows_.item(item, pooled), static_cast<double>(rank + 1));
    for (std::uint32_t slot = 0; slot < pooled; ++slot) {
      const std::size_t at = tally.item(slot, item);
      if (tally.n[at] == 0) continue;
      if (strengths ? above(at, all) : above(all, at)) scores.set(identified_, rows_.item(item, slot), 1);
    }
  }
}

}  // namespace bcsc
