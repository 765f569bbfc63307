// What the rubrics of a package come to: scales, weights, and what low and high scores mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "package.hpp"

namespace assay {

// A criterion by which an item is given a level.
struct Scored {
  const CaseCriterion* criterion;
  std::uint32_t scale;  // index into RubricContents::scales
};

// What the criteria say of one CFItem.
struct ItemRubrics {
  std::vector<Scored> scored;
  std::optional<double> weight;
  std::vector<std::string> low, high, action;
  std::vector<std::string> between;  // what has no other place, with the names of the levels
};

struct RubricContents {
  std::vector<Scale> scales;
  std::vector<ItemRubrics> items;  // as CasePackage::items
};

// `items` gives indices by identifier. `package` outlives the contents.
RubricContents read_rubrics(const CasePackage& package,
                            const std::unordered_map<std::string, std::size_t>& items, CaseNotes& notes);

}  // namespace assay
