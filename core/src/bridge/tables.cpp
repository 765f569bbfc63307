#include <algorithm>

#include "assay/bridge.hpp"

namespace assay {

OptionTable::OptionTable(std::vector<OptionValue> values) : values_(std::move(values)) {
  abi_.reserve(values_.size());
  for (const OptionValue& value : values_) {
    abi_.push_back({{value.key.data(), value.key.size()},
                    static_cast<std::uint32_t>(value.type),
                    0,
                    {value.text.data(), value.text.size()},
                    value.number});
  }
}

assay_array OptionTable::abi() const { return {abi_.data(), abi_.size(), sizeof(assay_option)}; }

PairTable::PairTable(TextPairs pairs, bool sorted) : pairs_(std::move(pairs)) {
  if (sorted) std::sort(pairs_.begin(), pairs_.end());
  abi_.reserve(pairs_.size());
  for (const auto& [key, value] : pairs_) {
    abi_.push_back({{key.data(), key.size()}, {value.data(), value.size()}});
  }
}

assay_array PairTable::abi() const { return {abi_.data(), abi_.size(), sizeof(assay_pair)}; }

}  // namespace assay
