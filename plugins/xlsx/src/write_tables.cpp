// Sheets with one head: rows, columns as wide as what they hold, filters, a head that stays.
#include <xlsxwriter.h>

#include <algorithm>

#include "lxw_calls.hpp"
#include "text.hpp"
#include "writer.hpp"

namespace assay::xlsx {
namespace {

// In digits of the common font.
constexpr double kNarrowest = 8, kWidest = 60, kWidestHead = 24, kFilterArrow = 3;
// Looking at more rows would not make a column look better.
constexpr std::size_t kRowsLookedAt = 2000;
constexpr double kHeadLine = 15;

double width_of(const Cell& cell) {
  constexpr double kNumber = 10, kDay = 11;
  switch (cell.kind) {
    case CellKind::kText:
      return display_width(cell.text);
    case CellKind::kNumber:
      return kNumber;
    case CellKind::kDay:
      return kDay;
    default:
      return 0;
  }
}

}  // namespace

void Writer::table(lxw_worksheet* sheet, const TableSheet& plan) {
  const Table& table = book_.tables[plan.table];
  double head_lines = 1;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    text(sheet, 0, i, beginning(table.columns[i], limits_.units), {.head = true});
    head_lines = std::max(head_lines, display_width(table.columns[i]) / (kWidestHead - kFilterArrow) + 1);
  }
  require(
      worksheet_set_row(
          sheet, 0, kHeadLine * std::min(6.0, static_cast<double>(static_cast<int>(head_lines))), nullptr),
      "a head");
  for (std::size_t i = 0; i < plan.row_count; ++i) {
    const std::size_t number = plan.first_row + i;
    row(sheet, table, layout_.places[plan.table][number].row, table.rows[number]);
  }
  column_widths(sheet, table, plan);
  worksheet_freeze_panes(sheet, 1, 0);
  require(worksheet_repeat_rows(sheet, 0, 0), "a head that repeats");
  require(worksheet_autofilter(sheet, 0, 0, row_number(plan.lines), column_number(table.columns.size() - 1)),
          "a filter");
}

void Writer::row(lxw_worksheet* sheet, const Table& table, std::size_t at, const Row& cells) {
  const std::size_t lines = lines_of(cells, limits_);
  if (lines == 1) {
    for (std::size_t i = 0; i < cells.size(); ++i) cell(sheet, at, i, cells[i]);
    return;
  }
  // What is too long for a cell goes on below, where the row says again what it is.
  const std::string mark = clean(look_.wording("continued")) + " ";
  const std::size_t room = limits_.units - std::min(units(mark), limits_.units / 2);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::vector<std::string_view> parts = pieces(cells[i].text, room);
    for (std::size_t line = 0; line < lines; ++line) {
      if (line == 0 && parts.size() == 1) {
        cell(sheet, at, i, cells[i]);
      } else if (line < parts.size() && parts.size() > 1) {
        std::string part = line > 0 ? mark : std::string();
        part += parts[line];
        cell(sheet, at + line, i, Cell::of_text(std::move(part)));
      } else if (i < table.keys && parts.size() == 1) {
        cell(sheet, at + line, i, cells[i]);
      }
    }
  }
}

void Writer::cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell) {
  switch (cell.kind) {
    case CellKind::kText: {
      const bool wrap = cell.text.find('\n') != std::string::npos || display_width(cell.text) > kWidest;
      return text(sheet, row, column, cell.text, {.wrap = wrap});
    }
    case CellKind::kNumber:
      return require(worksheet_write_number(sheet, row_number(row), column_number(column), cell.value,
                                            format({.number = cell.format})),
                     "a number");
    case CellKind::kDay: {
      lxw_datetime day{cell.day.year, cell.day.month, cell.day.day, 0, 0, 0};
      return require(worksheet_write_datetime(sheet, row_number(row), column_number(column), &day,
                                              format({.number = "yyyy-mm-dd"})),
                     "a date");
    }
    default:
      return;
  }
}

void Writer::column_widths(lxw_worksheet* sheet, const Table& table, const TableSheet& plan) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    double width = std::min(display_width(table.columns[i]) + kFilterArrow, kWidestHead);
    for (std::size_t r = 0; r < std::min(plan.row_count, kRowsLookedAt); ++r) {
      width = std::max(width, width_of(table.rows[plan.first_row + r][i]) + 2);
    }
    width = std::clamp(width, kNarrowest, kWidest);
    require(worksheet_set_column(sheet, column_number(i), column_number(i), width, nullptr), "a column");
  }
}

}  // namespace assay::xlsx
