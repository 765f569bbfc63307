// How an instrument is scored: what it says itself, and what the client says instead.
#pragma once

#include <assay/sdk/model.hpp>

#include <cstdint>
#include <optional>

namespace standard {

struct Rules {
  // Takes from the options `method`, `roll_up` and `na_policy` what is not "instrument".
  Rules(const assay::sdk::Model& model, const assay::sdk::Options& options);

  bool sums() const { return method == ASSAY_METHOD_SUM; }
  bool percents() const { return method == ASSAY_METHOD_PERCENT_OF_MAXIMUM; }
  bool weighs() const { return method == ASSAY_METHOD_WEIGHTED_MEAN; }
  // A sum is of all items below, whatever the instrument says.
  bool pools() const { return sums() || roll_up == ASSAY_ROLL_UP_POOLED; }

  std::uint32_t method;
  std::uint32_t roll_up;
  std::optional<std::uint32_t> na_policy;  // none: each scale's own
};

}  // namespace standard
