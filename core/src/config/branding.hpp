// [branding] of a client profile.
#pragma once

#include <filesystem>

#include "assay/config.hpp"

namespace assay {

// Reads the table and finishes the reader. `folder` is the profile's.
Branding read_branding(TomlReader& reader, const std::filesystem::path& folder);

}  // namespace assay
