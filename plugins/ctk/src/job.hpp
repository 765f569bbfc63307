// The shape of a CTK instrument: a job with its task groups, competencies and characteristics, each with its
// ways in; and which row of the score table is whose.
#pragma once

#include <assay/sdk/fraction.hpp>
#include <assay/sdk/model.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ctk {

using assay::sdk::Fraction;

// The levels of constructs, and the three ways in, as the instrument names them.
inline constexpr std::string_view kJob = "job", kTaskGroup = "task-group", kCompetency = "competency",
                                  kCharacteristic = "characteristic";
inline constexpr std::string_view kLevels = "levels", kBehaviours = "behaviours",
                                  kCharacteristics = "characteristics";
// The role in which people say what they prefer.
inline constexpr std::string_view kPerson = "self";

struct TaskGroup {
  std::uint32_t construct;
  std::vector<std::size_t> competencies;  // those linked to it, in order
};

struct Competency {
  std::uint32_t construct;
  std::uint32_t scale = ASSAY_NONE;       // of its target, for words and ends; ASSAY_NONE when there is none
  Fraction target;                        // above 0
  Fraction weight;                        // its share of the job; all shares sum to 1
  std::uint32_t level_item = ASSAY_NONE;  // the item that takes a level as it is given, or ASSAY_NONE
  std::vector<std::uint32_t> behaviours;  // items
  std::vector<std::size_t> groups;        // the task groups that call for it, in the order of its links
};

struct Characteristic {
  std::uint32_t construct;
  std::uint32_t scale = ASSAY_NONE;
  Fraction target;                  // the job's level
  std::uint32_t item = ASSAY_NONE;  // the item that takes the preference, or ASSAY_NONE
};

// The lowest and the highest point of a scale.
struct Ends {
  double low, high;
  bool operator==(const Ends&) const = default;
};

// A weight that was given and is not what follows from the links; in percent.
struct WeightDoubt {
  std::uint32_t construct;
  double given, derived;
};

class Job {
 public:
  // Refuses an instrument that is not one `job` with `competency` constructs, and at will `task-group` and
  // `characteristic` ones, or whose items, targets, links or scales are not what scores are made from.
  explicit Job(const assay::sdk::Model& model);

  std::uint32_t root() const { return root_; }
  const std::vector<TaskGroup>& groups() const { return groups_; }
  const std::vector<Competency>& competencies() const { return competencies_; }
  const std::vector<Characteristic>& characteristics() const { return characteristics_; }
  const std::vector<WeightDoubt>& weight_doubts() const { return weight_doubts_; }
  // The roles that are reported: those without a parent. A slot is an index into them; the last slot is
  // "all", every rater pooled.
  const std::vector<std::uint32_t>& roles() const { return roles_; }
  std::uint32_t slot_count() const { return static_cast<std::uint32_t>(roles_.size()) + 1; }
  std::uint32_t pooled() const { return static_cast<std::uint32_t>(roles_.size()); }
  // The slot that a rater's role counts in.
  std::uint32_t slot_of_role(std::uint32_t role) const { return slot_of_role_[role]; }
  // The slot of the role kPerson; "all" in an instrument that has no such role.
  std::uint32_t person() const { return person_; }
  // The ends of the levels: the lowest and the highest of all competencies.
  double lowest_level() const { return lowest_; }
  double highest_level() const { return highest_; }
  // The same of the competencies that have items, which alone can be rated; of all where none has.
  Ends rated_levels() const { return rated_; }
  // Whether the scales of all competencies with items have these ends, so that a level has one place between
  // them. False where none has items.
  bool one_span() const { return one_span_; }

 private:
  void place_constructs(const assay::sdk::Model& model);
  void place_links(const assay::sdk::Model& model);
  void place_items(const assay::sdk::Model& model);
  void place_in_competency(const assay::sdk::Model& model, std::uint32_t item, Competency& competency);
  void place_in_characteristic(const assay::sdk::Model& model, std::uint32_t item,
                               Characteristic& characteristic);
  void measure_scales(const assay::sdk::Model& model);
  void place_roles(const assay::sdk::Model& model);

  std::uint32_t root_ = ASSAY_NONE;
  std::vector<TaskGroup> groups_;
  std::vector<Competency> competencies_;
  std::vector<Characteristic> characteristics_;
  std::vector<WeightDoubt> weight_doubts_;
  std::vector<std::uint32_t> roles_;
  std::vector<std::uint32_t> slot_of_role_;
  std::uint32_t person_ = 0;
  double lowest_ = 0, highest_ = 0;
  Ends rated_{0, 0};
  bool one_span_ = false;
};

// Where the scores of each subject and slot stand.
class RowIndex {
 public:
  RowIndex(const assay::sdk::Model& model, const Job& job, assay::sdk::ArrayView<assay_row> rows);

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

}  // namespace ctk
