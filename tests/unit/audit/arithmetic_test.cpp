// The mathematics of the audit, piece by piece.
#include "../../../core/src/audit/bounds.hpp"
#include "../../../core/src/audit/elimination.hpp"
#include "../../../core/src/audit/numbers.hpp"
#include "../../../core/src/audit/solve.hpp"
#include "catch.hpp"

using namespace assay::audit;

namespace {

Equation equation(std::vector<Term> terms, std::int64_t value) {
  Equation out;
  out.terms = std::move(terms);
  out.value = {value, 1};
  return out;
}

Unknown whole(std::size_t subject, double low, double high, Figure figure = Figure::Total) {
  return {figure, subject, 0, 0, low, high, true};
}

}  // namespace

TEST_CASE("audit numbers: fractions of small denominators") {
  REQUIRE(ratio_near(37.0 / 7));
  CHECK(ratio_near(37.0 / 7)->numerator == 37);
  CHECK(ratio_near(37.0 / 7)->denominator == 7);
  CHECK(ratio_near(-2.5)->numerator == -5);
  CHECK(ratio_near(4)->denominator == 1);
  CHECK_FALSE(ratio_near(3.14159265358979, 100));
  CHECK(near_whole(7 * (37.0 / 7)) == 37);
  CHECK_FALSE(near_whole(5.001));
  CHECK(readable(37.0 / 7) == "5.2857");
  CHECK(readable(5.5) == "5.5");
  CHECK(readable(-0.00001) == "0");
}

TEST_CASE("audit elimination: unknowns that follow from several equations") {
  // x + y + z = 6, x - y = 0, y + 2z = 8: x = y = 4/3... z = 10/3.
  const std::vector<Equation> equations = {equation({{0, {1, 1}}, {1, {1, 1}}, {2, {1, 1}}}, 6),
                                           equation({{0, {1, 1}}, {1, {-1, 1}}}, 0),
                                           equation({{1, {1, 1}}, {2, {2, 1}}}, 8)};
  const Reduction reduction = reduce(equations, {0, 1, 2});
  REQUIRE(reduction.consistent);
  REQUIRE(reduction.rows.size() == 3);
  CHECK(reduction.rows[0].value.numerator == 4);
  CHECK(reduction.rows[0].value.denominator == 3);
  CHECK(reduction.rows[2].value.numerator == 10);
  CHECK(reduction.rows[0].from == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("audit elimination: what stays open and what contradicts") {
  const std::vector<Equation> equations = {equation({{0, {1, 1}}, {1, {1, 1}}}, 6),
                                           equation({{0, {2, 1}}, {1, {2, 1}}}, 12),
                                           equation({{0, {1, 1}}, {1, {1, 1}}}, 7)};
  const Reduction open = reduce(equations, {0, 1});
  CHECK(open.consistent);
  REQUIRE(open.rows.size() == 1);
  CHECK(open.rows[0].terms.size() == 2);
  CHECK_FALSE(reduce(equations, {0, 2}).consistent);
}

TEST_CASE("audit bounds: a sum near its end narrows each part") {
  // Two sums from 1 to 7 that make 13: each is 6 or 7.
  System system;
  const auto a = system.unknown(whole(0, 1, 7)), b = system.unknown(whole(1, 1, 7));
  system.equations.push_back(equation({{a, {1, 1}}, {b, {1, 1}}}, 13));
  std::size_t impossible = 0;
  const auto solutions = solve(system, impossible);
  REQUIRE(solutions.size() == 2);
  CHECK(solutions[0].low == 6);
  CHECK(solutions[0].high == 7);
  CHECK(solutions[0].free_low == 1);
  CHECK_FALSE(solutions[0].exact());
  CHECK(impossible == 0);
}

TEST_CASE("audit bounds: a sum in the middle tells nothing") {
  System system;
  const auto a = system.unknown(whole(0, 1, 7)), b = system.unknown(whole(1, 1, 7));
  system.equations.push_back(equation({{a, {1, 1}}, {b, {1, 1}}}, 8));
  std::size_t impossible = 0;
  CHECK(solve(system, impossible).empty());
}

TEST_CASE("audit bounds: no answers fit") {
  System system;
  const auto a = system.unknown(whole(0, 1, 7));
  system.equations.push_back(equation({{a, {1, 1}}}, 9));
  std::size_t impossible = 0;
  CHECK(solve(system, impossible).empty());
  CHECK(impossible == 1);
}

TEST_CASE("audit bounds: a mean and whole answers give their number") {
  // A mean of 4.5 of at most two answers: two of them, with a sum of 9.
  System system;
  const auto n = system.unknown(whole(0, 1, 2, Figure::Answers)),
             s = system.unknown(whole(0, 0, 14, Figure::Total));
  const auto m = system.unknown({Figure::Mean, 0, 0, 0, 1, 7, false});
  system.products.push_back({s, n, m});
  Equation mean = equation({{m, {1, 1}}}, 9);
  mean.value = {9, 2};
  system.equations.push_back(mean);
  std::size_t impossible = 0;
  const auto solutions = solve(system, impossible);
  REQUIRE(solutions.size() == 3);
  CHECK(solutions[0].low == 2);
  CHECK(solutions[1].low == 9);
  CHECK(solutions[1].exact());
}
