// Charts: copied whole, and refused when their figures make no sense.
#include <limits>

#include "samples.hpp"

using samples::array;
using samples::Chart;
using samples::element;
using samples::string;
using samples::Writer;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr const char* kAxis = "chart \"c1\": the minimum of the axis must be below its maximum, both finite";

std::string axis_failure(double minimum, double maximum) {
  Chart chart;
  chart.chart.minimum = minimum;
  chart.chart.maximum = maximum;
  return chart.failure();
}

// What the tree says of `kind` with so many categories (1 or 2), series and series for reference.
std::string shape_failure(std::uint32_t kind, std::size_t categories, std::size_t series,
                          std::size_t references) {
  Chart chart;
  chart.chart.kind = kind;
  chart.categories.resize(categories);
  chart.series.assign(series + references, chart.series[0]);
  for (std::size_t i = 0; i < references; ++i) chart.series[i].reference = 1;
  return chart.failure();
}

}  // namespace

TEST_CASE("chart: everything is copied, and figures that are none become 0") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  {
    Chart chart;
    chart.values = {1.5, kNan};
    chart.states = {1, 0};
    chart.series[0].values = chart.values.data();
    chart.series[0].states = chart.states.data();
    chart.series[0].reference = 1;
    chart.chart.categories = array(chart.categories);
    chart.chart.series = array(chart.series);
    REQUIRE(writer.chart(chart.chart) == ASSAY_OK);
    chart.values = {9, 9};
  }
  writer.close();
  samples::Recorder recorder;
  writer.tree.replay(recorder.sink(), nullptr);
  REQUIRE(recorder.charts.size() == 1);
  const assay_chart& copy = recorder.charts[0];
  CHECK(copy.struct_size == sizeof(assay_chart));
  CHECK(copy.kind == ASSAY_CHART_LINE);
  CHECK(string(copy.id) == "c1");
  CHECK(string(copy.title) == "Scores");
  CHECK(string(copy.description) == "Two scores");
  CHECK(string(copy.value_label) == "Points");
  CHECK(copy.minimum == 0.0);
  CHECK(copy.maximum == 5.0);
  REQUIRE(copy.categories.count == 2);
  CHECK(string(ASSAY_AT(assay_chart_category, copy.categories, 1)->label) == "Second");
  CHECK(string(ASSAY_AT(assay_chart_category, copy.categories, 1)->short_label) == "2nd");
  REQUIRE(copy.series.count == 1);
  const assay_chart_series& series = *ASSAY_AT(assay_chart_series, copy.series, 0);
  CHECK(string(series.label) == "Self");
  CHECK(string(series.role) == "self");
  CHECK(series.reference == 1);
  CHECK(series.values[0] == 1.5);
  CHECK(series.values[1] == 0.0);
  CHECK(series.states[0] == 1);
  CHECK(series.states[1] == 0);
}

TEST_CASE("chart: stands in document, section, group and a row's cell") {
  Chart chart;
  chart.chart.categories = array(chart.categories);
  chart.chart.series = array(chart.series);
  const assay_table_column column{};
  assay_element table = element(ASSAY_TABLE);
  table.columns = {&column, 1, sizeof(column)};
  const std::vector<std::pair<std::vector<assay_element>, bool>> places = {
      {{}, true},
      {{element(ASSAY_SECTION, "", "T")}, true},
      {{element(ASSAY_GROUP)}, true},
      {{table, element(ASSAY_ROW), element(ASSAY_CELL)}, true},
      {{table, element(ASSAY_ROW)}, false},
      {{element(ASSAY_GRID), element(ASSAY_CELL)}, false},
      {{element(ASSAY_PARAGRAPH)}, false},
      {{element(ASSAY_CALLOUT)}, false},
  };
  for (const auto& [place, accepted] : places) {
    Writer writer;
    writer.open(ASSAY_DOCUMENT);
    for (const assay_element& each : place) REQUIRE(writer.open(each) == ASSAY_OK);
    writer.chart(chart.chart);
    CHECK(writer.failure.empty() == accepted);
  }
  Writer outside;
  outside.chart(chart.chart);
  CHECK(outside.failure == "chart: may not stand outside of the DOCUMENT");
}

TEST_CASE("chart: the axis goes up and is finite") {
  CHECK(axis_failure(-1, 1).empty());
  CHECK(axis_failure(1, 1) == kAxis);
  CHECK(axis_failure(2, 1) == kAxis);
  CHECK(axis_failure(kNan, 1) == kAxis);
  CHECK(axis_failure(0, kNan) == kAxis);
  CHECK(axis_failure(-kInfinity, 1) == kAxis);
  CHECK(axis_failure(0, kInfinity) == kAxis);
}

TEST_CASE("chart: without categories or series it is refused") {
  Chart no_categories;
  no_categories.categories.clear();
  CHECK(no_categories.failure() == "chart \"c1\": has no categories");
  Chart no_series;
  no_series.series.clear();
  CHECK(no_series.failure() == "chart \"c1\": has no series");
}

TEST_CASE("chart: a value that is not finite is refused") {
  for (const double value : {kNan, kInfinity, -kInfinity}) {
    Chart chart;
    chart.values[1] = value;
    CHECK(chart.failure() == "chart \"c1\": the series \"Self\" has a value that is not finite");
  }
}

TEST_CASE("chart: a state is 0 or 1") {
  Chart chart;
  chart.states[0] = 2;
  CHECK(chart.failure() == "chart \"c1\": the series \"Self\" has a state that is neither 0 nor 1");
}

TEST_CASE("chart: a series without values or states is refused") {
  Chart no_values;
  no_values.series[0].values = nullptr;
  CHECK(no_values.failure() == "chart \"c1\": the series \"Self\" has no values or no states");
  Chart no_states;
  no_states.series[0].states = nullptr;
  CHECK(no_states.failure() == "chart \"c1\": the series \"Self\" has no values or no states");
}

TEST_CASE("chart: an unknown kind is refused") {
  CHECK(shape_failure(0, 1, 1, 0) == "chart \"c1\": unknown kind of chart 0");
  CHECK(shape_failure(ASSAY_CHART_SCATTER + 1, 1, 1, 0) == "chart \"c1\": unknown kind of chart 8");
}

TEST_CASE("chart: each kind has the series it needs") {
  CHECK(shape_failure(ASSAY_CHART_LINE, 2, 5, 1).empty());
  CHECK(shape_failure(ASSAY_CHART_RADAR, 2, 1, 0).empty());
  CHECK(shape_failure(ASSAY_CHART_GRID, 2, 3, 0).empty());
  CHECK(shape_failure(ASSAY_CHART_SCORE_BAR, 1, 1, 0).empty());
  CHECK(shape_failure(ASSAY_CHART_SCORE_BAR, 1, 1, 2).empty());
  CHECK(shape_failure(ASSAY_CHART_DISTRIBUTION, 2, 1, 0).empty());
  CHECK(shape_failure(ASSAY_CHART_GAP, 2, 2, 0).empty());
  CHECK(shape_failure(ASSAY_CHART_GAP, 2, 1, 1).empty());  // own figures against a target
  CHECK(shape_failure(ASSAY_CHART_SCATTER, 2, 2, 0).empty());
  CHECK(shape_failure(ASSAY_CHART_SCORE_BAR, 1, 2, 0) ==
        "chart \"c1\": this kind of chart has 1 series besides those for reference, not 2");
  CHECK_FALSE(shape_failure(ASSAY_CHART_DISTRIBUTION, 2, 2, 0).empty());
  CHECK_FALSE(shape_failure(ASSAY_CHART_GAP, 2, 1, 0).empty());
  CHECK_FALSE(shape_failure(ASSAY_CHART_GAP, 2, 3, 0).empty());
  CHECK_FALSE(shape_failure(ASSAY_CHART_SCATTER, 2, 3, 1).empty());
}

TEST_CASE("chart: a score bar has one category") {
  CHECK(shape_failure(ASSAY_CHART_SCORE_BAR, 2, 1, 0) == "chart \"c1\": a score bar has one category, not 2");
}

TEST_CASE("chart: its texts are looked at") {
  Chart category;
  category.categories[0].short_label = samples::text("\xFF");
  CHECK(category.failure() == "chart \"c1\": a category's short label is not UTF-8 at byte 0");
  Chart series;
  series.series[0].role = samples::text("\xFF");
  CHECK(series.failure() == "chart \"c1\": a series' role is not UTF-8 at byte 0");
  Chart description;
  description.chart.description = samples::text("\xFF");
  CHECK(description.failure() == "chart \"c1\": description is not UTF-8 at byte 0");
  Chart id;
  id.chart.id = samples::text("a b");
  CHECK(id.failure() == "chart: the id \"a b\" may hold letters, digits, '-', '_' and '.'");
}

TEST_CASE("chart: more values than anyone can look at are refused before they are copied") {
  Chart chart;
  chart.chart.series = {chart.series.data(), 1 << 20, sizeof(assay_chart_series)};
  CHECK(chart.failure() == "chart \"c1\": has more than 1048576 values");
}

TEST_CASE("chart: a null or a short one is refused") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  assay_error error{};
  error.struct_size = sizeof(error);
  CHECK(writer.sink().chart(writer.sink().context, nullptr, &error) == ASSAY_E_ARGUMENT);
  CHECK(std::string(error.text, error.text_size) == "chart: the address is null");
  Chart chart;
  chart.chart.struct_size = 8;
  CHECK(chart.failure() != "");
  chart.chart.struct_size = 7;
  CHECK(chart.failure() == "chart: struct_size is too small");
}
