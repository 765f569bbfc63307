#include "group_spread.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>

#include "numbers.hpp"

namespace assay::audit {
namespace {

constexpr std::size_t kSpreadFrom = 5;  // persons of whom standard.group shows a standard deviation
constexpr std::size_t kMostNames = 6;

using Score = PersonScore;

// A figure, and whose scores are behind it.
struct Told {
  const GroupFigure* figure;
  std::string story;
  std::set<Score> scores;
};

// How many are below an edge, and what says so.
struct Edge {
  double at;
  std::int64_t persons;
  std::string story;
};

std::string count_below(double edge, std::int64_t persons, const std::string& story) {
  return std::to_string(persons) + " " + (std::isinf(edge) ? "in all" : "below " + readable(edge)) + " (" + story + ")";
}

// The edges of a figure with the ends of the scale, below which nobody is and everybody.
std::vector<Edge> edges_of(const Told& told) {
  constexpr double kEnd = std::numeric_limits<double>::infinity();
  std::vector<Edge> edges = {{-kEnd, 0, ""}};
  for (const Below& one : told.figure->below) {
    edges.push_back({one.edge, one.persons, count_below(one.edge, one.persons, told.story)});
  }
  edges.push_back({kEnd, told.figure->n, count_below(kEnd, told.figure->n, told.story)});
  return edges;
}

// Persons by name, the first of them when they are many.
std::string names_of(const std::set<Score>& scores) {
  std::string names;
  std::size_t told = 0;
  for (const Score& score : scores) {
    if (told++ == kMostNames) return names + " and " + std::to_string(scores.size() - kMostNames) + " more";
    names += (names.empty() ? "" : ", ") + score.person;
  }
  return names;
}

std::string place(const Edge& low, const Edge& high) {
  if (std::isinf(low.at)) return "below " + readable(high.at);
  return (std::isinf(high.at) ? "from " : "from " + readable(low.at) + " to below ") + readable(std::isinf(high.at) ? low.at : high.at);
}

class Search {
 public:
  Search(const GroupKnowledge& known, std::size_t subject, std::uint32_t minimum)
      : layout_(*known.layout), subject_(subject), minimum_(minimum) {
    for (const GroupEvidence& one : known.evidence) {
      for (const GroupFigure& figure : one.reports->figures) {
        if (figure.subject == subject && figure.kind == GroupFigure::Kind::Mean) add(one, figure);
      }
    }
  }

  std::vector<Leak> run() {
    for (const Told& one : told_) look_between(edges_of(one), one.scores);
    for (const Told& more : told_) {
      for (const Told& fewer : told_) {
        if (&more == &fewer || fewer.scores.size() > more.scores.size()) continue;
        if (!std::includes(more.scores.begin(), more.scores.end(), fewer.scores.begin(), fewer.scores.end())) continue;
        if (more.scores.size() == fewer.scores.size()) {
          if (&more < &fewer) look_at_same(more, fewer);
          continue;
        }
        std::set<Score> rest;
        std::set_difference(more.scores.begin(), more.scores.end(), fewer.scores.begin(), fewer.scores.end(),
                            std::inserter(rest, rest.end()));
        look_at_rest(more, fewer, rest);
        look_at_deviation(more, fewer, rest);
      }
    }
    return std::move(leaks_);
  }

 private:
  void add(const GroupEvidence& one, const GroupFigure& figure) {
    told_.push_back({&figure, figure.name + (one.when.empty() ? "" : ", " + one.when),
                     std::set<Score>(figure.scores.begin(), figure.scores.end())});
  }

  // The edges of both, as of one.
  void look_at_same(const Told& a, const Told& b) {
    std::vector<Edge> edges = edges_of(a);
    for (const Edge& edge : edges_of(b)) {
      const bool there = std::any_of(edges.begin(), edges.end(), [&](const Edge& one) { return one.at == edge.at; });
      if (!there) edges.push_back(edge);
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& one, const Edge& other) { return one.at < other.at; });
    look_between(edges, a.scores);
  }

  // Where both have an edge, the difference is that of who is in one alone.
  void look_at_rest(const Told& more, const Told& fewer, const std::set<Score>& rest) {
    std::vector<Edge> left;
    const std::vector<Edge> others = edges_of(fewer);
    for (const Edge& edge : edges_of(more)) {
      const auto same = std::find_if(others.begin(), others.end(), [&](const Edge& one) { return one.at == edge.at; });
      if (same == others.end()) continue;
      left.push_back({edge.at, edge.persons - same->persons, edge.story + " - " + same->story});
    }
    look_between(left, rest);
  }

  void look_between(const std::vector<Edge>& edges, const std::set<Score>& scores) {
    if (edges.size() < 3) return;  // the ends alone
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      const Edge &low = edges[i], &high = edges[i + 1];
      const std::int64_t between = high.persons - low.persons;
      if (between <= 0 || between >= static_cast<std::int64_t>(minimum_)) continue;
      if (!seen_.emplace(scores, low.at, high.at).second) continue;
      const std::string found = std::to_string(between) + " of " + counted(scores.size(), "person") + " " + place(low, high);
      const bool several = low.story.find(" - ") != std::string::npos;
      const std::string taken = several ? " - (" + low.story + ")" : " - " + low.story;
      tell(scores, found, found + " = " + high.story + (std::isinf(low.at) ? "" : taken), true);
    }
  }

  // n, mean and deviation are the sum of squares: (n - 1) sd² + n mean².
  void look_at_deviation(const Told& more, const Told& fewer, const std::set<Score>& rest) {
    if (!more.figure->deviation || !fewer.figure->deviation || rest.size() < minimum_ || rest.size() >= kSpreadFrom) return;
    const bool shown = std::any_of(told_.begin(), told_.end(), [&](const Told& one) { return one.figure->deviation && one.scores == rest; });
    if (shown) return;
    const auto squares = [](const GroupFigure& f) {
      const double n = static_cast<double>(f.n);
      return (n - 1) * *f.deviation * *f.deviation + n * f.mean * f.mean;
    };
    const double n = static_cast<double>(rest.size());
    const double sum = static_cast<double>(more.figure->n) * more.figure->mean - static_cast<double>(fewer.figure->n) * fewer.figure->mean;
    const double spread = squares(*more.figure) - squares(*fewer.figure) - sum * sum / n;
    const double deviation = std::sqrt(std::max(0.0, spread) / (n - 1));
    const auto side = [](const Told& told) {
      return counted(static_cast<std::uint64_t>(told.figure->n), "person") + " with " + readable(told.figure->mean) + " and SD " +
             readable(*told.figure->deviation) + " (" + told.story + ")";
    };
    tell(rest, "SD of " + counted(rest.size(), "person") + " about " + readable(deviation),
         side(more) + " less " + side(fewer) + " are " + counted(rest.size(), "person") + " with SD about " + readable(deviation), false);
  }

  void tell(const std::set<Score>& scores, const std::string& found, const std::string& equation, bool exact) {
    leaks_.push_back({names_of(scores), layout_.level(subject_), layout_.id(subject_), "all", LeakWay::Groups, exact, found, equation});
  }

  const Layout& layout_;
  std::size_t subject_;
  std::uint32_t minimum_;
  std::vector<Told> told_;
  std::set<std::tuple<std::set<Score>, double, double>> seen_;
  std::vector<Leak> leaks_;
};

}  // namespace

std::vector<Leak> find_by_spread(const GroupKnowledge& known, std::uint32_t minimum) {
  std::set<std::size_t> subjects;
  for (const GroupEvidence& one : known.evidence) {
    for (const GroupFigure& figure : one.reports->figures) subjects.insert(figure.subject);
  }
  std::vector<Leak> all;
  for (const std::size_t subject : subjects) {
    std::vector<Leak> found = Search(known, subject, minimum).run();
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace assay::audit
