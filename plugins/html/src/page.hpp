// One page in the making. Its functions are spread over page.cpp (the frame), blocks.cpp (what a section
// holds) and tables.cpp.
#pragma once

#include <string>
#include <string_view>

#include "assay/sdk/document_tree.hpp"
#include "charts.hpp"
#include "html_writer.hpp"
#include "look.hpp"
#include "style.hpp"

namespace assay::html {

class Page {
 public:
  Page(const sdk::Node& document, const Look& look, const PageStyle& style);

  Bytes render();

 private:
  using Children = sdk::NodeList<sdk::Node>;

  // --- page.cpp ---
  void head();
  void body();
  void cover(const sdk::Node& node);
  void bare_header();
  void brand();
  void cover_facts(const sdk::Node& node);
  void contents(const sdk::Node& node);
  void contents_level(const Children& entries, std::size_t& at);
  void foot();
  std::string page_title() const;
  std::string_view subject() const { return document_.attribute("subject"); }

  // --- blocks.cpp ---
  // What an element holds, from its child `from`: elements, figures, and paragraphs of loose text.
  void content(const Children& children, std::size_t from = 0);
  // Text and small charts, then whatever else there is.
  void inline_content(const sdk::Node& node);
  void block(const sdk::Node& node);
  void span(const sdk::Node& node);
  void chart(const sdk::OwnedChart& chart);
  void section(const sdk::Node& node);
  void text_block(std::string_view tag, std::string_view css_class, const sdk::Node& node);
  std::string_view heading_tag() const;  // of the next heading
  void heading(std::string_view css_class, std::string_view title);
  void list(const sdk::Node& node);
  void key_figures(const sdk::Node& node);
  void callout(const sdk::Node& node);
  void quotation(const sdk::Node& node);
  void grid(const sdk::Node& node);
  void grid_cell(const sdk::Node& node);
  void container(std::string_view css_class, const sdk::Node& node);
  // A title as a heading, the note below it; what `body` writes is one level deeper when there is a title.
  template <typename Body>
  void under_title(std::string_view css_class, const sdk::Node& node, Body&& body);

  // --- blanks.cpp ---
  void blank(const sdk::Node& node);
  void ruled_lines(const sdk::Node& node);
  void choices(const sdk::Node& node);
  void sign_line(const sdk::Node& node);
  // Signatures and dates that follow each other, side by side; returns how many there were.
  std::size_t sign_row(const Children& children, std::size_t from);

  // --- tables.cpp ---
  void table(const sdk::Node& node);

  const sdk::Node& document_;
  const Look& look_;
  const PageStyle& style_;
  chart::SeriesLooks looks_;
  bool right_to_left_;
  HtmlWriter out_;
  ChartContext charts_;
  int level_ = 2;                   // of the next heading
  int tables_ = 0;                  // that scroll, so far
  std::string_view section_title_;  // of the section begun last
  std::string last_key_;            // the categories that this section has explained
  bool covered_ = false;            // the page has its h1
};

}  // namespace assay::html
