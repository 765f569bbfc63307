// What a profile alone says of a client's reports, for `assay explain`.
#pragma once

#include <string>
#include <vector>

#include "assay/config.hpp"
#include "explanation.hpp"

namespace assay::cli {

// "a, b", or "none".
std::string listed(const std::vector<std::string>& words);

// Colour, logo and footer, and whether the profile chose them.
std::vector<ExplanationLine> branding_lines(const Branding& branding);

// From how many raters and persons on figures and comments are shown, and which roles are shown whatever their number.
std::vector<ExplanationLine> disclosure_lines(const DisclosureChoice& choice);

}  // namespace assay::cli
