// Text as Markdown that reads as that very text: no part of it is taken for a sign, HTML or a link.
#pragma once

#include <string>
#include <string_view>

namespace assay::markdown {

// `text` on one line: white space of any kind becomes single spaces, none at the ends; control characters
// that a terminal would obey, and bytes that are no UTF-8, become U+FFFD. [any thread]
std::string one_line(std::string_view text);

// The same, with the line ends kept as "\n"; lines without anything on them only between others.
std::string tidy_lines(std::string_view text);

// One line of plain text with what has a meaning escaped by backslashes. A mail address becomes a code span:
// nothing else keeps GitHub's readers from making a link of it. `at_start`: the line begins with it, so that
// signs of lists, headings and quotations count too.
std::string escaped(std::string_view line, bool at_start);

// The target of a link as it stands in parentheses; empty for one that is no http, https or mailto address.
std::string link_destination(std::string_view target);

}  // namespace assay::markdown
