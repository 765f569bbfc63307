#include <algorithm>
#include <cctype>
#include <limits>
#include <set>
#include <system_error>
#include <utility>

#include "../config/value_checks.hpp"
#include "assay/text.hpp"
#include "manifest_reader.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kManifestVersion = 1;

// "major.minor.patch", plain numbers.
bool is_version(std::string_view text) {
  int parts = 0;
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view part = text.substr(0, dot);
    const bool digits = std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || part.empty() || part.size() > 9 || (part.size() > 1 && part.front() == '0')) return false;
    ++parts;
    if (dot == std::string_view::npos) return parts == 3;
    text.remove_prefix(dot + 1);
  }
}

bool is_plugin_id(std::string_view text) {
  return is_id(text) && text.find_first_of("._") == std::string_view::npos;
}

bool is_extension(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), plain);
}

bool is_media_type(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto part = [](std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
      return std::isalnum(c) != 0 || c == '-' || c == '+' || c == '.' || c == '_';
    });
  };
  return slash != std::string_view::npos && part(text.substr(0, slash)) && part(text.substr(slash + 1));
}

// A file of the plugin that the manifest names; empty, with a problem, when it is not there.
fs::path plugin_file(TomlReader& reader, const fs::path& folder) {
  const std::string name = reader.text("file");
  if (name.empty()) return {};
  if (!stays_inside(name)) {
    reader.complain("file", "the file does not stay in the plugin's folder", assay::quoted(name),
                    "a path counted from the plugin's folder, without \"..\"");
    return {};
  }
  const fs::path file = (folder / name).lexically_normal();
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    reader.complain("file", fs::exists(file, ignored) ? "not a regular file" : "the file is missing",
                    assay::quoted(file.string(), 200), {}, "put the file there, or correct its name");
    return {};
  }
  return file;
}

// Reads the tables of one kind, [[instrument]] and so on, and sees to it that ids are the plugin's own.
class Section {
 public:
  Section(TomlReader& root, const std::string& plugin, std::string_view kind, bool prefixed)
      : tables_(root.tables(kind)), plugin_(plugin), prefixed_(prefixed) {}

  // Calls `read(reader, id)` for each table, then finishes it.
  template <typename Read>
  void each(Read read) {
    for (TomlReader& reader : tables_) {
      const std::string id = reader.id("id");
      if (!id.empty()) check(reader, id);
      read(reader, id);
      reader.finish();
    }
  }

 private:
  void check(TomlReader& reader, const std::string& id) {
    const std::string prefix = plugin_ + ".";
    if (prefixed_ && !plugin_.empty() && (!id.starts_with(prefix) || id == prefix)) {
      reader.complain("id", "the id does not begin with the plugin's", assay::quoted(id),
                      assay::quoted(prefix + "<name>"),
                      "call it " + assay::quoted(prefix + id.substr(id.find('.') + 1)));
    }
    if (!seen_.insert(id).second)
      reader.complain("id", "the id is there twice", assay::quoted(id), "each id once");
  }

  std::vector<TomlReader> tables_;
  const std::string& plugin_;
  bool prefixed_;
  std::set<std::string> seen_;
};

constexpr ReportAbout kAbouts[] = {ReportAbout::Case, ReportAbout::Sheet, ReportAbout::Group,
                                   ReportAbout::Comparison};

ReportAbout read_about(TomlReader& reader) {
  std::vector<std::string> words;
  for (const ReportAbout about : kAbouts) words.emplace_back(about_word(about));
  const std::string chosen = reader.choice("about", words, words.front());
  return kAbouts[std::find(words.begin(), words.end(), chosen) - words.begin()];
}

void read_provided(TomlReader& root, Manifest& manifest) {
  const std::string& plugin = manifest.id;
  Section(root, plugin, "instrument", true).each([&](TomlReader& reader, const std::string& id) {
    const std::string title = reader.text("title");
    manifest.instruments.push_back(
        {id, title, reader.raw("file") != nullptr ? plugin_file(reader, manifest.folder) : fs::path()});
  });
  Section(root, plugin, "scorer", true).each([&](TomlReader& reader, const std::string& id) {
    manifest.scorers.push_back({id, reader.text("title")});
  });
  Section(root, plugin, "report", true).each([&](TomlReader& reader, const std::string& id) {
    const ReportAbout about = read_about(reader);
    manifest.reports.push_back({id, reader.text("title"), about, id_list(reader, "instruments")});
  });
  Section(root, plugin, "renderer", false).each([&](TomlReader& reader, const std::string& id) {
    ProvidedRenderer renderer{id, reader.text("title"), reader.text("extension"), reader.text("media-type")};
    if (!renderer.extension.empty() && !is_extension(renderer.extension)) {
      reader.complain("extension", "not a file extension", assay::quoted(renderer.extension),
                      "lower case letters and digits, at most 16, without the dot");
    }
    if (!renderer.media_type.empty() && !is_media_type(renderer.media_type)) {
      reader.complain("media-type", "not a media type", assay::quoted(renderer.media_type),
                      "a type such as \"text/html\"");
    }
    manifest.renderers.push_back(std::move(renderer));
  });
  Section(root, plugin, "norm", true).each([&](TomlReader& reader, const std::string& id) {
    const std::string title = reader.text("title");
    const std::string instrument = reader.id("instrument");
    manifest.norms.push_back({id, title, instrument, plugin_file(reader, manifest.folder)});
  });
}

void read_contents(TomlReader& root, Manifest& manifest) {
  std::set<std::string> seen;
  for (TomlReader& reader : root.tables("content")) {
    const std::string locale = reader.text("locale");
    if (!locale.empty() && !is_locale(locale)) {
      reader.complain("locale", "not a language tag", assay::quoted(locale),
                      "a tag such as \"en\" or \"en-GB\"");
    } else if (!locale.empty() && !seen.insert(locale).second) {
      reader.complain("locale", "the locale is there twice", assay::quoted(locale), "each locale once");
    }
    manifest.contents.push_back({locale, plugin_file(reader, manifest.folder)});
    reader.finish();
  }
}

std::optional<std::uint32_t> abi_number(const TomlValue& value) {
  const std::int64_t* number = std::get_if<std::int64_t>(&value.value);
  if (number == nullptr || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max()) return {};
  return static_cast<std::uint32_t>(*number);
}

// `abi`: one number, or the first and the last.
void read_abi(TomlReader& plugin, Manifest& manifest, std::vector<Problem>& refusals) {
  const TomlValue* value = plugin.raw("abi");
  std::optional<std::uint32_t> first, last;
  if (value != nullptr && value->is_array()) {
    const TomlArray& pair = std::get<TomlArray>(value->value);
    if (pair.size() == 2) first = abi_number(pair[0]), last = abi_number(pair[1]);
  } else if (value != nullptr) {
    first = last = abi_number(*value);
  }
  if (!first || !last || *first > *last) {
    plugin.complain(
        "abi", value == nullptr ? "a required key is missing" : "not a version of the contract, or a range",
        value == nullptr ? "" : value->described(),
        "a whole number from 0, or an array of the lowest and the highest");
    return;
  }
  manifest.abi_minimum = *first;
  manifest.abi_maximum = *last;
  const std::uint32_t version = ASSAY_ABI_VERSION;
  if (std::clamp(version, *first, *last) == version) return;
  std::string range = std::to_string(*first);
  if (*last != *first) range += " to " + std::to_string(*last);
  const std::string ours = std::to_string(version);
  refusals.push_back({plugin.where("abi"), plugin.path("abi"),
                      "the plugin is for another version of the contract", range, ours,
                      version < *first ? "use a newer assay, or a build of the plugin for ABI " + ours
                                       : "use a build of the plugin for ABI " + ours});
}

std::string read_plugin_id(TomlReader& plugin) {
  std::string id = plugin.id("id");
  if (!id.empty() && !is_plugin_id(id)) {
    plugin.complain("id", "not the id of a plugin", assay::quoted(id),
                    "a lower case letter, then lower case letters, digits and '-'");
  }
  return id;
}

// `libraries`: the names by which the library asks for others, as `readelf -d` shows them.
void read_libraries(TomlReader& plugin, Manifest& manifest) {
  std::set<std::string> seen;
  for (std::string& name : plugin.texts("libraries")) {
    if (name.empty() || name.find('/') != std::string::npos || name.find(".so") == std::string::npos) {
      plugin.complain("libraries", "not the name of a shared library", assay::quoted(name),
                      "a name as the linker writes it, such as \"libcairo.so.2\"",
                      "take the name that `readelf -d` shows as NEEDED");
    } else if (!seen.insert(name).second) {
      plugin.complain("libraries", "the library is there twice", assay::quoted(name), "each library once");
    } else {
      manifest.libraries.push_back(std::move(name));
    }
  }
}

void read_plugin(TomlReader& plugin, Manifest& manifest, std::vector<Problem>& refusals) {
  manifest.id = read_plugin_id(plugin);
  manifest.version = plugin.text("version");
  if (!manifest.version.empty() && !is_version(manifest.version)) {
    plugin.complain("version", "not a version", assay::quoted(manifest.version),
                    "major.minor.patch, such as \"1.0.0\"");
  }
  manifest.title = plugin.text("title");
  manifest.vendor = plugin.text("vendor");
  manifest.licence = plugin.text("licence");
  read_abi(plugin, manifest, refusals);
  const std::string library = plugin.text_or("library", manifest.id + ".so");
  if (library.empty() || library.find('/') != std::string::npos || library == "." || library == "..") {
    plugin.complain("library", "not the name of a file", assay::quoted(library),
                    "the name of a file in the plugin's folder, without '/'");
  }
  manifest.library = manifest.folder / library;
  read_libraries(plugin, manifest);
  plugin.finish();
}

// A manifest of another format is refused for that alone: the rest would be noise.
void check_format(TomlReader& root) {
  const TomlValue* version = root.raw("manifest");
  const std::string accepted = std::to_string(kManifestVersion);
  if (version == nullptr) {
    root.complain("manifest", "a required key is missing", {}, accepted,
                  "begin the file with: manifest = " + accepted);
    return;
  }
  const std::int64_t* number = std::get_if<std::int64_t>(&version->value);
  if (number != nullptr && *number == kManifestVersion) return;
  const bool newer = number != nullptr && *number > kManifestVersion;
  root.complain("manifest",
                newer ? "the manifest is of a newer format" : "not a version of the manifest's format",
                version->described(), accepted,
                newer ? "use a newer assay, or a version of the plugin with manifest = " + accepted
                      : "begin the file with: manifest = " + accepted);
  throw_if_any(std::move(root.problems()));
}

}  // namespace

std::string_view about_word(ReportAbout about) {
  switch (about) {
    case ReportAbout::Case: return "case";
    case ReportAbout::Sheet: return "sheet";
    case ReportAbout::Group: return "group";
    case ReportAbout::Comparison: return "comparison";
  }
  return "unknown";
}

Manifest read_manifest(const fs::path& path, std::vector<Problem>& refusals) {
  Manifest manifest;
  manifest.source = path.string();
  manifest.folder = folder_of(path);
  const TomlFile file = read_toml(manifest.source);
  std::vector<Problem> problems;
  TomlReader root(file, problems);
  check_format(root);
  if (std::optional<TomlReader> plugin = root.table("plugin", true)) read_plugin(*plugin, manifest, refusals);
  read_provided(root, manifest);
  read_contents(root, manifest);
  if (std::optional<TomlReader> options = root.table("options")) {
    manifest.options = read_option_schemas(*options);
  }
  root.finish();
  throw_if_any(std::move(problems));
  return manifest;
}

Manifest read_manifest(const fs::path& path) {
  std::vector<Problem> refusals;
  Manifest manifest = read_manifest(path, refusals);
  throw_if_any(std::move(refusals));
  return manifest;
}

}  // namespace assay
