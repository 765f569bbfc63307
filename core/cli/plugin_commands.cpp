#include "plugin_commands.hpp"

#include <CLI/CLI.hpp>

namespace assay::cli {
namespace {

struct PluginCommand {
  const char* name;
  PluginAction (*define)(CLI::App& plugin);
};

constexpr PluginCommand kCommands[] = {
    {"check", define_plugin_check},
    {"lint", define_plugin_lint},
    {"new", define_plugin_new},
};

}  // namespace

PluginActions define_plugin(CLI::App& app) {
  CLI::App* plugin = app.add_subcommand("plugin", "For those who write plugins");
  plugin->require_subcommand(1);
  plugin->footer("Example:\n  assay plugin lint build/plugins/acme");
  PluginActions actions;
  for (const PluginCommand& command : kCommands) actions.emplace_back(command.name, command.define(*plugin));
  return actions;
}

int plugin_command(const CLI::App& app, const PluginActions& actions) {
  const CLI::App* plugin = app.get_subcommand("plugin");
  for (const auto& [name, action] : actions) {
    if (plugin->got_subcommand(name)) return action();
  }
  return 0;
}

}  // namespace assay::cli
