#include "scorer.hpp"

#include <algorithm>
#include <array>
#include <assay/sdk/number_text.hpp>
#include <numeric>

namespace ctk {

using assay::sdk::CaseScores;
using assay::sdk::CaseView;
using assay::sdk::view;

namespace {

constexpr std::size_t kFormCount = 3;
const Fraction kPerCent(100, 1);

std::uint32_t form_index(std::string_view form) {
  if (form == kLevels) return 0;
  return form == kBehaviours ? 1 : 2;
}

struct Answers {
  Fraction sum;
  assay::sdk::Spread spread;  // where the scale has even steps
  std::uint32_t n = 0;
  std::uint32_t na = 0;  // NA, or left blank by a rater who answered something else of the same form

  std::optional<Fraction> mean() const { return n == 0 ? std::nullopt : std::optional(sum.over(n)); }
};

// A role that takes one rater alone has nobody to agree with; what is pooled into it may make it more.
bool takes_several(const assay::sdk::Model& model, std::uint32_t role) {
  if (model.roles()[role].max_raters != 1) return true;
  return std::any_of(model.roles().begin(), model.roles().end(),
                     [&](const assay_role& other) { return other.parent == role; });
}

void warn_of_weights(const assay::sdk::ScorerSetup& setup, const Job& job) {
  const auto percent = [](double value) { return assay::sdk::fixed_text(value, 2); };
  for (const WeightDoubt& doubt : job.weight_doubts()) {
    const assay_construct& construct = setup.model.constructs()[doubt.construct];
    setup.host.warn("instrument " + std::string(setup.model.id()) + ", competency " +
                    std::string(view(construct.id)) + ": its weight is " + percent(doubt.given) + "%, and " +
                    percent(doubt.derived) +
                    "% follows from its task groups; the given weight counts. Mend the one or the other, or "
                    "leave the weight out");
  }
}

}  // namespace

// What the raters of one case said, by slot. Kept from case to case to spare allocations.
struct Scorer::Tally {
  struct Slot {
    std::uint32_t raters = 0;
    std::vector<Answers> items;
    std::vector<std::uint32_t> by_level, by_behaviours;  // by competency: raters with a number
    std::vector<std::uint32_t> in_group;                 // by task group, in either form
    std::uint32_t in_job = 0;
  };

  Tally(std::size_t slot_count, const Job& job, std::size_t items) : slots(slot_count) {
    for (Slot& slot : slots) {
      slot.items.resize(items);
      slot.by_level.resize(job.competencies().size());
      slot.by_behaviours.resize(job.competencies().size());
      slot.in_group.resize(job.groups().size());
    }
  }

  void clear() {
    for (Slot& slot : slots) {
      slot.raters = slot.in_job = 0;
      std::fill(slot.items.begin(), slot.items.end(), Answers{});
      for (auto* counts : {&slot.by_level, &slot.by_behaviours, &slot.in_group}) {
        std::fill(counts->begin(), counts->end(), 0);
      }
    }
  }

  std::vector<Slot> slots;
};

Scorer::Scorer(const assay::sdk::ScorerSetup& setup)
    : assay::sdk::Scorer(setup),
      job_(setup.model),
      rows_(setup.model, job_, setup.rows),
      every_competency_(job_.competencies().size()) {
  std::iota(every_competency_.begin(), every_competency_.end(), std::size_t{0});
  for (const assay_item& item : setup.model.items()) {
    form_.push_back(form_index(setup.model.form_of(item)));
    const assay::sdk::ArrayView<double> points(setup.model.scales()[item.scale].points);
    even_.push_back(assay::sdk::even_scale(setup.model.scales()[item.scale]));
    key_.push_back(item.reverse == 0 ? std::nullopt : std::optional(points[0] + points[points.size() - 1]));
  }
  for (std::uint32_t slot = 0; slot < job_.slot_count(); ++slot) {
    several_.push_back(slot == job_.pooled() || takes_several(setup.model, job_.roles()[slot]));
  }
  add_measures(setup.model);
  warn_of_weights(setup, job_);
}

void Scorer::add_measures(const assay::sdk::Model& model) {
  const double none = std::numeric_limits<double>::infinity();
  const auto add = [&](const char* id, const char* title, std::uint32_t type, double minimum, double maximum,
                       std::vector<std::string> levels, std::uint32_t statistic = ASSAY_STATISTIC_NONE,
                       std::uint32_t basis = ASSAY_BASIS_NONE) {
    return add_measure({id, title, type, minimum, maximum, std::move(levels), {}, basis, statistic});
  };
  // A measure may name only levels that the instrument has.
  const std::vector<std::string> competency = {std::string(kCompetency)};
  const std::vector<std::string> characteristic = {std::string(kCharacteristic)};
  std::vector<std::string> whole = {std::string(kJob)}, asked = {"item", competency[0]};
  if (!job_.groups().empty()) whole.emplace_back(kTaskGroup);
  if (!job_.characteristics().empty()) asked.emplace_back(kCharacteristic);
  const Ends levels = job_.rated_levels();
  n_ = add("n", "Raters with a number", ASSAY_MEASURE_INTEGER, 0, none, {}, ASSAY_STATISTIC_RATERS);
  na_ = add("na", "Answers that are NA or blank", ASSAY_MEASURE_INTEGER, 0, none, asked,
            ASSAY_STATISTIC_MISSING);
  mean_ = add("mean", "Mean, in points of the scale", ASSAY_MEASURE_NUMBER, -none, none, {"item"},
              ASSAY_STATISTIC_MEAN);
  // The host places a level between the ends of the measure, which must then be those of every competency.
  attained_ = add("attained", "Level attained, in points of the scale", ASSAY_MEASURE_NUMBER, levels.low,
                  levels.high, competency, ASSAY_STATISTIC_MEAN, job_.one_span() ? ASSAY_BASIS_RATING : ASSAY_BASIS_NONE);
  gap_ = add("gap", "Target less attained, in points of the scale", ASSAY_MEASURE_NUMBER, -none, none,
             competency);
  source_ = add("source", "Where the level comes from: 1 given as a level, 2 behaviours",
                ASSAY_MEASURE_INTEGER, 1, 2, competency);
  priority_ = add("priority", "Gap times weight in percent", ASSAY_MEASURE_NUMBER, -none, none, competency);
  rank_ = add("rank", "Place by priority among the gaps above 0, 1 the largest", ASSAY_MEASURE_INTEGER, 1,
              none, competency);
  fit_ = add("fit", "Fit to the rated competencies, 0 to 1", ASSAY_MEASURE_NUMBER, 0, 1, whole);
  coverage_ =
      add("coverage", "Share of the weight that was rated, 0 to 1", ASSAY_MEASURE_NUMBER, 0, 1, whole);
  if (!job_.characteristics().empty()) {
    preference_ = add("preference", "Preference, in points of the scale", ASSAY_MEASURE_NUMBER, -none, none,
                      characteristic, ASSAY_STATISTIC_MEAN);
    difference_ = add("difference", "Preference less the job's level, in points of the scale",
                      ASSAY_MEASURE_NUMBER, -none, none, characteristic);
  }
  std::vector<std::string> several;
  for (std::uint32_t slot = 0; slot < job_.pooled(); ++slot) {
    if (several_[slot]) several.emplace_back(view(model.roles()[job_.roles()[slot]].id));
  }
  several.emplace_back("all");
  agreement_ = add_measure({"agreement", "Agreement of the raters, 0 to 1: rwg of an item, rwg(j) of what a level is from",
                            ASSAY_MEASURE_NUMBER, 0, 1, asked, several, ASSAY_BASIS_NONE,
                            ASSAY_STATISTIC_AGREEMENT});
}

Scorer::Tally Scorer::make_tally() const {
  return Tally(job_.slot_count(), job_, item_count());
}

void Scorer::score(const assay_batch& batch, const assay_score_table& table) const {
  Tally tally = make_tally();
  for (std::uint32_t c = 0; c < batch.case_count; ++c) {
    CaseScores scores(table, c);
    score_with(tally, CaseView(batch, c, item_count()), scores);
  }
}

void Scorer::score_case(const CaseView& answers, CaseScores& scores) const {
  Tally tally = make_tally();
  score_with(tally, answers, scores);
}

void Scorer::score_with(Tally& tally, const CaseView& answers, CaseScores& scores) const {
  tally.clear();
  for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) {
    for (const std::uint32_t slot : {job_.slot_of_role(answers.role(rater)), job_.pooled()}) {
      count_items(tally, answers, rater, slot);
      count_rater(tally, answers, rater, slot);
    }
  }
  for (std::uint32_t slot = 0; slot < job_.slot_count(); ++slot) {
    const Tally::Slot& from = tally.slots[slot];
    if (from.raters == 0) continue;
    write_items(tally, slot, scores);
    const Attained attained = write_competencies(tally, slot, scores);
    write_ranks(attained, slot, scores);
    for (std::size_t g = 0; g < job_.groups().size(); ++g) {
      const std::uint32_t row = rows_.construct(job_.groups()[g].construct, slot);
      scores.set(n_, row, from.in_group[g]);
      write_fit(attained, job_.groups()[g].competencies, row, scores);
    }
    const std::uint32_t row = rows_.construct(job_.root(), slot);
    scores.set(n_, row, from.in_job);
    write_fit(attained, every_competency_, row, scores);
    write_characteristics(tally, slot, scores);
  }
}

void Scorer::count_items(Tally& tally, const CaseView& answers, std::size_t rater, std::uint32_t slot) const {
  const double* values = answers.values(rater);
  const std::uint8_t* states = answers.states(rater);
  // A form that a rater left blank altogether is not the rater's way in: its blanks are no missing answers.
  std::array<bool, kFormCount> used{};
  for (std::size_t i = 0; i < item_count(); ++i)
    used[form_[i]] = used[form_[i]] || states[i] != ASSAY_ANSWER_BLANK;
  for (std::size_t i = 0; i < item_count(); ++i) {
    Answers& into = tally.slots[slot].items[i];
    if (states[i] == ASSAY_ANSWER_VALUE) {
      const double value = key_[i] ? *key_[i] - values[i] : values[i];
      into.sum += Fraction::of(value);
      if (even_[i]) into.spread.add(even_[i]->place(value));
      ++into.n;
    } else if (used[form_[i]]) {
      ++into.na;
    }
  }
}

void Scorer::count_rater(Tally& tally, const CaseView& answers, std::size_t rater, std::uint32_t slot) const {
  Tally::Slot& into = tally.slots[slot];
  const std::uint8_t* states = answers.states(rater);
  const auto has_number = [&](std::uint32_t item) { return states[item] == ASSAY_ANSWER_VALUE; };
  std::vector<bool> rated(job_.competencies().size());
  for (std::size_t c = 0; c < rated.size(); ++c) {
    const Competency& one = job_.competencies()[c];
    const bool level = one.level_item != ASSAY_NONE && has_number(one.level_item);
    const bool behaviours = std::any_of(one.behaviours.begin(), one.behaviours.end(), has_number);
    into.by_level[c] += level ? 1 : 0;
    into.by_behaviours[c] += behaviours ? 1 : 0;
    rated[c] = level || behaviours;
  }
  const auto is_rated = [&](std::size_t c) { return rated[c]; };
  for (std::size_t g = 0; g < job_.groups().size(); ++g) {
    const auto& linked = job_.groups()[g].competencies;
    into.in_group[g] += std::any_of(linked.begin(), linked.end(), is_rated) ? 1 : 0;
  }
  into.in_job += std::find(rated.begin(), rated.end(), true) != rated.end() ? 1 : 0;
  ++into.raters;
}

void Scorer::write_items(const Tally& tally, std::uint32_t slot, CaseScores& scores) const {
  for (std::uint32_t item = 0; item < item_count(); ++item) {
    const Answers& answers = tally.slots[slot].items[item];
    if (answers.n + answers.na == 0) continue;
    const std::uint32_t row = rows_.item(item, slot);
    scores.set(n_, row, answers.n);
    scores.set(na_, row, answers.na);
    if (const auto mean = answers.mean()) scores.set(mean_, row, mean->value());
    write_agreement(tally, slot, {item}, row, scores);
  }
}

// Of one item it is that of the item.
void Scorer::write_agreement(const Tally& tally, std::uint32_t slot, const std::vector<std::uint32_t>& items,
                             std::uint32_t row, CaseScores& scores) const {
  if (!several_[slot]) return;
  assay::sdk::JointAgreement joint;
  for (const std::uint32_t item : items) {
    if (even_[item]) joint.add(tally.slots[slot].items[item].spread, even_[item]->points);
  }
  const auto agreement = joint.value();
  if (agreement.defined()) scores.set(agreement_, row, assay::sdk::to_four_decimals(*agreement.value()));
}

Scorer::Attained Scorer::write_competencies(const Tally& tally, std::uint32_t slot,
                                            CaseScores& scores) const {
  const Tally::Slot& from = tally.slots[slot];
  Attained attained;
  for (std::size_t c = 0; c < job_.competencies().size(); ++c) {
    const Competency& one = job_.competencies()[c];
    std::optional<Fraction> level;
    std::uint32_t na = 0;
    if (one.level_item != ASSAY_NONE) {
      level = from.items[one.level_item].mean();
      na += from.items[one.level_item].na;
    }
    const bool given = level.has_value();
    Fraction total;
    std::int64_t rated = 0;
    for (const std::uint32_t item : one.behaviours) {
      na += from.items[item].na;
      if (given || from.items[item].n == 0) continue;
      total += *from.items[item].mean();
      ++rated;
    }
    if (rated > 0) level = total.over(rated);

    const std::uint32_t row = rows_.construct(one.construct, slot);
    scores.set(n_, row, given ? from.by_level[c] : from.by_behaviours[c]);
    scores.set(na_, row, na);
    attained.push_back(level);
    if (!level) continue;
    const Fraction gap = one.target - *level;
    scores.set(attained_, row, level->value());
    scores.set(gap_, row, gap.value());
    scores.set(source_, row, given ? kFromLevel : kFromBehaviours);
    scores.set(priority_, row, (gap * one.weight * kPerCent).value());
    write_agreement(tally, slot, given ? std::vector{one.level_item} : one.behaviours, row, scores);
  }
  return attained;
}

void Scorer::write_ranks(const Attained& attained, std::uint32_t slot, CaseScores& scores) const {
  std::vector<std::pair<Fraction, std::size_t>> order;
  for (std::size_t c = 0; c < attained.size(); ++c) {
    const Competency& one = job_.competencies()[c];
    if (!attained[c] || !(*attained[c] < one.target)) continue;
    const Fraction priority = (one.target - *attained[c]) * one.weight;
    // A tie goes to the earlier competency, which is already in its place.
    auto place = order.end();
    while (place != order.begin() && (place - 1)->first < priority) --place;
    order.insert(place, {priority, c});
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    const Competency& one = job_.competencies()[order[at].second];
    scores.set(rank_, rows_.construct(one.construct, slot), static_cast<double>(at + 1));
  }
}

void Scorer::write_fit(const Attained& attained, const std::vector<std::size_t>& competencies,
                       std::uint32_t row, CaseScores& scores) const {
  Fraction whole, rated, reached;
  for (const std::size_t c : competencies) {
    const Competency& one = job_.competencies()[c];
    whole += one.weight;
    if (!attained[c]) continue;
    rated += one.weight;
    reached += *attained[c] < one.target ? one.weight * (*attained[c] / one.target) : one.weight;
  }
  const Fraction none(0, 1);
  if (whole > none) scores.set(coverage_, row, std::min((rated / whole).value(), 1.0));
  if (rated > none) scores.set(fit_, row, std::min((reached / rated).value(), 1.0));
}

void Scorer::write_characteristics(const Tally& tally, std::uint32_t slot, CaseScores& scores) const {
  for (const Characteristic& one : job_.characteristics()) {
    if (one.item == ASSAY_NONE) continue;
    const Answers& answers = tally.slots[slot].items[one.item];
    if (answers.n + answers.na == 0) continue;
    const std::uint32_t row = rows_.construct(one.construct, slot);
    scores.set(n_, row, answers.n);
    scores.set(na_, row, answers.na);
    const auto mean = answers.mean();
    if (!mean) continue;
    scores.set(preference_, row, mean->value());
    scores.set(difference_, row, (*mean - one.target).value());
    write_agreement(tally, slot, {one.item}, row, scores);
  }
}

}  // namespace ctk
