// [disclosure] of a client profile.
#pragma once

#include "assay/config.hpp"

namespace assay {

// Reads the table and finishes the reader.
DisclosureChoice read_disclosure(TomlReader& reader);

}  // namespace assay
