#include "assay/score_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <mutex>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "../responses/csv.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "remedy.hpp"

namespace assay {
namespace {

constexpr std::array<std::string_view, 5> kKeys = {"case", "instrument", "level", "id", "role"};
constexpr const char* kFirstColumns =
    "`case`, `instrument`, `level`, `id`, `role`, then a column for each measure";
constexpr std::uint32_t kNoCase = 0xFFFFFFFF;

struct CasePlace {
  std::uint64_t offset, line;
  std::uint32_t id_begin, id_size;  // in the pool of ids
};

void check_header(const csv::Header& header, const std::string& file) {
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    if (i < header.names.size() && header.names[i] == kKeys[i]) continue;
    const bool there = i < header.names.size();
    throw Error(
        Problem{there ? header.places[i] : Location{file, header.line, 1}, "",
                "this is not a score file: column " + std::to_string(i + 1) + " is not `" +
                    std::string(kKeys[i]) + "`",
                there ? assay::quoted(header.names[i]) : std::to_string(header.names.size()) + " columns",
                kFirstColumns, "name the scores.csv of a run"});
  }
  if (header.names.size() == kKeys.size()) {
    throw Error(Problem{{file, header.line, 1},
                        "",
                        "there is no measure in this score file",
                        "",
                        kFirstColumns,
                        "name the scores.csv of a run"});
  }
}

// The value of a cell that is not empty, or nothing.
std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

auto key_of(const CaseRows::Row& row) {
  return std::tie(row.level, row.id, row.role);
}

}  // namespace

struct ScoreFile::State {
  explicit State(const std::filesystem::path& path) : reader(path), header(csv::read_header(reader)) {}
  void index();
  void add_case(std::string_view id, const csv::Row& row);
  void check_instrument(const csv::Row& row, std::size_t at);
  std::string_view id_of(std::uint32_t index) const {
    return {ids.data() + places[index].id_begin, places[index].id_size};
  }
  std::uint32_t find(std::string_view id) const;

  csv::RowReader reader;
  std::mutex reading;  // over reader, once the file is indexed
  csv::Header header;
  std::vector<std::string> measures;
  std::string instrument;
  std::vector<CasePlace> places;  // in the order of the file
  std::string ids;
  std::vector<std::uint32_t> by_id;  // of places, in the order of ids
  std::uint64_t end = 0;
};

void ScoreFile::State::check_instrument(const csv::Row& row, std::size_t at) {
  std::string unquoted;
  const std::size_t begin = at;
  const csv::Cell cell = csv::next_cell(row.text, at, unquoted);
  if (instrument.empty()) instrument = cell.text;
  if (cell.text == instrument && !instrument.empty()) return;
  throw Error(Problem{csv::locate(reader.name(), row.line, row.text, begin), "instrument",
                      "a row of another instrument than the first", assay::quoted(cell.text),
                      assay::quoted(instrument), kNotEdited});
}

void ScoreFile::State::add_case(std::string_view id, const csv::Row& row) {
  if (!places.empty() && id == id_of(static_cast<std::uint32_t>(places.size() - 1))) return;
  if (ids.size() + id.size() > std::numeric_limits<std::uint32_t>::max() || places.size() + 1 == kNoCase) {
    throw Error(Problem{{reader.name(), row.line, 0},
                        "",
                        "there are too many cases to keep their places",
                        "",
                        "",
                        "cut the file at a case"});
  }
  places.push_back(
      {row.offset, row.line, static_cast<std::uint32_t>(ids.size()), static_cast<std::uint32_t>(id.size())});
  ids += id;
}

void ScoreFile::State::index() {
  csv::Row row;
  std::string unquoted;
  while (reader.next(row)) {
    std::size_t at = 0;
    unquoted.clear();
    const csv::Cell cell = csv::next_cell(row.text, at, unquoted);
    if (cell.text.empty() || at >= row.text.size()) {
      throw Error(Problem{{reader.name(), row.line, 1},
                          "case",
                          "a row without a case, or with nothing behind it",
                          assay::quoted(row.text, 40),
                          "",
                          kNotEdited});
    }
    add_case(cell.text, row);
    check_instrument(row, at + 1);
    end = reader.position();
  }
  for (std::uint32_t i = 0; i < places.size(); ++i) by_id.push_back(i);
  std::sort(by_id.begin(), by_id.end(), [this](std::uint32_t a, std::uint32_t b) {
    return std::pair(id_of(a), a) < std::pair(id_of(b), b);
  });
  for (std::size_t i = 1; i < by_id.size(); ++i) {
    if (id_of(by_id[i - 1]) != id_of(by_id[i])) continue;
    throw Error(Problem{{reader.name(), places[by_id[i]].line, 1},
                        "case",
                        "the rows of a case do not stand together",
                        assay::quoted(id_of(by_id[i])),
                        "all rows of a case one after the other; the first of this one is in line " +
                            std::to_string(places[by_id[i - 1]].line),
                        kNotEdited});
  }
}

std::uint32_t ScoreFile::State::find(std::string_view id) const {
  const auto at =
      std::lower_bound(by_id.begin(), by_id.end(), id,
                       [this](std::uint32_t index, std::string_view text) { return id_of(index) < text; });
  return at == by_id.end() || id_of(*at) != id ? kNoCase : *at;
}

ScoreFile::ScoreFile(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {
  check_header(state_->header, state_->reader.name());
  state_->measures.assign(state_->header.names.begin() + kKeys.size(), state_->header.names.end());
  state_->index();
}

ScoreFile::~ScoreFile() = default;

const std::string& ScoreFile::name() const {
  return state_->reader.name();
}
const std::string& ScoreFile::instrument() const {
  return state_->instrument;
}
const std::vector<std::string>& ScoreFile::measures() const {
  return state_->measures;
}
std::size_t ScoreFile::case_count() const {
  return state_->places.size();
}
std::string_view ScoreFile::case_id(std::size_t index) const {
  return state_->id_of(static_cast<std::uint32_t>(index));
}

std::optional<std::size_t> ScoreFile::find_measure(std::string_view id) const {
  const auto at = std::find(state_->measures.begin(), state_->measures.end(), id);
  if (at == state_->measures.end()) return std::nullopt;
  return static_cast<std::size_t>(at - state_->measures.begin());
}

namespace {

// Takes the rows of a case apart.
class RowSplitter {
 public:
  RowSplitter(const csv::Header& header, const std::string& file) : header_(header), file_(file) {}

  // `row` lives as long as the rows that it is put into; `unquoted` has room for all of them.
  void split(std::string_view row, std::uint64_t line, std::vector<char>& unquoted, CaseRows::Row& out,
             std::vector<std::string_view>& texts, std::vector<double>& values) {
    csv::split(row, list_);
    const std::vector<csv::Cell>& cells = list_.cells;
    if (cells.size() != header_.names.size()) {
      const bool more = cells.size() > header_.names.size();
      problems.push_back(csv::ragged_problem(file_, line, row,
                                             more ? cells[header_.names.size()].begin : row.size(),
                                             cells.size(), header_.names));
      return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].flaw == csv::Flaw::None) continue;
      problems.push_back(csv::flaw_problem(file_, line, row, cells[i], header_.names[i]));
      return;
    }
    out = {kept(cells[2], row, unquoted), kept(cells[3], row, unquoted), kept(cells[4], row, unquoted),
           row.substr(cells[kKeys.size()].begin), line};
    for (std::size_t i = kKeys.size(); i < cells.size(); ++i) {
      texts.push_back(kept(cells[i], row, unquoted));
      values.push_back(checked(cells[i], row, line, header_.names[i]));
    }
  }

  std::vector<Problem> problems;

 private:
  // A text that stands in the row is kept with it; one that had marks in it goes to `unquoted`.
  static std::string_view kept(const csv::Cell& cell, std::string_view row, std::vector<char>& unquoted) {
    if (cell.text.empty()) return {};
    const std::less_equal<const char*> before;
    if (before(row.data(), cell.text.data()) &&
        before(cell.text.data() + cell.text.size(), row.data() + row.size())) {
      return cell.text;
    }
    const std::size_t at = unquoted.size();
    unquoted.insert(unquoted.end(), cell.text.begin(), cell.text.end());
    return {unquoted.data() + at, cell.text.size()};
  }

  double checked(const csv::Cell& cell, std::string_view row, std::uint64_t line,
                 const std::string& measure) {
    if (cell.text.empty()) return std::numeric_limits<double>::quiet_NaN();
    if (const auto number = number_of(cell.text)) return *number;
    problems.push_back({csv::locate(file_, line, row, cell.begin), measure, "this is not a number",
                        assay::quoted(cell.text), "a number with a decimal point, or nothing", kNotEdited});
    return 0;
  }

  const csv::Header& header_;
  const std::string& file_;
  csv::CellList list_;
};

}  // namespace

std::optional<CaseRows> ScoreFile::rows_of(std::string_view case_id) const {
  State& state = *state_;
  const std::uint32_t index = state.find(case_id);
  if (index == kNoCase) return std::nullopt;
  const std::uint64_t begin = state.places[index].offset;
  const std::uint64_t end = index + 1 < state.places.size() ? state.places[index + 1].offset : state.end;

  struct Span {
    std::size_t begin, size;
    std::uint64_t line;
  };
  CaseRows rows;
  std::vector<Span> spans;
  {
    const std::lock_guard lock(state.reading);
    state.reader.check_unchanged();
    state.reader.seek(begin, state.places[index].line, static_cast<std::size_t>(end - begin));
    rows.bytes_.reserve(static_cast<std::size_t>(end - begin));
    for (csv::Row row; state.reader.position() < end && state.reader.next(row) && row.offset < end;) {
      spans.push_back({rows.bytes_.size(), row.text.size(), row.line});
      rows.bytes_.insert(rows.bytes_.end(), row.text.begin(), row.text.end());
    }
  }
  rows.measures_ = state.measures.size();
  rows.rows_.resize(spans.size());
  rows.unquoted_.reserve(rows.bytes_.size());
  RowSplitter splitter(state.header, state.reader.name());
  for (std::size_t r = 0; r < spans.size(); ++r) {
    splitter.split({rows.bytes_.data() + spans[r].begin, spans[r].size}, spans[r].line, rows.unquoted_,
                   rows.rows_[r], rows.texts_, rows.values_);
    rows.order_.push_back(static_cast<std::uint32_t>(r));
  }
  throw_if_any(std::move(splitter.problems));
  std::sort(rows.order_.begin(), rows.order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(key_of(rows.rows_[a]), a) < std::pair(key_of(rows.rows_[b]), b);
  });
  std::vector<Problem> problems;
  for (std::size_t i = 1; i < rows.order_.size(); ++i) {
    const CaseRows::Row &first = rows.rows_[rows.order_[i - 1]], &again = rows.rows_[rows.order_[i]];
    if (key_of(first) != key_of(again)) continue;
    problems.push_back(
        {{state.reader.name(), again.line, 1},
         "case " + std::string(case_id),
         "the row is there twice",
         std::string(again.level) + " " + std::string(again.id) + ", role " + std::string(again.role),
         "each row once; the first is in line " + std::to_string(first.line),
         kNotEdited});
  }
  throw_if_any(std::move(problems));
  return rows;
}

std::size_t CaseRows::find(std::string_view level, std::string_view id, std::string_view role) const {
  const auto key = std::tie(level, id, role);
  const auto at =
      std::lower_bound(order_.begin(), order_.end(), key,
                       [this](std::uint32_t r, const auto& wanted) { return key_of(rows_[r]) < wanted; });
  return at == order_.end() || key_of(rows_[*at]) != key ? kNone : *at;
}

std::optional<double> CaseRows::value(std::size_t row, std::size_t measure) const {
  const double value = values_[row * measures_ + measure];
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace assay
