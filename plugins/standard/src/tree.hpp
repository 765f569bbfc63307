// The measured tree of any instrument, with what its constructs' scores can be under the rules; and which row
// of the score table is whose.
#pragma once

#include <assay/sdk/model.hpp>

#include <cstdint>
#include <optional>
#include <vector>

#include "rules.hpp"

namespace standard {

struct Range {
  double low, high;
  bool operator==(const Range&) const = default;
};

// The ends of a scale.
Range ends_of(const assay_scale& scale);

// A construct, and what its score is made of.
struct Node {
  std::vector<std::uint32_t> items;     // its own
  std::vector<std::uint32_t> children;  // constructs one step below
  std::vector<std::uint32_t> beneath;   // items, its own and those of all constructs below, in order
  std::optional<Range> ends;            // of the scales of all items beneath, where these are the same
  std::uint32_t scale = ASSAY_NONE;     // the scale of all items beneath, where it is one
  std::uint32_t na_policy = ASSAY_NA_AVAILABLE;  // the strictest of those beneath
  bool scored = false;                           // whether there can be a score
  Range range{0, 0};                             // of a score with every answer there
  Range bounds{0, 0};                            // of any score: a sum may lack items
  std::optional<double> target;                  // in units of the score; none where it does not fit them
};

class Tree {
 public:
  // Refuses, for a mean, a construct whose own items have scales with different ends.
  Tree(const assay::sdk::Model& model, const Rules& rules);

  const Node& node(std::uint32_t construct) const { return nodes_[construct]; }
  std::size_t size() const { return nodes_.size(); }
  // Constructs without a parent, in order.
  const std::vector<std::uint32_t>& roots() const { return roots_; }
  // How far below a root a construct stands, from 0.
  std::uint32_t depth(std::uint32_t construct) const;

  // The roles that are reported: those without a parent. A slot is an index into them; the last slot is
  // "all", every rater pooled.
  const std::vector<std::uint32_t>& roles() const { return roles_; }
  std::uint32_t slot_count() const { return static_cast<std::uint32_t>(roles_.size()) + 1; }
  std::uint32_t pooled() const { return static_cast<std::uint32_t>(roles_.size()); }
  // The slot that a rater's role counts in.
  std::uint32_t slot_of_role(std::uint32_t role) const { return slot_of_role_[role]; }

 private:
  void place_roles(const assay::sdk::Model& model);
  void place_items(const assay::sdk::Model& model);
  void find_ends(const assay::sdk::Model& model, Node& node) const;
  void require_common_ends(const assay::sdk::Model& model, const assay_construct& construct,
                           const Node& node) const;
  void find_range(const assay::sdk::Model& model, Node& node) const;
  void find_bounds_of_sum(const assay::sdk::Model& model, Node& node) const;
  void find_target(const assay_construct& construct, Node& node) const;

  Rules rules_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> parents_;
  std::vector<std::uint32_t> roots_;
  std::vector<std::uint32_t> roles_;
  std::vector<std::uint32_t> slot_of_role_;
};

// Where the scores of each subject and slot stand.
class RowIndex {
 public:
  RowIndex(const assay::sdk::Model& model, const Tree& tree, assay::sdk::ArrayView<assay_row> rows);

  std::uint32_t item(std::uint32_t index, std::uint32_t slot) const {
    return items_[slot * item_count_ + index];
  }
  std::uint32_t construct(std::uint32_t index, std::uint32_t slot) const {
    return constructs_[slot * construct_count_ + index];
  }

 private:
  std::size_t item_count_;
  std::size_t construct_count_;
  std::vector<std::uint32_t> items_;
  std::vector<std::uint32_t> constructs_;
};

}  // namespace standard
