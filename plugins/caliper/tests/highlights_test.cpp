#include "highlights.hpp"

#include "catch.hpp"
#include "report_context.hpp"

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

TEST_CASE("caliper report: scores have one decimal, ratings two, a half goes up") {
  CHECK(caliper::figure(77.25) == "77.3");
  CHECK(caliper::figure(100.0) == "100.0");
  CHECK(caliper::figure(std::nullopt) == "\u2013");
  CHECK(caliper::rating_figure(3.375) == "3.38");
  CHECK(caliper::rating_figure(11.0 / 3) == "3.67");
  CHECK(caliper::plain(1) == "1");
  CHECK(caliper::plain(2.5) == "2.5");
}
