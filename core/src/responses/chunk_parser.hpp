// Parses one chunk of responses. An object a chunk; works on one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/responses.hpp"
#include "csv.hpp"
#include "layout.hpp"

namespace assay {

class ChunkParser {
 public:
  ChunkParser(const Layout& layout, const Instrument& instrument, const std::string& file,
              const ResponseChunk& chunk, CaseBatch& batch, ParseOutcome& outcome);
  void run();

 private:
  // A cell of the row under way.
  struct Field {
    std::string_view text;
    std::size_t at = 0;   // in the row
    bool flawed = false;  // a complaint about it has been made
  };
  struct Fields {
    Field case_id, rater, role, item, value;
  };
  // Somebody who answered in the case under way, on rows that are kept or not.
  struct Rater {
    std::string id;
    std::uint32_t role = ASSAY_NONE;
    std::size_t row = 0;  // index of the first row, and the role's place in it
    std::size_t role_at = 0;
    bool kept = false;  // whether it has a place in the batch
    std::size_t place = 0;
  };

  // Rows. Those that give a role give that of the row, or ASSAY_NONE when it cannot be told. A row that
  // adds a problem is left out.
  std::uint32_t parse_row(std::size_t row);
  bool read_cells(Fields& fields);
  void refuse_ragged(std::size_t problems_before, std::size_t cells, std::size_t at);
  void take_cell(std::size_t column, const csv::Cell& cell, Fields& fields);
  void read_answer(std::uint32_t item, Field cell, double& value, std::uint8_t& state);
  void refuse_answer(std::uint32_t item, Field cell);
  std::uint32_t finish_wide(const Fields& fields, std::size_t problems_before);
  std::uint32_t finish_long(const Fields& fields, std::size_t problems_before);
  void answer_long(const Fields& fields, Rater& rater, std::size_t problems_before);
  std::uint32_t check_ids(const Fields& fields);
  std::uint32_t check_item(const Field& cell);

  // Raters of the case under way.
  Rater& enter_rater(const Fields& fields, std::uint32_t role, bool& is_new);
  void keep(Rater& rater);
  std::uint64_t line_of(const Rater& rater) const { return chunk_.rows[rater.row].line; }

  // Cases.
  void parse_case(std::size_t first, std::size_t last);
  void begin_case(std::size_t rows);
  void take_rows(std::size_t first, std::size_t last);
  void check_known(std::string& reason);
  void check_required(std::string& reason);
  void check_crowded(std::string& reason);
  void close_case(std::size_t first, std::size_t last, const std::string& reason);
  bool in_role(std::uint32_t role, std::uint32_t ancestor) const;

  // Complaints.
  void look_at(std::size_t row);
  void complain(std::size_t at, std::string key, std::string what, std::string found, std::string accepted,
                std::string remedy);

  const Layout& layout_;
  const Instrument& instrument_;
  const std::string& file_;
  const ResponseChunk& chunk_;
  CaseBatch& batch_;
  ParseOutcome& outcome_;
  const std::size_t items_;
  std::vector<std::string> role_ids_;

  // The row under way.
  std::size_t row_ = 0;
  std::uint64_t line_ = 0;
  std::string_view text_;
  double* values_ = nullptr;  // the wide form's answers go straight to the next place in the batch
  std::uint8_t* states_ = nullptr;
  std::string unescaped_;
  std::vector<Problem> flaws_;

  // The case under way.
  std::string case_id_;
  std::size_t first_row_ = 0;  // the first row that names the case, and where
  std::size_t case_at_ = 0;
  std::size_t batch_raters_ = 0;  // raters in the batch before it
  std::vector<Rater> raters_;
  std::vector<std::uint32_t> slots_;         // open addressing: ids to raters_
  std::vector<std::uint64_t> answer_lines_;  // long form: raters x items, the line of the answer or 0
  std::vector<std::string> reasons_;         // one a row; empty for a row that is kept
  std::vector<std::uint32_t> lost_roles_;    // roles of rows left out; ASSAY_NONE where it is not known
};

}  // namespace assay
