// The reader of one [[scale]].
#pragma once

#include "assay/instrument.hpp"
#include "assay/toml.hpp"

namespace assay {

// Reads everything but the id into `scale`; notes problems in `table`. Points with a problem stay empty.
void read_scale(TomlReader& table, Scale& scale);

}  // namespace assay
