// Markdown as GitHub's parser reads it, with tables, strikethrough, task lists and links made of bare
// addresses.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace markdown_test {

struct Heading {
  int level;
  std::string text;
};

struct Link {
  std::string text, target;
};

struct Parsed {
  std::string
      text;  // all words; a line end between blocks, cells and after hard breaks, a blank for soft breaks
  std::vector<Heading> headings;
  std::vector<Link> links;
  std::vector<std::vector<std::vector<std::string>>> tables;  // rows of cells
  std::vector<std::string>
      kinds;  // the name of every node in the order of the document, as the parser names it
  std::string xml;

  std::size_t count(const std::string& kind) const;
};

Parsed parsed(const std::string& markdown);

}  // namespace markdown_test
