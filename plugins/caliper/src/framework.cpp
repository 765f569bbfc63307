#include "framework.hpp"

#include <string>

namespace caliper {

using assay::sdk::ArrayView;
using assay::sdk::Model;
using assay::sdk::refuse;
using assay::sdk::view;

namespace {

constexpr double kFullScore = 100;

std::string id_of(const Model& model, std::uint32_t construct) {
  return std::string(view(model.constructs()[construct].id));
}

std::string_view form_of(const Model& model, const assay_item& item) {
  return item.form == ASSAY_NONE ? std::string_view() : view(model.forms()[item.form]);
}

}  // namespace

Framework::Framework(const Model& model) {
  const auto roots = model.constructs_of("model");
  if (roots.size() != 1)
    refuse("the instrument must have one construct of level model, and has " + std::to_string(roots.size()));
  root_ = roots.front();
  for (const std::uint32_t family : model.constructs_of("family")) {
    if (model.constructs()[family].parent != root_)
      refuse("family " + id_of(model, family) + " must belong to the model");
    families_.push_back({family, {}});
  }
  if (families_.empty()) refuse("the instrument has no families");
  place_competencies(model);
  roles_ = model.top_roles();
  for (std::uint32_t role = 0; role < model.roles().size(); ++role) {
    const std::uint32_t top = model.top_role(role);
    for (std::size_t slot = 0; slot < roles_.size(); ++slot) {
      if (roles_[slot] == top) slot_of_role_.push_back(slot);
    }
  }
}

void Framework::place_competencies(const Model& model) {
  std::size_t placed = 0;
  for (const std::uint32_t construct : model.constructs_of("competency")) {
    std::size_t family = 0;
    while (family < families_.size() && families_[family].construct != model.constructs()[construct].parent)
      ++family;
    if (family == families_.size())
      refuse("competency " + id_of(model, construct) + " must belong to a family");
    Competency competency{construct, family, {}, {}};
    place_items(model, competency);
    placed += competency.scores.size() + competency.ratings.size();
    families_[family].competencies.push_back(competencies_.size());
    competencies_.push_back(std::move(competency));
  }
  if (competencies_.empty()) refuse("the instrument has no competencies");
  if (placed != model.items().size()) refuse("every item must belong to a competency");
}

void Framework::place_items(const Model& model, Competency& competency) {
  for (const std::uint32_t index : model.items_of(competency.construct)) {
    const assay_item& item = model.items()[index];
    const std::string_view form = form_of(model, item);
    if (form == "scores") {
      check_score(model, item);
      competency.scores.push_back(index);
    } else if (form == "ratings") {
      check_rating(model, item);
      competency.ratings.push_back(index);
    } else {
      refuse("item " + std::string(view(item.id)) + " must have the form scores or ratings");
    }
  }
  if (competency.scores.empty() && competency.ratings.empty()) {
    refuse("competency " + id_of(model, competency.construct) + " has no items");
  }
}

void Framework::check_score(const Model& model, const assay_item& item) const {
  const ArrayView<double> points(model.scales()[item.scale].points);
  if (points[0] != 0 || points[points.size() - 1] != kFullScore) {
    refuse("the scale of item " + std::string(view(item.id)) + " must go from 0 to 100");
  }
  if (item.reverse != 0) refuse("item " + std::string(view(item.id)) + " is a score and cannot be reversed");
}

void Framework::check_rating(const Model& model, const assay_item& item) {
  if (rating_scale_ != ASSAY_NONE && item.scale != rating_scale_)
    refuse("all ratings must have the same scale");
  if (model.scales()[item.scale].continuous != 0)
    refuse("the scale of item " + std::string(view(item.id)) + " must have points that a rater can tick");
  rating_scale_ = item.scale;
  const ArrayView<double> points(model.scales()[item.scale].points);
  lowest_ = points[0];
  highest_ = points[points.size() - 1];
}

RowIndex::RowIndex(const Model& model, const Framework& framework, ArrayView<assay_row> rows)
    : item_count_(model.items().size()),
      construct_count_(model.constructs().size()),
      items_(item_count_ * framework.slot_count(), ASSAY_NONE),
      constructs_(construct_count_ * framework.slot_count(), ASSAY_NONE) {
  std::uint32_t at = 0;
  for (const assay_row& row : rows) {
    const std::size_t slot =
        row.role == ASSAY_ROLE_ALL ? framework.pooled() : framework.slot_of_role(row.role);
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

}  // namespace caliper
