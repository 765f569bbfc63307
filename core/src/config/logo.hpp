// What a logo's file must be for reports to show it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// Why a logo cannot be shown.
struct LogoFlaw {
  std::string what, found, accepted, remedy;
};

// Whether the name ends in .svg, .png, .jpg or .jpeg.
bool has_logo_extension(const std::filesystem::path& file);

// Looks at the size and the first bytes of a regular file with one of these extensions.
std::optional<LogoFlaw> check_logo(const std::filesystem::path& file);

// Whether the first element of a text in XML, after what may stand before it, is <svg>.
bool begins_svg(std::string_view text);

}  // namespace assay
