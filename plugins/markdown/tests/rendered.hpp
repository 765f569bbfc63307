// Documents as Markdown, for the tests.
#pragma once

#include <string>

#include "assay/sdk/document.hpp"
#include "assay/sdk/testing.hpp"
#include "catch.hpp"
#include "parsed.hpp"
#include "render.hpp"

namespace markdown_test {

using namespace assay;

inline const sdk::testing::FakeWording& wording() {
  static const auto* const texts = [] {
    auto* made = new sdk::testing::FakeWording;
    made->read(MARKDOWN_CONTENT);
    return made;
  }();
  return *texts;
}

inline markdown::Look look(std::string_view name = {}, std::string_view footer = {}) {
  return {name, footer, sdk::Wording(wording().abi())};
}

// The file of a document that `write` fills.
template <typename Write>
std::string rendered_with(const markdown::Look& how, const sdk::DocumentHead& head, Write&& write) {
  sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  sdk::DocumentBuilder d(sink);
  d.document(head, [&] { write(d); });
  return markdown::render_markdown(tree.root(), how);
}

template <typename Write>
std::string rendered(Write&& write) {
  return rendered_with(look(), {}, write);
}

}  // namespace markdown_test
