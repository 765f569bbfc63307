#include "rules.hpp"

#include <algorithm>
#include <utility>

namespace assay::conformance {

std::string_view severity_word(Severity severity) {
  return severity == Severity::Error ? "error" : "warning";
}

const std::vector<LintRule>& lint_rules() {
  constexpr Severity kError = Severity::Error, kWarning = Severity::Warning;
  static const std::vector<LintRule> rules = {
      {"bad-manifest", kError, "a plugin.toml that the host would refuse"},
      {"unloadable", kError, "a file that is missing, damaged or for another machine"},
      {"missing-entry", kError, "assay_plugin_entry is not exported as a function"},
      {"extra-export", kError, "symbols exported beside the entry"},
      {"gnu-unique", kError, "symbols that the linker shares between all plugins"},
      {"undefined-symbol", kError, "symbols that none of its libraries defines"},
      {"missing-library", kError, "a library it needs that is not on this system"},
      {"missing-version", kError, "a version of a library that this system does not have"},
      {"undeclared-library", kError, "a library it needs that plugin.toml does not name"},
      {"library-by-path", kError, "a library it needs by a path of the build machine"},
      {"rpath", kError, "a search path that leads out of the plugin's folder"},
      {"origin-rpath", kWarning, "a search path inside the plugin's folder"},
      {"unused-declaration", kWarning, "a library that plugin.toml names and nothing needs"},
      {"text-relocations", kError, "code that has to be changed when it is loaded"},
      {"exec-stack", kError, "a stack that may be executed"},
      {"writable-code", kError, "memory that can be written and executed"},
      {"static-tls", kWarning, "thread-local storage out of a reserve that all plugins share"},
      {"no-relro", kWarning, "tables of the linker that stay writable"},
      {"lazy-binding", kWarning, "symbols that are looked up at the first call"},
      {"never-unloaded", kWarning, "a library that stays in the process for good"},
      {"process-state", kWarning, "calls that change what belongs to the whole process"},
      {"shared-result", kWarning, "calls whose result is one for all threads"},
  };
  return rules;
}

namespace linting {

namespace {

// The rule with this id, of which there must be one; its place tells its rank.
std::vector<LintRule>::const_iterator rule_of(std::string_view id) {
  const std::vector<LintRule>& rules = lint_rules();
  return std::find_if(rules.begin(), rules.end(), [&](const LintRule& rule) { return rule.id == id; });
}

}  // namespace

bool Findings::wants(std::string_view id) const {
  return (options_.include.empty() || holds(options_.include, id)) && !holds(options_.exclude, id);
}

void Findings::add(std::string_view id, std::string what, std::vector<std::string> names,
                   std::string remedy) {
  if (!wants(id)) return;
  const LintRule& rule = *rule_of(id);
  findings_.push_back({std::string(id), rule.severity, std::move(what), std::move(names), std::move(remedy)});
}

std::vector<LintFinding> Findings::take() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const LintFinding& a, const LintFinding& b) { return rule_of(a.id) < rule_of(b.id); });
  return std::move(findings_);
}

std::string counted(std::size_t count, std::string_view what) {
  std::string words = std::to_string(count) + " " + std::string(what);
  if (count == 1) return words;
  if (words.back() != 'y') return words + "s";
  words.pop_back();
  return words + "ies";
}

}  // namespace linting

}  // namespace assay::conformance
