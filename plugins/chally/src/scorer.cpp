#include "scorer.hpp"

#include <algorithm>
#include <optional>

namespace chally {

using assay::sdk::CaseScores;
using assay::sdk::CaseView;
using assay::sdk::Measure;

namespace {

struct Mean {
  double sum = 0;
  std::uint32_t n = 0;

  void add(double value) {
    sum += value;
    ++n;
  }
  std::optional<double> value() const { return n == 0 ? std::nullopt : std::optional<double>(sum / n); }
};

struct Count {
  Mean numbers;
  std::uint32_t na = 0;  // NA, or left blank by a rater who answered something else of the same form
};

struct Way {
  Mean mean;             // over raters
  std::uint32_t na = 0;  // answers
};

}  // namespace

// What the raters of one case said, by slot. Kept from case to case to spare allocations.
struct Scorer::Tally {
  struct Slot {
    std::uint32_t by_percentiles = 0;  // raters with a percentile
    std::uint32_t by_behaviours = 0;   // raters with a rating
    bool answered = false;             // by a number or by NA
    std::vector<Count> items;
    std::vector<Way> percentiles;  // by competency
    std::vector<Way> behaviours;
  };

  Tally(std::size_t slot_count, std::size_t items, std::size_t competencies)
      : slots(slot_count, Slot{0, 0, false, std::vector<Count>(items), std::vector<Way>(competencies),
                               std::vector<Way>(competencies)}) {}

  void clear() {
    for (Slot& slot : slots) {
      slot.by_percentiles = slot.by_behaviours = 0;
      slot.answered = false;
      std::fill(slot.items.begin(), slot.items.end(), Count{});
      std::fill(slot.percentiles.begin(), slot.percentiles.end(), Way{});
      std::fill(slot.behaviours.begin(), slot.behaviours.end(), Way{});
    }
  }

  std::vector<Slot> slots;
};

Scorer::Scorer(const assay::sdk::ScorerSetup& setup)
    : assay::sdk::Scorer(setup),
      profile_(setup.model),
      rows_(setup.model, profile_, setup.rows),
      cuts_(setup.options) {
  for (const assay_item& item : setup.model.items()) reverse_.push_back(item.reverse != 0);
  add_measures();
}

void Scorer::add_measures() {
  const auto add = [&](std::string id, std::string title, std::uint32_t type, double minimum, double maximum,
                       std::vector<std::string> levels, std::uint32_t statistic = ASSAY_STATISTIC_NONE,
                       std::uint32_t basis = ASSAY_BASIS_NONE) {
    return add_measure(
        {std::move(id), std::move(title), type, minimum, maximum, std::move(levels), {}, basis, statistic});
  };
  const double none = std::numeric_limits<double>::infinity();
  n_ = add("n", "Raters behind the score", ASSAY_MEASURE_INTEGER, 0, none, {}, ASSAY_STATISTIC_RATERS);
  score_ = add("score", "Score, 0 to 99", ASSAY_MEASURE_NUMBER, kLowestScore, kHighestScore, {"item", "competency"},
               ASSAY_STATISTIC_MEAN);
  // Of the two that speak for a competency, what the vendor delivered comes first.
  percentile_ = add("percentile", "Percentile rank as the vendor delivered it", ASSAY_MEASURE_NUMBER, kLowestScore,
                    kHighestScore, {"competency"}, ASSAY_STATISTIC_MEAN, ASSAY_BASIS_PERCENTILE_RANK);
  rating_ = add("rating", "Mean rating after reverse keys, in points of the scale", ASSAY_MEASURE_NUMBER,
                profile_.lowest_rating(), profile_.highest_rating(), {"item", "competency"},
                ASSAY_STATISTIC_MEAN, ASSAY_BASIS_RATING);
  band_ = add("band", "Band of the score: 1 low, 2 middle, 3 high", ASSAY_MEASURE_INTEGER, 1, 3, {"competency"});
  source_ = add("source", "Where scores come from: 1 percentiles, 2 behaviours", ASSAY_MEASURE_INTEGER, 1, 2,
                {"profile", "competency"});
  na_ = add("na", "Answers that are NA or blank", ASSAY_MEASURE_INTEGER, 0, none, {}, ASSAY_STATISTIC_MISSING);
  index_ = add("index", "Profile index: mean of the competencies' scores, 0 to 99", ASSAY_MEASURE_NUMBER,
               kLowestScore, kHighestScore, {"profile"}, ASSAY_STATISTIC_MEAN);
  coverage_ = add("coverage", "Share of the competencies with a score, 0 to 1", ASSAY_MEASURE_NUMBER, 0, 1,
                  {"profile"});
}

Scorer::Tally Scorer::make_tally() const {
  return Tally(profile_.slot_count(), item_count(), profile_.competencies().size());
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
    count_answers(tally, answers, rater, profile_.slot_of_role(answers.role(rater)));
    count_answers(tally, answers, rater, profile_.pooled());
  }
  for (std::uint32_t slot = 0; slot < profile_.slot_count(); ++slot) {
    if (!tally.slots[slot].answered) continue;
    write_items(tally, slot, scores);
    write_constructs(tally, slot, scores);
  }
}

void Scorer::count_answers(Tally& tally, const CaseView& answers, std::size_t rater,
                           std::uint32_t slot) const {
  Tally::Slot& into = tally.slots[slot];
  const double* values = answers.values(rater);
  const std::uint8_t* states = answers.states(rater);
  const auto answered = [&](std::uint32_t item) { return states[item] != ASSAY_ANSWER_BLANK; };

  // A form that a rater left blank altogether is not the rater's way in: its blanks are no missing answers.
  bool percentiles = false, behaviours = false;
  for (const Competency& one : profile_.competencies()) {
    percentiles = percentiles || (one.percentile != ASSAY_NONE && answered(one.percentile));
    behaviours = behaviours || std::any_of(one.behaviours.begin(), one.behaviours.end(), answered);
  }
  into.answered = into.answered || percentiles || behaviours;

  const auto count = [&](std::uint32_t item, Mean& own, Way& way) {
    if (states[item] == ASSAY_ANSWER_VALUE) {
      const double value = keyed(item, values[item]);
      into.items[item].numbers.add(value);
      own.add(value);
    } else {
      ++into.items[item].na;
      ++way.na;
    }
  };
  bool any_percentile = false, any_rating = false;
  for (std::size_t c = 0; c < profile_.competencies().size(); ++c) {
    const Competency& one = profile_.competencies()[c];
    Mean percentile, rating;
    if (percentiles && one.percentile != ASSAY_NONE) count(one.percentile, percentile, into.percentiles[c]);
    if (behaviours) {
      for (const std::uint32_t item : one.behaviours) count(item, rating, into.behaviours[c]);
    }
    if (const auto own = percentile.value()) into.percentiles[c].mean.add(*own);
    if (const auto own = rating.value()) into.behaviours[c].mean.add(*own);
    any_percentile = any_percentile || percentile.n > 0;
    any_rating = any_rating || rating.n > 0;
  }
  into.by_percentiles += any_percentile ? 1 : 0;
  into.by_behaviours += any_rating ? 1 : 0;
}

void Scorer::write_items(const Tally& tally, std::uint32_t slot, CaseScores& scores) const {
  const auto write = [&](std::uint32_t item, std::size_t measure) {
    const Count& count = tally.slots[slot].items[item];
    if (count.numbers.n + count.na == 0) return;
    const std::uint32_t row = rows_.item(item, slot);
    scores.set(n_, row, count.numbers.n);
    scores.set(na_, row, count.na);
    if (const auto mean = count.numbers.value()) scores.set(measure, row, *mean);
  };
  for (const Competency& one : profile_.competencies()) {
    if (one.percentile != ASSAY_NONE) write(one.percentile, score_);
    for (const std::uint32_t item : one.behaviours) write(item, rating_);
  }
}

void Scorer::write_constructs(const Tally& tally, std::uint32_t slot, CaseScores& scores) const {
  const Tally::Slot& from = tally.slots[slot];
  const bool percentiles = from.by_percentiles > 0;
  Mean index;
  std::uint32_t na = 0;
  for (std::size_t c = 0; c < profile_.competencies().size(); ++c) {
    const std::uint32_t row = rows_.construct(profile_.competencies()[c].construct, slot);
    const Way& way = percentiles ? from.percentiles[c] : from.behaviours[c];
    const std::uint32_t unanswered = from.percentiles[c].na + from.behaviours[c].na;
    na += unanswered;
    scores.set(n_, row, way.mean.n);
    scores.set(na_, row, unanswered);
    const auto rating = from.behaviours[c].mean.value();
    if (rating) scores.set(rating_, row, *rating);
    const auto mean = way.mean.value();
    if (!mean) continue;
    const double score = percentiles ? *mean : profile_.score_of_rating(*mean);
    index.add(score);
    scores.set(score_, row, score);
    if (percentiles) scores.set(percentile_, row, score);
    scores.set(band_, row, static_cast<double>(cuts_.band(score)));
    scores.set(source_, row, percentiles ? kFromPercentiles : kFromBehaviours);
  }
  const std::uint32_t row = rows_.construct(profile_.root(), slot);
  scores.set(n_, row, percentiles ? from.by_percentiles : from.by_behaviours);
  scores.set(na_, row, na);
  scores.set(coverage_, row, index.n / static_cast<double>(profile_.competencies().size()));
  if (const auto mean = index.value()) {
    scores.set(index_, row, *mean);
    scores.set(source_, row, percentiles ? kFromPercentiles : kFromBehaviours);
  }
}

}  // namespace chally
