#include "case_reports.hpp"

#include <optional>

#include "assay/disclosure.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "comment_check.hpp"
#include "disclosure_note.hpp"

namespace assay::pipeline {
namespace {

constexpr std::size_t kLongestFileName = 255;  // of the file systems in use

void check_length(const std::string& case_id, const std::string& file) {
  const std::size_t length = file.size() - file.rfind('/') - 1;
  if (length <= kLongestFileName) return;
  throw Error(Problem{{}, "case", "the id of a case is too long for the name of its report", assay::quoted(case_id),
                      "an id that makes a file name of at most " + std::to_string(kLongestFileName) + " bytes, not " +
                          std::to_string(length),
                      "give the case a shorter id, and its name in the cases file"});
}

// A copy of one case's cells, with 0 where a cell is empty: the cells themselves lie among those of other people,
// and where one is empty, what another person had there before may still stand.
class ShownCells {
 public:
  ShownCells(const ScoreCells& cells, std::size_t index) {
    const std::vector<assay_column> all = cells.columns_of(index);
    const std::size_t rows = cells.row_count();
    values_.resize(all.size() * rows);
    states_.resize(all.size() * rows);
    for (std::size_t c = 0; c < all.size(); ++c) {
      for (std::size_t r = 0; r < rows; ++r) {
        states_[c * rows + r] = all[c].states[r];
        values_[c * rows + r] = all[c].states[r] == ASSAY_CELL_VALUE ? all[c].values[r] : 0;
      }
      columns_.push_back({&values_[c * rows], &states_[c * rows]});
    }
  }
  const std::vector<assay_shown_column>& columns() const { return columns_; }

 private:
  std::vector<assay_shown_column> columns_;
  std::vector<double> values_;
  std::vector<std::uint8_t> states_;
};

assay_text text(const std::string& words) { return {words.data(), words.size()}; }

template <typename T>
assay_array array(const std::vector<T>& values) {
  return {values.data(), values.size(), sizeof(T)};
}

}  // namespace

CaseReports::CaseReports(const Prepared& prepared, const CaseFile* cases, const CommentFile* comments,
                         const Baseline* baseline, std::string date,
                         std::function<std::filesystem::path(const std::string&)> stage)
    : prepared_(prepared), cases_(cases), comments_(comments), baseline_(baseline), date_(std::move(date)), stage_(std::move(stage)) {}

std::string CaseReports::file_name(const std::string& case_id, const std::string& report,
                                   const std::string& extension) {
  std::string file = "reports/" + file_name_part(case_id) + "." + report + "." + extension;
  check_length(case_id, file);
  return file;
}

std::vector<std::uint32_t> CaseReports::rater_counts(const AssessedCase& assessed) const {
  const Instrument& instrument = *prepared_.instrument;
  std::vector<std::uint32_t> counts(instrument.roles.size(), 0);
  const auto* begin = assessed.batch.rater_begin.data() + assessed.case_index;
  for (std::uint64_t r = begin[0]; r < begin[1]; ++r) {
    const std::uint32_t role = instrument.top_role(assessed.batch.rater_role[r]);
    if (assessed.disclosure.withheld[role] == ASSAY_WITHHELD_NO) ++counts[role];
  }
  return counts;
}

ReleasedComments CaseReports::comments_of(const CaseBatch& batch, std::size_t case_index,
                                          const CaseDisclosure& disclosure) const {
  std::vector<Comment> comments;
  const std::string& id = batch.case_ids[case_index];
  if (comments_ != nullptr) {
    const auto found = comments_->by_case.find(id);
    if (found != comments_->by_case.end()) comments = comments_of_raters(found->second, batch, case_index);
  }
  return release_comments(comments, *prepared_.disclosure, disclosure, id);
}

std::vector<WrittenFile> CaseReports::write(const AssessedCase& person) const {
  const std::string& id = person.batch.case_ids[person.case_index];
  const CaseRecord* record = nullptr;
  if (cases_ != nullptr) {
    if (const auto found = cases_->by_id.find(id); found != cases_->by_id.end()) record = &cases_->cases[found->second];
  }
  const std::string& name = record != nullptr ? record->name : id;
  std::string date = date_;
  std::vector<assay_pair> attributes;
  if (record != nullptr) {
    for (const auto& [key, value] : record->attributes) {
      attributes.push_back({text(key), text(value)});
      if (key == "date" && !value.empty()) date = value;
    }
  }
  std::vector<assay_comment> comments;
  for (const ReleasedComment& comment : person.comments.comments) {
    comments.push_back({comment.item, comment.role, text(comment.text)});
  }
  const std::vector<std::uint32_t> counts = rater_counts(person);
  const ShownCells shown(person.cells, person.index);

  assay_case assessed{};
  assessed.struct_size = sizeof(assessed);
  assessed.id = text(id);
  assessed.name = text(name);
  assessed.date = text(date);
  assessed.attributes = array(attributes);
  assessed.rater_counts = array(counts);
  assessed.rows = prepared_.model->row_array();
  assessed.measures = prepared_.scorer->measure_array();
  assessed.columns = array(shown.columns());
  assessed.comments = array(comments);
  assessed.withheld = array(person.disclosure.withheld);
  assessed.comments_withheld = array(person.disclosure.comments_withheld);
  assessed.minimum_raters = prepared_.disclosure->policy().minimum_raters;
  assessed.minimum_comment_raters = prepared_.disclosure->policy().minimum_comment_raters;
  std::optional<EarlierCells> earlier;
  if (baseline_ != nullptr) earlier = baseline_->cells_of(id);
  if (earlier && earlier->any()) {
    assessed.baseline_date = text(baseline_->date());
    assessed.baseline = array(earlier->columns());
  }

  std::vector<WrittenFile> written;
  const auto* comments_left_out = comments_ == nullptr ? nullptr : &person.comments.left_out;
  for (const PreparedReport& report : prepared_.reports) {
    const DocumentTree document = report.writer->write(
        &assessed, case_note(prepared_, *report.wording, person.disclosure, comments_left_out));
    for (const PreparedFormat& format : prepared_.formats) {
      const std::string file = file_name(id, report.id, format.extension);
      FileWriter out(stage_(file));
      format.renderer->render(document, [&](std::string_view bytes) { out.write(bytes); });
      written.push_back({file, out.close()});
    }
  }
  return written;
}

}  // namespace assay::pipeline
