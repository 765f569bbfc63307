// assay/disclosure_file.hpp: disclosure.csv, read back. The format: docs/formats/disclosure.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "assay/instrument.hpp"

namespace assay {

// In place of a number that was withheld.
constexpr std::uint32_t kWithheldCount = 0xFFFFFFFF;

// A row of disclosure.csv.
struct PublishedRole {
  std::uint32_t raters = kWithheldCount;
  std::string reason;                           // "few", "earlier", or empty
  std::uint32_t comments = kWithheldCount;
  std::vector<std::uint32_t> answers;           // one an item, or kWithheldCount

  // Also when only the items say so.
  bool withheld() const { return raters == kWithheldCount || !reason.empty(); }
};

// A case: one a role of the instrument that has no parent, in its order.
using PublishedRoles = std::vector<PublishedRole>;

// Reads the file, by case. Throws Error with every problem: a header that does not fit the instrument, an unknown role, a
// row twice, a role of a case that is missing, a cell that is neither a number nor `withheld`.
std::unordered_map<std::string, PublishedRoles> read_disclosure(const std::filesystem::path& file,
                                                                const Instrument& instrument);

}  // namespace assay
