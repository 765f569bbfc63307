// The renderer "html": a document as one self-contained page.
#pragma once

#include "assay/sdk/document_tree.hpp"
#include "bytes.hpp"
#include "look.hpp"
#include "style.hpp"

namespace assay::html {

// Throws sdk::Failure (a std::runtime_error) when the wording lacks a key, naming it, or the logo is of a
// type that a page cannot show. [any thread]
void check_look(const Look& look);

// The whole file. The same document and look give the same bytes. Throws what check_look throws.
// [any thread]
Bytes render_html(const sdk::Node& document, const Look& look);

// The same for a look that was checked, with its style, which many pages share. [any thread]
Bytes render_html(const sdk::Node& document, const Look& look, const PageStyle& style);

}  // namespace assay::html
