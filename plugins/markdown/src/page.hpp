// A document as Markdown, block by block.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/document_tree.hpp"
#include "assay/sdk/wording.hpp"
#include "inline.hpp"
#include "lines.hpp"
#include "slug.hpp"

namespace assay::markdown {

// How a customer's files look. The texts must live as long as it.
struct Look {
  std::string_view name;
  std::string_view footer;
  sdk::Wording wording;
};

// The anchor of each id: its own heading's, or that of the heading it stands under.
using Anchors = std::map<std::string, std::string, std::less<>>;

// Writes one document once. Links lead to `anchors`, which may be empty the first time: the anchors are known
// only when all headings were written.
class Page {
 public:
  Page(const sdk::Node& document, const Look& look, const Anchors& anchors);

  // The file. Call it once.
  std::string write();
  // The anchors, after write().
  Anchors take_anchors() { return std::move(found_); }

 private:
  using Children = sdk::NodeList<sdk::Node>;

  void title_block();
  void facts(const sdk::Node& node);
  void foot();

  void content(const Children& children);
  void block(const sdk::Node& node);
  void cover(const sdk::Node& node);
  void contents(const sdk::Node& node);
  void section(const sdk::Node& node);
  void container(const sdk::Node& node);
  void text_block(const sdk::Node& node);
  void list(const sdk::Node& node);
  void key_figures(const sdk::Node& node);
  void callout(const sdk::Node& node);
  void quotation(const sdk::Node& node);
  void grid(const sdk::Node& node);

  void blank(const sdk::Node& node);
  void choices(const sdk::Node& node);

  void table(const sdk::Node& node);
  // A table of cells that are Markdown already; `aligns` has ASSAY_ALIGN_… of each column.
  void write_table(const std::vector<std::vector<std::string>>& rows,
                   const std::vector<std::uint32_t>& aligns);
  std::string cell(const sdk::Node& cell, bool strong);

  void chart(const sdk::OwnedChart& chart);
  // A chart on one line, for a cell or an item.
  std::string chart_words(const sdk::OwnedChart& chart);
  std::string figure(const sdk::OwnedChart& chart, double value);

  // A heading `level` deep, 1 the outermost; deeper than six it is a strong paragraph. Nothing for no words.
  void heading(int level, const std::vector<Run>& runs);
  void strong_line(std::string_view words);
  void line(std::string_view words, std::uint32_t style = 0);
  void note(std::string_view words);
  // Remembers where links to `id` lead: to the heading written last.
  void anchor_here(std::string_view id);

  std::string words(std::string_view text, std::uint32_t style = 0);

  const sdk::Node& document_;
  const Look& look_;
  const Anchors& anchors_;
  Lines out_;
  Slugs slugs_;
  Anchors found_;
  std::string last_heading_, last_anchor_;
  int level_ = 2;            // of the next heading
  bool other_sign_ = false;  // the next list has other signs than the one before it
  FindAnchor find_anchor_;
};

}  // namespace assay::markdown
