// The renderer "pdf": a document as one PDF file.
#pragma once

#include <memory>
#include <string>

#include "assay/sdk/document_tree.hpp"
#include "logo.hpp"
#include "look.hpp"
#include "typesetter.hpp"

namespace assay::pdf {

// What one rendering works with, and nobody else meanwhile. Both must outlive it.
struct Workshop {
  Typesetter& typesetter;
  const Logo* logo;  // null for none
};

// Throws sdk::Failure when the wording lacks a key, naming it, a font is not installed, or the logo cannot be
// shown. [one at a time a typesetter]
void check_look(const Look& look, Typesetter& typesetter);

// The look's logo; null for none. Throws what check_look throws.
std::unique_ptr<Logo> logo_of(const Look& look);

// The whole file. The same document and look give the same bytes. Throws sdk::Failure with
// ASSAY_E_UNSUPPORTED for a document of more pages than a PDF is made of here. [one at a time a typesetter and logo]
std::string render_pdf(const sdk::Node& document, const Look& look, const Workshop& workshop);

}  // namespace assay::pdf
