#include "verdict.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace crosswalk {
namespace {

constexpr double kHair = 1e-6;

Tenths distance(const Opinion& one, const Opinion& other) {
  return std::max({0, one.lowest - other.highest, other.lowest - one.highest});
}

Outcome by_distance(Tenths apart, const Limits& limits) {
  if (apart <= limits.agree_within) return Outcome::kAgree;
  return apart > limits.conflict_from ? Outcome::kConflict : Outcome::kDiffer;
}

Outcome by_region(const Opinion& one, const Opinion& other, const Limits& limits) {
  const auto from = [&](const Opinion& opinion) { return static_cast<int>(limits.region(opinion.lowest)); };
  const auto to = [&](const Opinion& opinion) { return static_cast<int>(limits.region(opinion.highest)); };
  const int apart = std::max({0, from(one) - to(other), from(other) - to(one)});
  return apart == 0 ? Outcome::kAgree : apart == 1 ? Outcome::kDiffer : Outcome::kConflict;
}

std::vector<Opinion> opinions_of(const std::vector<Statement>& statements) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Opinion> opinions;
  for (const Statement& one : statements) {
    if (!one.decides) continue;
    const Opinion alone{one.framework, one.basis, one.place, one.place, 0};
    Opinion& opinion = opinions.try_emplace({one.framework, one.basis}, alone).first->second;
    opinion.lowest = std::min(opinion.lowest, one.place);
    opinion.highest = std::max(opinion.highest, one.place);
    ++opinion.figures;
  }
  std::vector<Opinion> in_order;
  for (const auto& [key, opinion] : opinions) in_order.push_back(opinion);
  return in_order;
}

template <typename Each>
std::size_t frameworks_in(const std::vector<Each>& all) {
  std::set<std::uint32_t> found;
  for (const Each& one : all) found.insert(one.framework);
  return found.size();
}

void note_same_kind(Verdict& verdict, const Opinion& one, const Opinion& other, const Limits& limits) {
  const Tenths apart = distance(one, other);
  const bool ordered = one.lowest <= other.lowest;
  const SameKind pair{by_distance(apart, limits), ordered ? one : other, ordered ? other : one, apart, 0};
  const auto is_kind = [&](const SameKind& found) { return found.lower.basis == one.basis; };
  const auto found = std::find_if(verdict.same_kind.begin(), verdict.same_kind.end(), is_kind);
  if (found == verdict.same_kind.end()) {
    verdict.same_kind.push_back(pair);
  } else if (apart > found->distance) {
    *found = pair;
  }
}

void compare_pairs(Verdict& verdict, const Limits& limits) {
  for (std::size_t i = 0; i < verdict.opinions.size(); ++i) {
    for (std::size_t j = i + 1; j < verdict.opinions.size(); ++j) {
      const Opinion &one = verdict.opinions[i], &other = verdict.opinions[j];
      if (one.framework == other.framework) continue;
      if (one.basis == other.basis) {
        note_same_kind(verdict, one, other, limits);
      } else {
        const Outcome outcome = by_region(one, other, limits);
        verdict.across_kinds = std::max(verdict.across_kinds.value_or(outcome), outcome);
      }
    }
  }
  for (SameKind& kind : verdict.same_kind) {
    kind.opinions = static_cast<std::size_t>(
        std::count_if(verdict.opinions.begin(), verdict.opinions.end(),
                      [&](const Opinion& opinion) { return opinion.basis == kind.lower.basis; }));
  }
}

}  // namespace

Tenths tenths(double place) {
  return static_cast<Tenths>(std::floor(place * 10 + 0.5 + kHair));
}

Verdict judge(const std::vector<Statement>& statements, const Limits& limits) {
  Verdict verdict;
  verdict.opinions = opinions_of(statements);
  if (statements.empty()) return verdict;
  if (frameworks_in(verdict.opinions) < 2) {
    verdict.outcome = frameworks_in(statements) < 2 ? Outcome::kOnlyOne : Outcome::kNotJudged;
    return verdict;
  }
  compare_pairs(verdict, limits);
  verdict.outcome = verdict.across_kinds.value_or(Outcome::kAgree);
  for (const SameKind& kind : verdict.same_kind) verdict.outcome = std::max(verdict.outcome, kind.outcome);
  return verdict;
}

}  // namespace crosswalk
