// The shape of a BCSC instrument: units, their elements, the elements' questions; and which row of the
// score table is whose.
#pragma once

#include <assay/sdk/model.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace bcsc {

struct Element {
  std::uint32_t construct;
  std::vector<std::uint32_t> items;
};

struct Unit {
  std::uint32_t construct;
  std::vector<Element> elements;
};

class Framework {
 public:
  // Refuses an instrument that is not two levels, `unit` over `element`, with every question in an element
  // and all questions on one scale of whole points that starts at 1; and one with a continuous scale, a
  // reversed question or a weight, which the means here know nothing of.
  explicit Framework(const assay::sdk::Model& model);

  const std::vector<Unit>& units() const { return units_; }
  // The roles that are reported: those without a parent. A slot is an index into them; the last slot is
  // "all", every rater pooled.
  const std::vector<std::uint32_t>& roles() const { return roles_; }
  std::uint32_t slot_count() const { return static_cast<std::uint32_t>(roles_.size()) + 1; }
  std::uint32_t pooled() const { return static_cast<std::uint32_t>(roles_.size()); }
  // The slot that a rater's role counts in.
  std::uint32_t slot_of_role(std::uint32_t role) const { return slot_of_role_[role]; }
  // The highest point of the scale; points are 1 to this.
  std::uint32_t points() const { return points_; }

 private:
  std::vector<Unit> units_;
  std::vector<std::uint32_t> roles_;
  std::vector<std::uint32_t> slot_of_role_;
  std::uint32_t points_ = 0;
};

// Where the scores of each subject and slot stand.
class RowIndex {
 public:
  RowIndex(const assay::sdk::Model& model, const Framework& framework, assay::sdk::ArrayView<assay_row> rows);

  std::uint32_t item(std::uint32_t index, std::uint32_t slot) const { return items_[slot * item_count_ + index]; }
  std::uint32_t construct(std::uint32_t index, std::uint32_t slot) const {
    return constructs_[slot * construct_count_ + index];
  }
  // The rows of all items, slot by slot.
  const std::vector<std::uint32_t>& items() const { return items_; }

 private:
  std::size_t item_count_;
  std::size_t construct_count_;
  std::vector<std::uint32_t> items_;
  std::vector<std::uint32_t> constructs_;
};

}  // namespace bcsc
