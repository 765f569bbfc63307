#include "tree.hpp"

#include <algorithm>
#include <assay/sdk/number_text.hpp>
#include <cmath>
#include <string>

namespace standard {

using assay::sdk::ArrayView;
using assay::sdk::Model;
using assay::sdk::refuse;
using assay::sdk::view;

namespace {

// From the mildest to the strictest.
std::uint32_t strictness(std::uint32_t na_policy) {
  switch (na_policy) {
    case ASSAY_NA_PRORATE:
      return 1;
    case ASSAY_NA_HALF:
      return 2;
    case ASSAY_NA_STRICT:
      return 3;
    default:
      return 0;
  }
}

std::string number(double value) {
  return assay::sdk::fixed_text(value, value == std::floor(value) ? 0 : 2);
}

std::string span(const assay_scale& scale) {
  const Range ends = ends_of(scale);
  return "`" + std::string(view(scale.id)) + "` (" + number(ends.low) + " to " + number(ends.high) + ")";
}

// The least that `fewest` or more of `values` can add up to, any of them.
double least_sum(std::vector<double> values, std::size_t fewest) {
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (std::size_t i = 0; i < values.size() && (i < fewest || values[i] < 0); ++i) sum += values[i];
  return sum;
}

}  // namespace

Range ends_of(const assay_scale& scale) {
  const ArrayView<double> points(scale.points);
  return {points[0], points[points.size() - 1]};
}

Tree::Tree(const Model& model, const Rules& rules) : rules_(rules), nodes_(model.constructs().size()) {
  place_roles(model);
  place_items(model);
  for (std::uint32_t c = 0; c < nodes_.size(); ++c) {
    const assay_construct& construct = model.constructs()[c];
    parents_.push_back(construct.parent);
    if (construct.parent == ASSAY_NONE) roots_.push_back(c);
    Node& node = nodes_[c];
    if (node.beneath.empty()) continue;
    find_ends(model, node);
    node.scored = rules_.sums() || rules_.percents() || node.ends.has_value();
    if (!node.scored) require_common_ends(model, construct, node);
    if (!node.scored) continue;
    find_range(model, node);
    if (construct.has_target != 0) find_target(construct, node);
  }
}

std::uint32_t Tree::depth(std::uint32_t construct) const {
  std::uint32_t depth = 0;
  while (parents_[construct] != ASSAY_NONE) {
    construct = parents_[construct];
    ++depth;
  }
  return depth;
}

void Tree::place_roles(const Model& model) {
  roles_ = model.top_roles();
  for (std::uint32_t role = 0; role < model.roles().size(); ++role) {
    const std::uint32_t top = model.top_role(role);
    const auto slot = std::find(roles_.begin(), roles_.end(), top);
    slot_of_role_.push_back(static_cast<std::uint32_t>(slot - roles_.begin()));
  }
}

void Tree::place_items(const Model& model) {
  for (std::uint32_t i = 0; i < model.items().size(); ++i) {
    std::uint32_t construct = model.items()[i].construct;
    nodes_[construct].items.push_back(i);
    for (; construct != ASSAY_NONE; construct = model.constructs()[construct].parent) {
      nodes_[construct].beneath.push_back(i);
    }
  }
  for (std::uint32_t c = 0; c < nodes_.size(); ++c) {
    const std::uint32_t parent = model.constructs()[c].parent;
    if (parent != ASSAY_NONE) nodes_[parent].children.push_back(c);
  }
}

void Tree::find_ends(const Model& model, Node& node) const {
  const auto scale_of = [&](std::uint32_t item) { return model.items()[item].scale; };
  node.scale = scale_of(node.beneath.front());
  node.ends = ends_of(model.scales()[node.scale]);
  for (const std::uint32_t item : node.beneath) {
    const std::uint32_t scale = scale_of(item);
    if (scale != node.scale) node.scale = ASSAY_NONE;
    if (node.ends && !(ends_of(model.scales()[scale]) == *node.ends)) node.ends.reset();
    const std::uint32_t policy = rules_.na_policy.value_or(model.na_policy(scale));
    if (strictness(policy) > strictness(node.na_policy)) node.na_policy = policy;
  }
}

void Tree::require_common_ends(const Model& model, const assay_construct& construct, const Node& node) const {
  if (node.items.empty()) return;
  const assay_scale& first = model.scales()[model.items()[node.items.front()].scale];
  for (const std::uint32_t item : node.items) {
    const assay_scale& scale = model.scales()[model.items()[item].scale];
    if (ends_of(scale) == ends_of(first)) continue;
    refuse("the items of construct `" + std::string(view(construct.id)) +
           "` are on scales that have no common mean, " + span(first) + " and " + span(scale) +
           ": let [scoring] of the instrument, or the option method, say percent-of-maximum or sum");
  }
}

void Tree::find_range(const Model& model, Node& node) const {
  if (rules_.percents()) {
    node.range = node.bounds = {0, 100};
  } else if (!rules_.sums()) {
    node.range = node.bounds = *node.ends;
  } else {
    for (const std::uint32_t item : node.beneath) {
      const Range ends = ends_of(model.scales()[model.items()[item].scale]);
      node.range.low += ends.low;
      node.range.high += ends.high;
    }
    find_bounds_of_sum(model, node);
  }
}

// A sum lacks the items of other forms, and those without an answer where the policy lets it.
void Tree::find_bounds_of_sum(const Model& model, Node& node) const {
  std::vector<double> lows, highs;
  bool forms = false;
  for (const std::uint32_t item : node.beneath) {
    const Range ends = ends_of(model.scales()[model.items()[item].scale]);
    lows.push_back(ends.low);
    highs.push_back(-ends.high);
    forms = forms || model.items()[item].form != ASSAY_NONE;
  }
  std::size_t fewest = node.beneath.size();
  if (forms || node.na_policy == ASSAY_NA_AVAILABLE) {
    fewest = 1;
  } else if (node.na_policy == ASSAY_NA_HALF) {
    fewest = (node.beneath.size() + 1) / 2;
  }
  node.bounds = {least_sum(lows, fewest), -least_sum(highs, fewest)};
}

// A target is in units of one item: it fits a mean, its percent, and the sum of one item.
void Tree::find_target(const assay_construct& construct, Node& node) const {
  const bool same_scale = construct.scale == ASSAY_NONE || construct.scale == node.scale;
  if (!node.ends || !same_scale) return;
  if (rules_.sums() && node.beneath.size() > 1) return;
  node.target = construct.target;
  if (rules_.percents()) {
    node.target = 100 * (construct.target - node.ends->low) / (node.ends->high - node.ends->low);
  }
}

RowIndex::RowIndex(const Model& model, const Tree& tree, ArrayView<assay_row> rows)
    : item_count_(model.items().size()),
      construct_count_(model.constructs().size()),
      items_(item_count_ * tree.slot_count(), ASSAY_NONE),
      constructs_(construct_count_ * tree.slot_count(), ASSAY_NONE) {
  std::uint32_t at = 0;
  for (const assay_row& row : rows) {
    const std::uint32_t slot = row.role == ASSAY_ROLE_ALL ? tree.pooled() : tree.slot_of_role(row.role);
    if (row.subject == ASSAY_SUBJECT_ITEM) {
      items_[slot * item_count_ + row.index] = at++;
    } else {
      constructs_[slot * construct_count_ + row.index] = at++;
    }
  }
  for (const auto* table : {&items_, &constructs_}) {
    for (const std::uint32_t row : *table) {
      if (row == ASSAY_NONE) refuse("the score table lacks rows of the instrument");
    }
  }
}

}  // namespace standard
