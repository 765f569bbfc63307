// The parts of a zip file, for the tests.
#pragma once

#include <map>
#include <string>

namespace xlsx_test {

// By name. Throws std::runtime_error for anything that is no zip file.
std::map<std::string, std::string> unzipped(const std::string& bytes);

// A zip file of these parts, stored as they are.
std::string zipped(const std::map<std::string, std::string>& parts);

}  // namespace xlsx_test
