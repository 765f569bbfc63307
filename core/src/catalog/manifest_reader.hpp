// What the catalog asks of a manifest beyond read_manifest().
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "assay/catalog.hpp"

namespace assay {

// Like read_manifest(), but a plugin for another version of the contract goes to `refusals`: its manifest
// is sound, and its id and version can still be told.
Manifest read_manifest(const std::filesystem::path& path, std::vector<Problem>& refusals);

// [options]: one schema for each key; finishes the reader.
std::vector<OptionSchema> read_option_schemas(TomlReader& options);

// `value` as a value of this option. When it is none, fills what, found and accepted of `problem`.
std::optional<OptionValue> option_value(const OptionSchema& schema, const TomlValue& value, Problem& problem);

}  // namespace assay
