// Instruments in files of their own, without a plugin.
#pragma once

#include <filesystem>
#include <vector>

#include "assay/catalog.hpp"

namespace assay {

// Reads every *.toml of `folders`, sorted by name within each, and refuses each one whose id one of `plugins`
// or an earlier file has. Never throws for a bad file or folder: it is among the results, with refusals.
std::vector<InstrumentFile> read_instrument_files(const std::vector<std::filesystem::path>& folders,
                                                  const std::vector<Candidate>& plugins);

}  // namespace assay
