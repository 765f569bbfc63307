#include "scorer.hpp"

#include <optional>
#include <string>

namespace caliper {

using assay::sdk::CaseScores;
using assay::sdk::CaseView;
using assay::sdk::Measure;

namespace {

// A mean while it is collected.
struct Mean {
  double sum = 0;
  std::uint32_t n = 0;

  void add(double value) {
    sum += value;
    ++n;
  }
  std::optional<double> value() const { return n == 0 ? std::nullopt : std::optional<double>(sum / n); }
};

}  // namespace

// What the raters of one case gave, by slot and competency.
class Scorer::Tally {
 public:
  Tally(const Scorer& scorer, const CaseView& answers)
      : scorer_(scorer),
        answers_(answers),
        framework_(scorer.framework_),
        cells_(framework_.slot_count() * framework_.competencies().size()),
        delivered_(framework_.slot_count()),
        given_(answers.rater_count() * framework_.competencies().size()),
        spreads_(framework_.slot_count() * answers.item_count()) {
    for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) count(rater);
  }

  std::optional<double> rating(std::size_t competency, std::size_t slot) const {
    return cell(competency, slot).rated.value();
  }
  // True when the scores of the slot are delivered ones.
  bool delivered(std::size_t slot) const { return delivered_[slot]; }
  std::optional<double> score(std::size_t competency, std::size_t slot) const {
    const Cell& found = cell(competency, slot);
    if (delivered(slot)) return found.delivered.value();
    const auto rating = found.rated.value();
    return rating ? std::optional<double>(framework_.score_of_rating(*rating)) : std::nullopt;
  }
  // Raters whose answers are in the score.
  std::uint32_t n(std::size_t competency, std::size_t slot) const {
    const Cell& found = cell(competency, slot);
    return delivered(slot) ? found.delivered.n : found.rated.n;
  }
  // Raters whose answers are in the score of at least one of these.
  std::uint32_t n(const std::vector<std::size_t>& competencies, std::size_t slot) const {
    std::uint32_t count = 0;
    for (std::size_t rater = 0; rater < answers_.rater_count(); ++rater) {
      if (slot != framework_.pooled() && slot_of(rater) != slot) continue;
      bool counts = false;
      for (const std::size_t c : competencies) {
        const Given& given = given_[rater * framework_.competencies().size() + c];
        counts = counts || (delivered(slot) ? given.delivered : given.rated);
      }
      count += counts;
    }
    return count;
  }
  std::uint32_t na(std::size_t competency, std::size_t slot) const { return cell(competency, slot).na; }
  // The ratings of an item; nothing for a delivered score, or on a scale of uneven steps.
  const assay::sdk::Spread& spread(std::uint32_t item, std::size_t slot) const {
    return spreads_[slot * answers_.item_count() + item];
  }

  std::size_t slot_of(std::size_t rater) const { return framework_.slot_of_role(answers_.role(rater)); }
  // An answer of a rater that is a number, in the direction of its construct.
  std::optional<double> answer(std::size_t rater, std::uint32_t item) const {
    if (answers_.states(rater)[item] != ASSAY_ANSWER_VALUE) return std::nullopt;
    const double value = answers_.values(rater)[item];
    return scorer_.reversed_[item] != 0 ? framework_.lowest() + framework_.highest() - value : value;
  }
  // True when the rater was asked and gave no number: said NA, or left it open in a form that was used.
  bool open(std::size_t rater, std::uint32_t item) const {
    const std::uint8_t state = answers_.states(rater)[item];
    if (state == ASSAY_ANSWER_BLANK) return uses(rater, scorer_.rated_[item]);
    return state == ASSAY_ANSWER_NA;
  }

 private:
  struct Cell {
    Mean delivered, rated;
    std::uint32_t na = 0;
  };
  struct Given {
    bool delivered = false, rated = false;
  };

  const Cell& cell(std::size_t competency, std::size_t slot) const {
    return cells_[slot * framework_.competencies().size() + competency];
  }

  // True when the rater answered anything in the form.
  bool uses(std::size_t rater, std::uint8_t rated) const {
    for (std::size_t item = 0; item < answers_.item_count(); ++item) {
      if (scorer_.rated_[item] == rated && answers_.states(rater)[item] != ASSAY_ANSWER_BLANK) return true;
    }
    return false;
  }

  void count(std::size_t rater) {
    for (std::uint32_t item = 0; item < answers_.item_count(); ++item) {
      const auto value = answer(rater, item);
      if (!value || !scorer_.even_[item]) continue;
      const std::int64_t place = scorer_.even_[item]->place(*value);
      for (const std::size_t slot : {slot_of(rater), framework_.pooled()}) {
        spreads_[slot * answers_.item_count() + item].add(place);
      }
    }
    for (std::size_t c = 0; c < framework_.competencies().size(); ++c) {
      const Competency& competency = framework_.competencies()[c];
      const auto delivered = mean_of(rater, competency.scores);
      const auto rated = mean_of(rater, competency.ratings);
      given_[rater * framework_.competencies().size() + c] = {delivered.has_value(), rated.has_value()};
      std::uint32_t na = 0;
      for (const std::uint32_t item : competency.scores) na += open(rater, item);
      for (const std::uint32_t item : competency.ratings) na += open(rater, item);
      for (const std::size_t slot : {slot_of(rater), framework_.pooled()}) {
        Cell& found = cells_[slot * framework_.competencies().size() + c];
        if (delivered) {
          found.delivered.add(*delivered);
          delivered_[slot] = true;
        }
        if (rated) found.rated.add(*rated);
        found.na += na;
      }
    }
  }

  std::optional<double> mean_of(std::size_t rater, const std::vector<std::uint32_t>& items) const {
    Mean mean;
    for (const std::uint32_t item : items) {
      if (const auto value = answer(rater, item)) mean.add(*value);
    }
    return mean.value();
  }

  const Scorer& scorer_;
  const CaseView& answers_;
  const Framework& framework_;
  std::vector<Cell> cells_;      // slot x competency
  std::vector<bool> delivered_;  // slot
  std::vector<Given> given_;     // rater x competency
  std::vector<assay::sdk::Spread> spreads_;  // slot x item
};

Scorer::Scorer(const assay::sdk::ScorerSetup& setup)
    : assay::sdk::Scorer(setup),
      framework_(setup.model),
      rows_(setup.model, framework_, setup.rows),
      rated_(setup.model.items().size()),
      reversed_(setup.model.items().size()) {
  for (std::size_t c = 0; c < framework_.competencies().size(); ++c) {
    every_competency_.push_back(c);
    for (const std::uint32_t item : framework_.competencies()[c].ratings) rated_[item] = 1;
  }
  for (std::size_t i = 0; i < reversed_.size(); ++i) {
    const assay_item& item = setup.model.items()[i];
    reversed_[i] = item.reverse != 0;
    even_.push_back(rated_[i] != 0 ? assay::sdk::even_scale(setup.model.scales()[item.scale]) : std::nullopt);
  }

  const auto declare = [&](std::string id, std::string title, std::uint32_t type, double minimum,
                           std::uint32_t statistic = ASSAY_STATISTIC_NONE) {
    Measure measure;
    measure.statistic = statistic;
    measure.id = std::move(id);
    measure.title = std::move(title);
    measure.type = type;
    measure.minimum = minimum;
    return measure;
  };
  n_ = add_measure(declare("n", "Raters whose answers count in the score", ASSAY_MEASURE_INTEGER, 0,
                           ASSAY_STATISTIC_RATERS));
  Measure score = declare("score", "Score, 0 to 100", ASSAY_MEASURE_NUMBER, 0, ASSAY_STATISTIC_MEAN);
  score.maximum = 100;
  score_ = add_measure(score);
  // Of the two that speak for a construct, what the vendor delivered comes first.
  Measure points = declare("points", "Score as the vendor delivered it, 0 to 100", ASSAY_MEASURE_NUMBER, 0,
                           ASSAY_STATISTIC_MEAN);
  points.maximum = 100;
  points.levels = {"competency", "family", "model"};
  points.basis = ASSAY_BASIS_POINTS;
  points_ = add_measure(points);
  Measure rating =
      declare("rating", "Mean rating, in points of the scale", ASSAY_MEASURE_NUMBER, framework_.lowest(),
              ASSAY_STATISTIC_MEAN);
  rating.maximum = framework_.highest();
  rating.basis = ASSAY_BASIS_RATING;
  rating_ = add_measure(rating);
  na_ = add_measure(declare("na", "Answers that are NA or left open", ASSAY_MEASURE_INTEGER, 0,
                            ASSAY_STATISTIC_MISSING));
  Measure coverage =
      declare("coverage", "Share of the competencies that have a score", ASSAY_MEASURE_NUMBER, 0);
  coverage.maximum = 1;
  coverage.levels = {"family", "model"};
  coverage_ = add_measure(coverage);
  Measure source = declare("source", "Where scores come from: 1 delivered, 2 ratings", ASSAY_MEASURE_INTEGER,
                           kFromDelivered);
  source.maximum = kFromRatings;
  source.levels = {"competency", "family", "model"};
  source_ = add_measure(source);
  Measure agreement = declare("agreement", "Agreement of the ratings, 0 to 1: rwg of an item, rwg(j) of several",
                              ASSAY_MEASURE_NUMBER, 0, ASSAY_STATISTIC_AGREEMENT);
  agreement.maximum = 1;
  agreement.roles = several(setup.model);
  agreement_ = add_measure(agreement);
}

// The roles that may have several raters, "all" among them.
std::vector<std::string> Scorer::several(const assay::sdk::Model& model) {
  std::vector<std::string> roles;
  for (std::size_t slot = 0; slot < framework_.pooled(); ++slot) {
    const std::uint32_t role = framework_.roles()[slot];
    bool more = model.roles()[role].max_raters != 1;
    // What is pooled into it may make it more.
    for (const assay_role& other : model.roles()) more = more || other.parent == role;
    several_.push_back(more);
    if (more) roles.emplace_back(assay::sdk::view(model.roles()[role].id));
  }
  several_.push_back(true);
  roles.emplace_back("all");
  return roles;
}

void Scorer::write_agreement(const Tally& tally, const std::vector<std::uint32_t>& items, std::size_t slot,
                             std::size_t row, CaseScores& scores) const {
  if (!several_[slot]) return;
  assay::sdk::JointAgreement joint;
  for (const std::uint32_t item : items) {
    if (even_[item]) joint.add(tally.spread(item, slot), even_[item]->points);
  }
  const auto agreement = joint.value();
  if (agreement.defined()) scores.set(agreement_, row, assay::sdk::to_four_decimals(*agreement.value()));
}

void Scorer::score_case(const CaseView& answers, CaseScores& scores) const {
  const Tally tally(*this, answers);
  write_items(answers, tally, scores);
  for (std::size_t slot = 0; slot < framework_.slot_count(); ++slot) {
    for (const std::size_t c : every_competency_) write_competency(tally, c, slot, scores);
    for (const Family& family : framework_.families()) {
      write_group(tally, family.construct, family.competencies, slot, scores);
    }
    write_group(tally, framework_.root(), every_competency_, slot, scores);
  }
}

void Scorer::write_items(const CaseView& answers, const Tally& tally, CaseScores& scores) const {
  for (std::size_t slot = 0; slot < framework_.slot_count(); ++slot) {
    for (std::uint32_t item = 0; item < item_count(); ++item) {
      Mean mean;
      std::uint32_t open = 0;
      for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) {
        if (slot != framework_.pooled() && tally.slot_of(rater) != slot) continue;
        if (const auto value = tally.answer(rater, item)) mean.add(*value);
        open += tally.open(rater, item);
      }
      const std::size_t row = rows_.item(item, slot);
      scores.set(n_, row, mean.n);
      scores.set(na_, row, open);
      if (mean.n == 0) continue;
      const double value = *mean.value();
      scores.set(score_, row, rated_[item] != 0 ? framework_.score_of_rating(value) : value);
      if (rated_[item] == 0) continue;
      scores.set(rating_, row, value);
      write_agreement(tally, {item}, slot, row, scores);
    }
  }
}

void Scorer::write_competency(const Tally& tally, std::size_t competency, std::size_t slot,
                              CaseScores& scores) const {
  const std::size_t row = rows_.construct(framework_.competencies()[competency].construct, slot);
  scores.set(n_, row, tally.n(competency, slot));
  scores.set(na_, row, tally.na(competency, slot));
  if (const auto score = tally.score(competency, slot)) {
    scores.set(score_, row, *score);
    if (tally.delivered(slot)) scores.set(points_, row, *score);
    scores.set(source_, row, tally.delivered(slot) ? kFromDelivered : kFromRatings);
  }
  const auto rating = tally.rating(competency, slot);
  if (!rating) return;
  scores.set(rating_, row, *rating);
  write_agreement(tally, framework_.competencies()[competency].ratings, slot, row, scores);
}

void Scorer::write_group(const Tally& tally, std::uint32_t construct,
                         const std::vector<std::size_t>& competencies, std::size_t slot,
                         CaseScores& scores) const {
  Mean mean, ratings;
  std::vector<std::uint32_t> items;
  std::uint32_t na = 0;
  for (const std::size_t c : competencies) {
    if (const auto score = tally.score(c, slot)) mean.add(*score);
    if (const auto rating = tally.rating(c, slot)) ratings.add(*rating);
    na += tally.na(c, slot);
    const auto& own = framework_.competencies()[c].ratings;
    items.insert(items.end(), own.begin(), own.end());
  }
  const std::size_t row = rows_.construct(construct, slot);
  scores.set(n_, row, tally.n(competencies, slot));
  scores.set(na_, row, na);
  scores.set(
      coverage_, row,
      competencies.empty() ? 0 : static_cast<double>(mean.n) / static_cast<double>(competencies.size()));
  if (const auto rating = ratings.value()) {
    scores.set(rating_, row, *rating);
    write_agreement(tally, items, slot, row, scores);
  }
  if (const auto score = mean.value()) {
    scores.set(score_, row, *score);
    if (tally.delivered(slot)) scores.set(points_, row, *score);
    scores.set(source_, row, tally.delivered(slot) ? kFromDelivered : kFromRatings);
  }
}

}  // namespace caliper
