// What of groups is shown beside earlier reports, and what not: small companies by hand.
#include "../../../core/src/pipeline/group_history.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "assay/abi/scorer.h"
#include "catch.hpp"

using assay::pipeline::KnownCells;
using assay::pipeline::KnownGroups;
using assay::pipeline::kNotMeasured;
using assay::pipeline::merge_small_groups;
using assay::pipeline::ShownGroups;
using assay::pipeline::withhold_by_history;

namespace {

using Words = std::vector<std::string>;

// One report: persons, each with a group and the figures of two rows in the measures n and mean.
struct Report {
  Report& add(const std::string& person, const std::string& group, double mean, double n = 2) {
    persons.push_back(person);
    groups.push_back(group);
    figures[person] = {{n, n, mean, 1}, {1, 1, 1, 1}};
    return *this;
  }
  Report& team(const std::string& group, const std::string& letters, double mean = 3) {
    for (const char letter : letters) add(std::string(1, letter), group, mean);
    return *this;
  }
  Report& nothing(const std::string& person) {
    figures[person] = {{0, 0, 0, 0}, {0, 0, 0, 0}};
    return *this;
  }
  Report& without(const std::string& person) {
    const auto at = std::find(persons.begin(), persons.end(), person) - persons.begin();
    persons.erase(persons.begin() + at);
    groups.erase(groups.begin() + at);
    return *this;
  }
  Report& move(const std::string& person, const std::string& group) {
    groups[static_cast<std::size_t>(std::find(persons.begin(), persons.end(), person) - persons.begin())] = group;
    return *this;
  }

  KnownGroups known(std::uint32_t minimum = 3) const {
    KnownGroups out;
    out.minimum = minimum;
    std::map<std::string, std::uint32_t> numbers;
    for (std::size_t p = 0; p < persons.size(); ++p) {
      const auto number = numbers.emplace(groups[p], static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
      out.groups[persons[p]] = number;
    }
    out.cells = [copy = figures](const std::string& person) { return copy.at(person); };
    out.made_alike = true;
    return out;
  }
  ShownGroups shown(const std::vector<KnownGroups>& before, std::uint32_t minimum = 3) const {
    assay::pipeline::GroupCells cells;
    cells.cases = persons;
    cells.groups = groups;
    for (const std::string& person : persons) {
      const KnownCells& own = figures.at(person);
      cells.values.insert(cells.values.end(), own.values.begin(), own.values.end());
      cells.states.insert(cells.states.end(), own.states.begin(), own.states.end());
    }
    ShownGroups out = merge_small_groups(std::move(cells), 4, minimum);
    withhold_by_history(before, {}, 2, {true, true}, minimum, out);
    return out;
  }

  Words persons, groups;
  std::map<std::string, KnownCells> figures;
};

Words shown_groups(const ShownGroups& shown) {
  std::set<std::string> names(shown.cells.groups.begin(), shown.cells.groups.end());
  return {names.begin(), names.end()};
}

const Report kBefore = Report().team("north", "abcde").team("south", "fghij");

}  // namespace

TEST_CASE("group history: without an earlier report, and with the same one, all is shown") {
  CHECK(shown_groups(kBefore.shown({})) == Words{"north", "south"});
  const ShownGroups again = kBefore.shown({kBefore.known()});
  CHECK(shown_groups(again) == Words{"north", "south"});
  CHECK(again.left_out.empty());
  CHECK(again.together.empty());
}

TEST_CASE("group history: the figure of one who left cannot be taken from the difference") {
  Report now = kBefore;
  now.without("e");
  const ShownGroups shown = now.shown({kBefore.known()});
  CHECK(shown.left_out == Words{"north"});
  CHECK(shown_groups(shown) == Words{"south"});
  // Their persons are in no figure, so that the whole gives nothing away either.
  CHECK(shown.cells.cases == Words{"f", "g", "h", "i", "j"});
  CHECK(shown.cells.values.size() == 5 * 4);
}

TEST_CASE("group history: of three who left together the group is shown") {
  Report before = kBefore;
  before.team("north", "xyz");
  CHECK(shown_groups(kBefore.shown({before.known()})) == Words{"north", "south"});
  Report two = kBefore;
  two.team("north", "xy");
  CHECK(kBefore.shown({two.known()}).left_out == Words{"north"});
}

TEST_CASE("group history: one who came is guarded like one who left") {
  Report now = kBefore;
  now.add("k", "south", 5);
  CHECK(now.shown({kBefore.known()}).left_out == Words{"south"});
}

TEST_CASE("group history: groups between which one person changed are put together") {
  Report now = kBefore;
  now.move("e", "south");
  const ShownGroups shown = now.shown({kBefore.known()});
  CHECK(shown.together == Words{"north", "south"});
  CHECK(shown_groups(shown) == Words{""});
  CHECK(shown.cells.cases.size() == 10);
  CHECK(shown.withheld_cases == 0);
}

TEST_CASE("group history: three who changed groups need no guard, and two who stayed do") {
  Report now = kBefore;
  now.move("c", "south").move("d", "south").move("e", "south").team("north", "xyz", 1);
  // Both groups of then less the south of today are a and b.
  CHECK(now.shown({kBefore.known()}).left_out == Words{"south"});
  Report before = kBefore;
  before.add("k", "north", 4);
  now.add("k", "north", 4);
  CHECK(shown_groups(now.shown({before.known()})) == Words{"north", "south"});
}

TEST_CASE("group history: a person whose figures have changed is another one") {
  Report now = kBefore;
  now.figures["a"].values[2] = 5;
  CHECK(now.shown({kBefore.known()}).left_out == Words{"north"});
  // Also when the mean happens to stay, with a rater more.
  Report late = kBefore;
  late.figures["a"].values[0] = 3;
  CHECK(late.shown({kBefore.known()}).left_out == Words{"north"});
  // Three of them hide each other.
  for (const char* person : {"b", "c"}) now.figures[person].values[2] = 5;
  CHECK(shown_groups(now.shown({kBefore.known()})) == Words{"north", "south"});
  // Not where the third has changed in another row.
  now.figures["c"] = kBefore.figures.at("c");
  now.figures["c"].values[3] = 5;
  CHECK(now.shown({kBefore.known()}).left_out == Words{"north"});
}

TEST_CASE("group history: three who left say nothing of a row in which two of them have no figure") {
  Report before = kBefore;
  before.team("north", "xyz");
  before.nothing("x").nothing("y");
  CHECK(kBefore.shown({before.known()}).left_out == Words{"north"});
  before.nothing("z");
  CHECK(shown_groups(kBefore.shown({before.known()})) == Words{"north", "south"});
}

TEST_CASE("group history: a group that was too small to be shown is not known") {
  Report before = kBefore;
  before.team("east", "xy");
  // The record of then does not have it at all; nor would two persons of it make a figure.
  CHECK(shown_groups(kBefore.shown({before.known()})) == Words{"north", "south"});
  CHECK(shown_groups(kBefore.shown({before.known(2)})) == Words{"north", "south"});
  Report merged = kBefore;
  merged.move("e", "south").move("d", "south").add("x", "north", 1).add("y", "north", 1);
  // Two have changed from north to south: the south then and now would give the sum of both.
  const ShownGroups shown = merged.shown({kBefore.known()});
  CHECK(shown.left_out == Words{"south"});
  // Without the south, north is told from what it was by two who came and two who went.
  CHECK(shown_groups(shown) == Words{"north"});
}

TEST_CASE("group history: the first report counts beside the second, in which a group was left out") {
  Report second = kBefore;
  second.without("e");
  // The second showed the south alone; north is back with five others of whom the first knew four.
  Report shown_second;
  shown_second.team("south", "fghij");
  Report now = second;
  now.add("k", "north", 2);
  CHECK(now.shown({kBefore.known(), shown_second.known()}).left_out == Words{"north"});
  // Three came and three left since the first.
  Report later = kBefore;
  later.without("c").without("d").without("e").add("k", "north", 2).add("l", "north", 2).add("m", "north", 2);
  CHECK(shown_groups(later.shown({kBefore.known(), shown_second.known()})) == Words{"north", "south"});
}

TEST_CASE("group history: two reports of which each for itself is harmless tell of one person together") {
  Report first, second, now;
  first.team("all", "abcdef");
  second.team("one", "abc").team("two", "ghi");
  now.team("all", "defghiz");
  // first - one = d e f, and with two: d e f g h i. What is left of today's is z.
  CHECK(now.shown({first.known(), second.known()}).left_out == Words{"all"});
  CHECK(now.without("z").shown({first.known(), second.known()}).left_out.empty());
}

TEST_CASE("group history: who left one earlier report and stands in another is told of by the first and today's") {
  Report first, second, now;
  first.team("all", "abcd");
  second.team("other", "def");
  now.team("all", "abc");
  // all then - all now = d. The second has d too, and alone says as little of d as the first did.
  CHECK(now.shown({first.known(), second.known()}).left_out == Words{"all"});
  CHECK(now.shown({second.known()}).left_out.empty());
}

TEST_CASE("group history: a minimum of one shows everything") {
  Report now = kBefore;
  now.without("e");
  CHECK(shown_groups(now.shown({kBefore.known(1)}, 1)) == Words{"north", "south"});
}

TEST_CASE("group history: changes since an administration that is not that of the earlier report are withheld") {
  Report now = kBefore;
  assay::pipeline::GroupCells cells;
  ShownGroups shown = now.shown({});
  shown.cells.earlier_values = shown.cells.values;
  shown.cells.earlier_states.assign(shown.cells.states.size(), ASSAY_CELL_VALUE);
  KnownGroups known = kBefore.known();
  known.baseline = "one";
  const auto all = [](const std::string&) { return std::vector<std::uint8_t>(4, ASSAY_CELL_VALUE); };
  ShownGroups same = shown;
  withhold_by_history({known}, {"one", all}, 2, {true, true}, 3, same);
  CHECK(same.cells.earlier_states.front() == ASSAY_CELL_VALUE);
  withhold_by_history({known}, {"other", all}, 2, {true, true}, 3, shown);
  CHECK(std::set<std::uint8_t>(shown.cells.earlier_states.begin(), shown.cells.earlier_states.end()) ==
        std::set<std::uint8_t>{ASSAY_CELL_WITHHELD});
}

TEST_CASE("group history: changes are withheld beside an earlier report on other persons, groups or figures") {
  // Then a, b and c, who have left, and then x, who is new and has no change: mean and change each move by enough.
  Report before = kBefore, now = kBefore;
  before.team("north", "uvw");
  now.add("x", "south", 4).add("y", "south", 4).add("z", "south", 4);
  const auto all = [](const std::string&) { return std::vector<std::uint8_t>(4, ASSAY_CELL_VALUE); };
  const auto held_against = [&](const Report& today, const Report& earlier, const std::string& baseline) {
    ShownGroups shown = today.shown({});
    shown.cells.earlier_values = shown.cells.values;
    shown.cells.earlier_states.assign(shown.cells.states.size(), ASSAY_CELL_VALUE);
    KnownGroups known = earlier.known();
    known.baseline = baseline;
    withhold_by_history({known}, {"one", all}, 2, {true, true}, 3, shown);
    // All of them or none.
    const auto& states = shown.cells.earlier_states;
    CHECK(std::count(states.begin(), states.end(), shown.all_changes_withheld ? ASSAY_CELL_WITHHELD : ASSAY_CELL_VALUE) ==
          static_cast<std::ptrdiff_t>(states.size()));
    return shown;
  };
  for (const std::string baseline : {"one", ""}) {
    CHECK_FALSE(held_against(kBefore, kBefore, baseline).all_changes_withheld);
    const ShownGroups fewer = held_against(kBefore, before, baseline);
    CHECK(fewer.all_changes_withheld);
    CHECK(fewer.left_out.empty());
    CHECK(held_against(now, kBefore, baseline).all_changes_withheld);
    Report moved = kBefore;
    moved.team("north", "xyz").team("south", "uvw");
    Report after = moved;
    for (const char* person : {"a", "b", "c"}) after.move(person, "south");
    CHECK(held_against(after, moved, baseline).all_changes_withheld);
    Report answered = kBefore;
    for (const char* person : {"a", "b", "c"}) answered.figures[person].values[2] = 5;
    CHECK(held_against(answered, kBefore, baseline).all_changes_withheld);
  }
}

TEST_CASE("group spread: without an earlier report, and with the same one again, it is shown") {
  CHECK_FALSE(kBefore.shown({}).spread_withheld);
  CHECK_FALSE(kBefore.shown({kBefore.known()}).spread_withheld);
  // Other names for the same groups are no other groups.
  const Report named = Report().team("east", "fghij").team("west", "abcde");
  CHECK_FALSE(named.shown({kBefore.known()}).spread_withheld);
}

TEST_CASE("group spread: beside a report on some of the same persons it is withheld, though the means are shown") {
  Report now = kBefore;
  now.team("south", "xyz");
  const ShownGroups shown = now.shown({kBefore.known()});
  CHECK(shown_groups(shown) == Words{"north", "south"});
  CHECK(shown.spread_withheld);
  // As well where three have left, changed, or have other figures.
  CHECK(kBefore.shown({now.known()}).spread_withheld);
  Report changed = kBefore;
  for (const char* person : {"a", "b", "c"}) changed.figures[person].values[2] = 5;
  CHECK(shown_groups(changed.shown({kBefore.known()})) == Words{"north", "south"});
  CHECK(changed.shown({kBefore.known()}).spread_withheld);
}

TEST_CASE("group spread: other figures of everybody are still figures of the same persons") {
  // As another unit of the same answers would be.
  const Report other = Report().team("north", "abcde", 30).team("south", "fghij", 30);
  CHECK(shown_groups(other.shown({kBefore.known()})) == Words{"north", "south"});
  CHECK(other.shown({kBefore.known()}).spread_withheld);
}

TEST_CASE("group spread: the same scores in other groups, by another minimum or by other means are another report") {
  const Report one = Report().team("all", "abcdefghij");
  CHECK(one.shown({kBefore.known()}).spread_withheld);
  CHECK(kBefore.shown({kBefore.known(4)}).spread_withheld);
  KnownGroups other = kBefore.known();
  other.made_alike = false;
  CHECK(kBefore.shown({other}).spread_withheld);
  // A measure that the earlier scores lack was not in that report.
  KnownGroups without = kBefore.known();
  without.cells = [](const std::string& person) {
    KnownCells cells = kBefore.figures.at(person);
    cells.states[0] = cells.states[1] = kNotMeasured;
    return cells;
  };
  CHECK(kBefore.shown({without}).spread_withheld);
}

TEST_CASE("group spread: an earlier report on other persons tells nothing of these") {
  const Report others = Report().team("north", "klmno");
  CHECK_FALSE(kBefore.shown({others.known()}).spread_withheld);
  // One of several is enough.
  const Report more = Report().team("all", "abcdefghijklmno");
  CHECK(kBefore.shown({others.known(), more.known()}).spread_withheld);
}

TEST_CASE("group spread: with the groups left out that the earlier report has, nothing of it is left to hold against") {
  Report before = Report().team("north", "abcde"), now = kBefore;
  now.without("e");
  const ShownGroups shown = now.shown({before.known()});
  CHECK(shown_groups(shown) == Words{"south"});
  CHECK_FALSE(shown.spread_withheld);
}
