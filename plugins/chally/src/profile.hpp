// The shape of a Chally instrument: a profile over its competencies, each with two ways in; and which row of
// the score table is whose.
#pragma once

#include <assay/sdk/model.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace chally {

// Bounds of a score. A percentile is delivered in these units; ratings are put on them.
inline constexpr double kLowestScore = 0, kHighestScore = 99;

// The two ways in, as the instrument names them.
inline constexpr std::string_view kPercentiles = "percentiles", kBehaviours = "behaviours";

struct Competency {
  std::uint32_t construct;
  std::uint32_t percentile = ASSAY_NONE;  // the item that takes the delivered percentile, or ASSAY_NONE
  std::vector<std::uint32_t> behaviours;  // items
};

enum class Band { kLow = 1, kMiddle = 2, kHigh = 3 };

// The cut-offs of the bands: low below the first, high from the second.
class Cuts {
 public:
  // Refuses a `low_below` that lies above `high_from`.
  explicit Cuts(const assay::sdk::Options& options);

  Band band(double score) const;
  std::int64_t low_below() const { return low_below_; }
  std::int64_t high_from() const { return high_from_; }

 private:
  std::int64_t low_below_;
  std::int64_t high_from_;
};

class Profile {
 public:
  // Refuses an instrument that is not one `profile` over `competency` constructs, with every item in a
  // competency and in one of the two forms, or whose scales are not what the scores are made from.
  explicit Profile(const assay::sdk::Model& model);

  std::uint32_t root() const { return root_; }
  const std::vector<Competency>& competencies() const { return competencies_; }
  // The roles that are reported: those without a parent. A slot is an index into them; the last slot is
  // "all", every rater pooled.
  const std::vector<std::uint32_t>& roles() const { return roles_; }
  std::uint32_t slot_count() const { return static_cast<std::uint32_t>(roles_.size()) + 1; }
  std::uint32_t pooled() const { return static_cast<std::uint32_t>(roles_.size()); }
  // The slot that a rater's role counts in.
  std::uint32_t slot_of_role(std::uint32_t role) const { return slot_of_role_[role]; }
  // The scale of the behaviours: its index, or ASSAY_NONE without behaviours; its ends.
  std::uint32_t rating_scale() const { return rating_scale_; }
  double lowest_rating() const { return lowest_rating_; }
  double highest_rating() const { return highest_rating_; }
  // A mean rating on the bounds of a score: the lowest rating is 0, the highest 99, straight between.
  double score_of_rating(double rating) const {
    return kHighestScore * (rating - lowest_rating_) / (highest_rating_ - lowest_rating_);
  }

 private:
  void place_items(const assay::sdk::Model& model);
  void place_percentile(const assay::sdk::Model& model, std::uint32_t item, Competency& competency);
  void place_behaviour(const assay::sdk::Model& model, std::uint32_t item, Competency& competency);
  void place_roles(const assay::sdk::Model& model);

  std::uint32_t root_ = ASSAY_NONE;
  std::vector<Competency> competencies_;
  std::vector<std::uint32_t> roles_;
  std::vector<std::uint32_t> slot_of_role_;
  std::uint32_t rating_scale_ = ASSAY_NONE;
  double lowest_rating_ = 1;
  double highest_rating_ = 5;
};

// Where the scores of each subject and slot stand.
class RowIndex {
 public:
  RowIndex(const assay::sdk::Model& model, const Profile& profile, assay::sdk::ArrayView<assay_row> rows);

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

}  // namespace chally
