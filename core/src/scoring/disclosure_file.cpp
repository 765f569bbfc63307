#include <algorithm>
#include <charconv>

#include "../responses/csv.hpp"
#include "assay/disclosure_file.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "remedy.hpp"

namespace assay {
namespace {

constexpr std::size_t kLeading = 6;  // columns before the items

class DisclosureReader {
 public:
  DisclosureReader(const std::filesystem::path& file, const Instrument& instrument)
      : reader_(file), header_(csv::read_header(reader_)), instrument_(instrument) {
    for (const Role& role : instrument.roles) {
      if (role.parent == ASSAY_NONE) roles_.push_back(role.id);
    }
  }

  std::unordered_map<std::string, PublishedRoles> read() {
    check_header();
    csv::Row row;
    csv::CellList list;
    while (reader_.next(row)) {
      csv::split(row.text, list);
      if (list.cells.size() != header_.names.size()) {
        problems_.push_back(csv::ragged_problem(reader_.name(), row.line, row.text, row.text.size(),
                                                list.cells.size(), header_.names));
        continue;
      }
      take(row, list.cells);
    }
    check_complete();
    throw_if_any(std::move(problems_));
    return std::move(cases_);
  }

 private:
  void check_header() {
    std::vector<std::string> wanted = {"case", "role", "raters", "reason", "comments", "comments-reason"};
    for (const Item& item : instrument_.items) wanted.push_back(item.id);
    if (header_.names == wanted) return;
    std::size_t at = 0;
    while (at < wanted.size() && at < header_.names.size() && wanted[at] == header_.names[at]) ++at;
    throw Error(
        Problem{at < header_.places.size() ? header_.places[at] : Location{reader_.name(), header_.line, 1},
                "", "the columns are not those of a disclosure file of this instrument",
                at < header_.names.size() ? assay::quoted(header_.names[at]) : "the header ends",
                at < wanted.size() ? assay::quoted(wanted[at]) : "no further column",
                "name the folder of a run; the instrument is " + instrument_.id});
  }

  void complain(const csv::Row& row, const csv::Cell& cell, std::size_t column, std::string what,
                std::string accepted) {
    problems_.push_back({csv::locate(reader_.name(), row.line, row.text, cell.begin), header_.names[column],
                         std::move(what), assay::quoted(cell.text), std::move(accepted), kNotEdited});
  }

  // A count, or kWithheldCount for `instead`.
  std::uint32_t count(const csv::Row& row, const csv::Cell& cell, std::size_t column,
                      std::string_view instead) {
    if (cell.text == instead) return kWithheldCount;
    std::uint32_t value = 0;
    const char* const end = cell.text.data() + cell.text.size();
    const auto [stop, fault] = std::from_chars(cell.text.data(), end, value);
    if (fault == std::errc() && stop == end && value < kWithheldCount) return value;
    complain(
        row, cell, column, "this is not a count",
        instead.empty() ? "a whole number, or nothing" : "a whole number, or `" + std::string(instead) + "`");
    return 0;
  }

  void take(const csv::Row& row, const std::vector<csv::Cell>& cells) {
    const auto named = std::find(roles_.begin(), roles_.end(), cells[1].text);
    if (named == roles_.end()) {
      return complain(row, cells[1], 1, "there is no such role without a parent", enumerate(roles_, "or"));
    }
    const auto role = static_cast<std::size_t>(named - roles_.begin());
    PublishedRoles& known = cases_[std::string(cells[0].text)];
    known.resize(roles_.size());
    PublishedRole& out = known[role];
    if (!out.answers.empty())
      return complain(row, cells[1], 1, "the role of this case is there twice", "each once");
    out.raters = count(row, cells[2], 2, "");
    out.reason = cells[3].text;
    out.comments = count(row, cells[4], 4, "");
    for (std::size_t c = kLeading; c < cells.size(); ++c)
      out.answers.push_back(count(row, cells[c], c, "withheld"));
    if (out.answers.empty()) out.answers.push_back(0);  // an instrument without items
  }

  // A row that could not be taken is missing as well; to say so twice helps nobody.
  void check_complete() {
    if (!problems_.empty()) return;
    for (const auto& [id, roles] : cases_) {
      for (std::size_t r = 0; r < roles.size(); ++r) {
        if (!roles[r].answers.empty()) continue;
        problems_.push_back({{reader_.name(), 0, 0},
                             "case " + id,
                             "a role of the case is missing",
                             roles_[r],
                             "a row for each case and role",
                             kNotEdited});
      }
    }
  }

  csv::RowReader reader_;
  csv::Header header_;
  const Instrument& instrument_;
  std::vector<std::string> roles_;  // without a parent
  std::unordered_map<std::string, PublishedRoles> cases_;
  std::vector<Problem> problems_;
};

}  // namespace

std::unordered_map<std::string, PublishedRoles> read_disclosure(const std::filesystem::path& file,
                                                                const Instrument& instrument) {
  return DisclosureReader(file, instrument).read();
}

}  // namespace assay
