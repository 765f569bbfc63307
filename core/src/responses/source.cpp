#include <algorithm>
#include <utility>

#include "assay/responses.hpp"
#include "case_keys.hpp"
#include "state.hpp"

namespace assay {
namespace {

void append(ResponseChunk& chunk, const csv::Row& row) {
  chunk.rows.push_back({row.line, chunk.bytes.size(), row.text.size()});
  chunk.bytes.append(row.text);
  chunk.bytes.push_back('\n');
}

// Takes the last case out of a chunk that is not closed yet.
void drop_last_case(ResponseChunk& chunk) {
  if (chunk.case_begin.empty()) return;
  chunk.rows.resize(chunk.case_begin.back());
  chunk.case_begin.pop_back();
}

}  // namespace

ResponseSource::State::State(const std::filesystem::path& path, std::shared_ptr<const Instrument> shared,
                             std::size_t rows)
    : instrument(std::move(shared)),
      chunk_rows(std::max<std::size_t>(rows, 1)),
      reader(path),
      header(csv::read_header(reader)),
      layout(make_layout(header, reader.name(), *instrument)),
      rows_at_(reader.position()),
      rows_line_(reader.line()) {}

std::string_view ResponseSource::State::case_of(const csv::Row& row) {
  const std::string_view text = row.text;
  std::size_t at = 0;
  unescaped_.clear();
  if (row.quotes) unescaped_.reserve(text.size());
  for (std::size_t column = 0; column < layout.case_column; ++column) {
    if (row.quotes) csv::next_cell(text, at, unescaped_);
    while (at < text.size() && text[at] != ',') ++at;
    if (at++ == text.size()) return {};
  }
  return csv::next_cell(text, at, unescaped_).text;
}

// A row without a case stands alone; it is refused when it is parsed.
bool ResponseSource::State::begins_case(const csv::Row& row) {
  const std::string_view id = case_of(row);
  if (!id.empty() && id == current_) return false;
  current_.assign(id);
  return true;
}

void ResponseSource::State::survey() {
  HashSet seen;
  std::uint64_t rows = 0;
  way_ = Way::Contiguous;
  try {
    csv::Row row;
    for (; reader.next(row); ++rows) {
      if (way_ == Way::Gathered || !begins_case(row) || current_.empty()) continue;
      if (!seen.insert(hash_of(current_))) way_ = Way::Gathered;
    }
  } catch (const Error&) {
    // What stands before the damage is handed out first, unless any case may go on behind it.
    if (way_ == Way::Gathered) throw;
  }
  if (rows == 0 && reader.position() == reader.size()) {
    throw Error(Problem{{reader.name(), header.line, 0},
                        "",
                        "there is a header and no row",
                        "",
                        "",
                        "add a row for each rater of each case"});
  }
  seen = {};
  current_.clear();
  if (way_ == Way::Gathered) {
    gather(rows);
  } else {
    reader.seek(rows_at_, rows_line_);
  }
}

void ResponseSource::State::gather(std::uint64_t rows) {
  if (reader.size() >> 36 != 0) {
    throw Error(Problem{{reader.name(), 0, 0},
                        "case",
                        "the rows of a case are not together",
                        "",
                        "files of at most 64 GiB when they are not",
                        "sort the file by case"});
  }
  places_.reserve(rows);
  reader.seek(rows_at_, rows_line_);
  csv::Row row;
  while (places_.size() < rows && reader.next(row)) {
    const std::string_view id = case_of(row);
    RowPlace place{};
    place.offset = row.offset;
    place.line = row.line;
    place.set_key(id.empty() ? row.offset : hash_of(id));
    places_.push_back(place);
  }
  const auto by_key = [](const RowPlace& a, const RowPlace& b) {
    return a.key() != b.key() ? a.key() < b.key() : a.offset < b.offset;
  };
  // Equal keys side by side; then the first row's place as the key, for the order of first appearance.
  std::sort(places_.begin(), places_.end(), by_key);
  for (std::size_t i = 0, first = 0; i < places_.size(); ++i) {
    const std::uint64_t key = places_[i].key();
    if (i + 1 < places_.size() && places_[i + 1].key() == key) continue;
    const std::uint64_t offset = places_[first].offset;
    for (; first <= i; ++first) places_[first].set_key(offset);
  }
  std::sort(places_.begin(), places_.end(), by_key);
}

bool ResponseSource::State::next(ResponseChunk& chunk) {
  chunk.bytes.clear();
  chunk.rows.clear();
  chunk.case_begin.clear();
  if (broken_) std::rethrow_exception(broken_);
  bool more = false;
  try {
    if (way_ == Way::Unknown) survey();
    more = way_ == Way::Gathered ? next_gathered(chunk) : next_contiguous(chunk);
    if (!more && !broken_) reader.check_unchanged();
  } catch (...) {
    broken_ = std::current_exception();
    throw;
  }
  if (!more && broken_) std::rethrow_exception(broken_);
  if (!more) {
    bytes_read = reader.size();
    return false;
  }
  chunk.case_begin.push_back(static_cast<std::uint32_t>(chunk.rows.size()));
  chunk.number = number_++;
  return true;
}

bool ResponseSource::State::next_contiguous(ResponseChunk& chunk) {
  try {
    if (std::exchange(holds_, false)) {
      chunk.case_begin.push_back(0);
      append(chunk, held_);
    }
    while (reader.next(held_)) {
      if (begins_case(held_)) {
        holds_ = chunk.rows.size() >= chunk_rows;
        if (holds_) break;
        chunk.case_begin.push_back(static_cast<std::uint32_t>(chunk.rows.size()));
      }
      append(chunk, held_);
    }
  } catch (const Error&) {
    broken_ = std::current_exception();
    drop_last_case(chunk);  // it may go on behind the damage
  }
  bytes_read = reader.position();
  return !chunk.rows.empty();
}

bool ResponseSource::State::next_gathered(ResponseChunk& chunk) {
  const std::size_t begin = place_at_;
  while (place_at_ < places_.size()) {
    const bool new_case = place_at_ == begin || places_[place_at_].key() != places_[place_at_ - 1].key();
    if (new_case && place_at_ - begin >= chunk_rows) break;
    ++place_at_;
  }
  read_places(begin, place_at_, chunk);
  split_groups(begin, chunk);
  bytes_read += chunk.bytes.size();
  return !chunk.rows.empty();
}

// Reads rows in the order of the file, those near each other at once.
void ResponseSource::State::read_places(std::size_t begin, std::size_t end, ResponseChunk& chunk) {
  constexpr std::uint64_t kNear = 4096, kTail = 1024;
  std::vector<std::size_t> order(end - begin);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = begin + i;
  std::sort(order.begin(), order.end(),
            [this](std::size_t a, std::size_t b) { return places_[a].offset < places_[b].offset; });
  chunk.rows.resize(order.size());
  std::uint64_t window_end = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const RowPlace& place = places_[order[i]];
    std::size_t last = i;
    if (place.offset >= window_end) {
      const auto offset_of = [&](std::size_t at) { return std::uint64_t{places_[order[at]].offset}; };
      while (last + 1 < order.size() && offset_of(last + 1) - offset_of(last) <= kNear &&
             offset_of(last + 1) - place.offset < csv::kBlock) {
        ++last;
      }
      window_end = offset_of(last) + 1;
    }
    reader.seek(place.offset, place.line, static_cast<std::size_t>(window_end - place.offset + kTail));
    csv::Row row;
    if (!reader.next(row) || row.offset != place.offset) reader.refuse_changed();
    chunk.rows[order[i] - begin] = {row.line, chunk.bytes.size(), row.text.size()};
    chunk.bytes.append(row.text);
    chunk.bytes.push_back('\n');
  }
}

// Rows with one key are one case, or in a blue moon several cases with one hash: then these part here.
void ResponseSource::State::split_groups(std::size_t begin, ResponseChunk& chunk) {
  const std::string_view bytes = chunk.bytes;
  const auto id_of = [&](const ResponseChunk::Row& place) {
    csv::Row row;
    row.text = bytes.substr(place.offset, place.size);
    row.quotes = row.text.find('"') != row.text.npos;
    return std::string(case_of(row));
  };
  std::size_t at = 0;
  while (at < chunk.rows.size()) {
    std::size_t end = at + 1;
    while (end < chunk.rows.size() && places_[begin + end].key() == places_[begin + at].key()) ++end;
    while (at < end) {
      chunk.case_begin.push_back(static_cast<std::uint32_t>(at));
      const std::string id = id_of(chunk.rows[at]);
      const auto rows = chunk.rows.begin();
      const auto same = std::stable_partition(
          rows + static_cast<std::ptrdiff_t>(at), rows + static_cast<std::ptrdiff_t>(end),
          [&](const ResponseChunk::Row& row) { return id_of(row) == id; });
      at = static_cast<std::size_t>(same - rows);
    }
  }
}

ResponseSource::ResponseSource(const std::filesystem::path& path,
                               std::shared_ptr<const Instrument> instrument, std::size_t chunk_rows)
    : state_(std::make_unique<State>(path, std::move(instrument), chunk_rows)) {}

ResponseSource::~ResponseSource() = default;

void ResponseSource::require_cases(const CaseFile& cases) {
  state_->layout.cases = &cases;
}

bool ResponseSource::next(ResponseChunk& chunk) {
  return state_->next(chunk);
}
const std::string& ResponseSource::header() const {
  return state_->header.text;
}
std::uint64_t ResponseSource::bytes_read() const {
  return state_->bytes_read;
}
std::uint64_t ResponseSource::bytes_total() const {
  return state_->reader.size();
}

}  // namespace assay
