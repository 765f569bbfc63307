#include "group_disclosure.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "assay/abi/scorer.h"

namespace assay::pipeline {
namespace {

using Persons = std::vector<std::size_t>;  // indices of cases

bool few(std::size_t count, std::uint32_t minimum) { return count > 0 && count < minimum; }

// Keeps the cases of `kept` alone, in their order.
template <typename T>
void keep(std::vector<T>& values, const Persons& kept, std::size_t each) {
  if (values.empty()) return;
  std::vector<T> left;
  left.reserve(kept.size() * each);
  for (const std::size_t person : kept) {
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(person * each);
    left.insert(left.end(), from, from + static_cast<std::ptrdiff_t>(each));
  }
  values = std::move(left);
}

// Puts small groups together, or leaves them out.
void merge_small(ShownGroups& shown, std::size_t cells_each, std::uint32_t minimum) {
  std::vector<std::string>& groups = shown.cells.groups;
  std::map<std::string, std::size_t> sizes;
  for (const std::string& group : groups) ++sizes[group];
  const auto pooled = [&](const std::string& group) { return group.empty() || sizes[group] < minimum; };
  std::size_t together = 0;
  for (const auto& [group, size] : sizes) {
    if (!pooled(group)) continue;
    together += size;
    if (!group.empty()) shown.withheld_groups.push_back(group);
  }
  if (together >= minimum) {
    for (std::string& group : groups) {
      if (pooled(group)) group.clear();
    }
    return;
  }
  if (together == 0) return;
  Persons kept;
  for (std::size_t person = 0; person < groups.size(); ++person) {
    if (!pooled(groups[person])) kept.push_back(person);
  }
  shown.withheld_cases = static_cast<std::uint32_t>(together);
  keep_persons(shown.cells, kept, cells_each);
}

// The cells of one group.
class Group {
 public:
  Group(GroupCells& cells, const Persons& persons, std::size_t rows, std::size_t measures)
      : cells_(cells), persons_(persons), rows_(rows), measures_(measures) {}

  std::size_t with_value(std::size_t measure, std::size_t row) const {
    return static_cast<std::size_t>(std::count_if(persons_.begin(), persons_.end(), [&](std::size_t person) {
      return cells_.states[at(person, measure, row)] == ASSAY_CELL_VALUE;
    }));
  }
  void withhold(std::size_t measure, std::size_t row) {
    for (const std::size_t person : persons_) hide(cells_.values, cells_.states, at(person, measure, row));
  }

  // Of those who have a score today. What nobody has needs no withholding.
  bool may_show_earlier(std::size_t measure, std::size_t row, std::uint32_t minimum) const {
    std::size_t both = 0, new_ones = 0;
    for (const std::size_t person : persons_) {
      const std::size_t cell = at(person, measure, row);
      if (cells_.states[cell] != ASSAY_CELL_VALUE) continue;
      ++(cells_.earlier_states[cell] == ASSAY_CELL_VALUE ? both : new_ones);
    }
    return both == 0 || (both >= minimum && !few(new_ones, minimum));
  }
  void withhold_earlier(std::size_t measure, std::size_t row) {
    for (const std::size_t person : persons_)
      hide(cells_.earlier_values, cells_.earlier_states, at(person, measure, row));
  }
  // An earlier score without one today says what persons unlike those of today had.
  void drop_left(std::size_t measure, std::size_t row) {
    for (const std::size_t person : persons_) {
      const std::size_t cell = at(person, measure, row);
      if (cells_.states[cell] != ASSAY_CELL_VALUE && cells_.earlier_states[cell] == ASSAY_CELL_VALUE)
        hide(cells_.earlier_values, cells_.earlier_states, cell);
    }
  }

 private:
  std::size_t at(std::size_t person, std::size_t measure, std::size_t row) const {
    return (person * measures_ + measure) * rows_ + row;
  }
  static void hide(std::vector<double>& values, std::vector<std::uint8_t>& states, std::size_t cell) {
    values[cell] = 0;
    states[cell] = ASSAY_CELL_WITHHELD;
  }

  GroupCells& cells_;
  const Persons& persons_;
  std::size_t rows_, measures_;
};

// The rows of one item or construct, which follow each other: each role, then all pooled.
struct Subject {
  std::size_t first, last;
  std::size_t pooled;  // `last` when there is none
};

void withhold_subject(Group& group, const Subject& subject, std::size_t measure, std::uint32_t minimum) {
  const std::size_t of_all = subject.pooled == subject.last ? 0 : group.with_value(measure, subject.pooled);
  bool few_in_role = false;
  for (std::size_t row = subject.first; row < subject.last; ++row) {
    few_in_role = few_in_role || (row != subject.pooled && few(group.with_value(measure, row), minimum));
  }
  for (std::size_t row = subject.first; row < subject.last; ++row) {
    const std::size_t count = group.with_value(measure, row);
    const bool lacking = of_all > count && few(of_all - count, minimum);
    if (count == 0) continue;
    if (count < minimum || lacking || (few_in_role && row != subject.pooled)) group.withhold(measure, row);
  }
}

void withhold_earlier(Group& group, const Subject& subject, std::size_t measure, std::uint32_t minimum) {
  bool role_withheld = false;
  for (std::size_t row = subject.first; row < subject.last; ++row) {
    group.drop_left(measure, row);
    if (group.may_show_earlier(measure, row, minimum)) continue;
    role_withheld = role_withheld || row != subject.pooled;
    group.withhold_earlier(measure, row);
  }
  for (std::size_t row = subject.first; role_withheld && row < subject.last; ++row) {
    if (row != subject.pooled) group.withhold_earlier(measure, row);
  }
}

std::vector<Subject> subjects_of(const std::vector<assay_row>& rows) {
  std::vector<Subject> subjects;
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t last = first + 1;
    while (last < rows.size() && rows[last].subject == rows[first].subject && rows[last].index == rows[first].index)
      ++last;
    std::size_t pooled = first;
    while (pooled < last && rows[pooled].role != ASSAY_ROLE_ALL) ++pooled;
    subjects.push_back({first, last, pooled});
    first = last;
  }
  return subjects;
}

}  // namespace

void keep_persons(GroupCells& cells, const Persons& kept, std::size_t each) {
  keep(cells.values, kept, each);
  keep(cells.states, kept, each);
  keep(cells.earlier_values, kept, each);
  keep(cells.earlier_states, kept, each);
  keep(cells.groups, kept, 1);
  keep(cells.cases, kept, 1);
}

ShownGroups merge_small_groups(GroupCells all, std::size_t each, std::uint32_t minimum) {
  ShownGroups shown;
  shown.cells = std::move(all);
  merge_small(shown, each, minimum);
  return shown;
}

ShownGroups show_groups(GroupCells all, const std::vector<assay_row>& rows, std::size_t measures,
                        std::uint32_t minimum) {
  ShownGroups shown = merge_small_groups(std::move(all), rows.size() * measures, minimum);
  withhold_cells(shown, rows, measures, minimum);
  return shown;
}

void withhold_cells(ShownGroups& shown, const std::vector<assay_row>& rows, std::size_t measures,
                    std::uint32_t minimum) {
  std::map<std::string, Persons> groups;
  for (std::size_t person = 0; person < shown.cells.groups.size(); ++person)
    groups[shown.cells.groups[person]].push_back(person);
  const bool earlier = !shown.cells.earlier_states.empty();
  const std::vector<Subject> subjects = subjects_of(rows);
  for (const auto& [name, persons] : groups) {
    Group group(shown.cells, persons, rows.size(), measures);
    for (std::size_t measure = 0; measure < measures; ++measure) {
      for (const Subject& subject : subjects) {
        withhold_subject(group, subject, measure, minimum);
        if (earlier) withhold_earlier(group, subject, measure, minimum);
      }
    }
  }
}

}  // namespace assay::pipeline
