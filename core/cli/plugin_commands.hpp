// `assay plugin …`: what is there for those who write plugins.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace assay::cli {

// Does what a subcommand is for and returns the exit status; complaints come as exceptions.
using PluginAction = std::function<int()>;
using PluginActions = std::vector<std::pair<std::string, PluginAction>>;  // by the subcommand's name

// Adds `plugin` with its subcommands to `app`.
PluginActions define_plugin(CLI::App& app);
// Runs the subcommand of `plugin` that `app` was called with.
int plugin_command(const CLI::App& app, const PluginActions& actions);

// Each adds one subcommand to `plugin`, in a file of its own, and returns what it does once parsed.
PluginAction define_plugin_check(CLI::App& plugin);
PluginAction define_plugin_lint(CLI::App& plugin);
PluginAction define_plugin_new(CLI::App& plugin);

}  // namespace assay::cli
