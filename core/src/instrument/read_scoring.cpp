#include "read_scoring.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace assay {
namespace {

// In the order of ASSAY_METHOD_… and ASSAY_ROLL_UP_….
const std::vector<std::string> kMethods = {"mean", "sum", "weighted-mean", "percent-of-maximum"};
const std::vector<std::string> kRollUps = {"mean-of-means", "pooled"};

// The place of the word under `key`; of the first, the default, when there is none or another.
std::uint32_t place_of(TomlReader& table, std::string_view key, const std::vector<std::string>& words) {
  const std::string word = table.choice(key, words, words.front());
  return static_cast<std::uint32_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

}  // namespace

void read_scoring(TomlReader& root, Instrument& instrument) {
  auto table = root.table("scoring");
  if (!table) return;
  instrument.method = place_of(*table, "method", kMethods);
  instrument.roll_up = place_of(*table, "roll-up", kRollUps);
  table->finish();
}

}  // namespace assay
