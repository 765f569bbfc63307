#include "csv.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace assay::csv {
namespace {

const char* find_byte(const char* begin, const char* end, char byte) {
  if (begin == end) return nullptr;
  return static_cast<const char*>(std::memchr(begin, byte, static_cast<std::size_t>(end - begin)));
}

// Whether every cell is empty, as in a line of commas alone.
bool is_blank(const Row& row) {
  if (row.text.find_first_not_of(" \t,\"") != row.text.npos) return false;
  if (!row.quotes) return true;
  CellList list;
  split(row.text, list);
  return std::all_of(list.cells.begin(), list.cells.end(),
                     [](const Cell& cell) { return cell.text.empty() && cell.flaw == Flaw::None; });
}

[[noreturn]] void refuse_file(const std::string& name, std::string what, std::string remedy,
                              Fault fault = Fault::Input) {
  throw Error(Problem{{name, 0, 0}, "", std::move(what), "", "", std::move(remedy)}, fault);
}

// The line end of a row with quotation marks, or null when [begin, end) does not hold it. `open_quote` is
// the mark that is still open at `end`. A mark is only taken for an opening one at the start of a cell.
const char* scan_quoted(const char* p, const char* end, const char*& open_quote) {
  open_quote = nullptr;
  for (;;) {
    if (p != end && *p == '"') {
      const char* const opened = p++;
      for (;;) {
        p = find_byte(p, end, '"');
        if (p == nullptr) {
          open_quote = opened;
          return nullptr;
        }
        if (p + 1 == end || p[1] != '"') break;
        p += 2;
      }
      ++p;
    }
    while (p != end && *p != ',' && *p != '\n') ++p;
    if (p == end) return nullptr;
    if (*p == '\n') return p;
    ++p;
  }
}

}  // namespace

RowReader::RowReader(const std::filesystem::path& path) : name_(path.string()) {
  // Not to wait for a writer, should it be a pipe.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) {
    const int reason = errno;
    if (reason == ENOENT) refuse_file(name_, "the file does not exist", "check the path");
    refuse_file(name_, std::string("the file cannot be opened: ") + std::strerror(reason),
                "check the path and who may read it");
  }
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    refuse_file(name_, "this is not a regular file", "name a CSV file; write what comes from a pipe to one");
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
  modified_ = status.st_mtim;
  try {
    buffer_ = std::make_unique_for_overwrite<char[]>(kLongestRow + 2 + kBlock);
    skip_mark();
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

RowReader::~RowReader() {
  ::close(descriptor_);
}

void RowReader::skip_mark() {
  char start[3] = {};
  const std::size_t count = std::min<std::uint64_t>(size_, 3);
  read_into(start, count, 0);
  const std::string_view mark(start, count);
  if (mark.starts_with("\xff\xfe") || mark.starts_with("\xfe\xff")) {
    refuse_file(name_, "the file is UTF-16", "save it as CSV in UTF-8");
  }
  if (mark == "\xef\xbb\xbf") file_at_ = 3;
}

void RowReader::read_into(char* to, std::size_t count, std::uint64_t from) const {
  while (count > 0) {
    const ssize_t got = ::pread(descriptor_, to, count, static_cast<off_t>(from));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      refuse_file(name_, std::string("the file cannot be read: ") + std::strerror(errno), "check the disk",
                  Fault::Machine);
    }
    if (got == 0) refuse_file(name_, "the file was cut short while it was read", "run again");
    to += got;
    from += static_cast<std::uint64_t>(got);
    count -= static_cast<std::size_t>(got);
  }
}

void RowReader::check_unchanged() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && static_cast<std::uint64_t>(status.st_size) == size_ &&
      status.st_mtim.tv_sec == modified_.tv_sec && status.st_mtim.tv_nsec == modified_.tv_nsec) {
    return;
  }
  refuse_changed();
}

void RowReader::refuse_changed() const {
  refuse_file(name_, "the file was changed while it was read", "run again when nothing writes to it");
}

void RowReader::seek(std::uint64_t offset, std::uint64_t line, std::size_t block) {
  const bool inside = offset >= position() && offset < file_at_ + filled_;
  if (inside) {
    pos_ = static_cast<std::size_t>(offset - file_at_);
  } else {
    file_at_ = offset;
    pos_ = filled_ = 0;
    marks_known_ = false;
  }
  line_ = line;
  block_ = std::min(block, kBlock);
}

bool RowReader::refill() {
  const std::size_t kept = filled_ - pos_;
  std::memmove(buffer_.get(), buffer_.get() + pos_, kept);
  file_at_ += pos_;
  pos_ = 0;
  filled_ = kept;
  marks_known_ = false;
  const std::uint64_t left = size_ - (file_at_ + filled_);
  const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(block_, left));
  read_into(buffer_.get() + filled_, want, file_at_ + filled_);
  filled_ += want;
  block_ = std::min(kBlock, block_ * 2);
  return want > 0;
}

bool RowReader::next(Row& row) {
  do {
    if (!take(row)) return false;
  } while (is_blank(row));
  return true;
}

const char* RowReader::find_end(const char* begin, const char* end, const char*& open_quote) {
  const char* const base = buffer_.get();
  const auto mark = [&](char byte) {
    const char* const found = find_byte(begin, end, byte);
    return found == nullptr ? filled_ : static_cast<std::size_t>(found - base);
  };
  if (!marks_known_ || quote_ < pos_) quote_ = mark('"');
  if (!marks_known_ || nul_ < pos_) nul_ = mark('\0');
  marks_known_ = true;

  open_quote = nullptr;
  const char* stop = find_byte(begin, end, '\n');
  if (base + quote_ < (stop == nullptr ? end : stop)) stop = scan_quoted(begin, end, open_quote);
  const char* const limit = stop == nullptr ? end : stop;
  if (base + nul_ < limit) {
    refuse_nul({begin, static_cast<std::size_t>(limit - begin)}, nul_ - pos_);
  }
  return stop;
}

bool RowReader::take(Row& row) {
  const char *begin, *end, *stop, *open_quote;
  for (;;) {
    begin = buffer_.get() + pos_;
    end = buffer_.get() + filled_;
    stop = find_end(begin, end, open_quote);
    if (stop != nullptr) break;
    const std::string_view rest(begin, filled_ - pos_);
    const bool last = file_at_ + filled_ == size_;
    const bool too_long = rest.size() > kLongestRow + 1;
    if (open_quote != nullptr && (last || too_long)) {
      const auto at = static_cast<std::size_t>(open_quote - begin);
      if (last || rest.find('\n', at) != rest.npos) refuse_open_quote(rest, at);
    }
    if (too_long) refuse_long_row();
    if (last) break;
    refill();
  }
  if (stop == nullptr && begin == end) return false;
  const char* const row_end = stop == nullptr ? end : stop;
  row.text = {begin, static_cast<std::size_t>(row_end - begin)};
  if (row.text.ends_with('\r')) row.text.remove_suffix(1);
  if (row.text.size() > kLongestRow) refuse_long_row();
  row.line = line_;
  row.offset = position();
  row.quotes = buffer_.get() + quote_ < row_end;
  if (row.quotes) line_ += static_cast<std::uint64_t>(std::count(begin, row_end, '\n'));
  if (stop != nullptr) ++line_;
  pos_ += static_cast<std::size_t>(row_end - begin) + (stop == nullptr ? 0 : 1);
  return true;
}

void RowReader::refuse_nul(std::string_view row, std::size_t at) const {
  throw Error(Problem{locate(name_, line_, row, at), "", "there is a NUL byte: this is not a text file", "",
                      "", "save it as CSV in UTF-8"});
}

void RowReader::refuse_long_row() const {
  throw Error(Problem{{name_, line_, 1},
                      "",
                      "the line is too long",
                      "more than 1 MiB",
                      "at most 1 MiB",
                      "check that this is the right file, and that its lines end with LF or CRLF"});
}

void RowReader::refuse_open_quote(std::string_view row, std::size_t at) const {
  throw Error(Problem{locate(name_, line_, row, at), "", "a quotation mark is opened and not closed", "", "",
                      "close it at the end of the cell; write a quotation mark inside a quoted cell twice"});
}

}  // namespace assay::csv
