// The scores of one rater: every construct, from the rater's own answers.
#pragma once

#include <assay/sdk/scorer.hpp>

#include <cstdint>
#include <optional>
#include <vector>

#include "tree.hpp"

namespace standard {

// Sums run in long double and are rounded once, at the end: a mean that should lie on a target lies on it.
using Real = long double;

struct RaterScore {
  Real score = 0;
  Real percent = 0;  // where it lies between the lowest and the highest possible, 0 to 100
};

// Kept from rater to rater to spare allocations.
class RaterScores {
 public:
  RaterScores(const assay::sdk::Model& model, const Tree& tree, const Rules& rules);

  // Takes the answers of a rater. They must stay where they are as long as anything is asked.
  void read(const double* values, const std::uint8_t* states);

  // Whether an item was put to the rater: not one of a form that the rater left blank altogether.
  bool asked(std::uint32_t item) const { return forms_[items_[item].form]; }
  bool answered(std::uint32_t item) const { return states_[item] == ASSAY_ANSWER_VALUE; }
  // The answer with a reverse key turned round: lowest + highest - answer.
  double keyed(std::uint32_t item) const {
    return items_[item].reverse ? items_[item].ends.low + items_[item].ends.high - values_[item]
                                : values_[item];
  }
  const std::optional<RaterScore>& construct(std::uint32_t index) const { return scores_[index]; }

 private:
  struct Item {
    std::size_t form;  // into forms_
    bool reverse;
    Range ends;
    Real weight;
  };
  struct Parts;
  void add_items(const std::vector<std::uint32_t>& items, Parts& parts) const;
  void add_children(const Node& node, Parts& parts) const;
  std::optional<RaterScore> score_of(const Node& node) const;
  std::optional<RaterScore> sum_of(const Node& node) const;
  std::optional<RaterScore> mean_of(const Node& node) const;

  const Tree& tree_;
  Rules rules_;
  std::vector<Item> items_;
  std::vector<Real> weights_;  // by construct
  std::vector<bool> forms_;    // whether the rater used it; the last stands for items of every form
  const double* values_ = nullptr;
  const std::uint8_t* states_ = nullptr;
  std::vector<std::optional<RaterScore>> scores_;  // by construct
  std::vector<bool> measured_;  // by construct: whether any item beneath was put to the rater
};

}  // namespace standard
