// What goes between the two halves, and the fresh memory that it is taken into. Both are overwritten when
// they end: whoever kept an address for longer than the contract allows reads 0xA5, and the results show it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

namespace loopback {

// What stands for an object of the other half. 0 stands for none.
using Handle = std::uint64_t;

inline constexpr int kPoison = 0xA5;

inline void poison(void* memory, std::size_t size) {
  if (size == 0) return;
  std::memset(memory, kPoison, size);
  asm volatile("" : : "r"(memory) : "memory");  // or the compiler leaves it out, as it is never read again
}

class Message {
 public:
  Message() = default;
  explicit Message(std::vector<std::byte> bytes) : bytes_(std::move(bytes)) {}
  ~Message() { poison(bytes_.data(), bytes_.size()); }
  Message(Message&&) = default;
  Message& operator=(Message&&) = default;

  const std::byte* data() const { return bytes_.data(); }
  std::byte* data() { return bytes_.data(); }
  std::size_t size() const { return bytes_.size(); }
  void append(const void* from, std::size_t size) {
    if (size == 0) return;
    const std::size_t before = bytes_.size();
    bytes_.resize(before + size);
    std::memcpy(bytes_.data() + before, from, size);
  }
  void append(const Message& other) { append(other.data(), other.size()); }

  std::size_t read = 0;  // so many bytes were taken out

 private:
  std::vector<std::byte> bytes_;
};

// Memory for what was decoded, valid as long as the arena. Each piece is an allocation of its own, so that a
// sanitizer sees a step over its end.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = delete;
  ~Arena() {
    for (const auto& [memory, size] : pieces_) {
      poison(memory, size);
      std::free(memory);
    }
  }

  // Zeroed, aligned for anything.
  void* take(std::size_t size) {
    void* memory = std::calloc(1, size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    pieces_.emplace_back(memory, size);
    return memory;
  }

 private:
  std::vector<std::pair<void*, std::size_t>> pieces_;
};

}  // namespace loopback
