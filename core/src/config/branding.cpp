#include "branding.hpp"

#include <charconv>
#include <system_error>

#include "assay/text.hpp"
#include "logo.hpp"
#include "value_checks.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kUnknownColour = 0xffffffffu;

// The colour of "#rrggbb" as 0xRRGGBB.
std::uint32_t parse_colour(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return kUnknownColour;
  std::uint32_t colour = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data() + 1, end, colour, 16);
  return result.ec == std::errc{} && result.ptr == end ? colour : kUnknownColour;
}

void read_logo(TomlReader& reader, const fs::path& folder, Branding& branding) {
  const std::optional<std::string> name = reader.optional_text("logo");
  if (!name) return;
  branding.logo_where = reader.where("logo");
  if (!stays_inside(*name)) {
    reader.complain("logo", "the logo is not a file beside the profile", assay::quoted(*name),
                    "a file in the profile's folder or under it", "put the file beside the profile");
    return;
  }
  if (!has_logo_extension(*name)) {
    reader.complain("logo", "the logo is not a picture that reports can show", assay::quoted(*name),
                    "a file that ends in .svg, .png, .jpg or .jpeg",
                    "save the picture in one of these formats, and name it so");
    return;
  }
  const fs::path file = (folder / *name).lexically_normal();
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    reader.complain("logo",
                    fs::exists(file, ignored) ? "the logo is not a regular file" : "the logo does not exist",
                    assay::quoted(file.string(), 200), {}, "put the file there or take the key out");
    return;
  }
  if (const std::optional<LogoFlaw> flaw = check_logo(file)) {
    reader.complain("logo", flaw->what, flaw->found, flaw->accepted, flaw->remedy);
    return;
  }
  branding.logo = file;
}

}  // namespace

Branding read_branding(TomlReader& reader, const fs::path& folder) {
  Branding branding;
  branding.footer = reader.text_or("footer", "");
  if (const std::optional<std::string> accent = reader.optional_text("accent")) {
    const std::uint32_t colour = parse_colour(*accent);
    if (colour == kUnknownColour) {
      reader.complain("accent", "not a colour", assay::quoted(*accent), "\"#rrggbb\", such as \"#1f4e79\"");
    } else {
      branding.accent = colour;
    }
  }
  read_logo(reader, folder, branding);
  reader.finish();
  return branding;
}

}  // namespace assay
