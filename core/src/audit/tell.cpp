// Solutions of a system in words.
#include <algorithm>
#include <map>

#include "findings.hpp"

namespace assay::audit {
namespace {

// How much a kind of figure says of a rater's answers; more is better to tell.
int weight_of(Figure figure) {
  switch (figure) {
    case Figure::Total:
      return 4;
    case Figure::Mean:
    case Figure::FromTop:
    case Figure::FromBottom:
      return 3;
    case Figure::Count:
      return 2;
    case Figure::Answers:
      return 1;
    case Figure::Raters:
      return 0;
  }
  return 0;
}

class Teller {
 public:
  Teller(const Publication& publication, const CaseFacts& facts, const System& system,
         const std::vector<Solution>& solutions)
      : layout_(publication.layout()), facts_(facts), system_(system), solutions_(solutions) {}

  std::vector<Leak> run() {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const Solution*>> rows;
    for (const Solution& solution : solutions_) {
      const Unknown& unknown = system_.unknowns[solution.unknown];
      const bool distance = unknown.figure == Figure::FromTop || unknown.figure == Figure::FromBottom;
      if (distance && solution.high > kTolerance) continue;
      rows[{unknown.subject, unknown.role}].push_back(&solution);
    }
    std::vector<Leak> leaks;
    for (const auto& [row, found] : rows) leaks.push_back(tell_row(row.first, row.second, found));
    return leaks;
  }

 private:
  const Unknown& unknown_of(const Solution& solution) const { return system_.unknowns[solution.unknown]; }

  const Solution* best_of(const std::vector<const Solution*>& found) const {
    return *std::max_element(found.begin(), found.end(), [this](const Solution* a, const Solution* b) {
      const auto rank = [this](const Solution* one) {
        const bool nothing = unknown_of(*one).figure == Figure::Count && one->high <= kTolerance;
        return std::tuple(one->exact() && !nothing, weight_of(unknown_of(*one).figure), one->exact());
      };
      return rank(a) < rank(b);
    });
  }

  static std::string range(const Solution& solution) {
    return readable(solution.low) + (solution.exact() ? "" : " to " + readable(solution.high));
  }

  std::string answers_in(const std::vector<const Solution*>& found) const {
    for (const Solution* one : found) {
      if (unknown_of(*one).figure == Figure::Answers) {
        return range(*one) + (one->exact() && same(one->low, 1) ? " answer" : " answers");
      }
    }
    return "";
  }

  std::string found_in(const Solution& best, const std::vector<const Solution*>& found) const {
    const Unknown& unknown = unknown_of(best);
    const std::string over = answers_in(found).empty() ? "" : " over " + answers_in(found);
    switch (unknown.figure) {
      case Figure::Total:
        return "a sum of " + range(best) + over;
      case Figure::Mean:
        return "a mean of " + range(best) + over;
      case Figure::Answers:
        return answers_in(found);
      case Figure::Raters:
        return range(best) + (best.exact() && same(best.low, 1) ? " rater" : " raters");
      case Figure::FromTop:
        return "every answer is " + readable(layout_.scale(unknown.subject).points.back());
      case Figure::FromBottom:
        return "every answer is " + readable(layout_.scale(unknown.subject).points.front());
      case Figure::Count:
        return range(best) + " x " + readable(layout_.scale(unknown.subject).points[unknown.point]) +
               " among the answers";
    }
    return "";
  }

  // The equation that holds this unknown alone when there is one; else all that it follows from.
  std::string equation_of(const Solution& best, LeakWay& way) const {
    std::vector<const Equation*> from;
    for (const std::size_t index : best.from) from.push_back(&system_.equations[index]);
    // The one for the kind of figure itself comes first: sums before numbers of answers.
    std::stable_sort(from.begin(), from.end(), [&](const Equation* a, const Equation* b) {
      const auto other = [&](const Equation* one) { return one->terms.front().unknown != best.unknown; };
      return other(a) < other(b);
    });
    // What tells of no answers is left out where something tells of some.
    const auto some = [](const Equation* one) { return one->value.numerator != 0; };
    if (std::any_of(from.begin(), from.end(), some)) {
      from.erase(std::remove_if(from.begin(), from.end(), [&](const Equation* one) { return !some(one); }),
                 from.end());
    }
    std::string text;
    for (const Equation* equation : from) {
      std::string one;
      if (equation->sense == Sense::AtMost) {
        one = equation->story;
      } else {
        one = sides_of(*equation);
      }
      if (text.find(one) != std::string::npos) continue;
      if (text.empty()) way = equation->way;
      text += (text.empty() ? "" : "; ") + one;
    }
    return text;
  }

  // "6 = 7 x 5.2857 (all) - …"; with several unknowns, "peer + direct = 13 = …".
  std::string sides_of(const Equation& equation) const {
    std::string left;
    if (equation.terms.size() > 1) {
      for (const Term& term : equation.terms) {
        const Unknown& unknown = system_.unknowns[term.unknown];
        const double factor = term.factor.value();
        left += left.empty() ? (factor < 0 ? "-" : "") : (factor < 0 ? " - " : " + ");
        if (!same(std::abs(factor), 1)) left += readable(std::abs(factor)) + " x ";
        left += name_of(unknown);
      }
      left += " = ";
    }
    return left + readable(equation.value.value()) + " = " + equation.story;
  }

  std::string name_of(const Unknown& unknown) const {
    const std::string& role = layout_.role_id(unknown.role);
    switch (unknown.figure) {
      case Figure::Raters:
        return "raters (" + role + ")";
      case Figure::Answers:
        return "answers (" + layout_.id(unknown.subject) + ", " + role + ")";
      default:
        return layout_.id(unknown.subject) + " (" + role + ")";
    }
  }

  Leak tell_row(std::size_t subject, std::size_t role, const std::vector<const Solution*>& found) const {
    const Solution& best = *best_of(found);
    Leak leak;
    leak.case_id = facts_.id;
    if (subject != kNoSubject) leak.level = layout_.level(subject), leak.id = layout_.id(subject);
    leak.role = layout_.role_id(role);
    leak.exact = best.exact();
    leak.found = found_in(best, found);
    leak.equation = equation_of(best, leak.way);
    for (const Solution* one : found) {
      if (one == &best || unknown_of(*one).figure != Figure::Answers || !one->exact()) continue;
      LeakWay other;
      const std::string more = equation_of(*one, other);
      if (leak.equation.find(more) == std::string::npos) leak.equation += "; " + more;
    }
    return leak;
  }

  const Layout& layout_;
  const CaseFacts& facts_;
  const System& system_;
  const std::vector<Solution>& solutions_;
};

}  // namespace

std::vector<Leak> tell(const Publication& publication, const CaseFacts& facts, const System& system,
                       const std::vector<Solution>& solutions) {
  return Teller(publication, facts, system, solutions).run();
}

}  // namespace assay::audit
