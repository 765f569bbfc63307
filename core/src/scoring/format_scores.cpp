#include <algorithm>
#include <cmath>
#include <cstring>

#include "assay/scoring.hpp"
#include "assay/text.hpp"
#include "number_text.hpp"

namespace assay {

struct ScoreFormatter::State {
  std::vector<MeasureInfo> measures;
  // By row: the text from the comma after the case to the comma before the first measure, and the columns
  // that may have a value there.
  struct Row {
    std::string head;
    std::string name;  // for messages
    std::vector<std::uint32_t> columns;
  };
  std::vector<Row> rows;
  // By column: 1 for each row where the measure was not declared.
  std::vector<std::vector<std::uint8_t>> undeclared;
  std::size_t longest_row = 0;
  std::vector<char> scratch;  // the rows of one case, at their longest
  scoring::NumberText numbers;
};

namespace {

bool declared(const std::vector<std::string>& words, std::string_view word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out(1, '"');
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
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

}  // namespace

ScoreFormatter::ScoreFormatter(const Model& model, const ScorerProxy& scorer) : state_(std::make_unique<State>()) {
  state_->measures = scorer.measures();
  state_->undeclared.assign(state_->measures.size(), std::vector<std::uint8_t>(model.rows().size(), 0));
  std::size_t at = 0;
  for (const assay_row& row : model.rows()) {
    State::Row entry;
    const std::string level(model.level_of(row)), id(model.subject_id(row)), role(model.role_id(row));
    for (const std::string& cell : {csv_cell(model.instrument().id), level, csv_cell(id), role}) {
      entry.head.append(1, ',').append(cell);
    }
    entry.name = level + " " + id + ", role " + role;
    for (std::uint32_t c = 0; c < state_->measures.size(); ++c) {
      const MeasureInfo& measure = state_->measures[c];
      if (declared(measure.levels, level) && declared(measure.roles, role)) {
        entry.columns.push_back(c);
      } else {
        state_->undeclared[c][at] = 1;
      }
    }
    state_->longest_row = std::max(
        state_->longest_row, entry.head.size() + state_->measures.size() * (1 + scoring::NumberText::kLongest) + 1);
    state_->rows.push_back(std::move(entry));
    ++at;
  }
}

ScoreFormatter::~ScoreFormatter() = default;

std::string ScoreFormatter::header() const {
  std::string line = "case,instrument,level,id,role";
  for (const MeasureInfo& measure : state_->measures) line += "," + measure.id;
  return line + "\n";
}

void ScoreFormatter::append(std::string_view case_id, const ScoreCells& cells, std::size_t index, std::string& out) {
  State& state = *state_;
  const std::string id = csv_cell(case_id);
  const std::vector<assay_column> columns = cells.columns_of(index);
  const std::size_t row_count = state.rows.size();

  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::uint8_t* states = columns[c].states;
    const std::uint8_t* forbidden = state.undeclared[c].data();
    unsigned wrong = 0;
    for (std::size_t r = 0; r < row_count; ++r) wrong |= states[r] & forbidden[r];
    if (wrong == 0) continue;
    for (std::size_t r = 0; r < row_count; ++r) {
      if ((states[r] & forbidden[r]) != 0) {
        fail(case_id, state.rows[r].name, state.measures[c], columns[c].values[r],
             "it did not declare the measure for this level and role");
      }
    }
  }

  // Numbers are copied in blocks, which may reach past the end of a row.
  const std::size_t longest = row_count * (id.size() + state.longest_row) + scoring::NumberText::kLongest;
  if (state.scratch.size() < longest) state.scratch.resize(longest);
  char* at = state.scratch.data();
  for (std::size_t r = 0; r < row_count; ++r) {
    const State::Row& row = state.rows[r];
    char* const row_start = at;
    bool empty = true;
    std::memcpy(at, id.data(), id.size());
    at += id.size();
    std::memcpy(at, row.head.data(), row.head.size());
    at += row.head.size();
    std::uint32_t written = 0;  // commas so far
    for (const std::uint32_t c : row.columns) {
      while (written <= c) {
        *at++ = ',';
        ++written;
      }
      if (columns[c].states[r] != ASSAY_CELL_VALUE) {
        if (columns[c].states[r] == ASSAY_CELL_EMPTY) continue;
        fail(case_id, row.name, state.measures[c], columns[c].values[r], "the state of the cell is unknown");
      }
      const double value = columns[c].values[r];
      const MeasureInfo& measure = state.measures[c];
      // The comparisons are false for NaN.
      if (!(value >= measure.minimum && value <= measure.maximum) || !std::isfinite(value)) {
        fail(case_id, row.name, measure, value, "it is not a number in the declared range");
      }
      if (measure.type == ASSAY_MEASURE_FLAG && value != 1) {
        fail(case_id, row.name, measure, value, "a flag is 1 or nothing");
      }
      if (measure.type == ASSAY_MEASURE_INTEGER && value != std::trunc(value)) {
        fail(case_id, row.name, measure, value, "it is not a whole number");
      }
      at = state.numbers.write(value, at);
      empty = false;
    }
    if (empty) {
      at = row_start;
      continue;
    }
    while (written < columns.size()) {
      *at++ = ',';
      ++written;
    }
    *at++ = '\n';
  }
  out.append(state.scratch.data(), at);
}

}  // namespace assay
