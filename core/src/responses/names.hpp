// Names of columns and ids in messages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// In lower case, as far as ASCII goes.
std::string lower_case(std::string_view text);

// The nearest candidate, as closest() finds it, but none that differs from `word` in its digits alone:
// another number is another item, not a slip.
std::optional<std::string> closest_id(std::string_view word, const std::vector<std::string>& candidates);

// A name from a file as the key of a Problem: at most 60 characters, then an ellipsis.
std::string as_key(std::string_view name);

}  // namespace assay
