#include <cxxabi.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "assay/conformance/lint.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "plugin_commands.hpp"

namespace assay::cli {
namespace {

namespace cf = conformance;
using Json = nlohmann::ordered_json;

constexpr std::size_t kNamesShown = 5;

struct LintArguments {
  std::vector<std::string> plugins;
  cf::LintOptions options;
  bool json = false, list = false, strict = false, quiet = false;
};

struct Totals {
  std::size_t errors = 0, warnings = 0;
};

Totals totals_of(const std::vector<cf::LintReport>& reports) {
  Totals totals;
  for (const cf::LintReport& report : reports) {
    for (const cf::LintFinding& finding : report.findings) {
      ++(finding.severity == cf::Severity::Error ? totals.errors : totals.warnings);
    }
  }
  return totals;
}

std::string amount(std::size_t count, const char* one, const char* many) {
  return (count == 0 ? "no" : std::to_string(count)) + " " + (count == 1 ? one : many);
}

std::vector<std::filesystem::path> loader_path() {
  std::vector<std::filesystem::path> folders;
  const char* value = std::getenv("LD_LIBRARY_PATH");
  std::istringstream entries(value == nullptr ? "" : value);
  std::string entry;
  while (std::getline(entries, entry, ':')) folders.emplace_back(entry.empty() ? "." : entry);
  return folders;
}

int print_rules(bool as_json) {
  Json json = Json::array();
  for (const cf::LintRule& rule : cf::lint_rules()) {
    const std::string id(rule.id), severity(cf::severity_word(rule.severity)), finds(rule.finds);
    if (as_json) {
      json.push_back({{"id", id}, {"severity", severity}, {"finds", finds}});
    } else {
      std::printf("%-20s %-8s %s\n", id.c_str(), severity.c_str(), finds.c_str());
    }
  }
  if (as_json) std::printf("%s\n", json.dump(2).c_str());
  return 0;
}

// A symbol of C++ as its author wrote it; anything else as it is.
std::string readable(const std::string& name) {
  if (!name.starts_with("_Z")) return name;
  int status = 0;
  char* text = abi::__cxa_demangle(name.c_str(), nullptr, nullptr, &status);
  const std::string result = status == 0 && text != nullptr ? text : name;
  std::free(text);
  return result;
}

void print_report(const cf::LintReport& report, bool quiet) {
  for (const cf::LintFinding& finding : report.findings) {
    if (quiet && finding.severity != cf::Severity::Error) continue;
    std::string what = finding.what;
    std::vector<std::string> names;
    for (const std::string& name : finding.names) names.push_back(readable(name));
    if (!names.empty()) what += ": " + enumerate(names, "and", kNamesShown);
    std::printf("%s: %s: %s [%s]\n  to do: %s\n", report.library.c_str(),
                std::string(cf::severity_word(finding.severity)).c_str(), what.c_str(), finding.id.c_str(),
                finding.remedy.c_str());
  }
}

Json json_of(const cf::LintReport& report) {
  Json findings = Json::array();
  for (const cf::LintFinding& finding : report.findings) {
    findings.push_back({{"id", finding.id},
                        {"severity", cf::severity_word(finding.severity)},
                        {"what", finding.what},
                        {"names", finding.names},
                        {"remedy", finding.remedy}});
  }
  Json json = {{"library", report.library.string()},
               {"manifest", nullptr},
               {"newest_versions", report.newest_versions},
               {"findings", findings}};
  if (!report.manifest.empty()) json["manifest"] = report.manifest.string();
  return json;
}

void print_all(const std::vector<cf::LintReport>& reports, bool as_json, bool quiet) {
  const Totals totals = totals_of(reports);
  if (as_json) {
    Json libraries = Json::array();
    for (const cf::LintReport& report : reports) libraries.push_back(json_of(report));
    const Json json = {{"libraries", libraries}, {"errors", totals.errors}, {"warnings", totals.warnings}};
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
    return;
  }
  for (const cf::LintReport& report : reports) print_report(report, quiet);
  if (quiet) return;
  const std::string libraries =
      std::to_string(reports.size()) + (reports.size() == 1 ? " library" : " libraries");
  if (totals.errors + totals.warnings == 0) {
    std::printf("%s, no findings\n", libraries.c_str());
  } else {
    std::printf("%s, %s, %s\n", libraries.c_str(), amount(totals.errors, "error", "errors").c_str(),
                amount(totals.warnings, "warning", "warnings").c_str());
  }
}

int run_lint(LintArguments& arguments) {
  if (arguments.list) return print_rules(arguments.json);
  if (arguments.plugins.empty()) {
    throw Error(Problem{{},
                        {},
                        "no library is named",
                        {},
                        "a library, a plugin's folder or its plugin.toml",
                        "assay plugin lint build/plugins/acme"},
                Fault::Usage);
  }
  arguments.options.library_path = loader_path();
  std::vector<cf::LintReport> reports;
  for (const std::string& plugin : arguments.plugins) reports.push_back(cf::lint(plugin, arguments.options));
  print_all(reports, arguments.json, arguments.quiet);
  const Totals totals = totals_of(reports);
  return totals.errors > 0 || (arguments.strict && totals.warnings > 0) ? 1 : 0;
}

}  // namespace

PluginAction define_plugin_lint(CLI::App& plugin) {
  const auto arguments = std::make_shared<LintArguments>();
  CLI::App* lint = plugin.add_subcommand("lint", "Look at a plugin's library without running it");
  lint->add_option("plugins", arguments->plugins, "Libraries, plugins' folders or plugin.toml")
      ->type_name("LIBRARY");
  lint->add_option("--include", arguments->options.include, "Look for this only; may be given again")
      ->type_name("ID")
      ->allow_extra_args(false);
  lint->add_option("--exclude", arguments->options.exclude, "Do not look for this; may be given again")
      ->type_name("ID")
      ->allow_extra_args(false);
  lint->add_flag("--strict", arguments->strict, "Fail for warnings too");
  lint->add_flag("--json", arguments->json, "As JSON, with every name");
  lint->add_flag("--list", arguments->list, "Tell what is looked for, and end");
  lint->add_flag("--quiet,-q", arguments->quiet, "Say nothing but errors");
  lint->footer(R"(Exit status: 0 no errors; 1 an error, or with --strict a warning; 2 wrong usage.

Example:
  assay plugin lint build/plugins/acme)");
  return [arguments] { return run_lint(*arguments); };
}

}  // namespace assay::cli
