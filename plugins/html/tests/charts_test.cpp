// How the SDK's drawings become SVG. Where things stand in them is tested with the SDK.
#include "charts.hpp"

#include <algorithm>
#include <cmath>

#include "assay/sdk/number_text.hpp"
#include "catch.hpp"
#include "page_support.hpp"

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

sdk::OwnedChart chart_of(std::uint32_t kind, const std::vector<std::string>& categories,
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
std::string drawn(Draw&& draw, chart::Direction direction = chart::Direction::kLeftToRight) {
  const chart::SeriesLooks looks;
  HtmlWriter out(1024);
  ChartContext context{out, {looks, {"–", "."}, {}}, "Figures", direction};
  draw(context);
  return std::string(out.take().view());
}

std::string figure_of(const sdk::OwnedChart& one) {
  return drawn([&](ChartContext& context) { figure(context, one, {true, false}); });
}

std::string small(const sdk::OwnedChart& one) {
  return drawn([&](ChartContext& context) { small_chart(context, one); });
}

sdk::OwnedChart bar(double value) {
  return chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {value})});
}

}  // namespace

TEST_CASE("small charts: a score bar is drawn in shares of its place") {
  const std::string svg = small(bar(4));
  CHECK_THAT(svg, ContainsSubstring("<svg class=\"bar s1\""));
  CHECK_THAT(svg, ContainsSubstring("<rect class=\"fill\" y=\"4\" width=\"50%\" height=\"9\"/>"));
  // Its end is as wide in every place, and half of it hangs over the middle.
  CHECK_THAT(svg, ContainsSubstring("<rect class=\"end\" x=\"50%\" y=\"2\" width=\"3\" height=\"13\" "
                                    "transform=\"translate(-1.5)\"/>"));
  CHECK(count(svg, "class=\"notch\"") == 5);
  CHECK_THAT(svg, ContainsSubstring("<rect class=\"notch\" x=\"16.67%\""));
  CHECK_THAT(svg,
             ContainsSubstring("<text x=\"50%\" y=\"26\" text-anchor=\"middle\" class=\"small\">4</text>"));
}

TEST_CASE("small charts: a missing value leaves the track empty") {
  const std::string svg = small(bar(kNone));
  CHECK_THAT(svg, ContainsSubstring("class=\"track\""));
  CHECK(count(svg, "class=\"fill\"") == 0);
  CHECK(count(svg, "class=\"end\"") == 0);
}

TEST_CASE("small charts: seven points and NA share the width") {
  auto one = chart_of(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4", "5", "6", "7", "NA"},
                      {series("Self", {0, 2, 0, 0, 4, 0, 0, 1})});
  one.minimum = 0;
  one.maximum = 4;
  const std::string svg = small(one);
  // 8.5 columns: 100 / 8.5 = 11.765; the middle of the second is 1.5 of them, of NA 8 of them.
  CHECK_THAT(svg, ContainsSubstring("<text x=\"17.65%\" y=\"19.5\" class=\"count\">2</text>"));
  CHECK_THAT(svg, ContainsSubstring("<text x=\"94.12%\" y=\"24.25\" class=\"count\">1</text>"));
  CHECK(count(svg, "class=\"apart\"") == 1);
}

TEST_CASE("small charts: an axis that was written once is used again, and so is a fill") {
  const std::string svg = drawn([&](ChartContext& context) {
    auto one = bar(4);
    one.series.insert(one.series.begin(), series("norm", {5}));
    one.series.front().reference = true;  // so that the bar is the second series, with a pattern
    small_chart(context, one);
    small_chart(context, one);
  });
  CHECK(count(svg, "<g id=\"axis:0\"") == 1);
  CHECK(count(svg, "<use href=\"#axis:0\"/>") == 1);
  CHECK(count(svg, "<pattern id=\"fill:s2\"") == 1);
}

TEST_CASE("small charts: axes that differ to the eye are written each, others once") {
  const auto high = bar(4), higher = [] {
    auto made = bar(4);
    made.maximum = 9;
    return made;
  }();
  const auto counts = [](const std::string& last) {
    return chart_of(ASSAY_CHART_DISTRIBUTION, {"1", "2", last}, {series("All", {1, 0, 2})});
  };
  const auto three = counts("3"), none = counts("NA");
  const std::string svg = drawn([&](ChartContext& context) {
    for (const auto* one : {&high, &higher, &three, &none, &higher, &none, &high, &three})
      small_chart(context, *one);
  });
  std::vector<std::size_t> places;
  for (const std::string part :
       {"<g id=\"axis:0\"", "<g id=\"axis:1\"", "<g id=\"axis:2\"", "<g id=\"axis:3\"", "href=\"#axis:1\"",
        "href=\"#axis:3\"", "href=\"#axis:0\"", "href=\"#axis:2\""}) {
    CHECK(count(svg, part) == 1);
    places.push_back(svg.find(part));
  }
  CHECK(std::is_sorted(places.begin(), places.end()));
}

TEST_CASE("figures: a chart is drawn for a wide page and for a phone") {
  const std::string html = figure_of(chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {7, 4})}));
  CHECK(count(html, "<svg class=\"wide\" role=\"img\"") == 1);
  CHECK(count(html, "<svg class=\"narrow\" role=\"img\"") == 1);
  CHECK_THAT(html, ContainsSubstring(" viewBox=\"0 0 760 274\" width=\"760\" height=\"274\">"));
  CHECK(count(html, "class=\"end-label\">Self</text>") == 1);
  CHECK_THAT(html, ContainsSubstring("<title>Self, A: 7</title>"));
}

TEST_CASE("figures: a score bar alone has its figure beside it") {
  const std::string html = figure_of(bar(4));
  CHECK_THAT(html, ContainsSubstring("<svg class=\"single\" role=\"img\""));
  CHECK_THAT(html, ContainsSubstring("class=\"figure\">4</text>"));
}

TEST_CASE("figures: rules of one kind are one path, and shapes of one ink one group") {
  const std::string html =
      figure_of(chart_of(ASSAY_CHART_GAP, {"A", "B"}, {series("Self", {1, 7}), series("Other", {4, 4})}));
  CHECK(count(html, "<g class=\"s1\">") == 4);  // two rows, drawn twice
  CHECK_THAT(html, ContainsSubstring(">+3</text>"));
  CHECK_THAT(html, ContainsSubstring(">−3</text>"));
  const std::string line = figure_of(chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {7, 4})}));
  CHECK(count(line, "class=\"rule\"") == 2);
}

TEST_CASE("figures: each marker has its own shape") {
  std::vector<sdk::OwnedSeries> six;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) six.push_back(series(name, {4, 5}));
  const std::string html = figure_of(chart_of(ASSAY_CHART_LINE, {"A", "B"}, six));
  for (const char* outline :
       {"m-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0z", "m-3.8 -3.8l7.6 0l0 7.6l-7.6 0z",
        "m0 -5l4.8 8.4l-9.6 0z", "m0 -5.2l5.2 5.2l-5.2 5.2l-5.2 -5.2z", "m0 5l4.8 -8.4l-9.6 0z"}) {
    INFO(outline);
    CHECK(count(html, outline) == 5);  // two points in two drawings, and the legend
  }
}

TEST_CASE("figures: from right to left, what begins a line stands at the right") {
  const auto one = chart_of(ASSAY_CHART_GAP, {"A"}, {series("Self", {1}), series("Other", {4})});
  const std::string html = drawn(
      [&](ChartContext& context) {
        figure(context, one, {true, false});
      },
      chart::Direction::kRightToLeft);
  // The style has drawings run from left to right on such a page too, so their end is the right side.
  CHECK_THAT(html, ContainsSubstring("<text x=\"760\" y=\"53.5\" text-anchor=\"end\" class=\"row-label\">A"));
  const std::string arabic =
      page(look(), {{sdk::text("language"), sdk::text("ar")}}, [&](sdk::DocumentBuilder& d) {
        sdk::Chart chart;
        chart.kind = ASSAY_CHART_GAP;
        chart.description = "words";
        chart.minimum = 1;
        chart.maximum = 7;
        chart.categories.push_back({sdk::text("A"), sdk::text("A")});
        chart.series.push_back({"Self", "self", {1}, {1}, false});
        chart.series.push_back({"Other", "other", {4}, {1}, false});
        d.chart(chart);
      });
  const char* const label = "<text x=\"760\" y=\"53.5\" text-anchor=\"end\" class=\"row-label\">A</text>";
  CHECK_THAT(arabic, ContainsSubstring(label));
  CHECK_THAT(arabic, ContainsSubstring("svg{direction:ltr}"));
  // What a <use> shows stands in no svg that a selector could name: the numbers of an axis need a class alone.
  CHECK_THAT(arabic, ContainsSubstring("\n.small{font-size:"));
}

TEST_CASE("charts: title and description are the text alternative, under ids of their own") {
  auto one = bar(4);
  one.title = "Title";
  const std::string svg = drawn([&](ChartContext& context) {
    small_chart(context, one);
    small_chart(context, one);
  });
  CHECK_THAT(
      svg, ContainsSubstring("role=\"img\" aria-labelledby=\"c:1:t c:1:d\"><title id=\"c:1:t\">Title</title>"
                             "<desc id=\"c:1:d\">words</desc>"));
  CHECK_THAT(svg, ContainsSubstring("aria-labelledby=\"c:2:t c:2:d\""));
}

TEST_CASE("charts: a chart without words of its own tells its figures") {
  auto one = bar(4.25);
  one.description.clear();
  CHECK_THAT(small(one),
             ContainsSubstring("aria-labelledby=\"c:1:t\"><title id=\"c:1:t\">Self, Mean: 4.25</title>"));
}

TEST_CASE("charts: the decimal mark is the customer's") {
  const chart::SeriesLooks looks;
  HtmlWriter out(64);
  ChartContext context{out, {looks, {"–", ","}, {}}, "Figures"};
  figure(context, chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {4.25, 3})}), {true, false});
  CHECK_THAT(std::string(out.take().view()), ContainsSubstring("<td>4,25</td>"));
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
  CHECK(fixed_text(0.05, 2) == "0.05");
  CHECK(fixed_text(-12.004, 3) == "-12.004");
  CHECK(fixed_text(0.0000005, 6) == "0.000001");
  CHECK(fixed_text(123456789.5, 6) == "123456789.500000");
  CHECK(fixed_text(999999999.995, 2) == "1000000000.00");
  CHECK(fixed_text(std::nan(""), 2) == "nan");
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
