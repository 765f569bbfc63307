#include <algorithm>
#include <cstring>
#include <utility>

#include "assay/text.hpp"
#include "csv.hpp"
#include "names.hpp"

namespace assay::csv {
namespace {

bool is_ascii(std::string_view text) {
  std::uint64_t all = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    all |= word;
  }
  for (; at < text.size(); ++at) all |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at]));
  return (all & 0x8080808080808080u) == 0;
}

// Where the quoted cell whose text begins at `at` is closed: its second mark, or the end of the row.
std::size_t find_close(std::string_view row, std::size_t at, bool& doubled) {
  doubled = false;
  for (;;) {
    while (at < row.size() && row[at] != '"') ++at;
    if (at + 1 >= row.size() || row[at + 1] != '"') return std::min(at, row.size());
    doubled = true;
    at += 2;
  }
}

std::string_view unescape(std::string_view text, std::string& unescaped) {
  const std::size_t stored = unescaped.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    unescaped.push_back(text[at]);
    if (text[at] == '"') ++at;
  }
  return std::string_view(unescaped).substr(stored);
}

Cell take_quoted(std::string_view row, std::size_t& at, std::string& unescaped) {
  Cell cell;
  cell.begin = at;
  bool doubled;
  const std::size_t close = find_close(row, at + 1, doubled);
  cell.text = row.substr(at + 1, close - at - 1);
  if (doubled) cell.text = unescape(cell.text, unescaped);
  const std::size_t rest = std::min(close + 1, row.size());
  at = rest;
  while (at < row.size() && row[at] != ',') ++at;
  const std::string_view after = trim(row.substr(rest, at - rest));
  if (after.empty()) return cell;
  cell.flaw = Flaw::TextAfterQuote;
  cell.flaw_at = static_cast<std::size_t>(after.data() - row.data());
  return cell;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

Cell next_cell(std::string_view row, std::size_t& at, std::string& unescaped) {
  if (at < row.size() && row[at] == '"') return take_quoted(row, at, unescaped);
  Cell cell;
  cell.begin = at;
  for (; at < row.size() && row[at] != ','; ++at) {
    if (row[at] != '"' || cell.flaw != Flaw::None) continue;
    cell.flaw = Flaw::LoneQuote;
    cell.flaw_at = at;
  }
  cell.text = trim(row.substr(cell.begin, at - cell.begin));
  if (!cell.text.empty()) cell.begin = static_cast<std::size_t>(cell.text.data() - row.data());
  return cell;
}

void split(std::string_view row, CellList& list) {
  list.cells.clear();
  list.unescaped.clear();
  list.unescaped.reserve(row.size());  // the texts point into it
  std::size_t at = 0;
  for (;;) {
    list.cells.push_back(next_cell(row, at, list.unescaped));
    if (at == row.size()) return;
    ++at;
  }
}

void advance(Location& where, std::string_view passed) {
  for (const char c : passed) {
    if (c == '\n') {
      ++where.line;
      where.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0u) != 0x80u) {
      ++where.column;
    }
  }
}

Location locate(const std::string& file, std::uint64_t line, std::string_view row, std::size_t at) {
  Location where{file, line, 1};
  advance(where, row.substr(0, at));
  return where;
}

bool refuse_invalid_utf8(const std::string& file, std::uint64_t line, std::string_view row,
                         std::vector<Problem>& problems) {
  if (is_ascii(row)) return false;
  const auto at = find_invalid_utf8(row);
  if (!at) return false;
  problems.push_back({locate(file, line, row, *at), "", "the text is not UTF-8",
                      assay::quoted(row.substr(*at, 4)), "", "save the file as CSV in UTF-8"});
  return true;
}

Problem flaw_problem(const std::string& file, std::uint64_t line, std::string_view row, const Cell& cell,
                     const std::string& key) {
  const Location where = locate(file, line, row, cell.flaw_at);
  if (cell.flaw == Flaw::TextAfterQuote) {
    return {where,
            as_key(key),
            "there is text after the closing quotation mark",
            assay::quoted(row.substr(cell.flaw_at, row.find(',', cell.flaw_at) - cell.flaw_at)),
            "",
            "write a quotation mark inside a quoted cell twice"};
  }
  return {where,
          as_key(key),
          "there is a quotation mark inside a cell that is not quoted",
          assay::quoted(cell.text),
          "",
          "put the whole cell in quotation marks, and write the one inside twice"};
}

Problem ragged_problem(const std::string& file, std::uint64_t line, std::string_view row, std::size_t at,
                       std::size_t found, const std::vector<std::string>& names) {
  const bool few = found < names.size();
  const std::string count = std::to_string(found) + (found == 1 ? " cell" : " cells");
  return {locate(file, line, row, at),
          few ? as_key(names[found]) : "",
          few ? "the row has too few cells" : "the row has too many cells",
          count,
          std::to_string(names.size()) + ", as in the header",
          few ? "leave a cell empty where there is no answer, and keep its comma"
              : "put a cell with a comma in it in quotation marks"};
}

}  // namespace assay::csv
