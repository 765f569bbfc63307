#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "assay/scoring.hpp"
#include "assay/text.hpp"
#include "number_text.hpp"

namespace assay {

namespace {

// A text that is copied a fixed number of bytes at a time, which is quicker than its exact length.
template <std::size_t kBlock>
class PaddedText {
 public:
  PaddedText() = default;
  explicit PaddedText(std::string text) : size_(text.size()), bytes_(std::move(text)) {
    bytes_.resize((size_ / kBlock + 1) * kBlock);
  }
  // Room for a block more than size() is needed at `out`.
  char* copy(char* out) const {
    for (std::size_t at = 0; at < size_; at += kBlock) std::memcpy(out + at, bytes_.data() + at, kBlock);
    return out + size_;
  }
  std::size_t size() const { return size_; }

 private:
  std::size_t size_ = 0;
  std::string bytes_;
};

constexpr std::size_t kHeadBlock = 32;
constexpr std::size_t kIdBlock = 16;

// A cell that may have a value. Each cell begins with its own comma.
struct CellPlan {
  std::uint32_t column;
  std::uint32_t skipped;  // empty cells between it and the one before
};

struct RowPlan {
  PaddedText<kHeadBlock> head;  // from the comma after the case to the role
  std::string name;             // for messages
  std::vector<CellPlan> cells;
  std::uint32_t skipped = 0;    // empty cells after the last
};

// Commas, a block at a time: there is room for a block more behind every row.
char* write_empty(std::uint32_t cells, char* out) {
  static constexpr char kCommas[] = ",,,,,,,,,,,,,,,,";
  constexpr std::uint32_t kBlock = sizeof kCommas - 1;
  char* const end = out + cells;
  for (; out < end; out += kBlock) std::memcpy(out, kCommas, kBlock);
  return end;
}

// A column of the case under way, with what its values are checked against.
struct Column {
  const double* values;
  const std::uint8_t* states;
  double minimum, maximum;  // finite, so that neither NaN nor infinity passes
  bool whole;
  bool takes_small;  // every whole number that NumberText calls small is within the bounds
};

Column column_of(const MeasureInfo& measure) {
  if (measure.type == ASSAY_MEASURE_FLAG) return {nullptr, nullptr, 1, 1, true, false};
  constexpr double kLargest = std::numeric_limits<double>::max();
  const double minimum = std::max(measure.minimum, -kLargest), maximum = std::min(measure.maximum, kLargest);
  return {nullptr, nullptr, minimum, maximum, measure.type == ASSAY_MEASURE_INTEGER,
          minimum <= 0 && maximum >= scoring::NumberText::kLargestSmall};
}

}  // namespace

struct ScoreFormatter::State {
  char* append_row(const RowPlan& row, std::size_t r, std::string_view case_id, char* out);
  void check_declared(std::string_view case_id) const;

  std::vector<MeasureInfo> measures;
  std::vector<RowPlan> rows;
  // By column: not 0 for each row where the measure was not declared.
  std::vector<std::vector<std::uint8_t>> undeclared;
  std::size_t longest_row = 0;
  std::vector<char> scratch;  // the rows of one case, at their longest
  scoring::NumberText numbers;
  // The case under way:
  std::uint8_t hidden = ASSAY_CELL_EMPTY;  // the state that is written like an empty cell
  PaddedText<kIdBlock> id;
  std::vector<Column> columns;
};

namespace {

bool declared(const std::vector<std::string>& words, std::string_view word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

[[noreturn]] void fail(std::string_view case_id, const std::string& row, const MeasureInfo& measure, double value,
                       const std::string& why) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  throw Error(Problem{{},
                      "case " + std::string(case_id) + ", " + row + ", measure " + measure.id,
                      "the scorer gave a value that it may not give: " + why,
                      std::string(buffer, end.ptr),
                      {},
                      "tell the vendor of the scorer; no scores were written"},
              Fault::Plugin);
}

std::string fault_of(const MeasureInfo& measure, double value) {
  if (std::isfinite(value) && measure.type == ASSAY_MEASURE_FLAG) return "a flag is 1 or nothing";
  if (value >= measure.minimum && value <= measure.maximum && std::isfinite(value)) return "it is not a whole number";
  return "it is not a number in the declared range";
}

}  // namespace

ScoreFormatter::ScoreFormatter(const Model& model, const ScorerProxy& scorer) : state_(std::make_unique<State>()) {
  state_->measures = scorer.measures();
  const auto column_count = static_cast<std::uint32_t>(state_->measures.size());
  for (const MeasureInfo& measure : state_->measures) state_->columns.push_back(column_of(measure));
  state_->undeclared.assign(column_count, std::vector<std::uint8_t>(model.rows().size(), 0));
  std::size_t at = 0;
  for (const assay_row& row : model.rows()) {
    const std::string level(model.level_of(row)), id(model.subject_id(row)), role(model.role_id(row));
    RowPlan plan;
    std::string head;
    for (const std::string& cell : {csv_cell(model.instrument().id), level, csv_cell(id), role}) {
      head.append(1, ',').append(cell);
    }
    plan.head = PaddedText<kHeadBlock>(std::move(head));
    plan.name = level + " " + id + ", role " + role;
    std::uint32_t written = 0;  // cells so far
    for (std::uint32_t c = 0; c < column_count; ++c) {
      const MeasureInfo& measure = state_->measures[c];
      if (declared(measure.levels, level) && declared(measure.roles, role)) {
        plan.cells.push_back({c, c - written});
        written = c + 1;
      } else {
        state_->undeclared[c][at] = 0xFF;  // whatever the state, it must be empty
      }
    }
    plan.skipped = column_count - written;
    state_->longest_row =
        std::max(state_->longest_row, plan.head.size() + column_count * (1 + scoring::NumberText::kLongest) + 1);
    state_->rows.push_back(std::move(plan));
    ++at;
  }
}

ScoreFormatter::~ScoreFormatter() = default;

std::string ScoreFormatter::header() const {
  std::string line = "case,instrument,level,id,role";
  for (const MeasureInfo& measure : state_->measures) line += "," + measure.id;
  return line + "\n";
}

void ScoreFormatter::State::check_declared(std::string_view case_id) const {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::uint8_t* states = columns[c].states;
    const std::uint8_t* forbidden = undeclared[c].data();
    unsigned wrong = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) wrong |= states[r] & forbidden[r];
    if (wrong == 0) continue;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if ((states[r] & forbidden[r]) != 0) {
        fail(case_id, rows[r].name, measures[c], columns[c].values[r],
             "it did not declare the measure for this level and role");
      }
    }
  }
}

// Writes the row at `out`, or nothing when it has nothing to say; returns the end.
char* ScoreFormatter::State::append_row(const RowPlan& row, std::size_t r, std::string_view case_id, char* out) {
  char* at = row.head.copy(id.copy(out));
  bool empty = true;
  const Column* const all = columns.data();
  for (const CellPlan& cell : row.cells) {
    if (cell.skipped != 0) at = write_empty(cell.skipped, at);
    const Column& column = all[cell.column];
    const std::uint8_t cell_state = column.states[r];
    if (cell_state == ASSAY_CELL_EMPTY || cell_state == hidden) {
      *at++ = ',';
      continue;
    }
    const double value = column.values[r];
    if (cell_state != ASSAY_CELL_VALUE) {
      fail(case_id, row.name, measures[cell.column], value, "the state of the cell is unknown");
    }
    char* end = numbers.write_small(value, at);
    empty = false;
    if (end != nullptr && column.takes_small) {
      at = end;
      continue;
    }
    const bool in_range = value >= column.minimum && value <= column.maximum;
    if (!in_range || (end == nullptr && column.whole && value != std::trunc(value))) {
      fail(case_id, row.name, measures[cell.column], value, fault_of(measures[cell.column], value));
    }
    at = end != nullptr ? end : numbers.write(value, at);
  }
  if (empty) return out;
  at = write_empty(row.skipped, at);
  *at++ = '\n';
  return at;
}

void ScoreFormatter::append(std::string_view case_id, const ScoreCells& cells, std::size_t index, std::string& out,
                            bool withheld) {
  State& state = *state_;
  state.hidden = withheld ? ASSAY_CELL_WITHHELD : ASSAY_CELL_EMPTY;
  state.id = PaddedText<kIdBlock>(csv_cell(case_id));
  const std::vector<assay_column> columns = cells.columns_of(index);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    state.columns[c].values = columns[c].values;
    state.columns[c].states = columns[c].states;
  }
  state.check_declared(case_id);
  // Everything is copied in blocks, which may reach past the end of a row.
  const std::size_t longest = state.rows.size() * (state.id.size() + state.longest_row) + 4 * kHeadBlock;
  if (state.scratch.size() < longest) state.scratch.resize(longest);
  char* at = state.scratch.data();
  for (std::size_t r = 0; r < state.rows.size(); ++r) at = state.append_row(state.rows[r], r, case_id, at);
  out.append(state.scratch.data(), at);
}

}  // namespace assay
