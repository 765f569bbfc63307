#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "assay/conformance/check.hpp"
#include "assay/conformance/coexistence.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "plugin_commands.hpp"

namespace assay::cli {
namespace {

namespace cf = conformance;
using Json = nlohmann::ordered_json;

struct CheckArguments {
  std::vector<std::string> plugins;
  cf::CheckOptions options;
  std::string level = "standard";
  double limit = 0;  // 0: by the level
  bool json = false, list = false, verbose = false;
};

constexpr std::string_view kVerdicts[] = {"passed", "failed", "passed over"};

std::string_view verdict_word(cf::Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

int print_checks(bool as_json) {
  Json json = Json::array();
  std::vector<cf::CheckInfo> infos = cf::checks();
  infos.insert(infos.end(), cf::coexistence_checks().begin(), cf::coexistence_checks().end());
  for (const cf::CheckInfo& info : infos) {
    if (as_json) {
      json.push_back({{"id", info.id}, {"topic", cf::topic_word(info.topic)}, {"level", cf::level_word(info.level)},
                      {"asks", info.asks}, {"after", info.after}});
    } else {
      std::printf("%-24s %-11s %-8s %s\n", std::string(info.id).c_str(), std::string(cf::topic_word(info.topic)).c_str(),
                  std::string(cf::level_word(info.level)).c_str(), std::string(info.asks).c_str());
    }
  }
  if (as_json) std::printf("%s\n", json.dump(2).c_str());
  return 0;
}

void print_outcome(const cf::CheckOutcome& outcome, bool all) {
  if (outcome.verdict == cf::Verdict::Passed && !all) return;
  if (outcome.verdict == cf::Verdict::PassedOver && !all) return;
  std::printf("  %-11s %s", std::string(verdict_word(outcome.verdict)).c_str(), outcome.id.c_str());
  if (!outcome.found.empty()) std::printf(": %s", outcome.found.c_str());
  std::printf("\n");
  if (!outcome.remedy.empty()) std::printf("    to do: %s\n", outcome.remedy.c_str());
  std::fflush(stdout);
}

void print_counts(const std::string& of, const std::vector<cf::CheckOutcome>& outcomes, std::uint64_t seed) {
  std::size_t counts[3] = {};
  for (const cf::CheckOutcome& outcome : outcomes) ++counts[static_cast<std::size_t>(outcome.verdict)];
  std::printf("%s: %zu passed, %zu failed, %zu passed over (seed %llu)\n", of.c_str(), counts[0], counts[1], counts[2],
              static_cast<unsigned long long>(seed));
}

void print_totals(const cf::CheckReport& report) {
  if (report.outcomes.empty()) return;
  print_counts(report.plugin.empty() ? report.library.string() : report.plugin, report.outcomes, report.seed);
}

void print_totals(const cf::CoexistenceReport& report) {
  for (const std::string& left_out : report.left_out) std::printf("  left out    %s\n", left_out.c_str());
  print_counts("together, loaded in " + std::string(report.every_order ? "all " : "") + std::to_string(report.orders) + " orders",
               report.outcomes, report.seed);
}

Json json_of(const cf::CheckOutcome& outcome) {
  return {{"id", outcome.id}, {"verdict", verdict_word(outcome.verdict)}, {"found", outcome.found}, {"remedy", outcome.remedy}};
}

Json json_of(const cf::CoexistenceReport& report) {
  Json outcomes = Json::array();
  for (const cf::CheckOutcome& outcome : report.outcomes) outcomes.push_back(json_of(outcome));
  return {{"plugins", report.plugins}, {"left-out", report.left_out}, {"seed", report.seed},
          {"orders", report.orders}, {"every-order", report.every_order}, {"seconds", report.seconds},
          {"passed", report.passed()}, {"checks", outcomes}};
}

Json json_of(const cf::CheckReport& report) {
  Json outcomes = Json::array();
  for (const cf::CheckOutcome& outcome : report.outcomes) {
    Json one = json_of(outcome);
    one["seconds"] = outcome.seconds;
    outcomes.push_back(std::move(one));
  }
  return {{"library", report.library.string()}, {"plugin", report.plugin}, {"seed", report.seed},
          {"passed", report.passed()}, {"checks", outcomes}};
}

cf::Level level_of(const std::string& word) {
  for (const cf::Level level : {cf::Level::Basic, cf::Level::Standard, cf::Level::Strict}) {
    if (word == cf::level_word(level)) return level;
  }
  return cf::Level::Standard;  // the command line has seen to it that it is one of them
}

// Several plugins in one process; true when they pass. Nothing is told where none of that was asked for.
bool run_together(const CheckArguments& arguments, Json& json) {
  const cf::CoexistenceReport report =
      cf::coexist({arguments.plugins.begin(), arguments.plugins.end()}, arguments.options, [&](const cf::CheckOutcome& outcome) {
        if (!arguments.json) print_outcome(outcome, arguments.verbose);
      });
  if (report.outcomes.empty()) return true;
  if (arguments.json) {
    json = json_of(report);
  } else {
    print_totals(report);
  }
  return report.passed();
}

double limit_of(const CheckArguments& arguments) {
  if (arguments.limit > 0) return arguments.limit;
  return arguments.options.level == cf::Level::Strict ? 60 : 10;
}

int run_check(CheckArguments& arguments) {
  if (arguments.list) return print_checks(arguments.json);
  if (arguments.plugins.empty()) {
    throw Error(Problem{{}, {}, "no library is named", {}, "a library, a plugin's folder or its plugin.toml",
                        "assay plugin check build/plugins/acme"},
                Fault::Usage);
  }
  arguments.options.level = level_of(arguments.level);
  arguments.options.limit = std::chrono::milliseconds(static_cast<std::int64_t>(limit_of(arguments) * 1000));
  Json libraries = Json::array();
  bool passed = true;
  for (const std::string& plugin : arguments.plugins) {
    const cf::CheckReport report = cf::check(plugin, arguments.options, [&](const cf::CheckOutcome& outcome) {
      if (!arguments.json) print_outcome(outcome, arguments.verbose);
    });
    passed = passed && report.passed();
    if (arguments.json) {
      libraries.push_back(json_of(report));
    } else {
      print_totals(report);
    }
  }
  Json together;
  if (arguments.plugins.size() > 1) passed = run_together(arguments, together) && passed;
  if (arguments.json) {
    Json json = {{"level", arguments.level}, {"passed", passed}, {"libraries", libraries}};
    if (!together.is_null()) json["together"] = together;
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
  }
  return passed ? 0 : 1;
}

}  // namespace

PluginAction define_plugin_check(CLI::App& plugin) {
  const auto arguments = std::make_shared<CheckArguments>();
  CLI::App* check = plugin.add_subcommand("check", "Run a plugin and find out whether it keeps the contract");
  check->add_option("plugins", arguments->plugins, "Libraries, plugins' folders or plugin.toml")->type_name("LIBRARY");
  check->add_option("--level", arguments->level, "How much is asked: basic, standard or strict")
      ->type_name("WORD")->check(CLI::IsMember({"basic", "standard", "strict"}))->capture_default_str();
  check->add_option("--include", arguments->options.include, "Only this check, or the checks of this topic; may be given again")
      ->type_name("ID")->allow_extra_args(false);
  check->add_option("--exclude", arguments->options.exclude, "Not this check or topic; may be given again")
      ->type_name("ID")->allow_extra_args(false);
  check->add_option("--instrument", arguments->options.instruments,
                    "An instrument's file to try scorers and reports with; may be given again")
      ->type_name("TOML")->allow_extra_args(false)->check(CLI::ExistingFile);
  check->add_option("--seed", arguments->options.seed, "Of everything that is made up; the same seed makes up the same")
      ->type_name("N")->capture_default_str();
  check->add_option("--limit", arguments->limit, "Seconds that each check may take (default: 10, at strict 60)")
      ->type_name("S")->check(CLI::Range(0.1, 86400.0));
  check->add_flag("--json", arguments->json, "As JSON, with every check");
  check->add_flag("--list", arguments->list, "Tell what is checked, and end");
  check->add_flag("--all,-a", arguments->verbose, "Tell of the checks that passed as well");
  check->footer(R"(Each check runs the plugin in a process of its own. Several plugins are then put together in one
process, unless --exclude coexistence is given: loaded in every order, at work by turns and at once.
Exit status: 0 all passed; 1 a check failed; 2 wrong usage.

Examples:
  assay plugin check build/plugins/acme
  assay plugin check --include coexistence build/plugins/*)");
  return [arguments] { return run_check(*arguments); };
}

}  // namespace assay::cli
