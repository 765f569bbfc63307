// Checks for scorers: what a case's scores do not depend on.
#include <algorithm>
#include <memory>
#include <numeric>

#include "registry.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

void same_twice(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Batch batch = trial.batch(trial.mixed_cases());
    const Scores first = trial.score(batch);
    for (std::size_t i = 0; i < trial.subject.rounds(1); ++i) {
      trial.expect_same(
          first, trial.score(batch), batch, "the same batch, scored again",
          "keep no count and no clock between calls, and read no memory that nothing was written to");
    }
  });
}

// Batches of other sizes and shapes between two of the same.
void keeps_nothing(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Batch batch = trial.batch(trial.mixed_cases());
    const Scores first = trial.score(batch);
    CaseMaker make(*trial.setting.model, ~trial.subject.seed);
    for (const MadeCases& between :
         {MadeCases{make.of_raters(600)}, MadeCases{make.all_na(), make.all_highest(true)},
          MadeCases{make.zero_raters()}, make.any(20)}) {
      trial.score(trial.batch(between));
      trial.expect_same(first, trial.score(batch), batch,
                        "the same batch, scored before and after a batch with " + between.front().name,
                        "clear what is kept between cases, all of it, or make it anew in each call");
    }
  });
}

// --- the other cases of the batch ---

Scores in_order(const Scores& scores, const std::vector<std::size_t>& order) {
  Scores sorted{scores.cases, scores.rows, scores.measures, scores.states, scores.values};
  for (std::size_t m = 0; m < scores.measures; ++m) {
    for (std::size_t c = 0; c < scores.cases; ++c) {
      for (std::size_t r = 0; r < scores.rows; ++r) {
        sorted.states[sorted.at(m, order[c], r)] = scores.states[scores.at(m, c, r)];
        sorted.values[sorted.at(m, order[c], r)] = scores.values[scores.at(m, c, r)];
      }
    }
  }
  return sorted;
}

MadeCases many_cases(const Trial& trial) {
  CaseMaker make = trial.maker();
  MadeCases cases = make.any(9);
  cases.push_back(make.all_na());
  cases.push_back(make.ordinary());
  cases.push_back(make.zero_raters());
  return cases;
}

const char* const kOnOneAlone =
    "a case's scores come from that case alone: clear sums between cases, and take nothing from the batch";

void case_order(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const MadeCases cases = many_cases(trial);
    const Batch batch = trial.batch(cases);
    const Scores first = trial.score(batch);
    std::vector<std::size_t> order(cases.size());
    std::iota(order.rbegin(), order.rend(), std::size_t{0});
    Random random(trial.subject.seed);
    for (std::size_t round = 0; round < trial.subject.rounds(1); ++round) {
      MadeCases turned;
      for (const std::size_t index : order) turned.push_back(cases[index]);
      trial.expect_same(first, in_order(trial.score(trial.batch(turned)), order), batch,
                        "cases in one order and in another", kOnOneAlone);
      random.shuffle(order);
    }
  });
}

// Scores the cases in pieces that end at `ends`, each a batch of its own, or a part of the whole one.
Scores in_pieces(const Trial& trial, const MadeCases& cases, const std::vector<std::size_t>& ends,
                 bool as_parts) {
  const Batch whole = trial.batch(cases);
  const std::size_t rows = trial.setting.model->rows().size();
  Scores all{cases.size(), rows, trial.measures.size(), {}, {}};
  all.states.resize(cases.size() * rows * all.measures);
  all.values.resize(all.states.size());
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const Batch piece = trial.batch({cases.begin() + static_cast<std::ptrdiff_t>(begin),
                                     cases.begin() + static_cast<std::ptrdiff_t>(end)});
    const ScoredTable table(end - begin, rows, all.measures);
    score_into(trial.scorer, trial.setting, as_parts ? whole.abi(begin, end - begin) : piece.abi(), table);
    const Scores part = copy_of(table);
    for (std::size_t m = 0; m < all.measures; ++m) {
      for (std::size_t c = begin; c < end; ++c) {
        std::copy_n(&part.states[part.at(m, c - begin, 0)], rows, &all.states[all.at(m, c, 0)]);
        std::copy_n(&part.values[part.at(m, c - begin, 0)], rows, &all.values[all.at(m, c, 0)]);
      }
    }
    begin = end;
  }
  return all;
}

// One by one first, then in pieces of made-up sizes.
void look_at_pieces(const Trial& trial, bool as_parts, const std::string& what, const std::string& remedy) {
  const MadeCases cases = many_cases(trial);
  const Batch batch = trial.batch(cases);
  const Scores whole = trial.score(batch);
  Random random(trial.subject.seed);
  for (std::size_t round = 0; round < trial.subject.rounds(1); ++round) {
    std::vector<std::size_t> ends;
    for (std::size_t end = 1; end < cases.size(); ++end) {
      if (round == 0 || random.chance(0.3)) ends.push_back(end);
    }
    ends.push_back(cases.size());
    trial.expect_same(whole, in_pieces(trial, cases, ends, as_parts), batch,
                      what + " in " + std::to_string(ends.size()) + " pieces", remedy);
  }
}

void batch_size(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    look_at_pieces(trial, false, "cases in one batch and", kOnOneAlone);
  });
}

void slices(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    look_at_pieces(
        trial, true, "a batch as a whole and",
        "a batch may be part of a longer one: rater_begin[0] need not be 0, and counts from the beginning of "
        "rater_role, values and states");
  });
}

// --- other scorers and instances ---

void instances(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Batch batch = trial.batch(trial.mixed_cases());
    const Scores alone = trial.score(batch);
    const std::string remedy = "keep state in the instance and in the scorer, never in a static";
    auto other = std::make_unique<Opened>(trial.opened.loaded());
    {
      const LiveScorer second(trial.opened, trial.setting), third(*other, trial.setting);
      const std::vector<MeasureInfo> measures = third.measures();
      expect(std::equal(measures.begin(), measures.end(), trial.measures.begin(), trial.measures.end(), same),
             "a scorer of a second instance has other measures (" + trial.setting.name + ")", remedy);
      trial.expect_same(alone, score(second, trial.setting, batch), batch,
                        "by one scorer and by a second one", remedy);
      trial.expect_same(alone, score(third, trial.setting, batch), batch,
                        "by a scorer and by one of a second instance", remedy);
      trial.expect_same(alone, trial.score(batch), batch, "before and after a second instance was opened",
                        remedy);
    }
    other.reset();
    trial.expect_same(alone, trial.score(batch), batch, "before and after a second instance was closed",
                      remedy);
  });
}

// Two scorers of different settings, by turns, against each alone.
void interleaved(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const std::vector<ScorerSetting> settings = scorer_settings(subject, opened);
  std::vector<Batch> batches;
  std::vector<Scores> alone;
  std::vector<std::vector<MeasureInfo>> measures;
  for (const ScorerSetting& setting : settings) {
    const LiveScorer scorer(opened, setting);
    const Trial trial{subject, opened, setting, scorer, {}};
    batches.push_back(trial.batch(trial.mixed_cases()));
    measures.push_back(scorer.measures());
    alone.push_back(trial.score(batches.back()));
  }
  // With one setting alone, its two scorers at least have different batches behind them.
  const std::size_t step = settings.size() > 1 ? 1 : 0;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const std::size_t other = (i + step) % settings.size();
    const LiveScorer one(opened, settings[i]), two(opened, settings[other]);
    for (const auto& [scorer, at] : {std::pair(&one, i), std::pair(&two, other), std::pair(&one, i)}) {
      const auto difference = first_difference(alone[at], score(*scorer, settings[at], batches[at]),
                                               settings[at], measures[at], batches[at]);
      if (!difference) continue;
      throw Failed(
          "by a scorer alone, and by turns with " + settings[at == i ? other : i].name + ": " + *difference,
          "keep what belongs to one setting in its scorer: several live at the same time");
    }
  }
}

}  // namespace

std::vector<Check> scorer_same_checks() {
  using T = Topic;
  using L = Level;
  return {
      {{"scorer-same-twice", T::Scorer, L::Basic, "the same batch has the same scores again, to the last bit",
        {"scorer-input", "scorer-all-na", "scorer-zero-raters", "scorer-single-rater"}}, same_twice},
      {{"scorer-keeps-nothing", T::Scorer, L::Standard, "other batches between leave no trace",
        {"scorer-same-twice", "scorer-many-raters"}}, keeps_nothing},
      {{"scorer-case-order", T::Scorer, L::Standard, "scores do not depend on the order of cases",
        {"scorer-keeps-nothing"}}, case_order},
      {{"scorer-batch-size", T::Scorer, L::Standard, "scores do not depend on how cases are cut into batches",
        {"scorer-case-order"}}, batch_size},
      {{"scorer-slices", T::Scorer, L::Standard, "a batch may be part of a longer one",
        {"scorer-batch-size"}}, slices},
      {{"scorer-instances", T::Scorer, L::Standard, "scores do not depend on other instances and scorers",
        {"scorer-same-twice"}}, instances},
      {{"scorer-interleaved", T::Scorer, L::Standard,
        "scorers of different settings do not disturb each other",
        {"scorer-same-twice"}}, interleaved},
  };
}

}  // namespace assay::conformance
