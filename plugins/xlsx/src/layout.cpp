#include "layout.hpp"

#include <algorithm>

#include "assay/sdk/error.hpp"
#include "text.hpp"

namespace assay::xlsx {
namespace {

constexpr std::size_t kLongestName = 31;

std::string usable(std::string_view wish) {
  const std::string line = one_line(wish);
  std::string name;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    // A name stands in links as it is, and on its sheet's tab with such letters turned into their character.
    const bool dropped =
        std::string_view(":\\/?*[]").find(c) != std::string_view::npos || stands_for_character(line, at);
    if (c == '\'') {
      name += "’";
    } else {
      name += dropped ? ' ' : c;
    }
  }
  return one_line(name);
}

std::string shortened(const std::string& name, std::size_t most) {
  if (units(name) <= most) return name;
  return one_line(beginning(name, most - 1)) + "…";
}

void check_columns(const Table& table, const Limits& limits) {
  if (table.columns.size() <= limits.columns) return;
  throw sdk::Failure(ASSAY_E_UNSUPPORTED, "the sheet `" + table.name + "` would have " +
                                              std::to_string(table.columns.size()) +
                                              " columns, and Excel has " + std::to_string(limits.columns) +
                                              "; leave the format out for this report");
}

}  // namespace

std::string SheetNames::take(std::string_view wish, std::string_view fallback) {
  std::string name = usable(wish);
  // Excel keeps this one for itself.
  if (name.empty() || folded(name) == "history") name = usable(fallback);
  if (name.empty()) name = "Sheet";
  std::string tried = shortened(name, kLongestName);
  for (std::size_t number = 2; !taken_.insert(folded(tried)).second; ++number) {
    const std::string behind = " (" + std::to_string(number) + ")";
    tried = shortened(name, kLongestName - behind.size()) + behind;
  }
  return tried;
}

std::size_t lines_of(const Row& row, const Limits& limits) {
  std::size_t lines = 1;
  for (const Cell& cell : row) {
    if (cell.text.size() > limits.units) lines = std::max(lines, pieces(cell.text, limits.units).size());
  }
  return lines;
}

bool Layout::find(const Range& range, std::size_t& sheet, std::size_t& first, std::size_t& last) const {
  if (range.head) {
    const auto at = std::find_if(sheets.begin(), sheets.end(),
                                 [&](const TableSheet& one) { return one.table == range.table; });
    sheet = static_cast<std::size_t>(at - sheets.begin());
    first = last = 0;
    return at != sheets.end();
  }
  const RowPlace& begin = places[range.table][range.first_row];
  const RowPlace& end = places[range.table][range.last_row];
  sheet = begin.sheet;
  first = begin.row;
  last = end.row;
  // A row that goes on would put its second line between the figures.
  return begin.sheet == end.sheet && end.row - begin.row == range.last_row - range.first_row;
}

Layout lay_out(const Book& book, const Limits& limits, std::string_view overview, std::string_view charts) {
  Layout layout;
  SheetNames names;
  layout.overview = names.take(overview, "Overview");
  if (!book.charts.empty()) layout.charts = names.take(charts, "Charts");
  layout.places.resize(book.tables.size());
  for (std::size_t t = 0; t < book.tables.size(); ++t) {
    const Table& table = book.tables[t];
    check_columns(table, limits);
    layout.sheets.push_back({names.take(table.name, "Table"), t, 0, 0, 0});
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const std::size_t lines = lines_of(table.rows[r], limits);
      if (layout.sheets.back().lines > 0 && 1 + layout.sheets.back().lines + lines > limits.rows) {
        layout.sheets.push_back({names.take(table.name, "Table"), t, r, 0, 0});
      }
      TableSheet& sheet = layout.sheets.back();
      layout.places[t].push_back({layout.sheets.size() - 1, 1 + sheet.lines});
      sheet.lines += lines;
      ++sheet.row_count;
    }
  }
  return layout;
}

}  // namespace assay::xlsx
