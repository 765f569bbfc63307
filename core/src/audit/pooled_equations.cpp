// Pooled rows: what is left of them when the shown roles are taken away.
#include <algorithm>
#include <cmath>

#include "equations.hpp"
#include "remainder.hpp"

namespace assay::audit {

EquationWriter::Remainder EquationWriter::remainder_of(const CaseFacts& facts, std::size_t subject) const {
  Remainder rest;
  rest.subject = subject;
  rest.all = &facts.at(subject, layout_.all());
  rest.shown_n = 0;
  rest.shown_total = 0;
  for (std::size_t r = 0; r < layout_.all(); ++r) {
    if (!pool_[r]) continue;
    if (facts.withheld(subject, r)) {
      rest.withheld.push_back(r);
      rest.most += most_answers(facts, r);
      continue;
    }
    const Facts& cell = facts.at(subject, r);
    const bool empty = !cell.present && (!cell.n || *cell.n == 0);
    if (empty) continue;
    rest.shown.push_back(r);
    if (rest.shown_n && cell.n)
      rest.shown_n = *rest.shown_n + *cell.n;
    else
      rest.shown_n.reset();
    const auto total = cell.total();
    if (rest.shown_total && total)
      rest.shown_total = *rest.shown_total + *total;
    else
      rest.shown_total.reset();
  }
  return rest;
}

void EquationWriter::write_pooled(System& system, const CaseFacts& facts, std::size_t subject) const {
  const Remainder rest = remainder_of(facts, subject);
  if (rest.withheld.empty() || !rest.all->present) return;
  const auto pooled = formulas_.pooled(subject);
  write_answers(system, facts, rest);
  if (!layout_.is_item(subject)) {
    if (pooled == Pooled::OverRaters) write_construct_mean(system, facts, rest);
    if (pooled == Pooled::OverRoles) write_mean_of_roles(system, facts, rest);
    return;
  }
  // The means come first: what follows from a mean is the shortest to tell.
  if (pooled == Pooled::OverRoles) {
    write_mean_of_roles(system, facts, rest);
  } else {
    write_item_mean(system, facts, rest);
  }
  write_counts(system, facts, rest);
  write_missing(system, facts, rest);
}

void EquationWriter::write_answers(System& system, const CaseFacts& facts, const Remainder& rest) const {
  if (!rest.all->n || !rest.shown_n || *rest.all->n == *rest.shown_n) return;
  Equation equation;
  equation.way = LeakWay::Raters;
  equation.value = {*rest.all->n - *rest.shown_n, 1};
  equation.story = counted(static_cast<std::uint64_t>(*rest.all->n), "answer") + " (all)";
  for (const std::size_t r : rest.shown) {
    if (*facts.at(rest.subject, r).n != 0)
      equation.story += less(static_cast<double>(*facts.at(rest.subject, r).n), layout_.role_id(r));
  }
  for (const std::size_t r : rest.withheld) {
    link(system, facts, rest.subject, r);
    equation.terms.push_back({answers(system, facts, rest.subject, r), {1, 1}});
  }
  system.equations.push_back(std::move(equation));
}

void EquationWriter::write_counts(System& system, const CaseFacts& facts, const Remainder& rest) const {
  if (rest.all->counts.empty()) return;
  std::vector<std::int64_t> left = rest.all->counts;
  for (const std::size_t r : rest.shown) {
    const Facts& cell = facts.at(rest.subject, r);
    if (cell.counts.empty() && cell.n && *cell.n == 0) continue;
    if (cell.counts.size() != left.size()) return;
    for (std::size_t p = 0; p < left.size(); ++p) left[p] -= cell.counts[p];
  }
  if (std::all_of(left.begin(), left.end(), [](std::int64_t count) { return count == 0; })) return;
  const std::vector<double>& points = layout_.scale(rest.subject).points;
  for (std::size_t p = 0; p < left.size(); ++p) {
    Equation equation;
    equation.way = LeakWay::Distribution;
    equation.value = {left[p], 1};
    equation.story = counted(static_cast<std::uint64_t>(rest.all->counts[p]), "answer") + " " +
                     readable(points[p]) + " (all)";
    for (const std::size_t r : rest.shown) {
      const Facts& cell = facts.at(rest.subject, r);
      if (!cell.counts.empty() && cell.counts[p] != 0)
        equation.story += less(static_cast<double>(cell.counts[p]), layout_.role_id(r));
    }
    for (const std::size_t r : rest.withheld)
      equation.terms.push_back({count(system, facts, rest.subject, r, p), {1, 1}});
    system.equations.push_back(std::move(equation));
  }
  for (const std::size_t r : rest.withheld) {
    link(system, facts, rest.subject, r);
    Equation number, sum;
    number.published = sum.published = false;
    number.terms.push_back({answers(system, facts, rest.subject, r), {-1, 1}});
    sum.terms.push_back({total(system, facts, rest.subject, r), {-1, 1}});
    bool whole = true;
    for (std::size_t p = 0; p < points.size(); ++p) {
      const double point =
          publication_.reversed(rest.subject) ? points.front() + points.back() - points[p] : points[p];
      const auto ratio = ratio_near(point);
      whole = whole && ratio.has_value();
      number.terms.push_back({count(system, facts, rest.subject, r, p), {1, 1}});
      if (ratio && ratio->numerator != 0)
        sum.terms.push_back({count(system, facts, rest.subject, r, p), *ratio});
    }
    system.equations.push_back(std::move(number));
    if (whole) system.equations.push_back(std::move(sum));
  }
}

// Answers that are NA or blank: who is counted among those, and gave no number, is one of the withheld.
void EquationWriter::write_missing(System& system, const CaseFacts& facts, const Remainder& rest) const {
  if (!rest.all->missing) return;
  std::int64_t left = *rest.all->missing;
  for (const std::size_t r : rest.shown) {
    if (!facts.at(rest.subject, r).missing) return;
    left -= *facts.at(rest.subject, r).missing;
  }
  // Nothing of them is in it, or all raters of the roles in which this item alone is withheld, as if they had
  // been silent: their number is told anyway.
  std::int64_t silent = 0;
  for (const std::size_t r : rest.withheld) {
    if (facts.disclosure[r].raters != kWithheldCount) silent += facts.disclosure[r].raters;
  }
  if (left == 0 || left == silent) return;
  const bool numbers_held = rest.all->n && rest.shown_n && *rest.all->n != *rest.shown_n;
  Equation equation;
  equation.way = LeakWay::Raters;
  equation.value = {left, 1};
  equation.story = counted(static_cast<std::uint64_t>(*rest.all->missing), "missing answer") + " (all)";
  for (const std::size_t r : rest.shown) {
    if (*facts.at(rest.subject, r).missing != 0)
      equation.story += less(static_cast<double>(*facts.at(rest.subject, r).missing), layout_.role_id(r));
  }
  for (const std::size_t r : rest.withheld) {
    const bool alone = facts.disclosure[r].raters != kWithheldCount;
    const std::size_t all_raters = raters(system, facts, r);
    equation.terms.push_back({all_raters, {1, 1}});
    // Numbers that are taken out everywhere are counted as missing, those that are not are not.
    if (!numbers_held && !alone) continue;
    link(system, facts, rest.subject, r);
    equation.terms.push_back({answers(system, facts, rest.subject, r), {-1, 1}});
  }
  system.equations.push_back(std::move(equation));
}

void EquationWriter::write_item_mean(System& system, const CaseFacts& facts, const Remainder& rest) const {
  if (!rest.all->mean || !rest.shown_total || !rest.shown_n) return;
  if (!rest.all->n) return write_unnumbered_mean(system, facts, rest);
  const auto sum = near_whole(*rest.all->mean * static_cast<double>(*rest.all->n));
  const std::int64_t left_n = *rest.all->n - *rest.shown_n;
  if (left_n == 0 && sum == *rest.shown_total) return;
  if (left_n == 0 || !sum) return write_unnumbered_mean(system, facts, rest);
  Equation equation;
  equation.way = LeakWay::PooledMean;
  equation.value = {*sum - *rest.shown_total, 1};
  equation.story = std::to_string(*rest.all->n) + " x " + readable(*rest.all->mean) + " (all)";
  for (const std::size_t r : rest.shown) {
    const auto total = facts.at(rest.subject, r).total();
    if (*total != 0) equation.story += less(static_cast<double>(*total), layout_.role_id(r));
  }
  for (const std::size_t r : rest.withheld) {
    link(system, facts, rest.subject, r);
    equation.terms.push_back({total(system, facts, rest.subject, r), {1, 1}});
  }
  system.equations.push_back(std::move(equation));
}

bool EquationWriter::pool_holds_more(const CaseFacts& facts) const {
  for (std::size_t i = 0; i < layout_.items(); ++i) {
    const Remainder rest = remainder_of(facts, i);
    if (rest.withheld.empty() || !rest.all->mean || rest.all->n || !rest.shown_n || !rest.shown_total)
      continue;
    if (*rest.shown_n == 0) return true;
    const double shown = static_cast<double>(*rest.shown_total) / static_cast<double>(*rest.shown_n);
    if (!same(*rest.all->mean, shown)) return true;
  }
  return false;
}

// An exact mean of which only the shown answers are known: how many more there are is tried out.
void EquationWriter::write_unnumbered_mean(System& system, const CaseFacts& facts,
                                           const Remainder& rest) const {
  const double mean = *rest.all->mean;
  const auto [low, high] = span_of(rest.subject);
  const bool of_shown = *rest.shown_n > 0 && same(mean, static_cast<double>(*rest.shown_total) /
                                                            static_cast<double>(*rest.shown_n));
  if (of_shown && !pool_holds_withheld_) return;
  std::vector<std::pair<std::int64_t, std::int64_t>> fitting;
  for (std::int64_t k = 1; k <= static_cast<std::int64_t>(rest.most) && k < 100; ++k) {
    const auto sum =
        near_whole(mean * static_cast<double>(*rest.shown_n + k) - static_cast<double>(*rest.shown_total));
    if (!sum || static_cast<double>(*sum) < low * static_cast<double>(k) ||
        static_cast<double>(*sum) > high * static_cast<double>(k))
      continue;
    fitting.emplace_back(k, *sum);
  }
  if (of_shown || fitting.empty() || rest.withheld.size() != 1) return;
  link(system, facts, rest.subject, rest.withheld.front());
  std::string before = readable(mean) + " (all) is a mean of " + std::to_string(*rest.shown_n) +
                       " shown answers with a sum of " + std::to_string(*rest.shown_total) + " (";
  for (std::size_t i = 0; i < rest.shown.size(); ++i)
    before += (i == 0 ? "" : ", ") + layout_.role_id(rest.shown[i]);
  add_candidates(system, facts, rest.subject, rest.withheld.front(), fitting, LeakWay::Fraction,
                 before + ") and of ");
}

// A construct's pooled score is the mean over raters.
void EquationWriter::write_construct_mean(System& system, const CaseFacts& facts,
                                          const Remainder& rest) const {
  if (!rest.all->mean || !rest.all->n || !rest.shown_n) return;
  double left = *rest.all->mean * static_cast<double>(*rest.all->n);
  std::string story = std::to_string(*rest.all->n) + " x " + readable(*rest.all->mean) + " (all)";
  for (const std::size_t r : rest.shown) {
    const Facts& cell = facts.at(rest.subject, r);
    if (!cell.mean) continue;
    left -= *cell.mean * static_cast<double>(*cell.n);
    story += " - " + std::to_string(*cell.n) + " x " + readable(*cell.mean) + " (" + layout_.role_id(r) + ")";
  }
  const std::int64_t left_n = *rest.all->n - *rest.shown_n;
  if (left_n == 0 || std::abs(left) < kTolerance * 100) return;
  const auto value = ratio_near(left);
  if (!value) return;
  Equation equation;
  equation.way = LeakWay::PooledMean;
  equation.value = *value;
  equation.story = story;
  for (const std::size_t r : rest.withheld) {
    link(system, facts, rest.subject, r);
    equation.terms.push_back({total(system, facts, rest.subject, r), {1, 1}});
  }
  system.equations.push_back(std::move(equation));
}

void EquationWriter::write_mean_of_roles(System& system, const CaseFacts& facts,
                                         const Remainder& rest) const {
  if (!rest.all->mean) return;
  double shown = 0, roles = 0;
  for (const std::size_t r : rest.shown) {
    if (!facts.at(rest.subject, r).mean) continue;
    shown += *facts.at(rest.subject, r).mean;
    roles += 1;
  }
  if (roles > 0 && same(shown / roles, *rest.all->mean)) return;
  const double every = roles + static_cast<double>(rest.withheld.size());
  const auto value = ratio_near(every * *rest.all->mean - shown);
  if (!value) return;
  Equation equation;
  equation.way = LeakWay::PooledMean;
  equation.value = *value;
  equation.story = readable(every) + " x " + readable(*rest.all->mean) + " (all)";
  for (const std::size_t r : rest.shown) {
    if (facts.at(rest.subject, r).mean)
      equation.story += less(*facts.at(rest.subject, r).mean, layout_.role_id(r));
  }
  for (const std::size_t r : rest.withheld) {
    link(system, facts, rest.subject, r);
    equation.terms.push_back({mean(system, facts, rest.subject, r), {1, 1}});
  }
  system.equations.push_back(std::move(equation));
}

}  // namespace assay::audit
