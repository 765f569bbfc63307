// What a plugin gave, as lines of text that can be held against each other: the same lines, the same bits.
#pragma once

#include <string>

#include "assay/abi/assay.h"
#include "assay/document.hpp"
#include "scored_table.hpp"

namespace assay::conformance {

// A line for each measure.
std::string transcript(const assay_array& measures);
// A line for each cell: case, row, column, value. Numbers are written so that they read back to the same
// bits.
std::string transcript(const ScoredTable& table);
// A line for each event.
std::string transcript(const DocumentTree& document);
// "status 0", or the status with the plugin's own text.
std::string transcript(assay_status status, const assay_error& error);

// Where two transcripts part: "`a` …, `b` …" of the first line that differs, with `first` and `second` as the
// names of the two. Empty when they are equal.
std::string parting(const std::string& one, const std::string& first, const std::string& other,
                    const std::string& second);

}  // namespace assay::conformance
