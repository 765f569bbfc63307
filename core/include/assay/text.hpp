// assay/text.hpp: small questions about texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// `text` in quotation marks, fit for a message: control characters and invalid bytes as \xNN, cut after
// `limit` characters with an ellipsis.
std::string quoted(std::string_view text, std::size_t limit = 60);

// The one of `candidates` nearest to `word` by edit distance (a transposition counts as one, upper and
// lower case as the same), if it is near enough to be a slip of the fingers.
std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates);

// "a, b and c"; at most `limit` of them, then "and N more".
std::string enumerate(const std::vector<std::string>& words, std::string_view last = "and",
                      std::size_t limit = 12);

// True for an id: starts with a lower case letter, then lower case letters, digits, '-', '_' and '.'.
bool is_id(std::string_view text);

// `text` as a cell of a CSV file: in quotation marks where it needs them, to be read back as it is.
std::string csv_cell(std::string_view text);

// `id` as a part of a file name: anything but letters, digits, '-', '_' and inner '.' as %XX.
std::string file_name_part(std::string_view id);

}  // namespace assay
