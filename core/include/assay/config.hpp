// assay/config.hpp: what an administrator decides: assay.toml and one profile a client. The formats:
// docs/formats/client-profile.md and docs/formats/settings.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/error.hpp"
#include "assay/toml.hpp"

namespace assay {

// An option as the profile sets it; checked against the plugin's schema when the plugin is chosen.
struct OptionSetting {
  std::string key;
  TomlValue value;
  Location where;
  std::string path;  // such as "use[0].options.highlights"
};

// [plugins.<id>]
struct PluginChoice {
  std::string id;
  std::string sha256;  // empty: any library will do
  std::vector<OptionSetting> options;
  Location where;
};

// [[use]]: one instrument that the client has, and what is made of it.
struct Use {
  std::string instrument;
  std::string scorer;
  std::vector<std::string> reports;
  std::vector<std::string> formats;
  std::string norm;  // empty: none, or norm_file
  std::filesystem::path norm_file;  // the customer's own norm, absolute; empty: none, or norm
  std::string group_by;  // the column of the cases file that group reports go by; empty: none
  std::string content;  // id of a content pack; empty: none
  Location content_where;
  std::vector<OptionSetting> options;  // for the scorer's and the reports' plugins
  Location where;
  std::string path;  // "use[0]"
  std::vector<std::pair<std::string, Location>> places;  // of the keys that are there

  Location where_of(std::string_view key) const;  // of the table, when the key is not there
};

struct Branding {
  std::string footer;
  std::uint32_t accent = 0x1f4e79;
  std::filesystem::path logo;  // empty: none; relative to the profile's folder in the file, absolute here
  Location logo_where;
};

// [disclosure]: from how many on something is shown. See assay/disclosure.hpp.
struct DisclosureChoice {
  std::uint32_t minimum_raters = 3, minimum_comment_raters = 3, minimum_cases = 3;
  std::optional<std::vector<std::string>> exempt;  // roles by id; none: the usual ones
  Location exempt_where;
};
// The fewest raters for comments where a profile names none of its own: never fewer than for figures.
std::uint32_t usual_comment_minimum(std::uint32_t minimum_raters);

struct ClientProfile {
  std::string source;
  std::string id, name, locale;
  std::vector<std::filesystem::path> plugin_path;  // places to search, absolute
  std::vector<PluginChoice> plugins;
  std::vector<Use> uses;
  std::string crosswalk;          // of [comparison]; empty: none named
  std::optional<Use> comparison;  // reports, formats and options of [comparison]
  Branding branding;
  DisclosureChoice disclosure;

  const Use* find_use(std::string_view instrument) const;
};

// assay.toml
struct Settings {
  std::string source;  // empty when there is no file
  std::vector<std::filesystem::path> plugin_path;      // absolute
  std::vector<std::filesystem::path> instrument_path;  // absolute; folders with an instrument in each *.toml
  std::vector<std::filesystem::path> content_path;     // absolute; of content packs
  std::int64_t threads = 0;  // 0: one a core
};

// Where the program, its plugins and its configuration are, found from the program's own place: a build
// tree (bin/ plugins/ configs/) or an installed prefix (bin/ lib/assay/plugins/ share/assay/configs/).
struct Installation {
  std::filesystem::path program;
  std::filesystem::path plugins;
  std::filesystem::path configs;
};
Installation find_installation();  // throws Error (Machine) when the program cannot find its place
// The same for a program at `program`, an absolute path; looks for a build tree first.
Installation installation_around(const std::filesystem::path& program);

// These throw Error with every problem of the file. An id that is not the file's name is one.
ClientProfile read_client_profile(const std::filesystem::path& path);
// The same, for who has more to say about the profile: notes what is wrong, and gives what could be read. Where an id
// could not, it is empty. Throws Error when the file cannot be read or is no TOML.
ClientProfile read_client_profile(const std::filesystem::path& path, std::vector<Problem>& problems);
// A folder of instruments that the settings name must be there; `instruments`, the default, need not. Without
// the file the defaults hold.
Settings read_settings(const std::filesystem::path& path);

// The profile clients/<id>.toml in a configuration folder. Throws Error, with the ids there are, when it
// is missing.
ClientProfile find_client(const std::filesystem::path& configs, std::string_view id);
// The ids of all profiles in clients/, sorted.
std::vector<std::string> list_clients(const std::filesystem::path& configs);

}  // namespace assay
