// Checks of the files that speak of several instruments.
#pragma once

#include <filesystem>
#include <vector>

#include "arguments.hpp"

namespace assay::cli {

// Both add every problem to `problems`, or throw Error for a file that cannot be read as what it is. An instrument
// that no plugin has is a problem of an administration, but not of a crosswalk: it may name frameworks that are not
// installed here.
void check_crosswalk(const Arguments& arguments, const std::filesystem::path& path, std::vector<Problem>& problems);
// Reads all rows of all files.
void check_administration(const Arguments& arguments, const std::filesystem::path& path,
                          std::vector<Problem>& problems);

}  // namespace assay::cli
