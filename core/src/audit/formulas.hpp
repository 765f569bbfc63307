// How scores are made from those below. Nobody tells the audit, so each likely formula is held against every
// row of the publication of which all parts are shown; what holds on all of them is taken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "publication.hpp"

namespace assay::audit {

// From the level below to a construct, in one role.
enum class Downward {
  MeanOfItems,  // of the means of all items below
  MeanOfParts,  // of the means of its own items and of the constructs one step below
  WeightedItems,
  WeightedParts,
  PercentOfItems,  // as MeanOfItems, each on 0 to 100 of its scale
  PercentOfParts,  // as MeanOfParts; items on 0 to 100
  SumOfItems,
  PooledAnswers  // sum of all answers below / their number
};
inline constexpr std::size_t kDownwardCount = 8;
const char* formula_name(Downward formula);

// From the roles to `all`.
enum class Pooled { OverRaters, OverRoles };
inline constexpr std::size_t kPooledCount = 2;

// A formula for a row with these parts: constant + the sum of factor x mean.
struct Affine {
  double constant = 0;
  std::vector<double> factors;  // one a part
};

// The parts of a construct under a formula: subjects.
const std::vector<std::size_t>& parts_of(const Layout& layout, Downward formula, std::size_t construct);
// Not for PooledAnswers.
Affine affine_of(const Layout& layout, Downward formula, const std::vector<std::size_t>& parts);

// Which formulas hold, by level.
class Formulas {
 public:
  explicit Formulas(const Layout& layout);

  // Takes a case into account.
  void learn(const CaseFacts& facts);
  // The roles that `all` holds, by top role; every one when nothing speaks against it.
  std::vector<bool> pool() const;

  // Those that hold for a construct of this level, the likeliest first; `all` for its pooled row. Empty when
  // none does, or when there was no row to learn from.
  std::vector<Downward> downward(std::size_t subject, bool all) const;
  // How the rows of a level are pooled; items go by raters when there was nothing to learn from.
  std::optional<Pooled> pooled(std::size_t subject) const;
  // Levels for which there were rows to learn from and no formula holds, as remarks.
  std::vector<std::string> remarks() const;

 private:
  struct Trial {
    std::uint64_t rows = 0;
    std::vector<bool> holds;
  };
  void learn_downward(const CaseFacts& facts, std::size_t subject, std::size_t role);
  void learn_pooled(const CaseFacts& facts, std::size_t subject);
  void learn_pool(const CaseFacts& facts, std::size_t item);
  std::size_t level_of(std::size_t subject) const;

  const Layout& layout_;
  std::vector<Trial> in_role_, in_all_;  // by level of constructs
  std::vector<Trial> over_;              // by level, items last
  Trial pools_;                          // every role, then every role but one
};

// The value of a formula with the parts that are shown, or nothing when there is none.
std::optional<double> value_of(const Layout& layout, const CaseFacts& facts, Downward formula,
                               std::size_t construct, std::size_t role);

}  // namespace assay::audit
