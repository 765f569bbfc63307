#include "group_reports.hpp"

#include <algorithm>
#include <set>

#include "assay/digest.hpp"
#include "assay/files.hpp"
#include "assay/log.hpp"
#include "assay/text.hpp"
#include "disclosure_note.hpp"

namespace assay::pipeline {
namespace {

std::vector<std::string> columns_of(const CaseFile& cases) {
  std::vector<std::string> names;
  if (cases.cases.empty()) return names;
  for (const auto& [key, value] : cases.cases.front().attributes) names.push_back(key);
  return names;
}

void check_column(const Prepared& prepared, const CaseFile* cases) {
  if (cases == nullptr) {
    throw Error(Problem{{"--cases", 0, 0},
                        {},
                        "a report on groups is to be written, and no cases file says who is in which group",
                        {},
                        "a cases file with the column " + assay::quoted(prepared.group_by),
                        "name one with --cases"});
  }
  const std::vector<std::string> columns = columns_of(*cases);
  if (std::find(columns.begin(), columns.end(), prepared.group_by) != columns.end()) return;
  const auto near = closest(prepared.group_by, columns);
  throw Error(
      Problem{{cases->source, 1, 1},
              prepared.group_by,
              "the column that says who is in which group is missing",
              columns.empty() ? "no column but case and name" : enumerate(columns),
              assay::quoted(prepared.group_by) + ", as group-by in the profile says",
              near ? "write group-by = " + assay::quoted(*near) + " in the profile, or rename the column"
                   : "add the column, or change group-by in the profile"});
}

assay_text text(const std::string& words) {
  return {words.data(), words.size()};
}

template <typename T>
assay_array array(const std::vector<T>& values) {
  return {values.data(), values.size(), sizeof(T)};
}

std::vector<assay_text> texts(const std::vector<std::string>& words) {
  std::vector<assay_text> plain;
  for (const std::string& word : words) plain.push_back(text(word));
  return plain;
}

// The contract has a column a measure for all cases; they were taken case by case.
class Columns {
 public:
  Columns(const std::vector<double>& values, const std::vector<std::uint8_t>& states, std::size_t measures,
          std::size_t rows)
      : values_(values.size()), states_(states.size()) {
    const std::size_t cases = measures * rows == 0 ? 0 : values.size() / (measures * rows);
    for (std::size_t m = 0; m < measures; ++m) {
      for (std::size_t c = 0; c < cases; ++c) {
        const auto from = static_cast<std::ptrdiff_t>((c * measures + m) * rows);
        const auto to = static_cast<std::ptrdiff_t>((m * cases + c) * rows);
        std::copy_n(values.begin() + from, rows, values_.begin() + to);
        std::copy_n(states.begin() + from, rows, states_.begin() + to);
      }
      columns_.push_back({values_.data() + m * cases * rows, states_.data() + m * cases * rows});
    }
  }
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  assay_array abi() const { return array(columns_); }

 private:
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
  std::vector<assay_shown_column> columns_;
};

}  // namespace

GroupReports::GroupReports(const Prepared& prepared, const CaseFile* cases, const Baseline* baseline,
                           const PreviousPublications& previous, std::uint32_t minimum_cases)
    : prepared_(prepared), cases_(cases), baseline_(baseline), minimum_cases_(minimum_cases) {
  check_column(prepared, cases);
  for (const auto& one : previous) {
    if (auto known = one->groups()) known_.push_back(std::move(*known));
  }
  if (baseline != nullptr) groups_then_ = baseline->groups();
}

void GroupReports::take(const std::string& case_id, const ScoreCells& cells, std::size_t index,
                        GroupCells& to) const {
  const CaseRecord& record = cases_->cases[cases_->by_id.at(case_id)];
  const auto attribute = std::find_if(record.attributes.begin(), record.attributes.end(),
                                      [&](const auto& pair) { return pair.first == prepared_.group_by; });
  to.cases.push_back(case_id);
  to.groups.push_back(attribute == record.attributes.end() ? std::string() : attribute->second);
  for (const assay_column& column : cells.columns_of(index)) {
    for (std::size_t row = 0; row < cells.row_count(); ++row) {
      // Behind an empty cell another person's figure may still stand.
      const bool there = column.states[row] == ASSAY_CELL_VALUE;
      to.values.push_back(there ? column.values[row] : 0);
      to.states.push_back(column.states[row]);
    }
  }
  if (baseline_ == nullptr) return;
  const EarlierCells earlier = baseline_->cells_of(case_id);
  to.earlier_values.insert(to.earlier_values.end(), earlier.values().begin(), earlier.values().end());
  to.earlier_states.insert(to.earlier_states.end(), earlier.states().begin(), earlier.states().end());
}

void GroupReports::add(GroupCells&& more) {
  std::move(more.cases.begin(), more.cases.end(), std::back_inserter(all_.cases));
  std::move(more.groups.begin(), more.groups.end(), std::back_inserter(all_.groups));
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(all_.values, more.values);
  append(all_.states, more.states);
  append(all_.earlier_values, more.earlier_values);
  append(all_.earlier_states, more.earlier_states);
}

void GroupReports::withhold(ShownGroups& shown) {
  const TodaysBaseline baseline = {
      baseline_ == nullptr || known_.empty() ? std::string() : sha256_of_file(baseline_->folder() / "scores.csv"),
      [this](const std::string& case_id) { return baseline_->cells_of(case_id).states(); }};
  withhold_by_history(known_, baseline, prepared_.model->rows().size(), tell_of_answers(prepared_.scorer->measures()),
                      minimum_cases_, shown);
  record_ = group_record(shown.cells.cases, shown.cells.groups);
  const bool small_together = shown.withheld_cases == 0;
  for (const std::string& group : shown.withheld_groups) withheld_.groups.push_back({group, "few", small_together});
  for (const std::string& group : shown.left_out) withheld_.groups.push_back({group, "earlier", false});
  for (const std::string& group : shown.together) withheld_.groups.push_back({group, "earlier", true});
  withheld_.spread = shown.spread_withheld;
  if (shown.spread_withheld) {
    log(LogLevel::Warning, "groups",
        "an earlier report tells of some of the same persons; how scores are spread is not shown beside it");
  }
  if (shown.left_out.empty() && shown.together.empty() && !shown.rest_left_out) return;
  log(LogLevel::Warning, "groups",
      "held against the earlier report, some groups would tell too much of a few persons; left out: " +
          (shown.left_out.empty() ? "none" : enumerate(shown.left_out)) + "; put together: " +
          (shown.together.empty() ? "none" : enumerate(shown.together)));
}

// Where none is shown, every group that stands in the report is named.
void GroupReports::record_changes(const ShownGroups& shown) {
  if (shown.all_changes_withheld) {
    const std::set<std::string> groups(shown.cells.groups.begin(), shown.cells.groups.end());
    for (const std::string& group : groups) withheld_.changes.push_back({group, "earlier"});
    return;
  }
  for (const std::string& group : shown.changes_withheld) withheld_.changes.push_back({group, "baseline"});
}

void GroupReports::withhold_changes_of(ShownGroups& shown) {
  const std::size_t each = prepared_.model->rows().size() * prepared_.scorer->measures().size();
  if (groups_then_) {
    const auto states = [this](const std::string& case_id) { return baseline_->cells_of(case_id).states(); };
    withhold_changes(*groups_then_, states, each, minimum_cases_, shown);
  }
  record_changes(shown);
  if (shown.all_changes_withheld) {
    log(LogLevel::Warning, "groups",
        "an earlier report tells of other persons, groups or results; beside it no changes of groups are shown");
  }
  if (shown.changes_withheld.empty()) return;
  std::vector<std::string> names;
  for (const std::string& name : shown.changes_withheld) names.push_back(name.empty() ? "those of small groups or of none" : name);
  log(LogLevel::Warning, "groups",
      "held against the report on groups of the baseline, the changes of some groups would tell too much of a few persons, "
      "and are not shown: " + enumerate(names));
}

std::vector<WrittenFile> GroupReports::write(
    const std::string& date, const std::function<std::filesystem::path(const std::string&)>& stage) {
  const std::vector<assay_row>& rows = prepared_.model->rows();
  const std::size_t measures = prepared_.scorer->measures().size();
  ShownGroups shown = merge_small_groups(std::move(all_), rows.size() * measures, minimum_cases_);
  withhold(shown);
  withhold_cells(shown, rows, measures, minimum_cases_);
  withhold_changes_of(shown);
  const Columns columns(shown.cells.values, shown.cells.states, measures, rows.size());
  const Columns earlier(shown.cells.earlier_values, shown.cells.earlier_states, measures, rows.size());
  const std::vector<assay_text> groups = texts(shown.cells.groups), withheld = texts(shown.withheld_groups);

  assay_group_set set{};
  set.struct_size = sizeof(set);
  set.case_count = groups.size();
  set.date = text(date);
  set.group_by = text(prepared_.group_by);
  set.groups = array(groups);
  set.rows = prepared_.model->row_array();
  set.measures = prepared_.scorer->measure_array();
  set.columns = columns.abi();
  set.minimum_cases = minimum_cases_;
  set.withheld_cases = shown.withheld_cases;
  set.withheld_groups = array(withheld);
  set.spread_withheld = shown.spread_withheld ? 1 : 0;
  if (baseline_ != nullptr) {
    set.baseline_date = text(baseline_->date());
    set.baseline = earlier.abi();
  }

  std::vector<WrittenFile> written;
  for (const PreparedReport& report : prepared_.group_reports) {
    const DocumentTree document = report.writer->write_group(
        set, group_note(*report.wording, minimum_cases_, shown), earlier_groups_note(*report.wording, minimum_cases_, shown));
    for (const PreparedFormat& format : prepared_.formats) {
      const std::string file = "reports/group." + report.id + "." + format.extension;
      FileWriter out(stage(file));
      format.renderer->render(document, [&](std::string_view bytes) { out.write(bytes); });
      written.push_back({file, out.close()});
    }
  }
  return written;
}

}  // namespace assay::pipeline
