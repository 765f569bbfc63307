#include "group_cuts.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace assay::pipeline {
namespace {

constexpr double kSlack = 1e-9;  // of sums of shares

using Weights = std::map<std::pair<std::uint32_t, std::uint32_t>, double>;

// Points that are taken as one.
class Lumps {
 public:
  explicit Lumps(std::size_t points) : root_(points) { std::iota(root_.begin(), root_.end(), 0u); }
  std::uint32_t of(std::uint32_t point) const {
    while (root_[point] != point) point = root_[point];
    return point;
  }
  // Nobody stays a root.
  void join(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] = std::minmax({of(a), of(b)});
    root_[high] = low;
  }

 private:
  std::vector<std::uint32_t> root_;
};

Weights weights_of(const std::vector<Tie>& ties, const Lumps& lumps) {
  Weights weights;
  for (const Tie& tie : ties) {
    const auto [a, b] = std::minmax({lumps.of(tie.a), lumps.of(tie.b)});
    if (a != b) weights[{a, b}] += tie.weight;
  }
  return weights;
}

// The smallest cut of what hangs together, by Stoer and Wagner (1997).
struct Cut {
  double weight = 0;
  std::vector<std::uint32_t> side;  // lumps
};

Cut smallest_cut(const std::vector<std::uint32_t>& lumps, const Weights& weights) {
  const std::size_t count = lumps.size();
  std::vector<std::vector<double>> ties(count, std::vector<double>(count, 0));
  std::vector<std::vector<std::uint32_t>> members(count);
  std::vector<std::size_t> left(count);
  for (std::size_t i = 0; i < count; ++i) members[i] = {lumps[i]}, left[i] = i;
  for (const auto& [pair, weight] : weights) {
    const auto a = std::lower_bound(lumps.begin(), lumps.end(), pair.first) - lumps.begin();
    const auto b = std::lower_bound(lumps.begin(), lumps.end(), pair.second) - lumps.begin();
    const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
    if (i == count || j == count || lumps[i] != pair.first || lumps[j] != pair.second) continue;
    ties[i][j] = ties[j][i] = weight;
  }
  Cut best;
  while (left.size() > 1) {
    std::vector<double> drawn(count, 0);
    std::vector<std::size_t> open = left;
    std::size_t last = open.front(), before = last;
    while (!open.empty()) {
      const auto next = std::max_element(open.begin(), open.end(), [&](auto a, auto b) { return drawn[a] < drawn[b]; });
      before = last;
      last = *next;
      open.erase(next);
      for (const std::size_t other : open) drawn[other] += ties[last][other];
    }
    if (best.side.empty() || drawn[last] < best.weight) best = {drawn[last], members[last]};
    members[before].insert(members[before].end(), members[last].begin(), members[last].end());
    for (const std::size_t other : left) {
      if (other == before || other == last) continue;
      ties[before][other] = ties[other][before] = ties[before][other] + ties[last][other];
    }
    left.erase(std::find(left.begin(), left.end(), last));
  }
  return best;
}

class CutSearch {
 public:
  CutSearch(std::size_t points, std::size_t today, const std::vector<Tie>& ties, std::uint32_t minimum)
      : points_(points), today_(today), ties_(ties), minimum_(minimum - kSlack), lumps_(points) {}

  WeakGroups run() {
    join_what_is_no_concern();
    join_what_holds();
    const Weights weights = weights_of(ties_, lumps_);
    for (const std::vector<std::uint32_t>& part : parts(weights)) {
      if (part.size() < 2) continue;
      if (take_single_lumps(part, weights)) continue;
      const Cut cut = smallest_cut(part, weights);
      if (cut.weight < minimum_) take(part, cut);
    }
    return std::move(weak_);
  }

 private:
  bool is_today(std::uint32_t point) const { return point > kNobody && point <= today_; }

  // What hangs on no group of today was there before, whatever it tells.
  void join_what_is_no_concern() {
    std::vector<bool> held(points_, false);
    for (const Tie& tie : ties_) {
      if (is_today(tie.a) || is_today(tie.b)) held[tie.a] = held[tie.b] = true;
    }
    for (std::uint32_t point = static_cast<std::uint32_t>(today_) + 1; point < points_; ++point) {
      if (!held[point]) lumps_.join(kNobody, point);
    }
  }

  // No small cut goes between two that enough persons tie.
  void join_what_holds() {
    for (bool again = true; again;) {
      again = false;
      for (const auto& [pair, weight] : weights_of(ties_, lumps_)) {
        if (weight < minimum_ || lumps_.of(pair.first) == lumps_.of(pair.second)) continue;
        lumps_.join(pair.first, pair.second);
        again = true;
      }
    }
  }

  // Those that few persons tie to the rest, all at once: with many teams of which one person each has left, one a round
  // would take long. Whether anything was taken.
  bool take_single_lumps(const std::vector<std::uint32_t>& part, const Weights& weights) {
    if (part.front() != kNobody) return false;
    std::map<std::uint32_t, double> tied;
    for (const auto& [pair, weight] : weights) {
      tied[pair.first] += weight;
      tied[pair.second] += weight;
    }
    bool any = false;
    for (const std::uint32_t lump : part) {
      if (lump == kNobody || tied[lump] >= minimum_) continue;
      take(part, {tied[lump], {lump}});
      any = true;
    }
    return any;
  }

  // Lumps that hang together, each in order.
  std::vector<std::vector<std::uint32_t>> parts(const Weights& weights) const {
    Lumps whole = lumps_;
    for (const auto& [pair, weight] : weights) whole.join(pair.first, pair.second);
    std::map<std::uint32_t, std::vector<std::uint32_t>> found;
    for (std::uint32_t point = 0; point < points_; ++point) {
      if (lumps_.of(point) == point) found[whole.of(point)].push_back(point);
    }
    std::vector<std::vector<std::uint32_t>> all;
    for (auto& [root, part] : found) all.push_back(std::move(part));
    return all;
  }

  std::set<std::uint32_t> today_in(const std::vector<std::uint32_t>& lumps) const {
    std::set<std::uint32_t> groups;
    for (std::uint32_t group = 1; group <= today_; ++group) {
      if (std::find(lumps.begin(), lumps.end(), lumps_.of(group)) != lumps.end()) groups.insert(group);
    }
    return groups;
  }

  void take(const std::vector<std::uint32_t>& part, const Cut& cut) {
    const std::set<std::uint32_t> all = today_in(part);
    if (part.front() != kNobody && all.size() > 1) {
      weak_.together.insert(all.begin(), all.end());
      return;
    }
    std::vector<std::uint32_t> side = cut.side;
    if (std::find(side.begin(), side.end(), kNobody) != side.end()) {
      side.clear();
      std::copy_if(part.begin(), part.end(), std::back_inserter(side), [&](std::uint32_t lump) {
        return std::find(cut.side.begin(), cut.side.end(), lump) == cut.side.end();
      });
    }
    std::set<std::uint32_t> groups = today_in(side);
    if (groups.empty()) groups = tied_to(side);
    weak_.left_out.insert(groups.begin(), groups.end());
  }

  // The groups of today that hang on what is known alone.
  std::set<std::uint32_t> tied_to(const std::vector<std::uint32_t>& side) const {
    const auto inside = [&](std::uint32_t point) {
      return std::find(side.begin(), side.end(), lumps_.of(point)) != side.end();
    };
    std::set<std::uint32_t> groups;
    for (const Tie& tie : ties_) {
      if (is_today(tie.a) && inside(tie.b)) groups.insert(tie.a);
      if (is_today(tie.b) && inside(tie.a)) groups.insert(tie.b);
    }
    return groups;
  }

  std::size_t points_, today_;
  const std::vector<Tie>& ties_;
  double minimum_;
  Lumps lumps_;
  WeakGroups weak_;
};

}  // namespace

WeakGroups find_weak_groups(std::size_t points, std::size_t today, const std::vector<Tie>& ties, std::uint32_t minimum) {
  return CutSearch(points, today, ties, minimum).run();
}

}  // namespace assay::pipeline
