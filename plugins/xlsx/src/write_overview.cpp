// The first sheet: what the document is, which sheets there are, and where each part of it stands.
#include <xlsxwriter.h>

#include <algorithm>

#include "lxw_calls.hpp"
#include "text.hpp"
#include "writer.hpp"

namespace assay::xlsx {
namespace {

constexpr double kFirstColumn = 34, kSecondColumn = 70, kThirdColumn = 12;

}  // namespace

void Writer::overview(lxw_worksheet* sheet) {
  require(worksheet_set_column(sheet, 0, 0, kFirstColumn, nullptr), "a column");
  require(worksheet_set_column(sheet, 1, 1, kSecondColumn, nullptr), "a column");
  require(worksheet_set_column(sheet, 2, 2, kThirdColumn, nullptr), "a column");
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  std::size_t row = 0;
  for (const std::string_view part : pieces(book_.title, limits_.units)) {
    text(sheet, row++, 0, part, {.strong = true, .title = true});
  }
  for (const std::string_view part : pieces(book_.note, limits_.units)) {
    if (!part.empty()) text(sheet, row++, 0, part, {.muted = true});
  }
  row = overview_facts(sheet, row + 1);
  row = overview_sheets(sheet, row + 1);
  overview_contents(sheet, row + 1);
  worksheet_activate(sheet);
}

std::size_t Writer::overview_facts(lxw_worksheet* sheet, std::size_t row) {
  const auto fact = [&](const std::string& label, const Cell& value) {
    const auto parts = pieces(value.text, limits_.units);
    text(sheet, row, 0, beginning(label, limits_.units), {.wrap = true, .strong = true});
    if (value.kind != CellKind::kText) {
      // Dates stand at the end of a wide cell otherwise, far from their label.
      lxw_datetime day{value.day.year, value.day.month, value.day.day, 0, 0, 0};
      if (value.kind == CellKind::kDay) {
        lxw_format* const left = format({.number = "yyyy-mm-dd", .wrap = true, .indent = 0});
        format_set_align(left, LXW_ALIGN_LEFT);
        require(worksheet_write_datetime(sheet, row_number(row), 1, &day, left), "a date");
      }
      ++row;
      return;
    }
    for (const std::string_view part : parts) text(sheet, row++, 1, part, {.wrap = true});
  };
  const std::string client = one_line(look_.name);
  if (!client.empty()) fact(clean(look_.wording("client")), Cell::of_text(client));
  for (const Fact& one : book_.facts) fact(one.label, one.value);
  return row;
}

std::size_t Writer::overview_sheets(lxw_worksheet* sheet, std::size_t row) {
  const CellStyle head{.head = true}, linked{.link = true};
  text(sheet, row, 0, clean(look_.wording("sheet")), head);
  text(sheet, row, 1, clean(look_.wording("what")), head);
  text(sheet, row++, 2, clean(look_.wording("rows")), head);
  const auto line = [&](const std::string& name, const std::string& about, std::size_t rows) {
    link(sheet, row, 0, name, 0, name, linked);
    text(sheet, row, 1, beginning(about, limits_.units), {.wrap = true});
    if (rows > 0) cell(sheet, row, 2, Cell::of_number(static_cast<double>(rows), "#,##0"));
    ++row;
  };
  for (std::size_t i = 0; i < layout_.sheets.size(); ++i) {
    const TableSheet& one = layout_.sheets[i];
    line(one.name, book_.tables[one.table].about, one.row_count);
    if (i == 0 && !layout_.charts.empty()) line(layout_.charts, clean(look_.wording("about.charts")), 0);
  }
  return row;
}

void Writer::overview_contents(lxw_worksheet* sheet, std::size_t row) {
  if (book_.contents.empty()) return;
  text(sheet, row, 0, clean(look_.wording("contents")), {.head = true});
  text(sheet, row++, 1, clean(look_.wording("sheet")), {.head = true});
  for (const ContentsLine& line : book_.contents) {
    const std::uint8_t indent = static_cast<std::uint8_t>(line.depth - 1);
    const std::string_view title = beginning(line.title, limits_.units);
    if (line.spot) {
      const RowPlace& place = layout_.places[line.spot->table][line.spot->row];
      const std::string& name = layout_.sheets[place.sheet].name;
      link(sheet, row, 0, name, place.row, title, {.wrap = true, .link = true, .indent = indent});
      text(sheet, row, 1, name, {.muted = true});
    } else {
      text(sheet, row, 0, title, {.wrap = true, .indent = indent});
    }
    ++row;
  }
}

}  // namespace assay::xlsx
