#include <algorithm>
#include <utility>

#include "assay/disclosure.hpp"

namespace assay {

std::vector<std::uint8_t> DisclosurePolicy::usual_exemptions(const Instrument& instrument) {
  std::vector<std::uint8_t> exempt;
  for (const Role& role : instrument.roles) {
    const bool known = role.id == "self" || role.id == "manager" || role.max_raters == 1;
    exempt.push_back(role.parent == ASSAY_NONE && known ? 1 : 0);
  }
  return exempt;
}

Disclosure::Disclosure(std::shared_ptr<const Instrument> instrument, DisclosurePolicy policy)
    : instrument_(std::move(instrument)), policy_(std::move(policy)) {
  for (std::uint32_t role = 0; role < instrument_->roles.size(); ++role) top_role_.push_back(instrument_->top_role(role));
  policy_.exempt.resize(instrument_->roles.size(), 0);
}

CaseDisclosure Disclosure::judge(const CaseBatch& batch, std::size_t case_index) const {
  const std::size_t roles = instrument_->roles.size();
  CaseDisclosure found;
  found.items = instrument_->items.size();
  found.raters.assign(roles, 0);
  found.withheld.assign(roles, ASSAY_WITHHELD_NO);
  found.comments_withheld.assign(roles, ASSAY_WITHHELD_NO);
  found.answers.assign(roles * found.items, 0);
  found.item_withheld.assign(roles * found.items, ASSAY_WITHHELD_NO);
  std::vector<std::uint8_t> present(roles, 0);
  for (std::uint64_t rater = batch.rater_begin[case_index]; rater < batch.rater_begin[case_index + 1]; ++rater) {
    const std::uint32_t role = top_role_[batch.rater_role[rater]];
    const std::uint8_t* states = batch.states.data() + rater * found.items;
    bool answered = false;
    for (std::size_t item = 0; item < found.items; ++item) {
      const bool number = states[item] == ASSAY_ANSWER_VALUE;
      found.answers[found.at(role, item)] += number;
      answered = answered || number;
    }
    present[role] = 1;
    found.raters[role] += answered;
  }
  for (std::uint32_t role = 0; role < roles; ++role) {
    if (present[role] == 0 || exempt(role)) continue;
    if (found.raters[role] < policy_.minimum_comment_raters) found.comments_withheld[role] = ASSAY_WITHHELD_FEW;
    if (found.raters[role] < policy_.minimum_raters) found.withheld[role] = ASSAY_WITHHELD_FEW;
    for (std::size_t item = 0; item < found.items; ++item) {
      const std::uint32_t answers = found.answers[found.at(role, item)];
      if (answers > 0 && answers < policy_.minimum_raters) found.item_withheld[found.at(role, item)] = ASSAY_WITHHELD_FEW;
    }
  }
  settle(batch, case_index, found);
  return found;
}

void Disclosure::withhold(const CaseBatch& batch, std::size_t case_index, std::uint32_t role, std::uint32_t item,
                          std::uint32_t reason, CaseDisclosure& disclosure) const {
  std::uint32_t& place = item == ASSAY_NONE ? disclosure.withheld[role] : disclosure.item_withheld[disclosure.at(role, item)];
  if (place == ASSAY_WITHHELD_NO) place = reason;
  settle(batch, case_index, disclosure);
}

// Without the withheld items a rater may have said nothing any more, and the role then be too small.
void Disclosure::settle(const CaseBatch& batch, std::size_t case_index, CaseDisclosure& disclosure) const {
  std::vector<std::uint32_t> left(instrument_->roles.size(), 0);
  for (std::uint64_t rater = batch.rater_begin[case_index]; rater < batch.rater_begin[case_index + 1]; ++rater) {
    const std::uint32_t role = top_role_[batch.rater_role[rater]];
    const std::uint8_t* states = batch.states.data() + rater * disclosure.items;
    for (std::size_t item = 0; item < disclosure.items; ++item) {
      if (states[item] != ASSAY_ANSWER_VALUE || disclosure.item_withheld[disclosure.at(role, item)] != ASSAY_WITHHELD_NO) {
        continue;
      }
      ++left[role];
      break;
    }
  }
  disclosure.any = false;
  for (std::uint32_t role = 0; role < left.size(); ++role) {
    const auto first = disclosure.item_withheld.begin() + static_cast<std::ptrdiff_t>(disclosure.at(role, 0));
    const auto last = first + static_cast<std::ptrdiff_t>(disclosure.items);
    const auto items = std::find_if(first, last, [](std::uint32_t reason) { return reason != ASSAY_WITHHELD_NO; });
    if (items != last && left[role] < policy_.minimum_raters && disclosure.withheld[role] == ASSAY_WITHHELD_NO) {
      disclosure.withheld[role] = *items;
    }
    if (disclosure.withheld[role] == ASSAY_WITHHELD_EARLIER && disclosure.comments_withheld[role] == ASSAY_WITHHELD_NO) {
      disclosure.comments_withheld[role] = ASSAY_WITHHELD_EARLIER;
    }
    disclosure.any = disclosure.any || items != last || disclosure.withheld[role] != ASSAY_WITHHELD_NO;
  }
}

void Disclosure::append_shown(const CaseBatch& batch, std::size_t case_index, const CaseDisclosure& disclosure,
                              CaseBatch& to) const {
  const std::size_t items = disclosure.items;
  if (to.rater_begin.empty()) to.rater_begin.push_back(0);
  to.case_ids.push_back(batch.case_ids[case_index]);
  for (std::uint64_t rater = batch.rater_begin[case_index]; rater < batch.rater_begin[case_index + 1]; ++rater) {
    const std::uint32_t role = top_role_[batch.rater_role[rater]];
    if (disclosure.withheld[role] != ASSAY_WITHHELD_NO) continue;
    to.rater_role.push_back(batch.rater_role[rater]);
    for (std::size_t item = 0; item < items; ++item) {
      const bool hidden = disclosure.item_withheld[disclosure.at(role, item)] != ASSAY_WITHHELD_NO;
      to.values.push_back(hidden ? 0 : batch.values[rater * items + item]);
      to.states.push_back(hidden ? static_cast<std::uint8_t>(ASSAY_ANSWER_BLANK) : batch.states[rater * items + item]);
    }
  }
  to.rater_begin.push_back(to.rater_role.size());
}

}  // namespace assay
