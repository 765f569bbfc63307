#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "arguments.hpp"
#include "check_inputs.hpp"
#include "assay/file_order.hpp"
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

// What was found; warnings hinder nothing.
struct Findings {
  std::vector<Problem> problems;
  std::vector<std::string> warnings;
};

void note_warnings(const std::vector<Problem>& warnings, Findings& findings) {
  for (const Problem& warning : warnings) {
    const std::string text = format(warning);
    // Several uses may have the same plugin.
    const auto known = std::find(findings.warnings.begin(), findings.warnings.end(), text);
    if (known == findings.warnings.end()) findings.warnings.push_back(text);
  }
}

void note_warnings(const PackOverlay& overlay, Findings& findings) {
  for (const Problem& warning : overlay.warnings(0)) findings.warnings.push_back(format(warning));
  for (const std::string& path : overlay.missing()) findings.warnings.back() += "\n  missing: " + path;
}

void note(const Error& error, std::vector<Problem>& problems) {
  problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

// One [[use]], made ready as a run would.
void check_use(const Workspace& workspace, const Use& use, Findings& findings) {
  try {
    PrepareRequest wanted;
    wanted.instrument = use.instrument;
    const Prepared prepared = prepare(workspace, wanted);
    note_warnings(prepared.warnings, findings);
    if (prepared.pack) note_warnings(*prepared.pack, findings);
  } catch (const Error& error) {
    note(error, findings.problems);
  }
}

void check_comparison(const Workspace& workspace, Findings& findings) {
  try {
    PrepareRequest wanted;
    wanted.comparison = true;
    note_warnings(prepare(workspace, wanted).warnings, findings);
  } catch (const Error& error) {
    note(error, findings.problems);
  }
  if (workspace.client->crosswalk.empty()) return;
  try {
    check_crosswalk(workspace, find_crosswalk(workspace.configs, workspace.client->crosswalk), findings.problems,
                    findings.warnings);
  } catch (const Error& error) {
    note(error, findings.problems);
  }
}

// Everything that a run with this profile would need is made ready, for each [[use]]; also where the profile has
// mistakes, as far as it could be read.
void check_profile(const Arguments& arguments, const std::filesystem::path& path, Findings& findings) {
  ClientProfile profile = read_client_profile(path, findings.problems);
  try {
    Surroundings places = surroundings(arguments);
    if (places.configs.empty()) places.configs = path.parent_path().parent_path();
    Workspace workspace = open_workspace(places, {});
    workspace.catalog =
        Catalog::scan(plugin_places(places.plugin_path, &profile, workspace.settings, workspace.installation),
                      workspace.settings.instrument_path);
    workspace.client = std::move(profile);
    check_plugin_choices(workspace.catalog, workspace.client->plugins, findings.problems);
    for (const Use& use : workspace.client->uses) check_use(workspace, use, findings);
    if (workspace.client->comparison) check_comparison(workspace, findings);
  } catch (const Error& error) {
    note(error, findings.problems);
  }
  findings.problems = in_file_order(path.string(), std::move(findings.problems));
}

void check_norm(const Arguments& arguments, const TomlFile& file, const std::string& text) {
  std::string instrument;
  Location where{file.name, 0, 0};
  for (const TomlEntry& entry : file.root) {
    if (entry.key != "norm" || !entry.value.is_table()) continue;
    for (const TomlEntry& inner : std::get<TomlTable>(entry.value.value)) {
      if (inner.key != "instrument" || !inner.value.is_string()) continue;
      instrument = std::get<std::string>(inner.value.value);
      where = {file.name, inner.line, inner.column};
    }
  }
  const Workspace workspace = open_workspace(surroundings(arguments), {});
  workspace.catalog.instrument(instrument, where, "norm.instrument");
  PrepareRequest wanted;
  wanted.instrument = instrument;
  wanted.with_scorer = false;
  wanted.with_reports = false;
  wanted.sheets = true;
  parse_norm(text, file.name, *prepare(workspace, wanted).instrument);
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

// An instrument by its id, from the copy beside its library where there is one.
Instrument instrument_of(const Workspace& workspace, const Catalog::InstrumentAt& found) {
  if (found.file != nullptr) return *found.file->instrument;
  if (!found.provided->file.empty()) {
    return parse_instrument(read_file(found.provided->file), found.provided->file.string());
  }
  PrepareRequest wanted;
  wanted.instrument = found.provided->id;
  wanted.with_scorer = false;
  wanted.with_reports = false;
  wanted.sheets = true;
  return *prepare(workspace, wanted).instrument;
}

// Held against its instrument, and against the texts of the instrument's plugin and of those that it names: with
// which others it will be used, a profile says.
void check_pack(const Arguments& arguments, const std::filesystem::path& path, Findings& findings) {
  const ContentPack pack = read_content_pack(path);
  Surroundings places = surroundings(arguments);
  if (places.configs.empty()) places.configs = std::filesystem::absolute(path).parent_path().parent_path();
  const Workspace workspace = open_workspace(places, {});
  const auto found = workspace.catalog.instrument(pack.instrument, pack.instrument_where, "pack.instrument");
  PackOverlay overlay(pack, workspace.catalog);
  overlay.over(instrument_of(workspace, found));
  overlay.check_texts();
  for (const Candidate& candidate : workspace.catalog.candidates()) {
    if (!candidate.usable()) continue;
    const bool own = found.plugin != nullptr && candidate.manifest->id == found.plugin->id;
    if (own || pack.has_texts_for(candidate.manifest->id)) {
      overlay.over(*candidate.manifest);
    }
  }
  for (const Problem& problem : overlay.problems()) findings.problems.push_back(problem);
  note_warnings(overlay, findings);
}

// What kind of file it is shows in its tables.
std::string check_file(const Arguments& arguments, const std::filesystem::path& path, Findings& findings) {
  const std::string text = read_file(path);
  const TomlFile file = parse_toml(text, path.string());
  if (has(file, "client")) {
    check_profile(arguments, std::filesystem::absolute(path), findings);
    return "client profile";
  }
  // Before instruments, whose words it has under the same names.
  if (has(file, "pack")) {
    check_pack(arguments, path, findings);
    return "content pack";
  }
  // Before instruments and norms, which a manifest names under the same words.
  if (has(file, "manifest") || has(file, "plugin")) {
    const Manifest manifest = read_manifest(path);
    for (const ProvidedContent& content : manifest.contents) read_content(content.file, manifest.id, content.locale);
    if (const auto refusal = preflight(manifest.library)) {
      findings.problems.push_back(*refusal);
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
    check_crosswalk(open_workspace(surroundings(arguments), {}), path, findings.problems, findings.warnings);
    return "crosswalk";
  }
  if (has(file, "administration")) {
    check_administration(arguments, path, findings.problems);
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
                      "a client profile ([client]), a content pack ([pack]), an instrument ([instrument]), a norm "
                      "([norm]), a content file ([content]), a crosswalk ([crosswalk]), an administration "
                      "([administration]), a plugin.toml or an assay.toml",
                      "see docs/formats/"});
}

void tell(const std::string& name, const std::string& kind, const Findings& findings) {
  for (const std::string& warning : findings.warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
  if (!findings.problems.empty()) return;
  const std::size_t count = findings.warnings.size();
  const std::string verdict = count == 0 ? "nothing to complain about"
                                         : std::to_string(count) + (count == 1 ? " warning" : " warnings");
  std::printf("%s: %s, %s\n", name.c_str(), kind.c_str(), verdict.c_str());
}

}  // namespace

int check_command(const Arguments& arguments) {
  std::vector<Problem> problems;
  for (const std::string& name : arguments.files) {
    Findings here;
    std::string kind;
    try {
      kind = check_file(arguments, name, here);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) here.problems.push_back(problem);
    }
    if (!arguments.quiet) tell(name, kind, here);
    problems.insert(problems.end(), here.problems.begin(), here.problems.end());
  }
  throw_if_any(std::move(problems));
  return 0;
}

}  // namespace assay::cli
