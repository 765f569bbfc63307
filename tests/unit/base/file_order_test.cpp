#include "assay/file_order.hpp"
#include "catch.hpp"

TEST_CASE("file order: problems about a file stand in its order, each once, and what explains one stays behind it") {
  const auto at = [](const std::string& file, std::uint64_t line, std::uint64_t column, const std::string& what) {
    return assay::Problem{{file, line, column}, {}, what, {}, {}, {}};
  };
  const std::vector<assay::Problem> sorted = assay::in_file_order(
      "a", {at("a", 9, 1, "ninth"), at("b", 1, 1, "why the ninth"), at("a", 2, 5, "second, later"), at("a", 2, 1, "second"),
            at("a", 9, 1, "ninth"), at("b", 1, 1, "why the ninth"), at("a", 2, 1, "second as well")});
  std::vector<std::string> order;
  for (const assay::Problem& problem : sorted) order.push_back(problem.what);
  CHECK(order == std::vector<std::string>{"second", "second as well", "second, later", "ninth", "why the ninth"});
  CHECK(assay::in_file_order("a", {}).empty());
}
