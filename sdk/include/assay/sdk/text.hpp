// assay/sdk/text.hpp: the contract's texts and arrays as C++ sees them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

#include "assay/abi/base.h"

namespace assay::sdk {

inline std::string_view view(assay_text text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

// The result points into `text`, which must live as long as it is used.
inline assay_text text(std::string_view text) { return assay_text{text.data(), text.size()}; }

// An assay_array of T, read by its stride, so that elements may have grown since this was built.
template <typename T>
class ArrayView {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator(const char* at, std::size_t stride) : at_(at), stride_(stride) {}
    reference operator*() const { return *reinterpret_cast<pointer>(at_); }
    pointer operator->() const { return reinterpret_cast<pointer>(at_); }
    Iterator& operator++() {
      at_ += stride_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const char* at_;
    std::size_t stride_;
  };

  ArrayView() = default;
  ArrayView(assay_array array)  // NOLINT: a view of it, on purpose without a cast
      : data_(static_cast<const char*>(array.data)), size_(array.count), stride_(array.stride) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t index) const { return *reinterpret_cast<const T*>(data_ + index * stride_); }
  Iterator begin() const { return Iterator(data_, stride_); }
  Iterator end() const { return Iterator(data_ + size_ * stride_, stride_); }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t stride_ = sizeof(T);
};

// A copy of an element, as far as its maker knew T: fields that came later are zero.
template <typename T>
T element_of(const assay_array& array, std::size_t index) {
  T copy{};
  const std::size_t stride = static_cast<std::size_t>(array.stride);
  std::memcpy(&copy, static_cast<const char*>(array.data) + index * stride, std::min(sizeof(T), stride));
  return copy;
}

// A vector of T, as the contract passes it. Valid until the vector changes.
template <typename Container>
assay_array array(const Container& values) {
  return assay_array{values.data(), values.size(), sizeof(typename Container::value_type)};
}

}  // namespace assay::sdk
