#include "highlights.hpp"

#include "catch.hpp"

using caliper::highlights;
using Indices = std::vector<std::size_t>;

TEST_CASE("caliper highlights: the highest and the lowest scores, each from its end") {
  const auto found = highlights({86.0, 78.0, 71.0, 83.0, 64.5, 80.0}, 2);
  CHECK(found.strengths == Indices{0, 3});
  CHECK(found.development == Indices{4, 2});
}

TEST_CASE("caliper highlights: what has no score is left out, and nothing is in both lists") {
  const auto found = highlights({std::nullopt, 40.0, std::nullopt, 60.0, 50.0}, 2);
  CHECK(found.strengths == Indices{3, 4});
  CHECK(found.development == Indices{1});
  CHECK(highlights({std::nullopt, 40.0}, 2).strengths == Indices{1});
  CHECK(highlights({std::nullopt, 40.0}, 2).development.empty());
  CHECK(highlights({}, 2).strengths.empty());
}

TEST_CASE("caliper highlights: equal scores go by their order, also when sums were rounded") {
  const auto found = highlights({50.0, 0.1 + 0.2, 0.3, 50.0, 0.3}, 2);
  CHECK(found.strengths == Indices{0, 3});
  CHECK(found.development == Indices{1, 2});
}
