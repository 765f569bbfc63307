#include "group_history.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "assay/abi/scorer.h"
#include "group_cuts.hpp"

namespace assay::pipeline {
namespace {

constexpr std::uint8_t kNone = 0xFF, kToday = 0;  // versions of a person's figures in a row; others count from 1

// Every person of any report: those of today first, as they stand in the cells.
class History {
 public:
  History(const std::vector<KnownGroups>& known, const TodaysBaseline& baseline, std::size_t rows,
          const std::vector<bool>& of_answers, ShownGroups& shown)
      : known_(known), rows_(rows), cells_(rows * of_answers.size()), of_answers_(of_answers), shown_(shown),
        persons_(shown.cells.cases), gone_(shown.cells.cases.size(), false), joined_(gone_) {
    const bool changes = !shown.cells.earlier_states.empty();
    kinds_ = changes ? 2 : 1;
    std::unordered_map<std::string, bool> seen;
    for (const std::string& person : persons_) seen.emplace(person, true);
    for (const KnownGroups& one : known) {
      std::vector<std::string> others;
      for (const auto& [person, group] : one.groups) {
        if (seen.emplace(person, true).second) others.push_back(person);
      }
      std::sort(others.begin(), others.end());
      persons_.insert(persons_.end(), others.begin(), others.end());
    }
    versions_.assign(known.size(), std::vector<std::uint8_t>(persons_.size() * cells_ * kinds_, kNone));
    for (std::size_t person = 0; person < persons_.size(); ++person) read(person, baseline);
  }

  void settle(std::uint32_t minimum) {
    for (WeakGroups weak = look(minimum); weak.any(); weak = look(minimum)) apply(weak);
    drop();
  }

 private:
  std::size_t today() const { return shown_.cells.cases.size(); }
  bool is_today(std::size_t person) const { return person < today(); }

  // Whether two sets of figures agree in a cell and in all that its row tells of answers, as far as both have it: a mean
  // may stay the same though somebody has answered since.
  bool agree(const double* a, const std::uint8_t* in_a, const double* b, const std::uint8_t* in_b, std::size_t own) const {
    for (std::size_t cell = own % rows_; cell < cells_; cell += rows_) {
      if (cell != own && !of_answers_[cell / rows_]) continue;
      if (in_a[cell] == kNotMeasured || in_b[cell] == kNotMeasured) continue;
      const bool first = in_a[cell] == ASSAY_CELL_VALUE, second = in_b[cell] == ASSAY_CELL_VALUE;
      if (first != second || (first && a[cell] != b[cell])) return false;
    }
    return true;
  }

  void read(std::size_t person, const TodaysBaseline& baseline) {
    std::vector<KnownCells> then(known_.size());
    for (std::size_t k = 0; k < known_.size(); ++k) {
      if (known_[k].groups.count(persons_[person]) != 0) then[k] = known_[k].cells(persons_[person]);
    }
    const std::vector<std::uint8_t> base = kinds_ == 2 ? baseline.states(persons_[person]) : std::vector<std::uint8_t>();
    for (std::size_t k = 0; k < known_.size(); ++k) {
      for (std::size_t cell = 0; cell < then[k].states.size(); ++cell) {
        if (then[k].states[cell] != ASSAY_CELL_VALUE) continue;
        std::uint8_t* const at = versions_[k].data() + person * cells_ * kinds_ + cell;
        at[0] = version(person, then, k, cell);
        if (kinds_ == 2 && !known_[k].baseline.empty() && base[cell] == ASSAY_CELL_VALUE) at[cells_] = at[0];
      }
    }
  }

  // The first of today's figures and the earlier ones that these are the same as.
  std::uint8_t version(std::size_t person, const std::vector<KnownCells>& then, std::size_t k, std::size_t cell) const {
    const KnownCells& mine = then[k];
    const double* values = mine.values.data();
    const std::uint8_t* states = mine.states.data();
    if (is_today(person) && agree(values, states, shown_.cells.values.data() + person * cells_,
                                  shown_.cells.states.data() + person * cells_, cell)) {
      return kToday;
    }
    for (std::size_t other = 0; other < k; ++other) {
      if (!then[other].states.empty() &&
          agree(values, states, then[other].values.data(), then[other].states.data(), cell)) {
        return static_cast<std::uint8_t>(other + 1);
      }
    }
    return static_cast<std::uint8_t>(k + 1);
  }

  std::uint8_t version_in(std::size_t k, std::size_t person, std::size_t cell) const {
    return versions_[k][person * cells_ * kinds_ + cell];
  }

  bool has_today(std::size_t person, std::size_t cell) const {
    if (!is_today(person) || gone_[person]) return false;
    const std::size_t own = person * cells_ + cell % cells_;
    return shown_.cells.states[own] == ASSAY_CELL_VALUE &&
           (cell < cells_ || shown_.cells.earlier_states[own] == ASSAY_CELL_VALUE);
  }

  WeakGroups look(std::uint32_t minimum) {
    number_groups();
    WeakGroups weak;
    for (std::size_t cell = 0; cell < cells_ * kinds_; ++cell) {
      std::size_t points = 0;
      const std::vector<Tie> ties = ties_of(cell, minimum, points);
      const WeakGroups found = find_weak_groups(points, names_.size(), ties, minimum);
      weak.left_out.insert(found.left_out.begin(), found.left_out.end());
      weak.together.insert(found.together.begin(), found.together.end());
    }
    return weak;
  }

  void number_groups() {
    names_.clear();
    std::map<std::string, std::uint32_t> numbers;
    for (std::size_t person = 0; person < today(); ++person) {
      if (!gone_[person]) numbers.emplace(shown_.cells.groups[person], 0);
    }
    for (auto& [name, number] : numbers) {
      names_.push_back(name);
      number = static_cast<std::uint32_t>(names_.size());
    }
    now_.assign(persons_.size(), kNobody);
    for (std::size_t person = 0; person < today(); ++person) {
      if (!gone_[person]) now_[person] = numbers.at(shown_.cells.groups[person]);
    }
  }

  // How many persons of each group have a figure in the cell. What too few have was not shown, or will not be.
  std::vector<std::uint32_t> sizes_now(std::size_t cell) const {
    std::vector<std::uint32_t> sizes(names_.size() + 1, 0);
    for (std::size_t person = 0; person < today(); ++person) {
      if (has_today(person, cell)) ++sizes[now_[person]];
    }
    return sizes;
  }
  std::vector<std::uint32_t> sizes_then(std::size_t k, std::size_t cell) const {
    std::vector<std::uint32_t> sizes;
    for (std::size_t person = 0; person < persons_.size(); ++person) {
      if (version_in(k, person, cell) == kNone) continue;
      const std::uint32_t group = known_[k].groups.at(persons_[person]);
      if (group >= sizes.size()) sizes.resize(group + 1, 0);
      ++sizes[group];
    }
    return sizes;
  }

  std::vector<Tie> ties_of(std::size_t cell, std::uint32_t minimum, std::size_t& points) {
    const std::vector<std::uint32_t> now = sizes_now(cell);
    std::vector<std::vector<std::uint32_t>> then;
    for (std::size_t k = 0; k < known_.size(); ++k) then.push_back(sizes_then(k, cell));
    const auto group_then = [&](std::size_t k, std::size_t person) {
      const std::uint32_t group = known_[k].groups.at(persons_[person]);
      return then[k][group] < known_[k].minimum ? kNobody : group;
    };
    // Whose figures stand in the same earlier groups are one point. With one earlier report, that is its groups.
    std::map<std::vector<std::uint32_t>, std::uint32_t> places;
    const auto place = [&](std::size_t person, std::uint8_t version) {
      std::vector<std::uint32_t> key;
      bool any = false;
      for (std::size_t k = 0; k < known_.size(); ++k) {
        key.push_back(version_in(k, person, cell) == version ? group_then(k, person) : kNobody);
        any = any || key.back() != kNobody;
      }
      if (!any) return kNobody;
      return places.emplace(std::move(key), static_cast<std::uint32_t>(names_.size() + 1 + places.size())).first->second;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> ties;
    const auto tie = [&](std::uint32_t a, std::uint32_t b, double weight) {
      if (a != b) ties[{std::min(a, b), std::max(a, b)}] += weight;
    };
    for (std::size_t person = 0; person < persons_.size(); ++person) {
      const bool shown = has_today(person, cell) && now[now_[person]] >= minimum;
      const std::uint32_t here = shown ? now_[person] : kNobody, same = place(person, kToday);
      std::vector<std::uint32_t> others;
      for (std::size_t version = 1; version <= known_.size(); ++version) {
        if (const std::uint32_t at = place(person, static_cast<std::uint8_t>(version)); at != kNobody) others.push_back(at);
      }
      if (others.size() == 1 && same == kNobody && here != kNobody) {
        // Three points that hold together by half a tie each are parted at the price of one.
        tie(here, others.front(), 0.5);
        tie(here, kNobody, 0.5);
        tie(others.front(), kNobody, 0.5);
        continue;
      }
      const double count = static_cast<double>(others.size()) + (same != here ? 1 : 0);
      tie(same, here, 1 / count);
      for (const std::uint32_t at : others) tie(at, kNobody, 1 / count);
    }
    points = names_.size() + 1 + places.size();
    std::vector<Tie> list;
    for (const auto& [pair, weight] : ties) list.push_back({pair.first, pair.second, weight});
    return list;
  }

  void apply(const WeakGroups& weak) {
    for (std::size_t person = 0; person < today(); ++person) {
      if (gone_[person]) continue;
      std::string& group = shown_.cells.groups[person];
      if (weak.left_out.count(now_[person]) != 0) {
        gone_[person] = true;
        if (group.empty() && !joined_[person]) ++shown_.withheld_cases;
      } else if (weak.together.count(now_[person]) != 0 && !group.empty()) {
        joined_[person] = true;
        group.clear();
      }
    }
    for (const std::uint32_t group : weak.left_out) {
      const std::string& name = names_[group - 1];
      if (!name.empty()) {
        shown_.left_out.push_back(name);
        continue;
      }
      shown_.rest_left_out = true;
      shown_.left_out.insert(shown_.left_out.end(), shown_.together.begin(), shown_.together.end());
      shown_.together.clear();
    }
    for (const std::uint32_t group : weak.together) {
      const std::string& name = names_[group - 1];
      if (weak.left_out.count(group) == 0 && !name.empty()) shown_.together.push_back(name);
    }
  }

  void drop() {
    std::vector<std::size_t> kept;
    for (std::size_t person = 0; person < today(); ++person) {
      if (!gone_[person]) kept.push_back(person);
    }
    keep_persons(shown_.cells, kept, cells_);
    std::sort(shown_.left_out.begin(), shown_.left_out.end());
    std::sort(shown_.together.begin(), shown_.together.end());
  }

  const std::vector<KnownGroups>& known_;
  std::size_t rows_, cells_;  // cells: measures x rows
  const std::vector<bool>& of_answers_;  // by measure
  std::size_t kinds_ = 1;     // 2 with changes: a further cell each for those who have both
  ShownGroups& shown_;
  std::vector<std::string> persons_;
  std::vector<bool> gone_, joined_;                  // of today: left out; put into "" by this
  std::vector<std::vector<std::uint8_t>> versions_;  // by report: person by person, cell by cell
  std::vector<std::string> names_;                   // of today's groups; the first is point 1
  std::vector<std::uint32_t> now_;                   // by person
};

}  // namespace

void withhold_by_history(const std::vector<KnownGroups>& known, const TodaysBaseline& baseline, std::size_t rows,
                         const std::vector<bool>& of_answers, std::uint32_t minimum, ShownGroups& shown) {
  if (known.empty() || minimum < 2) return;
  const bool other = std::any_of(known.begin(), known.end(), [&](const KnownGroups& one) {
    return !one.baseline.empty() && one.baseline != baseline.digest;
  });
  if (other) {
    std::fill(shown.cells.earlier_values.begin(), shown.cells.earlier_values.end(), 0.0);
    std::fill(shown.cells.earlier_states.begin(), shown.cells.earlier_states.end(), std::uint8_t{ASSAY_CELL_WITHHELD});
  }
  History(known, baseline, rows, of_answers, shown).settle(minimum);
}

}  // namespace assay::pipeline
