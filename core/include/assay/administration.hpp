// assay/administration.hpp: the answers of one administration, a file for each instrument, so that they can be run
// together. The format: docs/formats/administration.md.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"

namespace assay {

// [[input]]: the files of one instrument. Paths are absolute; an empty one was not named.
struct AdministrationInput {
  std::string instrument;
  std::filesystem::path responses, comments, cases;
  Location where;
};

struct Administration {
  std::string source;
  std::string id, title;
  std::string date;  // ISO 8601; empty: none given
  std::vector<AdministrationInput> inputs;

  const AdministrationInput* find_input(std::string_view instrument) const;
};

// Throws Error with every problem: no input, an instrument twice, a file that is not there, no date.
Administration read_administration(const std::filesystem::path& path);

// Whether `text` is a day of the calendar as YYYY-MM-DD.
bool is_iso_date(std::string_view text);

}  // namespace assay
