#include "assay/conformance/lint.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "assay/catalog.hpp"
#include "assay/text.hpp"
#include "rules.hpp"

namespace assay::conformance {

namespace fs = std::filesystem;
using namespace linting;

namespace {

constexpr const char* kManifestName = "plugin.toml";

fs::path absolute_of(const fs::path& path) {
  std::error_code failed;
  const fs::path absolute = fs::absolute(path, failed);
  return failed ? path : absolute.lexically_normal();
}

void check_ids(const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const LintRule& rule : lint_rules()) known.emplace_back(rule.id);
  for (const std::string& id : ids) {
    if (holds(known, id)) continue;
    const std::optional<std::string> near = closest(id, known);
    throw Error(Problem{{},
                        {},
                        "there is no rule " + assay::quoted(id),
                        {},
                        {},
                        near ? "did you mean " + assay::quoted(*near) + "?"
                             : "`assay plugin lint --list` tells them"},
                Fault::Usage);
  }
}

std::string sentence(const Problem& problem) {
  std::string text = problem.what;
  if (!problem.found.empty()) text += ": " + problem.found;
  return text;
}

// One run over one plugin.
class Lint {
 public:
  explicit Lint(const LintOptions& options) : options_(options), findings_(options) {}

  LintReport run(const fs::path& plugin) {
    locate(absolute_of(plugin));
    if (!report_.library.empty()) look_at_library();
    if (report_.library.empty()) report_.library = absolute_of(plugin);
    report_.findings = findings_.take();
    return std::move(report_);
  }

 private:
  // Finds library and manifest from whichever of them was named.
  void locate(const fs::path& named) {
    std::error_code ignored;
    if (fs::is_directory(named, ignored)) {
      read(named / kManifestName);
    } else if (named.extension() == ".toml") {
      read(named);
    } else {
      report_.library = named;
      const fs::path beside = named.parent_path() / kManifestName;
      if (fs::is_regular_file(beside, ignored)) read_beside(beside, named);
    }
  }

  // A manifest that stands beside the library and is another library's has nothing to say here.
  void read_beside(const fs::path& path, const fs::path& library) {
    read(path);
    if (manifest_ && manifest_->library != library) {
      manifest_.reset();
      report_.manifest.clear();
    }
    report_.library = library;
  }

  void read(const fs::path& path) {
    report_.manifest = path;
    try {
      manifest_ = read_manifest(path);
      report_.library = absolute_of(manifest_->library);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) note_manifest(problem);
    }
  }

  void note_manifest(const Problem& problem) {
    std::string place = problem.where.line == 0 ? "" : "line " + std::to_string(problem.where.line);
    if (!problem.key.empty()) place += (place.empty() ? "" : ", ") + problem.key;
    std::vector<std::string> places;
    if (!place.empty()) places.push_back(place);
    findings_.add("bad-manifest", "plugin.toml: " + sentence(problem), places,
                  !problem.remedy.empty()     ? problem.remedy
                  : !problem.accepted.empty() ? "accepted is " + problem.accepted
                                              : "`assay check` tells more");
  }

  void look_at_library() {
    const fs::path& library = report_.library;
    std::optional<Problem> problem = preflight(library, PreflightFor::AnyLibrary);
    linting::Subject subject;
    if (!problem) {
      Problem unreadable;
      if (std::optional<ElfLibrary> read = read_elf(library, unreadable)) {
        subject.elf = std::move(*read);
      } else {
        problem = unreadable;
      }
    }
    if (problem) {
      findings_.add("unloadable", sentence(*problem), {}, problem->remedy);
      return;
    }
    if (const std::optional<Problem> refusal = preflight(library)) {
      findings_.add("missing-entry", sentence(*refusal), {}, refusal->remedy);
    }
    if (manifest_) subject.declared = manifest_->libraries;
    subject.has_manifest = manifest_.has_value();
    subject.manifest_is_bad = !manifest_ && !report_.manifest.empty();
    subject.closure = closure_of(subject.elf, library, LibrarySearch(options_.library_path));
    report_.newest_versions = newest_versions(subject.elf);
    check_symbols(subject, findings_);
    check_dependencies(subject, findings_);
    check_layout(subject, findings_);
  }

  const LintOptions& options_;
  Findings findings_;
  LintReport report_;
  std::optional<Manifest> manifest_;
};

}  // namespace

bool LintReport::has_errors() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const LintFinding& finding) { return finding.severity == Severity::Error; });
}

LintReport lint(const fs::path& plugin, const LintOptions& options) {
  check_ids(options.include);
  check_ids(options.exclude);
  return Lint(options).run(plugin);
}

}  // namespace assay::conformance
