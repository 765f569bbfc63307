#include "render.hpp"

#include <nlohmann/json.hpp>

#include "assay/sdk/document.hpp"
#include "catch.hpp"

using namespace assay;
using Json = nlohmann::ordered_json;

namespace {

template <typename Write>
std::string rendered(Write&& write) {
  sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  sdk::DocumentBuilder d(sink);
  d.block(d.element(ASSAY_DOCUMENT), [&] { write(d); });
  return json::render_json(tree.root());
}

template <typename Write>
Json first_child(Write&& write) {
  return Json::parse(rendered(write)).at("children").at(0);
}

}  // namespace

TEST_CASE("json: a document is indented by two spaces and ends with a line end") {
  CHECK(rendered([](sdk::DocumentBuilder& d) { d.paragraph("Hi", ASSAY_SPAN_STRONG); }) ==
        "{\n"
        "  \"format\": \"assay.document/1\",\n"
        "  \"kind\": \"document\",\n"
        "  \"children\": [\n"
        "    {\n"
        "      \"kind\": \"paragraph\",\n"
        "      \"children\": [\n"
        "        {\n"
        "          \"kind\": \"text\",\n"
        "          \"text\": \"Hi\",\n"
        "          \"style\": [\n"
        "            \"strong\"\n"
        "          ]\n"
        "        }\n"
        "      ]\n"
        "    }\n"
        "  ]\n"
        "}\n");
}

TEST_CASE("json: every kind of element is a word") {
  const char* words[] = {"document",  "cover",     "contents",    "contents-entry", "section",
                         "heading",   "paragraph", "list",        "list-item",      "table",
                         "row",       "cell",      "key-figures", "key-figure",     "callout",
                         "quotation", "grid",      "group",       "blank",          "page-break"};
  for (std::uint32_t kind = ASSAY_DOCUMENT; kind <= ASSAY_PAGE_BREAK; ++kind) {
    const Json node = first_child([&](sdk::DocumentBuilder& d) { d.block(d.element(kind), [] {}); });
    CHECK(node.at("kind") == words[kind - 1]);
  }
}

TEST_CASE("json: what this version has no word for stays a number") {
  const Json node = first_child([](sdk::DocumentBuilder& d) {
    assay_element element = d.element(4711);
    element.flags = ASSAY_FLAG_ORDERED | (1u << 20);
    d.block(element, [] {});
  });
  CHECK(node.at("kind") == 4711);
  CHECK(node.at("flags") == Json::array({"ordered", 1u << 20}));
}

TEST_CASE("json: every field of an element that is set is there") {
  const std::vector<assay_pair> pairs = {{sdk::text("k"), sdk::text("v")}};
  const std::vector<assay_table_column> columns = {{sdk::text("C"), 1.5, ASSAY_ALIGN_CENTRE, 0}};
  const std::vector<assay_text> choices = {sdk::text("yes")};
  const Json node = first_child([&](sdk::DocumentBuilder& d) {
    assay_element e = d.element(ASSAY_BLANK);
    e.flags = ASSAY_FLAG_HEADER | ASSAY_FLAG_NEW_PAGE | ASSAY_FLAG_NOT_LISTED | ASSAY_FLAG_GROUP_HEAD;
    e.span = 3;
    e.lines = 4;
    e.blank = ASSAY_BLANK_CHOICE;
    e.id = sdk::text("i");
    e.title = sdk::text("t");
    e.note = sdk::text("n");
    e.role = sdk::text("r");
    e.attributes = sdk::array(pairs);
    e.columns = sdk::array(columns);
    e.choices = sdk::array(choices);
    d.block(e, [] {});
  });
  CHECK(node == Json::parse(R"({"kind": "blank", "flags": ["header", "new-page", "not-listed", "group-head"],
    "span": 3, "lines": 4, "blank": "choice", "id": "i", "title": "t", "note": "n", "role": "r",
    "attributes": [{"key": "k", "value": "v"}], "columns": [{"title": "C", "width": 1.5, "align": "centre"}],
    "choices": ["yes"]})"));
}

TEST_CASE("json: an entry of the contents has a depth") {
  const Json node = first_child([](sdk::DocumentBuilder& d) {
    assay_element e = d.element(ASSAY_CONTENTS_ENTRY);
    e.lines = 2;
    d.block(e, [] {});
  });
  CHECK(node == Json::parse(R"({"kind": "contents-entry", "depth": 2})"));
}

TEST_CASE("json: a chart has its figures, and null where one is missing") {
  const Json node = first_child([](sdk::DocumentBuilder& d) {
    sdk::Chart chart{ASSAY_CHART_GAP, "i", "t", "d", "v", 1, 7, {}, {}};
    chart.categories = {{sdk::text("Long"), sdk::text("L")}, {sdk::text("Same"), sdk::text("Same")}};
    chart.series.push_back({"Self", "self", {4.25, 0}, {1, 0}, false});
    chart.series.push_back({"Norm", "", {3, 4}, {1, 1}, true});
    d.chart(chart);
  });
  CHECK(node == Json::parse(R"({"kind": "chart", "chart": "gap", "id": "i", "title": "t", "description": "d",
    "value-label": "v", "minimum": 1.0, "maximum": 7.0,
    "categories": [{"label": "Long", "short-label": "L"}, {"label": "Same"}],
    "series": [{"label": "Self", "role": "self", "values": [4.25, null]},
               {"label": "Norm", "reference": true, "values": [3.0, 4.0]}]})"));
}

TEST_CASE("json: every kind of chart is a word") {
  const char* words[] = {"line", "score-bar", "distribution", "gap", "radar", "grid", "scatter"};
  for (std::uint32_t kind = ASSAY_CHART_LINE; kind <= ASSAY_CHART_SCATTER; ++kind) {
    const Json node = first_child([&](sdk::DocumentBuilder& d) {
      sdk::Chart chart;
      chart.kind = kind;
      d.chart(chart);
    });
    CHECK(node.at("chart") == words[kind - 1]);
  }
}

TEST_CASE("json: numbers read back as the same numbers") {
  const std::vector<double> values = {0.1, 1.0 / 3, 46.0 / 7, 1e-300, 123456789.123456789, -0.0};
  const Json node = first_child([&](sdk::DocumentBuilder& d) {
    sdk::Chart chart;
    chart.series.push_back({"S", "s", values, std::vector<std::uint8_t>(values.size(), 1), false});
    for (std::size_t i = 0; i < values.size(); ++i)
      chart.categories.push_back({sdk::text("c"), sdk::text("c")});
    d.chart(chart);
  });
  CHECK(node.at("series").at(0).at("values").get<std::vector<double>>() == values);
}

TEST_CASE("json: quotes, control characters and links are kept") {
  const Json node = first_child([](sdk::DocumentBuilder& d) {
    d.block(d.element(ASSAY_PARAGRAPH),
            [&] { d.text("a\"b\\c\n\x01 é", ASSAY_SPAN_EMPHASIS | ASSAY_SPAN_MUTED, "#x"); });
  });
  CHECK(node.at("children").at(0) == Json({{"kind", "text"},
                                           {"text", "a\"b\\c\n\x01 é"},
                                           {"style", {"emphasis", "muted"}},
                                           {"target", "#x"}}));
}

TEST_CASE("json: bytes that are no UTF-8 become the replacement character") {
  const Json node = first_child([](sdk::DocumentBuilder& d) { d.paragraph("a\xFF"); });
  CHECK(node.at("children").at(0).at("text") == "a\uFFFD");
}

TEST_CASE("json: the same document gives the same bytes") {
  const auto write = [](sdk::DocumentBuilder& d) { d.section({"a", "A"}, [&] { d.paragraph("x"); }); };
  CHECK(rendered(write) == rendered(write));
}
