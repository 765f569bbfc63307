// The logical structure of a document: what is a heading, a list, a table, a figure. Built while the
// document is laid out; the painter says which content belongs to which tag.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace assay::pdf {

// The index of a tag in its tree; kNoTag for what is no part of the text, such as rules and page numbers.
using Tag = int;
constexpr Tag kNoTag = -1;

struct TagNode {
  const char* role;  // a standard structure type of ISO 32000-1, 14.8.4, such as "H1"
  Tag parent;
  std::string alternative{};     // FIGURE: what a reader who cannot see it should know
  const char* scope = nullptr;   // TH: "Column" or "Row"
  std::size_t column_span = 1;   // TH, TD
  bool ordered = false;          // L
  std::vector<Tag> children{};   // in reading order
};

class TagTree {
 public:
  TagTree() { nodes_.push_back({"Document", kNoTag}); }

  static constexpr Tag kRoot = 0;

  // A new tag below `parent`, after the tags it already holds. `role` must live as long as the tree.
  Tag add(Tag parent, const char* role) {
    const Tag tag = static_cast<Tag>(nodes_.size());
    nodes_.push_back({role, parent});
    nodes_[static_cast<std::size_t>(parent)].children.push_back(tag);
    return tag;
  }

  TagNode& operator[](Tag tag) { return nodes_[static_cast<std::size_t>(tag)]; }
  const TagNode& operator[](Tag tag) const { return nodes_[static_cast<std::size_t>(tag)]; }
  std::size_t size() const { return nodes_.size(); }

 private:
  std::vector<TagNode> nodes_;
};

}  // namespace assay::pdf
