// A small instrument, and content packs over it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../catalog/plugin_folder.hpp"
#include "assay/wording.hpp"
#include "temporary_folder.hpp"

// Ten lines; what a test adds begins in line 11.
inline std::string pack_head(const std::string& locale = "de", const std::string& version = "1.0.0",
                             const std::string& more = "# a line") {
  return "# Words of another language.\n\n[pack]\nid = \"small-de\"\ntitle = \"Klein\"\n"
         "instrument = \"acme.small\"\ninstrument-version = \"" +
         version + "\"\nlocale = \"" + locale + "\"\n" + more + "\n\n";
}

inline assay::Instrument small_instrument() {
  return assay::parse_instrument(R"(
[instrument]
id = "acme.small"
version = "1.0.0"
title = "Small survey"
vendor = "Acme"
kind = "survey"
locale = "en"
description = "About little."

[attributes]
overview = "What it is for"
positions = ["Agent", "Clerk"]
reviewed = "2024-05-29"
delivered-by = "vendor"

[[scale]]
id = "frequency"
points = [1, 2, 3]
labels = { 1 = "Never", 3 = "Always" }
na = true

[[role]]
id = "self"
title = "Self"

[[role]]
id = "vendor"
title = "The vendor"

[[construct]]
id = "u1"
level = "unit"
title = "Contact with customers"
short = "Contact"
weight = 2

[[construct]]
id = "u1.1"
level = "element"
parent = "u1"
title = "Listening"
low = ["Interrupts", "Talks"]
high = "Sums up"

[[item]]
id = "q1"
text = "Lets others finish"
construct = "u1.1"
scale = "frequency"
reverse = true
)",
                                 "small.toml");
}

// A pack on disk.
inline assay::ContentPack pack_of(const TemporaryFolder& folder, const std::string& toml) {
  return assay::read_content_pack(folder.write("small-de.toml", toml));
}

// A pack laid over the small instrument.
struct Laid {
  assay::Instrument instrument;
  std::vector<assay::Problem> problems, warnings;
  std::vector<std::string> missing;
};

inline Laid lay(const std::string& toml) {
  const TemporaryFolder folder;
  const assay::Catalog nothing;
  assay::PackOverlay overlay(pack_of(folder, toml), nothing);
  assay::Instrument worded = overlay.over(small_instrument());
  return {std::move(worded), overlay.problems(), overlay.warnings(2), overlay.missing()};
}

inline void check_at(const assay::Problem& problem, std::uint64_t line, std::uint64_t column,
                     const std::string& key) {
  CHECK(problem.where.file.ends_with("/small-de.toml"));
  CHECK(problem.where.line == line);
  CHECK(problem.where.column == column);
  CHECK(problem.key == key);
}
