// The text of a page as it grows: many short pieces, one after the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace assay::html {

// Like a std::string that is appended to, but most pieces of a page are a few bytes long, and a call for each
// to copy them costs more than the copying.
class Bytes {
 public:
  // With room for `expected` bytes, of which some may be none; more come when they are needed.
  explicit Bytes(std::size_t expected) : text_(new char[expected]), size_(expected) {}

  Bytes& operator<<(char one) {
    *room(1) = one;
    ++used_;
    return *this;
  }

  Bytes& operator<<(std::string_view piece) {
    commit(copy(piece, room(piece.size())));
    return *this;
  }

  // Several pieces, each a text, a literal or a byte: room is looked for once.
  template <typename... Pieces>
  void add(const Pieces&... pieces) {
    char* end = room((size_of(pieces) + ...));
    ((end = copy(pieces, end)), ...);
    commit(end);
  }

  // Where up to `most` bytes may be written; commit() tells where they ended.
  char* room(std::size_t most) {
    if (size_ - used_ < most) grow(most);
    return text_.get() + used_;
  }
  void commit(const char* end) { used_ = static_cast<std::size_t>(end - text_.get()); }

  // What was written so far. Valid until more is.
  std::string_view view() const { return {text_.get(), used_}; }

 private:
  template <std::size_t N>
  static constexpr std::size_t size_of(const char (&)[N]) {  // a literal
    return N - 1;
  }
  static std::size_t size_of(char) { return 1; }
  static std::size_t size_of(std::string_view piece) { return piece.size(); }

  // These return where the copy ends.
  template <std::size_t N>
  static char* copy(const char (&literal)[N], char* to) {
    std::memcpy(to, literal, N - 1);
    return to + N - 1;
  }
  static char* copy(char one, char* to) {
    *to = one;
    return to + 1;
  }

  // Up to sixteen bytes as two or three copies of a fixed size, which may overlap.
  static char* copy(std::string_view from, char* to) {
    const std::size_t size = from.size();
    if (size > 16) {
      std::memcpy(to, from.data(), size);
    } else if (size >= 8) {
      std::memcpy(to, from.data(), 8);
      std::memcpy(to + size - 8, from.data() + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(to, from.data(), 4);
      std::memcpy(to + size - 4, from.data() + size - 4, 4);
    } else if (size > 0) {
      to[0] = from[0];
      to[size / 2] = from[size / 2];
      to[size - 1] = from[size - 1];
    }
    return to + size;
  }

  void grow(std::size_t most) {
    const std::size_t size = std::max(2 * size_, used_ + most);
    std::unique_ptr<char[]> larger(new char[size]);
    std::memcpy(larger.get(), text_.get(), used_);
    text_ = std::move(larger);
    size_ = size;
  }

  std::unique_ptr<char[]> text_;
  std::size_t size_, used_ = 0;
};

}  // namespace assay::html
