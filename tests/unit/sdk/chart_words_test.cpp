#include "assay/sdk/chart/lines.hpp"
#include "assay/sdk/chart/words.hpp"
#include "catch.hpp"
#include "chart_samples.hpp"

using namespace assay::sdk::chart;
using namespace assay::sdk::chart::test;
using assay::sdk::OwnedChart;

namespace {

// At half the font's size a character, so 10 px letters are 5 wide.
std::vector<std::string> broken(std::string_view text, double width, std::size_t most) {
  const Lines lines = wrapped(text, width, {10, Weight::kRegular}, most, {nullptr, &half_width});
  std::vector<std::string> all;
  for (std::size_t i = 0; i < lines.count; ++i) all.push_back(lines.text(i));
  return all;
}

OwnedChart means(const std::vector<double>& values, const std::string& description) {
  OwnedChart chart =
      chart_of(ASSAY_CHART_LINE, std::vector<std::string>(values.size(), "Unit"), {series("Self", values)});
  chart.description = description;
  return chart;
}

int decimals(const std::vector<double>& values, const std::string& description = "", ChartWords words = {}) {
  return figure_decimals(means(values, description), words);
}

}  // namespace

TEST_CASE("chart lines: words break at spaces, and what is left over is cut") {
  CHECK(broken("aaaaa bbbb ccc", 50, 3) == std::vector<std::string>{"aaaaa bbbb", "ccc"});
  CHECK(broken("aaaaa bbbbb ccccc", 30, 2) == std::vector<std::string>{"aaaaa", "bbbbb…"});
  CHECK(broken("  aaaaa   bbbb ", 25, 3) == std::vector<std::string>{"aaaaa", "bbbb"});
  CHECK(broken("", 30, 2).empty());
}

TEST_CASE("chart lines: a word wider than a line is broken between characters, never inside of one") {
  CHECK(broken("ääääää", 20, 3) == std::vector<std::string>{"ääää", "ää"});
  CHECK(broken("ääääää", 20, 1) == std::vector<std::string>{"äää…"});
  CHECK(broken("日本語", 2, 2) == std::vector<std::string>{"日", "…"});
  CHECK(wrapped("abcdef", 20, {10, Weight::kRegular}, 3, {nullptr, &half_width}).broken_word);
}

TEST_CASE("chart lines: an estimate of widths is more for wide letters, and nothing for marks on letters") {
  CHECK(estimated_width("iii", 10, Weight::kRegular) < estimated_width("nnn", 10, Weight::kRegular));
  CHECK(estimated_width("日", 10, Weight::kRegular) == Approx(10));
  CHECK(estimated_width("e\xCC\x81", 10, Weight::kRegular) == estimated_width("e", 10, Weight::kRegular));
  CHECK(estimated_width("n", 10, Weight::kBold) > estimated_width("n", 10, Weight::kRegular));
  CHECK(estimated_width("\xFF\x80\xE2", 10, Weight::kRegular) > 0);  // no UTF-8: no crash
}

TEST_CASE("chart decimals: as few as show all figures, two at most") {
  CHECK(decimals({5, 7}) == 0);
  CHECK(decimals({5, 6.5}) == 1);
  CHECK(decimals({5, 6.25}) == 2);
  CHECK(decimals({5, 4.0 / 3}) == 2);
  CHECK(decimals({kNone}) == 0);
}

TEST_CASE("chart decimals: as many as the author's words have, where they tell every figure") {
  CHECK(decimals({5, 6.5}, "Unit A 5.00, unit B 6.50.") == 2);
  CHECK(decimals({70.0 / 3, 12}, "Unit A 23.3, unit B 12.0.") == 1);
  CHECK(decimals({70.0 / 3, 12}, "Unit A 23,3, unit B 12,0.", {"–", ","}) == 1);
  CHECK(decimals({66.7, 33.3}, "67 % and 33 %.") == 0);
  // One figure is not told, so nobody knows.
  CHECK(decimals({5, 6.25, 3}, "Highest 6.3.") == 2);
  CHECK(decimals({5, 6.5}, "words") == 1);
}

TEST_CASE("chart figures: a number, none, and with a sign") {
  const OwnedChart chart = means({4.25, kNone}, "");
  const Figures figures(chart, {"n/a", ","});
  CHECK(figures.text(chart.series[0], 0) == "4,25");
  CHECK(figures.text(chart.series[0], 1) == "n/a");
  CHECK(figures.signed_number(0.5) == "+0,50");
  CHECK(figures.signed_number(-0.5) == "−0,50");
  CHECK(figures.signed_number(-0.001) == "0,00");
}

TEST_CASE("chart figures: the distance of a gap has the decimals of what it is between") {
  OwnedChart chart =
      chart_of(ASSAY_CHART_GAP, {"A"}, {series("Target", {12}), series("Score", {70.0 / 3})}, 0, 40);
  chart.description = "A: target 12.0, score 23.3";
  CHECK(texts_of(drawn(chart), Part::kFigureText) == std::vector<std::string>{"+11.3"});
}

TEST_CASE("chart alternative: the author's words, or the figures where there are none") {
  OwnedChart chart =
      chart_of(ASSAY_CHART_LINE, {"A", "B"}, {series("Self", {4.25, kNone}), series("Other", {5, 3})});
  chart.title = "Means";
  chart.description = "Self and others.";
  CHECK(alternative(chart, {}).title == "Means");
  CHECK(alternative(chart, {}).description == "Self and others.");
  chart.description.clear();
  CHECK(alternative(chart, {}).description == "Self, A: 4.25; Self, B: –; Other, A: 5.00; Other, B: 3.00");
  chart.title.clear();
  CHECK(alternative(chart, {}).title == "Self, A: 4.25; Self, B: –; Other, A: 5.00; Other, B: 3.00");
  CHECK(alternative(chart, {}).description.empty());
}
