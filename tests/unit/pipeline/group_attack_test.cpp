// Made-up companies whose reports follow each other: nothing that is shown may tell of fewer persons than the minimum,
// whichever sums a reader adds and subtracts. Held against trying every set of so few, by elimination.
#include "../../../core/src/pipeline/group_history.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "assay/abi/scorer.h"
#include "catch.hpp"
#include "rank.hpp"

using assay::pipeline::GroupCells;
using assay::pipeline::KnownCells;
using assay::pipeline::KnownGroups;
using assay::pipeline::merge_small_groups;
using assay::pipeline::ShownGroups;
using assay::pipeline::withhold_by_history;

namespace {

// What a person has on one day: a group, and a figure in each of two rows, or 0 for none. The measures are n and mean.
struct Entry {
  std::string group;
  double figure[2];
};
using Day = std::map<std::string, Entry>;

KnownCells cells_of(const Entry& entry) {
  KnownCells cells{{0, 0, 0, 0}, {0, 0, 0, 0}};
  for (std::size_t row = 0; row < 2; ++row) {
    if (entry.figure[row] == 0) continue;
    cells.values[row] = 4;
    cells.values[2 + row] = entry.figure[row];
    cells.states[row] = cells.states[2 + row] = ASSAY_CELL_VALUE;
  }
  return cells;
}

// A report as readers have it: the persons in it, by group, with the figures of that day.
struct Published {
  Day day;
  std::uint32_t minimum;

  KnownGroups known() const {
    KnownGroups out;
    out.minimum = minimum;
    std::map<std::string, std::uint32_t> numbers;
    for (const auto& [person, entry] : day) {
      out.groups[person] = numbers.emplace(entry.group, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
    }
    out.cells = [copy = day](const std::string& person) { return cells_of(copy.at(person)); };
    return out;
  }
};

Published publish(const Day& day, const std::vector<Published>& before, std::uint32_t minimum) {
  GroupCells cells;
  for (const auto& [person, entry] : day) {
    const KnownCells own = cells_of(entry);
    cells.cases.push_back(person);
    cells.groups.push_back(entry.group);
    cells.values.insert(cells.values.end(), own.values.begin(), own.values.end());
    cells.states.insert(cells.states.end(), own.states.begin(), own.states.end());
  }
  std::vector<KnownGroups> known;
  for (const Published& one : before) known.push_back(one.known());
  ShownGroups shown = merge_small_groups(std::move(cells), 4, minimum);
  withhold_by_history(known, {}, 2, {true, true}, minimum, shown);
  Published out{{}, minimum};
  for (std::size_t i = 0; i < shown.cells.cases.size(); ++i) {
    Entry entry = day.at(shown.cells.cases[i]);
    entry.group = shown.cells.groups[i];
    out.day.emplace(shown.cells.cases[i], entry);
  }
  return out;
}

// Whether some combination of all that was published of a row leaves fewer than `minimum` persons.
bool tells_of_few(const std::vector<Published>& reports, std::size_t row, std::uint32_t minimum) {
  std::map<std::pair<std::string, double>, std::size_t> unknowns;
  std::set<std::string> persons;
  for (const Published& report : reports) {
    for (const auto& [person, entry] : report.day) {
      if (entry.figure[row] == 0) continue;
      unknowns.emplace(std::make_pair(person, entry.figure[row]), unknowns.size());
      persons.insert(person);
    }
  }
  std::vector<std::vector<double>> sums;
  for (const Published& report : reports) {
    std::map<std::string, std::vector<double>> by_group;
    for (const auto& [person, entry] : report.day) {
      if (entry.figure[row] == 0) continue;
      std::vector<double>& sum = by_group.emplace(entry.group, std::vector<double>(unknowns.size(), 0)).first->second;
      sum[unknowns.at({person, entry.figure[row]})] = 1;
    }
    for (auto& [group, sum] : by_group) {
      if (std::count(sum.begin(), sum.end(), 1.0) >= minimum) sums.push_back(std::move(sum));
    }
  }
  const std::vector<std::string> all(persons.begin(), persons.end());
  const std::size_t whole = rank(sums);
  for (std::uint32_t set = 1; set < (1u << all.size()); ++set) {
    if (static_cast<std::uint32_t>(__builtin_popcount(set)) != minimum - 1) continue;
    std::vector<std::vector<double>> others = sums;
    for (const auto& [unknown, column] : unknowns) {
      const auto at = std::lower_bound(all.begin(), all.end(), unknown.first) - all.begin();
      if ((set >> at & 1) == 0) continue;
      for (auto& sum : others) sum[column] = 0;
    }
    if (rank(others) < whole) return true;
  }
  return false;
}

Day first_day(std::mt19937& dice) {
  Day day;
  const std::size_t persons = 6 + dice() % 6, groups = 1 + dice() % 3;
  for (std::size_t p = 0; p < persons; ++p) {
    const auto figure = [&] { return dice() % 8 == 0 ? 0.0 : 1.0 + dice() % 4; };
    day[std::string(1, static_cast<char>('a' + p))] = {std::string(1, static_cast<char>('A' + dice() % groups)), {figure(), figure()}};
  }
  return day;
}

// Some days later: some have come, some left, some changed groups, some have other figures.
Day later(const Day& before, std::mt19937& dice) {
  Day day;
  const std::uint32_t calm = 3 + dice() % 10;
  for (char name = 'a'; name < 'm'; ++name) {
    const std::string person(1, name);
    const auto at = before.find(person);
    if (at == before.end()) {
      if (dice() % (2 * calm) == 0) day[person] = {std::string(1, static_cast<char>('A' + dice() % 3)), {1.0 + dice() % 4, 2}};
      continue;
    }
    if (dice() % calm == 0) continue;
    Entry entry = at->second;
    if (dice() % calm == 0) entry.group = std::string(1, static_cast<char>('A' + dice() % 3));
    if (dice() % (2 * calm) == 0) entry.figure[dice() % 2] = 5.0 + dice() % 4;
    day[person] = entry;
  }
  return day;
}

struct Tally {
  int leaks_without = 0, shown = 0, narrowed = 0;
};

// Reports one after the other, each held against all before it.
Tally attack(std::uint32_t seed, int rounds, std::size_t reports) {
  std::mt19937 dice(seed);
  Tally tally;
  for (int round = 0; round < rounds; ++round) {
    const std::uint32_t minimum = 2 + dice() % 3;
    std::vector<Day> days = {first_day(dice)};
    while (days.size() < reports) days.push_back(later(days[dice() % days.size()], dice));
    std::vector<Published> guarded, careless;
    for (const Day& day : days) {
      careless.push_back(publish(day, {}, minimum));
      guarded.push_back(publish(day, guarded, minimum));
    }
    CAPTURE(seed, round, minimum);
    for (std::size_t row = 0; row < 2; ++row) {
      REQUIRE_FALSE(tells_of_few(guarded, row, minimum));
      tally.leaks_without += tells_of_few(careless, row, minimum) ? 1 : 0;
    }
    tally.shown += guarded.back().day.empty() ? 0 : 1;
    tally.narrowed += guarded.back().day.size() < careless.back().day.size() ? 1 : 0;
  }
  return tally;
}

}  // namespace

TEST_CASE("group attack: of two reports no sums tell of fewer than the minimum") {
  const Tally tally = attack(11, 1500, 2);
  CHECK(tally.leaks_without > 300);
  CHECK(tally.narrowed > 200);
  CHECK(tally.shown > 500);
}

TEST_CASE("group attack: of three reports no sums tell of fewer than the minimum") {
  const Tally tally = attack(12, 1500, 3);
  CHECK(tally.leaks_without > 500);
  CHECK(tally.narrowed > 300);
  CHECK(tally.shown > 300);
}

TEST_CASE("group attack: nor of four") {
  const Tally tally = attack(13, 400, 4);
  CHECK(tally.leaks_without > 150);
  CHECK(tally.shown > 50);
}
