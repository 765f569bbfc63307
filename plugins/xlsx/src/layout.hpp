// Where everything of a workbook stands: sheets and their names, and the row of each row.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "book.hpp"

namespace assay::xlsx {

// What Excel can hold; smaller ones are for tests.
struct Limits {
  std::size_t rows = 1048576;
  std::size_t columns = 16384;
  std::size_t units = 32767;  // of UTF-16, in a cell
};

// Gives every sheet a name that Excel takes: at most 31 units of UTF-16, without : \ / ? * [ ], no apostrophe
// (it would begin or end a name in links), not "History", and none twice, whatever is a small or a capital
// letter.
class SheetNames {
 public:
  // `fallback` where nothing of the wish can stand in a name.
  std::string take(std::string_view wish, std::string_view fallback);

 private:
  std::set<std::string> taken_;
};

struct TableSheet {
  std::string name;
  std::size_t table = 0;
  std::size_t first_row = 0, row_count = 0;  // of the table's rows
  std::size_t lines = 0;                     // rows of the sheet below its head
};

struct RowPlace {
  std::size_t sheet = 0;  // index into sheets
  std::size_t row = 0;    // of the sheet, its head is 0
};

struct Layout {
  std::string overview, charts;  // their names; `charts` is empty when there are none
  std::vector<TableSheet> sheets;
  std::vector<std::vector<RowPlace>> places;  // of each table's rows: the first of those that a row takes

  // The sheet that holds all of the range, with the range's rows as the sheet counts them; false when there
  // is none, because the table goes on on another sheet.
  bool find(const Range& range, std::size_t& sheet, std::size_t& first, std::size_t& last) const;
};

// How many rows of a sheet a row takes: more than one when a text is too long for a cell.
std::size_t lines_of(const Row& row, const Limits& limits);

// `charts`: the name wished for the sheet of charts. Throws sdk::Failure (ASSAY_E_UNSUPPORTED) for a table
// with more columns than a sheet has.
Layout lay_out(const Book& book, const Limits& limits, std::string_view overview, std::string_view charts);

}  // namespace assay::xlsx
