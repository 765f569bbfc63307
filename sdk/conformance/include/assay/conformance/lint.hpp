// assay/conformance/lint.hpp: what can be said against a plugin's library without running any of its code.
//
// Each rule has an id that stays, and a section of its own in docs/plugin-author/lint.md. A finding is what
// one rule has to say of one library: rules that are about symbols or libraries name all of them at once.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace assay::conformance {

// Error: the plugin may not load, may load something else, or reaches into the host or its neighbours.
// Warning: it works, and less well or less safely than it could.
enum class Severity { Error, Warning };
std::string_view severity_word(Severity severity);  // "error" or "warning"

struct LintRule {
  std::string_view id;
  Severity severity;
  std::string_view finds;  // in a line
};

// Every rule, in the order in which findings are told.
const std::vector<LintRule>& lint_rules();

struct LintFinding {
  std::string id;  // of the rule
  Severity severity = Severity::Error;
  std::string what;  // a clause that can stand without `names`
  std::vector<std::string>
      names;  // the symbols, libraries or entries that it is about; sorted, as in the file
  std::string remedy;
};

struct LintOptions {
  std::vector<std::string> include;  // ids of rules; empty: all
  std::vector<std::string> exclude;  // taken out of these
  // Folders to look for libraries in before the system's own, as LD_LIBRARY_PATH names them.
  std::vector<std::filesystem::path> library_path;
};

struct LintReport {
  std::filesystem::path library;   // absolute, unless a manifest could not be read
  std::filesystem::path manifest;  // empty: none stands beside the library
  // Of each family of versions that it asks its libraries for the newest: "GLIBC_2.34". They tell how old a
  // system may be to run it.
  std::vector<std::string> newest_versions;
  std::vector<LintFinding> findings;

  bool has_errors() const;
};

// Looks at one library, named by itself, by its plugin's folder or by the plugin.toml. No code of it, or of
// the libraries that it needs, is run. What is wrong with the plugin is a finding, also a file that is
// missing or damaged. Throws Error (Usage) for an id in `options` that no rule has.
LintReport lint(const std::filesystem::path& plugin, const LintOptions& options = {});

}  // namespace assay::conformance
