#include "group_standing.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "assay/abi/scorer.h"

namespace assay::pipeline {
namespace {

// The figures of a person in one report.
struct Figures {
  const double* values = nullptr;
  const std::uint8_t* states = nullptr;  // null: not in the report
};

bool comparable(const Figures& a, const Figures& b, std::size_t cell) {
  return a.states[cell] != kNotMeasured && b.states[cell] != kNotMeasured;
}
bool equal(const Figures& a, const Figures& b, std::size_t cell) {
  const bool first = a.states[cell] == ASSAY_CELL_VALUE, second = b.states[cell] == ASSAY_CELL_VALUE;
  return first == second && (!first || a.values[cell] == b.values[cell]);
}

// By row, whether two reports agree in all that it tells of answers, as far as both have it: a mean may stay the same
// though somebody has answered since.
std::vector<bool> rows_that_agree(const Figures& a, const Figures& b, std::size_t rows, const std::vector<bool>& of_answers) {
  std::vector<bool> agree(rows, true);
  for (std::size_t measure = 0; measure < of_answers.size(); ++measure) {
    if (!of_answers[measure]) continue;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::size_t cell = measure * rows + row;
      if (comparable(a, b, cell) && !equal(a, b, cell)) agree[row] = false;
    }
  }
  return agree;
}

// The persons of all reports, those of today first, the others in the order of their ids.
std::vector<std::string> persons_of(const std::vector<KnownGroups>& known, const GroupCells& today) {
  std::vector<std::string> persons = today.cases;
  std::unordered_set<std::string> seen(persons.begin(), persons.end());
  for (const KnownGroups& one : known) {
    for (const auto& [person, group] : one.groups) {
      if (seen.insert(person).second) persons.push_back(person);
    }
  }
  std::sort(persons.begin() + static_cast<std::ptrdiff_t>(today.cases.size()), persons.end());
  return persons;
}

}  // namespace

Standing::Standing(const std::vector<KnownGroups>& known, const TodaysBaseline& baseline, std::size_t rows,
                   const std::vector<bool>& of_answers, const GroupCells& today)
    : rows_(rows), cells_(rows * of_answers.size()), kinds_(today.earlier_states.empty() ? 1 : 2),
      today_(today.cases.size()), persons_(persons_of(known, today)) {
  const std::size_t cells = columns() * persons();
  figures_.assign(known.size(), std::vector<std::uint8_t>(cells, kNoFigure));
  has_.assign(cells, 0);
  groups_.assign(known.size(), std::vector<std::uint32_t>(persons(), 0));
  as_then_.assign(known.size(), std::vector<std::uint8_t>(persons(), 0));
  for (std::size_t person = 0; person < persons(); ++person) {
    for (std::size_t k = 0; k < known.size(); ++k) {
      const auto at = known[k].groups.find(persons_[person]);
      if (at != known[k].groups.end()) groups_[k][person] = at->second;
    }
    read(person, known, baseline, of_answers, today);
  }
}

void Standing::read(std::size_t person, const std::vector<KnownGroups>& known, const TodaysBaseline& baseline,
                    const std::vector<bool>& of_answers, const GroupCells& today) {
  const bool changes = kinds_ == 2;
  // Number 0 is today's report, the others those that are known.
  std::vector<KnownCells> then(known.size());
  std::vector<Figures> in(known.size() + 1);
  if (person < today_) in[0] = {today.values.data() + person * cells_, today.states.data() + person * cells_};
  for (std::size_t k = 0; k < known.size(); ++k) {
    if (groups_[k][person] == 0) continue;
    then[k] = known[k].cells(persons_[person]);
    in[k + 1] = {then[k].values.data(), then[k].states.data()};
  }
  for (std::size_t cell = 0; person < today_ && cell < cells_; ++cell) {
    if (in[0].states[cell] != ASSAY_CELL_VALUE) continue;
    has_[cell * persons() + person] = 1;
    if (changes && today.earlier_states[person * cells_ + cell] == ASSAY_CELL_VALUE) {
      has_[(cells_ + cell) * persons() + person] = 1;
    }
  }
  const std::vector<std::uint8_t> base = changes ? baseline.states(persons_[person]) : std::vector<std::uint8_t>();
  for (std::size_t k = 0; k < known.size(); ++k) {
    const Figures& mine = in[k + 1];
    if (mine.states == nullptr) continue;
    std::vector<std::uint8_t> first(cells_, static_cast<std::uint8_t>(k + 1));
    for (std::size_t other = k + 1; other-- > 0;) {
      if (in[other].states == nullptr) continue;
      const std::vector<bool> agree = rows_that_agree(mine, in[other], rows_, of_answers);
      bool all = other == 0;
      for (std::size_t cell = 0; cell < cells_; ++cell) {
        const bool same = equal(mine, in[other], cell);
        const bool both = comparable(mine, in[other], cell);
        if (agree[cell % rows_] && (same || !both)) first[cell] = static_cast<std::uint8_t>(other);
        all = all && both && same;
      }
      if (all) as_then_[k][person] = 1;
    }
    for (std::size_t cell = 0; cell < cells_; ++cell) {
      if (mine.states[cell] != ASSAY_CELL_VALUE) continue;
      figures_[k][cell * persons() + person] = first[cell];
      if (changes && !known[k].baseline.empty() && base[cell] == ASSAY_CELL_VALUE) {
        figures_[k][(cells_ + cell) * persons() + person] = first[cell];
      }
    }
  }
}

std::string Standing::pattern(std::size_t column) const {
  std::string text;
  text.reserve((reports() + 1) * persons());
  const auto append = [&](const std::vector<std::uint8_t>& from) {
    const auto* const at = reinterpret_cast<const char*>(from.data() + column * persons());
    text.append(at, persons());
  };
  for (const auto& report : figures_) append(report);
  append(has_);
  return text;
}

}  // namespace assay::pipeline
