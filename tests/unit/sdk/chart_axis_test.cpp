#include <limits>

#include "assay/sdk/chart/axis.hpp"
#include "catch.hpp"

using namespace assay::sdk::chart;

namespace {

std::vector<double> ticks(double minimum, double maximum) {
  const Ticks found = axis_ticks(minimum, maximum);
  return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE("chart scale: ends, middle, and what lies beyond") {
  const Scale scale(1, 7, 0, 100);
  CHECK(scale(1) == 0);
  CHECK(scale(4) == 50);
  CHECK(scale(7) == 100);
  CHECK(scale(0) == 0);
  CHECK(scale(9) == 100);
  CHECK(Scale(1, 7, 248, 12)(4) == 130);
}

TEST_CASE("chart scale: what is no number stands at the low end, and no range is too wide") {
  CHECK(Scale(1, 7, 10, 100)(std::numeric_limits<double>::quiet_NaN()) == 10);
  CHECK(Scale(-1e308, 1e308, 0, 100)(0) == 50);
  CHECK(Scale(5, 5, 0, 100)(5) == 0);
}

TEST_CASE("chart axis: each point of a short scale, round numbers on a long one") {
  CHECK(ticks(1, 7) == std::vector<double>{1, 2, 3, 4, 5, 6, 7});
  CHECK(ticks(0, 10).size() == 11);
  CHECK(ticks(0, 100) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(ticks(0, 40) == std::vector<double>{0, 5, 10, 15, 20, 25, 30, 35, 40});
  CHECK(ticks(-3, 3) == std::vector<double>{-3, -2, -1, 0, 1, 2, 3});
  CHECK(ticks(-40, -20) == std::vector<double>{-40, -35, -30, -25, -20});
}

TEST_CASE("chart axis: an end that is no round number is told where it stands clear of the others") {
  CHECK(ticks(0, 99) == std::vector<double>{0, 20, 40, 60, 80, 99});
  CHECK(ticks(1, 100) == std::vector<double>{1, 20, 40, 60, 80, 100});
  CHECK(ticks(1, 99) == std::vector<double>{1, 20, 40, 60, 80, 99});
  // 111 is too near to a step of 20 behind 100, and 2.75 would need a decimal more than its neighbours.
  CHECK(ticks(0, 111) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(ticks(-99, 0) == std::vector<double>{-99, -80, -60, -40, -20, 0});
  CHECK(ticks(0.5, 2.75).back() == 2.5);
}

TEST_CASE("chart axis: the numbers of one axis have the same decimals") {
  // 2 in 8 parts: 0.25, so steps of 0.5.
  CHECK(axis_ticks(0.5, 2.5).decimals == 1);
  CHECK(ticks(0.5, 2.5) == std::vector<double>{0.5, 1, 1.5, 2, 2.5});
  CHECK(axis_ticks(0, 0.04).decimals == 3);
  CHECK(axis_ticks(1, 7).decimals == 0);
  CHECK(axis_ticks(0, 1e9).decimals == 0);
}

TEST_CASE("chart axis: an axis without a length has no marks") {
  CHECK(ticks(3, 3).empty());
  CHECK(ticks(5, 1).empty());
  CHECK(ticks(0, std::numeric_limits<double>::infinity()).empty());
  CHECK(ticks(-1e308, 1e308).empty());
}

TEST_CASE("chart axis: numbers are thinned out evenly, and both ends keep theirs") {
  const auto wide = [](std::size_t least) { return [least](std::size_t step) { return step >= least; }; };
  CHECK(number_step(7, wide(1)) == 1);
  CHECK(number_step(7, wide(2)) == 2);  // 0 2 4 6
  CHECK(number_step(7, wide(4)) == 6);  // 0 6
  CHECK(number_step(11, wide(3)) == 5);
  CHECK(number_step(6, wide(2)) == 5);  // no even step reaches the last
  CHECK(number_step(0, wide(2)) == 1);
  CHECK(number_step(1, wide(9)) == 1);
}

TEST_CASE("chart numbers: decimals, the customer's mark, a real minus") {
  CHECK(decimal_text(4.25, 2, ".") == "4.25");
  CHECK(decimal_text(4.5, 2, ",") == "4,50");
  CHECK(decimal_text(-6.125, 2, ".") == "−6.13");
  CHECK(decimal_text(-0.001, 2, ".") == "0.00");
  CHECK(decimal_text(39.5, 0, ".") == "40");
  CHECK(decimal_text(-3, 0, ".") == "−3");
  CHECK(decimal_text(2.5e300, 2, ",") == "2,5e+300");
  CHECK(decimal_text(5e-10, 10, ".") == "5e-10");
}

TEST_CASE("chart spread: labels that would touch move apart and keep their order") {
  CHECK(spread({{50, 10}, {52, 10}}, 0, 100) == std::vector<double>{50, 60});
  CHECK(spread({{52, 10}, {50, 10}}, 0, 100) == std::vector<double>{60, 50});
  CHECK(spread({{95, 10}, {96, 10}}, 0, 100) == std::vector<double>{85, 95});
  CHECK(spread({{20, 10}, {80, 30}}, 0, 100) == std::vector<double>{20, 80});
}

TEST_CASE("chart marks: those of about one value stand side by side, around where one would stand") {
  using Moved = std::vector<double>;
  const double none = std::numeric_limits<double>::quiet_NaN();
  CHECK(side_by_side({10, 50}, 5, 10, 100) == Moved{0, 0});
  CHECK(side_by_side({10, 15}, 5, 10, 100) == Moved{0, 0});
  CHECK(side_by_side({10, 10}, 5, 10, 100) == Moved{-5, 5});
  CHECK(side_by_side({10, 10, 10, 90}, 5, 10, 100) == Moved{-10, 0, 10, 0});
  // The first is the first, also where its value is the higher one.
  CHECK(side_by_side({14, 10}, 5, 10, 100) == Moved{-5, 5});
  CHECK(side_by_side({10, none, 10}, 5, 10, 100) == Moved{-5, 0, 5});
  // The ends have no more than the room, and no room leaves all in their place.
  CHECK(side_by_side({10, 10, 10}, 5, 10, 8) == Moved{-4, 0, 4});
  CHECK(side_by_side({10, 10, 10}, 5, 10, -1) == Moved{0, 0, 0});
  CHECK(side_by_side({}, 5, 10, 100).empty());
}
