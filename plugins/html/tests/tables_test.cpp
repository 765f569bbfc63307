#include "catch.hpp"
#include "page_support.hpp"

using namespace assay::html;
using namespace assay::html::test;
using assay::sdk::DocumentBuilder;

namespace {

void bar(DocumentBuilder& d, double maximum) {
  assay::sdk::Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.description = "bar";
  chart.minimum = 1;
  chart.maximum = maximum;
  chart.categories.push_back({assay::sdk::text("Mean"), assay::sdk::text("Mean")});
  chart.series.push_back({"Self", "self", {2}, {1}, false});
  d.chart(chart);
}

}  // namespace

TEST_CASE("table: caption, column heads and row heads name what they head") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("Caption", {{"Unit"}, {"Mean", 0, ASSAY_ALIGN_END}}, [&] {
      d.row([&] {
        d.text_cell("A", ASSAY_FLAG_HEADER);
        d.text_cell("4.25");
      });
    });
  });
  CHECK_THAT(html, ContainsSubstring("<table class=\"whole\"><caption>Caption</caption><thead><tr><th scope=\"col\">Unit</th>"
                                     "<th scope=\"col\" class=\"end\">Mean</th></tr></thead>"));
  CHECK_THAT(
      html, ContainsSubstring("<tbody><tr><th scope=\"row\">A</th><td class=\"end\">4.25</td></tr></tbody>"));
}

TEST_CASE("table: a group's head spans the table and starts a body of its own") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{"Unit"}, {"Mean"}}, [&] {
      for (const char* name : {"One", "Two"}) {
        d.row([&] { d.text_cell(name); }, ASSAY_FLAG_GROUP_HEAD);
        d.row([&] { d.text_cell("a"); });
      }
    });
  });
  CHECK(count(html, "<tbody class=\"keep\">") == 2);
  CHECK_THAT(
      html, ContainsSubstring("<tr class=\"group-head\"><th scope=\"rowgroup\" colspan=\"2\">Two</th></tr>"));
}

TEST_CASE("table: of two heads that follow each other the first is the outer one") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{"Unit"}}, [&] {
      d.row([&] { d.text_cell("Element"); }, ASSAY_FLAG_GROUP_HEAD);
      d.row([&] { d.text_cell("Question"); }, ASSAY_FLAG_GROUP_HEAD);
      d.row([&] { d.text_cell("a"); });
    });
  });
  CHECK_THAT(html, ContainsSubstring("<tr class=\"group-head outer\"><th scope=\"rowgroup\">Element"));
  CHECK_THAT(html, ContainsSubstring("<tr class=\"group-head\"><th scope=\"rowgroup\">Question"));
}

TEST_CASE("table: rows that repeat stand in the head") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{""}, {""}}, [&] {
      d.row([&] { d.text_cell("Head", 0, 2); }, ASSAY_FLAG_HEADER);
      d.row([&] { d.text_cell("a"); });
    });
  });
  CHECK_THAT(html,
             ContainsSubstring("<thead><tr><th scope=\"col\" colspan=\"2\">Head</th></tr></thead><tbody>"));
}

TEST_CASE("table: a column without a title has no header cell") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{""}, {"Mean"}}, [&] { d.row([&] { d.text_cell("a"); }); });
  });
  CHECK_THAT(html, ContainsSubstring("<thead><tr><td></td><th scope=\"col\">Mean</th></tr></thead>"));
}

TEST_CASE("table: widths are shares of the whole") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{"A", 3}, {"B", 1}, {"C", 0}}, [&] { d.row([&] { d.text_cell("a"); }); });
  });
  CHECK_THAT(html, ContainsSubstring("<colgroup><col style=\"width:75%\"><col style=\"width:25%\">"
                                     "<col style=\"width:1%\"></colgroup>"));
}

TEST_CASE("table: an axis that all charts of a column share is shown once, at its head") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{"View"}, {"Score"}}, [&] {
      for (int i = 0; i < 3; ++i) {
        d.row([&] {
          d.text_cell("Self", ASSAY_FLAG_HEADER);
          d.cell([&] { bar(d, 7); });
        });
      }
    });
  });
  CHECK_THAT(html, ContainsSubstring("<table class=\"drawn axed whole\">"));
  CHECK_THAT(html, ContainsSubstring("<th scope=\"col\">Score<svg class=\"axis\" aria-hidden=\"true\">"));
  CHECK(count(html, "class=\"axis\"") == 1);
  CHECK(count(html, "role=\"img\"") == 3);
}

TEST_CASE("table: numbers of an axis that would touch on paper are fewer, the first and last among them") {
  // Of 655 px the second column has 15 % or 60 %, less 16 px: 82 px and 377 px.
  // From 1 to 100 are 1, 20, 40 … 100: five steps, of which all numbers are told or the ends alone. In 82 px, 80 would
  // end at 72 and 100 begin at 61.
  for (const double share : {15.0, 60.0}) {
    const std::string html = main_of([&](DocumentBuilder& d) {
      d.table("", {{"View", 100 - share}, {"Score", share}}, [&] {
        d.row([&] {
          d.text_cell("Self", ASSAY_FLAG_HEADER);
          d.cell([&] { bar(d, 100); });
        });
      });
    });
    const std::string axis = html.substr(0, html.find("</thead>"));
    CHECK(count(axis, "<text") == (share < 50 ? 2 : 6));
    CHECK_THAT(axis, ContainsSubstring(">100</text></svg>"));
    CHECK(count(html, "class=\"notch\"") == 4);
  }
}

TEST_CASE("table: charts with different axes keep their own") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{"View"}, {"Score"}}, [&] {
      for (const double maximum : {5.0, 7.0}) {
        d.row([&] {
          d.text_cell("Self", ASSAY_FLAG_HEADER);
          d.cell([&] { bar(d, maximum); });
        });
      }
    });
  });
  CHECK_THAT(html, ContainsSubstring("<table class=\"drawn whole\">"));
  CHECK(count(html, "class=\"axis\"") == 0);
}

TEST_CASE("table: on a narrow page a cell carries the title of its column, after cells that span") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.table("", {{"One"}, {"Two"}, {"Three"}}, [&] {
      d.row([&] {
        d.text_cell("a", 0, 2);
        d.text_cell("b");
      });
    });
  });
  CHECK_THAT(html, ContainsSubstring("<table class=\"stacks whole\">"));
  CHECK_THAT(html,
             ContainsSubstring("<td colspan=\"2\" data-label=\"One\">a</td><td data-label=\"Three\">b</td>"));
}

TEST_CASE("table: one of few rows stays on one page, a longer one may be cut") {
  for (const int rows : {6, 7}) {
    const std::string html = main_of([&](DocumentBuilder& d) {
      d.table("", {{"One"}, {"Two"}}, [&] {
        for (int i = 0; i < rows; ++i) d.row([&] { d.text_cell("a"); });
      });
    });
    CHECK(count(html, "<table class=\"whole\">") == (rows == 6 ? 1 : 0));
  }
}

TEST_CASE("table: one with many columns scrolls in a region that the keyboard reaches") {
  const std::string html = main_of([](DocumentBuilder& d) {
    const std::vector<assay::sdk::Column> columns(9, assay::sdk::Column{"C"});
    for (const char* caption : {"All", "All"}) {
      d.table(caption, columns, [&] { d.row([&] { d.text_cell("a"); }); });
    }
  });
  CHECK_THAT(html,
             ContainsSubstring(
                 "<div class=\"table scrolls\" role=\"region\" tabindex=\"0\" aria-label=\"All (1)\">"));
  CHECK_THAT(html, ContainsSubstring("aria-label=\"All (2)\""));
  CHECK(count(html, "data-label") == 0);
}
