// Numbers as a short text that reads back to the same bits, with a cache: scores repeat a lot.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace assay::scoring {

class NumberText {
 public:
  NumberText() : cache_(kSlots) {
    for (std::uint32_t i = 0; i < kSmall; ++i) {
      small_[i].text[0] = ',';
      const auto end = std::to_chars(small_[i].text + 1, small_[i].text + sizeof small_[i].text, i);
      small_[i].size = static_cast<std::uint32_t>(end.ptr - small_[i].text);
    }
  }

  // write_small takes the whole numbers from 0 to this.
  static constexpr double kLargestSmall = 999;
  // A comma and a number take at most this much room.
  static constexpr std::size_t kLongest = 25;

  // Writes a comma and `value` to `out` when it is a whole number from 0 to 999, and returns the end;
  // else returns null. May touch kLongest bytes.
  char* write_small(double value, char* out) const {
    // Numbers from 0 on stand in the order of their bits; -0, NaN and whatever is below 0 come after.
    if (bits_of(value) >= kSmallBits) return nullptr;
    const auto whole = static_cast<std::int32_t>(value);
    if (static_cast<double>(whole) != value) return nullptr;
    std::memcpy(out, small_[whole].text, sizeof small_[whole].text);
    return out + small_[whole].size;
  }

  // The same for any finite number.
  char* write(double value, char* out) {
    if (char* const end = write_small(value, out)) return end;
    const std::uint64_t bits = bits_of(value);
    Entry& entry = cache_[(bits * 0x9e3779b97f4a7c15ull) >> (64 - kSlotBits)];
    if (entry.bits != bits || entry.size == 0) {
      const auto end = format(value, entry.text);
      entry.bits = bits;
      entry.size = static_cast<std::uint8_t>(end.ptr - entry.text);
    }
    *out++ = ',';
    std::memcpy(out, entry.text, sizeof entry.text);
    return out + entry.size;
  }

 private:
  static std::uint64_t bits_of(double value) {
    std::uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
  }

  // The shortest text, but whole numbers without an exponent: 100000 is a count to its reader, 1e+05 is not.
  static std::to_chars_result format(double value, char (&text)[kLongest - 1]) {
    const bool whole = std::fabs(value) < kLargestPlain && value == std::trunc(value);
    return whole ? std::to_chars(text, text + sizeof text, value, std::chars_format::fixed)
                 : std::to_chars(text, text + sizeof text, value);
  }

  static constexpr double kLargestPlain = 1e15;
  static constexpr int kSlotBits = 13;
  static constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
  static constexpr std::uint32_t kSmall = 1000;
  static constexpr std::uint64_t kSmallBits = 0x408f400000000000;  // of 1000.0
  struct Small {
    char text[4];
    std::uint32_t size;
  };
  struct Entry {
    std::uint64_t bits = 0;
    char text[kLongest - 1];
    std::uint8_t size = 0;
  };
  Small small_[kSmall];
  std::vector<Entry> cache_;
};

}  // namespace assay::scoring
