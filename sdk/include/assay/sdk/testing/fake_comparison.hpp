// assay/sdk/testing/fake_comparison.hpp: one person under several frameworks, as a report on a comparison gets it.
#pragma once

#include <cstdint>
#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/sdk/text.hpp"

namespace assay::sdk::testing {

class FakeComparison {
 public:
  explicit FakeComparison(std::string_view case_id = "ana", std::string_view crosswalk = "Test crosswalk") {
    comparison_.struct_size = sizeof comparison_;
    comparison_.case_id = comparison_.name = kept(case_id);
    comparison_.date = text("2024-12-31");
    comparison_.crosswalk = kept(crosswalk);
  }
  FakeComparison(const FakeComparison&) = delete;
  FakeComparison& operator=(const FakeComparison&) = delete;

  FakeComparison& called(std::string_view name) {
    comparison_.name = kept(name);
    return *this;
  }
  // `remark`: why there are no scores ("not-used", "no-input", "no-case"); empty when there are.
  FakeComparison& framework(std::string_view id, std::string_view title, std::string_view remark = {}) {
    frameworks_.push_back({kept(id), kept(title), text("Example"), remark.empty() ? 1u : 0u, 0, kept(remark)});
    return *this;
  }
  FakeComparison& theme(std::string_view id, std::string_view title, std::string_view note = {}) {
    const auto first = static_cast<std::uint32_t>(members_.size());
    themes_.push_back({kept(id), kept(title), kept(note), first, 0});
    return *this;
  }
  // A construct that speaks to the theme made last.
  FakeComparison& member(std::string_view framework, std::string_view construct,
                         std::uint32_t match = ASSAY_MATCH_EXACT) {
    if (themes_.empty()) throw std::logic_error("a theme comes before its members");
    ++themes_.back().member_count;
    members_.push_back(made(framework, construct, match));
    last_ = Last::kMember;
    return *this;
  }
  // A construct with a figure that no theme names.
  FakeComparison& uncovered(std::string_view framework, std::string_view construct) {
    uncovered_.push_back(made(framework, construct, ASSAY_MATCH_EXACT));
    last_ = Last::kUncovered;
    return *this;
  }
  // The figure of the construct named last: ASSAY_BASIS_…, the value, and the ends of its scale.
  FakeComparison& figure(std::uint32_t basis, double value, double minimum, double maximum) {
    if (last_ == Last::kNothing) throw std::logic_error("a member comes before its figure");
    assay_theme_member& of = last_ == Last::kMember ? members_.back() : uncovered_.back();
    of.has_value = 1;
    of.basis = basis;
    of.measure = text("Test measure");
    of.value = value;
    of.minimum = minimum;
    of.maximum = maximum;
    of.position = basis == ASSAY_BASIS_PERCENTILE_RANK ? value : (value - minimum) / (maximum - minimum) * 100;
    return *this;
  }

  // Valid until something is added.
  const assay_comparison& abi() const {
    comparison_.frameworks = array(frameworks_);
    comparison_.themes = array(themes_);
    comparison_.members = array(members_);
    comparison_.uncovered = array(uncovered_);
    return comparison_;
  }

 private:
  enum class Last { kNothing, kMember, kUncovered };

  assay_theme_member made(std::string_view framework, std::string_view construct, std::uint32_t match) {
    assay_theme_member member{};
    member.framework = framework_index(framework);
    member.match = match;
    member.construct_id = member.construct = kept(construct);
    return member;
  }
  std::uint32_t framework_index(std::string_view id) const {
    for (std::size_t i = 0; i < frameworks_.size(); ++i) {
      if (view(frameworks_[i].id) == id) return static_cast<std::uint32_t>(i);
    }
    throw std::logic_error("there is no framework " + std::string(id));
  }
  assay_text kept(std::string_view words) { return text(words_.emplace_back(words)); }

  Last last_ = Last::kNothing;
  std::deque<std::string> words_;
  std::vector<assay_framework> frameworks_;
  std::vector<assay_theme> themes_;
  std::vector<assay_theme_member> members_, uncovered_;
  mutable assay_comparison comparison_{};
};

}  // namespace assay::sdk::testing
