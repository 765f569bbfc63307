// Rows: cells become ids and answers.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "assay/abi/scorer.h"
#include "assay/text.hpp"
#include "chunk_parser.hpp"
#include "names.hpp"
#include "state.hpp"

namespace assay {
namespace {

// The whole of `text` as a finite number.
bool read_number(std::string_view text, double& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (stop != end || text.empty()) return false;
  if (error == std::errc::result_out_of_range)
    number = HUGE_VAL;
  else if (error != std::errc() || !std::isfinite(number))
    return false;
  number += 0.0;  // no negative zero
  return true;
}

bool is_like_na(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c != '/' && c != '.' && c != ' ')
      letters.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return letters == "na";
}

std::string answer_remedy(std::string_view text, const Scale& scale) {
  double number;
  if (scale.accepts_na && is_like_na(text)) return "write NA";
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  if (with_point != text && read_number(with_point, number)) {
    if (scale.accepts(number)) return "write " + with_point + ", with a point";
    return "correct it: " + with_point + ", with a point, would not be on the scale either";
  }
  return "correct it, or leave the cell empty when there is no answer";
}

struct DigitCell {
  unsigned value;
  std::size_t size;
};

// Whether the cell at `at` is one digit on the scale, quoted or not, as nearly every cell of a file is.
inline bool read_digit(std::string_view row, std::size_t at, const AnswerRule& rule, DigitCell& cell) {
  const char* const p = row.data() + at;
  const std::size_t left = row.size() - at;
  const bool quotes = left > 2 && p[0] == '"' && p[2] == '"';
  cell.size = quotes ? 3 : 1;
  if (left < cell.size || (left > cell.size && p[cell.size] != ',')) return false;
  cell.value = static_cast<unsigned char>(p[cell.size / 2]) - unsigned{'0'};
  return cell.value <= 9 && (rule.digits >> cell.value & 1u) != 0;
}

}  // namespace

ChunkParser::ChunkParser(const Layout& layout, const Instrument& instrument, const std::string& file,
                         const ResponseChunk& chunk, CaseBatch& batch, ParseOutcome& outcome)
    : layout_(layout),
      instrument_(instrument),
      file_(file),
      chunk_(chunk),
      batch_(batch),
      outcome_(outcome),
      items_(instrument.items.size()) {
  for (const Role& role : instrument.roles) role_ids_.push_back(role.id);
}

void ChunkParser::look_at(std::size_t row) {
  row_ = row;
  line_ = chunk_.rows[row].line;
  text_ = std::string_view(chunk_.bytes).substr(chunk_.rows[row].offset, chunk_.rows[row].size);
}

std::uint32_t ChunkParser::parse_row(std::size_t row) {
  look_at(row);
  const std::size_t before = outcome_.problems.size();
  if (csv::refuse_invalid_utf8(file_, line_, text_, outcome_.problems)) return ASSAY_NONE;
  const std::size_t place = batch_.rater_role.size() * items_;
  values_ = batch_.values.data() + place;
  states_ = batch_.states.data() + place;
  Fields fields;
  const bool fits = read_cells(fields);
  if (case_id_.empty() && !fields.case_id.text.empty()) {
    case_id_ = fields.case_id.text;
    first_row_ = row;
    case_at_ = fields.case_id.at;
  }
  const std::uint32_t role = !fits               ? ASSAY_NONE
                             : layout_.long_form ? finish_long(fields, before)
                                                 : finish_wide(fields, before);
  if (!layout_.long_form && outcome_.problems.size() > before) {
    std::fill_n(values_, items_, 0.0);
    std::fill_n(states_, items_, std::uint8_t{ASSAY_ANSWER_BLANK});
  }
  return role;
}

// False when the row has not as many cells as the header.
bool ChunkParser::read_cells(Fields& fields) {
  const std::size_t before = outcome_.problems.size();
  flaws_.clear();
  unescaped_.clear();
  unescaped_.reserve(text_.size());
  // Locals: the compiler must take it that a byte written to the states could change any member.
  const std::string_view row = text_;
  const std::uint32_t* const holds = layout_.columns.data();
  const AnswerRule* const rules = layout_.rules.data();
  const std::size_t columns = layout_.columns.size(), items = items_;
  double* const values = values_;
  std::uint8_t* const states = states_;
  std::size_t at = 0, column = 0;
  for (;; ++at) {
    const std::uint32_t item = holds[column];
    DigitCell digit;
    if (item < items && read_digit(row, at, rules[item], digit)) {
      values[item] = digit.value;
      states[item] = ASSAY_ANSWER_VALUE;
      at += digit.size;
    } else {
      std::size_t end = at;
      take_cell(column, csv::next_cell(row, end, unescaped_), fields);
      at = end;
    }
    ++column;
    if (column == columns || at == row.size()) break;
  }
  const bool fits = column == columns && at == row.size();
  if (!fits) refuse_ragged(before, column, at);
  outcome_.problems.insert(outcome_.problems.end(), flaws_.begin(), flaws_.end());
  return fits;
}

// The answers of a ragged row are not judged: they may stand under the wrong names.
void ChunkParser::refuse_ragged(std::size_t problems_before, std::size_t cells, std::size_t at) {
  const std::size_t surplus_at = at + 1;
  while (at < text_.size()) {
    csv::next_cell(text_, ++at, unescaped_);
    ++cells;
  }
  outcome_.problems.resize(problems_before);
  const std::size_t place = cells < layout_.names.size() ? text_.size() : surplus_at;
  outcome_.problems.push_back(csv::ragged_problem(file_, line_, text_, place, cells, layout_.names));
}

void ChunkParser::take_cell(std::size_t column, const csv::Cell& cell, Fields& fields) {
  const std::uint32_t holds = layout_.columns[column];
  const Field field{cell.text, cell.begin, cell.flaw != csv::Flaw::None};
  if (field.flawed) flaws_.push_back(csv::flaw_problem(file_, line_, text_, cell, layout_.names[column]));
  switch (holds) {
    case kCaseColumn:
      fields.case_id = field;
      break;
    case kRaterColumn:
      fields.rater = field;
      break;
    case kRoleColumn:
      fields.role = field;
      break;
    case kItemColumn:
      fields.item = field;
      break;
    case kValueColumn:
      fields.value = field;
      break;
    default:
      if (!field.flawed) read_answer(holds, field, values_[holds], states_[holds]);
  }
}

void ChunkParser::read_answer(std::uint32_t item, Field cell, double& value, std::uint8_t& state) {
  if (cell.text.empty()) return;
  const AnswerRule& rule = layout_.rules[item];
  if (cell.text == "NA" && rule.na) {
    state = ASSAY_ANSWER_NA;
    return;
  }
  double number;
  if (read_number(cell.text, number) && rule.scale->accepts(number)) {
    value = number;
    state = ASSAY_ANSWER_VALUE;
    return;
  }
  refuse_answer(item, cell);
}

void ChunkParser::refuse_answer(std::uint32_t item, Field cell) {
  const Scale& scale = *layout_.rules[item].scale;
  double number;
  std::string what = "the answer is not a number";
  if (cell.text == "NA") what = "NA is not an answer on this scale";
  if (read_number(cell.text, number)) what = "the answer is not on the scale";
  complain(cell.at, instrument_.items[item].id, std::move(what), assay::quoted(cell.text), scale.accepted(),
           answer_remedy(cell.text, scale));
}

std::uint32_t ChunkParser::check_ids(const Fields& fields) {
  if (fields.case_id.text.empty() && !fields.case_id.flawed) {
    complain(fields.case_id.at, "case", "the row has no case", "an empty cell", "the id of a case",
             "write which case was rated");
  }
  if (fields.rater.text.empty() && !fields.rater.flawed) {
    complain(fields.rater.at, "rater", "the row has no rater", "an empty cell", "an id of the rater",
             "write who answered; any id that no other rater of the case has will do");
  }
  if (fields.role.flawed) return ASSAY_NONE;
  for (std::uint32_t role = 0; role < role_ids_.size(); ++role) {
    if (role_ids_[role] == fields.role.text) return role;
  }
  const auto meant = closest(fields.role.text, role_ids_);
  complain(fields.role.at, "role", fields.role.text.empty() ? "the row has no role" : "the role is not known",
           fields.role.text.empty() ? "an empty cell" : assay::quoted(fields.role.text),
           enumerate(role_ids_, "or"),
           meant ? "write " + assay::quoted(*meant) : "write one of the instrument's roles");
  return ASSAY_NONE;
}

std::uint32_t ChunkParser::finish_wide(const Fields& fields, std::size_t problems_before) {
  const std::uint32_t role = check_ids(fields);
  if (fields.rater.text.empty() || fields.case_id.text.empty()) return role;
  bool is_new = false;
  Rater& rater = enter_rater(fields, role, is_new);
  if (!is_new) {
    complain(fields.rater.at, "rater",
             "rater " + assay::quoted(rater.id) + " answers for case " + assay::quoted(case_id_) + " twice",
             "lines " + std::to_string(line_of(rater)) + " and " + std::to_string(line_),
             "one row for each rater of a case", "take one of the rows out, or give the rater another id");
  }
  if (outcome_.problems.size() == problems_before) keep(rater);
  return role;
}

std::uint32_t ChunkParser::check_item(const Field& cell) {
  if (cell.flawed) return ASSAY_NONE;
  const auto found = layout_.items.find(cell.text);
  if (found != layout_.items.end()) return found->second;
  const auto meant = closest_id(cell.text, layout_.item_ids);
  complain(cell.at, "item", cell.text.empty() ? "the row has no item" : "the item is not known",
           cell.text.empty() ? "an empty cell" : assay::quoted(cell.text), enumerate(layout_.item_ids, "or"),
           meant ? "write " + assay::quoted(*meant) : "write the id of one of the instrument's items");
  return ASSAY_NONE;
}

std::uint32_t ChunkParser::finish_long(const Fields& fields, std::size_t problems_before) {
  const std::uint32_t role = check_ids(fields);
  if (fields.rater.text.empty() || fields.case_id.text.empty()) {
    check_item(fields.item);
    return role;
  }
  bool is_new = false;
  Rater& rater = enter_rater(fields, role, is_new);
  if (role != ASSAY_NONE && rater.role != role) {
    complain(fields.role.at, "role",
             "rater " + assay::quoted(rater.id) + " of case " + assay::quoted(case_id_) + " has two roles",
             assay::quoted(role_ids_[role]) + " here, " + assay::quoted(role_ids_[rater.role]) + " on line " +
                 std::to_string(line_of(rater)),
             "one role for each rater of a case", "correct the role, or give the rater another id");
  }
  answer_long(fields, rater, problems_before);
  return role;
}

void ChunkParser::answer_long(const Fields& fields, Rater& rater, std::size_t problems_before) {
  const std::uint32_t item = check_item(fields.item);
  if (item == ASSAY_NONE) return;
  const auto number = static_cast<std::size_t>(&rater - raters_.data());
  std::uint64_t& answered = answer_lines_[number * items_ + item];
  if (answered != 0) {
    complain(fields.item.at, instrument_.items[item].id,
             "rater " + assay::quoted(rater.id) + " of case " + assay::quoted(case_id_) +
                 " answers the item twice",
             "lines " + std::to_string(answered) + " and " + std::to_string(line_),
             "one row for each rater and item", "take one of the rows out");
  } else {
    answered = line_;
  }
  double value = 0;
  std::uint8_t state = ASSAY_ANSWER_BLANK;
  if (!fields.value.flawed) read_answer(item, fields.value, value, state);
  if (outcome_.problems.size() > problems_before) return;
  if (!rater.kept) keep(rater);
  batch_.values[rater.place * items_ + item] = value;
  batch_.states[rater.place * items_ + item] = state;
}

void ResponseSource::parse(const ResponseChunk& chunk, CaseBatch& batch, ParseOutcome& outcome) const {
  ChunkParser(state_->layout, *state_->instrument, state_->reader.name(), chunk, batch, outcome).run();
}

}  // namespace assay
