// assay/sdk/wording.hpp: the fixed texts of reports and renderers, by key, so that a content pack can
// replace or translate them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "assay/abi/base.h"
#include "assay/sdk/direction.hpp"
#include "assay/sdk/error.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

class Wording {
 public:
  // `pairs`: assay_pair, sorted by key, as the host hands them over.
  explicit Wording(assay_array pairs) : pairs_(pairs) {
    const assay_pair* direction = find("locale.direction");
    right_to_left_ = direction != nullptr && view(direction->value) == "rtl";
  }

  bool has(std::string_view key) const { return find(key) != nullptr; }

  // The text. A key that is missing fails the call with ASSAY_E_CONTENT and names it.
  std::string_view operator()(std::string_view key) const {
    const assay_pair* pair = find(key);
    if (pair == nullptr) refuse("the wording has no text `" + std::string(key) + "`");
    return view(pair->value);
  }

  // True where the texts run from right to left.
  bool right_to_left() const { return right_to_left_; }

  // The text with each {name} replaced by its value; a {name} that is not given stays as it is. A value that runs
  // against the text, such as a Latin name in an Arabic sentence, is put between direction marks (isolated() in
  // assay/sdk/direction.hpp).
  std::string operator()(std::string_view key,
                         std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
    return filled((*this)(key), values.begin(), values.size());
  }

  // The same for a text at hand, with `count` values.
  std::string filled(std::string_view pattern, const std::pair<std::string_view, std::string_view>* values,
                     std::size_t count) const {
    std::string out;
    out.reserve(pattern.size() + 32);
    std::size_t at = 0;
    while (at < pattern.size()) {
      const std::size_t open = pattern.find('{', at);
      const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
      if (close == std::string_view::npos) break;
      out.append(pattern.substr(at, open - at));
      const std::string_view name = pattern.substr(open + 1, close - open - 1);
      const auto* found = values;
      while (found != values + count && found->first != name) ++found;
      if (found == values + count) {
        out.append(pattern.substr(open, close - open + 1));
      } else {
        out.append(isolated(found->second, right_to_left_));
      }
      at = close + 1;
    }
    out.append(pattern.substr(at));
    return out;
  }

 private:
  const assay_pair* find(std::string_view key) const {
    std::size_t low = 0, high = pairs_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      const std::string_view there = view(pairs_[middle].key);
      if (there == key) return &pairs_[middle];
      if (there < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return nullptr;
  }

  ArrayView<assay_pair> pairs_;
  bool right_to_left_ = false;
};

}  // namespace assay::sdk
