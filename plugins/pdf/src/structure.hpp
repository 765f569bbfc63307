// The last pass over a file: cairo writes what is tagged as a flat list; here it becomes the tree that the
// document is, with text alternatives, the scope of table heads, the language, and how a viewer begins.
#pragma once

#include <string>
#include <vector>

#include "tags.hpp"

namespace assay::pdf {

struct Reading {
  std::string language;  // BCP 47
  bool right_to_left = false;
  std::string date;  // ISO 8601, of the document; anything else gives the file no date
};

// `drawn`: the tag of each entry of that list. The same input gives the same bytes.
std::string finish_structure(const std::string& file, const TagTree& tags, const std::vector<Tag>& drawn,
                             const Reading& reading);

}  // namespace assay::pdf
