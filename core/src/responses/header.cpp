#include <algorithm>
#include <utility>

#include "assay/text.hpp"
#include "csv.hpp"

namespace assay::csv {
namespace {

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
          {header.places[column], name, "the column is there twice",
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

std::string missing_remedy(const Header& header) {
  if (header.names.size() == 1 && header.text.find(';') != std::string::npos) {
    return "separate the cells by commas, not by semicolons";
  }
  if (header.names.size() == 1 && header.text.find('\t') != std::string::npos) {
    return "separate the cells by commas, not by tabs";
  }
  return "add what is missing to the header, and a cell to each row";
}

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

void check_columns(const Header& header, const std::string& file, const std::vector<std::string>& required,
                   bool others, std::vector<Problem>& problems) {
  std::vector<std::string> missing;
  for (const std::string& name : required) {
    if (header.find(name) == header.names.size()) missing.push_back(name);
  }
  if (!missing.empty()) {
    const bool one = missing.size() == 1;
    const std::string what =
        one ? "a column is missing: " : std::to_string(missing.size()) + " columns are missing: ";
    problems.push_back({{file, header.line, 1},
                        one ? missing.front() : "",
                        what + enumerate(missing, "and", missing.size()),
                        describe_columns(header),
                        "",
                        missing_remedy(header)});
  }
  if (others) return;
  std::size_t unknown = 0;
  for (std::size_t column = 0; column < header.names.size(); ++column) {
    const std::string& name = header.names[column];
    if (std::find(required.begin(), required.end(), name) != required.end()) continue;
    if (++unknown > kMostUnknown) continue;
    const auto meant = closest(name, missing);
    problems.push_back({header.places[column], name, "the column is not known", assay::quoted(name),
                        enumerate(required),
                        meant ? "write " + assay::quoted(*meant)
                              : "take the column out with its cells, or check that the file and the "
                                "instrument belong together"});
  }
  if (unknown > kMostUnknown) {
    problems.push_back({{file, header.line, 1},
                        "",
                        std::to_string(unknown - kMostUnknown) + " more columns are not known",
                        "",
                        "",
                        "check that this is the right file"});
  }
}

}  // namespace assay::csv
