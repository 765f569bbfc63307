#include "group_changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "assay/abi/scorer.h"
#include "group_cuts.hpp"

namespace assay::pipeline {
namespace {

constexpr std::uint32_t kAbsent = 0xFFFFFFFF;  // the place of who is not in today's report

// Who of both reports stands where, and who has which figures.
class BothTimes {
 public:
  BothTimes(const BaselineGroups& then, const std::function<std::vector<std::uint8_t>(const std::string&)>& states_then,
            std::size_t each, ShownGroups& shown)
      : each_(each), minimum_then_(then.minimum), cells_(shown.cells) {
    for (const std::string& name : cells_.groups) numbers_.emplace(name, 0);
    for (auto& [name, number] : numbers_) {
      names_.push_back(name);
      number = static_cast<std::uint32_t>(names_.size());
    }
    for (std::uint32_t at = 0; at < cells_.cases.size(); ++at) {
      const auto found = then.groups.find(cells_.cases[at]);
      const std::uint32_t group = found == then.groups.end() ? 0 : found->second;
      persons_.push_back({at, numbers_.at(cells_.groups[at]), group,
                          group == 0 ? std::vector<std::uint8_t>() : states_then(cells_.cases[at])});
    }
    const std::set<std::string> today(cells_.cases.begin(), cells_.cases.end());
    for (const auto& [person, group] : then.groups) {
      if (today.count(person) == 0) persons_.push_back({kAbsent, kNobody, group, states_then(person)});
    }
    for (const Person& person : persons_) groups_then_ = std::max(groups_then_, person.then);
  }

  std::uint32_t groups() const { return static_cast<std::uint32_t>(names_.size()); }
  const std::string& name(std::uint32_t group) const { return names_[group - 1]; }

  // The changes of today's groups are the points 1 to groups(). Then come the figures of now of each group, and the groups
  // of then.
  std::vector<Tie> ties(std::size_t cell) const {
    std::vector<bool> new_ones(names_.size() + 1, false);
    std::vector<std::uint32_t> sizes(groups_then_ + 1, 0);
    for (const Person& person : persons_) {
      if (had(person, cell)) ++sizes[person.then];
      if (has(person, cell) && !changed(person, cell)) new_ones[person.now] = true;
    }
    const std::uint32_t count = groups();
    // Without new ones, the figures of now of a group always come with its changes, and fall out with them.
    const auto now = [&](const Person& person) { return new_ones[person.now] ? count + person.now : person.now; };
    const auto then = [&](const Person& person) {
      const bool told = had(person, cell) && sizes[person.then] >= minimum_then_;
      return told ? 2 * count + person.then : kNobody;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
    const auto tie = [&](std::uint32_t a, std::uint32_t b, double weight) {
      if (a != b) weights[std::minmax(a, b)] += weight;
    };
    for (const Person& person : persons_) {
      if (changed(person, cell)) {
        // Three points that hold together by half a tie each are parted at the price of one person.
        tie(person.now, now(person), 0.5);
        tie(person.now, then(person), 0.5);
        tie(now(person), then(person), 0.5);
        continue;
      }
      // Two figures that no sum has together: each hangs on nobody.
      const std::uint32_t here = has(person, cell) ? count + person.now : kNobody, there = then(person);
      const bool two = here != kNobody && there != kNobody;
      tie(here, kNobody, two ? 0.5 : 1);
      tie(there, kNobody, two ? 0.5 : 1);
      tie(here, there, two ? 0.5 : 0);
    }
    std::vector<Tie> list;
    for (const auto& [pair, weight] : weights) {
      if (weight > 0) list.push_back({pair.first, pair.second, weight});
    }
    return list;
  }
  // Equal for cells with equal ties.
  std::string pattern(std::size_t cell) const {
    std::string text;
    for (const Person& person : persons_) {
      const int which = (has(person, cell) ? 1 : 0) + (changed(person, cell) ? 2 : 0) + (had(person, cell) ? 4 : 0);
      text.push_back(static_cast<char>(which));
    }
    return text;
  }
  std::size_t points() const { return 2 * std::size_t{groups()} + groups_then_ + 1; }

  void withhold(const std::set<std::uint32_t>& groups) {
    for (const Person& person : persons_) {
      if (person.at == kAbsent || groups.count(person.now) == 0) continue;
      const auto from = static_cast<std::ptrdiff_t>(person.at * each_);
      std::fill_n(cells_.earlier_values.begin() + from, each_, 0.0);
      std::fill_n(cells_.earlier_states.begin() + from, each_, std::uint8_t{ASSAY_CELL_WITHHELD});
    }
  }

 private:
  struct Person {
    std::uint32_t at;         // in the cells of today
    std::uint32_t now, then;  // groups; 0 for none
    std::vector<std::uint8_t> states_then;  // none without a group
  };

  bool has(const Person& person, std::size_t cell) const {
    return person.at != kAbsent && cells_.states[person.at * each_ + cell] == ASSAY_CELL_VALUE;
  }
  bool changed(const Person& person, std::size_t cell) const {
    return has(person, cell) && cells_.earlier_states[person.at * each_ + cell] == ASSAY_CELL_VALUE;
  }
  static bool had(const Person& person, std::size_t cell) {
    return person.then != 0 && person.states_then[cell] == ASSAY_CELL_VALUE;
  }

  std::size_t each_;
  std::uint32_t minimum_then_, groups_then_ = 0;
  GroupCells& cells_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
  std::vector<Person> persons_;
};

// Over all cells, for what is withheld of a construct could follow from its parts. Many cells have the same persons with
// the same figures, and are looked at once.
std::set<std::uint32_t> telling_changes(const BothTimes& both, std::size_t each, std::uint32_t minimum) {
  std::unordered_set<std::string> seen;
  std::set<std::uint32_t> telling;
  for (std::size_t cell = 0; cell < each; ++cell) {
    if (!seen.insert(both.pattern(cell)).second) continue;
    const WeakGroups weak = find_weak_groups(both.points(), both.groups(), both.ties(cell), minimum);
    telling.insert(weak.left_out.begin(), weak.left_out.end());
    telling.insert(weak.together.begin(), weak.together.end());
  }
  return telling;
}

}  // namespace

void withhold_changes(const BaselineGroups& then, const std::function<std::vector<std::uint8_t>(const std::string&)>& states_then,
                      std::size_t each, std::uint32_t minimum, ShownGroups& shown) {
  if (minimum < 2 || shown.cells.earlier_states.empty() || shown.all_changes_withheld) return;
  BothTimes both(then, states_then, each, shown);
  std::set<std::uint32_t> withheld;
  // Without the changes of some groups, those of others may tell more.
  for (bool again = true; again;) {
    again = false;
    for (const std::uint32_t group : telling_changes(both, each, minimum)) again = withheld.insert(group).second || again;
    both.withhold(withheld);
  }
  for (const std::uint32_t group : withheld) shown.changes_withheld.push_back(both.name(group));
}

void withhold_all_changes(ShownGroups& shown) {
  GroupCells& cells = shown.cells;
  if (cells.earlier_states.empty()) return;
  std::fill(cells.earlier_values.begin(), cells.earlier_values.end(), 0.0);
  std::fill(cells.earlier_states.begin(), cells.earlier_states.end(), std::uint8_t{ASSAY_CELL_WITHHELD});
  shown.all_changes_withheld = true;
}

}  // namespace assay::pipeline
