#include <algorithm>

#include "assay/sdk/number_text.hpp"
#include "catch.hpp"
#include "chart_parts.hpp"
#include "charts.hpp"
#include "page_support.hpp"
#include "scale.hpp"

using namespace assay::html;
using namespace assay::html::test;
namespace sdk = assay::sdk;

namespace {

constexpr double kNone = -1;  // a figure that is missing, in these tests

sdk::OwnedSeries series(const std::string& label, const std::vector<double>& values) {
  sdk::OwnedSeries one;
  one.label = label;
  one.role = label;
  one.values = values;
  for (const double value : values) one.states.push_back(value == kNone ? 0 : 1);
  return one;
}

sdk::OwnedChart chart(std::uint32_t kind, const std::vector<std::string>& categories,
                      const std::vector<sdk::OwnedSeries>& all) {
  sdk::OwnedChart made;
  made.kind = kind;
  made.minimum = 1;
  made.maximum = 7;
  made.description = "words";
  for (const std::string& label : categories) made.categories.push_back({label, label});
  made.series = all;
  return made;
}

// What `draw` draws, with the looks of a document without charts.
template <typename Draw>
std::string drawn(Draw&& draw) {
  const sdk::Node empty;
  const SeriesLooks looks(empty);
  HtmlWriter out(1024);
  ChartContext context{out, looks, {"–", "Figures", "."}, 0, {}};
  draw(context);
  return out.take();
}

std::string line_of(const sdk::OwnedChart& one) {
  return drawn([&](ChartContext& context) { draw_line(context, one, kWide); });
}

std::string bar_of(double value) {
  return drawn([&](ChartContext& context) {
    draw_score_bar(context, chart(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {value})}));
  });
}

}  // namespace

TEST_CASE("scale: ends, middle, and what lies beyond") {
  const Scale scale(1, 7, 0, 100);
  CHECK(scale(1) == 0);
  CHECK(scale(4) == 50);
  CHECK(scale(7) == 100);
  CHECK(scale(0) == 0);
  CHECK(scale(9) == 100);
  CHECK(Scale(1, 7, 248, 12)(4) == 130);
}

TEST_CASE("axis: each point of a short scale, round numbers on a long one") {
  CHECK(axis_ticks(1, 7) == std::vector<double>{1, 2, 3, 4, 5, 6, 7});
  CHECK(axis_ticks(0, 10).size() == 11);
  CHECK(axis_ticks(0, 100) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(axis_ticks(0, 40) == std::vector<double>{0, 5, 10, 15, 20, 25, 30, 35, 40});
  CHECK(axis_ticks(0.5, 2.5).front() == Approx(0.5));
  CHECK(axis_ticks(-3, 3) == std::vector<double>{-3, -2, -1, 0, 1, 2, 3});
}

TEST_CASE("axis: an axis without a length has no marks") {
  CHECK(axis_ticks(3, 3).empty());
  CHECK(axis_ticks(5, 1).empty());
  CHECK(axis_ticks(0, std::numeric_limits<double>::infinity()).empty());
}

TEST_CASE("spread: labels that would touch move apart and keep their order") {
  CHECK(spread({{50, 10}, {52, 10}}, 0, 100) == std::vector<double>{50, 60});
  CHECK(spread({{52, 10}, {50, 10}}, 0, 100) == std::vector<double>{60, 50});
  CHECK(spread({{95, 10}, {96, 10}}, 0, 100) == std::vector<double>{85, 95});
  CHECK(spread({{20, 10}, {80, 30}}, 0, 100) == std::vector<double>{20, 80});
}

TEST_CASE("wrapped: lines break at spaces, and what is left over is cut") {
  // 10 letters at 10 px take 58 px.
  CHECK(wrapped("aaaaa bbbb ccc", 58, 10, 3) == std::vector<std::string>{"aaaaa bbbb", "ccc"});
  CHECK(wrapped("aaaaa bbbbb ccccc", 30, 10, 2) == std::vector<std::string>{"aaaaa", "bbbbb…"});
  CHECK(wrapped("", 30, 10, 2) == std::vector<std::string>{""});
}

TEST_CASE("score bar: a value of 4 on 1 to 7 is half the width") {
  const std::string svg = bar_of(4);
  CHECK_THAT(svg, ContainsSubstring("<rect class=\"mark\" y=\"4\" width=\"50%\" height=\"9\"/>"));
  CHECK_THAT(svg, ContainsSubstring("<rect class=\"end\" x=\"50%\""));
  // The points 2 to 6 are marked, and all seven have their numbers.
  CHECK(count(svg, "class=\"notch\"") == 5);
  CHECK_THAT(svg, ContainsSubstring("<rect class=\"notch\" x=\"16.67%\""));
  CHECK_THAT(svg, ContainsSubstring("<text x=\"50%\" y=\"26\">4</text>"));
}

TEST_CASE("score bar: the ends of the scale, and beyond") {
  CHECK_THAT(bar_of(1), ContainsSubstring("<rect class=\"mark\" y=\"4\" width=\"0%\""));
  CHECK_THAT(bar_of(7), ContainsSubstring("<rect class=\"mark\" y=\"4\" width=\"100%\""));
  CHECK_THAT(bar_of(8), ContainsSubstring("<rect class=\"mark\" y=\"4\" width=\"100%\""));
}

TEST_CASE("score bar: a missing value leaves the track empty") {
  const std::string svg = bar_of(kNone);
  CHECK_THAT(svg, ContainsSubstring("class=\"track\""));
  CHECK(count(svg, "class=\"mark\"") == 0);
  CHECK(count(svg, "class=\"end\"") == 0);
}

TEST_CASE("distribution: seven points and NA share the width, NA half a column apart") {
  auto one = chart(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4", "5", "6", "7", "NA"},
                   {series("Self", {0, 2, 0, 0, 4, 0, 0, 1})});
  one.minimum = 0;
  one.maximum = 4;
  const std::string svg = drawn([&](ChartContext& context) { draw_distribution(context, one); });
  // 8.5 columns: 100 / 8.5 = 11.765; the middle of the second is 1.5 of them, of NA 8 of them.
  CHECK_THAT(svg, ContainsSubstring("<text x=\"17.65%\" y=\"19.5\" class=\"count\">2</text>"));
  CHECK_THAT(svg, ContainsSubstring("<text x=\"94.12%\" y=\"24.25\" class=\"count\">1</text>"));
  // 4 of 4 is as high as it gets, 19; its width is 0.66 of a column, its left side 4.5 - 0.33 columns.
  CHECK_THAT(svg,
             ContainsSubstring("<rect class=\"mark\" x=\"49.06%\" y=\"13\" width=\"7.76%\" height=\"19\"/>"));
  CHECK(count(svg, "class=\"apart\"") == 1);
  CHECK(count(svg, "class=\"count\"") == 3);
}

TEST_CASE("distribution: a scale without NA has no column apart") {
  auto one = chart(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4"}, {series("Self", {1, 0, 0, 0})});
  const std::string svg = drawn([&](ChartContext& context) { draw_distribution(context, one); });
  CHECK_THAT(svg, ContainsSubstring("x=\"12.5%\""));
  CHECK(count(svg, "class=\"apart\"") == 0);
}

TEST_CASE("small charts: an axis that was written once is used again") {
  const std::string svg = drawn([&](ChartContext& context) {
    const auto one = chart(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {4})});
    draw_score_bar(context, one);
    draw_score_bar(context, one);
  });
  CHECK(count(svg, "<g id=\"axis:0\"") == 1);
  CHECK(count(svg, "<use href=\"#axis:0\"/>") == 1);
}

TEST_CASE("line chart: points stand where their values are") {
  const std::string svg = line_of(chart(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {7, 4})}));
  // Left: one digit, 6.96, and 10 of room. Right: 760 less "Self" (4 x 14.5 x 0.58 = 33.64) and 4.
  // Two bands of 352.7 between 16.96 and 722.36; the plot runs from 12 down to 248.
  CHECK_THAT(svg, ContainsSubstring("<path class=\"line\" d=\"M193.31 12L546.01 130\"/>"));
  CHECK_THAT(svg, ContainsSubstring("d=\"M193.31 12m"));
  CHECK_THAT(svg, ContainsSubstring("<title>Self, A: 7</title>"));
}

TEST_CASE("line chart: a missing value leaves a gap") {
  const std::string svg =
      line_of(chart(ASSAY_CHART_LINE, {"A", "B", "C", "D", "E"}, {series("Self", {2, 3, kNone, 4, 5})}));
  const std::size_t start = svg.find("class=\"line\" d=\"") + 16;
  const std::string path = svg.substr(start, svg.find('"', start) - start);
  CHECK(count(path, "M") == 2);
  CHECK(count(path, "L") == 2);
  CHECK(count(svg, "class=\"mark\"") == 4);
}

TEST_CASE("line chart: labels at the ends of lines do not overlap") {
  const std::string svg = line_of(chart(
      ASSAY_CHART_LINE, {"A", "B"}, {series("One", {4, 4}), series("Two", {4, 4}), series("Three", {4, 4})}));
  std::vector<double> y;
  for (std::size_t at = svg.find("class=\"end-label\""); at != std::string::npos;
       at = svg.find("class=\"end-label\"", at + 1)) {
    y.push_back(std::stod(svg.substr(svg.rfind("y=\"", at) + 3)));
  }
  REQUIRE(y.size() == 3);
  std::sort(y.begin(), y.end());
  CHECK(y[1] - y[0] >= 15);
  CHECK(y[2] - y[1] >= 15);
}

TEST_CASE("line chart: a drawing for a phone has no labels at the ends") {
  const auto one = chart(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {7, 4})});
  const std::string svg = drawn([&](ChartContext& context) { draw_line(context, one, kNarrow); });
  CHECK_THAT(svg, ContainsSubstring("class=\"narrow\""));
  CHECK(count(svg, "end-label") == 0);
}

TEST_CASE("line chart: long names under narrow bands are slanted") {
  std::vector<std::string> names(20, "Incomprehensibilities");
  const std::string svg =
      line_of(chart(ASSAY_CHART_LINE, names, {series("Self", std::vector<double>(20, 3))}));
  CHECK(count(svg, "rotate(-45)") == 20);
}

TEST_CASE("gap chart: the span reaches from one value to the other, and the distance is signed") {
  const auto one = chart(ASSAY_CHART_GAP, {"A", "B"}, {series("Self", {1, 7}), series("Other", {4, 4})});
  const std::string svg = drawn([&](ChartContext& context) { draw_gap(context, one, kWide); });
  // The label takes 7.54 + 8, then 12: the plot runs from 27.54 to 696; 4 is in the middle, 361.77.
  CHECK_THAT(svg,
             ContainsSubstring("<rect class=\"span\" x=\"27.54\" y=\"46\" width=\"334.23\" height=\"6\"/>"));
  CHECK_THAT(svg, ContainsSubstring(">+3</text>"));
  CHECK_THAT(svg, ContainsSubstring(">−3</text>"));
}

TEST_CASE("gap chart: without one of the values there is no span") {
  const auto one = chart(ASSAY_CHART_GAP, {"A"}, {series("Self", {2}), series("Other", {kNone})});
  const std::string svg = drawn([&](ChartContext& context) { draw_gap(context, one, kWide); });
  CHECK(count(svg, "class=\"span\"") == 0);
  CHECK(count(svg, "class=\"mark\"") == 1);
}

TEST_CASE("radar chart: spokes start at the top and go clockwise") {
  const auto one = chart(ASSAY_CHART_RADAR, {"N", "E", "S", "W"}, {series("Self", {7, 7, 7, 4})});
  const std::string svg = drawn([&](ChartContext& context) { draw_radar(context, one, kWide); });
  // The middle is 380, 200, the radius 150; 4 is half of it.
  CHECK_THAT(svg, ContainsSubstring("<path class=\"line\" d=\"M380 50L530 200L380 350L305 200Z\"/>"));
}

TEST_CASE("radar chart: a missing value opens the line on both of its sides") {
  const auto one = chart(ASSAY_CHART_RADAR, {"N", "E", "S", "W"}, {series("Self", {7, kNone, 7, 7})});
  const std::string svg = drawn([&](ChartContext& context) { draw_radar(context, one, kWide); });
  CHECK_THAT(svg, ContainsSubstring("<path class=\"line\" d=\"M380 50M380 350L230 200L380 50\"/>"));
}

TEST_CASE("grid chart: the higher the value, the stronger the colour, and the figure stands on it") {
  const auto one = chart(ASSAY_CHART_GRID, {"A", "B", "C", "D"}, {series("Self", {1, 4, 7, kNone})});
  const std::string svg = drawn([&](ChartContext& context) { draw_grid(context, one, kWide); });
  CHECK_THAT(svg, ContainsSubstring("fill-opacity=\"0.06\""));
  CHECK_THAT(svg, ContainsSubstring("fill-opacity=\"0.24\""));
  CHECK_THAT(svg, ContainsSubstring("fill-opacity=\"0.42\""));
  CHECK(count(svg, "<rect") == 3);
  CHECK_THAT(svg, ContainsSubstring(">–</text>"));
}

TEST_CASE("scatter chart: the first series goes across, the second up") {
  const auto one =
      chart(ASSAY_CHART_SCATTER, {"A", "B"}, {series("Self", {4, 2}), series("Other", {7, kNone})});
  const std::string svg = drawn([&](ChartContext& context) { draw_scatter(context, one, kWide); });
  // A field of 400 from 180, 28: halfway across, all the way up.
  CHECK_THAT(svg, ContainsSubstring("d=\"M380 28m"));
  CHECK_THAT(svg, ContainsSubstring("<title>A: Self 4, Other 7</title>"));
  CHECK(count(svg, "class=\"mark\"") == 1);
}

TEST_CASE("charts: title and description are the text alternative, under ids of their own") {
  auto one = chart(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {4})});
  one.title = "Title";
  const std::string svg = drawn([&](ChartContext& context) {
    draw_score_bar(context, one);
    draw_score_bar(context, one);
  });
  CHECK_THAT(
      svg, ContainsSubstring("role=\"img\" aria-labelledby=\"c:1:t c:1:d\"><title id=\"c:1:t\">Title</title>"
                             "<desc id=\"c:1:d\">words</desc>"));
  CHECK_THAT(svg, ContainsSubstring("aria-labelledby=\"c:2:t c:2:d\""));
}

TEST_CASE("charts: a chart without words of its own tells its figures") {
  auto one = chart(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {4.25})});
  one.description.clear();
  const std::string svg = drawn([&](ChartContext& context) { draw_score_bar(context, one); });
  CHECK_THAT(svg,
             ContainsSubstring("aria-labelledby=\"c:1:t\"><title id=\"c:1:t\">Self, Mean: 4.25</title>"));
}

TEST_CASE("charts: the decimal mark is the customer's") {
  const sdk::Node empty;
  const SeriesLooks looks(empty);
  HtmlWriter out(64);
  const ChartContext context{out, looks, {"–", "Figures", ","}, 0, {}};
  const auto one = chart(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {4.5, 3})});
  CHECK(figure_text(context, one, 4.5) == "4,50");
  CHECK(tick_text(context, 0.5) == "0,5");
}

TEST_CASE("series looks: the same role looks the same in all charts of a document") {
  sdk::Node document;
  for (const auto& roles : {std::vector<sdk::OwnedSeries>{series("self", {1}), series("manager", {1})},
                            std::vector<sdk::OwnedSeries>{series("manager", {1})}}) {
    document.children.emplace_back();
    document.children.back().form = sdk::NodeForm::kChart;
    document.children.back().chart = std::make_unique<sdk::OwnedChart>(chart(ASSAY_CHART_LINE, {"A"}, roles));
  }
  const SeriesLooks looks(document);
  const SeriesLook second = looks.of(series("manager", {1}), 1), alone = looks.of(series("manager", {1}), 0);
  CHECK(second.colour_class == "s2");
  CHECK(alone.colour_class == second.colour_class);
  CHECK(alone.marker == second.marker);
  CHECK(looks.of(series("self", {1}), 0).marker != second.marker);
}

TEST_CASE("series looks: a reference is grey, dashed and hollow, and all raters have the accent") {
  const sdk::Node empty;
  const SeriesLooks looks(empty);
  sdk::OwnedSeries norm = series("norm", {1});
  norm.reference = true;
  CHECK(looks.of(norm, 1).colour_class == "ref");
  CHECK(looks.of(norm, 1).hollow);
  CHECK_FALSE(looks.of(norm, 1).dash.empty());
  CHECK(looks.of(series("all", {1}), 0).colour_class == "own");
}

TEST_CASE("charts: figures round as a report's table does, a half away from zero") {
  using assay::sdk::fixed_text;
  CHECK(fixed_text(6.125, 2) == "6.13");
  CHECK(fixed_text(2.175, 2) == "2.18");
  CHECK(fixed_text(2.1749, 2) == "2.17");
  CHECK(fixed_text(-6.125, 2) == "-6.13");
  CHECK(fixed_text(-0.001, 2) == "0.00");
  CHECK(fixed_text(39.5, 0) == "40");
  CHECK(fixed_text(7, 2) == "7.00");
  CHECK(fixed_text(1e18, 2) == "1000000000000000000.00");
  const std::string html = main_of([](sdk::DocumentBuilder& d) {
    assay::sdk::Chart chart;
    chart.description = "chart";
    chart.minimum = 1;
    chart.maximum = 7;
    for (const char* unit : {"A", "B"}) chart.categories.push_back({sdk::text(unit), sdk::text(unit)});
    chart.series.push_back({"Self", "self", {6.125, 2.175}, {1, 1}, false});
    d.chart(chart);
    d.table("", {{"Unit"}, {"Self"}}, [&] {
      d.row([&] {
        d.text_cell("A", ASSAY_FLAG_HEADER);
        d.text_cell(fixed_text(6.125, 2));
      });
      d.row([&] {
        d.text_cell("B", ASSAY_FLAG_HEADER);
        d.text_cell(fixed_text(2.175, 2));
      });
    });
  });
  // Once in the chart's figures and once in the table; and beside the points of both drawings.
  CHECK(count(html, "A</th><td>6.13</td>") == 2);
  CHECK(count(html, "B</th><td>2.18</td>") == 2);
  CHECK(count(html, "Self, A: 6.13") >= 2);
  CHECK(count(html, "6.12") == 0);
}
