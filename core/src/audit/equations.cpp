#include "equations.hpp"

#include <algorithm>
#include <cmath>

#include "remainder.hpp"

namespace assay::audit {
namespace {

constexpr double kManyAnswers = 1000;  // of a role that was withheld for another reason than that it is small

// The terms add up to nothing, whatever was published.
Equation nothing(std::vector<Term> terms) {
  Equation equation;
  equation.terms = std::move(terms);
  equation.published = false;
  return equation;
}

bool has_whole_points(const Scale& scale) {
  return !scale.continuous && std::all_of(scale.points.begin(), scale.points.end(),
                                          [](double point) { return near_whole(point).has_value(); });
}

}  // namespace

EquationWriter::EquationWriter(const Publication& publication, const Formulas& formulas,
                               bool pool_holds_withheld)
    : publication_(publication),
      layout_(publication.layout()),
      formulas_(formulas),
      pool_(formulas.pool()),
      pool_holds_withheld_(pool_holds_withheld) {}

double EquationWriter::most_answers(const CaseFacts& facts, std::size_t role) const {
  const PublishedRole& told = facts.disclosure[role];
  const bool few = told.reason.empty() || told.reason == "few";
  return few ? std::max(0.0, static_cast<double>(publication_.record().minimum_raters) - 1) : kManyAnswers;
}

std::pair<double, double> EquationWriter::span_of(std::size_t subject) const {
  if (layout_.is_item(subject))
    return {layout_.scale(subject).points.front(), layout_.scale(subject).points.back()};
  return {-kUnbounded, kUnbounded};
}

std::size_t EquationWriter::raters(System& system, const CaseFacts& facts, std::size_t role) const {
  const PublishedRole& told = facts.disclosure[role];
  const bool known = told.raters != kWithheldCount;
  const double low = known ? told.raters : 1, high = known ? told.raters : most_answers(facts, role);
  return system.unknown({Figure::Raters, kNoSubject, role, 0, low, std::max(low, high), true});
}

std::size_t EquationWriter::answers(System& system, const CaseFacts& facts, std::size_t subject,
                                    std::size_t role) const {
  // An item that is withheld alone was answered by somebody.
  const double low = facts.disclosure[role].withheld() ? 0 : 1;
  return system.unknown(
      {Figure::Answers, subject, role, 0, low, std::max(low, most_answers(facts, role)), true});
}

std::size_t EquationWriter::total(System& system, const CaseFacts& facts, std::size_t subject,
                                  std::size_t role) const {
  const auto [low, high] = span_of(subject);
  const double most = most_answers(facts, role);
  const bool item = layout_.is_item(subject);
  const double least_sum = item ? std::min(0.0, low * most) : -kUnbounded;
  const double most_sum = item ? std::max(0.0, high * most) : kUnbounded;
  return system.unknown({Figure::Total, subject, role, 0, least_sum, most_sum,
                         item && has_whole_points(layout_.scale(subject))});
}

std::size_t EquationWriter::mean(System& system, const CaseFacts&, std::size_t subject,
                                 std::size_t role) const {
  const auto [low, high] = span_of(subject);
  return system.unknown({Figure::Mean, subject, role, 0, low, high, false});
}

std::size_t EquationWriter::count(System& system, const CaseFacts& facts, std::size_t item, std::size_t role,
                                  std::size_t point) const {
  return system.unknown({Figure::Count, item, role, point, 0, most_answers(facts, role), true});
}

// What holds between the unknowns of a withheld row, whatever was published.
void EquationWriter::link(System& system, const CaseFacts& facts, std::size_t subject,
                          std::size_t role) const {
  const std::size_t n = answers(system, facts, subject, role), s = total(system, facts, subject, role);
  const std::size_t m = mean(system, facts, subject, role);
  for (const Product& product : system.products) {
    if (product.total == s) return;
  }
  system.products.push_back({s, n, m});
  if (!layout_.is_item(subject)) return;
  const auto [low, high] = span_of(subject);
  const auto low_ratio = ratio_near(low), high_ratio = ratio_near(high);
  if (!low_ratio || !high_ratio) return;
  const double most = (high - low) * most_answers(facts, role);
  const bool whole = has_whole_points(layout_.scale(subject));
  const std::size_t top = system.unknown({Figure::FromTop, subject, role, 0, 0, most, whole});
  const std::size_t bottom = system.unknown({Figure::FromBottom, subject, role, 0, 0, most, whole});
  system.equations.push_back(nothing({{n, *high_ratio}, {s, {-1, 1}}, {top, {-1, 1}}}));
  system.equations.push_back(
      nothing({{s, {1, 1}}, {n, {-low_ratio->numerator, low_ratio->denominator}}, {bottom, {-1, 1}}}));
}

System EquationWriter::write(const CaseFacts& facts) const {
  System system;
  for (std::size_t s = 0; s < layout_.subjects(); ++s) {
    write_pooled(system, facts, s);
    if (layout_.is_item(s)) continue;
    for (std::size_t r = 0; r < layout_.all(); ++r) write_downward(system, facts, s, r);
  }
  return system;
}

// The means that the formula needs and that are withheld: of items in a role that is shown.
void EquationWriter::write_downward(System& system, const CaseFacts& facts, std::size_t subject,
                                    std::size_t role) const {
  if (!facts.at(subject, role).mean || facts.withheld(subject, role)) return;
  const std::vector<std::size_t>& items = layout_.items_below[subject - layout_.items()];
  const bool something =
      std::any_of(items.begin(), items.end(), [&](std::size_t item) { return facts.withheld(item, role); });
  if (!something) return;
  const std::vector<Downward> formulas = formulas_.downward(subject, false);
  for (const Downward formula : formulas) {
    const auto value = value_of(layout_, facts, formula, subject, role);
    if (value && same(*value, *facts.at(subject, role).mean)) return;  // of the shown ones alone
  }
  for (const Downward formula : formulas) {
    if (formula == Downward::PooledAnswers ? write_pooled_answers(system, facts, subject, role)
                                           : write_affine(system, facts, subject, role, formula)) {
      return;
    }
  }
}

bool EquationWriter::write_affine(System& system, const CaseFacts& facts, std::size_t subject,
                                  std::size_t role, Downward formula) const {
  std::vector<std::size_t> present;
  for (const std::size_t part : parts_of(layout_, formula, subject)) {
    const bool hidden = layout_.is_item(part) && facts.withheld(part, role);
    if (hidden || facts.at(part, role).mean) present.push_back(part);
  }
  const Affine affine = affine_of(layout_, formula, present);
  double rest = *facts.at(subject, role).mean - affine.constant, first = 0, least = 0, most = 0;
  std::string story;
  std::vector<std::pair<std::size_t, double>> hidden;  // part, factor
  for (std::size_t p = 0; p < present.size(); ++p) {
    if (layout_.is_item(present[p]) && facts.withheld(present[p], role)) {
      if (hidden.empty()) first = affine.factors[p];
      hidden.emplace_back(present[p], affine.factors[p]);
      const auto [low, high] = span_of(present[p]);
      least += affine.factors[p] * low;
      most += affine.factors[p] * high;
    } else {
      rest -= affine.factors[p] * *facts.at(present[p], role).mean;
    }
  }
  if (hidden.empty() || rest < least - kTolerance * 10 || rest > most + kTolerance * 10) return false;
  story = readable(1 / first) + " x " + readable(*facts.at(subject, role).mean) + " (" +
          layout_.name(subject) + ")";
  if (affine.constant != 0) story += less(affine.constant / first, "the scale");
  for (std::size_t p = 0; p < present.size(); ++p) {
    if (layout_.is_item(present[p]) && facts.withheld(present[p], role)) continue;
    story += less(affine.factors[p] / first * *facts.at(present[p], role).mean, layout_.id(present[p]));
  }
  Equation equation;
  equation.way = LeakWay::Levels;
  const auto value = ratio_near(rest / first);
  if (!value) return false;
  equation.value = *value;
  for (const auto& [part, factor] : hidden) {
    const auto ratio = ratio_near(factor / first);
    if (!ratio) return false;
    link(system, facts, part, role);
    equation.terms.push_back({mean(system, facts, part, role), *ratio});
  }
  equation.story = story;
  system.equations.push_back(std::move(equation));
  return true;
}

// A construct's score is the mean of all answers below: how many answers are withheld is then tried out.
bool EquationWriter::write_pooled_answers(System& system, const CaseFacts& facts, std::size_t subject,
                                          std::size_t role) const {
  const double score = *facts.at(subject, role).mean;
  std::int64_t n = 0, sum = 0;
  std::vector<std::size_t> hidden;
  for (const std::size_t item : layout_.items_below[subject - layout_.items()]) {
    if (facts.withheld(item, role)) {
      hidden.push_back(item);
      continue;
    }
    const auto total = facts.at(item, role).total();
    if (!total || !facts.at(item, role).n) return false;
    n += *facts.at(item, role).n;
    sum += *total;
  }
  if (hidden.size() != 1) return false;
  const auto [low, high] = span_of(hidden.front());
  std::vector<std::pair<std::int64_t, std::int64_t>> fitting;  // answers, their sum
  for (std::int64_t k = 1; k <= static_cast<std::int64_t>(most_answers(facts, role)) && k < 100; ++k) {
    const auto total = near_whole(score * static_cast<double>(n + k) - static_cast<double>(sum));
    if (!total || static_cast<double>(*total) < low * static_cast<double>(k) ||
        static_cast<double>(*total) > high * static_cast<double>(k)) {
      continue;
    }
    fitting.emplace_back(k, *total);
  }
  if (fitting.empty()) return false;
  link(system, facts, hidden.front(), role);
  add_candidates(system, facts, hidden.front(), role, fitting, LeakWay::Levels,
                 readable(score) + " (" + layout_.name(subject) + ") is a mean of " + std::to_string(n) +
                     " shown answers with a sum of " + std::to_string(sum) + " and of ");
  return true;
}

// Answers and sums that would do; the unknowns are held between the least and the greatest of them.
void EquationWriter::add_candidates(System& system, const CaseFacts& facts, std::size_t subject,
                                    std::size_t role,
                                    const std::vector<std::pair<std::int64_t, std::int64_t>>& fitting,
                                    LeakWay way, const std::string& before) const {
  std::string story = before;
  std::int64_t n_low = fitting.front().first, n_high = n_low, s_low = fitting.front().second, s_high = s_low;
  double m_low = kUnbounded, m_high = -kUnbounded;
  for (std::size_t f = 0; f < fitting.size(); ++f) {
    const auto& [n, s] = fitting[f];
    n_low = std::min(n_low, n), n_high = std::max(n_high, n);
    s_low = std::min(s_low, s), s_high = std::max(s_high, s);
    const double mean = static_cast<double>(s) / static_cast<double>(n);
    m_low = std::min(m_low, mean), m_high = std::max(m_high, mean);
    story += (f == 0 ? "" : " or ") + std::to_string(n) + " with a sum of " + std::to_string(s);
  }
  const auto hold = [&](std::size_t unknown, Ratio low, Ratio high) {
    Equation equation;
    equation.way = way;
    equation.story = story;
    equation.sense = Sense::AtMost;
    equation.terms = {{unknown, {1, 1}}};
    equation.value = high;
    system.equations.push_back(equation);
    equation.terms = {{unknown, {-1, 1}}};
    equation.value = {-low.numerator, low.denominator};
    system.equations.push_back(equation);
  };
  hold(answers(system, facts, subject, role), {n_low, 1}, {n_high, 1});
  hold(total(system, facts, subject, role), {s_low, 1}, {s_high, 1});
  const auto low = ratio_near(m_low), high = ratio_near(m_high);
  if (low && high) hold(mean(system, facts, subject, role), *low, *high);
}

}  // namespace assay::audit
