// assay/sdk/testing/fake_document.hpp: a document for a renderer, written with the same calls as a report:
//
//   FakeDocument document([](DocumentBuilder& d) { d.document({"Title"}, [&] { d.paragraph("Hello"); }); });
//
// As the host does, it sees to it that the document is sound, gives sections an id and fills the contents.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "assay/abi/renderer.h"
#include "assay/sdk/document.hpp"
#include "assay/sdk/document_tree.hpp"
#include "assay/sdk/error.hpp"
#include "assay/sdk/testing/fake_sink.hpp"

namespace assay::sdk::testing {

namespace detail {

// Sends a tree to a sink as events.
class Replay {
 public:
  explicit Replay(const assay_document_sink& sink) : builder_(sink) {}

  void send(const Node& node) {
    if (node.form == NodeForm::kText) return builder_.text(node.text, node.style, node.target);
    if (node.form == NodeForm::kChart) return send_chart(*node.chart);
    send_element(node);
  }

 private:
  void send_element(const Node& node) {
    std::vector<assay_pair> attributes;
    for (const OwnedPair& pair : node.attributes) attributes.push_back({text(pair.key), text(pair.value)});
    std::vector<assay_table_column> columns;
    for (const OwnedColumn& column : node.columns) columns.push_back({text(column.title), column.width, column.align, 0});
    std::vector<assay_text> choices;
    for (const std::string_view choice : node.choices) choices.push_back(text(choice));
    assay_element element = DocumentBuilder::element(node.kind);
    element.flags = node.flags;
    element.span = node.span;
    element.lines = node.lines;
    element.blank = node.blank;
    element.id = text(node.id);
    element.title = text(node.title);
    element.note = text(node.note);
    element.role = text(node.role);
    element.attributes = array(attributes);
    element.columns = array(columns);
    element.choices = array(choices);
    builder_.block(element, [&] {
      for (const Node& child : node.children) send(child);
    });
  }
  void send_chart(const OwnedChart& chart) {
    Chart plain;
    plain.kind = chart.kind;
    plain.id = chart.id;
    plain.title = chart.title;
    plain.description = chart.description;
    plain.value_label = chart.value_label;
    plain.minimum = chart.minimum;
    plain.maximum = chart.maximum;
    for (const OwnedCategory& one : chart.categories) plain.categories.push_back({text(one.label), text(one.short_label)});
    for (const OwnedSeries& one : chart.series) {
      plain.series.push_back({one.label, one.role, one.values, one.states, one.reference});
    }
    builder_.chart(plain);
  }

  DocumentBuilder builder_;
};

}  // namespace detail

// Neither copies nor moves: the source holds its address. Throws std::logic_error for a document that the host
// would refuse, which says why.
class FakeDocument {
 public:
  template <typename Write>
  explicit FakeDocument(Write&& write) {
    const assay_document_sink to = sink_.abi();
    DocumentBuilder builder(to);
    try {
      write(builder);
    } catch (const Failure&) {
      if (sink_.complaints().empty()) throw;
    }
    if (const std::string wrong = sink_.complaints(); !wrong.empty()) throw std::logic_error(wrong);
    root_ = sink_.root();
    std::vector<Node> parts = named(root_.children);
    std::vector<Node> entries;
    list_sections(store_.list(parts), 1, entries);
    for (Node& part : parts) {
      if (part.is(ASSAY_CONTENTS)) part.children = store_.list(entries);
    }
    root_.children = store_.list(parts);
  }
  FakeDocument(const FakeDocument&) = delete;
  FakeDocument& operator=(const FakeDocument&) = delete;

  // Makes every replay fail, as a host in trouble would.
  void fail() { fails_ = true; }

  assay_document_source abi() const {
    return {sizeof(assay_document_source), 0, const_cast<FakeDocument*>(this),
            [](void* context, const assay_document_sink* to, assay_error* error) {
              const FakeDocument& self = *static_cast<const FakeDocument*>(context);
              return guarded(error, [&] {
                if (self.fails_) throw Failure(ASSAY_E_INTERNAL, "the source was told to fail");
                detail::Replay(*to).send(self.root_);
              });
            }};
  }
  const Node& root() const { return root_; }

 private:
  // The same nodes, with an id for each section.
  std::vector<Node> named(const NodeList<Node>& from) {
    std::vector<Node> nodes(from.begin(), from.end());
    for (Node& node : nodes) {
      if (node.is(ASSAY_SECTION)) {
        ++sections_;
        if (node.id.empty()) node.id = store_.text("section-" + std::to_string(sections_));
      }
      node.children = store_.list(named(node.children));
    }
    return nodes;
  }
  static void list_sections(const NodeList<Node>& nodes, std::uint32_t depth, std::vector<Node>& entries) {
    for (const Node& node : nodes) {
      const bool listed = node.is(ASSAY_SECTION) && !node.has(ASSAY_FLAG_NOT_LISTED);
      if (listed) {
        Node entry;
        entry.kind = ASSAY_CONTENTS_ENTRY;
        entry.lines = depth;
        entry.id = node.id;
        entry.title = node.title;
        entries.push_back(entry);
      }
      list_sections(node.children, listed ? depth + 1 : depth, entries);
    }
  }

  FakeSink sink_;  // what the nodes point at, and store_
  NodeStore store_;
  Node root_;
  std::size_t sections_ = 0;
  bool fails_ = false;
};

// Writes a document that has every kind of element, every kind of chart, links, and texts that a careless renderer
// stumbles over. `hostile` stands in every text.
inline void write_everything(DocumentBuilder& d, std::string_view hostile = "<b>&\"'`|*_#\\ \xC3\xA9 \xE6\xBC\xA2") {
  const std::string odd(hostile);
  d.document({odd, "en", "2024-12-31", odd, odd, "test.everything"}, [&] {
    const std::vector<assay_pair> lines = {{text("Name"), text(odd)}, {text(odd), text("x")}};
    assay_element cover = DocumentBuilder::element(ASSAY_COVER);
    cover.title = text(odd);
    cover.note = text(odd);
    cover.attributes = array(lines);
    d.block(cover, [] {});
    d.contents(odd);
    d.section({"first", odd, odd}, [&] {
      d.heading(odd);
      assay_element paragraph = DocumentBuilder::element(ASSAY_PARAGRAPH);
      paragraph.role = text("remark");
      d.block(paragraph, [&] {
        d.text("plain ");
        d.text(odd, ASSAY_SPAN_STRONG | ASSAY_SPAN_EMPHASIS);
        d.text("there", 0, "#second");
        d.text("elsewhere", ASSAY_SPAN_MUTED, "https://example.com/?a=1&b=2");
      });
      d.list(true, [&] {
        d.list_item(odd);
        d.block(DocumentBuilder::element(ASSAY_LIST_ITEM), [&] {
          d.text("outer");
          d.list(false, [&] { d.list_item("inner"); });
        });
      });
      d.table(odd, {{odd, 2}, {"B", 1, ASSAY_ALIGN_END}, {"C", 0, ASSAY_ALIGN_CENTRE}}, [&] {
        d.row([&] { d.text_cell("head", 0, 3); }, ASSAY_FLAG_HEADER);
        d.row([&] { d.text_cell(odd, 0, 3); }, ASSAY_FLAG_GROUP_HEAD);
        d.row([&] {
          d.text_cell(odd, ASSAY_FLAG_HEADER);
          d.text_cell("1.5");
          d.cell([] {});
        });
      });
      d.key_figures([&] { d.key_figure(odd, "4.2", odd); });
      d.callout(odd, odd, "strength", [&] { d.paragraph(odd); });
      d.quotation(odd);
      d.grid("roles", [&] { d.grid_cell(odd, odd, [&] { d.paragraph(odd); }); });
      d.group([&] { d.paragraph("kept together"); });
      d.page_break();
      d.section({"second", "Second"}, [&] {
        d.blank(odd, ASSAY_BLANK_LINES, 3);
        d.blank("Sign here", ASSAY_BLANK_SIGNATURE);
        d.blank("Date", ASSAY_BLANK_DATE);
        d.blank("Choose", ASSAY_BLANK_CHOICE, 1, {text("yes"), text(odd)});
      });
    });
    d.section({"charts", "Charts", {}, ASSAY_FLAG_NEW_PAGE | ASSAY_FLAG_NOT_LISTED}, [&] {
      for (std::uint32_t kind = ASSAY_CHART_LINE; kind <= ASSAY_CHART_SCATTER; ++kind) {
        const bool one = kind == ASSAY_CHART_SCORE_BAR || kind == ASSAY_CHART_DISTRIBUTION;
        Chart chart;
        chart.kind = kind;
        chart.title = odd;
        chart.description = odd;
        chart.value_label = odd;
        chart.minimum = 1;
        chart.maximum = 5;
        chart.categories = {{text(odd), text("A")}};
        if (kind != ASSAY_CHART_SCORE_BAR) chart.categories.push_back({text("Second"), text("B")});
        const std::size_t count = chart.categories.size();
        const std::vector<double> values(count, 2.5);
        std::vector<std::uint8_t> states(count, 1);
        chart.series.push_back({odd, "self", values, states, false});
        states.back() = 0;
        if (!one) chart.series.push_back({"Others", "all", values, states, false});
        d.chart(chart);
      }
    });
  });
}

}  // namespace assay::sdk::testing
