// Rows and cells of CSV files (RFC 4180). A file is read in blocks and never mapped: a mapped file that is
// cut short by somebody else ends the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"

namespace assay::csv {

inline constexpr std::size_t kBlock = std::size_t{1} << 20;       // bytes read at once
inline constexpr std::size_t kLongestRow = std::size_t{1} << 20;  // bytes, without the line end

// One row as it stands in the file. A quoted cell may hold line ends.
struct Row {
  std::string_view text;     // without the line end; valid until the reader moves
  std::uint64_t line = 0;    // of its first byte, from 1
  std::uint64_t offset = 0;  // of its first byte in the file
  bool quotes = false;       // whether there is a quotation mark in it
};

// Hands out the rows of a regular file; those that are blank, or in which every cell is empty, are passed
// over. Holds about 2 MiB, whatever the file.
class RowReader {
 public:
  // Throws Error when the file is missing, cannot be read, is no regular file or is UTF-16.
  explicit RowReader(const std::filesystem::path& path);
  ~RowReader();
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  // The next row, or false at the end. Throws Error at a row of more than 1 MiB, a quotation mark that is
  // not closed, a NUL byte, and when the file is cut short.
  bool next(Row& row);
  // Goes on with the row that begins at `offset`, which is line `line`. `block`: bytes to read at first.
  void seek(std::uint64_t offset, std::uint64_t line, std::size_t block = kBlock);
  // Throws Error when the file was written to since it was opened.
  void check_unchanged() const;
  [[noreturn]] void refuse_changed() const;

  const std::string& name() const { return name_; }
  std::uint64_t size() const { return size_; }
  std::uint64_t position() const { return file_at_ + pos_; }
  std::uint64_t line() const { return line_; }

 private:
  bool take(Row& row);
  const char* find_end(const char* begin, const char* end, const char*& open_quote);
  bool refill();
  void read_into(char* to, std::size_t count, std::uint64_t from) const;
  void skip_mark();
  [[noreturn]] void refuse_nul(std::string_view row, std::size_t at) const;
  [[noreturn]] void refuse_long_row() const;
  [[noreturn]] void refuse_open_quote(std::string_view row, std::size_t at) const;

  std::string name_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::timespec modified_{};
  std::unique_ptr<char[]> buffer_;
  std::size_t pos_ = 0;         // of the next row in the buffer
  std::size_t filled_ = 0;      // bytes in the buffer
  std::uint64_t file_at_ = 0;   // place of the buffer in the file
  std::uint64_t line_ = 1;      // of the next row
  std::size_t block_ = kBlock;  // bytes to read next
  std::size_t quote_ = 0;       // the next quotation mark and NUL byte in the buffer, when not before
  std::size_t nul_ = 0;         // pos_; filled_ when there is none
  bool marks_known_ = false;
};

// What is wrong with the quotation marks of a cell.
enum class Flaw { None, LoneQuote, TextAfterQuote };

struct Cell {
  std::string_view text;  // unquoted; without surrounding spaces when it was not quoted
  std::size_t begin = 0;  // of its first character in the row
  Flaw flaw = Flaw::None;
  std::size_t flaw_at = 0;  // in the row
};

// The cells of a row. The texts are valid as long as the row and until the list is filled again.
struct CellList {
  std::vector<Cell> cells;
  std::string unescaped;
};

void split(std::string_view row, CellList& list);

// The cell that begins at `at`; `at` moves to the comma behind it, or to the end of the row. A text that
// does not stand in the row as it is goes to `unescaped`, which must have room for the whole row.
Cell next_cell(std::string_view row, std::size_t& at, std::string& unescaped);

// `text` without spaces and tabs around it.
std::string_view trim(std::string_view text);

// Where byte `at` of a row stands; the column counts characters.
Location locate(const std::string& file, std::uint64_t line, std::string_view row, std::size_t at);

// Moves a place over `passed`.
void advance(Location& where, std::string_view passed);

// Adds a Problem for the first byte that is not UTF-8, and says whether there is one.
bool refuse_invalid_utf8(const std::string& file, std::uint64_t line, std::string_view row,
                         std::vector<Problem>& problems);

// The complaint about a cell with a flaw.
Problem flaw_problem(const std::string& file, std::uint64_t line, std::string_view row, const Cell& cell,
                     const std::string& key);

// The complaint about a row of `found` cells under a header of `names`; `at` is where the first cell too
// many begins, or the end of the row.
Problem ragged_problem(const std::string& file, std::uint64_t line, std::string_view row, std::size_t at,
                       std::size_t found, const std::vector<std::string>& names);

// The first row of a file.
struct Header {
  std::uint64_t line = 1;
  std::string text;  // as it stands
  std::vector<std::string> names;
  std::vector<Location> places;

  // The number of a column, or names.size().
  std::size_t find(std::string_view name) const;
};

// Reads the header. Throws Error with every problem: an empty file, invalid UTF-8, semicolons or tabs
// between the cells, a column without a name or twice.
Header read_header(RowReader& reader);

// Columns that are given all or not at all: one way of filling an instrument in.
struct ColumnForm {
  std::string id;
  std::vector<std::string> columns;
};

// Which columns a file has.
struct Columns {
  std::vector<std::string> required;
  std::vector<std::string> optional;
  bool others = false;            // whether there may be further ones, of any name
  std::vector<ColumnForm> forms = {};  // at least one of them is there, when there are any
};

// Adds a Problem for the columns that are missing, one for each form that is there in part, one for all names
// that are in another case of letters, and one for each column that there may not be. One alone for a header
// that does not fit at all.
void check_columns(const Header& header, const std::string& file, const Columns& columns,
                   std::vector<Problem>& problems);

}  // namespace assay::csv
