// The rules of the lint: what each looks at, and what it says. A namespace of its own: the checks have a
// Subject too.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "assay/conformance/lint.hpp"
#include "elf_library.hpp"
#include "library_search.hpp"

namespace assay::conformance::linting {

// The library that is looked at.
struct Subject {
  ElfLibrary elf;
  Closure closure;
  std::vector<std::string> declared;  // `libraries` of the manifest
  bool has_manifest = false;
  bool manifest_is_bad = false;  // then nobody knows what is declared
};

class Findings {
 public:
  explicit Findings(const LintOptions& options) : options_(options) {}

  // Keeps a finding, unless its rule is not wanted.
  void add(std::string_view id, std::string what, std::vector<std::string> names, std::string remedy);
  bool wants(std::string_view id) const;
  // In the order of lint_rules().
  std::vector<LintFinding> take();

 private:
  const LintOptions& options_;
  std::vector<LintFinding> findings_;
};

template <typename List, typename Value>
bool holds(const List& list, const Value& value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

// "1 symbol", "3 symbols", "2 libraries".
std::string counted(std::size_t count, std::string_view what);

// See LintReport.
std::vector<std::string> newest_versions(const ElfLibrary& library);

void check_symbols(const Subject& subject, Findings& findings);       // what it exports and imports
void check_dependencies(const Subject& subject, Findings& findings);  // the libraries that it needs
void check_layout(const Subject& subject, Findings& findings);        // how it is laid out for the linker

}  // namespace assay::conformance::linting
