// The shape of a Caliper job model: the model, its families, their competencies, the competencies' items by
// way in; and which row of the score table is whose.
#pragma once

#include <assay/sdk/model.hpp>

#include <cstdint>
#include <vector>

namespace caliper {

struct Competency {
  std::uint32_t construct;
  std::size_t family;                  // index into Framework::families
  std::vector<std::uint32_t> scores;   // items of the form "scores"
  std::vector<std::uint32_t> ratings;  // items of the form "ratings": first the competency, then behaviours
};

// A family without competencies is a part of the model that nothing in it asks about.
struct Family {
  std::uint32_t construct;
  std::vector<std::size_t> competencies;  // indices into Framework::competencies
};

class Framework {
 public:
  // Refuses an instrument that is not three levels, one `model` over `family` over `competency`, with every
  // item in a competency and in the form "scores" (0 to 100) or "ratings" (one scale of
  // points for all of them).
  explicit Framework(const assay::sdk::Model& model);

  // The construct that is the whole model.
  std::uint32_t root() const { return root_; }
  const std::vector<Family>& families() const { return families_; }
  const std::vector<Competency>& competencies() const { return competencies_; }
  // The roles that are reported: those without a parent. A slot is an index into them; the last slot is
  // "all", every rater pooled.
  const std::vector<std::uint32_t>& roles() const { return roles_; }
  std::size_t slot_count() const { return roles_.size() + 1; }
  std::size_t pooled() const { return roles_.size(); }
  // The slot that a rater's role counts in.
  std::size_t slot_of_role(std::uint32_t role) const { return slot_of_role_[role]; }

  bool has_ratings() const { return rating_scale_ != ASSAY_NONE; }
  // The scale of the ratings; ASSAY_NONE when the instrument has none.
  std::uint32_t rating_scale() const { return rating_scale_; }
  // Its lowest and its highest point.
  double lowest() const { return lowest_; }
  double highest() const { return highest_; }
  // A rating put on 0 to 100, linearly from the lowest point to the highest.
  double score_of_rating(double rating) const { return (rating - lowest_) / (highest_ - lowest_) * 100; }

 private:
  void place_competencies(const assay::sdk::Model& model);
  void place_items(const assay::sdk::Model& model, Competency& competency);
  void check_score(const assay::sdk::Model& model, const assay_item& item) const;
  void check_rating(const assay::sdk::Model& model, const assay_item& item);

  std::uint32_t root_ = 0;
  std::vector<Family> families_;
  std::vector<Competency> competencies_;
  std::vector<std::uint32_t> roles_;
  std::vector<std::size_t> slot_of_role_;
  std::uint32_t rating_scale_ = ASSAY_NONE;
  double lowest_ = 0, highest_ = 1;
};

// Where the scores of each subject and slot stand.
class RowIndex {
 public:
  RowIndex(const assay::sdk::Model& model, const Framework& framework, assay::sdk::ArrayView<assay_row> rows);

  std::size_t item(std::uint32_t index, std::size_t slot) const { return items_[slot * item_count_ + index]; }
  std::size_t construct(std::uint32_t index, std::size_t slot) const {
    return constructs_[slot * construct_count_ + index];
  }

 private:
  std::size_t item_count_;
  std::size_t construct_count_;
  std::vector<std::uint32_t> items_;
  std::vector<std::uint32_t> constructs_;
};

}  // namespace caliper
