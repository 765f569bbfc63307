#include <algorithm>
#include <cmath>

#include "findings.hpp"

namespace assay::audit {
namespace {

struct Place {
  std::size_t item;
  std::optional<std::int64_t> rank;
  double mean;
  std::int64_t n, total;  // of what is shown
};

// Looks at one kind of places. For the lowest, means and answers are turned round.
class RankSearch {
 public:
  RankSearch(const Publication& publication, const Formulas& formulas, const CaseFacts& facts, bool highest)
      : publication_(publication), layout_(publication.layout()), facts_(facts), highest_(highest) {
    const std::vector<bool> pool = formulas.pool();
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      if (pool[r] && facts.disclosure[r].withheld()) withheld_.push_back(r);
    }
    for (std::size_t i = 0; i < layout_.items(); ++i) {
      const Facts& all = facts.at(i, layout_.all());
      if (!all.mean || !all.n || !all.total()) continue;
      places_.push_back({i, highest ? all.rank_highest : all.rank_lowest, *all.mean, *all.n, *all.total()});
    }
  }

  std::vector<Leak> run() {
    for (const Place& before : places_) {
      if (!before.rank) continue;
      for (const Place& after : places_) {
        const bool later = !after.rank || *after.rank > *before.rank;
        if (before.item != after.item && later && contradicts(before, after)) note(before, after);
      }
    }
    return std::move(leaks_);
  }

 private:
  bool contradicts(const Place& before, const Place& after) const {
    if (same(before.mean, after.mean)) return false;
    return highest_ ? before.mean < after.mean : before.mean > after.mean;
  }

  std::string place_of(const Place& place) const {
    return place.rank ? "place " + std::to_string(*place.rank) : std::string("no place");
  }

  void note(const Place& before, const Place& after) {
    if (withheld_.size() != 1) return;  // whose answers they are cannot be told apart
    const Scale& scale = layout_.scale(before.item);
    const double low = scale.points.front(), high = scale.points.back();
    // The order holds with k withheld answers to each, for some k: what is then left for the first and the
    // second.
    double first_low = high, first_high = low, second_low = high, second_high = low;
    const auto most = static_cast<std::int64_t>(publication_.record().minimum_raters) - 1;
    for (std::int64_t k = 1; k <= most; ++k) {
      const double d = static_cast<double>(k);
      const double ratio = (static_cast<double>(before.n) + d) / (static_cast<double>(after.n) + d);
      const double b = static_cast<double>(before.total), a = static_cast<double>(after.total);
      if (highest_) {
        const double least = (ratio * (a + low * d) - b) / d, greatest = ((b + high * d) / ratio - a) / d;
        if (least > high + kTolerance) continue;
        first_low = std::min(first_low, std::max(low, least)), first_high = high;
        second_low = low, second_high = std::max(second_high, std::min(high, greatest));
      } else {
        const double greatest = (ratio * (a + high * d) - b) / d, least = ((b + low * d) / ratio - a) / d;
        if (greatest < low - kTolerance) continue;
        first_low = low, first_high = std::max(first_high, std::min(high, greatest));
        second_low = std::min(second_low, std::max(low, least)), second_high = high;
      }
    }
    if (first_low > first_high) return;
    const std::string equation = item(before) + " has " + place_of(before) + " of the " +
                                 (highest_ ? "highest" : "lowest") + " and " + item(after) + " " +
                                 place_of(after) + ", though " + readable(before.mean) + " (" + item(before) +
                                 ", all) is " + (highest_ ? "less" : "more") + " than " +
                                 readable(after.mean) + " (" + item(after) + ", all)";
    add(before, first_low, first_high, equation);
    add(after, second_low, second_high, equation);
  }

  const std::string& item(const Place& place) const { return layout_.id(place.item); }

  // One leak an item, the one that leaves least.
  void add(const Place& place, double low, double high, const std::string& equation) {
    const std::string found = "a mean of " + readable(low) + (same(low, high) ? "" : " to " + readable(high));
    for (std::size_t l = 0; l < leaks_.size(); ++l) {
      if (leaks_[l].id != item(place)) continue;
      if (high - low >= widths_[l] - kTolerance) return;
      widths_[l] = high - low;
      leaks_[l].found = found;
      leaks_[l].exact = same(low, high);
      leaks_[l].equation = equation;
      return;
    }
    leaks_.push_back({facts_.id, "item", item(place), layout_.role_id(withheld_.front()), LeakWay::Ranks,
                      same(low, high), found, equation});
    widths_.push_back(high - low);
  }

  const Publication& publication_;
  const Layout& layout_;
  const CaseFacts& facts_;
  bool highest_;
  std::vector<std::size_t> withheld_;
  std::vector<Place> places_;
  std::vector<Leak> leaks_;
  std::vector<double> widths_;
};

}  // namespace

std::vector<Leak> find_by_ranks(const Publication& publication, const Formulas& formulas,
                                const CaseFacts& facts) {
  std::vector<Leak> leaks = RankSearch(publication, formulas, facts, true).run();
  for (Leak& leak : RankSearch(publication, formulas, facts, false).run()) leaks.push_back(std::move(leak));
  return leaks;
}

}  // namespace assay::audit
