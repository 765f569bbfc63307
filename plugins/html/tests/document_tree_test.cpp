#include "assay/sdk/document_tree.hpp"

#include <cmath>
#include <limits>

#include "assay/sdk/document.hpp"
#include "catch.hpp"

using namespace assay::sdk;

namespace {

assay_element element(std::uint32_t kind) {
  return DocumentBuilder::element(kind);
}

}  // namespace

TEST_CASE("document tree: elements, texts and charts stand where they were sent") {
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  DocumentBuilder d(sink);
  CHECK_FALSE(tree.complete());
  d.block(element(ASSAY_DOCUMENT), [&] {
    d.section({"s", "Title", "Note", ASSAY_FLAG_NEW_PAGE, "role"}, [&] {
      d.block(element(ASSAY_PARAGRAPH), [&] {
        d.text("one ", ASSAY_SPAN_STRONG);
        d.text("two", 0, "#s");
      });
      Chart chart;
      chart.kind = ASSAY_CHART_GAP;
      chart.minimum = 1;
      chart.maximum = 5;
      chart.categories.push_back({text("long"), text("l")});
      chart.categories.push_back({text("other"), text("o")});
      chart.series.push_back({"Self", "self", {2.5, 0}, {1, 0}, true});
      d.chart(chart);
    });
  });
  REQUIRE(tree.complete());
  const Node& section = tree.root().children.at(0);
  CHECK(section.is(ASSAY_SECTION));
  CHECK(section.has(ASSAY_FLAG_NEW_PAGE));
  CHECK(section.id + section.title + section.note + section.role == "sTitleNoterole");
  const Node& words = section.children.at(0);
  CHECK(words.children.at(0).text == "one ");
  CHECK(words.children.at(0).style == ASSAY_SPAN_STRONG);
  CHECK(words.children.at(1).target == "#s");
  const OwnedChart& chart = *section.children.at(1).chart;
  CHECK(chart.kind == ASSAY_CHART_GAP);
  CHECK(chart.categories.at(1).short_label == "o");
  CHECK(chart.series.at(0).has(0));
  CHECK(chart.series.at(0).values.at(0) == 2.5);
  CHECK_FALSE(chart.series.at(0).has(1));
  CHECK(chart.series.at(0).reference);
}

TEST_CASE("document tree: attributes, columns and choices are kept in order") {
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  DocumentBuilder d(sink);
  const std::vector<assay_pair> pairs = {{text("b"), text("2")}, {text("a"), text("1")}};
  assay_element document = element(ASSAY_DOCUMENT);
  document.attributes = array(pairs);
  d.block(document, [&] {
    d.table("T", {{"C", 2.5, ASSAY_ALIGN_END}}, [] {});
    d.blank("B", ASSAY_BLANK_CHOICE, 1, {text("yes"), text("no")});
  });
  const Node& root = tree.root();
  CHECK(root.attributes.at(0).key == "b");
  CHECK(root.attribute("a") == "1");
  CHECK(root.attribute("none").empty());
  CHECK(root.children.at(0).columns.at(0).width == 2.5);
  CHECK(root.children.at(0).columns.at(0).align == ASSAY_ALIGN_END);
  CHECK(root.children.at(1).choices == std::vector<std::string>{"yes", "no"});
}

TEST_CASE("document tree: a value that is not finite counts as none") {
  OwnedSeries series;
  series.values = {std::nan(""), std::numeric_limits<double>::infinity(), 3};
  series.states = {1, 1, 1};
  CHECK_FALSE(series.has(0));
  CHECK_FALSE(series.has(1));
  CHECK(series.has(2));
  CHECK_FALSE(series.has(3));
}

TEST_CASE("document tree: fields that an older maker does not know are empty") {
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay_error error = empty_error();
  assay_element old = element(ASSAY_DOCUMENT);
  old.title = text("kept");
  old.note = text("not read");
  old.struct_size = offsetof(assay_element, note);
  REQUIRE(sink.open(sink.context, &old, &error) == ASSAY_OK);
  REQUIRE(sink.close(sink.context, &error) == ASSAY_OK);
  CHECK(tree.root().title == "kept");
  CHECK(tree.root().note.empty());
}

TEST_CASE("document tree: elements of an array may have grown") {
  struct LongerPair {
    assay_pair pair;
    double news;
  };
  const LongerPair pairs[] = {{{text("a"), text("1")}, 0.5}, {{text("b"), text("2")}, 0.5}};
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay_error error = empty_error();
  assay_element document = element(ASSAY_DOCUMENT);
  document.attributes = {pairs, 2, sizeof(LongerPair)};
  REQUIRE(sink.open(sink.context, &document, &error) == ASSAY_OK);
  REQUIRE(sink.close(sink.context, &error) == ASSAY_OK);
  CHECK(tree.root().attribute("b") == "2");
}

TEST_CASE("document tree: closing when nothing is open is refused") {
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay_error error = empty_error();
  CHECK(sink.close(sink.context, &error) == ASSAY_E_ARGUMENT);
  CHECK(error_text(error) == "an element is closed, and none is open");
}

TEST_CASE("document tree: a second root is refused") {
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay_error error = empty_error();
  const assay_element document = element(ASSAY_DOCUMENT);
  REQUIRE(sink.open(sink.context, &document, &error) == ASSAY_OK);
  REQUIRE(sink.close(sink.context, &error) == ASSAY_OK);
  CHECK(sink.open(sink.context, &document, &error) == ASSAY_E_ARGUMENT);
  CHECK(error_text(error) == "a document has one root; this is a second one");
}

TEST_CASE("document tree: text and charts outside of the document are refused") {
  DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  assay_error error = empty_error();
  const assay_span span{sizeof(assay_span), 0, text("x"), {}};
  CHECK(sink.text(sink.context, &span, &error) == ASSAY_E_ARGUMENT);
  CHECK(error_text(error) == "text stands outside of the document");
  assay_chart chart{};
  chart.struct_size = sizeof(chart);
  CHECK(sink.chart(sink.context, &chart, &error) == ASSAY_E_ARGUMENT);
  CHECK(error_text(error) == "a chart stands outside of the document");
}

TEST_CASE("document tree: a document that is not complete has no root") {
  DocumentTree tree;
  CHECK_THROWS_AS(tree.root(), std::logic_error);
  const assay_document_sink sink = tree.sink();
  assay_error error = empty_error();
  const assay_element document = element(ASSAY_DOCUMENT);
  REQUIRE(sink.open(sink.context, &document, &error) == ASSAY_OK);
  CHECK_THROWS_AS(tree.root(), std::logic_error);
}
