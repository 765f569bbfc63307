// A document as a workbook.
#pragma once

#include "assay/sdk/document_tree.hpp"
#include "assay/sdk/wording.hpp"
#include "book.hpp"

namespace assay::xlsx {

// All that the document says, each thing once on a sheet where it can be counted, sorted or read:
//   Scores         every figure of tables, charts and key figures, one a row
//   Items          tables that tell of answers to single items, as they stand; tables of one form are one
//   Distributions  how often each answer was given; one sheet for each set of answers
//   Comments       quotations with the heading they stand under
//   Form           places to fill in
//   tables         every other table, as it stands; tables of one form are one
//   Text           everything else
// A sheet that would be empty is left out. Throws sdk::Failure for a wording without a key, naming it. [any
// thread]
Book collect(const sdk::Node& document, const sdk::Wording& wording);

}  // namespace assay::xlsx
