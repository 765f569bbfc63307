// What of groups of persons is shown: never a figure of too few, nor what is left when the others are taken away.
#include "../../../core/src/pipeline/group_disclosure.hpp"

#include <map>
#include <string>
#include <vector>

#include "assay/abi/scorer.h"
#include "catch.hpp"

using assay::pipeline::GroupCells;
using assay::pipeline::show_groups;
using assay::pipeline::ShownGroups;

namespace {

constexpr std::uint8_t kNo = ASSAY_CELL_EMPTY, kYes = ASSAY_CELL_VALUE, kHidden = ASSAY_CELL_WITHHELD;
constexpr std::size_t kSelf = 0, kOther = 1, kAll = 2;

// One construct with the rows self, other and all, and one measure.
const std::vector<assay_row> kRows = {{ASSAY_SUBJECT_CONSTRUCT, 0, 0, 0},
                                      {ASSAY_SUBJECT_CONSTRUCT, 0, 1, 0},
                                      {ASSAY_SUBJECT_CONSTRUCT, 0, ASSAY_ROLE_ALL, 0}};

// Persons who have a value in the rows that `has` says ("soa"), in upper case earlier as well; the value is the index.
struct Set {
  explicit Set(bool with_earlier = false) : earlier(with_earlier) {}
  Set& persons(const std::string& group, std::size_t count, const std::string& has = "soa") {
    for (; count > 0; --count) {
      const double value = static_cast<double>(cells.groups.size());
      cells.groups.push_back(group);
      for (const char lower : std::string("soa")) {
        const char upper = static_cast<char>(lower - 'a' + 'A');
        const bool then = has.find(upper) != std::string::npos, now = then || has.find(lower) != std::string::npos;
        cells.values.push_back(now ? value : 0);
        cells.states.push_back(now ? kYes : kNo);
        if (!earlier) continue;
        cells.earlier_values.push_back(then ? value - 1 : 0);
        cells.earlier_states.push_back(then ? kYes : kNo);
      }
    }
    return *this;
  }
  ShownGroups shown(std::uint32_t minimum = 3) { return show_groups(cells, kRows, 1, minimum); }

  bool earlier;
  GroupCells cells;
};

// The states of a row, one letter a person: "v" for a value, "-" for none, "x" for withheld.
std::string states(const ShownGroups& shown, std::size_t row, bool earlier = false) {
  const auto& all = earlier ? shown.cells.earlier_states : shown.cells.states;
  const auto& values = earlier ? shown.cells.earlier_values : shown.cells.values;
  std::string letters;
  for (std::size_t person = 0; person < shown.cells.groups.size(); ++person) {
    const std::uint8_t state = all[person * 3 + row];
    letters += state == kYes ? 'v' : state == kHidden ? 'x' : '-';
    if (state != kYes) CHECK(values[person * 3 + row] == 0);
  }
  return letters;
}

}  // namespace

TEST_CASE("group disclosure: a group of enough persons is shown as it is") {
  const ShownGroups shown = Set().persons("north", 3).persons("south", 4).shown();
  CHECK(states(shown, kAll) == "vvvvvvv");
  CHECK(states(shown, kSelf) == "vvvvvvv");
  CHECK(shown.withheld_cases == 0);
  CHECK(shown.withheld_groups.empty());
}

TEST_CASE("group disclosure: a small group is left out of the set, so that nothing remains of it") {
  const ShownGroups shown = Set().persons("north", 3).persons("small", 2).persons("south", 4).shown();
  CHECK(shown.cells.groups == std::vector<std::string>{"north", "north", "north", "south", "south", "south", "south"});
  CHECK(shown.withheld_cases == 2);
  CHECK(shown.withheld_groups == std::vector<std::string>{"small"});
  // The sum over all that is handed over is that of the groups that are shown: 0+1+2 and 5+6+7+8.
  double sum = 0;
  for (std::size_t person = 0; person < shown.cells.groups.size(); ++person) sum += shown.cells.values[person * 3 + kAll];
  CHECK(sum == 29);
}

TEST_CASE("group disclosure: small groups that are enough together stand as one, with those of no group") {
  const ShownGroups shown = Set().persons("a", 2).persons("north", 3).persons("", 1).persons("b", 1).shown();
  CHECK(shown.cells.groups == std::vector<std::string>{"", "", "north", "north", "north", "", ""});
  CHECK(shown.withheld_cases == 0);
  CHECK(shown.withheld_groups == std::vector<std::string>{"a", "b"});
}

TEST_CASE("group disclosure: a few persons without a group are left out") {
  const ShownGroups shown = Set().persons("", 2).persons("north", 3).shown();
  CHECK(shown.cells.groups.size() == 3);
  CHECK(shown.withheld_cases == 2);
  CHECK(shown.withheld_groups.empty());
}

TEST_CASE("group disclosure: with nothing but small groups nothing is left") {
  const ShownGroups shown = Set().persons("a", 1).persons("b", 1).shown();
  CHECK(shown.cells.groups.empty());
  CHECK(shown.cells.values.empty());
  CHECK(shown.withheld_cases == 2);
}

TEST_CASE("group disclosure: the minimum is the one that was asked for") {
  CHECK(Set().persons("north", 4).shown(5).withheld_cases == 4);
  CHECK(Set().persons("north", 5).shown(5).withheld_cases == 0);
}

TEST_CASE("group disclosure: a role of too few persons takes all roles with it, and leaves the pooled row") {
  // Two have a rater in the other role: beside self and all, their figures could be worked out.
  const ShownGroups shown = Set().persons("north", 2).persons("north", 3, "sa").persons("south", 3).shown();
  CHECK(states(shown, kOther) == "xxxxxvvv");
  CHECK(states(shown, kSelf) == "xxxxxvvv");
  CHECK(states(shown, kAll) == "vvvvvvvv");
}

TEST_CASE("group disclosure: a role that too few lack is withheld by itself") {
  const ShownGroups shown = Set().persons("north", 4).persons("north", 1, "sa").shown();
  CHECK(states(shown, kOther) == "xxxxx");
  CHECK(states(shown, kSelf) == "vvvvv");
  CHECK(states(shown, kAll) == "vvvvv");
}

TEST_CASE("group disclosure: a role that enough lack is shown") {
  const ShownGroups shown = Set().persons("north", 3).persons("north", 3, "sa").shown();
  CHECK(states(shown, kOther) == "vvv---");
}

TEST_CASE("group disclosure: a figure of too few is withheld though the group is large enough") {
  const ShownGroups shown = Set().persons("north", 2).persons("north", 3, "").shown();
  CHECK(states(shown, kAll) == "xxxxx");
  CHECK(states(shown, kSelf) == "xxxxx");
}

TEST_CASE("group disclosure: earlier scores of too few are withheld") {
  const ShownGroups shown = Set(true).persons("north", 2, "SOA").persons("north", 3).shown();
  CHECK(states(shown, kAll) == "vvvvv");
  CHECK(states(shown, kAll, true) == "xxxxx");
}

TEST_CASE("group disclosure: earlier scores are withheld where too few have none") {
  // Of five, one was not there: with the mean of all today, the change of four would tell the fifth's score.
  const ShownGroups one_new = Set(true).persons("north", 4, "SOA").persons("north", 1).shown();
  CHECK(states(one_new, kAll, true) == "xxxxx");
  const ShownGroups none_new = Set(true).persons("north", 5, "SOA").shown();
  CHECK(states(none_new, kAll, true) == "vvvvv");
  const ShownGroups three_new = Set(true).persons("north", 3, "SOA").persons("north", 3).shown();
  CHECK(states(three_new, kAll, true) == "vvv---");
}

TEST_CASE("group disclosure: an earlier role that is withheld takes the other roles with it") {
  const ShownGroups shown = Set(true).persons("north", 2, "SOA").persons("north", 3, "SoA").shown();
  CHECK(states(shown, kOther, true) == "xxxxx");
  CHECK(states(shown, kSelf, true) == "xxxxx");
  CHECK(states(shown, kAll, true) == "vvvvv");
}

TEST_CASE("group disclosure: an earlier score without one today is withheld") {
  Set set(true);
  set.persons("north", 4, "SOA");
  set.cells.states[3 * 3 + kAll] = kNo;
  set.cells.values[3 * 3 + kAll] = 0;
  CHECK(states(set.shown(), kAll, true) == "vvvx");
}
