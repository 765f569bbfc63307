// The sink that authors test their reports with says yes and no as the host does.
#include <assay/sdk/testing/fake_document.hpp>
#include <assay/sdk/testing/fake_sink.hpp>

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "assay/document.hpp"
#include "assay/error.hpp"
#include "catch.hpp"

using assay::sdk::Chart;
using assay::sdk::DocumentBuilder;
using assay::sdk::testing::FakeSink;

namespace {

using Write = std::function<void(DocumentBuilder&)>;

// Whether all events and the end of it were taken.
bool host_takes(const Write& write) {
  assay::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  DocumentBuilder builder(sink);
  try {
    write(builder);
    tree.finish("test");
    return true;
  } catch (const assay::sdk::Failure&) {
    return false;
  } catch (const assay::Error&) {
    return false;
  }
}

bool fake_takes(const Write& write) {
  FakeSink sink;
  const assay_document_sink to = sink.abi();
  DocumentBuilder builder(to);
  try {
    write(builder);
  } catch (const assay::sdk::Failure&) {
    CHECK_FALSE(sink.complaints().empty());
    return false;
  }
  return sink.complaints().empty();
}

assay_element sound(std::uint32_t kind) {
  static const std::vector<assay_table_column> kColumns = {{{}, 0, ASSAY_ALIGN_START, 0}};
  assay_element element = DocumentBuilder::element(kind);
  element.title = assay::sdk::text("Title");
  element.lines = 1;
  if (kind == ASSAY_TABLE) element.columns = assay::sdk::array(kColumns);
  return element;
}

// The kinds from the root to one that is open, so that `kind` stands where it may.
std::vector<std::uint32_t> path_to(std::uint32_t kind) {
  switch (kind) {
    case ASSAY_DOCUMENT:
      return {ASSAY_DOCUMENT};
    case ASSAY_LIST_ITEM:
      return {ASSAY_DOCUMENT, ASSAY_LIST, kind};
    case ASSAY_ROW:
      return {ASSAY_DOCUMENT, ASSAY_TABLE, kind};
    case ASSAY_CELL:
      return {ASSAY_DOCUMENT, ASSAY_TABLE, ASSAY_ROW, kind};
    case ASSAY_KEY_FIGURE:
      return {ASSAY_DOCUMENT, ASSAY_KEY_FIGURES, kind};
    default:
      return {ASSAY_DOCUMENT, kind};
  }
}

void nested(DocumentBuilder& d, const std::vector<std::uint32_t>& path, const Write& inside) {
  for (const std::uint32_t kind : path) d.open(sound(kind));
  inside(d);
  for (std::size_t i = 0; i < path.size(); ++i) d.close();
}

Chart sound_chart(std::uint32_t kind, std::size_t categories, std::size_t series) {
  Chart chart;
  chart.kind = kind;
  chart.categories.assign(categories, {assay::sdk::text("C"), assay::sdk::text("C")});
  chart.series.assign(series, {"S", "s", std::vector<double>(categories, 0.5), std::vector<std::uint8_t>(categories, 1)});
  return chart;
}

void same_verdict(const Write& write, const std::string& about) {
  INFO(about);
  CHECK(host_takes(write) == fake_takes(write));
}

}  // namespace

TEST_CASE("fake sink: any element in any other is taken or refused as by the host") {
  int taken = 0;
  for (std::uint32_t parent = ASSAY_DOCUMENT; parent <= ASSAY_PAGE_BREAK; ++parent) {
    std::vector<std::vector<std::uint32_t>> places = {path_to(parent)};
    if (parent == ASSAY_CELL) places.push_back({ASSAY_DOCUMENT, ASSAY_GRID, ASSAY_CELL});
    for (const auto& place : places) {
      for (std::uint32_t kind = 0; kind <= ASSAY_PAGE_BREAK + 1; ++kind) {
        const Write write = [&](DocumentBuilder& d) {
          nested(d, place, [&](DocumentBuilder& inner) { inner.block(sound(kind), [] {}); });
        };
        same_verdict(write, std::to_string(kind) + " in " + std::to_string(parent));
        taken += host_takes(write) ? 1 : 0;
      }
      same_verdict([&](DocumentBuilder& d) { nested(d, place, [](DocumentBuilder& in) { in.text("words"); }); },
                   "text in " + std::to_string(parent));
      same_verdict([&](DocumentBuilder& d) {
        nested(d, place, [](DocumentBuilder& in) { in.chart(sound_chart(ASSAY_CHART_LINE, 2, 2)); });
      }, "chart in " + std::to_string(parent));
    }
  }
  CHECK(taken > 40);  // so that it is not all refusals that agree
}

TEST_CASE("fake sink: charts of any shape are taken or refused as by the host") {
  for (std::uint32_t kind = 0; kind <= ASSAY_CHART_SCATTER + 1; ++kind) {
    for (std::size_t categories = 0; categories < 3; ++categories) {
      for (std::size_t series = 0; series < 4; ++series) {
        for (const bool reference : {false, true}) {
          Chart chart = sound_chart(kind, categories, series);
          if (reference && series > 0) chart.series.back().reference = true;
          same_verdict([&](DocumentBuilder& d) { d.document({"T"}, [&] { d.chart(chart); }); },
                       "chart " + std::to_string(kind) + " " + std::to_string(categories) + " " + std::to_string(series));
        }
      }
    }
  }
  Chart chart = sound_chart(ASSAY_CHART_LINE, 2, 1);
  chart.series[0].values[0] = std::numeric_limits<double>::infinity();
  same_verdict([&](DocumentBuilder& d) { d.document({"T"}, [&] { d.chart(chart); }); }, "infinite");
  chart = sound_chart(ASSAY_CHART_LINE, 2, 1);
  chart.minimum = chart.maximum;
  same_verdict([&](DocumentBuilder& d) { d.document({"T"}, [&] { d.chart(chart); }); }, "flat axis");
  chart.minimum = 0;
  chart.series[0].states[1] = 2;
  same_verdict([&](DocumentBuilder& d) { d.document({"T"}, [&] { d.chart(chart); }); }, "state");
}

TEST_CASE("fake sink: ids, links, spans and lone fields are taken or refused as by the host") {
  const auto in_document = [](const Write& write, const std::string& about) {
    same_verdict([&](DocumentBuilder& d) { d.document({"T"}, [&] { write(d); }); }, about);
  };
  in_document([](DocumentBuilder& d) { d.section({"a", "A"}, [] {}), d.section({"a", "B"}, [] {}); }, "same id");
  in_document([](DocumentBuilder& d) { d.section({"a b", "A"}, [] {}); }, "bad id");
  in_document([](DocumentBuilder& d) { d.section({"a", ""}, [] {}); }, "no title");
  in_document([](DocumentBuilder& d) { d.section({"a", "", "", ASSAY_FLAG_NOT_LISTED}, [] {}); }, "not listed");
  in_document([](DocumentBuilder& d) { d.contents("A"), d.contents("B"); }, "two contents");
  in_document([](DocumentBuilder& d) { d.table("T", {}, [] {}); }, "no columns");
  for (const std::uint32_t span : {0u, 1u, 2u, 3u}) {
    in_document([&](DocumentBuilder& d) {
      d.table("T", {{"A"}, {"B"}}, [&] { d.row([&] { d.text_cell("x"), d.text_cell("y", 0, span); }); });
    }, "span " + std::to_string(span));
  }
  for (const char* target : {"#a", "#b", "#", "http://x", "http://", "mailto:a@b", "ftp://x", "https://a b", "javascript:1"}) {
    in_document([&](DocumentBuilder& d) {
      d.section({"a", "A"}, [&] {
        d.block(DocumentBuilder::element(ASSAY_PARAGRAPH), [&] { d.text("link", 0, target); });
      });
    }, target);
  }
  for (const std::uint32_t lines : {0u, 1u, 1000u, 1001u}) {
    in_document([&](DocumentBuilder& d) { d.blank("B", ASSAY_BLANK_LINES, lines); }, "lines");
  }
  in_document([](DocumentBuilder& d) { d.blank("B", ASSAY_BLANK_CHOICE); }, "no choices");
  in_document([](DocumentBuilder& d) { d.blank("B", 4); }, "unknown blank");
}

TEST_CASE("fake sink: the document with everything in it is one that the host takes") {
  CHECK(host_takes([](DocumentBuilder& d) { assay::sdk::testing::write_everything(d); }));
  CHECK(fake_takes([](DocumentBuilder& d) { assay::sdk::testing::write_everything(d); }));
}

TEST_CASE("fake document: a renderer is sent the same events as by the host") {
  assay::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  DocumentBuilder builder(sink);
  assay::sdk::testing::write_everything(builder);
  tree.finish("test");
  assay::sdk::DocumentTree by_host, by_fake;
  assay_error error = assay::sdk::empty_error();
  REQUIRE(tree.replay(by_host.sink(), &error) == ASSAY_OK);
  const assay::sdk::testing::FakeDocument fake([](DocumentBuilder& d) { assay::sdk::testing::write_everything(d); });
  const assay_document_source source = fake.abi();
  const assay_document_sink to = by_fake.sink();
  REQUIRE(source.replay(source.context, &to, &error) == ASSAY_OK);

  const std::function<std::string(const assay::sdk::Node&)> words = [&](const assay::sdk::Node& node) {
    std::string all = std::to_string(node.kind) + "," + std::to_string(node.flags) + "," + std::to_string(node.span) +
                      "," + std::to_string(node.lines) + "," + std::to_string(node.blank) + "," + node.id + "," +
                      node.title + "," + node.note + "," + node.role + "," + node.text + "," + node.target + "," +
                      std::to_string(node.style);
    for (const auto& pair : node.attributes) all += pair.key + "=" + pair.value;
    for (const auto& column : node.columns) all += column.title + std::to_string(column.width) + std::to_string(column.align);
    for (const auto& choice : node.choices) all += choice;
    if (node.chart) all += node.chart->title + node.chart->description + std::to_string(node.chart->series.size());
    for (const auto& child : node.children) all += "(" + words(child) + ")";
    return all;
  };
  CHECK(words(by_host.root()) == words(by_fake.root()));
}
