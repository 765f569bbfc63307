#include "assay/file_order.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace assay {

std::vector<Problem> in_file_order(const std::string& file, std::vector<Problem> problems) {
  struct Placed {
    std::pair<std::uint64_t, std::uint64_t> place;
    Problem problem;
  };
  std::vector<Placed> placed;
  std::set<std::string> told;
  // What comes before any about the file is about what the file rests on.
  std::pair<std::uint64_t, std::uint64_t> place{0, 0};
  for (Problem& problem : problems) {
    if (problem.where.file == file) place = {problem.where.line, problem.where.column};
    if (told.insert(format(problem)).second) placed.push_back({place, std::move(problem)});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.place < b.place; });
  std::vector<Problem> result;
  for (Placed& one : placed) result.push_back(std::move(one.problem));
  return result;
}

}  // namespace assay
