#include "rules.hpp"

#include <array>
#include <string>
#include <string_view>

namespace standard {

using assay::sdk::Model;
using assay::sdk::Options;

namespace {

// In the order of ASSAY_METHOD_…, ASSAY_ROLL_UP_… and ASSAY_NA_….
constexpr std::array<std::string_view, 4> kMethods = {"mean", "sum", "weighted-mean", "percent-of-maximum"};
constexpr std::array<std::string_view, 2> kRollUps = {"mean-of-means", "pooled"};
constexpr std::array<std::string_view, 4> kNaPolicies = {"available", "half", "prorate", "strict"};

template <typename Words>
std::optional<std::uint32_t> chosen(const Options& options, std::string_view key, const Words& words) {
  const std::string_view word = options.text(key);
  if (word == "instrument") return std::nullopt;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return i;
  }
  assay::sdk::refuse("the option " + std::string(key) + " is not one of its words: " + std::string(word));
}

}  // namespace

Rules::Rules(const Model& model, const Options& options)
    : method(chosen(options, "method", kMethods).value_or(model.method())),
      roll_up(chosen(options, "roll_up", kRollUps).value_or(model.roll_up())),
      na_policy(chosen(options, "na_policy", kNaPolicies)) {}

}  // namespace standard
