#include <cstdio>
#include <filesystem>

#include "arguments.hpp"
#include "check_inputs.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "assay/toml.hpp"
#include "assay/wording.hpp"

namespace assay::cli {
namespace {

bool has(const TomlFile& file, std::string_view key) {
  for (const TomlEntry& entry : file.root) {
    if (entry.key == key) return true;
  }
  return false;
}

// Everything that a run with this profile would need is made ready, for each [[use]].
void check_profile(const Arguments& arguments, const std::filesystem::path& path, std::vector<Problem>& problems) {
  const ClientProfile profile = read_client_profile(path);
  Surroundings places = surroundings(arguments);
  if (places.configs.empty()) places.configs = path.parent_path().parent_path();
  Workspace workspace = open_workspace(places, {});
  workspace.client = profile;
  workspace.catalog =
      Catalog::scan(plugin_places(places.plugin_path, &profile, workspace.settings, workspace.installation));
  for (const Use& use : profile.uses) {
    try {
      PrepareRequest wanted;
      wanted.instrument = use.instrument;
      prepare(workspace, wanted);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) problems.push_back(problem);
    }
  }
  if (!profile.comparison) return;
  try {
    PrepareRequest wanted;
    wanted.comparison = true;
    prepare(workspace, wanted);
    if (!profile.crosswalk.empty()) {
      check_crosswalk(arguments, find_crosswalk(workspace.configs, profile.crosswalk), problems);
    }
  } catch (const Error& error) {
    for (const Problem& problem : error.problems()) problems.push_back(problem);
  }
}

void check_norm(const Arguments& arguments, const TomlFile& file, const std::string& text) {
  std::string instrument;
  for (const TomlEntry& entry : file.root) {
    if (entry.key != "norm" || !entry.value.is_table()) continue;
    for (const TomlEntry& inner : std::get<TomlTable>(entry.value.value)) {
      if (inner.key == "instrument" && inner.value.is_string()) instrument = std::get<std::string>(inner.value.value);
    }
  }
  PrepareRequest wanted;
  wanted.instrument = instrument;
  wanted.with_scorer = false;
  wanted.with_reports = false;
  wanted.sheets = true;
  const Prepared prepared = prepare(open_workspace(surroundings(arguments), {}), wanted);
  parse_norm(text, file.name, *prepared.instrument);
}

// Whom and which locale it is for stands in the file itself; a plugin.toml may say otherwise.
void check_content(const TomlFile& file) {
  std::vector<Problem> problems;
  TomlReader root(file, problems);
  std::string plugin, locale;
  if (auto head = root.table("content", true)) {
    plugin = head->id("for");
    locale = head->text("locale");
  }
  throw_if_any(std::move(problems));
  read_content(file.name, plugin, locale);
}

// What kind of file it is shows in its tables.
std::string check_file(const Arguments& arguments, const std::filesystem::path& path, std::vector<Problem>& problems) {
  const std::string text = read_file(path);
  const TomlFile file = parse_toml(text, path.string());
  if (has(file, "client")) {
    check_profile(arguments, std::filesystem::absolute(path), problems);
    return "client profile";
  }
  // Before instruments and norms, which a manifest names under the same words.
  if (has(file, "manifest") || has(file, "plugin")) {
    const Manifest manifest = read_manifest(path);
    for (const ProvidedContent& content : manifest.contents) read_content(content.file, manifest.id, content.locale);
    if (const auto refusal = preflight(manifest.library)) {
      problems.push_back(*refusal);
    } else {
      LoadedPlugin::load(manifest);
    }
    return "plugin";
  }
  if (has(file, "instrument")) {
    parse_instrument(text, path.string());
    return "instrument";
  }
  if (has(file, "crosswalk")) {
    check_crosswalk(arguments, path, problems);
    return "crosswalk";
  }
  if (has(file, "administration")) {
    check_administration(arguments, path, problems);
    return "administration";
  }
  if (has(file, "norm")) {
    check_norm(arguments, file, text);
    return "norm";
  }
  if (has(file, "content")) {
    check_content(file);
    return "content";
  }
  if (path.filename() == "assay.toml") {
    read_settings(path);
    return "settings";
  }
  throw Error(Problem{{path.string(), 0, 0}, {}, "this is no file that assay knows", {},
                      "a client profile ([client]), an instrument ([instrument]), a norm ([norm]), a content file "
                      "([content]), a crosswalk ([crosswalk]), an administration ([administration]), a plugin.toml or an "
                      "assay.toml",
                      "see docs/formats/"});
}

}  // namespace

int check_command(const Arguments& arguments) {
  std::vector<Problem> problems;
  for (const std::string& name : arguments.files) {
    const std::size_t before = problems.size();
    std::string kind;
    try {
      kind = check_file(arguments, name, problems);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) problems.push_back(problem);
    }
    if (problems.size() == before && !arguments.quiet) std::printf("%s: %s, nothing to complain about\n", name.c_str(), kind.c_str());
  }
  throw_if_any(std::move(problems));
  return 0;
}

}  // namespace assay::cli
