// assay/responses.hpp: ratings, comments and cases from CSV files, checked against an instrument.
//
// Ratings stream: a ResponseSource cuts the file into chunks of whole cases (one thread), and any number of
// threads parse chunks into batches. Memory holds the chunks under way, not the file. A file whose rows
// of a case do not stand together is read all the same: the source then keeps the place of every row
// (16 bytes each) and gathers. Formats: docs/formats/responses.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assay/error.hpp"
#include "assay/instrument.hpp"

namespace assay {

// Some whole cases as they stand in the file.
struct ResponseChunk {
  struct Row {
    std::uint64_t line;    // of the row's first byte, from 1
    std::uint64_t offset;  // into bytes
    std::uint64_t size;    // without the line end
  };
  std::uint64_t number = 0;              // 0, 1, 2, … in the order of cases
  std::string bytes;
  std::vector<Row> rows;                 // grouped by case
  std::vector<std::uint32_t> case_begin; // index of each case's first row, and one past the last
};

// Cases ready to be scored; the arrays of assay_batch, owned.
struct CaseBatch {
  std::uint64_t number = 0;  // of the chunk
  std::vector<std::string> case_ids;
  std::vector<std::uint64_t> rater_begin;  // case_ids.size() + 1
  std::vector<std::uint32_t> rater_role;
  std::vector<double> values;              // raters x items
  std::vector<std::uint8_t> states;
  std::vector<std::string> rater_ids;      // one a rater; never shown to a plugin
};

// A row that was left out, with why.
struct RejectedRow {
  std::uint64_t line;
  std::string row;     // as it stands in the file
  std::string reason;  // one line
};

struct ParseOutcome {
  std::vector<Problem> problems;      // in the order of lines
  std::vector<RejectedRow> rejected;  // rows that are left out, with all rows of a case that is left out
};

struct CaseFile;

class ResponseSource {
 public:
  // Opens the file and reads its header. Throws Error when that cannot be used: missing file, empty
  // file, a column missing, unknown or twice. `chunk_rows`: about how many rows a chunk should hold.
  ResponseSource(const std::filesystem::path& path, std::shared_ptr<const Instrument> instrument,
                 std::size_t chunk_rows = 256);
  ~ResponseSource();
  ResponseSource(const ResponseSource&) = delete;
  ResponseSource& operator=(const ResponseSource&) = delete;

  // From now on a case that is not in `cases` is left out, with a problem. `cases` must outlive the source.
  // Call it before the first parse.
  void require_cases(const CaseFile& cases);

  // The next chunk, or false at the end. Throws Error at what makes the rest unreadable: an unclosed
  // quotation mark, a line of more than 1 MiB, a NUL byte. [one at a time]
  bool next(ResponseChunk& chunk);

  // Parses a chunk into a batch. Cases with a problem are not in the batch when the problem is the whole
  // case's (no rater in a required role, too many in a role); a row with a problem is left out alone.
  // Whoever does not want to go on with rows left out looks at outcome.problems. [any thread]
  void parse(const ResponseChunk& chunk, CaseBatch& batch, ParseOutcome& outcome) const;

  // The header line as it stands in the file, for rejected.csv.
  const std::string& header() const;
  // Bytes of the file read so far and in all, for a progress bar. [any thread]
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One person of the cases file.
struct CaseRecord {
  std::string id;
  std::string name;                                          // the id when there is none
  std::vector<std::pair<std::string, std::string>> attributes;  // further columns, in order
  std::uint64_t line = 0;
};

struct CaseFile {
  std::string source;
  std::vector<CaseRecord> cases;  // in the order of the file
  std::unordered_map<std::string, std::size_t> by_id;
};

// Reads `case,name,…`. Throws Error with every problem: a case twice, an empty id, a ragged row.
CaseFile read_cases(const std::filesystem::path& path);

struct Comment {
  std::string rater;
  std::uint32_t role = 0;  // index into the instrument's roles
  std::uint32_t item = ASSAY_NONE;
  std::string text;
  std::uint64_t line = 0;
};

struct CommentFile {
  std::string source;
  std::unordered_map<std::string, std::vector<Comment>> by_case;  // in the order of the file
};

// Reads `case,rater,role,item,text`; an empty item makes a general comment, a row with an empty text is
// passed over. Throws Error with every problem.
CommentFile read_comments(const std::filesystem::path& path, const Instrument& instrument);

}  // namespace assay
