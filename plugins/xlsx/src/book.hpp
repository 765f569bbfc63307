// A workbook as values, before it is written: tables with one head each, and charts of ranges of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figures.hpp"

namespace assay::xlsx {

enum class CellKind : std::uint8_t { kEmpty, kText, kNumber, kDay };

struct Cell {
  CellKind kind = CellKind::kEmpty;
  std::string text;    // kText
  double value = 0;    // kNumber
  std::string format;  // kNumber: Excel's number format
  Day day;             // kDay

  static Cell of_text(std::string words) {
    Cell cell;
    if (!words.empty()) cell.kind = CellKind::kText;
    cell.text = std::move(words);
    return cell;
  }
  static Cell of_number(double value, std::string format) {
    Cell cell;
    cell.kind = CellKind::kNumber;
    cell.value = value;
    cell.format = std::move(format);
    return cell;
  }
  static Cell of_day(Day day) {
    Cell cell;
    cell.kind = CellKind::kDay;
    cell.day = day;
    return cell;
  }
};

using Row = std::vector<Cell>;

// A sheet with one head. Every row has a cell for each column.
struct Table {
  std::string name;                  // wished for its sheet
  std::string about;                 // what it holds, in a line
  std::vector<std::string> columns;  // their titles
  std::vector<Row> rows;
  std::size_t keys = 0;  // so many columns from the left say what a row is; a row that goes on repeats them
};

// Cells of a table. Rows and columns are counted from 0, both ends included.
struct Range {
  std::size_t table = 0, first_row = 0, last_row = 0, first_column = 0, last_column = 0;
  bool head = false;  // the titles of the columns; the rows have no meaning then
};

struct BookSeries {
  Range name;  // one cell
  Range categories, values;
  std::string role;
  bool reference = false;
};

enum class BookChartKind : std::uint8_t { kLine, kBar, kColumn, kRadar, kScatter, kStackedBar };

struct BookChart {
  BookChartKind kind = BookChartKind::kLine;
  std::string section, title, description, value_label;
  double minimum = 0, maximum = 1;
  std::vector<BookSeries> series;
};

// Where a section of the document begins in the workbook.
struct Spot {
  std::size_t table = 0, row = 0;
};

struct Fact {
  std::string label;
  Cell value;
};

struct ContentsLine {
  std::uint32_t depth = 1;
  std::string title;
  std::optional<Spot> spot;
};

struct Book {
  std::string title, note, subject, client, footer, language;
  std::optional<Day> day;
  std::vector<Fact> facts;
  std::vector<ContentsLine> contents;
  std::vector<Table> tables;
  std::vector<BookChart> charts;
};

}  // namespace assay::xlsx
