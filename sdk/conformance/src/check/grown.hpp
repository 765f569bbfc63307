// Structs and arrays as a later version of the contract could hand them over: longer than the reader knows,
// with something behind the last field that it knows.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

#include "assay/abi/base.h"

namespace assay::conformance {

// Keeps what it made.
class Grown {
 public:
  // A longer copy of the elements of `from`.
  template <typename Type>
  assay_array array(const assay_array& from) {
    static_assert(sizeof(Type) % 8 == 0);
    constexpr std::size_t kStride = sizeof(Type) + kMore;
    char* memory = take(from.count * kStride);
    for (std::uint64_t i = 0; i < from.count; ++i)
      std::memcpy(memory + i * kStride, ASSAY_AT(Type, from, i), sizeof(Type));
    return from.count == 0 ? from : assay_array{memory, from.count, kStride};
  }

  // A longer copy of a struct, which says how long it is.
  template <typename Type>
  Type* one(const Type& from) {
    auto* copy = reinterpret_cast<Type*>(take(sizeof(Type) + kMore));
    std::memcpy(static_cast<void*>(copy), &from, sizeof(Type));
    copy->struct_size = static_cast<std::uint32_t>(sizeof(Type) + kMore);
    return copy;
  }

 private:
  static constexpr std::size_t kMore = 24;

  char* take(std::size_t size) {
    // What stands behind the known fields looks like no address and no small number.
    kept_.emplace_back(size / 8 + 1, 0xA5A5A5A5A5A5A5A5u);
    return reinterpret_cast<char*>(kept_.back().data());
  }

  std::deque<std::vector<std::uint64_t>> kept_;
};

}  // namespace assay::conformance
