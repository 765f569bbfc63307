// Ids and levels for the items of a package.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "case_tree.hpp"
#include "package.hpp"

namespace assay {

using TakenIds = std::unordered_map<std::string, std::size_t>;

// A text as an id: lower case, everything else as hyphens. Empty where nothing is left of it.
std::string slug(std::string_view text);
// `base`, or with a number behind it, so that it is not among `taken`; it is added to these.
std::string unique_id(std::string base, TakenIds& taken);

// The code of an item as an id; without one, the beginning of its words. Notes where a code could not stay as
// it is.
std::string id_for(const CaseItem& item, TakenIds& taken, CaseNotes& notes);

// The level of each of `constructs`, by node; empty for others. A level has one depth: a type that stands at
// several makes a level for each, which is noted.
std::vector<std::string> levels_for(const CasePackage& package, const CaseTree& tree,
                                    const std::vector<std::uint32_t>& constructs, CaseNotes& notes);

}  // namespace assay
