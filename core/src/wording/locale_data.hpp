// What the Unicode locale data say of a locale, as pairs for plugins. The only files that see ICU are
// locale_data.cpp and plural_rules.cpp.
#pragma once

#include <string>
#include <string_view>

#include "assay/bridge.hpp"

namespace assay {

// All `locale.` pairs (docs/formats/content.md has the list). A language that the data do not know gets the
// English ones, with its own name and the direction of its script.
TextPairs locale_data(std::string_view locale);

// The plural rules of a locale for whole numbers, such as "one: n = 1; few: n % 10 = 2..4". Numbers that no
// rule takes are "other". Empty for a language without plural forms or one that is not known.
std::string plural_rules(std::string_view locale);

// One rule of the Unicode locale data, with what holds for whole numbers alone put in and simplified: "true"
// and "false" stand for what always or never holds.
std::string whole_number_rule(std::string_view condition);

}  // namespace assay
