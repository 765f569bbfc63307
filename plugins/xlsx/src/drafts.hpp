// The tables of a workbook while they grow, in whatever order the document fills them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "book.hpp"

namespace assay::xlsx {

// The order of the sheets.
enum class Place : std::uint8_t { kScores, kItems, kDistributions, kComments, kForm, kTables, kText };

// Where a draft is among the drafts; stays the same while others come.
using DraftId = std::size_t;

class Drafts {
 public:
  DraftId add(Place place, Table table);
  Table& operator[](DraftId id) { return drafts_[id].table; }

  // Adds a row and returns its number. `section` is that of the document that it tells of, by id; empty for
  // none.
  std::size_t add_row(DraftId id, Row row, const std::vector<std::string>& sections);

  // The tables in the order of their sheets, without empty ones but for those of the document, into `book`;
  // the ranges of its charts, made with the numbers of drafts, are put right. `contents` are the ids that the
  // lines of the book's contents lead to.
  void settle(Book& book, const std::vector<std::string>& contents);

 private:
  struct Draft {
    Place place;
    Table table;
  };
  struct Beginning {
    Place place;
    DraftId draft;
    std::size_t row;
  };

  std::vector<Draft> drafts_;
  std::map<std::string, Beginning> beginnings_;  // of sections
};

}  // namespace assay::xlsx
