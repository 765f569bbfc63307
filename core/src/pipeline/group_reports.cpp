#include "group_reports.hpp"

#include <algorithm>

#include "assay/files.hpp"
#include "assay/text.hpp"

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

}  // namespace

GroupReports::GroupReports(const Prepared& prepared, const CaseFile* cases)
    : prepared_(prepared), cases_(cases) {
  check_column(prepared, cases);
}

void GroupReports::take(const std::string& case_id, const ScoreCells& cells, std::size_t index,
                        GroupCells& to) const {
  const CaseRecord& record = cases_->cases[cases_->by_id.at(case_id)];
  const auto attribute = std::find_if(record.attributes.begin(), record.attributes.end(),
                                      [&](const auto& pair) { return pair.first == prepared_.group_by; });
  to.groups.push_back(attribute == record.attributes.end() ? std::string() : attribute->second);
  for (const assay_column& column : cells.columns_of(index)) {
    for (std::size_t row = 0; row < cells.row_count(); ++row) {
      // Behind an empty cell another person's figure may still stand.
      const bool there = column.states[row] == ASSAY_CELL_VALUE;
      to.values.push_back(there ? column.values[row] : 0);
      to.states.push_back(column.states[row]);
    }
  }
}

void GroupReports::add(GroupCells&& more) {
  std::move(more.groups.begin(), more.groups.end(), std::back_inserter(all_.groups));
  all_.values.insert(all_.values.end(), more.values.begin(), more.values.end());
  all_.states.insert(all_.states.end(), more.states.begin(), more.states.end());
}

std::vector<WrittenFile> GroupReports::write(
    const std::string& date, const std::function<std::filesystem::path(const std::string&)>& stage) const {
  const std::size_t cases = all_.groups.size(), rows = prepared_.model->rows().size();
  const std::size_t measures = prepared_.scorer->measures().size();
  // The contract has a column a measure for all cases.
  std::vector<double> values(all_.values.size());
  std::vector<std::uint8_t> states(all_.states.size());
  for (std::size_t c = 0; c < cases; ++c) {
    for (std::size_t m = 0; m < measures; ++m) {
      const auto from = static_cast<std::ptrdiff_t>((c * measures + m) * rows);
      const auto to = static_cast<std::ptrdiff_t>((m * cases + c) * rows);
      std::copy_n(all_.values.begin() + from, rows, values.begin() + to);
      std::copy_n(all_.states.begin() + from, rows, states.begin() + to);
    }
  }
  std::vector<assay_shown_column> columns;
  for (std::size_t m = 0; m < measures; ++m)
    columns.push_back({&values[m * cases * rows], &states[m * cases * rows]});
  std::vector<assay_text> groups;
  for (const std::string& group : all_.groups) groups.push_back(text(group));

  assay_group_set set{};
  set.struct_size = sizeof(set);
  set.case_count = cases;
  set.date = text(date);
  set.group_by = text(prepared_.group_by);
  set.groups = {groups.data(), groups.size(), sizeof(assay_text)};
  set.rows = prepared_.model->row_array();
  set.measures = prepared_.scorer->measure_array();
  set.columns = {columns.data(), columns.size(), sizeof(assay_shown_column)};

  std::vector<WrittenFile> written;
  for (const PreparedReport& report : prepared_.group_reports) {
    const DocumentTree document = report.writer->write_group(set);
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
