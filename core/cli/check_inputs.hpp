// Checks of the files that speak of several instruments.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "arguments.hpp"

namespace assay::cli {

// Both add every problem to `problems`, or throw Error for a file that cannot be read as what it is. An instrument
// that no plugin has is a problem of an administration. Of a crosswalk it is one only when it looks like a slip:
// a crosswalk may name frameworks that are not installed here, which is a warning.
void check_crosswalk(const Workspace& workspace, const std::filesystem::path& path, std::vector<Problem>& problems,
                     std::vector<std::string>& warnings);
// Reads all rows of all files.
void check_administration(const Arguments& arguments, const std::filesystem::path& path,
                          std::vector<Problem>& problems);

}  // namespace assay::cli
