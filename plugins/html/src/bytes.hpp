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
    copy(piece, room(piece.size()));
    used_ += piece.size();
    return *this;
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
  // Up to sixteen bytes as two copies of a fixed size, which may overlap.
  static void copy(std::string_view from, char* to) {
    const std::size_t size = from.size();
    if (size > 16) {
      std::memcpy(to, from.data(), size);
    } else if (size >= 8) {
      std::memcpy(to, from.data(), 8);
      std::memcpy(to + size - 8, from.data() + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(to, from.data(), 4);
      std::memcpy(to + size - 4, from.data() + size - 4, 4);
    } else {
      for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
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
