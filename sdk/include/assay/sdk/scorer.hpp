// assay/sdk/scorer.hpp: base class of a scorer, and the views that it works on.
#pragma once

#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/scorer.h"
#include "assay/sdk/host.hpp"
#include "assay/sdk/model.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// What a scorer is made with. Everything in it is valid as long as the scorer.
struct ScorerSetup {
  Model model;
  std::optional<Norm> norm;
  ArrayView<assay_row> rows;
  Options options;
  Host host = {};
};

// A column that a scorer declares.
struct Measure {
  std::string id;
  std::string title;
  std::uint32_t type = ASSAY_MEASURE_NUMBER;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::vector<std::string> levels = {};  // empty: all; "item" for items
  std::vector<std::string> roles = {};   // empty: all; "all" for the pooled
  std::uint32_t basis = ASSAY_BASIS_NONE;
  std::uint32_t statistic = ASSAY_STATISTIC_NONE;  // what the figure is made of; see scorer.h
  double point = 0;                                // the point that an ASSAY_STATISTIC_POINT_COUNT counts
};

// The responses of one case: a row of answers for each rater.
class CaseView {
 public:
  CaseView(const assay_batch& batch, std::uint32_t index, std::size_t items)
      : batch_(&batch), first_(batch.rater_begin[index]), count_(batch.rater_begin[index + 1] - first_), items_(items) {}

  std::size_t rater_count() const { return count_; }
  std::size_t item_count() const { return items_; }
  std::uint32_t role(std::size_t rater) const { return batch_->rater_role[first_ + rater]; }
  // A rater's answers: one a item.
  const double* values(std::size_t rater) const { return batch_->values + (first_ + rater) * items_; }
  const std::uint8_t* states(std::size_t rater) const { return batch_->states + (first_ + rater) * items_; }

 private:
  const assay_batch* batch_;
  std::uint64_t first_;
  std::uint64_t count_;
  std::size_t items_;
};

// The cells of one case, to be filled.
class CaseScores {
 public:
  CaseScores(const assay_score_table& table, std::uint32_t index)
      : columns_(table.columns), offset_(static_cast<std::size_t>(index) * table.row_count) {}

  void set(std::size_t column, std::size_t row, double value) {
    const assay_column& cells = columns_[column];
    cells.values[offset_ + row] = value;
    cells.states[offset_ + row] = ASSAY_CELL_VALUE;
  }
  double* values(std::size_t column) { return columns_[column].values + offset_; }
  std::uint8_t* states(std::size_t column) { return columns_[column].states + offset_; }

 private:
  ArrayView<assay_column> columns_;
  std::size_t offset_;
};

// Derive from it, add the measures in the constructor, and score one case at a time. A scorer is
// constant once made: score_case is called from several threads at once.
class Scorer {
 public:
  virtual ~Scorer() = default;
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;

  // Reads one case, fills its cells; cells not set stay empty.
  virtual void score_case(const CaseView& answers, CaseScores& scores) const = 0;

  // All cases of a batch; override it to keep scratch memory from case to case.
  virtual void score(const assay_batch& batch, const assay_score_table& table) const {
    for (std::uint32_t c = 0; c < batch.case_count; ++c) {
      CaseScores scores(table, c);
      score_case(CaseView(batch, c, item_count_), scores);
    }
  }

  assay_array measures() const { return array(measures_); }

 protected:
  explicit Scorer(const ScorerSetup& setup) : item_count_(setup.model.items().size()) {}

  // Adds a column; returns its index for CaseScores::set.
  std::size_t add_measure(const Measure& measure) {
    owned_.push_back(Owned{measure, {}, {}});
    Owned& kept = owned_.back();
    for (const std::string& level : kept.measure.levels) kept.levels.push_back(text(level));
    for (const std::string& role : kept.measure.roles) kept.roles.push_back(text(role));
    measures_.push_back(assay_measure{text(kept.measure.id), text(kept.measure.title), kept.measure.type, kept.measure.basis,
                                      kept.measure.minimum, kept.measure.maximum, array(kept.levels),
                                      array(kept.roles), kept.measure.statistic, 0, kept.measure.point});
    return measures_.size() - 1;
  }

  std::size_t item_count() const { return item_count_; }

 private:
  struct Owned {
    Measure measure;
    std::vector<assay_text> levels;
    std::vector<assay_text> roles;
  };
  std::size_t item_count_;
  std::deque<Owned> owned_;  // a deque, so that what measures_ points at stays where it is
  std::vector<assay_measure> measures_;
};

}  // namespace assay::sdk
