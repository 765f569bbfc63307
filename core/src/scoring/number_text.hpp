// Numbers as the shortest text that reads back to the same bits, with a cache: scores repeat a lot.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <vector>

namespace assay::scoring {

class NumberText {
 public:
  NumberText() : cache_(kSlots) {
    for (std::uint32_t i = 0; i < kSmall; ++i) {
      const auto end = std::to_chars(small_[i].text, small_[i].text + sizeof small_[i].text, i);
      small_[i].size = static_cast<std::uint8_t>(end.ptr - small_[i].text);
    }
  }

  static constexpr std::size_t kLongest = 24;

  // Writes `value`, which is finite, to `out`, which has room for kLongest bytes; returns the end.
  char* write(double value, char* out) {
    const auto whole = static_cast<std::int32_t>(value >= 0 && value < kSmall ? value : -1);
    if (whole >= 0 && static_cast<double>(whole) == value) {
      const Small& small = small_[whole];
      std::memcpy(out, small.text, sizeof small.text);
      return out + small.size;
    }
    std::uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    Entry& entry = cache_[(bits * 0x9e3779b97f4a7c15ull) >> (64 - kSlotBits)];
    if (entry.bits != bits || entry.size == 0) {
      const auto end = std::to_chars(entry.text, entry.text + sizeof entry.text, value);
      entry.bits = bits;
      entry.size = static_cast<std::uint8_t>(end.ptr - entry.text);
    }
    std::memcpy(out, entry.text, kLongest);
    return out + entry.size;
  }

 private:
  static constexpr std::uint32_t kSmall = 1000;
  static constexpr int kSlotBits = 13;
  static constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
  struct Small {
    char text[4];
    std::uint8_t size;
  };
  struct Entry {
    std::uint64_t bits = 0;
    char text[kLongest];
    std::uint8_t size = 0;
  };
  Small small_[kSmall];
  std::vector<Entry> cache_;
};

}  // namespace assay::scoring
