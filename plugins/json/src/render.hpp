// The renderer "json": the document tree, whole, for programs.
#pragma once

#include <string>

#include "assay/sdk/document_tree.hpp"

namespace assay::json {

// The file: two spaces of indentation, a line end at the end. Every field that is set is there, in a fixed
// order; kinds, flags and styles are words, and a number where this version has no word; a value that is
// missing is null; numbers read back as the same number. The same document gives the same bytes.
// [any thread]
std::string render_json(const sdk::Node& document);

}  // namespace assay::json
