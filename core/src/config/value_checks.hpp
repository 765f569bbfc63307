// Checks of values that profiles, settings and manifests share.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assay/toml.hpp"

namespace assay {

// The folder that `source` stands in, absolute.
std::filesystem::path folder_of(const std::filesystem::path& source);

// The folders of an array of texts: absolute, a relative one counted from `base`.
std::vector<std::filesystem::path> folder_list(TomlReader& reader, std::string_view key,
                                               const std::filesystem::path& base);

// An array of ids, none twice; a problem for each that is not one.
std::vector<std::string> id_list(TomlReader& reader, std::string_view key);

// Notes a problem at element `index` of the array under `key`.
void complain_at(TomlReader& reader, std::string_view key, std::size_t index, const TomlValue& element,
                 std::string what, std::string accepted, std::string remedy);

// Whether `name` is a file name or path that leads to something inside the folder it is counted from.
bool stays_inside(std::string_view name);

// Whether `text` has the form of a BCP 47 language tag.
bool is_locale(std::string_view text);

}  // namespace assay
