#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <new>

#include "arguments.hpp"
#include "assay/log.hpp"
#include "assay/text.hpp"
#include "command_line.hpp"
#include "plugin_commands.hpp"

namespace {

using assay::Fault;
using assay::cli::Arguments;

// What is wrong with the word at `place`, when it is no subcommand of `app`; else nothing.
std::string complaint_about_command(const CLI::App& app, const Arguments& arguments, std::size_t place) {
  if (arguments.command_line.size() <= place) return {};
  const std::string& word = arguments.command_line[place];
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (word.empty() || word.front() == '-' || std::find(names.begin(), names.end(), word) != names.end()) return {};
  const auto near = assay::closest(word, names);
  const std::string full = place == 0 ? word : app.get_name() + " " + word;
  return "there is no command " + assay::quoted(full) + (near ? "; did you mean " + *near + "?" : "");
}

// The same for the word after `plugin`.
std::string complaint_about_commands(const CLI::App& app, const Arguments& arguments) {
  const std::string complaint = complaint_about_command(app, arguments, 0);
  const bool for_plugins = !arguments.command_line.empty() && arguments.command_line.front() == "plugin";
  if (!complaint.empty() || !for_plugins) return complaint;
  return complaint_about_command(*app.get_subcommand("plugin"), arguments, 1);
}

// The subcommand that the first words name, with the place of the first word after them.
const CLI::App* named_command(const CLI::App& app, const std::vector<std::string>& words, std::size_t& place) {
  const CLI::App* command = &app;
  for (place = 0; place < words.size(); ++place) {
    const auto all = command->get_subcommands({});
    const auto found = std::find_if(all.begin(), all.end(), [&](const CLI::App* one) { return one->check_name(words[place]); });
    if (found == all.end()) break;
    command = *found;
  }
  return command;
}

const CLI::Option* option_named(const CLI::App& command, const std::string& name) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->check_name(name)) return option;
  }
  return nullptr;
}

std::string unknown_option(const CLI::App& command, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& word : option->get_lnames()) names.push_back("--" + word);
  }
  const auto near = assay::closest(name, names);
  const std::string full = command.get_parent() == nullptr                 ? "before a command"
                           : command.get_parent()->get_parent() == nullptr ? "of " + command.get_name()
                                                                           : "of " + command.get_parent()->get_name() + " " + command.get_name();
  return "there is no option " + assay::quoted(name) + " " + full + (near ? "; did you mean " + *near + "?" : "");
}

// Each option that the named subcommand does not have. Otherwise a slip in the name of a required one would be told as
// its absence alone.
std::vector<std::string> complaints_about_options(const CLI::App& app, const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.command_line;
  std::vector<std::string> complaints;
  std::size_t place = 0;
  const CLI::App* command = named_command(app, words, place);
  for (; place < words.size() && words[place] != "--"; ++place) {
    const std::string& word = words[place];
    if (word.size() < 3 || word.compare(0, 2, "--") != 0) continue;
    const std::size_t sign = word.find('=');
    const std::string name = word.substr(0, sign);
    if (const CLI::Option* option = option_named(*command, name)) {
      // The next word is its value, whatever it looks like.
      if (sign == std::string::npos && option->get_expected_min() > 0) ++place;
    } else {
      complaints.push_back(unknown_option(*command, name));
    }
  }
  return complaints;
}

int dispatch(const CLI::App& app, const Arguments& arguments, const assay::cli::PluginActions& plugin_actions) {
  assay::start_log(arguments.quiet, arguments.verbose);
  if (app.got_subcommand("run")) return assay::cli::run_command(arguments, true);
  if (app.got_subcommand("score")) return assay::cli::run_command(arguments, false);
  if (app.got_subcommand("compare")) return assay::cli::compare_command(arguments);
  if (app.got_subcommand("sheet")) return assay::cli::sheet_command(arguments);
  if (app.got_subcommand("list")) return assay::cli::list_command(arguments);
  if (app.got_subcommand("plugin")) return assay::cli::plugin_command(app, plugin_actions);
  if (app.got_subcommand("explain")) return assay::cli::explain_command(arguments);
  if (app.got_subcommand("export")) return assay::cli::export_command(arguments);
  if (app.got_subcommand("audit")) return assay::cli::audit_command(arguments);
  if (app.got_subcommand("import")) return assay::cli::import_command(arguments);
  return assay::cli::check_command(arguments);
}

int complain(const assay::Error& error) {
  for (const assay::Problem& problem : error.problems()) {
    std::fprintf(stderr, "error: %s\n", assay::format(problem).c_str());
  }
  if (error.problems().size() > 1) std::fprintf(stderr, "%zu problems\n", error.problems().size());
  assay::cli::end_by_signal();
  return static_cast<int>(error.fault());
}

}  // namespace

int main(int argc, char** argv) {
  // A file beyond the limit of the shell is then an error of writing, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  Arguments arguments;
  for (int i = 1; i < argc; ++i) arguments.command_line.emplace_back(argv[i]);
  CLI::App app("Assay scores workplace assessments and writes their reports.", "assay");
  assay::cli::define_commands(app, arguments);
  const assay::cli::PluginActions plugin_actions = assay::cli::define_plugin(app);
  if (const std::string complaint = complaint_about_commands(app, arguments); !complaint.empty()) {
    std::fprintf(stderr, "%s\nRun with --help for more information.\n", complaint.c_str());
    return static_cast<int>(Fault::Usage);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    const std::vector<std::string> complaints = complaints_about_options(app, arguments);
    for (const std::string& complaint : complaints) std::fprintf(stderr, "%s\n", complaint.c_str());
    if (complaints.empty()) {
      app.exit(error, std::cerr, std::cerr);
    } else {
      std::fprintf(stderr, "Run with --help for more information.\n");
    }
    return static_cast<int>(Fault::Usage);
  }
  const bool runs = app.got_subcommand("run") || app.got_subcommand("score");
  if (runs && arguments.instrument.empty() && arguments.administration.empty()) {
    std::fprintf(stderr, "--instrument with --responses, or --administration, is required\nRun with --help for more "
                         "information.\n");
    return static_cast<int>(Fault::Usage);
  }
  try {
    const int status = dispatch(app, arguments, plugin_actions);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      throw assay::Error(assay::Problem{{"standard output", 0, 0}, {}, "cannot be written", {}, {},
                                        "make room on the disk, or send the output elsewhere"},
                         Fault::Machine);
    }
    return status;
  } catch (const assay::Error& error) {
    return complain(error);
  } catch (const std::bad_alloc&) {
    std::fprintf(stderr, "error: memory ran out\n  to do: use fewer --threads, or a machine with more memory\n");
    return static_cast<int>(Fault::Machine);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n  to do: this is a fault of assay itself; please report it with the command\n", error.what());
    return static_cast<int>(Fault::Machine);
  }
}
