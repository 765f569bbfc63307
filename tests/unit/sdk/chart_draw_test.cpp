// Positions that were worked out by hand. Each character is half as wide as its font is high.
#include <map>
#include <utility>

#include "catch.hpp"
#include "chart_samples.hpp"

using namespace assay::sdk::chart;
using namespace assay::sdk::chart::test;
using assay::sdk::OwnedChart;

namespace {

void check_points(const Drawing& drawing, const Primitive& path, const std::vector<Point>& expected) {
  REQUIRE(path.count == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(drawing.points(path)[i].x == Approx(expected[i].x).margin(1e-9));
    CHECK(drawing.points(path)[i].y == Approx(expected[i].y).margin(1e-9));
  }
}

}  // namespace

TEST_CASE("chart line: points stand where their values are") {
  const Drawing drawing = drawn(chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {7, 4})}));
  // Left: a digit, 6, and 10 of room. Right: 760 less "Self" (4 x 6.5) and 4: 730. Two bands between 22 and
  // 724, 351 each. Seven points of the scale from 12 down to 248.
  const auto lines = parts_of(drawing, Part::kSeriesLine);
  REQUIRE(lines.size() == 1);
  check_points(drawing, lines[0], {{197.5, 12}, {548.5, 130}});
  CHECK(drawing.named);
  CHECK(drawing.height == 274);
  const auto names = parts_of(drawing, Part::kSeriesText);
  REQUIRE(names.size() == 1);
  CHECK(names[0].x == 730);
  CHECK(names[0].y == 134.5);
}

TEST_CASE("chart line: a missing value leaves a gap, and a point alone has no line") {
  const Drawing drawing = drawn(chart_of(ASSAY_CHART_LINE, {"A", "B", "C", "D", "E", "F"},
                                         {series("Self", {2, 3, kNone, 4, kNone, 5})}));
  const auto lines = parts_of(drawing, Part::kSeriesLine);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].count == 2);
  CHECK(parts_of(drawing, Part::kPoint).size() == 4);
}

TEST_CASE("chart line: names that have no room above each other are left to the legend") {
  std::vector<assay::sdk::OwnedSeries> crowd;
  for (int i = 0; i < 14; ++i) crowd.push_back(series("Role", {4, 4}));
  // 13 names of 18 are 234 of 236; 14 are too many.
  CHECK_FALSE(drawn(chart_of(ASSAY_CHART_LINE, {"A", "B"}, crowd)).named);
  crowd.pop_back();
  CHECK(drawn(chart_of(ASSAY_CHART_LINE, {"A", "B"}, crowd)).named);
}

TEST_CASE("chart line: long labels are slanted, and where they would touch not all are written") {
  // 20 in 760: bands of about 36, 150 wide words at 45 degrees.
  const Drawing twenty =
      drawn(chart_of(ASSAY_CHART_LINE, std::vector<std::string>(20, "Incomprehensibilities"),
                     {series("Self", std::vector<double>(20, 3))}));
  const auto labels = parts_of(twenty, Part::kCategoryText);
  CHECK(labels.size() == 20);
  CHECK(labels.front().turn == -45);
  const Drawing sixty =
      drawn(chart_of(ASSAY_CHART_LINE, std::vector<std::string>(60, "Incomprehensibilities"),
                     {series("Self", std::vector<double>(60, 3))}));
  // Bands of 10.8; slanted words need 12 x 1.02 / 0.7071 = 17.3, two bands.
  CHECK(parts_of(sixty, Part::kCategoryText).size() == 30);
}

TEST_CASE("chart gap: the span reaches from one value to the other, and the distance is signed") {
  const Drawing drawing =
      drawn(chart_of(ASSAY_CHART_GAP, {"A", "B"}, {series("Self", {1, 7}), series("Other", {4, 4})}));
  // The label takes 6.5, then 20: 26.5. The figures take 13, then 16: 731. 4 is in the middle, 378.75.
  const auto spans = parts_of(drawing, Part::kSpan);
  REQUIRE(spans.size() == 2);
  CHECK(spans[0].x == 26.5);
  CHECK(spans[0].width == 352.25);
  CHECK(spans[0].y == 46);
  CHECK(spans[1].x == 378.75);
  CHECK(texts_of(drawing, Part::kFigureText) == std::vector<std::string>{"+3", "−3"});
}

TEST_CASE("chart gap: without one of the values there is no span") {
  const Drawing drawing =
      drawn(chart_of(ASSAY_CHART_GAP, {"A"}, {series("Self", {2}), series("Other", {kNone})}));
  CHECK(parts_of(drawing, Part::kSpan).empty());
  CHECK(parts_of(drawing, Part::kFigureText).empty());
  CHECK(parts_of(drawing, Part::kPoint).size() == 1);
}

TEST_CASE("chart radar: spokes start at the top and go clockwise") {
  const Drawing drawing =
      drawn(chart_of(ASSAY_CHART_RADAR, {"N", "E", "S", "W"}, {series("Self", {7, 7, 7, 4})}));
  // The radius is 150; above the wheel are 12 to the word, its line of 15, and 4: the middle is 380, 181.
  // 4 is half of the radius.
  const auto lines = parts_of(drawing, Part::kSeriesLine);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].shape == Shape::kPolygon);
  check_points(drawing, lines[0], {{380, 31}, {530, 181}, {380, 331}, {305, 181}});
}

TEST_CASE("chart radar: a missing value opens the line on both of its sides") {
  const Drawing drawing =
      drawn(chart_of(ASSAY_CHART_RADAR, {"N", "E", "S", "W"}, {series("Self", {7, kNone, 7, 7})}));
  const auto lines = parts_of(drawing, Part::kSeriesLine);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].shape == Shape::kPolyline);
  check_points(drawing, lines[0], {{380, 331}, {230, 181}, {380, 31}});
}

TEST_CASE("chart radar: the wheel leaves room for as many lines as its words take") {
  const Drawing one = drawn(chart_of(ASSAY_CHART_RADAR, {"N", "E", "S"}, {series("Self", {1, 1, 1})}));
  CHECK(one.height == Approx(2 * (150 + 12 + 15 + 4)));
  // From 380 + 162 to 760 there is room for 218 of the 420 that a name of 70 letters takes: two lines.
  const std::string words = "Understanding what customers need and giving it to them without a word";
  const Drawing two = drawn(chart_of(ASSAY_CHART_RADAR, {"N", words, "S", "W"}, {series("Self", {1, 1, 1, 1})}));
  CHECK(two.height == Approx(2 * (150 + 12 + 2 * 15 + 4)));
}

TEST_CASE("chart radar: no line runs over a number of the axis") {
  const auto numbers = [](const std::vector<double>& values) {
    const Drawing drawing = drawn(chart_of(ASSAY_CHART_RADAR, {"N", "E", "S", "W"}, {series("Self", values)}));
    std::vector<std::pair<std::string, bool>> found;  // its text, and whether it stands at the left
    for (const Primitive& one : parts_of(drawing, Part::kTickText)) {
      found.emplace_back(drawing.text(one), one.x < 380);
    }
    return found;
  };
  using Numbers = std::vector<std::pair<std::string, bool>>;
  const Numbers free{{"1", true}, {"2", true}, {"3", true}, {"4", true}, {"5", true}, {"6", true}, {"7", true}};
  // Nothing but marks on the other three spokes, far from the numbers.
  CHECK(numbers({kNone, 7, kNone, kNone}) == free);
  // From 4 at the top to 7 at the left: the line passes 4 at the left, and nothing is at the right of it.
  Numbers aside = free;
  aside[3].second = false;
  CHECK(numbers({4, kNone, kNone, 7}) == aside);
  // To both sides: 4 has no room at the upper spoke, and all have some at the next, the one to the right.
  Numbers elsewhere = free;
  for (auto& one : elsewhere) one.second = false;
  CHECK(numbers({4, 7, kNone, 7}) == elsewhere);
}

TEST_CASE("chart radar: a number of the axis that has no room at any spoke is left out") {
  // On twelve spokes the line through 4 is nearly level at both sides of each.
  const Drawing drawing = drawn(chart_of(ASSAY_CHART_RADAR, std::vector<std::string>(12, "N"),
                                         {series("Self", std::vector<double>(12, 4))}));
  CHECK(texts_of(drawing, Part::kTickText) == std::vector<std::string>{"1", "2", "3", "5", "6", "7"});
}

TEST_CASE("chart: marks of one value stand side by side, and lines go through them") {
  const auto places = [](const Drawing& drawing) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Point> found;  // by category and series
    for (const Primitive& one : parts_of(drawing, Part::kPoint)) found[{one.category, one.series}] = {one.x, one.y};
    return found;
  };
  const auto same = [](Point at, double x, double y) {
    CHECK(at.x == Approx(x));
    CHECK(at.y == Approx(y));
  };
  SECTION("line: within the band of the category") {
    const Drawing drawing = drawn(chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {4, 4}), series("Other", {4, 7})}));
    // "Other" takes 32.5: the plot ends at 723.5. Bands of 347.75 between 22 and 717.5.
    auto at = places(drawing);
    same(at[{0, 0}], 190.875, 130);
    same(at[{0, 1}], 200.875, 130);
    same(at[{1, 0}], 543.625, 130);
    same(at[{1, 1}], 543.625, 12);
    const auto lines = parts_of(drawing, Part::kSeriesLine);
    REQUIRE(lines.size() == 2);  // the last series first
    check_points(drawing, lines[0], {{200.875, 130}, {543.625, 12}});
    check_points(drawing, lines[1], {{190.875, 130}, {543.625, 130}});
  }
  SECTION("gap: within the row") {
    const OwnedChart chart = chart_of(ASSAY_CHART_GAP, {"A", "B"}, {series("Self", {4, 1}), series("Other", {4, 7})});
    auto at = places(drawn(chart));
    // Rows of 38 from 30.
    same(at[{0, 0}], at[{0, 1}].x, 44);
    same(at[{0, 1}], at[{0, 0}].x, 54);
    CHECK(at[{1, 0}].y == 87);
    CHECK(at[{1, 1}].y == 87);
    // On a narrow page what is measured has a line of its own, so rows begin at 48; the names stand above
    // the rows' lines, which are 32 below their tops.
    at = places(drawn(chart, {344, true}));
    same(at[{0, 0}], at[{0, 1}].x, 75);
    same(at[{0, 1}], at[{0, 0}].x, 85);
  }
  SECTION("radar: to both sides of the spoke") {
    const Drawing drawing = drawn(chart_of(ASSAY_CHART_RADAR, {"N", "E", "S", "W"},
                                           {series("Self", {7, 7, 7, 4}), series("Other", {7, 7, 1, 6})}));
    auto at = places(drawing);
    same(at[{0, 0}], 375, 31);
    same(at[{0, 1}], 385, 31);
    same(at[{1, 0}], 530, 176);
    same(at[{1, 1}], 530, 186);
    same(at[{3, 0}], 305, 181);
    check_points(drawing, parts_of(drawing, Part::kSeriesLine)[1], {{375, 31}, {530, 176}, {380, 331}, {305, 181}});
  }
}

TEST_CASE("chart radar: with fewer than three categories it is a line chart") {
  const Drawing drawing = drawn(chart_of(ASSAY_CHART_RADAR, {"N", "E"}, {series("Self", {7, 4})}));
  REQUIRE(parts_of(drawing, Part::kSeriesLine).size() == 1);
  CHECK(parts_of(drawing, Part::kSeriesLine)[0].shape == Shape::kPolyline);
}

TEST_CASE("chart grid: the higher the value, the stronger the ink, and the figure stands on it") {
  const Drawing drawing =
      drawn(chart_of(ASSAY_CHART_GRID, {"A", "B", "C", "D"}, {series("Self", {1, 4, 7, kNone})}));
  // The name takes 26, then 12: 38; four cells of 180.5. The head takes 22.
  const auto cells = parts_of(drawing, Part::kCell);
  REQUIRE(cells.size() == 3);
  CHECK(cells[0].opacity == Approx(0.06));
  CHECK(cells[1].opacity == Approx(0.24));
  CHECK(cells[2].opacity == Approx(0.42));
  CHECK(cells[0].x == 39);
  CHECK(cells[0].width == 178.5);
  CHECK(cells[0].y == 23);
  CHECK(texts_of(drawing, Part::kFigureText) == std::vector<std::string>{"1", "4", "7"});
}

TEST_CASE("chart grid: categories that are too many for columns become rows") {
  const Drawing drawing = drawn(chart_of(ASSAY_CHART_GRID, std::vector<std::string>(40, "Unit"),
                                         {series("Self", std::vector<double>(40, 4.25))}));
  CHECK(texts_of(drawing, Part::kRowText).size() == 40);
  CHECK(texts_of(drawing, Part::kCategoryText) == std::vector<std::string>{"Self"});
}

TEST_CASE("chart scatter: the first series goes across, the second up") {
  const Drawing drawing =
      drawn(chart_of(ASSAY_CHART_SCATTER, {"A", "B"}, {series("Self", {4, 2}), series("Other", {7, kNone})}));
  // A field of 400 from 180, 28: halfway across, all the way up.
  const auto points = parts_of(drawing, Part::kPoint);
  REQUIRE(points.size() == 1);
  CHECK(points[0].x == 380);
  CHECK(points[0].y == 28);
  CHECK(texts_of(drawing, Part::kPointText) == std::vector<std::string>{"A"});
}

TEST_CASE("chart scatter: names of points in one place do not stand on each other") {
  const Drawing drawing = drawn(
      chart_of(ASSAY_CHART_SCATTER, std::vector<std::string>(9, "Name"),
               {series("Self", std::vector<double>(9, 4)), series("Other", std::vector<double>(9, 4))}));
  // Right, left, above and below; five have no place.
  CHECK(parts_of(drawing, Part::kPoint).size() == 9);
  CHECK(parts_of(drawing, Part::kPointText).size() == 4);
}

TEST_CASE("chart bar: a value of 4 on 1 to 7 is half the width") {
  const OwnedChart bar = chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {4})});
  const Drawing drawing = cell_drawn(bar, CellParts::kMarks, {300});
  const auto bars = parts_of(drawing, Part::kBar), ends = parts_of(drawing, Part::kBarEnd);
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].width == 150);
  REQUIRE(ends.size() == 1);
  CHECK(ends[0].x == 148.5);
  CHECK(ends[0].hang == 0.5);
  CHECK(drawing.height == 17);
  CHECK(parts_of(drawing, Part::kNotch).empty());
  const Drawing scale = cell_drawn(bar, CellParts::kScale, {300});
  CHECK(parts_of(scale, Part::kNotch).size() == 5);
  CHECK(parts_of(scale, Part::kNotch)[0].x == 50);
  CHECK(texts_of(scale, Part::kTickText).size() == 7);
}

TEST_CASE("chart bar: the ends of the scale, beyond, and nothing") {
  const auto bar = [](double value) {
    return cell_drawn(chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {value})}), CellParts::kCell,
                      {300});
  };
  CHECK(parts_of(bar(1), Part::kBar)[0].width == 0);
  CHECK(parts_of(bar(1), Part::kBarEnd)[0].x == 0);
  CHECK(parts_of(bar(7), Part::kBar)[0].width == 300);
  CHECK(parts_of(bar(7), Part::kBarEnd)[0].x == 297);
  CHECK(parts_of(bar(8), Part::kBar)[0].width == 300);
  CHECK(parts_of(bar(kNone), Part::kTrack).size() == 1);
  CHECK(parts_of(bar(kNone), Part::kBar).empty());
}

TEST_CASE("chart bar: a reference is a line across it, and alone on the page its figure stands beside it") {
  const Drawing drawing = drawn(
      chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Norm", {4}, true), series("Self", {7})}), {300});
  // "7" takes 6.5, then 10: the bar has 283.5.
  CHECK(parts_of(drawing, Part::kBar)[0].width == 283.5);
  const auto norms = parts_of(drawing, Part::kLead);
  REQUIRE(norms.size() == 1);
  CHECK(norms[0].ink == Ink::kReference);
  CHECK(norms[0].x == 141.75);
  CHECK(texts_of(drawing, Part::kFigureText) == std::vector<std::string>{"7"});
}

TEST_CASE("chart bar: numbers that would touch are thinned out") {
  const OwnedChart bar = chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {50})}, 0, 100);
  // 0 20 40 60 80 100 at 10.5: "100" takes 15.75. On 60, steps of 12 leave no room for any but the ends.
  CHECK(texts_of(cell_drawn(bar, CellParts::kNumbers, {300}), Part::kTickText).size() == 6);
  CHECK(texts_of(cell_drawn(bar, CellParts::kNumbers, {60}), Part::kTickText) ==
        std::vector<std::string>{"0", "100"});
}

TEST_CASE("chart counts: seven points and NA share the width, NA half a column apart") {
  const OwnedChart counts = chart_of(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4", "5", "6", "7", "NA"},
                                     {series("Self", {0, 2, 0, 0, 4, 0, 0, 1})}, 0, 4);
  const Drawing drawing = cell_drawn(counts, CellParts::kMarks, {85});
  // Slots of 10. 4 of 4 is as high as it gets, 19; its width is 0.66 of a slot.
  const auto columns = parts_of(drawing, Part::kColumn);
  REQUIRE(columns.size() == 2);
  CHECK(columns[1].x == Approx(41.7));
  CHECK(columns[1].width == Approx(6.6));
  CHECK(columns[1].y == 13);
  CHECK(columns[1].height == 19);
  REQUIRE(parts_of(drawing, Part::kColumnApart).size() == 1);
  CHECK(parts_of(drawing, Part::kColumnApart)[0].x == Approx(76.7));
  CHECK(texts_of(drawing, Part::kCountText) == std::vector<std::string>{"2", "4", "1"});
  CHECK(parts_of(cell_drawn(counts, CellParts::kCell, {85}), Part::kGround).size() == 8);
}

TEST_CASE("chart counts: a scale without NA has no column apart") {
  const Drawing drawing =
      cell_drawn(chart_of(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4"}, {series("Self", {1, 0, 0, 0})}),
                 CellParts::kScale, {80});
  CHECK(parts_of(drawing, Part::kTickText)[0].x == 10);
  CHECK(parts_of(drawing, Part::kTickText)[3].x == 70);
}

TEST_CASE("chart: from right to left everything stands at the other side, and words can be read") {
  const OwnedChart chart = chart_of(ASSAY_CHART_GAP, {"A"}, {series("Self", {1}), series("Other", {4})});
  const Drawing left = drawn(chart, {760}), right = drawn(chart, {760, false, Direction::kRightToLeft});
  REQUIRE(left.primitives.size() == right.primitives.size());
  CHECK(parts_of(right, Part::kSpan)[0].x ==
        760 - parts_of(left, Part::kSpan)[0].x - parts_of(left, Part::kSpan)[0].width);
  CHECK(parts_of(left, Part::kRowText)[0].anchor == Anchor::kLeft);
  CHECK(parts_of(right, Part::kRowText)[0].anchor == Anchor::kRight);
  CHECK(parts_of(right, Part::kRowText)[0].x == 760);
  const OwnedChart bar = chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {1})});
  CHECK(parts_of(cell_drawn(bar, CellParts::kMarks, {300, false, Direction::kRightToLeft}), Part::kBarEnd)[0]
            .x == 297);
}

TEST_CASE("chart: a kind of a later contract has no drawing") {
  const OwnedChart later = chart_of(ASSAY_CHART_SCATTER + 1, {"A"}, {series("Self", {1})});
  CHECK_FALSE(has_drawing(later));
  CHECK(drawn(later).primitives.empty());
  CHECK(drawn(later).height == 0);
}

TEST_CASE("chart: a drawing that is used again holds the new chart alone") {
  const SeriesLooks looks;
  const Setup setup{looks, {}, {nullptr, &half_width}};
  Drawing drawing;
  draw(chart_of(ASSAY_CHART_GRID, {"A", "B"}, {series("Self", {1, 2})}), {760}, setup, drawing);
  const OwnedChart line = chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {7, 4})});
  draw(line, {760}, setup, drawing);
  CHECK(drawing.primitives.size() == drawn(line).primitives.size());
}
