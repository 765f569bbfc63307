#include "sample_document.hpp"

#include "document_maker.hpp"

namespace assay::conformance {
namespace {

constexpr std::uint32_t kCharts[] = {ASSAY_CHART_LINE,   ASSAY_CHART_SCORE_BAR, ASSAY_CHART_DISTRIBUTION,
                                     ASSAY_CHART_GAP,    ASSAY_CHART_RADAR,     ASSAY_CHART_GRID,
                                     ASSAY_CHART_SCATTER};

// Writes the whole document. `read` notes a text that a reader is to read.
class WholeDocument {
 public:
  WholeDocument(DocumentMaker& to, const Words& words, std::vector<std::string>* runs)
      : to_(to), words_(words), runs_(runs) {}

  void write() {
    to_.open({ASSAY_DOCUMENT,
              "",
              read(),
              words_(),
              words_(),
              0,
              0,
              0,
              0,
              {{"language", "en"},
               {"date", "2026-03-31"},
               {"subject", words_()},
               {"instrument", words_()},
               {"report", words_()},
               {words_(), words_()}},
              {},
              {}});
    to_.open({ASSAY_COVER,
              "cover",
              read(),
              read(),
              words_(),
              0,
              0,
              0,
              0,
              {{read(), read()}, {read(), read()}},
              {},
              {}});
    to_.close();
    to_.open({ASSAY_CONTENTS, "contents", read(), "", "", 0, 0, 0, 0, {}, {}, {}});
    to_.close();
    section("texts", 0, [&] { texts(); });
    section("tables", ASSAY_FLAG_NEW_PAGE, [&] { tables(); });
    section("charts", 0, [&] { charts(); });
    section("blanks", ASSAY_FLAG_NOT_LISTED, [&] { blanks(); });
    to_.close();
  }

 private:
  std::string read() {
    std::string words = words_();
    if (runs_ != nullptr) runs_->push_back(words);
    return words;
  }

  template <typename Body>
  void section(const std::string& id, std::uint32_t flags, Body body) {
    to_.open({ASSAY_SECTION, id, read(), read(), words_(), flags, 0, 0, 0, {}, {}, {}});
    body();
    to_.open({ASSAY_SECTION, id + ".inner", read(), "", "", 0, 0, 0, 0, {}, {}, {}});
    to_.holding({ASSAY_PARAGRAPH, "", "", "", "", 0, 0, 0, 0, {}, {}, {}}, read());
    to_.close();
    to_.close();
  }

  ElementParts plain(std::uint32_t kind, const std::string& id = {}) {
    return {kind, id, "", "", words_(), 0, 0, 0, 0, {}, {}, {}};
  }
  void paragraph() { to_.holding(plain(ASSAY_PARAGRAPH), read()); }

  void texts() {
    to_.holding(plain(ASSAY_HEADING, "heading"), read());
    to_.open(plain(ASSAY_PARAGRAPH, "paragraph"));
    for (std::uint32_t style = 0; style < 8; ++style) to_.text(read(), style);
    for (const char* target : {"#tables", "#chart-1", "http://example.org/",
                               "https://example.org/?a=1&b=%22'\"<xassay>", "mailto:wren@example.org"})
      to_.text(read(), ASSAY_SPAN_STRONG, target);
    to_.text("");
    to_.close();
    to_.holding(plain(ASSAY_PARAGRAPH), "");
    list(0, 1);
    list(ASSAY_FLAG_ORDERED, 3);
    figures_and_boxes();
    to_.open({ASSAY_QUOTATION, "quotation", "", read(), "comment", 0, 0, 0, 0, {}, {}, {}});
    to_.text(read());
    to_.close();
    to_.holding(plain(ASSAY_PAGE_BREAK), "");
  }

  void list(std::uint32_t flags, int depth) {
    to_.open({ASSAY_LIST, "", "", "", words_(), flags, 0, 0, 0, {}, {}, {}});
    for (int i = 0; i < 3; ++i) {
      to_.open(plain(ASSAY_LIST_ITEM));
      to_.text(read());
      if (i == 1 && depth > 1) list(flags, depth - 1);
      to_.close();
    }
    to_.close();
  }

  void figures_and_boxes() {
    to_.open(plain(ASSAY_KEY_FIGURES));
    for (int i = 0; i < 3; ++i)
      to_.holding({ASSAY_KEY_FIGURE, "", read(), read(), words_(), 0, 0, 0, 0, {}, {}, {}}, read());
    to_.close();
    to_.open({ASSAY_CALLOUT, "callout", read(), "", "strength", 0, 0, 0, 0, {}, {}, {}});
    paragraph();
    to_.open(plain(ASSAY_GROUP, "group"));
    paragraph();
    to_.close();
    to_.close();
    to_.open(plain(ASSAY_GRID, "grid"));
    for (int i = 0; i < 4; ++i) {
      to_.open({ASSAY_CELL, "", read(), "", words_(), 0, 0, 0, 0, {}, {}, {}});
      paragraph();
      to_.close();
    }
    to_.close();
  }

  void tables() {
    to_.open({ASSAY_TABLE,
              "table",
              read(),
              "",
              words_(),
              0,
              0,
              0,
              0,
              {},
              {{read(), 3, ASSAY_ALIGN_START}, {read(), 1, ASSAY_ALIGN_END}, {read(), 2, ASSAY_ALIGN_CENTRE}},
              {}});
    row(ASSAY_FLAG_HEADER, 3);
    for (int i = 0; i < 60; ++i)
      row(i % 20 == 0 ? std::uint32_t{ASSAY_FLAG_GROUP_HEAD} : 0u, i % 20 == 0 ? 1 : 3);
    to_.close();
    // Without titles and widths, without rows, and wider than any page.
    to_.open({ASSAY_TABLE, "", "", "", "", 0, 0, 0, 0, {}, {{}, {}}, {}});
    row(0, 2);
    to_.close();
    to_.open({ASSAY_TABLE, "", "", "", "", 0, 0, 0, 0, {}, {{read(), 0, ASSAY_ALIGN_START}}, {}});
    to_.close();
    std::vector<ColumnParts> many(24);
    for (ColumnParts& column : many) column.title = read();
    to_.open({ASSAY_TABLE, "wide", read(), "", "", 0, 0, 0, 0, {}, many, {}});
    row(0, 24);
    to_.close();
  }

  // A row with its first cell as a header; of one cell, that takes three columns.
  void row(std::uint32_t flags, int cells) {
    to_.open({ASSAY_ROW, "", "", "", words_(), flags, 0, 0, 0, {}, {}, {}});
    for (int i = 0; i < cells; ++i) {
      to_.open({ASSAY_CELL,
                "",
                "",
                "",
                words_(),
                i == 0 ? std::uint32_t{ASSAY_FLAG_HEADER} : 0u,
                cells == 1 ? 3u : 0u,
                0,
                0,
                {},
                {},
                {}});
      if (i != 1 || flags != 0) to_.text(read());
      if (i == 2 && cells == 3) to_.chart(chart(ASSAY_CHART_SCORE_BAR, "", true));
      to_.close();
    }
    to_.close();
  }

  void charts() {
    int number = 0;
    for (const std::uint32_t kind : kCharts) {
      to_.chart(chart(kind, "chart-" + std::to_string(++number), false));
      to_.chart(chart(kind, "", true));
    }
  }

  // `bare`: without a title, and with gaps among the figures.
  ChartParts chart(std::uint32_t kind, const std::string& id, bool bare) {
    const std::size_t categories = kind == ASSAY_CHART_SCORE_BAR ? 1 : 5;
    const bool one = kind == ASSAY_CHART_SCORE_BAR || kind == ASSAY_CHART_DISTRIBUTION;
    const std::size_t series = one ? 1 : kind == ASSAY_CHART_GAP || kind == ASSAY_CHART_SCATTER ? 2 : 3;
    ChartParts parts{kind, id, bare ? "" : words_(), words_(), bare ? "" : words_(), 1, 7, {}, {}};
    for (std::size_t i = 0; i < categories; ++i) {
      const std::string label = words_();
      parts.categories.emplace_back(label, i % 2 == 0 ? words_() : label);
    }
    for (std::size_t s = 0; s < series; ++s) {
      SeriesParts figures{words_(), s == 0 ? words_() : "self", {}, {}, s == 2};
      for (std::size_t i = 0; i < categories; ++i) {
        figures.values.push_back(1 + static_cast<double>((i * 5 + s * 3) % 13) / 2);
        figures.states.push_back(bare && (i + s) % 3 == 0 ? 0 : 1);
      }
      parts.series.push_back(std::move(figures));
    }
    return parts;
  }

  void blanks() {
    to_.open({ASSAY_BLANK, "", read(), "", words_(), 0, 0, 12, ASSAY_BLANK_LINES, {}, {}, {}});
    to_.close();
    to_.open({ASSAY_BLANK, "", read(), "", words_(), 0, 0, 0, ASSAY_BLANK_SIGNATURE, {}, {}, {}});
    to_.close();
    to_.open({ASSAY_BLANK, "", read(), "", words_(), 0, 0, 0, ASSAY_BLANK_DATE, {}, {}, {}});
    to_.close();
    to_.open({ASSAY_BLANK,
              "",
              read(),
              "",
              words_(),
              0,
              0,
              0,
              ASSAY_BLANK_CHOICE,
              {},
              {},
              {read(), read(), read()}});
    to_.close();
  }

  DocumentMaker& to_;
  const Words& words_;
  std::vector<std::string>* runs_;
};

}  // namespace

DocumentTree whole_document(const Words& words, std::vector<std::string>* runs) {
  DocumentTree tree;
  DocumentMaker maker(tree.sink());
  WholeDocument(maker, words, runs).write();
  tree.finish("a sample");
  return tree;
}

DocumentTree bare_document(const std::string& title) {
  DocumentTree tree;
  DocumentMaker maker(tree.sink());
  maker.open({ASSAY_DOCUMENT, "", title, "", "", 0, 0, 0, 0, {}, {}, {}});
  maker.close();
  tree.finish("a sample");
  return tree;
}

}  // namespace assay::conformance
