#include <iterator>

#include "document_maker.hpp"
#include "sample_document.hpp"

namespace assay::conformance {
namespace {

constexpr std::uint32_t kBody[] = {ASSAY_HEADING,     ASSAY_PARAGRAPH, ASSAY_LIST,      ASSAY_TABLE,
                                   ASSAY_KEY_FIGURES, ASSAY_CALLOUT,   ASSAY_QUOTATION, ASSAY_GRID,
                                   ASSAY_GROUP,       ASSAY_BLANK,     ASSAY_PAGE_BREAK};
constexpr int kDeepest = 40;        // of the 64 that a document may have
constexpr std::size_t kMost = 300;  // elements, more or less

class RandomDocument {
 public:
  RandomDocument(DocumentMaker& to, Random random)
      : to_(to), random_(random), hostile_(hostile_words()), plain_(plain_words()) {}

  void write() {
    to_.open({ASSAY_DOCUMENT,
              "",
              words(),
              words(),
              words(),
              0,
              0,
              0,
              0,
              {{"language", one_in(4) ? "ar" : "en"}},
              {},
              {}});
    if (one_in(2))
      to_.holding({ASSAY_COVER, "", words(), words(), "", 0, 0, 0, 0, {{words(), words()}}, {}, {}}, "");
    if (one_in(2)) to_.holding({ASSAY_CONTENTS, "", words(), "", "", 0, 0, 0, 0, {}, {}, {}}, "");
    for (std::uint64_t i = random_.below(8); i-- > 0;) section(1);
    body(ASSAY_DOCUMENT, 1);
    to_.close();
  }

 private:
  bool one_in(std::uint64_t count) { return random_.below(count) == 0; }
  std::string words() { return one_in(5) ? std::string() : one_in(3) ? hostile_() : plain_(); }
  std::string id() { return one_in(3) ? "e" + std::to_string(++ids_) : std::string(); }
  ElementParts element(std::uint32_t kind) {
    return {kind, id(), words(), words(), words(), 0, 0, 0, 0, {}, {}, {}};
  }
  bool more(int depth, std::uint64_t one_in) {
    return made_ < kMost && depth < kDeepest && random_.below(one_in) != 0;
  }

  void section(int depth) {
    ElementParts parts = element(ASSAY_SECTION);
    parts.flags = parts.title.empty() ? std::uint32_t{ASSAY_FLAG_NOT_LISTED}
                  : one_in(3)         ? std::uint32_t{ASSAY_FLAG_NEW_PAGE}
                                      : 0u;
    to_.open(parts);
    body(ASSAY_SECTION, depth + 1);
    while (more(depth, 3)) section(depth + 1);
    to_.close();
  }

  // Whatever may stand in a DOCUMENT, SECTION, GROUP or CALLOUT.
  void body(std::uint32_t parent, int depth) {
    while (more(depth, 5)) {
      ++made_;
      if (parent != ASSAY_CALLOUT && one_in(6)) {
        chart();
        continue;
      }
      const std::uint32_t kind = kBody[random_.below(std::size(kBody))];
      const bool in_callout =
          kind == ASSAY_HEADING || kind == ASSAY_PARAGRAPH || kind == ASSAY_LIST || kind == ASSAY_GROUP;
      if (parent == ASSAY_CALLOUT && !in_callout) continue;
      if (parent == ASSAY_GROUP && kind == ASSAY_PAGE_BREAK) continue;
      block(kind, depth);
    }
  }

  void block(std::uint32_t kind, int depth) {
    switch (kind) {
      case ASSAY_LIST:
        return list(depth);
      case ASSAY_TABLE:
        return table();
      case ASSAY_BLANK:
        return blank();
      case ASSAY_GRID:
        return of_cells(ASSAY_GRID, ASSAY_CELL, depth);
      case ASSAY_KEY_FIGURES:
        return of_cells(ASSAY_KEY_FIGURES, ASSAY_KEY_FIGURE, depth);
      case ASSAY_GROUP:
      case ASSAY_CALLOUT:
        to_.open(element(kind));
        body(kind, depth + 1);
        return to_.close();
      default:
        break;
    }
    to_.open(element(kind));
    if (kind != ASSAY_PAGE_BREAK) runs();
    to_.close();
  }

  void runs() {
    for (std::uint64_t i = random_.below(5); i-- > 0;) {
      to_.text(words(), static_cast<std::uint32_t>(random_.below(8)),
               one_in(6) ? "https://example.org/" : "");
    }
  }

  void list(int depth) {
    ElementParts parts = element(ASSAY_LIST);
    parts.flags = one_in(2) ? std::uint32_t{ASSAY_FLAG_ORDERED} : 0u;
    to_.open(parts);
    for (std::uint64_t i = random_.below(4); i-- > 0;) {
      ++made_;
      to_.open(element(ASSAY_LIST_ITEM));
      runs();
      if (more(depth + 2, 2)) list(depth + 2);
      to_.close();
    }
    to_.close();
  }

  void of_cells(std::uint32_t kind, std::uint32_t cell, int depth) {
    to_.open(element(kind));
    for (std::uint64_t i = random_.below(6); i-- > 0;) {
      ++made_;
      to_.open(element(cell));
      if (cell == ASSAY_KEY_FIGURE) {
        runs();
      } else if (one_in(2)) {
        list(depth + 2);
      } else {
        block(ASSAY_PARAGRAPH, depth + 2);
      }
      to_.close();
    }
    to_.close();
  }

  void table() {
    ElementParts parts = element(ASSAY_TABLE);
    parts.columns.resize(1 + random_.below(12));
    for (ColumnParts& column : parts.columns)
      column = {words(), one_in(2) ? random_.fraction() * 10 : 0,
                static_cast<std::uint32_t>(random_.below(3))};
    to_.open(parts);
    for (std::uint64_t i = random_.below(12); i-- > 0;) row(parts.columns.size());
    to_.close();
  }

  void row(std::uint64_t columns) {
    ElementParts parts = element(ASSAY_ROW);
    parts.flags = one_in(4)   ? std::uint32_t{ASSAY_FLAG_HEADER}
                  : one_in(4) ? std::uint32_t{ASSAY_FLAG_GROUP_HEAD}
                              : 0u;
    to_.open(parts);
    while (columns > 0 && random_.below(8) != 0) {
      ++made_;
      ElementParts cell = element(ASSAY_CELL);
      cell.span = static_cast<std::uint32_t>(random_.below(columns + 1));
      cell.flags = one_in(4) ? std::uint32_t{ASSAY_FLAG_HEADER} : 0u;
      to_.open(cell);
      runs();
      if (one_in(5)) chart();
      to_.close();
      columns -= cell.span == 0 ? 1 : cell.span;
    }
    to_.close();
  }

  void blank() {
    ElementParts parts = element(ASSAY_BLANK);
    parts.blank = static_cast<std::uint32_t>(random_.below(4));
    parts.lines = 1 + static_cast<std::uint32_t>(random_.below(9));
    if (parts.blank == ASSAY_BLANK_CHOICE) parts.choices.assign(1 + random_.below(7), "");
    for (std::string& choice : parts.choices) choice = words();
    to_.open(parts);
    to_.close();
  }

  double figure(double minimum, double maximum) {
    // Also a little outside of the axis, which nothing forbids.
    return one_in(8) ? maximum + 1 : minimum + random_.fraction() * (maximum - minimum);
  }

  void chart() {
    const auto kind = static_cast<std::uint32_t>(1 + random_.below(7));
    const std::uint64_t categories =
        kind == ASSAY_CHART_SCORE_BAR ? 1 : 1 + random_.below(one_in(6) ? 60 : 9);
    const bool two = kind == ASSAY_CHART_GAP || kind == ASSAY_CHART_SCATTER;
    const bool one = kind == ASSAY_CHART_SCORE_BAR || kind == ASSAY_CHART_DISTRIBUTION;
    const std::uint64_t series = one ? 1 : two ? 2 : 1 + random_.below(10);
    const double minimum = one_in(3) ? -random_.fraction() * 1000 : random_.fraction();
    ChartParts parts{
        kind, id(), words(), words(), words(), minimum, minimum + 1e-3 + random_.fraction() * 100, {}, {}};
    for (std::uint64_t i = 0; i < categories; ++i) parts.categories.emplace_back(words(), words());
    for (std::uint64_t s = 0; s < series; ++s) {
      SeriesParts figures{words(), words(), {}, {}, !one && !two && one_in(4)};
      for (std::uint64_t i = 0; i < categories; ++i) {
        figures.values.push_back(figure(parts.minimum, parts.maximum));
        figures.states.push_back(one_in(4) ? 0 : 1);
      }
      parts.series.push_back(std::move(figures));
    }
    to_.chart(parts);
  }

  DocumentMaker& to_;
  Random random_;
  Words hostile_, plain_;
  std::size_t made_ = 0, ids_ = 0;
};

}  // namespace

DocumentTree random_document(Random random) {
  DocumentTree tree;
  DocumentMaker maker(tree.sink());
  RandomDocument(maker, random).write();
  tree.finish("a sample");
  return tree;
}

}  // namespace assay::conformance
