// The renderer "xlsx": a document as a workbook.
#pragma once

#include <string>

#include "assay/sdk/document_tree.hpp"
#include "layout.hpp"
#include "look.hpp"

namespace assay::xlsx {

// Throws sdk::Failure when the wording lacks a key, naming it. [any thread]
void check_look(const Look& look);

// The whole file. The same document and look give the same bytes. Throws what check_look throws, sdk::Failure
// (ASSAY_E_UNSUPPORTED) for a table that no sheet can hold, std::runtime_error when the file cannot be made.
// `limits` are Excel's; others are for tests. [any thread]
std::string render_xlsx(const sdk::Node& document, const Look& look, const Limits& limits = {});

}  // namespace assay::xlsx
