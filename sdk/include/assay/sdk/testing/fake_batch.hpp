// assay/sdk/testing/fake_batch.hpp: answers of some cases, written down as a table.
//
//   FakeBatch batch(survey);
//   batch.add_case("ana").rater("self", {5, kNa}).rater("peer", {4, 2});
#pragma once

#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/scorer.h"
#include "assay/sdk/testing/fake_instrument.hpp"

namespace assay::sdk::testing {

// A number, kNa or kBlank.
struct Answer {
  double value = 0;
  std::uint8_t state = ASSAY_ANSWER_VALUE;

  constexpr Answer(double number) : value(number) {}  // NOLINT: so that a table of numbers reads as one
  constexpr Answer(double number, std::uint8_t with_state) : value(number), state(with_state) {}
};
inline constexpr Answer kNa{0, ASSAY_ANSWER_NA};
inline constexpr Answer kBlank{0, ASSAY_ANSWER_BLANK};

// The instrument must outlive it.
class FakeBatch {
 public:
  explicit FakeBatch(const FakeInstrument& instrument) : instrument_(&instrument) {}

  FakeBatch& add_case(std::string_view id) {
    cases_.emplace_back(id);
    begin_.push_back(roles_.size());
    return *this;
  }
  // A rater of the case added last: one answer an item, in the instrument's order.
  FakeBatch& rater(std::string_view role, const std::vector<Answer>& answers) {
    if (cases_.empty()) throw std::logic_error("add_case comes before its raters");
    if (answers.size() != instrument_->item_count()) {
      throw std::logic_error("a rater has " + std::to_string(answers.size()) + " answers, the instrument " +
                             std::to_string(instrument_->item_count()) + " items");
    }
    roles_.push_back(instrument_->role_index(role));
    for (const Answer& answer : answers) {
      values_.push_back(answer.value);
      states_.push_back(answer.state);
    }
    begin_.back() = roles_.size();
    return *this;
  }

  const FakeInstrument& instrument() const { return *instrument_; }
  const std::vector<std::string>& cases() const { return cases_; }
  std::size_t case_index(std::string_view id) const {
    for (std::size_t at = 0; at < cases_.size(); ++at) {
      if (cases_[at] == id) return at;
    }
    throw std::logic_error("the batch has no case " + std::string(id));
  }
  // How many raters of a case are in each role or pooled into it; 0 for a role that is itself pooled.
  std::vector<std::uint32_t> rater_counts(std::size_t index) const {
    std::vector<std::uint32_t> counts(instrument_->role_count());
    const Model model = instrument_->model();
    for (std::uint64_t rater = begin_[index]; rater < begin_[index + 1]; ++rater) {
      ++counts[model.top_role(roles_[rater])];
    }
    return counts;
  }

  // Valid until the batch grows.
  assay_batch abi() const {
    return {sizeof(assay_batch), static_cast<std::uint32_t>(cases_.size()), begin_.data(), roles_.data(),
            values_.data(), states_.data()};
  }
  // To see whether somebody wrote into the answers.
  bool equals(const FakeBatch& other) const {
    return begin_ == other.begin_ && roles_ == other.roles_ && values_ == other.values_ && states_ == other.states_;
  }

 private:
  const FakeInstrument* instrument_;
  std::vector<std::string> cases_;
  std::vector<std::uint64_t> begin_ = {0};  // raters of case c: begin_[c] to begin_[c + 1]
  std::vector<std::uint32_t> roles_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
};

}  // namespace assay::sdk::testing
