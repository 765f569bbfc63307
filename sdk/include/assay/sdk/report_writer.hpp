// assay/sdk/report_writer.hpp: base class of a report writer, and its view of a case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/sdk/document.hpp"
#include "assay/sdk/model.hpp"
#include "assay/sdk/text.hpp"
#include "assay/sdk/wording.hpp"

namespace assay::sdk {

// What a report writer is made with. Everything in it is valid as long as the report writer.
struct ReportSetup {
  Model model;  // empty for a report of kind ASSAY_REPORT_COMPARISON
  std::optional<Norm> norm;
  Options options;
  Wording wording;
  std::string_view locale;
  std::string_view client_name;
};

namespace detail {

// The index of a measure; fails the call when there is none with this id.
inline std::size_t column_of(ArrayView<assay_measure> measures, std::string_view measure) {
  for (std::size_t i = 0; i < measures.size(); ++i) {
    if (view(measures[i].id) == measure) return i;
  }
  refuse("the report needs the measure `" + std::string(measure) + "`, which the scorer does not have");
}

// The first measure that is made of `statistic`, if the scorer has one and tells so.
inline std::optional<std::size_t> column_with(const assay_array& measures, std::uint32_t statistic) {
  for (std::size_t i = 0; i < measures.count; ++i) {
    if (element_of<assay_measure>(measures, i).statistic == statistic) return i;
  }
  return std::nullopt;
}

}  // namespace detail

// One assessed person: scores, comments, attributes. A view, valid during one call of write.
class Case {
 public:
  explicit Case(const assay_case& assessed) : case_(&assessed) {}

  std::string_view id() const { return view(case_->id); }
  std::string_view name() const { return view(case_->name); }
  std::string_view date() const { return view(case_->date); }  // ISO 8601
  ArrayView<assay_comment> comments() const { return case_->comments; }
  ArrayView<assay_row> rows() const { return case_->rows; }
  // Raters in the role and those pooled into it; 0 for a role that is withheld.
  std::uint32_t rater_count(std::uint32_t role) const { return ArrayView<std::uint32_t>(case_->rater_counts)[role]; }

  // An attribute of the case file, or an empty text.
  std::string_view attribute(std::string_view key) const {
    for (const assay_pair& pair : ArrayView<assay_pair>(case_->attributes)) {
      if (view(pair.key) == key) return view(pair.value);
    }
    return {};
  }

  // The column of a measure. Fails the call when the scorer does not have it.
  std::size_t column(std::string_view measure) const { return detail::column_of(case_->measures, measure); }
  // The first measure that is made of ASSAY_STATISTIC_…, if the scorer has one and tells so.
  std::optional<std::size_t> column_with(std::uint32_t statistic) const {
    return detail::column_with(case_->measures, statistic);
  }
  // The measures, as the scorer declared them.
  std::size_t measure_count() const { return static_cast<std::size_t>(case_->measures.count); }
  assay_measure measure(std::size_t column) const { return element_of<assay_measure>(case_->measures, column); }

  // A score, or nothing where the cell is empty.
  std::optional<double> score(std::size_t column, std::size_t row) const {
    const assay_shown_column& cells = ArrayView<assay_shown_column>(case_->columns)[column];
    if (cells.states[row] != ASSAY_CELL_VALUE) return std::nullopt;
    return cells.values[row];
  }
  // True where there may be a score that must not be shown.
  bool withheld(std::size_t column, std::size_t row) const {
    return ArrayView<assay_shown_column>(case_->columns)[column].states[row] == ASSAY_CELL_WITHHELD;
  }

  // ASSAY_WITHHELD_…: why nothing of a role, or of its comments, is shown.
  std::uint32_t withheld(std::uint32_t role) const {
    return ASSAY_HAS(assay_case, case_, withheld) ? reason(case_->withheld, role) : std::uint32_t{ASSAY_WITHHELD_NO};
  }
  std::uint32_t comments_withheld(std::uint32_t role) const {
    return ASSAY_HAS(assay_case, case_, comments_withheld) ? reason(case_->comments_withheld, role)
                                                           : std::uint32_t{ASSAY_WITHHELD_NO};
  }
  // The fewest raters in a role whose figures, or comments, are shown; 0 when the host has no minimum.
  std::uint32_t minimum_raters() const {
    return ASSAY_HAS(assay_case, case_, minimum_raters) ? case_->minimum_raters : 0;
  }
  std::uint32_t minimum_comment_raters() const {
    return ASSAY_HAS(assay_case, case_, minimum_comment_raters) ? case_->minimum_comment_raters : 0;
  }

  // The day of the administration that the scores are held against (ISO 8601); empty when there is none.
  std::string_view baseline_date() const {
    return ASSAY_HAS(assay_case, case_, baseline_date) ? view(case_->baseline_date) : std::string_view();
  }
  bool has_baseline() const { return ASSAY_HAS(assay_case, case_, baseline) && case_->baseline.count > 0; }
  // The score at that administration, or nothing.
  std::optional<double> baseline(std::size_t column, std::size_t row) const {
    if (!has_baseline()) return std::nullopt;
    const assay_shown_column& cells = ArrayView<assay_shown_column>(case_->baseline)[column];
    if (cells.states[row] != ASSAY_CELL_VALUE) return std::nullopt;
    return cells.values[row];
  }

 private:
  static std::uint32_t reason(const assay_array& reasons, std::uint32_t role) {
    return role < reasons.count ? ArrayView<std::uint32_t>(reasons)[role] : std::uint32_t{ASSAY_WITHHELD_NO};
  }

  const assay_case* case_;
};

// A set of cases, each with its group and its scores. A view, valid during one call of write.
class GroupSet {
 public:
  explicit GroupSet(const assay_group_set& set) : set_(&set) {}

  std::string_view date() const { return view(set_->date); }  // ISO 8601
  std::string_view group_by() const { return view(set_->group_by); }
  std::size_t case_count() const { return static_cast<std::size_t>(set_->case_count); }
  std::string_view group(std::size_t index) const { return view(ArrayView<assay_text>(set_->groups)[index]); }
  ArrayView<assay_row> rows() const { return set_->rows; }

  // The column of a measure. Fails the call when the scorer does not have it.
  std::size_t column(std::string_view measure) const { return detail::column_of(set_->measures, measure); }
  // The first measure that is made of ASSAY_STATISTIC_…, if the scorer has one and tells so.
  std::optional<std::size_t> column_with(std::uint32_t statistic) const {
    return detail::column_with(set_->measures, statistic);
  }
  // The measures, as the scorer declared them.
  std::size_t measure_count() const { return static_cast<std::size_t>(set_->measures.count); }
  assay_measure measure(std::size_t column) const { return element_of<assay_measure>(set_->measures, column); }

  // A score of a case, or nothing where the cell is empty.
  std::optional<double> score(std::size_t column, std::size_t index, std::size_t row) const {
    const std::size_t at = index * rows().size() + row;
    const assay_shown_column& cells = ArrayView<assay_shown_column>(set_->columns)[column];
    if (cells.states[at] != ASSAY_CELL_VALUE) return std::nullopt;
    return cells.values[at];
  }
  // True where there may be a score that must not be shown.
  bool withheld(std::size_t column, std::size_t index, std::size_t row) const {
    const std::size_t at = index * rows().size() + row;
    return ArrayView<assay_shown_column>(set_->columns)[column].states[at] == ASSAY_CELL_WITHHELD;
  }

  // The fewest persons in a group that is shown; 0 when the host has no minimum.
  std::uint32_t minimum_cases() const {
    return ASSAY_HAS(assay_group_set, set_, minimum_cases) ? set_->minimum_cases : 0;
  }
  // Persons who are left out because their groups are smaller than that.
  std::uint32_t withheld_cases() const {
    return ASSAY_HAS(assay_group_set, set_, withheld_cases) ? set_->withheld_cases : 0;
  }
  // The groups smaller than that, left out or put together as the group "".
  ArrayView<assay_text> withheld_groups() const {
    return ASSAY_HAS(assay_group_set, set_, withheld_groups) ? set_->withheld_groups : assay_array{};
  }
  // Whether readers have an earlier report on some of these persons. Then only numbers of persons and means over all of a
  // group who have a score, or both scores, may be shown: nothing of how the scores lie about a mean, and nothing over
  // persons whom another score picks out.
  bool spread_withheld() const { return ASSAY_HAS(assay_group_set, set_, spread_withheld) && set_->spread_withheld != 0; }
  // As in Case.
  std::string_view baseline_date() const {
    return ASSAY_HAS(assay_group_set, set_, baseline_date) ? view(set_->baseline_date) : std::string_view();
  }
  bool has_baseline() const { return ASSAY_HAS(assay_group_set, set_, baseline) && set_->baseline.count > 0; }
  std::optional<double> baseline(std::size_t column, std::size_t index, std::size_t row) const {
    if (!has_baseline()) return std::nullopt;
    const std::size_t at = index * rows().size() + row;
    const assay_shown_column& cells = ArrayView<assay_shown_column>(set_->baseline)[column];
    if (cells.states[at] != ASSAY_CELL_VALUE) return std::nullopt;
    return cells.values[at];
  }

 private:
  const assay_group_set* set_;
};

// One person under several frameworks. A view, valid during one call of write.
class Comparison {
 public:
  explicit Comparison(const assay_comparison& comparison) : comparison_(&comparison) {}

  std::string_view case_id() const { return view(comparison_->case_id); }
  std::string_view name() const { return view(comparison_->name); }
  std::string_view date() const { return view(comparison_->date); }  // ISO 8601
  std::string_view crosswalk() const { return view(comparison_->crosswalk); }
  ArrayView<assay_framework> frameworks() const { return comparison_->frameworks; }
  ArrayView<assay_theme> themes() const { return comparison_->themes; }
  // The members of a theme, in order.
  std::vector<assay_theme_member> members_of(const assay_theme& theme) const {
    return some(comparison_->members, theme.first_member, theme.member_count);
  }
  std::vector<assay_theme_member> uncovered() const {
    return some(comparison_->uncovered, 0, static_cast<std::size_t>(comparison_->uncovered.count));
  }

 private:
  static std::vector<assay_theme_member> some(const assay_array& members, std::size_t first, std::size_t count) {
    std::vector<assay_theme_member> found;
    found.reserve(count);
    for (std::size_t i = first; i < first + count; ++i) found.push_back(element_of<assay_theme_member>(members, i));
    return found;
  }

  const assay_comparison* comparison_;
};

// Derive from it and override the one that fits what the report is about. A report writer is constant
// once made: write is called from several threads at once.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  ReportWriter(const ReportWriter&) = delete;
  ReportWriter& operator=(const ReportWriter&) = delete;

  // About a person.
  virtual void write_case(const Case& /*assessed*/, DocumentBuilder& /*document*/) const {
    throw Failure(ASSAY_E_UNSUPPORTED, "this report is not about a person");
  }
  // About the instrument alone.
  virtual void write_sheet(DocumentBuilder& /*document*/) const {
    throw Failure(ASSAY_E_UNSUPPORTED, "this report is not about the instrument alone");
  }
  // About a set of cases.
  virtual void write_group(const GroupSet& /*set*/, DocumentBuilder& /*document*/) const {
    throw Failure(ASSAY_E_UNSUPPORTED, "this report is not about a set of cases");
  }
  // About a person under several instruments.
  virtual void write_comparison(const Comparison& /*comparison*/, DocumentBuilder& /*document*/) const {
    throw Failure(ASSAY_E_UNSUPPORTED, "this report is not about a person under several instruments");
  }

 protected:
  ReportWriter() = default;
};

}  // namespace assay::sdk
