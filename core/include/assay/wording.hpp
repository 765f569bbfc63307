// assay/wording.hpp: the fixed texts of reports and renderers, from a plugin's content files. The format:
// docs/formats/content.md.
#pragma once

#include <string>
#include <string_view>

#include "assay/bridge.hpp"
#include "assay/catalog.hpp"

namespace assay {

// Reads one content file: `[content] for, locale` and a table `[text]` of keys and texts. Throws Error with
// every problem; `plugin` and `locale` are what the file must be for.
TextPairs read_content(const std::filesystem::path& path, std::string_view plugin, std::string_view locale);

// The texts of a plugin in a locale: the file of that locale, else of its language ("en" for "en-GB"),
// else the plugin's first. Empty when the plugin has no content at all. `chosen` gets the locale taken.
TextPairs wording_of(const Manifest& plugin, std::string_view locale, std::string* chosen = nullptr);

}  // namespace assay
