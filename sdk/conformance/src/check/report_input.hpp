// What reports are about, made up: cases, sets of cases and comparisons as values that can be changed, and as
// the contract hands them over.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/bridge.hpp"
#include "handover.hpp"
#include "scorer_setting.hpp"

namespace assay::conformance {

// Cells of one or several cases, for each measure row by row of each case; what stands in an empty cell is
// decided when it is handed over.
struct ShownScores {
  std::vector<MeasureInfo> measures;
  std::size_t cases = 0, rows = 0;
  std::vector<double> values;  // measures x cases x rows
  std::vector<std::uint8_t> states;
};

struct CommentParts {
  std::uint32_t item = ASSAY_NONE, role = 0;
  std::string text;
};

struct CaseParts {
  std::string id, name, date;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::uint32_t> rater_counts;
  std::vector<CommentParts> comments;
  ShownScores scores;
  bool last_role_withheld = false;
  std::string baseline_date;  // empty: nothing of an earlier administration; else its scores are the same
};

struct GroupParts {
  std::string date, group_by;
  std::vector<std::string> groups;
  ShownScores scores;
  std::vector<std::string> withheld_groups;
  std::string baseline_date;  // as in CaseParts
  bool spread_withheld = false;
};

struct MemberParts {
  std::uint32_t framework = 0, match = ASSAY_MATCH_EXACT;
  std::string construct_id, construct, definition;
  bool has_value = false;
  std::uint32_t basis = ASSAY_BASIS_NONE;
  std::string measure;
  double value = 0, minimum = 0, maximum = 0;
};

struct ThemeParts {
  std::string id, title, note;
  std::vector<MemberParts> members;
};

struct FrameworkParts {
  std::string id, title, vendor;
  std::string remark;  // empty: it is scored
};

struct ComparisonParts {
  std::string case_id, name, date, crosswalk;
  std::vector<FrameworkParts> frameworks;
  std::vector<ThemeParts> themes;
  std::vector<MemberParts> uncovered;
};

struct ReportInput {
  std::string name;  // for complaints: "an ordinary case"
  std::variant<std::monostate, CaseParts, GroupParts, ComparisonParts> about;  // nothing: a sheet
};

// As the contract has them, in `to`. `behind_empty`: what stands in cells without a value. The rows are the
// model's.
const assay_case* hand_over(const CaseParts& parts, const Model& model, double behind_empty, Handover& to);
const assay_group_set* hand_over(const GroupParts& parts, const Model& model, double behind_empty,
                                 Handover& to);
const assay_comparison* hand_over(const ComparisonParts& parts, Handover& to);

}  // namespace assay::conformance
