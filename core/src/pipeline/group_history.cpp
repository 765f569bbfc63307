#include "group_history.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "group_changes.hpp"
#include "group_spread.hpp"
#include "group_sums.hpp"

namespace assay::pipeline {
namespace {

class Settlement {
 public:
  Settlement(const std::vector<KnownGroups>& known, const Standing& standing, std::uint32_t minimum, ShownGroups& shown)
      : standing_(standing), shown_(shown), gone_(shown.cells.cases.size(), false), joined_(gone_) {
    groups_.minimum = minimum;
    for (const KnownGroups& one : known) groups_.minimum_then.push_back(one.minimum);
    number_groups();
  }

  // Ends, for each round takes a group away.
  void settle() {
    for (WeakGroups weak = look(); weak.any(); weak = look()) apply(weak);
    std::sort(shown_.left_out.begin(), shown_.left_out.end());
    std::sort(shown_.together.begin(), shown_.together.end());
  }

  // Those that were not left out so far.
  const TodaysGroups& groups() const { return groups_; }

  void drop_who_is_left_out(std::size_t cells_each) {
    std::vector<std::size_t> kept;
    for (std::size_t person = 0; person < gone_.size(); ++person) {
      if (!gone_[person]) kept.push_back(person);
    }
    keep_persons(shown_.cells, kept, cells_each);
  }

 private:
  // What must not be shown as it is. Many columns have the same persons with the same figures, and are looked at once.
  WeakGroups look() {
    number_groups();
    WeakGroups weak;
    std::unordered_set<std::string> seen;
    for (std::size_t column = 0; column < standing_.columns(); ++column) {
      if (!seen.insert(standing_.pattern(column)).second) continue;
      const WeakGroups found = look_at(Sums(standing_, column, groups_));
      weak.left_out.insert(found.left_out.begin(), found.left_out.end());
      weak.together.insert(found.together.begin(), found.together.end());
    }
    return weak;
  }

  // The cuts know of groups that had better be put together. With several earlier reports they miss what those say only
  // together with today's.
  WeakGroups look_at(const Sums& sums) const {
    std::size_t points = 0;
    const std::vector<Tie> ties = sums.ties(points);
    WeakGroups weak = find_weak_groups(points, names_.size(), ties, groups_.minimum);
    if (weak.any() || standing_.reports() < 2) return weak;
    std::uint32_t count = 0;
    const std::vector<Alike> persons = sums.alike(count);
    for (const std::uint32_t sum : find_telling_sums(count, groups_.count, persons, groups_.minimum)) {
      weak.left_out.insert(sum + 1);
    }
    return weak;
  }

  void number_groups() {
    names_.clear();
    std::map<std::string, std::uint32_t> numbers;
    for (std::size_t person = 0; person < gone_.size(); ++person) {
      if (!gone_[person]) numbers.emplace(shown_.cells.groups[person], 0);
    }
    for (auto& [name, number] : numbers) {
      names_.push_back(name);
      number = static_cast<std::uint32_t>(names_.size());
    }
    groups_.count = static_cast<std::uint32_t>(names_.size());
    groups_.of.assign(standing_.persons(), kNobody);
    for (std::size_t person = 0; person < gone_.size(); ++person) {
      if (!gone_[person]) groups_.of[person] = numbers.at(shown_.cells.groups[person]);
    }
  }

  void apply(const WeakGroups& weak) {
    for (std::size_t person = 0; person < gone_.size(); ++person) {
      if (gone_[person]) continue;
      std::string& group = shown_.cells.groups[person];
      if (weak.left_out.count(groups_.of[person]) != 0) {
        gone_[person] = true;
        if (group.empty() && !joined_[person]) ++shown_.withheld_cases;
      } else if (weak.together.count(groups_.of[person]) != 0 && !group.empty()) {
        joined_[person] = true;
        group.clear();
      }
    }
    for (const std::uint32_t group : weak.left_out) name_left_out(names_[group - 1]);
    for (const std::uint32_t group : weak.together) {
      const std::string& name = names_[group - 1];
      if (weak.left_out.count(group) == 0 && !name.empty()) shown_.together.push_back(name);
    }
  }

  void name_left_out(const std::string& name) {
    if (!name.empty()) {
      shown_.left_out.push_back(name);
      return;
    }
    shown_.rest_left_out = true;
    shown_.left_out.insert(shown_.left_out.end(), shown_.together.begin(), shown_.together.end());
    shown_.together.clear();
  }

  const Standing& standing_;
  ShownGroups& shown_;
  std::vector<bool> gone_, joined_;  // of today: left out; put into "" by this
  std::vector<std::string> names_;   // of today's groups; the first has the number 1
  TodaysGroups groups_;
};

// Means, mean changes and the means of an earlier administration are looked at two by two, and not all at once: with
// other persons, groups or figures in any of them, the differences of two could show what each by itself does not. And
// changes against two sets of figures would show how these differ.
bool changes_would_tell(const std::vector<KnownGroups>& known, const std::string& baseline, const Standing& standing,
                        const TodaysGroups& groups) {
  for (std::size_t report = 0; report < known.size(); ++report) {
    if (!known[report].baseline.empty() && known[report].baseline != baseline) return true;
    if (!is_same_again(report, standing, groups)) return true;
  }
  return false;
}

}  // namespace

void withhold_by_history(const std::vector<KnownGroups>& known, const TodaysBaseline& baseline, std::size_t rows,
                         const std::vector<bool>& of_answers, std::uint32_t minimum, ShownGroups& shown) {
  if (known.empty() || minimum < 2) return;
  Standing standing(known, baseline, rows, of_answers, shown.cells);
  Settlement settlement(known, standing, minimum, shown);
  if (changes_would_tell(known, baseline.digest, standing, settlement.groups())) {
    withhold_all_changes(shown);
    standing.leave_changes_out();
  }
  settlement.settle();
  shown.spread_withheld = spread_would_tell(known, standing, settlement.groups());
  settlement.drop_who_is_left_out(rows * of_answers.size());
}

}  // namespace assay::pipeline
