// What may stand in what, and what an element must be.
#include <limits>

#include "samples.hpp"

using samples::element;
using samples::failure_of;
using samples::span;
using samples::Writer;
using Kinds = std::vector<std::uint32_t>;

namespace {

// What the tree says of a paragraph with this text.
std::string text_failure(const assay_span& run) {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.open(ASSAY_PARAGRAPH);
  writer.text(run);
  return writer.failure;
}

assay_element blank(std::uint32_t kind, std::uint32_t lines) {
  assay_element out = element(ASSAY_BLANK);
  out.blank = kind;
  out.lines = lines;
  return out;
}

// An element that is right for its kind.
assay_element good(std::uint32_t kind) {
  static const assay_table_column column{};
  assay_element out = kind == ASSAY_BLANK ? blank(ASSAY_BLANK_LINES, 1) : element(kind, "", "T");
  if (kind == ASSAY_TABLE) out.columns = {&column, 1, sizeof(column)};
  return out;
}

}  // namespace

TEST_CASE("document grammar: every pair of kinds is accepted or refused as the contract says") {
  const Kinds body = {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST, ASSAY_TABLE, ASSAY_KEY_FIGURES,
                      ASSAY_CALLOUT, ASSAY_QUOTATION, ASSAY_GRID, ASSAY_GROUP, ASSAY_BLANK};
  const auto with = [&](Kinds more) {
    more.insert(more.end(), body.begin(), body.end());
    return more;
  };
  // The way to the parent, and what it holds.
  const std::vector<std::pair<Kinds, Kinds>> rules = {
      {{}, with({ASSAY_COVER, ASSAY_CONTENTS, ASSAY_SECTION, ASSAY_PAGE_BREAK})},
      {{ASSAY_SECTION}, with({ASSAY_SECTION, ASSAY_PAGE_BREAK})},
      {{ASSAY_GROUP}, body},
      {{ASSAY_CALLOUT}, {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_LIST, ASSAY_GROUP}},
      {{ASSAY_LIST}, {ASSAY_LIST_ITEM}},
      {{ASSAY_LIST, ASSAY_LIST_ITEM}, {ASSAY_LIST}},
      {{ASSAY_TABLE}, {ASSAY_ROW}},
      {{ASSAY_TABLE, ASSAY_ROW}, {ASSAY_CELL}},
      {{ASSAY_TABLE, ASSAY_ROW, ASSAY_CELL}, {}},
      {{ASSAY_GRID}, {ASSAY_CELL}},
      {{ASSAY_GRID, ASSAY_CELL}, {ASSAY_PARAGRAPH, ASSAY_LIST}},
      {{ASSAY_KEY_FIGURES}, {ASSAY_KEY_FIGURE}},
      {{ASSAY_KEY_FIGURES, ASSAY_KEY_FIGURE}, {}},
      {{ASSAY_COVER}, {}},
      {{ASSAY_CONTENTS}, {}},
      {{ASSAY_HEADING}, {}},
      {{ASSAY_PARAGRAPH}, {}},
      {{ASSAY_QUOTATION}, {}},
      {{ASSAY_PAGE_BREAK}, {}},
  };
  for (const auto& [outer, held] : rules) {
    for (std::uint32_t kind = ASSAY_DOCUMENT; kind <= ASSAY_PAGE_BREAK; ++kind) {
      const bool accepted = std::find(held.begin(), held.end(), kind) != held.end();
      INFO("kind " << kind << " in " << (outer.empty() ? 1 : outer.back()));
      CHECK(failure_of(outer, good(kind)).empty() == accepted);
    }
  }
}

TEST_CASE("document grammar: a refusal names the element, its place and what may stand there") {
  CHECK(failure_of({ASSAY_LIST}, element(ASSAY_PARAGRAPH, "p1")) ==
        "PARAGRAPH \"p1\": may not stand in LIST, which holds LIST_ITEM");
  CHECK(failure_of({ASSAY_GRID, ASSAY_CELL}, element(ASSAY_ROW, "", "R")) ==
        "ROW \"R\": may not stand in CELL of a GRID, which holds PARAGRAPH and LIST");
  CHECK(failure_of({ASSAY_COVER}, element(ASSAY_PARAGRAPH)) ==
        "PARAGRAPH: may not stand in COVER, which holds nothing");
}

TEST_CASE("document grammar: a cell stands only in a row or a grid") {
  CHECK(failure_of({}, element(ASSAY_CELL)).rfind("CELL: may not stand in DOCUMENT", 0) == 0);
  CHECK(failure_of({ASSAY_GROUP}, element(ASSAY_CELL)).rfind("CELL: may not stand in GROUP", 0) == 0);
}

TEST_CASE("document grammar: the document is the only root") {
  Writer first;
  first.open(ASSAY_SECTION, "s", "One");
  CHECK(first.failure == "SECTION \"s\": may not stand outside of the DOCUMENT");
  Writer second;
  second.leaf(element(ASSAY_DOCUMENT));
  second.open(ASSAY_DOCUMENT);
  CHECK(second.failure == "DOCUMENT: there is one already");
  Writer third;
  third.leaf(element(ASSAY_DOCUMENT));
  third.open(ASSAY_SECTION, "", "One");
  CHECK(third.failure == "SECTION \"One\": may not stand outside of the DOCUMENT");
}

TEST_CASE("document grammar: one cover and one contents") {
  Writer cover;
  cover.open(ASSAY_DOCUMENT);
  cover.leaf(element(ASSAY_COVER));
  cover.open(ASSAY_COVER);
  CHECK(cover.failure == "COVER: there is one already");
  Writer contents;
  contents.open(ASSAY_DOCUMENT);
  contents.leaf(element(ASSAY_CONTENTS));
  contents.open(ASSAY_CONTENTS);
  CHECK(contents.failure == "CONTENTS: there is one already");
}

TEST_CASE("document grammar: contents are filled by the host") {
  CHECK(failure_of({ASSAY_CONTENTS}, element(ASSAY_CONTENTS_ENTRY)) ==
        "CONTENTS_ENTRY: the host fills CONTENTS; leave it empty");
}

TEST_CASE("document grammar: a close without an open is refused") {
  Writer writer;
  writer.close();
  CHECK(writer.failure == "close: nothing is open");
}

TEST_CASE("document grammar: text stands only where the contract says") {
  const Kinds holders = {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_QUOTATION};
  for (const std::uint32_t kind : {ASSAY_HEADING, ASSAY_PARAGRAPH, ASSAY_QUOTATION, ASSAY_LIST, ASSAY_TABLE,
                                   ASSAY_GRID, ASSAY_GROUP, ASSAY_CALLOUT, ASSAY_COVER, ASSAY_SECTION}) {
    Writer writer;
    writer.open(ASSAY_DOCUMENT);
    writer.open(good(kind));
    writer.text("x");
    INFO("kind " << kind);
    CHECK(writer.failure.empty() == (std::find(holders.begin(), holders.end(), kind) != holders.end()));
  }
  Writer outside;
  outside.text("x");
  CHECK(outside.failure == "text: may not stand outside of the DOCUMENT");
  Writer root;
  root.open(ASSAY_DOCUMENT);
  root.text("x");
  CHECK(root.failure ==
        "text: may not stand in DOCUMENT; text stands in HEADING, PARAGRAPH, LIST_ITEM, CELL, KEY_FIGURE and "
        "QUOTATION");
}

TEST_CASE("document grammar: text stands in a row's cell, not in a grid's") {
  Writer row;
  row.open(ASSAY_DOCUMENT);
  row.open(good(ASSAY_TABLE));
  row.open(ASSAY_ROW);
  row.open(ASSAY_CELL);
  CHECK(row.text("x") == ASSAY_OK);
  Writer grid;
  grid.open(ASSAY_DOCUMENT);
  grid.open(ASSAY_GRID);
  grid.open(ASSAY_CELL);
  CHECK(grid.text("x") == ASSAY_E_ARGUMENT);
}

TEST_CASE("document grammar: an id is taken once, by elements and charts alike") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.leaf(element(ASSAY_GROUP, "a"));
  writer.open(ASSAY_LIST, "a");
  CHECK(writer.failure == "LIST: the id \"a\" is taken");
  samples::Chart chart;
  chart.chart.categories = samples::array(chart.categories);
  chart.chart.series = samples::array(chart.series);
  Writer charts;
  charts.open(ASSAY_DOCUMENT, "c1");
  charts.chart(chart.chart);
  CHECK(charts.failure == "chart: the id \"c1\" is taken");
}

TEST_CASE("document grammar: an id holds letters, digits, '-', '_' and '.'") {
  CHECK(failure_of({}, element(ASSAY_GROUP, "A-1_b.c")).empty());
  CHECK(failure_of({}, element(ASSAY_GROUP, "a b")) ==
        "GROUP: the id \"a b\" may hold letters, digits, '-', '_' and '.'");
  CHECK_FALSE(failure_of({}, element(ASSAY_GROUP, "é")).empty());
  CHECK_FALSE(failure_of({}, element(ASSAY_GROUP, "a\"onclick")).empty());
}

TEST_CASE("document grammar: text that is not UTF-8, or holds a NUL, is refused") {
  CHECK(failure_of({}, element(ASSAY_GROUP, "", "ab\xFF")) == "GROUP: title is not UTF-8 at byte 2");
  CHECK(failure_of({}, element(ASSAY_GROUP, "", std::string_view("a\0b", 3))) ==
        "GROUP: title holds a NUL byte");
  CHECK(text_failure(span("\xC3")) == "text: the text is not UTF-8 at byte 0");
  assay_span no_data = span("");
  no_data.text = {nullptr, 3};
  CHECK(text_failure(no_data) == "text: the text has a size and no data");
  assay_span too_long = span("x");
  too_long.text.size = (16 << 20) + 1;
  CHECK(text_failure(too_long) == "text: the text is longer than 16 MiB");
}

TEST_CASE("document grammar: the other texts of an element are looked at too") {
  const assay_text bad = samples::text("\xFF");
  assay_element noted = element(ASSAY_GROUP, "g");
  noted.note = bad;
  CHECK(failure_of({}, noted) == "GROUP \"g\": note is not UTF-8 at byte 0");
  assay_element with_role = element(ASSAY_GROUP, "g");
  with_role.role = bad;
  CHECK(failure_of({}, with_role) == "GROUP \"g\": role is not UTF-8 at byte 0");
  const std::vector<assay_pair> pairs = {{samples::text("k"), bad}};
  assay_element cover = element(ASSAY_COVER);
  cover.attributes = samples::array(pairs);
  CHECK(failure_of({}, cover) == "COVER: an attribute is not UTF-8 at byte 0");
}

TEST_CASE("document grammar: arrays that cannot be walked are refused") {
  const std::vector<assay_pair> pairs(2);
  assay_element cover = element(ASSAY_COVER);
  cover.attributes = {nullptr, 1, sizeof(assay_pair)};
  CHECK(failure_of({}, cover) == "COVER: attributes has a count and no data");
  cover.attributes = {pairs.data(), 2, sizeof(assay_pair) - 8};
  CHECK(failure_of({}, cover) == "COVER: attributes has a wrong stride or address");
  cover.attributes = {pairs.data(), 2, sizeof(assay_pair) + 1};
  CHECK(failure_of({}, cover) == "COVER: attributes has a wrong stride or address");
  cover.attributes = {pairs.data(), (1 << 20) + 1, sizeof(assay_pair)};
  CHECK(failure_of({}, cover) == "COVER: attributes has more than 1048576 entries");
}

TEST_CASE("document grammar: a null, a short or an unknown element is refused") {
  Writer null;
  null.open(static_cast<const assay_element*>(nullptr));
  CHECK(null.failure == "element: the address is null");
  assay_element small = element(ASSAY_DOCUMENT);
  small.struct_size = 4;
  Writer shorter;
  shorter.open(small);
  CHECK(shorter.failure == "element: struct_size is too small");
  CHECK(failure_of({}, element(0)) == "element: unknown kind 0");
  CHECK(failure_of({}, element(ASSAY_PAGE_BREAK + 1)) == "element: unknown kind 21");
}

TEST_CASE("document grammar: a listed section has a title") {
  CHECK(failure_of({}, element(ASSAY_SECTION, "s")) ==
        "SECTION \"s\": has no title for the contents; give one, or ASSAY_FLAG_NOT_LISTED");
  assay_element hidden = element(ASSAY_SECTION, "s");
  hidden.flags = ASSAY_FLAG_NOT_LISTED;
  CHECK(failure_of({}, hidden).empty());
}

TEST_CASE("document grammar: a table has columns with a width and an alignment") {
  CHECK(failure_of({}, element(ASSAY_TABLE, "t")) == "TABLE \"t\": has no columns");
  const auto with = [](double width, std::uint32_t align) {
    const std::vector<assay_table_column> columns = {{samples::text("C"), width, align, 0}};
    assay_element table = element(ASSAY_TABLE, "t");
    table.columns = samples::array(columns);
    return failure_of({}, table);
  };
  CHECK(with(0, ASSAY_ALIGN_CENTRE).empty());
  CHECK(with(-1, 0) == "TABLE \"t\": a column's width is negative or not finite");
  CHECK(with(std::numeric_limits<double>::quiet_NaN(), 0) ==
        "TABLE \"t\": a column's width is negative or not finite");
  CHECK(with(1, 3) == "TABLE \"t\": unknown alignment 3");
}

TEST_CASE("document grammar: the cells of a row fit the table's columns") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  const std::vector<assay_table_column> columns(3);
  assay_element table = element(ASSAY_TABLE);
  table.columns = samples::array(columns);
  writer.open(table);
  assay_element wide = element(ASSAY_CELL);
  wide.span = 2;
  for (int i = 0; i < 2; ++i) {
    writer.open(ASSAY_ROW);
    writer.leaf(wide);
    writer.leaf(element(ASSAY_CELL));
    CHECK(writer.failure.empty());
    if (i == 0) writer.close();
  }
  writer.open(ASSAY_CELL, "extra");
  CHECK(writer.failure == "CELL \"extra\": the cells of the row take 4 columns, the table has 3");
}

TEST_CASE("document grammar: a blank has lines or choices") {
  CHECK(failure_of({}, blank(ASSAY_BLANK_LINES, 0)) == "BLANK: has 0 lines; 1 to 1000 are accepted");
  CHECK(failure_of({}, blank(ASSAY_BLANK_LINES, 1001)) == "BLANK: has 1001 lines; 1 to 1000 are accepted");
  CHECK(failure_of({}, blank(ASSAY_BLANK_LINES, 1000)).empty());
  CHECK(failure_of({}, blank(ASSAY_BLANK_SIGNATURE, 0)).empty());
  CHECK(failure_of({}, blank(ASSAY_BLANK_CHOICE, 0)) == "BLANK: has no choices");
  CHECK(failure_of({}, blank(4, 0)) == "BLANK: unknown kind of blank 4");
}

TEST_CASE("document grammar: links are #id, http, https or mailto") {
  for (const char* target : {"", "#a", "http://x", "https://x.org/y?z#q", "mailto:a@b.c"}) {
    INFO(target);
    CHECK(text_failure(span("x", target)).empty());
  }
  for (const char* target : {"#", "javascript:alert(1)", "file:///etc/passwd", "x", "https://", "mailto:",
                             "HTTP://x", "https://a b", "https://a\nb", "ftp://x", " https://x", "//x"}) {
    INFO(target);
    CHECK_THAT(text_failure(span("x", target)),
               ContainsSubstring("is neither #id nor an http, https or mailto address"));
  }
}

TEST_CASE("document grammar: elements nest 64 deep and no deeper") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  for (int i = 0; i < 63; ++i) REQUIRE(writer.open(ASSAY_GROUP) == ASSAY_OK);
  writer.open(ASSAY_GROUP);
  CHECK(writer.failure == "GROUP: nested more than 64 deep");
}
