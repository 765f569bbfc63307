// Hashes of case ids: which have been seen, in 8 bytes each.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

// Never 0.
inline std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9u;
  hash = (hash ^ hash >> 27) * 0x94d049bb133111ebu;
  hash ^= hash >> 31;
  return hash == 0 ? 1 : hash;
}

// A set of hashes with open addressing, at most three quarters full.
class HashSet {
 public:
  // False when it is there already.
  bool insert(std::uint64_t hash) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    if (!place(slots_, hash)) return false;
    ++size_;
    return true;
  }

 private:
  static bool place(std::vector<std::uint64_t>& slots, std::uint64_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash) & mask;
    while (slots[at] != 0) {
      if (slots[at] == hash) return false;
      at = (at + 1) & mask;
    }
    slots[at] = hash;
    return true;
  }
  void grow() {
    std::vector<std::uint64_t> larger(slots_.size() * 2);
    for (const std::uint64_t hash : slots_) {
      if (hash != 0) place(larger, hash);
    }
    slots_.swap(larger);
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
  std::size_t size_ = 0;
};

}  // namespace assay
