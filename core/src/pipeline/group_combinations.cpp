#include "group_combinations.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

namespace assay::pipeline {
namespace {

constexpr std::size_t kMostSets = 200000;  // of few persons that are tried

// Numbers modulo a prime, for exactness: wrong only where a determinant of zeros and ones is a multiple of so large a one.
constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;
using Numbers = std::vector<std::uint64_t>;

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  const std::uint64_t sum = static_cast<std::uint64_t>(product & kPrime) + static_cast<std::uint64_t>(product >> 61);
  return sum >= kPrime ? sum - kPrime : sum;
}
std::uint64_t inverse(std::uint64_t a) {
  std::uint64_t result = 1;
  for (std::uint64_t power = kPrime - 2; power > 0; power >>= 1, a = times(a, a)) {
    if ((power & 1) != 0) result = times(result, a);
  }
  return result;
}
std::uint64_t negative(std::uint64_t a) { return a == 0 ? 0 : kPrime - a; }

// Takes `pivot`, which is 1 in the column, from the row until that has a 0 there.
void clear(Numbers& row, const Numbers& pivot, std::size_t column) {
  const std::uint64_t factor = negative(row[column]);
  if (factor == 0) return;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (pivot[i] != 0) row[i] = (row[i] + times(factor, pivot[i])) % kPrime;
  }
}

// Brings the columns from `first` to `last` of the rows from `top` into reduced form; the column of each pivot.
std::vector<std::size_t> reduce(std::vector<Numbers>& rows, std::size_t top, std::size_t first, std::size_t last) {
  std::vector<std::size_t> pivots;
  for (std::size_t column = first; column < last && top < rows.size(); ++column) {
    std::size_t found = top;
    while (found < rows.size() && rows[found][column] == 0) ++found;
    if (found == rows.size()) continue;
    std::swap(rows[top], rows[found]);
    const std::uint64_t by = inverse(rows[top][column]);
    for (std::uint64_t& number : rows[top]) number = times(number, by);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row != top) clear(rows[row], rows[top], column);
    }
    pivots.push_back(column);
    ++top;
  }
  return pivots;
}

// Persons whose sums hang together, those of enough persons first, which no combination that tells of few may hold.
struct Part {
  std::vector<std::uint32_t> sums;
  std::vector<const Alike*> many, few;
};

// What combinations of some sums leave of few persons: the columns of the parity-check matrix, one a figure of `few`.
class Code {
 public:
  Code(const Part& part, const std::vector<std::uint32_t>& sums) {
    std::map<std::uint32_t, std::size_t> row_of;
    for (const std::uint32_t sum : sums) row_of.emplace(sum, row_of.size());
    std::size_t many = 0, all = 0;
    for (const Alike* one : part.many) many += one->figures.size();
    all = many;
    for (const Alike* one : part.few) all += one->figures.size();
    std::vector<Numbers> rows(sums.size(), Numbers(all, 0));
    std::size_t column = 0;
    for (const auto* list : {&part.many, &part.few}) {
      for (const Alike* one : *list) {
        for (const auto& figure : one->figures) {
          for (const std::uint32_t sum : figure) {
            if (const auto at = row_of.find(sum); at != row_of.end()) rows[at->second][column] = 1;
          }
          ++column;
        }
      }
    }
    const std::size_t used = reduce(rows, 0, 0, many).size();
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(used));
    check(rows, many, all, reduce(rows, 0, many, all));
  }

  std::size_t size() const { return size_; }  // combinations that do not depend on each other
  const Numbers& column(std::size_t figure) const { return columns_[figure]; }

 private:
  void check(const std::vector<Numbers>& rows, std::size_t from, std::size_t to, const std::vector<std::size_t>& pivots) {
    size_ = pivots.size();
    std::vector<std::size_t> free;
    for (std::size_t column = from; column < to; ++column) {
      if (!std::binary_search(pivots.begin(), pivots.end(), column)) free.push_back(column);
    }
    for (std::size_t column = from; column < to; ++column) {
      Numbers check(free.size(), 0);
      const auto pivot = std::lower_bound(pivots.begin(), pivots.end(), column);
      if (pivot == pivots.end() || *pivot != column) {
        check[static_cast<std::size_t>(std::lower_bound(free.begin(), free.end(), column) - free.begin())] = 1;
      } else {
        const Numbers& row = rows[static_cast<std::size_t>(pivot - pivots.begin())];
        for (std::size_t i = 0; i < free.size(); ++i) check[i] = negative(row[free[i]]);
      }
      columns_.push_back(std::move(check));
    }
  }

  std::size_t size_ = 0;
  std::vector<Numbers> columns_;
};

// Columns that were taken together, and how many of them depend on the others: as many combinations leave nothing but
// these.
class Taken {
 public:
  std::size_t combinations() const { return combinations_; }
  void take(Numbers column) {
    for (const auto& [at, basis] : basis_) clear(column, basis, at);
    const auto first = std::find_if(column.begin(), column.end(), [](std::uint64_t number) { return number != 0; });
    if (first == column.end()) {
      ++combinations_;
      return;
    }
    const std::uint64_t by = inverse(*first);
    const auto at = static_cast<std::size_t>(first - column.begin());
    for (std::uint64_t& number : column) number = times(number, by);
    basis_.emplace_back(at, std::move(column));
  }

 private:
  std::vector<std::pair<std::size_t, Numbers>> basis_;
  std::size_t combinations_ = 0;
};

class CombinationSearch {
 public:
  CombinationSearch(const Part& part, std::uint32_t today, std::uint32_t minimum)
      : part_(part), minimum_(minimum), code_(part, part.sums), known_(part, known_sums(part, today)) {
    for (const std::uint32_t sum : part.sums) {
      if (sum < today) today_.push_back(sum);
    }
    std::size_t column = 0;
    for (const Alike* one : part.few) {
      first_.push_back(column);
      column += one->figures.size();
    }
  }

  std::set<std::uint32_t> run() {
    if (code_.size() == known_.size()) return {};  // nothing of few persons that was not there before
    std::vector<std::size_t> set;
    std::size_t tried = 0;
    const bool found = choose(0, 0, set, {}, {}, tried);
    if (tried > kMostSets) return {today_.begin(), today_.end()};
    return found ? blamed(set) : std::set<std::uint32_t>();
  }

 private:
  static std::vector<std::uint32_t> known_sums(const Part& part, std::uint32_t today) {
    std::vector<std::uint32_t> known;
    std::copy_if(part.sums.begin(), part.sums.end(), std::back_inserter(known), [&](auto sum) { return sum >= today; });
    return known;
  }

  void take(const Code& code, std::size_t one, Taken& into) const {
    for (std::size_t f = 0; f < part_.few[one]->figures.size(); ++f) into.take(code.column(first_[one] + f));
  }

  // Goes on from a set of `few` with more of them; true, and the set, where today's sums tell of it.
  bool choose(std::size_t from, std::uint32_t persons, std::vector<std::size_t>& set, const Taken& all, const Taken& known,
              std::size_t& tried) const {
    for (std::size_t next = from; next < part_.few.size(); ++next) {
      const std::uint32_t more = persons + part_.few[next]->persons;
      if (more >= minimum_) continue;
      if (++tried > kMostSets) return false;
      Taken wider = all, wider_known = known;
      take(code_, next, wider);
      take(known_, next, wider_known);
      set.push_back(next);
      if (wider.combinations() > wider_known.combinations()) return true;
      if (choose(next + 1, more, set, wider, wider_known, tried)) return true;
      set.pop_back();
    }
    return false;
  }

  std::size_t combinations(const Code& code, const std::vector<std::size_t>& set) const {
    Taken taken;
    for (const std::size_t one : set) take(code, one, taken);
    return taken.combinations();
  }

  std::uint32_t persons_in(std::uint32_t sum) const {
    std::uint32_t persons = 0;
    for (const auto* list : {&part_.many, &part_.few}) {
      for (const Alike* one : *list) {
        for (const auto& figure : one->figures) persons += std::count(figure.begin(), figure.end(), sum) > 0 ? one->persons : 0;
      }
    }
    return persons;
  }

  // The smallest sum of today without which nothing is told of the set; where no single one will do, all.
  std::set<std::uint32_t> blamed(const std::vector<std::size_t>& set) const {
    const std::size_t before = combinations(known_, set);
    std::vector<std::uint32_t> order = today_;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return persons_in(a) < persons_in(b); });
    for (const std::uint32_t sum : order) {
      std::vector<std::uint32_t> others = part_.sums;
      others.erase(std::find(others.begin(), others.end(), sum));
      if (combinations(Code(part_, others), set) <= before) return {sum};
    }
    return {today_.begin(), today_.end()};
  }

  const Part& part_;
  std::uint32_t minimum_;
  Code code_, known_;
  std::vector<std::uint32_t> today_;
  std::vector<std::size_t> first_;  // the column of each of `few`
};

// Sums that hang together by persons, where any of them is today's.
std::vector<Part> parts_of(std::uint32_t sums, std::uint32_t today, const std::vector<Alike>& persons, std::uint32_t minimum) {
  std::vector<std::uint32_t> root(sums);
  std::iota(root.begin(), root.end(), 0u);
  const auto of = [&](std::uint32_t sum) {
    while (root[sum] != sum) sum = root[sum] = root[root[sum]];
    return sum;
  };
  for (const Alike& one : persons) {
    for (const auto& figure : one.figures) {
      for (const std::uint32_t sum : figure) {
        const auto [low, high] = std::minmax({of(one.figures.front().front()), of(sum)});
        root[high] = low;
      }
    }
  }
  std::map<std::uint32_t, Part> parts;  // by their first sum, so that today's stand first in theirs
  for (std::uint32_t sum = 0; sum < sums; ++sum) {
    if (of(sum) < today) parts[of(sum)].sums.push_back(sum);
  }
  for (const Alike& one : persons) {
    const auto part = parts.find(of(one.figures.front().front()));
    if (part == parts.end()) continue;
    (one.persons < minimum ? part->second.few : part->second.many).push_back(&one);
  }
  std::vector<Part> list;
  for (auto& [first, part] : parts) {
    if (!part.few.empty()) list.push_back(std::move(part));
  }
  return list;
}

}  // namespace

std::set<std::uint32_t> find_telling_sums(std::uint32_t sums, std::uint32_t today, const std::vector<Alike>& persons,
                                          std::uint32_t minimum) {
  std::set<std::uint32_t> telling;
  for (const Part& part : parts_of(sums, today, persons, minimum)) {
    const std::set<std::uint32_t> found = CombinationSearch(part, today, minimum).run();
    telling.insert(found.begin(), found.end());
  }
  return telling;
}

}  // namespace assay::pipeline
