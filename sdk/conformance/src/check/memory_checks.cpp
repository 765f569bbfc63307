// Whether work leaves memory behind: whole tours through the plugin, one after the other in one process.
#include "memory_in_use.hpp"
#include "registry.hpp"
#include "tour.hpp"

namespace assay::conformance {
namespace {

void take_tour(const Subject& subject) {
  Watch nobody;
  Tour tour(subject, nobody);
  for (const Stage stage : kStages) tour.take_all(stage);
}

// The heap keeps some of what was freed for the next who asks, and its count has that as in use: the first tours fill
// these stores, a block now and then still goes into one after them. A leak grows with each tour, without a pause.
constexpr int kFilling = 4, kJudged = 40;

void memory(const Subject& subject) {
  for (int i = 0; i < kFilling; ++i) take_tour(subject);
  const std::size_t before = memory_in_use();
  std::size_t last = before;
  for (int i = 0; i < kJudged; ++i) {
    take_tour(subject);
    const std::size_t now = memory_in_use();
    if (now <= last) return;
    last = now;
  }
  throw Failed("each time through everything that the plugin offers leaves more memory in use; after " +
                   std::to_string(kJudged) + " times " + std::to_string(last - before) + " bytes",
               "free in destroy what create took, and at the end of each call what the call took; the plugin's own test, "
               "built with -fsanitize=address, shows where a leak was taken");
}

}  // namespace

std::vector<Check> memory_checks() {
  return {{{"process-memory", Topic::Process, Level::Strict, "making, using and destroying leave no memory behind",
            {"memory", "process-tour"}},
           memory}};
}

}  // namespace assay::conformance
