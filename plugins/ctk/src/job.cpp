#include "job.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>

#include "weights.hpp"

namespace ctk {

using assay::sdk::ArrayView;
using assay::sdk::Model;
using assay::sdk::refuse;
using assay::sdk::view;

namespace {

std::string name_of(const assay_item& item) {
  return "item " + std::string(view(item.id));
}

std::string name_of(const Model& model, const assay_construct& construct) {
  return std::string(model.level_of(construct)) + " " + std::string(view(construct.id));
}

bool has_items(const Competency& one) {
  return one.level_item != ASSAY_NONE || !one.behaviours.empty();
}

Ends hull(const Ends& one, const Ends& other) {
  return {std::min(one.low, other.low), std::max(one.high, other.high)};
}

Ends ends_of(const Model& model, std::uint32_t scale) {
  const ArrayView<double> points(model.scales()[scale].points);
  return {points[0], points[points.size() - 1]};
}

// The answers to an item and the target of its construct are compared, so both stand between the same ends.
void require_same_ends(const Model& model, const assay_item& item, std::uint32_t& scale) {
  if (scale == ASSAY_NONE) {
    scale = item.scale;
    return;
  }
  const Ends own = ends_of(model, item.scale), other = ends_of(model, scale);
  if (!(own == other)) {
    refuse(name_of(item) + ": its scale must have the same ends as that of " +
           name_of(model, model.constructs()[item.construct]) + " and its other items");
  }
}

template <typename List>
auto owner_of(List& list, std::uint32_t construct) {
  return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.construct == construct; });
}

}  // namespace

Job::Job(const Model& model) {
  place_constructs(model);
  place_links(model);
  place_items(model);
  measure_scales(model);
  place_roles(model);
  Weighing weighing = weigh(model, groups_, competencies_);
  for (std::size_t c = 0; c < competencies_.size(); ++c) competencies_[c].weight = weighing.shares[c];
  weight_doubts_ = std::move(weighing.doubts);
}

void Job::place_constructs(const Model& model) {
  for (std::uint32_t c = 0; c < model.constructs().size(); ++c) {
    const assay_construct& construct = model.constructs()[c];
    const std::string_view level = model.level_of(construct);
    if (level == kJob) {
      if (root_ != ASSAY_NONE)
        refuse(name_of(model, construct) + ": there must be one construct of level job");
      root_ = c;
      continue;
    }
    if (level == kTaskGroup) {
      groups_.push_back({c, {}});
      continue;
    }
    if (level != kCompetency && level != kCharacteristic) {
      refuse("construct " + std::string(view(construct.id)) + " has the level " + std::string(level) +
             "; a job has the levels job, task-group, competency and characteristic");
    }
    if (construct.has_target == 0)
      refuse(name_of(model, construct) + " needs a target, the level of the job");
    const Fraction target = Fraction::of(construct.target);
    if (level == kCharacteristic) {
      characteristics_.push_back({c, construct.scale, target, ASSAY_NONE});
    } else {
      if (construct.target <= 0) refuse(name_of(model, construct) + ": the target must be above 0");
      competencies_.push_back({c, construct.scale, target, {}, ASSAY_NONE, {}, {}});
    }
  }
  if (root_ == ASSAY_NONE) refuse("there must be one construct of level job");
  if (competencies_.empty()) refuse("there must be at least one construct of level competency");
}

void Job::place_links(const Model& model) {
  for (std::size_t c = 0; c < competencies_.size(); ++c) {
    const assay_construct& construct = model.constructs()[competencies_[c].construct];
    for (const std::uint32_t link : model.links_of(construct)) {
      const auto group = owner_of(groups_, link);
      if (group == groups_.end()) {
        refuse(name_of(model, construct) + " is linked to " + std::string(view(model.constructs()[link].id)) +
               ", which is no task group");
      }
      competencies_[c].groups.push_back(static_cast<std::size_t>(group - groups_.begin()));
      group->competencies.push_back(c);
    }
  }
}

void Job::place_items(const Model& model) {
  for (std::uint32_t i = 0; i < model.items().size(); ++i) {
    const assay_item& item = model.items()[i];
    if (item.weight != 1) refuse(name_of(item) + ": items of a job have no weight; all of them count alike");
    const auto competency = owner_of(competencies_, item.construct);
    const auto characteristic = owner_of(characteristics_, item.construct);
    if (competency != competencies_.end()) {
      place_in_competency(model, i, *competency);
    } else if (characteristic != characteristics_.end()) {
      place_in_characteristic(model, i, *characteristic);
    } else {
      refuse(name_of(item) + " must belong to a competency or a characteristic");
    }
  }
}

void Job::place_in_competency(const Model& model, std::uint32_t index, Competency& competency) {
  const assay_item& item = model.items()[index];
  const std::string_view form = model.form_of(item);
  require_same_ends(model, item, competency.scale);
  if (form == kBehaviours) {
    competency.behaviours.push_back(index);
  } else if (form == kLevels) {
    if (item.reverse != 0) refuse(name_of(item) + ": a level cannot be reverse-keyed");
    if (competency.level_item != ASSAY_NONE) {
      refuse(name_of(item) + ": its competency has an item for the level already");
    }
    competency.level_item = index;
  } else {
    refuse(name_of(item) + " of a competency must have the form levels or behaviours");
  }
}

void Job::place_in_characteristic(const Model& model, std::uint32_t index, Characteristic& characteristic) {
  const assay_item& item = model.items()[index];
  if (model.form_of(item) != kCharacteristics) {
    refuse(name_of(item) + " of a characteristic must have the form characteristics");
  }
  if (item.reverse != 0) refuse(name_of(item) + ": a preference cannot be reverse-keyed");
  if (characteristic.item != ASSAY_NONE) refuse(name_of(item) + ": its characteristic has an item already");
  require_same_ends(model, item, characteristic.scale);
  characteristic.item = index;
}

void Job::measure_scales(const Model& model) {
  std::vector<Ends> all, rated;
  for (const Competency& one : competencies_) {
    const double target = one.target.value();
    // Without a scale the level of the job is all that there is.
    const Ends ends = one.scale == ASSAY_NONE ? Ends{target, target} : ends_of(model, one.scale);
    if (ends.low < 0 || target < ends.low || target > ends.high) {
      refuse(name_of(model, model.constructs()[one.construct]) +
             ": its scale must not go below 0, and its target must lie on it");
    }
    all.push_back(ends);
    if (has_items(one)) rated.push_back(ends);
  }
  const Ends levels = std::accumulate(all.begin(), all.end(), all.front(), hull);
  lowest_ = levels.low;
  highest_ = levels.high;
  rated_ = rated.empty() ? levels : std::accumulate(rated.begin(), rated.end(), rated.front(), hull);
  one_span_ = !rated.empty() && std::count(rated.begin(), rated.end(), rated_) == std::ssize(rated);
}

void Job::place_roles(const Model& model) {
  roles_ = model.top_roles();
  for (std::uint32_t role = 0; role < model.roles().size(); ++role) {
    const auto top = std::find(roles_.begin(), roles_.end(), model.top_role(role));
    slot_of_role_.push_back(static_cast<std::uint32_t>(top - roles_.begin()));
  }
  person_ = pooled();
  for (std::uint32_t slot = 0; slot < pooled(); ++slot) {
    if (view(model.roles()[roles_[slot]].id) == kPerson) person_ = slot;
  }
}

RowIndex::RowIndex(const Model& model, const Job& job, ArrayView<assay_row> rows)
    : item_count_(model.items().size()),
      construct_count_(model.constructs().size()),
      items_(item_count_ * job.slot_count(), ASSAY_NONE),
      constructs_(construct_count_ * job.slot_count(), ASSAY_NONE) {
  std::uint32_t at = 0;
  for (const assay_row& row : rows) {
    const std::uint32_t slot = row.role == ASSAY_ROLE_ALL ? job.pooled() : job.slot_of_role(row.role);
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

}  // namespace ctk
