// assay/crosswalk.hpp: which constructs of which frameworks speak of the same thing, and how closely. The format:
// docs/formats/crosswalk.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/error.hpp"

namespace assay {

// One construct of one framework, as a part of a theme.
struct CrosswalkMember {
  std::string instrument, construct;
  std::uint32_t match = ASSAY_MATCH_EXACT;
  Location where;
  std::string path;  // such as "theme[0].member[2]"
};

struct CrosswalkTheme {
  std::string id, title, note;
  std::vector<CrosswalkMember> members;
};

struct Crosswalk {
  std::string source;
  std::string id, title, locale;
  std::vector<CrosswalkTheme> themes;

  // The instruments it names, each once, in the order in which they first come.
  std::vector<std::string> instruments() const;
};

// Throws Error with every problem: an id that is not the file's name, a theme without members, a member twice in a
// theme, a match that is none. Whether instruments have these constructs is not looked at here.
Crosswalk read_crosswalk(const std::filesystem::path& path);

// The file of a crosswalk: crosswalks/<id>.toml in a configuration folder, or the path itself for a name with '/' or
// with ".toml" at its end. Throws Error, with the ids there are, when it is missing.
std::filesystem::path find_crosswalk(const std::filesystem::path& configs, const std::string& name);

}  // namespace assay
