// What is not known of a case, and what the published figures say of it.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "assay/audit.hpp"
#include "numbers.hpp"

namespace assay::audit {

enum class Figure {
  Raters,     // raters of a role; its subject is kNoSubject
  Answers,    // numbers of a role to an item, or raters with a score of a construct
  Total,      // their sum
  Count,      // how many of them are a point of the scale
  Mean,       // total / answers
  FromTop,    // highest point x answers - total: 0 when everybody gave the highest
  FromBottom  // total - lowest point x answers
};
inline constexpr std::size_t kNoSubject = static_cast<std::size_t>(-1);
inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

struct Unknown {
  Figure figure;
  std::size_t subject, role, point;
  double low, high;  // what the scale and the minimum alone allow
  bool whole;        // whether it is a whole number
};

struct Term {
  std::size_t unknown;
  Ratio factor;
};

enum class Sense { Equal, AtMost };

// The sum of the terms is `value`, or at most that.
struct Equation {
  std::vector<Term> terms;
  Ratio value;
  Sense sense = Sense::Equal;
  bool published = true;  // false: it holds whatever was published
  LeakWay way = LeakWay::PooledMean;
  std::string story;  // the right side with its numbers: "7 x 5.2857 (all) - 5 (self)"
};

// total = answers x mean.
struct Product {
  std::size_t total, answers, mean;
};

class System {
 public:
  // The unknown with this name; made with these bounds when it is new.
  std::size_t unknown(const Unknown& wanted) {
    const auto key = std::tuple(wanted.figure, wanted.subject, wanted.role, wanted.point);
    const auto [at, fresh] = index_.emplace(key, unknowns.size());
    if (fresh) unknowns.push_back(wanted);
    return at->second;
  }

  std::vector<Unknown> unknowns;
  std::vector<Equation> equations;
  std::vector<Product> products;

 private:
  std::map<std::tuple<Figure, std::size_t, std::size_t, std::size_t>, std::size_t> index_;
};

}  // namespace assay::audit
