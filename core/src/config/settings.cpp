#include <utility>

#include "assay/config.hpp"
#include "value_checks.hpp"

namespace assay {

namespace {

constexpr std::int64_t kMostThreads = 1024;
constexpr const char* kContentFolder = "content";
constexpr char kInstrumentPath[] = "instrument-path";

// The folders, and a problem for each that is not there: an instrument that is missing for a slip in its
// folder's name would be looked for elsewhere.
std::vector<std::filesystem::path> instrument_folders(TomlReader& root, const std::filesystem::path& base) {
  if (!root.has(kInstrumentPath)) return {base / "instruments"};
  std::vector<std::filesystem::path> folders = folder_list(root, kInstrumentPath, base);
  const TomlValue* value = root.raw(kInstrumentPath);
  if (value == nullptr || !value->is_array()) return folders;
  const TomlArray& elements = std::get<TomlArray>(value->value);
  for (std::size_t index = 0; index < elements.size(); ++index) {
    if (!elements[index].is_string()) continue;
    const std::string& name = std::get<std::string>(elements[index].value);
    std::error_code failure;
    const bool blank = name.find_first_not_of(" \t\r\n") == std::string::npos;  // noted already
    if (blank || std::filesystem::is_directory(base / name, failure)) continue;
    complain_at(root, kInstrumentPath, index, elements[index],
                std::filesystem::exists(base / name, failure) ? "this is no folder" : "the folder is missing",
                "a folder with instruments, absolute or counted from the folder of this file",
                "make " + (base / name).lexically_normal().string() + ", correct the name, or take it out");
  }
  return folders;
}

}  // namespace

Settings read_settings(const std::filesystem::path& path) {
  Settings settings;
  std::error_code ignored;
  settings.content_path = {folder_of(path) / kContentFolder};
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, ignored))) {
    settings.instrument_path = {folder_of(path) / "instruments"};
    return settings;
  }

  settings.source = path.string();
  std::vector<Problem> problems;
  const TomlFile file = read_toml(settings.source);
  TomlReader root(file, problems);
  settings.plugin_path = folder_list(root, "plugin-path", folder_of(path));
  if (root.has("content-path")) settings.content_path = folder_list(root, "content-path", folder_of(path));
  settings.instrument_path = instrument_folders(root, folder_of(path));
  settings.threads = root.optional_integer("threads", 0, kMostThreads).value_or(0);
  root.finish();
  throw_if_any(std::move(problems));
  return settings;
}

}  // namespace assay
