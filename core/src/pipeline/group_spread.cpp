#include "group_spread.hpp"

#include <map>

namespace assay::pipeline {
namespace {

bool has_somebody_of_today(std::size_t report, const Standing& standing, const TodaysGroups& groups) {
  for (std::size_t person = 0; person < standing.today(); ++person) {
    if (standing.group_then(report, person) != 0 && groups.of[person] != kNobody) return true;
  }
  return false;
}

}  // namespace

bool is_same_again(std::size_t report, const Standing& standing, const TodaysGroups& groups) {
  std::map<std::uint32_t, std::uint32_t> then_of, now_of;
  for (std::size_t person = 0; person < standing.persons(); ++person) {
    const std::uint32_t then = standing.group_then(report, person), now = groups.of[person];
    if (then == 0 && now == kNobody) continue;
    if (then == 0 || now == kNobody || !standing.all_as_then(report, person)) return false;
    if (then_of.emplace(now, then).first->second != then || now_of.emplace(then, now).first->second != now) return false;
  }
  return true;
}

bool spread_would_tell(const std::vector<KnownGroups>& known, const Standing& standing, const TodaysGroups& groups) {
  for (std::size_t report = 0; report < known.size(); ++report) {
    if (!has_somebody_of_today(report, standing, groups)) continue;
    const bool alike = known[report].made_alike && known[report].minimum == groups.minimum;
    if (!alike || !is_same_again(report, standing, groups)) return true;
  }
  return false;
}

}  // namespace assay::pipeline
