#include <algorithm>
#include <cctype>
#include <utility>

#include "assay/config.hpp"
#include "assay/file_order.hpp"
#include "assay/text.hpp"
#include "branding.hpp"
#include "disclosure_choice.hpp"
#include "value_checks.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

std::vector<OptionSetting> read_options(TomlReader& parent) {
  std::vector<OptionSetting> settings;
  std::optional<TomlReader> options = parent.table("options");
  if (!options) return settings;
  for (const std::string& key : options->keys()) {
    const TomlValue* value = options->raw(key);
    settings.push_back({key, *value, options->where(key), options->path(key)});
  }
  options->finish();
  return settings;
}

// The digest in lower case; empty, with a problem, when it is not one.
std::string read_sha256(TomlReader& reader) {
  std::optional<std::string> digest = reader.optional_text("sha256");
  if (!digest) return {};
  const auto is_hex = [](unsigned char c) { return std::isxdigit(c) != 0; };
  if (digest->size() != 64 || !std::all_of(digest->begin(), digest->end(), is_hex)) {
    reader.complain("sha256", "not a SHA-256 digest", assay::quoted(*digest, 80), "64 hexadecimal digits",
                    "take it from: sha256sum <the plugin's library>");
    return {};
  }
  for (char& c : *digest) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return *digest;
}

void read_plugins(TomlReader& root, ClientProfile& profile) {
  std::optional<TomlReader> plugins = root.table("plugins");
  if (!plugins) return;
  for (const std::string& id : plugins->keys()) {
    std::optional<TomlReader> plugin = plugins->table(id);
    if (!plugin) continue;
    if (!is_id(id)) plugins->complain(id, "not the id of a plugin", assay::quoted(id), "an id, such as bcsc");
    PluginChoice choice{id, read_sha256(*plugin), read_options(*plugin), plugins->where(id)};
    plugin->finish();
    profile.plugins.push_back(std::move(choice));
  }
  plugins->finish();
}

// The norm goes by either name, in the singular sense: one text, or an array with one.
std::string read_norm(TomlReader& use) {
  const char* key = use.has("norm") ? "norm" : "norms";
  if (use.has("norm") && use.has("norms")) {
    use.raw("norms");
    use.complain("norms", "norm and norms are both given", {}, "one of the two", "take one of them out");
  }
  const std::vector<std::string> ids = use.text_or_texts(key);
  if (ids.empty()) return {};
  if (ids.size() > 1) {
    use.complain(key, "several norms are named", enumerate(ids), "one norm", "choose one");
    return {};
  }
  if (!is_id(ids.front())) {
    use.complain(key, "not the id of a norm", assay::quoted(ids.front()),
                 "an id, such as bcsc.isg-illustrative", "leave the key out for no norm");
    return {};
  }
  return ids.front();
}

void read_reports(TomlReader& reader, Use& use) {
  use.reports = id_list(reader, "reports");
  const std::size_t problems_before = reader.problems().size();
  use.formats = id_list(reader, "formats");
  if (!use.reports.empty() && use.formats.empty() && reader.problems().size() == problems_before) {
    reader.complain("formats", "there are reports and no format", {}, "an array such as [\"html\"]",
                    "say which formats the reports are written in");
  }
}

// A norm that no plugin brings along: a file of the customer's.
fs::path read_norm_file(TomlReader& use, const fs::path& base) {
  const std::optional<std::string> name = use.optional_text("norm-file");
  if (!name) return {};
  if (use.has("norm") || use.has("norms")) {
    use.complain("norm-file", "a norm and a norm file are both given", {}, "one of the two", "take one of them out");
    return {};
  }
  const fs::path file = (base / *name).lexically_normal();
  std::error_code ignored;
  if (fs::is_regular_file(file, ignored)) return file;
  use.complain("norm-file", fs::exists(file, ignored) ? "not a regular file" : "the file is missing",
               assay::quoted(file.string(), 200), "a norm file, absolute or counted from the folder of this file",
               "put the file there, or correct its name");
  return {};
}

// A table that says what is made for whom, before anything in it is read.
Use begin_use(const TomlReader& reader) {
  Use use;
  use.where = reader.where();
  use.path = reader.path();
  for (const std::string& key : reader.keys()) {
    use.places.emplace_back(key == "norms" ? "norm" : key, reader.where(key));
  }
  return use;
}

Use read_use(TomlReader& reader, const fs::path& base) {
  Use use = begin_use(reader);
  use.instrument = reader.id("instrument");
  use.scorer = reader.id("scorer");
  read_reports(reader, use);
  use.norm = read_norm(reader);
  use.norm_file = read_norm_file(reader, base);
  use.group_by = reader.text_or("group-by", "");
  if (reader.has("content")) use.content = reader.id("content");
  use.content_where = reader.where("content");
  use.options = read_options(reader);
  reader.finish();
  return use;
}

void read_uses(TomlReader& root, const fs::path& base, ClientProfile& profile) {
  for (TomlReader& reader : root.tables("use")) {
    Use use = read_use(reader, base);
    const Use* earlier = use.instrument.empty() ? nullptr : profile.find_use(use.instrument);
    if (earlier != nullptr) {
      reader.complain("instrument",
                      "the instrument is used twice, first in line " + std::to_string(earlier->where.line),
                      assay::quoted(use.instrument), "each instrument once", "make one [[use]] of the two");
    }
    profile.uses.push_back(std::move(use));
  }
}

void read_comparison(TomlReader& root, ClientProfile& profile) {
  std::optional<TomlReader> reader = root.table("comparison");
  if (!reader) return;
  Use use = begin_use(*reader);
  profile.crosswalk = reader->text_or("crosswalk", "");
  read_reports(*reader, use);
  use.options = read_options(*reader);
  reader->finish();
  profile.comparison = std::move(use);
}

void read_client(TomlReader& root, const fs::path& path, ClientProfile& profile) {
  std::optional<TomlReader> client = root.table("client", true);
  if (!client) return;
  profile.id = client->id("id");
  const std::string stem = path.stem().string();
  if (!profile.id.empty() && profile.id != stem) {
    client->complain("id", "the id is not the name of the file", assay::quoted(profile.id),
                     assay::quoted(stem), "rename the file to " + profile.id + ".toml, or change the id");
  }
  profile.name = client->text("name");
  profile.locale = client->text_or("locale", "en");
  if (!is_locale(profile.locale)) {
    client->complain("locale", "not a language tag", assay::quoted(profile.locale),
                     "a tag such as \"en\" or \"en-GB\"");
  }
  profile.plugin_path = folder_list(*client, "plugin-path", folder_of(path));
  client->finish();
}

}  // namespace

Location Use::where_of(std::string_view key) const {
  for (const auto& [name, place] : places) {
    if (name == key) return place;
  }
  return where;
}

const Use* ClientProfile::find_use(std::string_view instrument) const {
  const auto is_it = [&](const Use& use) { return use.instrument == instrument; };
  const auto found = std::find_if(uses.begin(), uses.end(), is_it);
  return found == uses.end() ? nullptr : &*found;
}

ClientProfile read_client_profile(const fs::path& path) {
  std::vector<Problem> problems;
  ClientProfile profile = read_client_profile(path, problems);
  throw_if_any(in_file_order(profile.source, std::move(problems)));
  return profile;
}

ClientProfile read_client_profile(const fs::path& path, std::vector<Problem>& problems) {
  ClientProfile profile;
  profile.source = path.string();
  const TomlFile file = read_toml(profile.source);
  TomlReader root(file, problems);
  read_client(root, path, profile);
  read_plugins(root, profile);
  read_uses(root, folder_of(path), profile);
  read_comparison(root, profile);
  if (std::optional<TomlReader> branding = root.table("branding")) {
    profile.branding = read_branding(*branding, folder_of(path));
  }
  if (std::optional<TomlReader> disclosure = root.table("disclosure")) profile.disclosure = read_disclosure(*disclosure);
  root.finish();
  return profile;
}

}  // namespace assay
