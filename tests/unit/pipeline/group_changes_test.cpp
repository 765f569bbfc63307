// Which changes of groups are shown to readers of the earlier administration's report: small companies by hand, and
// many made-up ones, held against trying every set of few persons by elimination.
#include "../../../core/src/pipeline/group_changes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "assay/abi/scorer.h"
#include "catch.hpp"
#include "rank.hpp"

using assay::pipeline::BaselineGroups;
using assay::pipeline::GroupCells;
using assay::pipeline::merge_small_groups;
using assay::pipeline::ShownGroups;
using assay::pipeline::withhold_cells;
using assay::pipeline::withhold_changes;

namespace {

using Words = std::vector<std::string>;

// One administration: who stood where, with figures for two constructs, or none.
struct Person {
  std::string group;
  bool has[2];
};
using Day = std::map<std::string, Person>;

Day team(const std::string& group, const std::string& letters, Day day = {}) {
  for (const char letter : letters) day[std::string(1, letter)] = {group, {true, true}};
  return day;
}

const std::vector<assay_row> kRows = {{ASSAY_SUBJECT_CONSTRUCT, 0, ASSAY_ROLE_ALL, 0}, {ASSAY_SUBJECT_CONSTRUCT, 1, ASSAY_ROLE_ALL, 0}};

std::vector<std::uint8_t> states_of(const Day& day, const std::string& person) {
  const auto at = day.find(person);
  std::vector<std::uint8_t> states(2, ASSAY_CELL_EMPTY);
  for (std::size_t row = 0; at != day.end() && row < 2; ++row) states[row] = at->second.has[row] ? ASSAY_CELL_VALUE : ASSAY_CELL_EMPTY;
  return states;
}

GroupCells cells_of(const Day& day, const Day* then) {
  GroupCells cells;
  for (const auto& [person, entry] : day) {
    cells.cases.push_back(person);
    cells.groups.push_back(entry.group);
    const auto append = [&who = person](const Day& from, std::vector<double>& values, std::vector<std::uint8_t>& states) {
      const std::vector<std::uint8_t> own = states_of(from, who);
      states.insert(states.end(), own.begin(), own.end());
      for (const std::uint8_t state : own) values.push_back(state == ASSAY_CELL_VALUE ? 3 : 0);
    };
    append(day, cells.values, cells.states);
    if (then != nullptr) append(*then, cells.earlier_values, cells.earlier_states);
  }
  return cells;
}

// The report of then, as readers have it.
ShownGroups published(const Day& day, std::uint32_t minimum) {
  ShownGroups shown = merge_small_groups(cells_of(day, nullptr), 2, minimum);
  withhold_cells(shown, kRows, 1, minimum);
  return shown;
}

BaselineGroups groups_of(const ShownGroups& shown, std::uint32_t minimum) {
  BaselineGroups out;
  out.minimum = minimum;
  std::map<std::string, std::uint32_t> numbers;
  for (std::size_t i = 0; i < shown.cells.cases.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(numbers.size() + 1);
    out.groups[shown.cells.cases[i]] = numbers.emplace(shown.cells.groups[i], next).first->second;
  }
  return out;
}

ShownGroups today(const Day& now, const Day& then, bool guarded = true, std::uint32_t minimum = 3) {
  ShownGroups shown = merge_small_groups(cells_of(now, &then), 2, minimum);
  withhold_cells(shown, kRows, 1, minimum);
  const auto states = [&](const std::string& person) { return states_of(then, person); };
  if (guarded) withhold_changes(groups_of(published(then, minimum), minimum), states, 2, minimum, shown);
  return shown;
}

bool has_change(const ShownGroups& shown, std::size_t person, std::size_t row) {
  return shown.cells.states[2 * person + row] == ASSAY_CELL_VALUE && shown.cells.earlier_states[2 * person + row] == ASSAY_CELL_VALUE;
}

// The groups with any change that is shown.
Words changes(const ShownGroups& shown) {
  std::set<std::string> names;
  for (std::size_t person = 0; person < shown.cells.cases.size(); ++person) {
    if (has_change(shown, person, 0) || has_change(shown, person, 1)) names.insert(shown.cells.groups[person]);
  }
  return {names.begin(), names.end()};
}

const Day kThen = team("east", "klmnop", team("south", "fghij", team("north", "abcde")));

}  // namespace

TEST_CASE("group changes: of the same persons in the same groups all are shown") {
  const ShownGroups shown = today(kThen, kThen);
  CHECK(changes(shown) == Words{"east", "north", "south"});
  CHECK(shown.changes_withheld.empty());
}

TEST_CASE("group changes: with one who changed groups, neither group's is shown, and the others' are") {
  // North today is a to d, and south e to j: 5 of then less 4 of then is e, and so is 6 less 5.
  const ShownGroups shown = today(team("south", "e", kThen), kThen);
  CHECK(shown.changes_withheld == Words{"north", "south"});
  CHECK(changes(shown) == Words{"east"});
  for (std::size_t person = 0; person < 10; ++person) {
    CHECK(shown.cells.earlier_states[2 * person] == ASSAY_CELL_WITHHELD);
    CHECK(shown.cells.earlier_values[2 * person] == 0);
    CHECK(shown.cells.states[2 * person] == ASSAY_CELL_VALUE);
  }
}

TEST_CASE("group changes: three new ones hide one who joined with them, and not the group that was left") {
  const ShownGroups shown = today(team("south", "exyz", kThen), kThen);
  CHECK(shown.changes_withheld == Words{"north"});
  CHECK(changes(shown) == Words{"east", "south"});
}

TEST_CASE("group changes: one who left could be worked out, three could not") {
  Day one = kThen, three = kThen;
  one.erase("p");
  for (const char* person : {"n", "o", "p"}) three.erase(person);
  CHECK(today(one, kThen).changes_withheld == Words{"east"});
  CHECK(changes(today(three, kThen)) == Words{"east", "north", "south"});
}

TEST_CASE("group changes: three who changed groups are told as three") {
  CHECK(changes(today(team("north", "klm", kThen), kThen)) == Words{"east", "north", "south"});
  // Of five who were left as two, these would follow: then five, less the three who are in east now.
  CHECK(today(team("east", "abc", kThen), kThen).changes_withheld == Words{"east"});
}

TEST_CASE("group changes: who lacks one figure today counts for that one, and all of the group's changes are withheld") {
  Day now = kThen;
  now["a"].has[1] = false;  // left, as far as the second construct goes
  const ShownGroups shown = today(now, kThen);
  CHECK(shown.changes_withheld == Words{"north"});
  CHECK(shown.cells.earlier_states[2] == ASSAY_CELL_WITHHELD);
}

TEST_CASE("group changes: what the report of then did not show is nothing to hold against") {
  Day then = kThen, now = kThen;
  then.erase("d"), then.erase("e"), now.erase("d"), now.erase("e");
  then = team("tiny", "uv", then);  // two, in no figure
  now = team("north", "uv", now);
  // Five of today: 5 persons of then, less the 3 of the report, are u and v.
  CHECK(today(now, then).changes_withheld == Words{"north"});
  // Without that report, or with one on others, nothing is known of then.
  ShownGroups alone = today(now, then, false);
  withhold_changes({3, {}}, [&](const std::string& person) { return states_of(then, person); }, 2, 3, alone);
  CHECK(alone.changes_withheld.empty());
  // As with groups that were smaller than that run's minimum.
  ShownGroups small = today(now, then, false);
  withhold_changes({6, groups_of(published(then, 3), 3).groups}, [&](const std::string& person) { return states_of(then, person); },
                   2, 3, small);
  CHECK(small.changes_withheld.empty());
}

TEST_CASE("group changes: with a minimum of one all may be told, and without a change there is nothing to withhold") {
  CHECK(today(team("south", "e", kThen), kThen, true, 1).changes_withheld.empty());
  ShownGroups plain = published(team("south", "e", kThen), 3);
  withhold_changes(groups_of(published(kThen, 3), 3), [](const std::string& person) { return states_of(kThen, person); }, 2, 3, plain);
  CHECK(plain.changes_withheld.empty());
}

namespace {

using Sums = std::vector<std::vector<double>>;

// What readers have of a construct: sums of figures of now and of then, a column for each of twelve persons.
Sums sums_of(const ShownGroups& now, const ShownGroups& then, std::size_t row) {
  std::map<std::string, std::vector<double>> of_now, of_then, of_change;
  const auto at = [](std::map<std::string, std::vector<double>>& sums, const std::string& group) -> std::vector<double>& {
    return sums.emplace(group, std::vector<double>(24, 0)).first->second;
  };
  for (std::size_t i = 0; i < now.cells.cases.size(); ++i) {
    const auto person = static_cast<std::size_t>(now.cells.cases[i][0] - 'a');
    if (now.cells.states[2 * i + row] == ASSAY_CELL_VALUE) at(of_now, now.cells.groups[i])[person] = 1;
    if (!has_change(now, i, row)) continue;
    at(of_change, now.cells.groups[i])[person] = 1;
    at(of_change, now.cells.groups[i])[12 + person] = -1;
  }
  for (std::size_t i = 0; i < then.cells.cases.size(); ++i) {
    const auto person = static_cast<std::size_t>(then.cells.cases[i][0] - 'a');
    if (then.cells.states[2 * i + row] == ASSAY_CELL_VALUE) at(of_then, then.cells.groups[i])[12 + person] = 1;
  }
  Sums all;
  for (const auto* sums : {&of_now, &of_change, &of_then}) {
    for (const auto& [group, sum] : *sums) all.push_back(sum);
  }
  return all;
}

// Whether some combination of the sums leaves fewer than `minimum` of the persons.
bool tells_of_few(const Sums& sums, std::uint32_t minimum) {
  const std::size_t whole = rank(sums);
  for (std::uint32_t set = 1; set < (1u << 12); ++set) {
    if (static_cast<std::uint32_t>(__builtin_popcount(set)) != minimum - 1) continue;
    Sums others = sums;
    for (std::size_t person = 0; person < 12; ++person) {
      if ((set >> person & 1) == 0) continue;
      for (auto& sum : others) sum[person] = sum[12 + person] = 0;
    }
    if (rank(others) < whole) return true;
  }
  return false;
}

Day first_day(std::mt19937& dice) {
  Day day;
  const std::size_t persons = 7 + dice() % 6, groups = 1 + dice() % 3;
  for (std::size_t p = 0; p < persons; ++p) {
    day[std::string(1, static_cast<char>('a' + p))] = {std::string(1, static_cast<char>('A' + dice() % groups)),
                                                       {dice() % 12 != 0, dice() % 12 != 0}};
  }
  return day;
}

// A year later: some have come, some left, some changed groups.
Day later(const Day& before, std::mt19937& dice) {
  Day day;
  const std::uint32_t calm = 3 + dice() % 10;
  for (char name = 'a'; name < 'm'; ++name) {
    const std::string person(1, name);
    const auto at = before.find(person);
    if (at == before.end() ? dice() % 3 != 0 : dice() % calm == 0) continue;
    const bool moved = at == before.end() || dice() % calm == 0;
    day[person] = {moved ? std::string(1, static_cast<char>('A' + dice() % 3)) : at->second.group,
                   {dice() % 12 != 0, dice() % 12 != 0}};
  }
  return day;
}

}  // namespace

TEST_CASE("group changes: beside the means of both times no sums tell of fewer than the minimum") {
  std::mt19937 dice(21);
  int leaks_without = 0, shown = 0, needless = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::uint32_t minimum = 2 + dice() % 3;
    const Day then = first_day(dice), now = later(then, dice);
    const ShownGroups earlier = published(then, minimum), careless = today(now, then, false, minimum),
                      guarded = today(now, then, true, minimum);
    CAPTURE(round, minimum);
    bool leak = false;
    for (std::size_t row = 0; row < 2; ++row) {
      REQUIRE_FALSE(tells_of_few(sums_of(guarded, earlier, row), minimum));
      leak = leak || tells_of_few(sums_of(careless, earlier, row), minimum);
    }
    leaks_without += leak ? 1 : 0;
    shown += changes(guarded).empty() ? 0 : 1;
    needless += !leak && !guarded.changes_withheld.empty() ? 1 : 0;
  }
  CHECK(leaks_without > 300);
  CHECK(shown > 100);
  CHECK(needless == 0);
}
