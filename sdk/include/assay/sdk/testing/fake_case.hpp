// assay/sdk/testing/fake_case.hpp: what a report writer is handed: one case, or the cases of a group report. The
// scores come from a scorer, or are written down cell by cell.
#pragma once

#include <cstdint>
#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/sdk/report_writer.hpp"
#include "assay/sdk/testing/fake_instrument.hpp"
#include "assay/sdk/testing/fake_scores.hpp"

namespace assay::sdk::testing {

// Columns of cells, as many rows of them as wanted. An empty cell holds 0.
class FakeColumns {
 public:
  explicit FakeColumns(const FakeMeasures& measures, std::size_t cells = 0) : measures_(measures) {
    for (std::size_t m = 0; m < measures_.size(); ++m) add_column(cells);
  }
  FakeColumns(const FakeColumns&) = delete;
  FakeColumns& operator=(const FakeColumns&) = delete;

  // The column of a measure; one that is not there yet is made, a number without limits.
  std::size_t column(std::string_view id, std::size_t cells) {
    if (const auto known = measures_.find(id)) return *known;
    Measure measure;
    measure.id = measure.title = id;
    return add(measure, cells);
  }
  std::size_t add(const Measure& measure, std::size_t cells) {
    add_column(cells);
    return measures_.add(measure);
  }
  void grow(std::size_t cells) {
    for (auto& column : values_) column.resize(cells, 0);
    for (auto& column : states_) column.resize(cells, ASSAY_CELL_EMPTY);
  }
  void set(std::size_t column, std::size_t cell, double value) {
    values_[column].at(cell) = value;
    states_[column].at(cell) = ASSAY_CELL_VALUE;
  }
  void clear(std::size_t column, std::size_t cell) {
    values_[column].at(cell) = 0;
    states_[column].at(cell) = ASSAY_CELL_EMPTY;
  }

  void withhold(std::size_t column, std::size_t cell) {
    values_[column].at(cell) = 0;
    states_[column].at(cell) = ASSAY_CELL_WITHHELD;
  }
  // Has the columns of the other, with cells of its own.
  void follow(const FakeColumns& other, std::size_t cells) {
    while (size() < other.size()) add(other.measures()[size()], cells);
  }

  const FakeMeasures& measures() const { return measures_; }
  std::size_t size() const { return measures_.size(); }
  // assay_shown_column. Valid until something is added.
  assay_array abi() const {
    plain_.clear();
    for (std::size_t m = 0; m < values_.size(); ++m) plain_.push_back({{values_[m].data(), states_[m].data()}, 0});
    return array(plain_);
  }

 private:
  // As a later version of the contract may have it: whoever steps by sizeof and not by the stride goes wrong here.
  struct LaterColumn {
    assay_shown_column column;
    std::uint64_t later;
  };
  void add_column(std::size_t cells) {
    values_.emplace_back(cells, 0.0);
    states_.emplace_back(cells, static_cast<std::uint8_t>(ASSAY_CELL_EMPTY));
  }
  FakeMeasures measures_;
  std::deque<std::vector<double>> values_;
  std::deque<std::vector<std::uint8_t>> states_;
  mutable std::vector<LaterColumn> plain_;
};

// One assessed person. The instrument must outlive it.
class FakeCase {
 public:
  explicit FakeCase(const FakeInstrument& instrument, std::string_view id = "ana")
      : instrument_(&instrument), columns_(FakeMeasures()), counts_(instrument.role_count()) {
    start(id);
  }
  // One case of a scored batch, with its raters counted.
  FakeCase(const FakeScores& scores, std::string_view id)
      : instrument_(&scores.batch().instrument()),
        columns_(scores.measures(), instrument_->rows().size()),
        counts_(scores.batch().rater_counts(scores.batch().case_index(id))) {
    start(id);
    const std::size_t index = scores.batch().case_index(id);
    for (std::size_t m = 0; m < columns_.size(); ++m) {
      for (std::size_t row = 0; row < instrument_->rows().size(); ++row) {
        if (const auto value = scores.cell(m, index, row)) columns_.set(m, row, *value);
      }
    }
  }
  FakeCase(const FakeCase&) = delete;
  FakeCase& operator=(const FakeCase&) = delete;

  FakeCase& called(std::string_view name) {
    case_.name = kept(name);
    return *this;
  }
  // ISO 8601.
  FakeCase& dated(std::string_view date) {
    case_.date = kept(date);
    return *this;
  }
  FakeCase& attribute(std::string_view key, std::string_view value) {
    attributes_.push_back({kept(key), kept(value)});
    return *this;
  }
  FakeCase& raters(std::string_view role, std::uint32_t count) {
    counts_.at(instrument_->role_index(role)) = count;
    return *this;
  }
  FakeCase& measure(const Measure& measure) {
    columns_.add(measure, instrument_->rows().size());
    return *this;
  }
  FakeCase& score(std::string_view subject, std::string_view role, std::string_view measure, double value) {
    const std::size_t cells = instrument_->rows().size();
    columns_.set(columns_.column(measure, cells), instrument_->row(subject, role), value);
    return *this;
  }
  // Takes a score away, as the host does with what must not be shown.
  FakeCase& hide(std::string_view subject, std::string_view role, std::string_view measure) {
    columns_.clear(columns_.measures().index(measure), instrument_->row(subject, role));
    return *this;
  }
  // Withholds a score, as the host does with that of too few raters.
  FakeCase& withhold(std::string_view subject, std::string_view role, std::string_view measure) {
    columns_.withhold(columns_.measures().index(measure), instrument_->row(subject, role));
    return *this;
  }
  // A score at an earlier administration, on the day `date` (ISO 8601).
  FakeCase& earlier(std::string_view date, std::string_view subject, std::string_view role, std::string_view measure,
                    double value) {
    const std::size_t cells = instrument_->rows().size();
    const std::size_t column = columns_.column(measure, cells);
    case_.baseline_date = kept(date);
    baseline_.follow(columns_, cells);
    baseline_.set(column, instrument_->row(subject, role), value);
    return *this;
  }
  // An empty `item` makes a general comment.
  FakeCase& comment(std::string_view item, std::string_view role, std::string_view words) {
    const std::uint32_t about = item.empty() ? ASSAY_NONE : instrument_->item_index(item);
    comments_.push_back({about, instrument_->role_index(role), kept(words)});
    return *this;
  }

  const FakeInstrument& instrument() const { return *instrument_; }
  // Valid until something is added.
  const assay_case& abi() const {
    case_.attributes = array(attributes_);
    case_.rater_counts = array(counts_);
    case_.rows = array(instrument_->rows());
    case_.measures = columns_.measures().abi();
    case_.columns = columns_.abi();
    case_.comments = array(comments_);
    if (case_.baseline_date.size > 0) {
      baseline_.follow(columns_, instrument_->rows().size());
      case_.baseline = baseline_.abi();
    }
    return case_;
  }

 private:
  void start(std::string_view id) {
    case_.struct_size = sizeof case_;
    case_.id = case_.name = kept(id);
    case_.date = text("2024-12-31");
  }
  assay_text kept(std::string_view words) { return text(words_.emplace_back(words)); }

  const FakeInstrument* instrument_;
  FakeColumns columns_;
  mutable FakeColumns baseline_{FakeMeasures()};
  std::vector<std::uint32_t> counts_;
  std::deque<std::string> words_;
  std::vector<assay_pair> attributes_;
  std::vector<assay_comment> comments_;
  mutable assay_case case_{};
};

// The cases of a report on a group. The instrument must outlive it.
class FakeGroups {
 public:
  explicit FakeGroups(const FakeInstrument& instrument, std::string_view group_by = "group")
      : instrument_(&instrument), columns_(FakeMeasures()) {
    set_.struct_size = sizeof set_;
    set_.date = text("2024-12-31");
    set_.group_by = text(words_.emplace_back(group_by));
  }
  FakeGroups(const FakeGroups&) = delete;
  FakeGroups& operator=(const FakeGroups&) = delete;

  // A case of that group; an empty text for none.
  FakeGroups& add_case(std::string_view group) {
    groups_.push_back(text(words_.emplace_back(group)));
    columns_.grow(groups_.size() * instrument_->rows().size());
    return *this;
  }
  FakeGroups& measure(const Measure& measure) {
    columns_.add(measure, groups_.size() * instrument_->rows().size());
    return *this;
  }
  // A score of the case added last.
  FakeGroups& score(std::string_view subject, std::string_view role, std::string_view measure, double value) {
    if (groups_.empty()) throw std::logic_error("add_case comes before its scores");
    const std::size_t rows = instrument_->rows().size();
    const std::size_t column = columns_.column(measure, groups_.size() * rows);
    columns_.set(column, (groups_.size() - 1) * rows + instrument_->row(subject, role), value);
    return *this;
  }
  // Withholds a score of the case added last.
  FakeGroups& withhold(std::string_view subject, std::string_view role, std::string_view measure) {
    const std::size_t rows = instrument_->rows().size();
    columns_.withhold(columns_.column(measure, groups_.size() * rows),
                      (groups_.size() - 1) * rows + instrument_->row(subject, role));
    return *this;
  }
  // A score of the case added last at an earlier administration, on the day `date` (ISO 8601).
  FakeGroups& earlier(std::string_view date, std::string_view subject, std::string_view role, std::string_view measure,
                      double value) {
    if (groups_.empty()) throw std::logic_error("add_case comes before its scores");
    const std::size_t rows = instrument_->rows().size(), cells = groups_.size() * rows;
    const std::size_t column = columns_.column(measure, cells);
    if (set_.baseline_date.size == 0) set_.baseline_date = text(words_.emplace_back(date));
    baseline_.follow(columns_, cells);
    baseline_.grow(cells);
    baseline_.set(column, cells - rows + instrument_->row(subject, role), value);
    return *this;
  }
  // The fewest persons in a group; and a group smaller than that, with how many persons are left out for it.
  FakeGroups& minimum(std::uint32_t persons) {
    set_.minimum_cases = persons;
    return *this;
  }
  FakeGroups& withhold_group(std::string_view group, std::uint32_t left_out) {
    withheld_.push_back(text(words_.emplace_back(group)));
    set_.withheld_cases += left_out;
    return *this;
  }

  // Readers have an earlier report on some of these persons.
  FakeGroups& withhold_spread() {
    set_.spread_withheld = 1;
    return *this;
  }

  const FakeInstrument& instrument() const { return *instrument_; }
  // Valid until something is added.
  const assay_group_set& abi() const {
    set_.case_count = groups_.size();
    set_.groups = array(groups_);
    set_.rows = array(instrument_->rows());
    set_.measures = columns_.measures().abi();
    set_.columns = columns_.abi();
    set_.withheld_groups = array(withheld_);
    if (set_.baseline_date.size > 0) {
      const std::size_t cells = groups_.size() * instrument_->rows().size();
      baseline_.follow(columns_, cells);
      baseline_.grow(cells);
      set_.baseline = baseline_.abi();
    }
    return set_;
  }

 private:
  const FakeInstrument* instrument_;
  FakeColumns columns_;
  mutable FakeColumns baseline_{FakeMeasures()};
  std::deque<std::string> words_;
  std::vector<assay_text> groups_, withheld_;
  mutable assay_group_set set_{};
};

}  // namespace assay::sdk::testing
