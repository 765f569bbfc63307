#include "columns.hpp"

#include "catch.hpp"

using namespace assay::pdf;

TEST_CASE("columns: shares divide the width") {
  const std::vector<double> widths = column_widths({{1, 0, 0}, {3, 0, 0}}, 400);
  CHECK(widths[0] == Approx(100));
  CHECK(widths[1] == Approx(300));
}

TEST_CASE("columns: one without a share gets what it holds") {
  const std::vector<double> widths = column_widths({{1, 0, 0}, {0, 20, 60}}, 400);
  CHECK(widths[0] == Approx(340));
  CHECK(widths[1] == Approx(60));
}

TEST_CASE("columns: none is narrower than its longest word while others have some to spare") {
  // 40 of 400 by its share, 70 by its longest word: the other one gives 30.
  const std::vector<double> widths = column_widths({{1, 70, 80}, {9, 50, 500}}, 400);
  CHECK(widths[0] == Approx(70));
  CHECK(widths[1] == Approx(330));
}

TEST_CASE("columns: without shares each gets its longest word and a part of what is left") {
  // 100 is left beyond the longest words; the wishes beyond them are 50 and 150.
  const std::vector<double> widths = column_widths({{0, 100, 150}, {0, 100, 250}}, 300);
  CHECK(widths[0] == Approx(125));
  CHECK(widths[1] == Approx(175));
}

TEST_CASE("columns: too many for the page shrink alike and fill it exactly") {
  const std::vector<double> widths = column_widths({{0, 300, 300}, {0, 100, 100}}, 200);
  CHECK(widths[0] == Approx(150));
  CHECK(widths[1] == Approx(50));
}

TEST_CASE("columns: none") {
  CHECK(column_widths({}, 100).empty());
}
