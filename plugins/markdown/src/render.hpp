// The renderer "markdown": a document as CommonMark with GitHub's tables.
#pragma once

#include <string>

#include "assay/sdk/document_tree.hpp"
#include "page.hpp"

namespace assay::markdown {

// Throws sdk::Failure when the wording lacks a key, naming it. [any thread]
void check_look(const Look& look);

// The whole file. The same document and look give the same bytes. Throws what check_look throws. [any thread]
std::string render_markdown(const sdk::Node& document, const Look& look);

}  // namespace assay::markdown
