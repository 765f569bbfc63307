#include <cmath>

#include "findings.hpp"

namespace assay::audit {
namespace {

class EarlierSearch {
 public:
  EarlierSearch(const Publication& publication, const Formulas& formulas, const CaseFacts& now,
                const CaseFacts& earlier)
      : publication_(publication),
        layout_(publication.layout()),
        pool_(formulas.pool()),
        now_(now),
        earlier_(earlier) {}

  std::vector<Leak> run() {
    for (std::size_t s = 0; s < layout_.subjects(); ++s) {
      for (std::size_t r = 0; r < layout_.all(); ++r) {
        if (!publication_.exempt(r)) look_at_role(s, r);
      }
      if (layout_.is_item(s)) look_at_pool(s);
    }
    return std::move(leaks_);
  }

 private:
  struct Part {
    bool known = false;
    std::int64_t n = 0;
    double sum = 0;
  };

  static Part part_of(const CaseFacts& facts, std::size_t subject, std::size_t role) {
    const Facts& cell = facts.at(subject, role);
    if (facts.withheld(subject, role)) return {};
    if (!cell.n || (*cell.n != 0 && !cell.mean)) return {};
    const auto total = cell.total();
    const double sum = *cell.n == 0 ? 0 : *cell.mean * static_cast<double>(*cell.n);
    return {true, *cell.n, total ? static_cast<double>(*total) : sum};
  }

  static std::string times(const Facts& cell, const char* when) {
    return std::to_string(*cell.n) + " x " + readable(cell.mean ? *cell.mean : 0) + " (" + when + ")";
  }

  bool items_tell(std::size_t construct, std::size_t role) const {
    for (const std::size_t item : layout_.items_below[construct - layout_.items()]) {
      if (part_of(now_, item, role).known && part_of(earlier_, item, role).known) return true;
    }
    return false;
  }

  // Scores that are made of other items cannot be subtracted.
  bool same_items(std::size_t construct, std::size_t role) const {
    for (const std::size_t item : layout_.items_below[construct - layout_.items()]) {
      if (now_.withheld(item, role) != earlier_.withheld(item, role)) return false;
    }
    return true;
  }

  void look_at_role(std::size_t subject, std::size_t role) {
    if (!layout_.is_item(subject) && (items_tell(subject, role) || !same_items(subject, role))) return;
    const Part now = part_of(now_, subject, role), before = part_of(earlier_, subject, role);
    if (!now.known || !before.known || (now.n == 0 && before.n == 0)) return;
    note(subject, role, now.n - before.n, now.sum - before.sum,
         times(now_.at(subject, role), "now") + " - " + times(earlier_.at(subject, role), "earlier"));
  }

  // What the pooled rows changed by, beyond the roles that are shown in both.
  void look_at_pool(std::size_t item) {
    const Part now = part_of(now_, item, layout_.all()), before = part_of(earlier_, item, layout_.all());
    if (!now.known || !before.known) return;
    std::int64_t n = now.n - before.n;
    double sum = now.sum - before.sum;
    std::string story = times(now_.at(item, layout_.all()), "all, now") + " - " +
                        times(earlier_.at(item, layout_.all()), "all, earlier");
    std::size_t hidden = layout_.all();
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      if (!pool_[r]) continue;
      const Part one = part_of(now_, item, r), other = part_of(earlier_, item, r);
      if (!one.known || !other.known) hidden = r;
      n -= one.n - other.n;
      sum -= one.sum - other.sum;
      if (one.sum != 0) story += " - " + readable(one.sum) + " (" + layout_.role_id(r) + ", now)";
      if (other.sum != 0) story += " + " + readable(other.sum) + " (" + layout_.role_id(r) + ", earlier)";
    }
    if (hidden == layout_.all() || (n == 0 && std::abs(sum) < 1e-6)) return;
    note(item, hidden, n, sum, story);
  }

  void note(std::size_t subject, std::size_t role, std::int64_t n, double sum, const std::string& story) {
    const std::int64_t moved = std::abs(n);
    if (moved >= publication_.record().minimum_raters || (n == 0 && std::abs(sum) < 1e-6)) return;
    const double amount = n < 0 ? -sum : sum;
    std::string found, sides = readable(sum) + " = " + story;
    if (n == 0) {
      found = "a change of " + readable(sum) + " in answers that were given before";
    } else {
      found = "a sum of " + readable(amount) + " over " + std::to_string(moved) +
              (moved == 1 ? " answer" : " answers") + (n > 0 ? " that came since" : " that was taken back");
      if (n < 0) sides = readable(amount) + " = -(" + story + ")";
    }
    leaks_.push_back({now_.id, layout_.level(subject), layout_.id(subject), layout_.role_id(role),
                      LeakWay::Earlier, n != 0, std::move(found), std::move(sides)});
  }

  const Publication& publication_;
  const Layout& layout_;
  std::vector<bool> pool_;
  const CaseFacts& now_;
  const CaseFacts& earlier_;
  std::vector<Leak> leaks_;
};

}  // namespace

std::vector<Leak> find_by_earlier(const Publication& publication, const Formulas& formulas,
                                  const CaseFacts& now, const CaseFacts& earlier) {
  return EarlierSearch(publication, formulas, now, earlier).run();
}

}  // namespace assay::audit
