#include "group_scores.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "scorer.hpp"

namespace chally {

using assay::sdk::GroupSet;
using assay::sdk::refuse;

namespace {

// The scores of one group.
struct Values {
  std::vector<std::vector<double>> competencies;
  std::vector<double> index;
};

struct Pair {
  Values high;
  Values low;
  std::size_t incomplete = 0;
};

// Where the pooled scores of the set stand.
struct Places {
  Places(const assay::sdk::Model& model, const Profile& profile, const GroupSet& set)
      : score(set.column("score")), source(set.column("source")), index(set.column("index")) {
    const RowIndex rows(model, profile, set.rows());
    for (const Competency& one : profile.competencies()) {
      competencies.push_back(rows.construct(one.construct, profile.pooled()));
    }
    root = rows.construct(profile.root(), profile.pooled());
  }

  std::size_t score, source, index;
  std::vector<std::uint32_t> competencies;  // rows
  std::uint32_t root = 0;
};

// How many persons of each word have a score: in each competency, and the index.
using ScoredByWord = std::map<std::string, std::vector<std::size_t>>;

ScoredByWord scored_by_word(const Places& places, const GroupSet& set) {
  const std::size_t competencies = places.competencies.size();
  ScoredByWord scored;
  for (std::size_t person = 0; person < set.case_count(); ++person) {
    auto& counts = scored.try_emplace(std::string(set.group(person)), competencies + 1).first->second;
    for (std::size_t c = 0; c < competencies; ++c) {
      if (set.score(places.score, person, places.competencies[c])) ++counts[c];
    }
    if (set.score(places.index, person, places.root)) ++counts[competencies];
  }
  return scored;
}

// Adds a person's scores to the group, by the source of each; false when there is none.
bool add_person(const Places& places, const GroupSet& set, std::size_t person, bool high, Pair& percentiles,
                Pair& behaviours) {
  const auto pair_of = [&](std::uint32_t row) -> Pair* {
    const auto source = set.score(places.source, person, row);
    if (source == kFromPercentiles) return &percentiles;
    return source == kFromBehaviours ? &behaviours : nullptr;
  };
  const auto group_of = [&](Pair& pair) -> Values& { return high ? pair.high : pair.low; };
  std::size_t scored = 0;
  for (std::size_t c = 0; c < places.competencies.size(); ++c) {
    const std::uint32_t row = places.competencies[c];
    const auto score = set.score(places.score, person, row);
    Pair* const pair = pair_of(row);
    if (!score || pair == nullptr) continue;
    group_of(*pair).competencies[c].push_back(*score);
    ++scored;
  }
  const auto index = set.score(places.index, person, places.root);
  Pair* const pair = pair_of(places.root);
  if (!index || pair == nullptr) return scored > 0;
  group_of(*pair).index.push_back(*index);
  if (scored < places.competencies.size()) ++pair->incomplete;
  return true;
}

SourceFigures figures_of(const Pair& pair) {
  const auto sample = [](const std::vector<double>& values) { return GroupSample{sample_of(values)}; };
  SourceFigures figures;
  for (std::size_t c = 0; c < pair.high.competencies.size(); ++c) {
    figures.competencies.push_back({sample(pair.high.competencies[c]), sample(pair.low.competencies[c])});
  }
  figures.index = {sample(pair.high.index), sample(pair.low.index)};
  figures.incomplete = pair.incomplete;
  return figures;
}

void mark_absent(SourceFigures& figures, GroupSample TwoSamples::*side, Absence absence) {
  for (TwoSamples& one : figures.competencies) (one.*side).absence = absence;
  (figures.index.*side).absence = absence;
}

// Says of one group, `side`, which means must not stand beside a mean over both sources.
void hold_against(SourceFigures& a, SourceFigures& b, GroupSample TwoSamples::*side, const Limits& limits) {
  const auto hold = [&](GroupSample& one, GroupSample& other) {
    one.others = other.n;
    other.others = one.n;
    const bool both = one.n > 0 && other.n > 0;
    one.tells_of_few = other.tells_of_few = both && (limits.few(one.n) || limits.few(other.n));
    return one.tells_of_few;
  };
  bool any = false;
  for (std::size_t c = 0; c < a.competencies.size(); ++c) {
    any = hold(a.competencies[c].*side, b.competencies[c].*side) || any;
  }
  hold(a.index.*side, b.index.*side);
  // The index is made of the competencies: with it, and the means of the others, the one that is missing follows.
  if (any) (a.index.*side).tells_of_few = (b.index.*side).tells_of_few = true;
}

// Says of each line whether few could be told of by how scores are spread. Both sources have the same lines.
void hold_spreads(SourceFigures& a, SourceFigures& b, const ScoredByWord& scored) {
  const auto few = [](std::size_t n) { return n > 0 && n < kSpreadFrom; };
  const auto few_of_source = [&](const GroupSample& sample) { return few(sample.n) || few(sample.others); };
  const auto hold = [&](TwoSamples& one, TwoSamples& other, std::size_t line) {
    const bool of_word =
        std::any_of(scored.begin(), scored.end(), [&](const auto& word) { return few(word.second[line]); });
    one.spread_of_few = other.spread_of_few = of_word || few_of_source(one.high) || few_of_source(one.low);
  };
  for (std::size_t c = 0; c < a.competencies.size(); ++c) hold(a.competencies[c], b.competencies[c], c);
  hold(a.index, b.index, a.competencies.size());
}

}  // namespace

Absence absence(const GroupSet& set, std::string_view word, std::size_t persons) {
  if (persons > 0) return Absence::None;
  for (const assay_text& group : set.withheld_groups()) {
    if (assay::sdk::view(group) == word) return Absence::Few;
  }
  return set.spread_withheld() ? Absence::Untold : Absence::None;
}

GroupChoice::GroupChoice(const assay::sdk::Options& options)
    : high_(options.text("high_group")),
      low_(options.text("low_group")),
      minimum_(static_cast<std::size_t>(options.integer("minimum_group"))) {
  if (high_.empty() || low_.empty()) {
    refuse("option " + std::string(high_.empty() ? "high_group" : "low_group") +
           " is empty; it must be a word of the column that says who is in which group");
  }
  if (high_ == low_) {
    refuse("options high_group and low_group are both \"" + high_ + "\"; the two groups need two words");
  }
}

bool SourceFigures::empty() const {
  return std::all_of(competencies.begin(), competencies.end(),
                     [](const TwoSamples& one) { return one.high.n + one.low.n == 0; }) &&
         index.high.n + index.low.n == 0;
}

std::size_t SourceFigures::smallest() const {
  std::size_t smallest = 0;
  const auto look = [&](const TwoSamples& one) {
    for (const std::size_t n : {one.high.n, one.low.n}) {
      if (n > 0 && (smallest == 0 || n < smallest)) smallest = n;
    }
  };
  for (const TwoSamples& one : competencies) look(one);
  look(index);
  return smallest;
}

GroupScores::GroupScores(const assay::sdk::Model& model, const Profile& profile, const GroupChoice& choice,
                         const GroupSet& set) {
  const Places places(model, profile, set);
  const Values none{std::vector<std::vector<double>>(profile.competencies().size()), {}};
  Pair percentiles{none, none, 0}, behaviours{none, none, 0};
  std::map<std::string, std::size_t> others;
  for (std::size_t person = 0; person < set.case_count(); ++person) {
    const std::string_view word = set.group(person);
    if (word != choice.high() && word != choice.low()) {
      ++(word.empty() ? counts_.none : counts_.other);
      if (!word.empty()) ++others[std::string(word)];
      continue;
    }
    const bool high = word == choice.high();
    ++(high ? counts_.high : counts_.low);
    if (!add_person(places, set, person, high, percentiles, behaviours)) ++counts_.unscored;
  }
  percentiles_ = figures_of(percentiles);
  behaviours_ = figures_of(behaviours);
  for (SourceFigures* figures : {&percentiles_, &behaviours_}) {
    mark_absent(*figures, &TwoSamples::high, absence(set, choice.high(), counts_.high));
    mark_absent(*figures, &TwoSamples::low, absence(set, choice.low(), counts_.low));
  }
  limits_.spread = !set.spread_withheld();
  limits_.means = limits_.spread || percentiles_.empty() || behaviours_.empty();
  limits_.minimum = std::max<std::size_t>(choice.minimum(), set.minimum_cases());
  hold_against(percentiles_, behaviours_, &TwoSamples::high, limits_);
  hold_against(percentiles_, behaviours_, &TwoSamples::low, limits_);
  hold_spreads(percentiles_, behaviours_, scored_by_word(places, set));
  for (const auto& [word, persons] : others) others_.push_back({word, persons});
}

}  // namespace chally
