#include <cstdlib>
#include <map>
#include <sstream>

#include "rules.hpp"

namespace assay::conformance::linting {
namespace {

// "2.34" as {2, 34}.
std::vector<unsigned long> parts_of(const std::string& number) {
  std::vector<unsigned long> parts;
  std::istringstream words(number);
  for (std::string part; std::getline(words, part, '.');) {
    parts.push_back(std::strtoul(part.c_str(), nullptr, 10));
  }
  return parts;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.front() != '.' && text.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

std::vector<std::string> newest_versions(const ElfLibrary& library) {
  std::map<std::string, std::string> newest;  // by family
  for (const NeededVersions& needed : library.needs_versions) {
    for (const std::string& version : needed.versions) {
      const std::size_t bar = version.rfind('_');
      const std::string number = bar == std::string::npos ? "" : version.substr(bar + 1);
      if (!is_number(number)) {
        newest[version];  // has no order: GLIBC_PRIVATE
        continue;
      }
      std::string& best = newest[version.substr(0, bar)];
      if (best.empty() || parts_of(best) < parts_of(number)) best = number;
    }
  }
  std::vector<std::string> versions;
  for (const auto& [family, number] : newest)
    versions.push_back(number.empty() ? family : family + "_" + number);
  return versions;
}

}  // namespace assay::conformance::linting
