#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "assay/text.hpp"
#include "csv.hpp"
#include "names.hpp"

namespace assay::csv {
namespace {

constexpr std::size_t kFewUnknown = 3;     // columns that may be slips in a file of the right kind
constexpr std::size_t kMostUnknown = 100;  // columns to name; a file with more of them is the wrong file

void check_names(const Header& header, std::vector<Problem>& problems) {
  std::vector<std::size_t> order(header.names.size());
  for (std::size_t column = 0; column < order.size(); ++column) order[column] = column;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return header.names[a] < header.names[b]; });
  std::vector<std::size_t> first(order.size());  // of the columns with the same name
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool again = i > 0 && header.names[order[i]] == header.names[order[i - 1]];
    first[order[i]] = again ? first[order[i - 1]] : order[i];
  }
  for (std::size_t column = 0; column < order.size(); ++column) {
    const std::string& name = header.names[column];
    if (name.empty()) {
      problems.push_back({header.places[column], "", "a column has no name", "", "",
                          "name the column, or take it out with its cells"});
    } else if (first[column] != column) {
      problems.push_back(
          {header.places[column], as_key(name), "the column is there twice",
           "columns " + std::to_string(first[column] + 1) + " and " + std::to_string(column + 1),
           "each column once", "take one of them out with its cells"});
    }
  }
}

std::string describe_columns(const Header& header) {
  std::vector<std::string> names;
  for (const std::string& name : header.names) names.push_back(assay::quoted(name, 40));
  return std::to_string(names.size()) + (names.size() == 1 ? " column: " : " columns: ") + enumerate(names);
}

// A file of an old Mac is one long line.
void check_line_ends(const std::string& file, const Row& row) {
  for (std::size_t at = row.text.find('\r'); at != row.text.npos; at = row.text.find('\r', at + 1)) {
    if (row.text.substr(at + 1).starts_with('\n')) continue;
    throw Error(Problem{locate(file, row.line, row.text, at), "", "a line ends with CR alone", "",
                        "LF or CRLF", "save the file with LF or CRLF as line ends"});
  }
}

// One cell and other marks between words: a file of a spreadsheet that knows no commas.
void refuse_other_separators(const std::string& file, const Header& header, std::size_t cells) {
  const std::size_t at = header.text.find_first_of(";\t");
  if (cells != 1 || at == std::string::npos) return;
  const char* const marks = header.text[at] == ';' ? "semicolons" : "tabs";
  throw Error(Problem{locate(file, header.line, header.text, at), "",
                      std::string("the cells are separated by ") + marks, assay::quoted(header.text, 40), "commas",
                      std::string("separate the cells by commas, not by ") + marks +
                          ": save the file as CSV (comma separated)"});
}

// Compares a header with the columns that a file has.
class ColumnCheck {
 public:
  ColumnCheck(const Header& header, const std::string& file, const Columns& columns, std::vector<Problem>& problems)
      : header_(header), file_(file), columns_(columns), problems_(problems) {
    known_ = columns.required;
    known_.insert(known_.end(), columns.optional.begin(), columns.optional.end());
    for (const ColumnForm& form : columns.forms) known_.insert(known_.end(), form.columns.begin(), form.columns.end());
    for (const std::string& name : known_) by_lower_.emplace(lower_case(name), name);
  }

  void run() {
    sort_out();
    if (refuse_other_file()) return;
    note_missing();
    note_forms();
    note_other_case();
    if (!columns_.others) note_unknown();
  }

 private:
  void sort_out() {
    const std::unordered_set<std::string> known(known_.begin(), known_.end());
    for (std::size_t column = 0; column < header_.names.size(); ++column) {
      const std::string& name = header_.names[column];
      const auto meant = by_lower_.find(lower_case(name));
      if (known.contains(name)) {
        there_.insert(name);
      } else if (meant != by_lower_.end()) {
        there_.insert(meant->second);
        other_case_.push_back(column);
      } else {
        unknown_.push_back(column);
      }
    }
    missing_ = missing_of(columns_.required);
  }

  std::vector<std::string> missing_of(const std::vector<std::string>& names) const {
    std::vector<std::string> missing;
    for (const std::string& name : names) {
      if (!there_.contains(name)) missing.push_back(name);
    }
    return missing;
  }

  bool is_given(const ColumnForm& form) const { return missing_of(form.columns).size() < form.columns.size(); }

  bool has_a_form() const {
    return std::any_of(columns_.forms.begin(), columns_.forms.end(),
                       [this](const ColumnForm& form) { return is_given(form); });
  }

  bool is_missing(std::string_view name) const {
    return std::find(missing_.begin(), missing_.end(), name) != missing_.end();
  }

  // A header that has nothing, or nothing of its own kind, of what it should have.
  bool refuse_other_file() {
    const bool has_name =
        by_lower_.count("name") == 0 && std::any_of(header_.names.begin(), header_.names.end(), [](const auto& name) {
          return lower_case(name) == "name";
        });
    if (has_name && !is_missing("case") && is_missing("rater") && is_missing("role")) {
      problems_.push_back({{file_, header_.line, 1}, "", "this looks like a cases file", describe_columns(header_),
                           "columns " + enumerate(columns_.required),
                           "name this file with --cases, and here one with raters and roles"});
      return true;
    }
    const bool nothing = columns_.required.size() > 1 && missing_.size() == columns_.required.size();
    if (!nothing && !has_only_what_all_have()) return false;
    problems_.push_back({{file_, header_.line, 1}, "",
                         nothing ? "none of the columns is known" : "the columns are those of another file",
                         describe_columns(header_), "columns " + enumerate(columns_.required) + described_forms(),
                         "check that this is the right file, and that its first line is a header with these names"});
    return true;
  }

  // Ids alone, and several columns besides: answers to another instrument, or comments for answers.
  bool has_only_what_all_have() const {
    if (columns_.others || unknown_.size() < kFewUnknown || has_a_form()) return false;
    return std::all_of(columns_.required.begin(), columns_.required.end(), [this](const std::string& name) {
      return name == "case" || name == "rater" || name == "role" || is_missing(name);
    });
  }

  void note_missing() {
    if (!missing_.empty()) note_missing(missing_, "", "add what is missing to the header, and a cell to each row");
  }

  void note_missing(const std::vector<std::string>& missing, const std::string& form, const std::string& remedy) {
    const bool one = missing.size() == 1;
    std::string what = one ? "a column" : std::to_string(missing.size()) + " columns";
    if (!form.empty()) what += " of the form " + assay::quoted(form);
    problems_.push_back({{file_, header_.line, 1},
                         one ? missing.front() : "",
                         what + (one ? " is missing: " : " are missing: ") + enumerate(missing, "and", missing.size()),
                         describe_columns(header_),
                         "",
                         remedy});
  }

  void note_forms() {
    if (columns_.forms.empty()) return;
    if (!has_a_form()) return note_no_form();
    for (const ColumnForm& form : columns_.forms) {
      const std::vector<std::string> missing = missing_of(form.columns);
      if (missing.empty() || !is_given(form)) continue;
      note_missing(missing, form.id,
                   "add what is missing to the header, and a cell to each row; or take out all columns of this form");
    }
  }

  // "" without forms; else ", with the columns of "a" (2 columns: …) or of …".
  std::string described_forms() const {
    return columns_.forms.empty() ? std::string() : ", with the columns of " + enumerate(form_list(), "or of");
  }

  std::vector<std::string> form_list() const {
    std::vector<std::string> forms;
    for (const ColumnForm& form : columns_.forms) {
      const std::size_t count = form.columns.size();
      forms.push_back(assay::quoted(form.id) + " (" + std::to_string(count) + (count == 1 ? " column: " : " columns: ") +
                      enumerate(form.columns, "and", 3) + ")");
    }
    return forms;
  }

  void note_no_form() {
    problems_.push_back({{file_, header_.line, 1},
                         "",
                         "there is no column of any form",
                         describe_columns(header_),
                         "the columns of " + enumerate(form_list(), "or of"),
                         "add all columns of one form, or of several"});
  }

  // One problem, though a program may have written all names in capital letters.
  void note_other_case() {
    if (other_case_.empty()) return;
    std::vector<std::string> found, meant;
    for (const std::size_t column : other_case_) {
      found.push_back(assay::quoted(header_.names[column]));
      meant.push_back("`" + by_lower_.at(lower_case(header_.names[column])) + "`");
    }
    const bool one = found.size() == 1;
    problems_.push_back(
        {header_.places[other_case_.front()],
         one ? as_key(header_.names[other_case_.front()]) : "",
         one ? "the column's name differs in upper and lower case"
             : std::to_string(found.size()) + " names of columns differ in upper and lower case",
         enumerate(found),
         "",
         "write " + enumerate(meant)});
  }

  void note_unknown() {
    const std::vector<std::string> missing = missing_of(known_);
    for (std::size_t i = 0; i < unknown_.size() && i < kMostUnknown; ++i) {
      const std::string& name = header_.names[unknown_[i]];
      const auto meant = closest_id(name, missing);
      problems_.push_back({header_.places[unknown_[i]], as_key(name), "the column is not known", assay::quoted(name),
                           enumerate(known_),
                           meant ? "write " + assay::quoted(*meant)
                                 : "take the column out with its cells, or check that the file and the "
                                   "instrument belong together"});
    }
    if (unknown_.size() <= kMostUnknown) return;
    problems_.push_back({{file_, header_.line, 1},
                         "",
                         std::to_string(unknown_.size() - kMostUnknown) + " more columns are not known",
                         "",
                         "",
                         "check that this is the right file"});
  }

  const Header& header_;
  const std::string& file_;
  const Columns& columns_;
  std::vector<Problem>& problems_;
  std::vector<std::string> known_, missing_;
  std::unordered_set<std::string> there_;
  std::unordered_map<std::string, std::string> by_lower_;
  std::vector<std::size_t> other_case_, unknown_;  // columns of the header
};

}  // namespace

std::size_t Header::find(std::string_view name) const {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

Header read_header(RowReader& reader) {
  Row row;
  if (!reader.next(row)) {
    throw Error(Problem{{reader.name(), 0, 0},
                        "",
                        "the file is empty",
                        "",
                        "",
                        "the first line is a header with the names of the columns"});
  }
  std::vector<Problem> problems;
  if (refuse_invalid_utf8(reader.name(), row.line, row.text, problems)) throw Error(std::move(problems));
  check_line_ends(reader.name(), row);
  Header header;
  header.line = row.line;
  header.text = row.text;
  CellList list;
  split(row.text, list);
  refuse_other_separators(reader.name(), header, list.cells.size());
  Location place{reader.name(), row.line, 1};
  std::size_t placed = 0;
  for (const Cell& cell : list.cells) {
    advance(place, row.text.substr(placed, cell.begin - placed));
    placed = cell.begin;
    if (cell.flaw != Flaw::None) {
      problems.push_back(flaw_problem(reader.name(), row.line, row.text, cell, ""));
    }
    header.names.emplace_back(cell.text);
    header.places.push_back(place);
  }
  check_names(header, problems);
  throw_if_any(std::move(problems));
  return header;
}

void check_columns(const Header& header, const std::string& file, const Columns& columns,
                   std::vector<Problem>& problems) {
  ColumnCheck(header, file, columns, problems).run();
}

}  // namespace assay::csv
