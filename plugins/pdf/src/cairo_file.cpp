#include "cairo_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <stdexcept>

namespace assay::pdf {
namespace {

constexpr std::size_t kEntry = 20;         // bytes of an entry in a table of references
constexpr std::size_t kTogether = 200;     // objects that are compressed as one
constexpr int kEffort = 2;  // of compression: lists of references, which more makes little smaller
constexpr int kOffsetBytes = 4, kIndexBytes = 2;

[[noreturn]] void unknown(const char* what) {
  throw std::runtime_error(std::string("cairo wrote a PDF of another form: ") + what);
}

std::size_t number_at(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  std::size_t value = 0;
  const auto end = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (end.ec != std::errc()) unknown("a number is missing");
  return value;
}

std::size_t reference_of(std::string_view text, std::string_view key) {
  const std::string_view value = value_of(text, key);
  return value.empty() ? 0 : number_at(value, 0);
}

std::string compressed(std::string_view text) {
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size(), kEffort) != Z_OK) {
    throw std::bad_alloc();
  }
  out.resize(size);
  return out;
}

// What a reference says of one object: where it begins, or which stream holds it, and where in that.
struct Entry {
  std::uint8_t kind = 0;  // 0 free, 1 at an offset, 2 in a stream
  std::uint32_t place = 0;
  std::uint16_t index = 0;
};

void append_bytes(std::string& out, std::uint64_t value, int count) {
  for (int i = count - 1; i >= 0; --i) out += static_cast<char>((value >> (8 * i)) & 255);
}

// 16 bytes that come of all that the file says.
std::string digest(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::uint64_t one = 14695981039346656037ull, other = 1099511628211ull;
  for (const char c : text) {
    one = (one ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    other = (other + static_cast<unsigned char>(c)) * 6364136223846793005ull + 1442695040888963407ull;
  }
  std::string out;
  for (const std::uint64_t half : {one, other}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(half >> shift) & 15];
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const std::vector<std::string_view>& objects) : objects_(objects), entries_(objects.size()) {}

  std::string write(std::size_t root, std::size_t info) {
    out_ = "%PDF-1.7\n%\xB5\xED\xAE\xFB\n";
    std::vector<std::size_t> waiting;
    for (std::size_t i = 1; i < objects_.size(); ++i) {
      if (is_small(objects_[i])) {
        waiting.push_back(i);
        if (waiting.size() == kTogether) put_together(waiting);
      } else if (!objects_[i].empty()) {
        entries_[i] = {1, static_cast<std::uint32_t>(out_.size()), 0};
        out_.append(std::to_string(i)).append(" 0 obj\n").append(objects_[i]).append("\nendobj\n");
      }
    }
    if (!waiting.empty()) put_together(waiting);
    put_references(root, info);
    return std::move(out_);
  }

 private:
  static bool is_small(std::string_view object) {
    const bool dictionary = object.substr(0, 2) == "<<", array = object.substr(0, 1) == "[";
    return (dictionary || array) && object.find("\nstream\n") == std::string_view::npos;
  }

  void put_stream(std::size_t number, const std::string& dictionary, const std::string& data) {
    out_.append(std::to_string(number)).append(" 0 obj\n<< ").append(dictionary);
    out_.append(" /Filter /FlateDecode /Length ").append(std::to_string(data.size())).append(" >>\nstream\n");
    out_.append(data).append("\nendstream\nendobj\n");
  }

  void put_together(std::vector<std::size_t>& numbers) {
    std::string head, body;
    const std::size_t stream = entries_.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      head.append(std::to_string(numbers[i])).append(" ").append(std::to_string(body.size())).append(" ");
      body.append(objects_[numbers[i]]).append("\n");
      entries_[numbers[i]] = {2, static_cast<std::uint32_t>(stream), static_cast<std::uint16_t>(i)};
    }
    entries_.push_back({1, static_cast<std::uint32_t>(out_.size()), 0});
    put_stream(stream, "/Type /ObjStm /N " + std::to_string(numbers.size()) + " /First " + std::to_string(head.size()),
               compressed(head + body));
    numbers.clear();
  }

  void put_references(std::size_t root, std::size_t info) {
    const std::string id = digest(out_);
    const std::size_t at = out_.size(), number = entries_.size();
    entries_.push_back({1, static_cast<std::uint32_t>(at), 0});
    std::string table;
    for (const Entry& entry : entries_) {
      append_bytes(table, entry.kind, 1);
      append_bytes(table, entry.place, kOffsetBytes);
      append_bytes(table, entry.index, kIndexBytes);
    }
    std::string dictionary = "/Type /XRef /Size " + std::to_string(entries_.size()) + " /W [ 1 4 2 ] /Root " +
                             std::to_string(root) + " 0 R";
    if (info != 0) dictionary += " /Info " + std::to_string(info) + " 0 R";
    dictionary += " /ID [ <" + id + "> <" + id + "> ]";
    put_stream(number, dictionary, compressed(table));
    out_.append("startxref\n").append(std::to_string(at)).append("\n%%EOF\n");
  }

  const std::vector<std::string_view>& objects_;
  std::vector<Entry> entries_;
  std::string out_;
};

}  // namespace

CairoFile::CairoFile(std::string bytes) : bytes_(std::move(bytes)) {
  const std::string_view all = bytes_;
  const std::size_t last = all.rfind("startxref");
  if (last == std::string_view::npos) unknown("no startxref");
  const std::size_t table = number_at(all, last + 9);
  if (table >= all.size() || all.substr(table, 7) != "xref\n0 ") unknown("no table of references");
  const std::size_t count = number_at(all, table + 7), first = all.find('\n', table + 7) + 1;
  if (count > all.size() / kEntry || first + count * kEntry > all.size()) unknown("its table of references is cut");
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (std::size_t i = 1; i < count; ++i) {
    if (all[first + i * kEntry + 17] == 'n') places.push_back({number_at(all, first + i * kEntry), i});
  }
  std::sort(places.begin(), places.end());
  objects_.resize(count);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::size_t end = i + 1 < places.size() ? places[i + 1].first : table;
    // Two entries for one place: cairo reserved a number that it did not use.
    if (end <= places[i].first) continue;
    const std::string_view text = all.substr(places[i].first, end - places[i].first);
    const std::size_t begins = text.find("obj\n"), ends = text.rfind("\nendobj");
    if (begins == std::string_view::npos || ends == std::string_view::npos || ends < begins + 4) unknown("an object is cut");
    objects_[places[i].second] = text.substr(begins + 4, ends - begins - 4);
    while (!objects_[places[i].second].empty() && objects_[places[i].second].front() == ' ') {
      objects_[places[i].second].remove_prefix(1);
    }
  }
  const std::string_view trailer = all.substr(first + count * kEntry, last - first - count * kEntry);
  root_ = reference_of(trailer, "/Root");
  info_ = reference_of(trailer, "/Info");
  if (root_ == 0 || root_ >= count || info_ >= count) unknown("its trailer is cut");
}

void CairoFile::replace(std::size_t number, std::string text) {
  owned_.push_back(std::move(text));
  objects_.at(number) = owned_.back();
}

std::size_t CairoFile::add(std::string text) {
  owned_.push_back(std::move(text));
  objects_.push_back(owned_.back());
  return objects_.size() - 1;
}

std::string CairoFile::written() const {
  return Writer(objects_).write(root_, info_);
}

std::string_view value_of(std::string_view dictionary, std::string_view key) {
  std::size_t at = dictionary.find(key);
  // "/P" is not "/Pg".
  while (at != std::string_view::npos && at + key.size() < dictionary.size() && dictionary[at + key.size()] != ' ' &&
         dictionary[at + key.size()] != '\n') {
    at = dictionary.find(key, at + 1);
  }
  if (at == std::string_view::npos) return {};
  at += key.size();
  const std::size_t end = std::min({dictionary.find('/', at), dictionary.find(">>", at), dictionary.size()});
  return dictionary.substr(at, end - at);
}

std::vector<std::size_t> references(std::string_view text) {
  std::vector<std::size_t> numbers;
  std::size_t at = text.find_first_of("0123456789");
  while (at < text.size()) {
    numbers.push_back(number_at(text, at));
    const std::size_t end = text.find('R', at);
    if (end == std::string_view::npos) unknown("a reference is cut");
    at = text.find_first_of("0123456789", end);
  }
  return numbers;
}

}  // namespace assay::pdf
