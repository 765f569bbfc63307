// The renderer "pdf": a document as one PDF file.
#pragma once

#include <memory>
#include <string>

#include "assay/sdk/document_tree.hpp"
#include "logo.hpp"
#include "look.hpp"
#include "typesetter.hpp"

namespace assay::pdf {

// What one rendering works with: fonts and the logo, which serve one thread at a time and are dear to make.
struct Workshop {
  explicit Workshop(const Look& look);

  Typesetter typesetter;
  std::unique_ptr<Logo> logo;  // null for none
};

// Throws sdk::Failure when the wording lacks a key, naming it, a font is not installed, or the logo cannot be
// shown. [any thread]
void check_look(const Look& look);

// The whole file. The same document and look give the same bytes. Throws sdk::Failure with
// ASSAY_E_UNSUPPORTED for a document of more pages than a PDF is made of here. [one at a time a workshop]
std::string render_pdf(const sdk::Node& document, const Look& look, Workshop& workshop);

}  // namespace assay::pdf
