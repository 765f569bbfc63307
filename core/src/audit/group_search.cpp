#include "group_search.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "numbers.hpp"

namespace assay::audit {
namespace {

using Exact = boost::multiprecision::cpp_rational;

constexpr std::size_t kMostChoices = 2000;  // of a few persons, of one construct

// A person's score of a construct, as it was in some of the publications.
struct Unknown {
  std::string person, when;
};

// What the scores of a figure come to: `times` the figure.
struct Sum {
  const GroupFigure* figure;
  std::string story;
  std::int64_t times;
  std::map<std::size_t, Exact> factors;  // of the unknowns
};

// Persons who stand in the same sums, with the same scores: nothing tells them apart.
struct Alike {
  std::set<std::string> persons;
  std::vector<std::size_t> unknowns;
};

// The sums that an unknown stands in, and how.
using Places = std::set<std::pair<std::size_t, Exact>>;

// A row of the sums without what is allowed to stay, and how it was made.
struct Row {
  std::map<std::size_t, Exact> factors, made_of;
};

void subtract(Row& row, const Row& pivot, const Exact& factor) {
  const auto take = [&](std::map<std::size_t, Exact>& from, const std::map<std::size_t, Exact>& what) {
    for (const auto& [key, amount] : what) {
      Exact& at = from[key];
      at -= factor * amount;
      if (at == 0) from.erase(key);
    }
  };
  take(row.factors, pivot.factors);
  take(row.made_of, pivot.made_of);
}

class Search {
 public:
  Search(const GroupKnowledge& known, std::size_t subject, std::uint32_t minimum)
      : known_(known), subject_(subject), minimum_(minimum) {
    for (const GroupEvidence& one : known.evidence) {
      for (const GroupFigure& figure : one.reports->figures) {
        if (figure.subject == subject) add(one, figure);
      }
    }
    // Of several ways to the same score, that by the smallest groups has lost the least by rounding.
    std::stable_sort(sums_.begin(), sums_.end(), [](const Sum& a, const Sum& b) { return a.figure->n < b.figure->n; });
  }

  GroupFindings run() {
    GroupFindings found;
    std::vector<Alike> few;
    for (Alike& alike : all_alike()) {
      if (alike.persons.size() < minimum_) few.push_back(std::move(alike));
    }
    std::size_t tried = 0;
    choose(few, 0, {}, {}, tried, found.leaks);
    found.complete = tried <= kMostChoices;
    return found;
  }

 private:
  void add(const GroupEvidence& one, const GroupFigure& figure) {
    const bool change = figure.kind == GroupFigure::Kind::Change;
    Sum sum{&figure, (change ? "change of " : "") + figure.name + (one.when.empty() ? "" : ", " + one.when), 1, {}};
    if (figure.kind != GroupFigure::Kind::Difference) sum.times = figure.n;
    const auto take = [&](const PersonScores& scores, int sign) {
      for (const PersonScore& score : scores) {
        sum.factors[unknown_of(score, one.when)] += Exact(sign * sum.times, static_cast<std::int64_t>(scores.size()));
      }
    };
    take(figure.scores, 1);
    take(figure.less, -1);
    sums_.push_back(std::move(sum));
  }

  // The same score in two publications of one administration is one unknown.
  std::size_t unknown_of(const PersonScore& score, const std::string& when) {
    const auto [at, fresh] = index_.emplace(score, unknowns_.size());
    const std::string& administration = known_.administrations[score.administration];
    if (fresh) unknowns_.push_back({score.person, administration.empty() ? when : administration});
    return at->second;
  }

  std::vector<Alike> all_alike() const {
    std::vector<Places> in(unknowns_.size());
    for (std::size_t s = 0; s < sums_.size(); ++s) {
      for (const auto& [unknown, factor] : sums_[s].factors) in[unknown].emplace(s, factor);
    }
    std::map<std::string, std::vector<std::size_t>> of;
    for (std::size_t u = 0; u < unknowns_.size(); ++u) of[unknowns_[u].person].push_back(u);
    std::map<std::set<Places>, Alike> found;
    for (const auto& [person, own] : of) {
      std::set<Places> key;
      for (const std::size_t u : own) key.insert(in[u]);
      Alike& alike = found[key];
      alike.persons.insert(person);
      alike.unknowns.insert(alike.unknowns.end(), own.begin(), own.end());
    }
    std::vector<Alike> all;
    for (auto& [key, alike] : found) all.push_back(std::move(alike));
    return all;
  }

  // Every choice of persons that are fewer than the minimum together.
  void choose(const std::vector<Alike>& few, std::size_t from, const std::set<std::string>& persons,
              const std::set<std::size_t>& allowed, std::size_t& tried, std::vector<Leak>& leaks) {
    for (std::size_t next = from; next < few.size() && tried <= kMostChoices; ++next) {
      std::set<std::string> more = persons;
      more.insert(few[next].persons.begin(), few[next].persons.end());
      if (more.size() >= minimum_) continue;
      std::set<std::size_t> wider = allowed;
      wider.insert(few[next].unknowns.begin(), few[next].unknowns.end());
      ++tried;
      if (known(more)) continue;
      if (const auto row = left_of(wider)) {
        leaks.push_back(tell(*row));
        told_.push_back(more);
        continue;
      }
      choose(few, next + 1, more, wider, tried, leaks);
    }
  }

  // What is told of one person needs not be told of them and another.
  bool known(const std::set<std::string>& persons) const {
    return std::any_of(told_.begin(), told_.end(), [&](const std::set<std::string>& one) {
      return std::includes(persons.begin(), persons.end(), one.begin(), one.end());
    });
  }

  // A combination of the sums in which nothing but what is allowed is left, and some of that is.
  std::optional<Row> left_of(const std::set<std::size_t>& allowed) const {
    std::map<std::size_t, Row> pivots;
    std::vector<Row> rest;
    for (std::size_t s = 0; s < sums_.size(); ++s) {
      Row row;
      row.made_of[s] = 1;
      row.factors = sums_[s].factors;
      for (const auto& [unknown, pivot] : pivots) {
        const auto at = row.factors.find(unknown);
        if (at != row.factors.end()) subtract(row, pivot, Exact(at->second));
      }
      const auto first = std::find_if(row.factors.begin(), row.factors.end(),
                                      [&](const auto& factor) { return allowed.count(factor.first) == 0; });
      if (first == row.factors.end()) {
        if (!row.factors.empty()) return row;
        continue;
      }
      const std::size_t unknown = first->first;
      const Exact factor = first->second;
      for (auto& [key, amount] : row.factors) amount /= factor;
      for (auto& [key, amount] : row.made_of) amount /= factor;
      for (auto& [other, pivot] : pivots) {
        const auto at = pivot.factors.find(unknown);
        if (at != pivot.factors.end()) subtract(pivot, row, Exact(at->second));
      }
      pivots.emplace(unknown, std::move(row));
    }
    return std::nullopt;
  }

  static std::string figure_of(const Sum& sum) {
    const double value = sum.figure->mean;
    return value < 0 ? "(" + readable(value) + ")" : readable(value);
  }

  Leak tell(Row row) const {
    const Exact first = row.factors.begin()->second;
    double value = 0, slack = 0;
    std::string added, taken, names, left;
    for (const auto& [s, factor] : row.made_of) {
      const double times = Exact(factor / first).convert_to<double>() * static_cast<double>(sums_[s].times);
      value += times * sums_[s].figure->mean;
      slack += std::abs(times) * sums_[s].figure->slack;
      (times < 0 ? taken : added) += (times < 0 ? " - " : added.empty() ? "" : " + ") + readable(std::abs(times)) + " x " +
                                     figure_of(sums_[s]) + " (" + sums_[s].story + ")";
    }
    const std::string story = added + taken;
    std::set<std::string> persons;
    for (const auto& [unknown, factor] : row.factors) {
      const double times = Exact(factor / first).convert_to<double>();
      persons.insert(unknowns_[unknown].person);
      left += left.empty() ? "" : (times < 0 ? " - " : " + ");
      if (!same(std::abs(times), 1)) left += readable(std::abs(times)) + " x ";
      left += unknowns_[unknown].person + (unknowns_[unknown].when.empty() ? "" : ", " + unknowns_[unknown].when);
    }
    for (const std::string& person : persons) names += (names.empty() ? "" : " and ") + person;
    Leak leak{names, known_.layout->level(subject_), known_.layout->id(subject_), "all", LeakWay::Groups, slack < kTolerance, "", ""};
    leak.found = readable(value) + (leak.exact ? "" : ", within " + readable(slack));
    leak.equation = (row.factors.size() > 1 ? left + " = " : "") + readable(value) + " = " + story;
    return leak;
  }

  const GroupKnowledge& known_;
  std::size_t subject_;
  std::uint32_t minimum_;
  std::vector<Sum> sums_;
  std::vector<Unknown> unknowns_;
  std::map<PersonScore, std::size_t> index_;
  std::vector<std::set<std::string>> told_;
};

}  // namespace

GroupFindings find_by_groups(const GroupKnowledge& known, std::uint32_t minimum) {
  GroupFindings all;
  std::set<std::size_t> subjects;
  for (const GroupEvidence& one : known.evidence) {
    for (const GroupFigure& figure : one.reports->figures) subjects.insert(figure.subject);
  }
  for (const std::size_t subject : subjects) {
    GroupFindings found = Search(known, subject, minimum).run();
    std::move(found.leaks.begin(), found.leaks.end(), std::back_inserter(all.leaks));
    all.complete = all.complete && found.complete;
  }
  return all;
}

}  // namespace assay::audit
