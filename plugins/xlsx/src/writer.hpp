// Writes a workbook with libxlsxwriter. Strings are always written as strings: nothing that a person wrote
// becomes a formula or a link.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "book.hpp"
#include "layout.hpp"
#include "look.hpp"

struct lxw_chart;
struct lxw_chart_series;
struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace assay::xlsx {

// How a cell looks, beside its number format.
struct CellStyle {
  std::string number = {};  // Excel's number format; empty for text
  bool wrap = false, head = false, strong = false, muted = false, link = false, title = false;
  bool end = false;         // stands at the end of its cell
  std::uint8_t indent = 0;  // steps

  bool operator<(const CellStyle& other) const;
};

class Writer {
 public:
  // All must live as long as it.
  Writer(lxw_workbook* workbook, const Book& book, const Layout& layout, const Look& look,
         const Limits& limits);

  // Call it once.
  void write();

 private:
  lxw_worksheet* add_sheet(const std::string& name);
  void properties();
  void print_setup(lxw_worksheet* sheet) const;
  std::string footer() const;
  lxw_format* format(const CellStyle& style);
  void text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view words,
            const CellStyle& style);
  void link(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& to_sheet,
            std::size_t to_row, std::string_view words, const CellStyle& style);

  void overview(lxw_worksheet* sheet);
  std::size_t overview_facts(lxw_worksheet* sheet, std::size_t row);
  std::size_t overview_sheets(lxw_worksheet* sheet, std::size_t row);
  void overview_contents(lxw_worksheet* sheet, std::size_t row);

  void table(lxw_worksheet* sheet, const TableSheet& plan);
  void row(lxw_worksheet* sheet, const Table& table, std::size_t at, const Row& cells);
  void cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell);
  void column_widths(lxw_worksheet* sheet, const Table& table, const TableSheet& plan);

  void charts(lxw_worksheet* sheet);
  // Writes one chart and what stands above it from `row` on; returns the row behind it.
  std::size_t chart(lxw_worksheet* sheet, std::size_t row, const BookChart& chart);
  void draw(lxw_worksheet* sheet, std::size_t row, std::size_t title_row, std::size_t label_row,
            const BookChart& chart, const std::string& title);
  // False for a series whose cells stand on two sheets, because a table goes on on the next: no chart spans
  // two.
  bool can_be_drawn(const BookSeries& series) const;
  void add_series(lxw_chart* to, const BookChart& chart, std::size_t index);
  void series_look(lxw_chart_series* series, const BookChart& chart, std::size_t index);
  void axes(lxw_chart* to, const BookChart& chart, std::size_t label_row);
  std::uint32_t series_colour(const BookSeries& series, std::size_t index);

  lxw_workbook* workbook_;
  const Book& book_;
  const Layout& layout_;
  const Look& look_;
  const Limits& limits_;
  bool right_to_left_;
  std::map<CellStyle, lxw_format*> formats_;
  std::map<std::string, std::size_t> role_colours_;  // the same role looks the same in all charts
};

}  // namespace assay::xlsx
