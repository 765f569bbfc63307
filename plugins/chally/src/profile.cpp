#include "profile.hpp"

#include <algorithm>
#include <string>

namespace chally {

using assay::sdk::ArrayView;
using assay::sdk::Model;
using assay::sdk::refuse;
using assay::sdk::view;

namespace {

// Means of ratings are rounded in binary: a score this close to a cut-off lies on it.
constexpr double kOnTheLine = 1e-9;

std::string name_of(const assay_item& item) {
  return "item " + std::string(view(item.id));
}

std::string_view form_of(const Model& model, const assay_item& item) {
  return item.form == ASSAY_NONE ? std::string_view() : view(model.forms()[item.form]);
}

}  // namespace

Cuts::Cuts(const assay::sdk::Options& options)
    : low_below_(options.integer("low_below")), high_from_(options.integer("high_from")) {
  if (low_below_ > high_from_) {
    refuse("option low_below is " + std::to_string(low_below_) + " and high_from is " +
           std::to_string(high_from_) + "; low_below must not lie above high_from");
  }
}

Band Cuts::band(double score) const {
  if (score < static_cast<double>(low_below_) - kOnTheLine) return Band::kLow;
  return score < static_cast<double>(high_from_) - kOnTheLine ? Band::kMiddle : Band::kHigh;
}

Profile::Profile(const Model& model) {
  const auto roots = model.constructs_of("profile");
  if (roots.size() != 1) refuse("the instrument must have one construct of level profile");
  root_ = roots.front();
  for (const std::uint32_t construct : model.children_of(root_)) {
    if (model.level_of(model.constructs()[construct]) == "competency")
      competencies_.push_back({construct, ASSAY_NONE, {}});
  }
  if (competencies_.empty() || competencies_.size() + 1 != model.constructs().size()) {
    refuse(
        "besides the profile, every construct must be of level competency, with the profile as its parent");
  }
  place_items(model);
  place_roles(model);
}

void Profile::place_items(const Model& model) {
  for (std::uint32_t i = 0; i < model.items().size(); ++i) {
    const assay_item& item = model.items()[i];
    const auto owner = std::find_if(competencies_.begin(), competencies_.end(),
                                    [&](const Competency& one) { return one.construct == item.construct; });
    if (owner == competencies_.end()) refuse(name_of(item) + " must belong to a competency");
    const std::string_view form = form_of(model, item);
    if (form == kPercentiles) {
      place_percentile(model, i, *owner);
    } else if (form == kBehaviours) {
      place_behaviour(model, i, *owner);
    } else {
      refuse(name_of(item) + " must have the form percentiles or behaviours");
    }
  }
  for (const Competency& one : competencies_) {
    if (one.percentile == ASSAY_NONE && one.behaviours.empty()) {
      refuse("competency " + std::string(view(model.constructs()[one.construct].id)) + " has no items");
    }
  }
}

void Profile::place_percentile(const Model& model, std::uint32_t index, Competency& competency) {
  const assay_item& item = model.items()[index];
  const ArrayView<double> points(model.scales()[item.scale].points);
  if (points[0] < kLowestScore || points[points.size() - 1] > kHighestScore) {
    refuse(name_of(item) + ": percentiles must have a scale within 0 to 99");
  }
  if (item.reverse != 0) refuse(name_of(item) + ": a percentile cannot be reverse-keyed");
  if (competency.percentile != ASSAY_NONE)
    refuse(name_of(item) + ": its competency has a percentile already");
  competency.percentile = index;
}

void Profile::place_behaviour(const Model& model, std::uint32_t index, Competency& competency) {
  const assay_item& item = model.items()[index];
  if (rating_scale_ != ASSAY_NONE && rating_scale_ != item.scale) {
    refuse(name_of(item) + ": all behaviours must have the same scale");
  }
  rating_scale_ = item.scale;
  const ArrayView<double> points(model.scales()[item.scale].points);
  lowest_rating_ = points[0];
  highest_rating_ = points[points.size() - 1];
  competency.behaviours.push_back(index);
}

void Profile::place_roles(const Model& model) {
  roles_ = model.top_roles();
  for (std::uint32_t role = 0; role < model.roles().size(); ++role) {
    const auto top = std::find(roles_.begin(), roles_.end(), model.top_role(role));
    slot_of_role_.push_back(static_cast<std::uint32_t>(top - roles_.begin()));
  }
}

RowIndex::RowIndex(const Model& model, const Profile& profile, ArrayView<assay_row> rows)
    : item_count_(model.items().size()),
      construct_count_(model.constructs().size()),
      items_(item_count_ * profile.slot_count(), ASSAY_NONE),
      constructs_(construct_count_ * profile.slot_count(), ASSAY_NONE) {
  std::uint32_t at = 0;
  for (const assay_row& row : rows) {
    const std::uint32_t slot = row.role == ASSAY_ROLE_ALL ? profile.pooled() : profile.slot_of_role(row.role);
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

}  // namespace chally
