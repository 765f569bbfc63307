// Short ways to a page for the tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/document.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::html::test {

// The words of content/en.toml; must be sorted by key.
inline const std::vector<assay_pair>& words() {
  static const std::vector<assay_pair> pairs = {{sdk::text("contents"), sdk::text("Contents")},
                                                {sdk::text("figures"), sdk::text("Figures")},
                                                {sdk::text("locale.decimal"), sdk::text(".")},
                                                {sdk::text("no-value"), sdk::text("–")},
                                                {sdk::text("page"), sdk::text("Page {page} of {pages}")},
                                                {sdk::text("skip"), sdk::text("Skip")},
                                                {sdk::text("table"), sdk::text("Table")}};
  return pairs;
}

inline Look look() {
  return {0x1f4e79, "", "", "", "", sdk::Wording(sdk::array(words()))};
}

using Attributes = std::vector<assay_pair>;

// Renders a document titled "Report" that holds what `write` writes.
template <typename Write>
std::string page(const Look& with, const Attributes& attributes, Write&& write) {
  sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  sdk::DocumentBuilder builder(sink);
  assay_element document = builder.element(ASSAY_DOCUMENT);
  document.title = sdk::text("Report");
  document.attributes = sdk::array(attributes);
  builder.block(document, [&] { write(builder); });
  return std::string(render_html(tree.root(), with).view());
}

template <typename Write>
std::string page(Write&& write) {
  return page(look(), {}, write);
}

// Only what stands in <main>, without the line ends between blocks.
template <typename Write>
std::string main_of(Write&& write) {
  const std::string html = page(write);
  const std::size_t start = html.find('>', html.find("<main")) + 1;
  std::string part = html.substr(start, html.find("</main>") - start);
  std::erase(part, '\n');
  return part;
}

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace assay::html::test
