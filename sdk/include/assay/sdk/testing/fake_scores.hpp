// assay/sdk/testing/fake_scores.hpp: a table of scores that a scorer fills, read by name afterwards, and held
// against what the host would refuse.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/scorer.h"
#include "assay/sdk/scorer.hpp"
#include "assay/sdk/testing/fake_batch.hpp"
#include "assay/sdk/testing/fake_instrument.hpp"

namespace assay::sdk::testing {

// The columns of a table, kept apart from the scorer that declared them.
class FakeMeasures {
 public:
  FakeMeasures() = default;
  explicit FakeMeasures(assay_array declared) {
    for (const assay_measure& measure : ArrayView<assay_measure>(declared)) {
      Measure kept;
      kept.id = view(measure.id);
      kept.title = view(measure.title);
      kept.type = measure.type;
      kept.minimum = measure.minimum;
      kept.maximum = measure.maximum;
      for (const assay_text& level : ArrayView<assay_text>(measure.levels)) kept.levels.emplace_back(view(level));
      for (const assay_text& role : ArrayView<assay_text>(measure.roles)) kept.roles.emplace_back(view(role));
      kept.basis = measure.basis;
      add(kept);
    }
  }
  // By hand, because the plain form holds addresses into the other.
  FakeMeasures(const FakeMeasures& other) {
    for (const Measure& measure : other.all_) add(measure);
  }
  FakeMeasures& operator=(const FakeMeasures&) = delete;

  std::size_t add(const Measure& measure) {
    all_.push_back(measure);
    texts_.emplace_back();
    const Measure& kept = all_.back();
    for (const std::string& level : kept.levels) texts_.back().levels.push_back(text(level));
    for (const std::string& role : kept.roles) texts_.back().roles.push_back(text(role));
    plain_.push_back({text(kept.id), text(kept.title), kept.type, kept.basis, kept.minimum, kept.maximum,
                      array(texts_.back().levels), array(texts_.back().roles), kept.statistic, 0, kept.point});
    return plain_.size() - 1;
  }
  std::size_t size() const { return all_.size(); }
  const Measure& operator[](std::size_t at) const { return all_[at]; }
  std::optional<std::size_t> find(std::string_view id) const {
    for (std::size_t at = 0; at < all_.size(); ++at) {
      if (all_[at].id == id) return at;
    }
    return std::nullopt;
  }
  std::size_t index(std::string_view id) const {
    if (const auto at = find(id)) return *at;
    throw std::logic_error("there is no measure " + std::string(id));
  }
  assay_array abi() const { return array(plain_); }

 private:
  struct Texts {
    std::vector<assay_text> levels, roles;
  };
  std::deque<Measure> all_;
  std::deque<Texts> texts_;
  std::vector<assay_measure> plain_;
};

// The scores of a batch. Around each column stand guard cells, and no cell starts with a value that a scorer could
// mean, so that what the scorer did can be told. The batch must outlive it.
class FakeScores {
 public:
  FakeScores(const FakeBatch& batch, assay_array measures)
      : batch_(&batch), measures_(measures), rows_(batch.instrument().rows().size()) {
    const std::size_t cells = batch.cases().size() * rows_;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      values_.emplace_back(cells + 2 * kGuard, kUntouched);
      states_.emplace_back(cells + 2 * kGuard, kGuardState);
      std::memset(states_.back().data() + kGuard, ASSAY_CELL_EMPTY, cells);
      columns_.push_back({{values_.back().data() + kGuard, states_.back().data() + kGuard}, 0});
    }
  }
  FakeScores(const FakeScores& other)
      : batch_(other.batch_), measures_(other.measures_), rows_(other.rows_), values_(other.values_),
        states_(other.states_) {
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      columns_.push_back({{values_[m].data() + kGuard, states_[m].data() + kGuard}, 0});
    }
  }
  FakeScores& operator=(const FakeScores&) = delete;

  // To be handed to a scorer. Valid as long as this object.
  assay_score_table abi() {
    assay_score_table table{};
    table.struct_size = sizeof table;
    table.case_count = static_cast<std::uint32_t>(batch_->cases().size());
    table.row_count = static_cast<std::uint32_t>(rows_);
    table.columns = array(columns_);
    return table;
  }

  // The score of an item or a construct, in a role or in "all"; nothing where the cell is empty. Throws
  // std::logic_error for what the instrument, the batch or the scorer does not have.
  std::optional<double> find(std::string_view case_id, std::string_view subject, std::string_view role,
                             std::string_view measure) const {
    return cell(measures_.index(measure), batch_->case_index(case_id), batch_->instrument().row(subject, role));
  }
  // The same where there must be a score: throws std::runtime_error when the cell is empty.
  double at(std::string_view case_id, std::string_view subject, std::string_view role,
            std::string_view measure) const {
    const auto found = find(case_id, subject, role, measure);
    if (found) return *found;
    throw std::runtime_error(std::string(case_id) + ": no " + std::string(measure) + " of " + std::string(subject) +
                             " in " + std::string(role));
  }
  std::optional<double> cell(std::size_t measure, std::size_t index, std::size_t row) const {
    const std::size_t at = kGuard + index * rows_ + row;
    if (states_[measure][at] != ASSAY_CELL_VALUE) return std::nullopt;
    return values_[measure][at];
  }

  // What the host would refuse, a line each; empty when all is well.
  std::string complaints() const {
    std::string out;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      const std::string name = measures_[m].id;
      if (guard_broken(m)) out += name + ": written outside of the table\n";
      for (std::size_t at = 0; at < batch_->cases().size() * rows_; ++at) {
        const std::string wrong = complaint_of(m, at);
        if (wrong.empty()) continue;
        out += name + " of " + batch_->cases()[at / rows_] + ", " + batch_->instrument().words_of_row(at % rows_) +
               ": " + wrong + "\n";
      }
    }
    return out;
  }

  const FakeMeasures& measures() const { return measures_; }
  const FakeBatch& batch() const { return *batch_; }
  // The same bits in every cell: what two runs over the same cases must give.
  bool equals(const FakeScores& other) const {
    if (values_.size() != other.values_.size() || states_ != other.states_) return false;
    for (std::size_t m = 0; m < values_.size(); ++m) {
      if (values_[m].size() != other.values_[m].size()) return false;
      if (std::memcmp(values_[m].data(), other.values_[m].data(), values_[m].size() * sizeof(double)) != 0) return false;
    }
    return true;
  }

 private:
  // As a later version of the contract may have it: whoever steps by sizeof and not by the stride goes wrong here.
  struct LaterColumn {
    assay_column column;
    std::uint64_t later;
  };
  static constexpr std::size_t kGuard = 64;
  static constexpr double kUntouched = -7.25e301;
  static constexpr std::uint8_t kGuardState = 0xA5;

  bool guard_broken(std::size_t m) const {
    const std::size_t size = states_[m].size();
    for (std::size_t i = 0; i < kGuard; ++i) {
      if (states_[m][i] != kGuardState || states_[m][size - 1 - i] != kGuardState) return true;
      if (values_[m][i] != kUntouched || values_[m][size - 1 - i] != kUntouched) return true;
    }
    return false;
  }
  static bool lists(const std::vector<std::string>& words, std::string_view word) {
    for (const std::string& one : words) {
      if (one == word) return true;
    }
    return words.empty();
  }
  std::string complaint_of(std::size_t m, std::size_t at) const {
    const std::uint8_t state = states_[m][kGuard + at];
    const double value = values_[m][kGuard + at];
    const Measure& declared = measures_[m];
    if (state == ASSAY_CELL_EMPTY) return {};
    if (state != ASSAY_CELL_VALUE) return "the state is " + std::to_string(state);
    if (value == kUntouched) return "a value is promised and none was written";
    if (!std::isfinite(value)) return "the value is not finite";
    const std::string words = std::to_string(value);
    if (value < declared.minimum || value > declared.maximum) return words + " is outside of the declared range";
    if (declared.type == ASSAY_MEASURE_INTEGER && value != std::floor(value)) return words + " is no whole number";
    if (declared.type == ASSAY_MEASURE_FLAG && value != 1) return words + " is no flag, which is 1 or nothing";
    const FakeInstrument& instrument = batch_->instrument();
    if (!lists(declared.levels, instrument.level_of_row(at % rows_))) return "the measure is not for this level";
    if (!lists(declared.roles, instrument.role_of_row(at % rows_))) return "the measure is not for this role";
    return {};
  }

  const FakeBatch* batch_;
  FakeMeasures measures_;
  std::size_t rows_;
  std::deque<std::vector<double>> values_;
  std::deque<std::vector<std::uint8_t>> states_;
  std::vector<LaterColumn> columns_;
};

}  // namespace assay::sdk::testing
