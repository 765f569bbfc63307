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

  // A score, or nothing where the cell is empty.
  std::optional<double> score(std::size_t column, std::size_t row) const {
    const assay_shown_column& cells = ArrayView<assay_shown_column>(case_->columns)[column];
    if (cells.states[row] != ASSAY_CELL_VALUE) return std::nullopt;
    return cells.values[row];
  }

 private:
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

  // A score of a case, or nothing where the cell is empty.
  std::optional<double> score(std::size_t column, std::size_t index, std::size_t row) const {
    const std::size_t at = index * rows().size() + row;
    const assay_shown_column& cells = ArrayView<assay_shown_column>(set_->columns)[column];
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
    const ArrayView<assay_theme_member> all(comparison_->members);
    std::vector<assay_theme_member> found;
    for (std::uint32_t i = 0; i < theme.member_count; ++i) found.push_back(all[theme.first_member + i]);
    return found;
  }
  ArrayView<assay_theme_member> uncovered() const { return comparison_->uncovered; }

 private:
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
