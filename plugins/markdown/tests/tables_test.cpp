#include "rendered.hpp"

using namespace markdown_test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("markdown table: titles, alignment, and cells that hold what means something") {
  const std::string file = rendered([](sdk::DocumentBuilder& d) {
    d.table("A | caption", {{"Na|me", 0}, {"Mean", 0, ASSAY_ALIGN_END}, {"Mid", 0, ASSAY_ALIGN_CENTRE}}, [&] {
      d.row([&] {
        d.text_cell("a|b\nc", ASSAY_FLAG_HEADER);
        d.text_cell("4.25");
        d.text_cell("\\|`");
      });
      d.row([&] { d.text_cell("short"); });
    });
  });
  CHECK(file.find("| --- | ---: | :---: |") != std::string::npos);
  const Parsed read = parsed(file);
  REQUIRE(read.tables.size() == 1);
  CHECK(read.tables[0] == Rows{{"Na|me", "Mean", "Mid"}, {"a|b c", "4.25", "\\|`"}, {"short", "", ""}});
  CHECK(read.text.find("A | caption") == 0);
}

TEST_CASE("markdown table: headings of groups are strong, spans leave their columns empty") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.table("", {{"A"}, {"B"}, {"C"}}, [&] {
      d.row([&] { d.text_cell("Group", ASSAY_FLAG_HEADER, 3); }, ASSAY_FLAG_GROUP_HEAD);
      d.row([&] {
        d.text_cell("wide", 0, 2);
        d.text_cell("last");
      });
    });
  }));
  REQUIRE(read.tables.size() == 1);
  CHECK(read.tables[0] == Rows{{"A", "B", "C"}, {"Group", "", ""}, {"wide", "", "last"}});
  CHECK(read.count("strong") == 1);
}

TEST_CASE("markdown table: a head and the figures beside it do not run together") {
  const std::string file = rendered([](sdk::DocumentBuilder& d) {
    d.table("", {{"A"}, {"B"}}, [&] {
      d.row(
          [&] {
            d.cell(
                [&] {
                  d.text("1.1 Listening to customers", ASSAY_SPAN_STRONG);
                  d.text(" ");
                  d.text("Self 4.00, Other 5.50", ASSAY_SPAN_MUTED);
                },
                ASSAY_FLAG_HEADER, 2);
          },
          ASSAY_FLAG_GROUP_HEAD);
      d.row([&] {
        d.cell([&] {
          d.text("4.00");
          d.text(" ");
          d.text("of 5", ASSAY_SPAN_MUTED);
        });
        d.text_cell("x");
      });
    });
  });
  CHECK(file.find("| **1.1 Listening to customers** · Self 4.00, Other 5.50 |") != std::string::npos);
  const Parsed read = parsed(file);
  CHECK(read.tables.at(0) ==
        Rows{{"A", "B"}, {"1.1 Listening to customers · Self 4.00, Other 5.50", ""}, {"4.00 of 5", "x"}});
  CHECK(read.count("strong") == 1);
}

TEST_CASE("markdown table: paragraphs in a cell are parted, by a sign where no sentence ends") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.table("", {{"A"}}, [&] {
      d.row([&] {
        d.cell([&] {
          d.paragraph("Head");
          d.paragraph("A sentence.");
          d.paragraph("Another");
        });
      });
    });
  }));
  CHECK(read.tables.at(0)[1] == std::vector<std::string>{"Head · A sentence. Another"});
}

TEST_CASE("markdown table: rows of the head become the head where columns have no titles, else strong rows") {
  const auto write = [](const char* title) {
    return parsed(rendered([&](sdk::DocumentBuilder& d) {
      d.table("", {{title}, {title}}, [&] {
        d.row(
            [&] {
              d.text_cell("h1");
              d.text_cell("h2");
            },
            ASSAY_FLAG_HEADER);
        d.row([&] {
          d.text_cell("x");
          d.text_cell("y");
        });
      });
    }));
  };
  CHECK(write("").tables.at(0) == Rows{{"h1", "h2"}, {"x", "y"}});
  CHECK(write("T").tables.at(0) == Rows{{"T", "T"}, {"h1", "h2"}, {"x", "y"}});
}

TEST_CASE("markdown table: more cells than columns lose nothing, and no rows still make a table") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.table("", {{"A"}, {"B"}}, [&] {
      d.row([&] {
        for (const char* words : {"1", "2", "3"}) d.text_cell(words);
      });
    });
    d.table("", {{"Lonely"}}, [] {});
  }));
  CHECK(read.tables.at(0) == Rows{{"A", "B"}, {"1", "2 3"}});
  CHECK(read.tables.at(1) == Rows{{"Lonely"}});
}

TEST_CASE("markdown chart: its description and its figures, with a dash where there is none") {
  const auto write = [](const markdown::Look& how) {
    return parsed(rendered_with(how, {}, [](sdk::DocumentBuilder& d) {
      sdk::Chart chart{ASSAY_CHART_LINE, "c", "A <chart>", "It rises.", "Rating", 1, 7, {}, {}};
      chart.categories = {{sdk::text("Long one"), sdk::text("L")}, {sdk::text("Two"), sdk::text("T")}};
      chart.series.push_back({"Self", "self", {4.25, 6.125}, {1, 1}, false});
      chart.series.push_back({"Other", "other", {3, 0}, {1, 0}, false});
      d.chart(chart);
    }));
  };
  const Parsed read = write(look());
  CHECK(read.tables.at(0) ==
        Rows{{"Rating", "Self", "Other"}, {"Long one", "4.25", "3.00"}, {"Two", "6.13", "–"}});
  CHECK(read.text.find("A <chart>\nIt rises.\n") == 0);

  sdk::testing::FakeWording german;
  german.add("contents", "Inhalt").add("decimal-mark", ",").add("no-value", "k. A.");
  const Parsed other = write({"", "", sdk::Wording(german.abi())});
  CHECK(other.tables.at(0)[2] == std::vector<std::string>{"Two", "6,13", "k. A."});
}

TEST_CASE("markdown chart: in a cell a figure stands alone and a distribution names its answers") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.table("", {{"Bar"}, {"Answers"}}, [&] {
      d.row([&] {
        d.cell([&] {
          sdk::Chart bar{ASSAY_CHART_SCORE_BAR, "", "", "x", "", 1, 7, {}, {}};
          bar.categories = {{sdk::text("c"), sdk::text("c")}};
          bar.series.push_back({"S", "", {4.5}, {1}, false});
          d.chart(bar);
        });
        d.cell([&] {
          sdk::Chart counts{ASSAY_CHART_DISTRIBUTION, "", "", "x", "", 0, 4, {}, {}};
          for (const char* point : {"1", "2", "NA"})
            counts.categories.push_back({sdk::text(point), sdk::text(point)});
          counts.series.push_back({"S", "", {2, 0, 1}, {1, 1, 1}, false});
          d.chart(counts);
        });
      });
    });
  }));
  CHECK(read.tables.at(0)[1] == std::vector<std::string>{"4.50", "1: 2, NA: 1"});
}
