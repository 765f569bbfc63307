// Whether the frameworks that speak of a theme agree. Pure: figures in, verdict out.
//
// The rule:
//
// 1. A figure counts by its place on its own 0 to 100, rounded to one decimal as the report shows it: what is
// judged is
//    what can be read.
// 2. Figures of members that cover the theme exactly or closely decide. Those of broad members never do.
// 3. The deciding figures of one framework, as far as they are of one kind, are parts of one opinion. It
// reaches from
//    the lowest to the highest of them; nothing is averaged.
// 4. Opinions of the same kind are held against each other by the distance between them: from the upper end
// of the lower
//    one to the lower end of the upper one, 0 where they meet. Two agree up to `agree_within`, conflict above
//    `conflict_from`, and differ somewhat between. The worst pair stands for the kind.
// 5. Opinions of different kinds have no distance: a percentile rank less a rating is no number of anything.
// Of each it
//    is only told in which region of its own scale it lies: low (below `low_below`), high (above
//    `high_above`) or in the middle. Two agree when they share a region, conflict when one is low and the
//    other high throughout, and else differ somewhat. Again the worst pair stands for all.
// 6. The worst of 4 and 5 is the verdict. A framework is never held against itself.
//
// With deciding figures of fewer than two frameworks there is nothing to hold against each other. Then the
// verdict says whether there is no figure at all, those of one framework only, or some that would only be
// broad.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace crosswalk {

// A place on 0 to 100 with one decimal, in tenths: 0 to 1000.
using Tenths = int;
// Rounded, a half upwards. Means are kept in binary: what is a hair below a half counts as one.
Tenths tenths(double place);

// The last three in the order of their weight.
enum class Outcome { kNothing, kOnlyOne, kNotJudged, kAgree, kDiffer, kConflict };

// Which region of its own scale a figure lies in.
enum class Region { kLow, kMiddle, kHigh };

struct Limits {
  Tenths agree_within = 150;
  Tenths conflict_from = 300;
  Tenths low_below = 333;
  Tenths high_above = 667;

  Region region(Tenths place) const {
    return place < low_below ? Region::kLow : place > high_above ? Region::kHigh : Region::kMiddle;
  }
};

// One figure on a theme.
struct Statement {
  std::uint32_t framework;
  std::uint32_t basis;  // its kind, ASSAY_BASIS_…
  Tenths place;
  bool decides;  // of an exact or close member
};

// What one framework says by one kind of figure.
struct Opinion {
  std::uint32_t framework;
  std::uint32_t basis;
  Tenths lowest, highest;
  std::size_t figures;

  Tenths spread() const { return highest - lowest; }
};

// Of the opinions of one kind, the two that lie furthest apart.
struct SameKind {
  Outcome outcome;
  Opinion lower, upper;
  Tenths distance;
  std::size_t opinions;  // of this kind
};

struct Verdict {
  Outcome outcome = Outcome::kNothing;
  std::vector<Opinion> opinions;        // by framework, then kind
  std::vector<SameKind> same_kind;      // a kind that two frameworks or more have
  std::optional<Outcome> across_kinds;  // nothing where all that could be compared is of one kind
};

Verdict judge(const std::vector<Statement>& statements, const Limits& limits);

}  // namespace crosswalk
