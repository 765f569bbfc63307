#include "group_sums.hpp"

#include <algorithm>
#include <utility>

namespace assay::pipeline {
namespace {

std::vector<bool> enough(const std::vector<std::uint32_t>& sizes, std::uint32_t minimum) {
  std::vector<bool> shown;
  for (const std::uint32_t size : sizes) shown.push_back(size > 0 && size >= minimum);
  return shown;
}

}  // namespace

bool Sums::Places::known() const {
  return std::any_of(then.begin(), then.end(), [](std::uint32_t group) { return group != kNobody; });
}

Sums::Sums(const Standing& standing, std::size_t column, const TodaysGroups& groups)
    : standing_(standing), column_(column), groups_(groups) {
  std::vector<std::uint32_t> now(groups.count + 1, 0);
  for (std::size_t person = 0; person < standing.today(); ++person) {
    if (standing.has_today(column, person)) ++now[groups.of[person]];
  }
  shown_now_ = enough(now, groups.minimum);
  shown_now_[kNobody] = false;
  for (std::size_t k = 0; k < standing.reports(); ++k) {
    std::vector<std::uint32_t> then(1, 0);
    for (std::size_t person = 0; person < standing.persons(); ++person) {
      if (standing.figure_then(k, column, person) == kNoFigure) continue;
      const std::uint32_t group = standing.group_then(k, person);
      if (group >= then.size()) then.resize(group + 1, 0);
      ++then[group];
    }
    shown_then_.push_back(enough(then, groups.minimum_then[k]));
  }
}

std::vector<Sums::Places> Sums::figures_of(std::size_t person) const {
  const std::size_t reports = standing_.reports();
  std::vector<Places> by_figure(reports + 1);
  for (Places& one : by_figure) one.then.assign(reports, kNobody);
  const bool has = person < standing_.today() && standing_.has_today(column_, person);
  if (has && shown_now_[groups_.of[person]]) by_figure[kToday].now = groups_.of[person];
  for (std::size_t k = 0; k < reports; ++k) {
    const std::uint8_t figure = standing_.figure_then(k, column_, person);
    if (figure == kNoFigure) continue;
    const std::uint32_t group = standing_.group_then(k, person);
    if (shown_then_[k][group]) by_figure[figure].then[k] = group;
  }
  std::vector<Places> figures = {by_figure.front()};
  for (std::size_t figure = 1; figure <= reports; ++figure) {
    if (by_figure[figure].known()) figures.push_back(by_figure[figure]);
  }
  return figures;
}

std::vector<Tie> Sums::ties(std::size_t& points) const {
  std::map<std::vector<std::uint32_t>, std::uint32_t> parts;
  const auto part = [&](const Places& figure) {
    if (!figure.known()) return kNobody;
    const auto next = static_cast<std::uint32_t>(groups_.count + 1 + parts.size());
    return parts.emplace(figure.then, next).first->second;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
  const auto tie = [&](std::uint32_t a, std::uint32_t b, double weight) {
    if (a != b) weights[std::minmax(a, b)] += weight;
  };
  for (std::size_t person = 0; person < standing_.persons(); ++person) {
    const std::vector<Places> figures = figures_of(person);
    const std::uint32_t here = figures.front().now, same = part(figures.front());
    if (figures.size() == 2 && same == kNobody && here != kNobody) {
      // Three points that hold together by half a tie each are parted at the price of one.
      const std::uint32_t other = part(figures[1]);
      tie(here, other, 0.5);
      tie(here, kNobody, 0.5);
      tie(other, kNobody, 0.5);
      continue;
    }
    // A share in each: whatever is cut costs no more than one.
    const double count = static_cast<double>(figures.size() - 1) + (same != here ? 1 : 0);
    tie(same, here, 1 / count);
    for (std::size_t figure = 1; figure < figures.size(); ++figure) tie(part(figures[figure]), kNobody, 1 / count);
  }
  points = groups_.count + 1 + parts.size();
  std::vector<Tie> list;
  for (const auto& [pair, weight] : weights) list.push_back({pair.first, pair.second, weight});
  return list;
}

std::vector<Alike> Sums::alike(std::uint32_t& sums) const {
  std::vector<std::uint32_t> first = {groups_.count};  // the number of each report's first sum
  for (const std::vector<bool>& then : shown_then_) first.push_back(first.back() + static_cast<std::uint32_t>(then.size()));
  sums = first.back();
  std::map<std::vector<std::vector<std::uint32_t>>, std::uint32_t> persons;
  for (std::size_t person = 0; person < standing_.persons(); ++person) {
    std::vector<std::vector<std::uint32_t>> key;
    for (const Places& figure : figures_of(person)) {
      std::vector<std::uint32_t> in;
      if (figure.now != kNobody) in.push_back(figure.now - 1);
      for (std::size_t k = 0; k < figure.then.size(); ++k) {
        if (figure.then[k] != kNobody) in.push_back(first[k] + figure.then[k]);
      }
      if (!in.empty()) key.push_back(std::move(in));
    }
    if (!key.empty()) ++persons[std::move(key)];
  }
  std::vector<Alike> all;
  for (const auto& [figures, count] : persons) all.push_back({count, figures});
  return all;
}

}  // namespace assay::pipeline
