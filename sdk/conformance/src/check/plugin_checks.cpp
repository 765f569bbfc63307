// The checks for every plugin, in order.
#include "plugin_checks.hpp"

#include "registry.hpp"

namespace assay::conformance {
namespace {

// What is wrong with the manifest keeps the program from getting here.
void check_manifest(const Subject&) {}

void check_loads(const Subject& subject) {
  if (const auto problem = preflight(subject.library)) {
    throw Failed(problem->what + (problem->found.empty() ? "" : ": " + problem->found), problem->remedy);
  }
  const Loaded loaded(subject);
}

}  // namespace

std::vector<Check> plugin_checks() {
  const auto basic = [](std::string_view id, std::string_view asks, std::vector<std::string_view> after, void (*run)(const Subject&)) {
    return Check{{id, Topic::Plugin, Level::Basic, asks, std::move(after)}, run};
  };
  const auto standard = [](std::string_view id, std::string_view asks, std::vector<std::string_view> after, void (*run)(const Subject&)) {
    return Check{{id, Topic::Plugin, Level::Standard, asks, std::move(after)}, run};
  };
  return {
      basic("manifest", "plugin.toml stands beside the library and can be read", {}, check_manifest),
      basic("loads", "the library can be loaded and its entry gives a table", {"manifest"}, check_loads),
      basic("descriptor", "every table is as long as it says and has all its functions", {"loads"}, check_descriptor),
      basic("other-version", "the entry gives no table for a version of the contract that it does not serve", {"descriptor"}, check_other_version),
      basic("unknown-interface", "find_interface gives null for an interface that nobody has", {"descriptor"}, check_unknown_interface),
      basic("exact-interface", "find_interface gives null for an id with anything before or after a known one", {"unknown-interface"}, check_exact_interface),
      basic("opens", "the plugin can be opened, asked what it has, and closed", {"descriptor"}, check_opens),
      basic("texts", "what it says of itself is there and is UTF-8", {"opens"}, check_texts),
      basic("unique-ids", "no id stands twice among its instruments, scorers, reports or renderers", {"texts"}, check_unique_ids),
      basic("manifest-agrees", "library and plugin.toml say the same", {"unique-ids"}, check_manifest_agrees),
      basic("constant-answers", "tables, counts and texts are the same each time and in each instance", {"opens", "texts"}, check_constant_answers),
      basic("errors", "an index out of range is refused with a status and a line for a person", {"opens"}, check_errors),
      standard("filled-structs", "a struct that is to be filled is filled as far as it is known, and no further", {"opens", "errors"}, check_filled_structs),
      standard("open-repeats", "it can be opened and closed many times", {"opens"}, check_open_repeats),
      standard("instances", "instances know nothing of each other, and each logs to its own host", {"open-repeats"}, check_instances),
      standard("threads", "what is tagged [any thread] can be called from several at once", {"instances", "constant-answers"}, check_threads),
      standard("memory", "opening, listing and closing leave no memory behind", {"open-repeats"}, check_memory),
  };
}

}  // namespace assay::conformance
