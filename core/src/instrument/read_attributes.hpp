// The reader of [attributes].
#pragma once

#include <vector>

#include "assay/instrument.hpp"
#include "assay/toml.hpp"

namespace assay {

// Reads [attributes] of `root`, if it is there, into `attributes`; notes problems in `root`.
void read_attributes(TomlReader& root, std::vector<Attribute>& attributes);

}  // namespace assay
