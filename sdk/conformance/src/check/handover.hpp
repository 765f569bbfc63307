// Memory that is handed over in a call: copies of everything, kept together, so that one can see afterwards
// whether it was written to. As today's contract has it, or with every struct and element longer than the
// reader knows.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "assay/abi/base.h"

namespace assay::conformance {

class Handover {
 public:
  explicit Handover(bool grown = false) : more_(grown ? 24 : 0) {}

  assay_text text(std::string_view words) {
    if (words.empty()) return {nullptr, 0};
    char* copy = take(words.size());
    std::memcpy(copy, words.data(), words.size());
    return {copy, words.size()};
  }

  template <typename Type>
  assay_array array(const std::vector<Type>& from) {
    // Plain numbers do not grow.
    const std::size_t stride = sizeof(Type) + (std::is_arithmetic_v<Type> ? 0 : more_);
    char* memory = take(from.size() * stride);
    for (std::size_t i = 0; i < from.size(); ++i) std::memcpy(memory + i * stride, &from[i], sizeof(Type));
    return {memory, from.size(), stride};
  }

  // Plain values behind an address alone.
  template <typename Type>
  const Type* values(const std::vector<Type>& from) {
    char* memory = take(from.size() * sizeof(Type));
    if (!from.empty()) std::memcpy(memory, from.data(), from.size() * sizeof(Type));
    return reinterpret_cast<const Type*>(memory);
  }

  // A struct that says how long it is.
  template <typename Type>
  Type* one(const Type& from) {
    auto* copy = reinterpret_cast<Type*>(take(sizeof(Type) + more_));
    std::memcpy(static_cast<void*>(copy), &from, sizeof(Type));
    copy->struct_size = static_cast<std::uint32_t>(sizeof(Type) + more_);
    return copy;
  }

  // All of it, to be compared.
  std::vector<std::uint64_t> contents() const {
    std::vector<std::uint64_t> all;
    for (const auto& part : kept_) all.insert(all.end(), part.begin(), part.end());
    return all;
  }

 private:
  char* take(std::size_t size) {
    // What stands behind the known fields looks like no address and no small number.
    kept_.emplace_back(size / 8 + 1, 0xA5A5A5A5A5A5A5A5u);
    return reinterpret_cast<char*>(kept_.back().data());
  }

  std::size_t more_;
  std::deque<std::vector<std::uint64_t>> kept_;
};

}  // namespace assay::conformance
