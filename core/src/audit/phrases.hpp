// Figures in what a report says in words.
#pragma once

#include <optional>
#include <string_view>

namespace assay::audit {

// Whether the whole text is a figure that tells something: digits, decimals behind a point or a comma, a percent
// sign. A plain 0 is none.
bool is_figure(std::string_view text);

// The first figure with decimals that a text gives for `title`, as in "Peers: 5.25", "Peers has E1 mean 5.25" or
// "Peers 5,25". Points into `text`. Nothing where the title stands inside a longer word, or no such figure follows.
std::optional<std::string_view> figure_behind(std::string_view text, std::string_view title);

}  // namespace assay::audit
