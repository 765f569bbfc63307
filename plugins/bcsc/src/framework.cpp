#include "framework.hpp"

#include <string>

namespace bcsc {

using assay::sdk::Model;
using assay::sdk::refuse;
using assay::sdk::view;

namespace {

constexpr std::uint32_t kMostPoints = 20;

// What the means of this scorer would leave out of account.
void require_plain(const Model& model) {
  for (const assay_construct& construct : model.constructs()) {
    if (construct.has_weight != 0) {
      refuse(std::string(view(construct.id)) + " has a weight: this scorer counts all elements alike");
    }
  }
  for (const assay_item& item : model.items()) {
    const std::string id(view(item.id));
    if (item.reverse != 0) refuse("question " + id + " is reversed: this scorer takes answers as they are");
    if (item.weight != 1) refuse("question " + id + " has a weight: this scorer counts all questions alike");
  }
}

std::uint32_t whole_points(const Model& model) {
  for (const assay_item& item : model.items()) {
    if (item.scale != model.items()[0].scale) refuse("all questions must have the same scale");
  }
  const assay_scale& scale = model.scales()[model.items()[0].scale];
  if (scale.continuous != 0) refuse("the scale is continuous: this scorer counts answers by its points");
  const assay::sdk::ArrayView<double> points(scale.points);
  if (points.size() > kMostPoints) refuse("the scale has more than " + std::to_string(kMostPoints) + " points");
  for (std::size_t p = 0; p < points.size(); ++p) {
    if (points[p] != static_cast<double>(p + 1)) refuse("the points of the scale must be 1, 2, 3 and so on");
  }
  return static_cast<std::uint32_t>(points.size());
}

}  // namespace

Framework::Framework(const Model& model) {
  if (model.items().empty()) refuse("the instrument has no questions");
  std::size_t placed = 0;
  for (const std::uint32_t unit : model.constructs_of("unit")) {
    units_.push_back({unit, {}});
    for (const std::uint32_t element : model.children_of(unit)) {
      units_.back().elements.push_back({element, model.items_of(element)});
      placed += units_.back().elements.back().items.size();
      if (units_.back().elements.back().items.empty()) {
        refuse("element " + std::string(view(model.constructs()[element].id)) + " has no questions");
      }
    }
  }
  if (placed != model.items().size()) refuse("every question must belong to an element of a unit");
  points_ = whole_points(model);
  require_plain(model);
  roles_ = model.top_roles();
  for (std::uint32_t role = 0; role < model.roles().size(); ++role) {
    const std::uint32_t top = model.top_role(role);
    for (std::uint32_t slot = 0; slot < roles_.size(); ++slot) {
      if (roles_[slot] == top) slot_of_role_.push_back(slot);
    }
  }
}

RowIndex::RowIndex(const Model& model, const Framework& framework, assay::sdk::ArrayView<assay_row> rows)
    : item_count_(model.items().size()),
      construct_count_(model.constructs().size()),
      items_(item_count_ * framework.slot_count(), ASSAY_NONE),
      constructs_(construct_count_ * framework.slot_count(), ASSAY_NONE) {
  std::uint32_t at = 0;
  for (const assay_row& row : rows) {
    const std::uint32_t slot = row.role == ASSAY_ROLE_ALL ? framework.pooled() : framework.slot_of_role(row.role);
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

}  // namespace bcsc
