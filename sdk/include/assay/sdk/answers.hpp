// assay/sdk/answers.hpp: which answers of a case count for which row of its scores, for scorers that go by
// rows: an item's own answers, and those to all items at or below a construct; a role's with the roles that
// are pooled into it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "assay/abi/scorer.h"
#include "assay/sdk/model.hpp"
#include "assay/sdk/scorer.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// Made once, in a scorer's constructor; constant after that, so that several threads may use it. Valid as long
// as what the scorer was set up with.
class AnswersByRow {
 public:
  explicit AnswersByRow(const ScorerSetup& setup) : AnswersByRow(setup.model, setup.rows) {}
  // Fails the call with ASSAY_E_CONTENT for an instrument without items.
  AnswersByRow(const Model& model, ArrayView<assay_row> rows) : rows_(rows) {
    if (model.items().empty()) refuse("the instrument has no items");
    for (std::uint32_t role = 0; role < model.roles().size(); ++role) top_.push_back(model.top_role(role));
    own_.resize(model.items().size());
    below_.resize(model.constructs().size());
    for (std::uint32_t item = 0; item < model.items().size(); ++item) add(model, item);
  }

  std::size_t row_count() const { return rows_.size(); }
  const assay_row& row(std::size_t index) const { return rows_[index]; }

  // The lowest and the highest value that any item can be answered with.
  double lowest() const { return lowest_; }
  double highest() const { return highest_; }

  // Calls `visit(item, value)` for each answer that counts for a row, rater by rater, in the order of the items.
  // NA and blanks are no answers. For a construct a reversed item is turned round, so that high always speaks
  // for the construct: on a scale from 1 to 5 an answer of 2 comes as 4. For the item itself it comes as given.
  template <typename Visit>
  void each(const CaseView& answers, std::size_t row, Visit visit) const {
    const assay_row& of = rows_[row];
    const bool construct = of.subject == ASSAY_SUBJECT_CONSTRUCT;
    const std::vector<std::uint32_t>& items = construct ? below_[of.index].items : own_[of.index].items;
    for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) {
      if (of.role != ASSAY_ROLE_ALL && of.role != top_[answers.role(rater)]) continue;
      const double* values = answers.values(rater);
      const std::uint8_t* states = answers.states(rater);
      for (const std::uint32_t item : items) {
        if (states[item] != ASSAY_ANSWER_VALUE) continue;
        const Item& asked = own_[item];
        visit(item, construct && asked.reverse ? asked.low + asked.high - values[item] : values[item]);
      }
    }
  }

 private:
  struct Item {
    std::vector<std::uint32_t> items;  // itself
    double low = 0, high = 0;
    bool reverse = false;
  };
  struct Construct {
    std::vector<std::uint32_t> items;
  };

  void add(const Model& model, std::uint32_t item) {
    const assay_item& asked = model.items()[item];
    const ArrayView<double> points = model.scales()[asked.scale].points;
    own_[item] = {{item}, points[0], points[points.size() - 1], asked.reverse != 0};
    if (own_[item].low < lowest_) lowest_ = own_[item].low;
    if (own_[item].high > highest_) highest_ = own_[item].high;
    for (std::uint32_t at = asked.construct; at != ASSAY_NONE; at = model.constructs()[at].parent) {
      below_[at].items.push_back(item);
    }
  }

  ArrayView<assay_row> rows_;
  std::vector<std::uint32_t> top_;  // of each role, the one that it is pooled into
  std::vector<Item> own_;
  std::vector<Construct> below_;
  double lowest_ = std::numeric_limits<double>::infinity();
  double highest_ = -std::numeric_limits<double>::infinity();
};

}  // namespace assay::sdk
