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
                                  workspace.settings, workspace.installation));
  for (const Candidate& candidate : workspace.catalog.candidates()) {
    for (const Problem& refusal : candidate.refusals) {
      log(LogLevel::Warning, "catalog", "plugin " + candidate.id + " is refused: " + format_line(refusal));
    }
  }
  return workspace;
}

}  // namespace assay
