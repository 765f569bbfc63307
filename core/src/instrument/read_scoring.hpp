// [scoring]: how an instrument wants to be scored by a scorer that knows nothing else of it.
#pragma once

#include "assay/instrument.hpp"
#include "assay/toml.hpp"

namespace assay {

// Reads the table, which may be missing, out of the root of the file.
void read_scoring(TomlReader& root, Instrument& instrument);

}  // namespace assay
