// The instrument's header, roles, scoring and attributes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "package.hpp"

namespace assay {

// Indices of CFItems, each with "construct/<id>" or "item/<id>", in the order of the instrument.
using ItemPaths = std::vector<std::pair<std::uint32_t, std::string>>;

// Completes `result`, whose constructs and items are there. `id` is the id wished for, or empty.
void import_document(const CasePackage& package, const ItemPaths& paths, const std::string& id,
                     CaseNotes& notes, Instrument& result);

}  // namespace assay
