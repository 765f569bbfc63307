// assay/sdk/document_node.hpp: what a document's tree is made of. Nodes are views: their texts and lists lie in a
// NodeStore and live as long as it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "assay/abi/document.h"

namespace assay::sdk {

// Values of a NodeStore that stand one after the other. A copy is another view of the same values.
template <typename T>
class NodeList {
 public:
  NodeList() = default;
  NodeList(const T* first, std::size_t size) : first_(first), size_(size) {}

  const T* begin() const { return first_; }
  const T* end() const { return first_ + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t index) const { return first_[index]; }
  const T& front() const { return first_[0]; }
  const T& back() const { return first_[size_ - 1]; }
  // Throws std::out_of_range.
  const T& at(std::size_t index) const {
    if (index >= size_) throw std::out_of_range("NodeList::at");
    return first_[index];
  }

  template <typename Other>
  operator std::vector<Other>() const {  // NOLINT: on purpose without a cast
    return std::vector<Other>(begin(), end());
  }

 private:
  const T* first_ = nullptr;
  std::size_t size_ = 0;
};

template <typename T, typename Other>
bool operator==(const NodeList<T>& list, const std::vector<Other>& other) {
  return std::equal(list.begin(), list.end(), other.begin(), other.end());
}

// A text of a NodeStore. Where a std::string is wanted it becomes one.
class NodeText : public std::string_view {
 public:
  NodeText() = default;
  explicit NodeText(std::string_view text) : std::string_view(text) {}

  operator std::string() const { return std::string(data(), size()); }  // NOLINT: on purpose without a cast
};

inline std::string operator+(std::string left, NodeText right) {
  return std::move(left.append(right));
}
inline std::string operator+(NodeText left, std::string_view right) {
  return std::string(left).append(right);
}
inline std::string operator+(NodeText left, NodeText right) {
  return std::string(left).append(right);
}
inline std::string operator+(const char* left, NodeText right) {
  return std::string(left).append(right);
}

struct OwnedPair {
  NodeText key;
  NodeText value;
};

struct OwnedColumn {
  NodeText title;
  double width = 0;
  std::uint32_t align = ASSAY_ALIGN_START;
};

struct OwnedCategory {
  std::string label;
  std::string short_label;
};

// One series. `values` and `states` have one entry a category.
struct OwnedSeries {
  std::string label;
  std::string role;
  std::vector<double> values;
  std::vector<std::uint8_t> states;
  bool reference = false;

  // True when there is a figure for `category`.
  bool has(std::size_t category) const {
    return category < states.size() && states[category] != 0 && std::isfinite(values[category]);
  }
};

struct OwnedChart {
  std::uint32_t kind = 0;  // ASSAY_CHART_…
  std::string id;
  std::string title;
  std::string description;
  std::string value_label;
  double minimum = 0;
  double maximum = 1;
  std::vector<OwnedCategory> categories;
  std::vector<OwnedSeries> series;
};

// What a node is: an element with children, or one of the two leaves.
enum class NodeForm : std::uint8_t { kElement, kText, kChart };

// A node of the tree. Fields that a kind has no use for are empty.
// What every walk over a tree looks at comes first, to lie in as few lines of the cache as can be.
struct Node {
  NodeForm form = NodeForm::kElement;

  // A run of text, as in assay_span; its text and target stand below.
  std::uint32_t style = 0;

  // An element, as in assay_element.
  std::uint32_t kind = 0;
  std::uint32_t flags = 0;
  std::uint32_t span = 0;
  std::uint32_t lines = 0;
  std::uint32_t blank = 0;

  // A chart; null for every other form.
  const OwnedChart* chart = nullptr;

  // An element.
  NodeList<Node> children;
  NodeText role;
  NodeText id;
  NodeText title;
  NodeText note;
  NodeList<OwnedPair> attributes;
  NodeList<OwnedColumn> columns;
  NodeList<NodeText> choices;

  // A run of text.
  NodeText text;
  NodeText target;

  bool is(std::uint32_t element_kind) const { return form == NodeForm::kElement && kind == element_kind; }
  bool has(std::uint32_t flag) const { return (flags & flag) != 0; }

  // The value of the attribute `key`; empty when there is none.
  std::string_view attribute(std::string_view key) const {
    for (const OwnedPair& pair : attributes) {
      if (pair.key == key) return pair.value;
    }
    return {};
  }
};

// Where the texts, lists and charts of nodes lie, side by side: a report has thousands, and to allocate each
// took a third of the time in which the renderer of HTML makes its file. Nothing is freed before the store is. [one at a time]
class NodeStore {
 public:
  NodeStore() = default;
  NodeStore(const NodeStore&) = delete;
  NodeStore& operator=(const NodeStore&) = delete;

  // A copy of `from`.
  NodeText text(std::string_view from) {
    if (from.empty()) return {};
    char* to = static_cast<char*>(room(from.size(), 1));
    std::copy(from.begin(), from.end(), to);
    return NodeText(std::string_view(to, from.size()));
  }

  // A copy of the `size` values from `from` on; what they point at is not copied.
  template <typename T>
  NodeList<T> list(const T* from, std::size_t size) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>, "the store destroys nothing");
    if (size == 0) return {};
    T* to = static_cast<T*>(room(size * sizeof(T), alignof(T)));
    std::uninitialized_copy(from, from + size, to);
    return {to, size};
  }
  template <typename T>
  NodeList<T> list(const std::vector<T>& from) {
    return list(from.data(), from.size());
  }

  // A list of `size` values: what `make` gives for each index. It may add to the store itself.
  template <typename Make>
  auto made(std::size_t size, Make&& make) {
    using T = decltype(make(size));
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>,
                  "the store destroys nothing");
    if (size == 0) return NodeList<T>();
    T* to = static_cast<T*>(room(size * sizeof(T), alignof(T)));
    for (std::size_t index = 0; index < size; ++index) new (to + index) T(make(index));
    return NodeList<T>(to, size);
  }

  // A new chart. It stays where it is.
  OwnedChart& chart() {
    if (charts_.empty() || charts_.back().size() == kCharts) charts_.emplace_back().reserve(kCharts);
    return charts_.back().emplace_back();
  }

 private:
  // A block is small enough for the allocator to keep it for the next document.
  static constexpr std::size_t kBlock = 64 * 1024;
  static constexpr std::size_t kCharts = 32;

  void* room(std::size_t size, std::size_t align) {
    std::size_t gap = (align - used_) & (align - 1);
    if (gap + size > block_ - used_) {
      block_ = std::max(kBlock, size);
      blocks_.emplace_back(new char[block_]);
      used_ = gap = 0;
    }
    char* at = blocks_.back().get() + used_ + gap;
    used_ += gap + size;
    return at;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_ = 0, used_ = 0;  // of the last block: its size, and what is taken
  std::vector<std::vector<OwnedChart>> charts_;  // none grows beyond kCharts, which would move its charts
};

}  // namespace assay::sdk
