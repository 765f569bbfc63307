// Ids, link targets and class names made of texts of the document.
#pragma once

#include <string>
#include <string_view>

#include "bytes.hpp"

namespace assay::html {

// An id of the document as an id of the page. What is not a letter, digit, '-', '_' or '.' is written as
// ~XX, so that no two ids become the same one. The page's own ids have a ':' and never clash with these.
std::string safe_id(std::string_view id);
void append_safe_id(Bytes& out, std::string_view id);

// Where a link may lead: "#id" (made safe), http, https or mailto; empty for anything else.
std::string safe_target(std::string_view target);

// Whether a role is a plain word, which a class may be named after.
bool names_class(std::string_view role);

// A text as a string of CSS, quoted, with everything but letters and digits escaped.
std::string css_string(std::string_view text);

}  // namespace assay::html
