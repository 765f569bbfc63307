// Charts of rows that go on on another page.
#include "catch.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

namespace {

std::string label(int number) { return "Quality-" + std::to_string(number) + "."; }

std::string gap_chart(int lines, int rows) {
  return pdf([&](DocumentBuilder& d) {
    for (int i = 0; i < lines; ++i) d.paragraph("Line.");
    std::vector<std::string> labels;
    for (int i = 0; i < rows; ++i) labels.push_back(label(i));
    assay::sdk::Chart chart;
    chart.kind = ASSAY_CHART_GAP;
    chart.title = "Attained";
    chart.description = "All rows.";
    chart.value_label = "Level";
    chart.minimum = 1;
    chart.maximum = 5;
    for (const std::string& one : labels) chart.categories.push_back({assay::sdk::text(one), assay::sdk::text(one)});
    const std::size_t count = static_cast<std::size_t>(rows);
    chart.series.push_back({"Lower", "", std::vector<double>(count, 2), std::vector<std::uint8_t>(count, 1), false});
    chart.series.push_back({"Upper", "", std::vector<double>(count, 4), std::vector<std::uint8_t>(count, 1), false});
    d.chart(chart);
    d.paragraph("Behind.");
  });
}

}  // namespace

TEST_CASE("row charts: one that the page has no room for goes on on the next, under its legend and its axis") {
  const std::string file = gap_chart(18, 24);
  const std::vector<std::string> pages = pages_of(file);
  REQUIRE(pages.size() == 2);
  for (const std::string& page : pages) {
    CHECK(count(page, "Level") == 1);
    CHECK(count(page, "Lower") == 1);
    CHECK(count(page, "Upper") == 1);
    CHECK(count(page, "Quality-") > 4);
  }
  for (int i = 0; i < 24; ++i) CHECK(count(pages[0] + pages[1], label(i)) == 1);
  // It is one figure all the same.
  CHECK(count(objects_of(file), "\"/Alt\": \"u:Attained. All rows.\"") == 1);
}

TEST_CASE("row charts: two rows at least stand on either side of the end of a page") {
  for (int lines = 8; lines < 40; lines += 2) {
    for (const std::string& page : pages_of(gap_chart(lines, 24))) CHECK(count(page, "Quality-") != 1);
  }
}

TEST_CASE("row charts: a low one stays whole") {
  for (int lines = 20; lines < 40; ++lines) {
    for (const std::string& page : pages_of(gap_chart(lines, 5))) {
      const std::size_t rows = count(page, "Quality-");
      CHECK((rows == 0 || rows == 5));
    }
  }
}

TEST_CASE("charts: a short label and its number are on one line of the key") {
  const std::string file = pdf([](DocumentBuilder& d) {
    std::vector<std::string> labels, names;
    for (int i = 1; i < 30; ++i) labels.push_back("Unit " + std::to_string(i));
    for (int i = 1; i < 30; ++i) names.push_back(std::string(static_cast<std::size_t>(4 + i % 7), 'm'));
    assay::sdk::Chart chart;
    chart.kind = ASSAY_CHART_LINE;
    chart.title = "Means";
    chart.minimum = 1;
    chart.maximum = 7;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      chart.categories.push_back({assay::sdk::text(names[i]), assay::sdk::text(labels[i])});
    }
    chart.series.push_back({"Self", "", std::vector<double>(29, 4), std::vector<std::uint8_t>(29, 1), false});
    d.chart(chart);
  });
  const std::string words = told_by("pdftotext -raw %s -", file);
  CHECK(count(words, "Unit") >= 29);
  CHECK(count(words, "Unit\n") == 0);
}
