#include <chrono>
#include <utility>

#include "assay/responses.hpp"
#include "assay/text.hpp"
#include "csv.hpp"
#include "names.hpp"

namespace assay {
namespace {

// A file of which every row is looked at before anything is thrown.
class PeopleFile {
 public:
  PeopleFile(const std::filesystem::path& path, const csv::Columns& columns)
      : reader_(path), header_(csv::read_header(reader_)) {
    csv::check_columns(header_, reader_.name(), columns, problems_);
    throw_if_any(problems_);
  }

  // The next row that can be read, or false at the end; complains about those that cannot.
  bool next() {
    try {
      while (reader_.next(row_)) {
        if (readable()) return true;
      }
      reader_.check_unchanged();
    } catch (const Error& error) {
      if (error.fault() != Fault::Input) throw;
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
    return false;
  }

  std::string_view text(std::size_t column) const { return list_.cells[column].text; }
  std::uint64_t line() const { return row_.line; }
  const std::string& name() const { return reader_.name(); }
  const csv::Header& header() const { return header_; }

  void complain(std::size_t column, std::string what, std::string found, std::string accepted,
                std::string remedy) {
    const std::size_t at = list_.cells[column].begin;
    problems_.push_back({csv::locate(name(), row_.line, row_.text, at), as_key(header_.names[column]),
                         std::move(what), std::move(found), std::move(accepted), std::move(remedy)});
  }

  // Throws every complaint.
  void finish() { throw_if_any(std::move(problems_)); }

 private:
  bool readable() {
    if (csv::refuse_invalid_utf8(name(), row_.line, row_.text, problems_)) return false;
    csv::split(row_.text, list_);
    const std::size_t before = problems_.size();
    const std::size_t columns = header_.names.size();
    for (std::size_t column = 0; column < list_.cells.size(); ++column) {
      const csv::Cell& cell = list_.cells[column];
      if (cell.flaw == csv::Flaw::None) continue;
      problems_.push_back(csv::flaw_problem(name(), row_.line, row_.text, cell,
                                            column < columns ? header_.names[column] : std::string()));
    }
    if (list_.cells.size() != columns) {
      const bool few = list_.cells.size() < columns;
      const std::size_t at = few ? row_.text.size() : list_.cells[columns].begin;
      problems_.push_back(
          csv::ragged_problem(name(), row_.line, row_.text, at, list_.cells.size(), header_.names));
    }
    return problems_.size() == before;
  }

  csv::RowReader reader_;
  csv::Header header_;
  std::vector<Problem> problems_;
  csv::Row row_;
  csv::CellList list_;
};

// Whether `text` is a day of the calendar, written YYYY-MM-DD.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(at, digits)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

void check_date(PeopleFile& file, std::size_t column) {
  if (column == file.header().names.size() || file.text(column).empty() || is_date(file.text(column))) return;
  file.complain(column, "not a date", assay::quoted(file.text(column)), "YYYY-MM-DD, such as 2024-02-29",
                "write the date as year, month and day, YYYY-MM-DD, or leave the cell empty");
}

CaseRecord read_case(const PeopleFile& file, std::size_t id_column, std::size_t name_column) {
  const std::vector<std::string>& names = file.header().names;
  CaseRecord person;
  person.id = file.text(id_column);
  person.line = file.line();
  for (std::size_t column = 0; column < names.size(); ++column) {
    if (column == name_column)
      person.name = file.text(column);
    else if (column != id_column)
      person.attributes.emplace_back(names[column], file.text(column));
  }
  if (person.name.empty()) person.name = person.id;
  return person;
}

// The role or item that a cell names; ASSAY_NONE and a complaint when there is none of that id.
template <typename Parts>
std::uint32_t find_part(PeopleFile& file, std::size_t column, const Parts& parts, const std::string& word) {
  const std::string_view id = file.text(column);
  std::vector<std::string> ids;
  for (std::uint32_t index = 0; index < parts.size(); ++index) {
    if (parts[index].id == id) return index;
  }
  for (const auto& part : parts) ids.push_back(part.id);
  const auto meant = closest_id(id, ids);
  file.complain(
      column, id.empty() ? "the row has no " + word : "the " + word + " is not known",
      id.empty() ? "an empty cell" : assay::quoted(id), enumerate(ids, "or"),
      meant ? "write " + assay::quoted(*meant) : "write the id of one of the instrument's " + word + "s");
  return ASSAY_NONE;
}

void read_comment(PeopleFile& file, const Instrument& instrument, CommentFile& comments) {
  const csv::Header& header = file.header();
  const std::size_t case_column = header.find("case");
  const std::size_t rater_column = header.find("rater");
  const std::size_t item_column = header.find("item");
  Comment comment;
  comment.text = csv::trim(file.text(header.find("text")));
  if (comment.text.find_first_not_of("\r\n\t ") == comment.text.npos) return;
  if (file.text(case_column).empty()) {
    file.complain(case_column, "the row has no case", "an empty cell", "the id of a case",
                  "write which case the comment is about");
  }
  if (file.text(rater_column).empty()) {
    file.complain(rater_column, "the row has no rater", "an empty cell", "the id of a rater",
                  "write the rater's id as it stands in the responses");
  }
  comment.role = find_part(file, header.find("role"), instrument.roles, "role");
  if (!file.text(item_column).empty()) {
    comment.item = find_part(file, item_column, instrument.items, "item");
  }
  comment.rater = file.text(rater_column);
  comment.line = file.line();
  comments.by_case[std::string(file.text(case_column))].push_back(std::move(comment));
}

}  // namespace

CaseFile read_cases(const std::filesystem::path& path) {
  PeopleFile file(path, {{"case"}, {"name", "date", "organisation"}, true});
  const std::size_t id_column = file.header().find("case");
  const std::size_t name_column = file.header().find("name");
  const std::size_t date_column = file.header().find("date");
  CaseFile people;
  people.source = file.name();
  while (file.next()) {
    check_date(file, date_column);
    const std::string id(file.text(id_column));
    if (id.empty()) {
      file.complain(id_column, "the row has no case", "an empty cell", "the id of a case",
                    "write the id that the responses use");
      continue;
    }
    const auto [known, is_new] = people.by_id.emplace(id, people.cases.size());
    if (!is_new) {
      file.complain(
          id_column, "case " + assay::quoted(id) + " is there twice",
          "lines " + std::to_string(people.cases[known->second].line) + " and " + std::to_string(file.line()),
          "each case once", "take one of the rows out");
      continue;
    }
    people.cases.push_back(read_case(file, id_column, name_column));
  }
  file.finish();
  return people;
}

CommentFile read_comments(const std::filesystem::path& path, const Instrument& instrument) {
  PeopleFile file(path, {{"case", "rater", "role", "item", "text"}, {}, false});
  CommentFile comments;
  comments.source = file.name();
  while (file.next()) read_comment(file, instrument, comments);
  file.finish();
  return comments;
}

}  // namespace assay
