// Text as cells, sheet names and attributes can hold it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::xlsx {

// The text with "\n" for every line end and U+FFFD for what XML cannot hold: control characters, what is no
// character, bytes that are no UTF-8. [any thread]
std::string clean(std::string_view text);

// `clean`, on one line: white space of any kind becomes single blanks, none at the ends.
std::string one_line(std::string_view text);

// The length as Excel counts it: in units of UTF-16.
std::size_t units(std::string_view text);

// As much of the beginning as has no more than `most` units, never half a character.
std::string_view beginning(std::string_view text, std::size_t most);

// The text in pieces of no more than `most` units, at least one; cut at a blank where there is one near.
std::vector<std::string_view> pieces(std::string_view text, std::size_t most);

// How wide its longest line is, in digits of the common font. East Asian letters count twice.
double display_width(std::string_view text);

// In a workbook "_x0041_" stands for the character with this number. A text that has such letters of its own
// says so by "_x005F_" for their first underscore.
std::string escaped_text(std::string_view text);

// True when such letters stand at `at`.
bool stands_for_character(std::string_view text, std::size_t at);

// Small letters for capitals, as far as Excel takes two names of sheets for one: Latin, Greek, Cyrillic.
std::string folded(std::string_view text);

}  // namespace assay::xlsx
