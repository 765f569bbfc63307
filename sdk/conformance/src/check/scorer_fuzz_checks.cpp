// The check of scorers with many made-up cases, and the smallest case that shows what is wrong.
#include <cstdio>

#include "digits.hpp"
#include "registry.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

// What is wrong with the scores of the cases, alone or together; nothing when all is well.
std::optional<std::string> wrong_with(const Trial& trial, const MadeCases& cases) {
  try {
    const Batch batch = trial.batch(cases);
    const ScoredTable table(batch.size(), trial.setting.model->rows().size(), trial.measures.size());
    score_into(trial.scorer, trial.setting, batch.abi(), table);
    if (const auto where = table.strayed()) return *where;
    const Scores together = copy_of(table);
    if (auto fault = first_fault(together, trial.setting, trial.measures, batch, every_cell_fault()))
      return fault;
    for (std::size_t c = 0; c < cases.size(); ++c) {
      const Batch single = trial.batch({cases[c]});
      const auto difference = first_difference(part_of(together, c, 1), trial.score(single), trial.setting,
                                               trial.measures, single);
      if (difference) return "among others and alone: " + *difference;
    }
    return std::nullopt;
  } catch (const Failed& failed) {
    return failed.what();
  }
}

// --- the smallest case ---

MadeCase without_rater(const MadeCase& made, std::size_t rater, std::size_t items) {
  MadeCase less = made;
  const auto from = static_cast<std::ptrdiff_t>(rater * items),
             to = static_cast<std::ptrdiff_t>((rater + 1) * items);
  less.roles.erase(less.roles.begin() + static_cast<std::ptrdiff_t>(rater));
  less.values.erase(less.values.begin() + from, less.values.begin() + to);
  less.states.erase(less.states.begin() + from, less.states.begin() + to);
  return less;
}

// Takes away from cases as long as something is still wrong with them: whole cases, raters, answers; and what
// is left is put to the lowest point of its scale where it may.
class Shrinker {
 public:
  Shrinker(const Trial& trial, MadeCases cases)
      : trial_(trial), instrument_(trial.setting.model->instrument()), cases_(std::move(cases)) {}

  const MadeCases& shrink() {
    bool smaller = true;
    while (smaller) {
      smaller = drop_cases();
      for (std::size_t c = 0; c < cases_.size(); ++c) {
        smaller = drop_raters(c) || smaller;
        smaller = ease_answers(c) || smaller;
      }
    }
    return cases_;
  }

 private:
  bool take(MadeCases smaller) {
    if (tries_ == 0 || !wrong_with(trial_, smaller)) return false;
    --tries_;
    cases_ = std::move(smaller);
    return true;
  }

  bool drop_cases() {
    bool any = false;
    for (std::size_t c = cases_.size(); c > 0 && cases_.size() > 1; --c) {
      MadeCases fewer = cases_;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(c - 1));
      any = take(std::move(fewer)) || any;
    }
    return any;
  }

  // A rater in a role that must be there stays, and so does the last one.
  bool must_stay(std::uint32_t role) const {
    for (; role != ASSAY_NONE; role = instrument_.roles[role].parent) {
      if (instrument_.roles[role].required) return true;
    }
    return false;
  }

  bool drop_raters(std::size_t c) {
    bool any = false;
    for (std::size_t rater = cases_[c].roles.size(); rater > 0 && cases_[c].roles.size() > 1; --rater) {
      if (must_stay(cases_[c].roles[rater - 1])) continue;
      MadeCases fewer = cases_;
      fewer[c] = without_rater(fewer[c], rater - 1, instrument_.items.size());
      any = take(std::move(fewer)) || any;
    }
    return any;
  }

  bool ease_answers(std::size_t c) {
    bool any = false;
    for (std::size_t at = 0; at < cases_[c].states.size(); ++at) {
      if (cases_[c].states[at] == ASSAY_ANSWER_BLANK) continue;
      MadeCases fewer = cases_;
      fewer[c].states[at] = ASSAY_ANSWER_BLANK;
      fewer[c].values[at] = 0;
      if (take(std::move(fewer))) {
        any = true;
        continue;
      }
      const double lowest =
          instrument_.scales[instrument_.items[at % instrument_.items.size()].scale].points.front();
      if (cases_[c].states[at] != ASSAY_ANSWER_VALUE || cases_[c].values[at] == lowest) continue;
      MadeCases lower = cases_;
      lower[c].values[at] = lowest;
      any = take(std::move(lower)) || any;
    }
    return any;
  }

  const Trial& trial_;
  const Instrument& instrument_;
  MadeCases cases_;
  int tries_ = 2000;  // that went well
};

// "self (q1 = 3, q2 = NA), other ()"
std::string described(const MadeCase& made, const Instrument& instrument) {
  const std::size_t items = instrument.items.size();
  std::string words;
  for (std::size_t rater = 0; rater < made.roles.size(); ++rater) {
    std::string answers;
    for (std::size_t item = 0; item < items; ++item) {
      const std::size_t at = rater * items + item;
      if (made.states[at] == ASSAY_ANSWER_BLANK) continue;
      answers += (answers.empty() ? "" : ", ") + instrument.items[item].id + " = " +
                 (made.states[at] == ASSAY_ANSWER_NA ? "NA" : digits(made.values[at]));
    }
    words += (rater == 0 ? "" : ", ") + instrument.roles[made.roles[rater]].id + " (" + answers + ")";
  }
  return words.empty() ? "no raters" : words;
}

void fuzz(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    CaseMaker make = trial.maker();
    for (std::size_t round = 1; round <= trial.subject.rounds(4); ++round) {
      const std::string where =
          "round " + std::to_string(round) + " of seed " + std::to_string(trial.subject.seed);
      // The last line is told when the plugin takes its process with it.
      std::fprintf(stderr, "%s, %s\n", where.c_str(), trial.setting.name.c_str());
      MadeCases cases = make.any(6);
      if (!wrong_with(trial, cases)) continue;
      const MadeCases smallest = Shrinker(trial, std::move(cases)).shrink();
      std::string raters;
      for (const MadeCase& made : smallest)
        raters += (raters.empty() ? "" : "; ") + described(made, trial.setting.model->instrument());
      throw Failed(where + ": " + wrong_with(trial, smallest).value_or("it does not happen again") +
                       "; the smallest that shows it: " + raters,
                   "make a test of these answers; the same --seed brings the same cases");
    }
  });
}

}  // namespace

std::vector<Check> scorer_fuzz_checks() {
  return {
      {{"scorer-fuzz", Topic::Scorer, Level::Standard,
        "many made-up cases are scored lawfully, alone as among others",
        {"scorer-own-cells", "scorer-states", "scorer-declared", "scorer-finite", "scorer-range",
        "scorer-types", "scorer-many-raters", "scorer-batch-size"}}, fuzz},
  };
}

}  // namespace assay::conformance
