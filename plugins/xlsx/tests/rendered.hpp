// Documents as workbooks, for the tests.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "assay/sdk/document.hpp"
#include "assay/sdk/testing.hpp"
#include "collect.hpp"
#include "render.hpp"

namespace xlsx_test {

using namespace assay;

// Valid until the program ends.
inline assay_array texts(const std::string& locale) {
  static std::mutex guard;
  static std::map<std::string, sdk::testing::FakeWording> kept;
  const std::lock_guard<std::mutex> lock(guard);
  const auto [found, is_new] = kept.try_emplace(locale);
  if (is_new) found->second.read(XLSX_CONTENT "/" + locale + ".toml");
  return found->second.abi();
}

// The plugin's own texts, laid out once: tests render on several threads.
inline sdk::Wording wording() {
  static const assay_array kTexts = texts("en");
  return sdk::Wording(kTexts);
}

inline xlsx::Look look(const sdk::Wording& words = wording()) {
  return {0x2F4B66, "Sample & Sons", "Confidential & private", xlsx::Paper::kA4, words};
}

template <typename Write>
void with_document(const sdk::DocumentHead& head, Write&& write, sdk::DocumentTree& tree) {
  const assay_document_sink sink = tree.sink();
  sdk::DocumentBuilder d(sink);
  d.document(head, [&] { write(d); });
}

template <typename Write>
xlsx::Book collected(const sdk::DocumentHead& head, Write&& write) {
  sdk::DocumentTree tree;
  with_document(head, write, tree);
  return xlsx::collect(tree.root(), wording());
}

template <typename Write>
std::string rendered(const sdk::DocumentHead& head, Write&& write, const xlsx::Limits& limits = {},
                     const sdk::Wording& words = wording()) {
  sdk::DocumentTree tree;
  with_document(head, write, tree);
  return xlsx::render_xlsx(tree.root(), look(words), limits);
}

inline sdk::Chart bar(double value, bool known = true) {
  sdk::Chart chart{ASSAY_CHART_SCORE_BAR, "", "", "a bar", "", 1, 7, {}, {}};
  chart.categories = {{sdk::text("c"), sdk::text("c")}};
  chart.series.push_back({"s", "", {value}, {static_cast<std::uint8_t>(known)}, false});
  return chart;
}

inline sdk::Chart counts(std::vector<double> values, std::vector<std::uint8_t> states) {
  sdk::Chart chart{ASSAY_CHART_DISTRIBUTION, "", "", "counts", "", 0, 9, {}, {}};
  for (const char* point : {"1", "2", "NA"}) chart.categories.push_back({sdk::text(point), sdk::text(point)});
  chart.series.push_back({"all", "", std::move(values), std::move(states), false});
  return chart;
}

inline sdk::Chart lines(std::uint32_t kind, std::string_view title) {
  sdk::Chart chart{kind, "", title, "What the chart says.", "Rating", 1, 7, {}, {}};
  for (const char* name : {"Alpha", "Beta", "Gamma"})
    chart.categories.push_back({sdk::text(name), sdk::text(name)});
  chart.series.push_back({"Self", "self", {4.25, 5.5, 6}, {1, 1, 1}, false});
  chart.series.push_back({"Norm", "norm", {3, 0, 4.75}, {1, 0, 1}, true});
  return chart;
}

// A table of items as a 360-degree report has it: two levels of headings, bars and distributions in cells.
inline void item_table(sdk::DocumentBuilder& d) {
  d.table("Items of the unit", {{"Role"}, {"Mean", 1, ASSAY_ALIGN_END}, {"Rating"}, {"Answers"}}, [&] {
    d.row(
        [&] {
          d.cell(
              [&] {
                d.text("1.1 Element", ASSAY_SPAN_STRONG);
                d.text(" Self 4.00", ASSAY_SPAN_MUTED);
              },
              ASSAY_FLAG_HEADER, 4);
        },
        ASSAY_FLAG_GROUP_HEAD, "element");
    for (const char* question : {"Q1 first", "Q2 second"}) {
      d.row([&] { d.text_cell(question, ASSAY_FLAG_HEADER, 4); }, ASSAY_FLAG_GROUP_HEAD, "question");
      for (const char* role : {"Self", "Other"}) {
        d.row([&] {
          d.text_cell(role, ASSAY_FLAG_HEADER);
          d.text_cell("4.25");
          d.cell([&] { d.chart(bar(4.25)); });
          d.cell([&] { d.chart(counts({1, 2, 0}, {1, 1, 1})); });
        });
      }
    }
  });
}

// Every kind of thing that a workbook has a sheet for.
inline void whole(sdk::DocumentBuilder& d) {
  const std::vector<assay_pair> facts = {{sdk::text("Date"), sdk::text("2006-01-18")},
                                         {sdk::text("Organisation"), sdk::text("Sample Inc")}};
  assay_element cover = d.element(ASSAY_COVER);
  cover.title = sdk::text("Survey");
  cover.note = sdk::text("Jane Fonsley");
  cover.attributes = sdk::array(facts);
  d.block(cover, [] {});
  d.block(d.element(ASSAY_CONTENTS), [&] {
    assay_element entry = d.element(ASSAY_CONTENTS_ENTRY);
    entry.lines = 1;
    entry.id = sdk::text("overview");
    entry.title = sdk::text("Overview of results");
    d.block(entry, [] {});
  });
  d.section({"overview", "Overview of results"}, [&] {
    d.paragraph("Some words.");
    d.block(d.element(ASSAY_KEY_FIGURES), [&] {
      assay_element figure = d.element(ASSAY_KEY_FIGURE);
      figure.title = sdk::text("Fit");
      figure.note = sdk::text("of the whole");
      d.block(figure, [&] { d.text("67.8%"); });
    });
    d.table("Means", {{"Unit"}, {"Self", 1, ASSAY_ALIGN_END}, {"Gap", 1, ASSAY_ALIGN_END}, {"Since"}}, [&] {
      const char* rows[][4] = {{"A", "6.13", "+1.89", "2005-12-31"}, {"B", "–", "−0.50", "never"}};
      for (const auto& row : rows) {
        d.row([&] {
          for (const char* words : row) d.text_cell(words);
        });
      }
    });
    for (const std::uint32_t kind :
         {ASSAY_CHART_LINE, ASSAY_CHART_GAP, ASSAY_CHART_RADAR, ASSAY_CHART_SCATTER, ASSAY_CHART_GRID}) {
      d.chart(lines(kind, "=Chart title"));
    }
  });
  d.section({"unit", "Unit 1"}, [&] {
    item_table(d);
    d.section({"", "Comments"}, [&] {
      d.heading("Q1 first");
      d.paragraph("Other", 0, "comment-role");
      d.quotation("=1+1");
    });
  });
}

}  // namespace xlsx_test
