// Which competencies stand out in a model: the highest and the lowest scores, none of them in both lists.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace caliper {

struct Highlights {
  std::vector<std::size_t> strengths;    // indices, the highest score first
  std::vector<std::size_t> development;  // indices, the lowest score first
};

// At most `most` in each list. With too few scores for two full lists, the strengths get the odd one. Equal
// scores go by their order.
Highlights highlights(const std::vector<std::optional<double>>& scores, std::size_t most);

}  // namespace caliper
