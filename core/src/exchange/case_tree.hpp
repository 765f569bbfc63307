// The tree that the associations of a package make of its items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "package.hpp"

namespace assay {

struct CaseNode {
  std::uint32_t parent = ASSAY_NONE;    // index of an item
  std::vector<std::uint32_t> children;  // in their order
  std::vector<std::uint32_t> links;     // to other items, in their order, each once
  std::uint32_t depth = 0;
};

struct CaseTree {
  std::vector<CaseNode> nodes;       // as CasePackage::items
  std::vector<std::uint32_t> order;  // all of them, depth first
};

// Notes a problem for items that are their own ancestors and for a tree that is too deep; where an instrument
// has only one parent or no place for an association, that is said.
CaseTree build_tree(const CasePackage& package, const std::unordered_map<std::string, std::size_t>& items,
                    CaseNotes& notes);

}  // namespace assay
