// Memory that is handed to a plugin so that it is known at once when it does what it may not do with it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace assay::conformance {

// What somebody did with sealed memory.
struct Deed {
  enum class Kind { Wrote, WentPastTheEnd, KeptTooLong } kind;
  std::string words;  // "it wrote to the answers"
};

// Blocks of memory, each on pages of its own that end where the block ends: behind it is ground that nobody
// may touch. Freed at the end.
class SealedMemory {
 public:
  SealedMemory() = default;
  ~SealedMemory();
  SealedMemory(const SealedMemory&) = delete;
  SealedMemory& operator=(const SealedMemory&) = delete;

  // A copy of `size` bytes, which may be 0 at a null address. `what` is what complaints call it.
  void* place(const void* bytes, std::size_t size, std::string what);
  template <typename T>
  T* place_all(const std::vector<T>& list, std::string what) {
    return static_cast<T*>(place(list.data(), list.size() * sizeof(T), std::move(what)));
  }

  void seal();    // from now on it can only be read
  void forbid();  // from now on it cannot even be read

  // Does `work`, and tells what it did wrong with one of the memories. `work` is then given up where it
  // stood, so nothing that it worked with can be trusted afterwards. One at a time.
  static std::optional<Deed> watch(const std::vector<const SealedMemory*>& memories,
                                   const std::function<void()>& work);

 private:
  struct Block {
    char* pages;
    std::size_t length;  // of the pages without the ground behind them
    char* begin;
    std::size_t size;
    std::string what;
  };
  void protect(int protection);
  const Block* block_at(const char* address) const;
  std::optional<Deed> deed(const char* address) const;

  std::vector<Block> blocks_;
  bool forbidden_ = false;
};

}  // namespace assay::conformance
