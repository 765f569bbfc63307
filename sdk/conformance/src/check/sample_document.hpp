// Documents to try renderers with: one that has everything, and others that nobody would think of.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "random.hpp"

namespace assay::conformance {

// Gives the next text; called once for each place of a document where a text may stand.
using Words = std::function<std::string()>;

// "wren0001 rests", "wren0002 rests", …: no two alike, nothing that a format takes for a sign.
Words plain_words();
// Texts that mean something to HTML, XML, CSS, JSON, CSV, TeX, Markdown or a spreadsheet, that turn the
// direction of writing, or that are very long; no two alike. What would become markup has kMark in its name.
Words hostile_words();
inline constexpr std::string_view kMark = "xassay";

// Every kind of element, chart, blank, style and target, with every field filled that its kind has; finished.
// `runs`, where given, receives what a reader is to read: runs of text, titles of sections, labels, choices.
DocumentTree whole_document(const Words& words, std::vector<std::string>* runs = nullptr);

// No more than a DOCUMENT with a title.
DocumentTree bare_document(const std::string& title);

// Made up of what may stand where, up to some hundred elements; finished.
DocumentTree random_document(Random random);

}  // namespace assay::conformance
