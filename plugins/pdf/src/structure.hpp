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
};

// What the file says of itself; what is empty is left out.
struct FileFacts {
  std::string title;
  std::string author;
  std::string subject;
  std::string date;  // ISO 8601, of the document and never the clock's; anything else counts as none
};

// `file`: as cairo wrote it. `drawn`: the tag of each entry of that list. The same input gives the same bytes.
// Throws std::runtime_error when the file is not as cairo 1.16 writes it.
std::string finish_structure(std::string file, const TagTree& tags, const std::vector<Tag>& drawn,
                             const Reading& reading, const FileFacts& facts);

}  // namespace assay::pdf
