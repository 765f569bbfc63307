// Checks for scorers: what stands in the cells, for ordinary cases and for odd ones.
#include <algorithm>

#include "registry.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

Batch ordinary_batch(const Trial& trial) {
  CaseMaker make = trial.maker();
  MadeCases cases;
  for (std::size_t i = 0; i < trial.subject.rounds(2); ++i) cases.push_back(make.ordinary());
  return trial.batch(cases);
}

void scores(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Scores scored = trial.score(ordinary_batch(trial));
    const bool any = std::any_of(scored.states.begin(), scored.states.end(),
                                 [](std::uint8_t state) { return state != ASSAY_CELL_EMPTY; });
    expect(
        any,
        "every cell is left empty for a case in which everything was answered (" + trial.setting.name + ")",
        "write value and state of the cells that there is something to say in");
  });
}

// --- ordinary cases, one kind of fault each ---

void look_for(const Subject& subject, CellFault kind, const std::string& remedy) {
  for_each_setting(subject, [&](const Trial& trial) {
    const Batch batch = ordinary_batch(trial);
    const auto fault = first_fault(trial.score(batch), trial.setting, trial.measures, batch, {kind});
    if (fault) throw Failed(*fault, remedy);
  });
}

void states(const Subject& subject) {
  look_for(subject, CellFault::State,
           "set the state of a cell with a value to ASSAY_CELL_VALUE, and leave the others alone");
}
void declared(const Subject& subject) {
  look_for(subject, CellFault::Undeclared,
           "declare the level and the role for the measure, or leave the cell empty");
}
void finite(const Subject& subject) {
  look_for(subject, CellFault::NotFinite, "leave the cell empty when there is nothing to divide by");
}
void range(const Subject& subject) {
  look_for(subject, CellFault::OutOfRange,
           "widen the range of the measure, or mend the figure; clamp what rounding alone took out of it");
}
void types(const Subject& subject) {
  look_for(subject, CellFault::WrongType,
           "declare ASSAY_MEASURE_NUMBER for a measure that has fractions; of a flag write 1 or nothing");
}

// --- odd cases ---

// Scores each case alone, and between two ordinary ones. What is wrong with ordinary cases already is left to
// the checks for that.
void look_at_odd(const Trial& trial, const MadeCases& odd, const std::string& remedy) {
  CaseMaker make = trial.maker();
  const MadeCase plain = make.ordinary();
  CellFaults wanted = every_cell_fault();
  for (const CellFault known : faults_in(trial.score(trial.batch({plain})), trial.setting, trial.measures))
    wanted.erase(known);
  for (const MadeCase& one : odd) {
    for (const Batch& batch : {trial.batch({one}), trial.batch({plain, one, plain})}) {
      const Scores scored = [&] {
        try {
          return trial.score(batch);
        } catch (const Failed& failed) {
          throw Failed(one.name + ": " + failed.what(), remedy);
        }
      }();
      if (const auto fault = first_fault(scored, trial.setting, trial.measures, batch, wanted))
        throw Failed(*fault, remedy);
    }
  }
}

void all_na(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    CaseMaker make = trial.maker();
    look_at_odd(trial, {make.all_na(), make.all_blank()},
                "leave cells empty that no answer stands behind, and divide by no count of zero");
  });
}

void zero_raters(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    look_at_odd(trial, {trial.maker().zero_raters()}, "a case may have no raters: leave its cells empty");
  });
}

void single_rater(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    look_at_odd(trial, trial.maker().single_raters(),
                "divide by no count that is zero for one rater, such as n - 1");
  });
}

void extremes(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    CaseMaker make = trial.maker();
    look_at_odd(
        trial,
        {make.all_lowest(false), make.all_highest(false), make.all_lowest(true), make.all_highest(true)},
        "the range holds the figure of the lowest and the highest answers; clamp what rounding alone took "
        "out of it");
  });
}

void many_raters(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    look_at_odd(trial, {trial.maker().of_raters(250 * trial.subject.rounds(1))},
                "a case may have any number of raters: size no array for a few");
  });
}

void empty_batch(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Batch none = trial.batch({});
    try {
      trial.score(none);
    } catch (const Failed& failed) {
      throw Failed(std::string("a batch without cases: ") + failed.what(),
                   "succeed and write nothing when case_count is 0");
    }
  });
}

// --- what surrounds the cells ---

void own_cells(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    for (const MadeCases& cases : {MadeCases{trial.maker().ordinary()}, trial.maker().any(3)}) {
      const Batch batch = trial.batch(cases);
      const ScoredTable table(batch.size(), trial.setting.model->rows().size(), trial.measures.size());
      score_into(trial.scorer, trial.setting, batch.abi(), table);
      if (const auto where = table.strayed()) {
        throw Failed("score of " + std::to_string(batch.size()) + " cases: " + *where + " (" +
                         trial.setting.name + ")",
                     "a column has case_count x row_count cells: write to cell case * row_count + row alone");
      }
    }
  });
}

}  // namespace

std::vector<Check> scorer_cell_checks() {
  using T = Topic;
  using L = Level;
  const std::vector<std::string_view> odd = {"scorer-all-na", "scorer-zero-raters", "scorer-single-rater",
                                             "scorer-extremes"};
  return {
      {{"scorer-scores", T::Scorer, L::Basic, "cases in which everything was answered are scored",
        {"scorer-measures"}}, scores},
      {{"scorer-own-cells", T::Scorer, L::Basic, "score writes to the cells of its table alone",
        {"scorer-scores"}}, own_cells},
      {{"scorer-states", T::Scorer, L::Basic, "a cell is empty or a value", {"scorer-scores"}}, states},
      {{"scorer-declared", T::Scorer, L::Basic,
        "cells have values only in levels and roles that the measure was declared for",
        {"scorer-scores"}}, declared},
      {{"scorer-finite", T::Scorer, L::Basic, "no value is NaN or infinite", {"scorer-scores"}}, finite},
      {{"scorer-range", T::Scorer, L::Basic, "every value is in the declared range",
        {"scorer-scores"}}, range},
      {{"scorer-types", T::Scorer, L::Basic, "whole numbers are whole, and a flag is 1 or nothing",
        {"scorer-scores"}}, types},
      {{"scorer-all-na", T::Scorer, L::Basic, "a case with no answers but NA, or with none at all, is scored",
        {"scorer-scores"}}, all_na},
      {{"scorer-zero-raters", T::Scorer, L::Basic, "a case without raters is scored",
        {"scorer-scores"}}, zero_raters},
      {{"scorer-single-rater", T::Scorer, L::Basic, "a case with one rater is scored",
        {"scorer-scores"}}, single_rater},
      {{"scorer-extremes", T::Scorer, L::Basic,
        "the lowest and the highest answers give figures in the range",
        {"scorer-range"}}, extremes},
      {{"scorer-many-raters", T::Scorer, L::Standard, "a case with a thousand raters is scored",
        odd}, many_raters},
      {{"scorer-empty-batch", T::Scorer, L::Standard, "a batch without cases is scored", odd}, empty_batch},
  };
}

}  // namespace assay::conformance
