#include <utility>

#include "assay/config.hpp"
#include "value_checks.hpp"

namespace assay {

namespace {

constexpr std::int64_t kMostThreads = 1024;
constexpr const char* kContentFolder = "content";

}  // namespace

Settings read_settings(const std::filesystem::path& path) {
  Settings settings;
  std::error_code ignored;
  settings.content_path = {folder_of(path) / kContentFolder};
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, ignored))) return settings;

  settings.source = path.string();
  std::vector<Problem> problems;
  const TomlFile file = read_toml(settings.source);
  TomlReader root(file, problems);
  settings.plugin_path = folder_list(root, "plugin-path", folder_of(path));
  if (root.has("content-path")) settings.content_path = folder_list(root, "content-path", folder_of(path));
  settings.threads = root.optional_integer("threads", 0, kMostThreads).value_or(0);
  root.finish();
  throw_if_any(std::move(problems));
  return settings;
}

}  // namespace assay
