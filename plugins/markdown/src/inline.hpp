// Runs of text as one piece of Markdown: emphasis, links and line ends.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/document_tree.hpp"

namespace assay::markdown {

// Finds where a link inside the document leads: given an element's id, the anchor of its heading; empty for
// none.
using FindAnchor = std::function<std::string(std::string_view id)>;

enum class LineEnds {
  kKept,   // as hard line breaks, and empty lines as new paragraphs
  kBlanks  // as blanks: headings and cells have one line
};

// A run of text, as in assay_span. The texts must live as long as the run.
struct Run {
  std::string_view text;
  std::uint32_t style = 0;  // ASSAY_SPAN_…
  std::string_view target = {};
};

// What the runs say, as Markdown that begins a line (`at_start`) or stands within one. Emphasis that Markdown
// cannot express where it stands is left out; the words never are.
std::string inline_markdown(const std::vector<Run>& runs, LineEnds ends, const FindAnchor& anchor,
                            bool at_start);

// The runs of text among `node`'s children.
std::vector<Run> runs_of(const sdk::Node& node);

// The words alone, on one line.
std::string plain_words(const std::vector<Run>& runs);

}  // namespace assay::markdown
