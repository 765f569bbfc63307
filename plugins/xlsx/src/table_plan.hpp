// What becomes of the tables of a document: which of them go onto one sheet, and with which columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "assay/sdk/document_tree.hpp"

namespace assay::xlsx {

// A column of the document's table.
struct ColumnPlan {
  std::string title;
  bool figures = false;    // aligned at the end: its texts are figures
  bool text = false;       // some cell has text
  bool drawn = false;      // some cell has a chart of more than one figure, which stands on another sheet
  std::size_t charts = 0;  // the most charts of one figure that a cell has
  bool whole = true;       // all of those figures are whole
  char mark = '.';         // the decimal mark of its texts

  // True when a column of the sheet is to hold its texts, be it only to show that there are none.
  bool has_texts() const { return text || (charts == 0 && !drawn); }
};

// Tables with the same columns.
struct TablePlan {
  std::vector<const sdk::Node*> tables;
  std::vector<ColumnPlan> columns;
  std::size_t depth = 0;              // levels of headings of groups
  bool items = false;                 // it tells of answers to single items
  std::vector<std::string> captions;  // different ones, in order
};

// A cell and the column that it begins in.
struct PlacedCell {
  std::size_t column;
  const sdk::Node* cell;
};

// The cells of a row by column; what stands beyond the last of `columns` is put there.
std::vector<PlacedCell> placed_cells(const sdk::Node& row, std::size_t columns);

// The leading rows that belong to the head.
std::size_t head_rows(const sdk::Node& table);

// How many columns the table has; at least one.
std::size_t column_count(const sdk::Node& table);

// The words of an element, runs of text one after the other, elements in it on lines of their own.
std::string text_of(const sdk::Node& node);

// What names a group: the words of its heading's first cell, without those that are muted, such as figures.
std::string group_name(const sdk::Node& row);

// True for a chart that is one figure, such as a score bar.
bool is_one_figure(const sdk::OwnedChart& chart);

// The levels, from 0, of a table's headings of groups, by row; `depth` is how many there are.
struct GroupLevels {
  std::map<const sdk::Node*, std::size_t> of;
  std::size_t depth = 0;
};
GroupLevels group_levels(const sdk::Node& table);

// Every table of the document under its plan. `mark` is the decimal mark of the document's language. The
// result points into the document.
class TablePlans {
 public:
  TablePlans(const sdk::Node& document, char mark);

  // By order of first appearance.
  const std::vector<std::unique_ptr<TablePlan>>& all() const { return plans_; }
  std::size_t index_of(const sdk::Node& table) const { return index_.at(&table); }

 private:
  void find(const sdk::Node& node);
  void add(const sdk::Node& table);

  std::vector<std::unique_ptr<TablePlan>> plans_;
  std::map<std::string, std::size_t> forms_;
  std::map<const sdk::Node*, std::size_t> index_;
};

}  // namespace assay::xlsx
