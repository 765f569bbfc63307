#include "assay/log.hpp"
#include "assay/pipeline.hpp"

namespace assay {

Workspace open_workspace(const Surroundings& surroundings, const std::string& client) {
  Workspace workspace;
  workspace.installation = find_installation();
  workspace.configs = surroundings.configs.empty() ? workspace.installation.configs : surroundings.configs;
  workspace.settings = read_settings(workspace.configs / "assay.toml");
  if (!client.empty()) workspace.client = find_client(workspace.configs, client);
  workspace.catalog =
      Catalog::scan(plugin_places(surroundings.plugin_path, workspace.client ? &*workspace.client : nullptr,
                                  workspace.settings, workspace.installation),
                    workspace.settings.instrument_path);
  for (const Candidate& candidate : workspace.catalog.candidates()) {
    for (const Problem& refusal : candidate.refusals) {
      log(LogLevel::Warning, "catalog", "plugin " + candidate.id + " is refused: " + format_line(refusal));
    }
  }
  for (const InstrumentFile& file : workspace.catalog.instrument_files()) {
    if (file.usable()) continue;
    const std::size_t more = file.refusals.size() - 1;
    log(LogLevel::Warning, "catalog",
        "an instrument file is refused: " + format_line(file.refusals.front()) +
            (more == 0 ? "" : "; and " + std::to_string(more) + " more, see `assay check`"));
  }
  return workspace;
}

}  // namespace assay
