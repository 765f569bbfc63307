// Each rule against the plugin that breaks it, and against the plugins that ship.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "assay/conformance/lint.hpp"
#include "assay/error.hpp"
#include "catch.hpp"

namespace fs = std::filesystem;
using namespace assay::conformance;
using Names = std::vector<std::string>;

namespace {

const fs::path kFixtures = LINT_FIXTURES;

LintReport lint_fixture(const std::string& name, LintOptions options = {}) {
  options.library_path.push_back(kFixtures / "libs");
  return lint(kFixtures / name, options);
}

Names ids_of(const LintReport& report) {
  Names ids;
  for (const LintFinding& finding : report.findings) ids.push_back(finding.id);
  return ids;
}

// The finding of a fixture that has one.
LintFinding only_finding(const std::string& name) {
  const LintReport report = lint_fixture(name);
  INFO(name);
  REQUIRE(report.findings.size() == 1);
  return report.findings.front();
}

Names all_ids() {
  Names ids;
  for (const LintRule& rule : lint_rules()) ids.emplace_back(rule.id);
  return ids;
}

}  // namespace

TEST_CASE("lint: every rule has a plugin that breaks it, found by that rule and by no other") {
  for (const LintRule& rule : lint_rules()) {
    const std::string id(rule.id);
    if (id == "gnu-unique" && !LINT_HAS_UNIQUE) continue;
    INFO(id);
    REQUIRE(fs::is_directory(kFixtures / id));
    const LintReport report = lint_fixture(id);
    REQUIRE(ids_of(report) == Names{id});
    const LintFinding& finding = report.findings.front();
    CHECK(finding.severity == rule.severity);
    CHECK(report.has_errors() == (rule.severity == Severity::Error));
    CHECK_FALSE(finding.what.empty());
    CHECK_FALSE(finding.remedy.empty());
  }
}

TEST_CASE("lint: a plugin that is well built has no findings") {
  // Among them: a name for the version of its own entry, and variables of a thread, for which the dynamic
  // linker itself is needed.
  for (const char* name : {"sound", "sound_with_library", "sound_with_versions", "sound_with_own_version",
                           "sound_with_thread_local"}) {
    INFO(name);
    CHECK(ids_of(lint_fixture(name)).empty());
  }
}

TEST_CASE("lint: no code is run, neither the plugin's nor that of the libraries it needs") {
  CHECK(ids_of(lint_fixture("sound_that_traps")).empty());
}

TEST_CASE("lint: the plugins that ship have no findings") {
  LintOptions options;
  // The sanitizers' runtimes are libraries, and nothing that a manifest should name; or they are in the program.
  if (LINT_SANITIZED) options.exclude = {"undeclared-library", "undefined-symbol"};
  std::size_t seen = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(ASSAY_BINARY_DIR) / "plugins")) {
    // A vendor's folder that was taken away leaves its build behind.
    if (!fs::exists(fs::path(ASSAY_SOURCE_DIR) / "plugins" / entry.path().filename() / "plugin.toml"))
      continue;
    const LintReport report = lint(entry.path(), options);
    for (const LintFinding& finding : report.findings) {
      UNSCOPED_INFO(report.library.string() << ": " << finding.id << ": " << finding.what);
    }
    CHECK(report.findings.empty());
    ++seen;
  }
  CHECK(seen >= 1);
}

TEST_CASE("lint: what a finding is about is named") {
  CHECK(only_finding("extra-export").names == Names{"acme_counter", "acme_round"});
  CHECK(only_finding("undefined-symbol").names == Names{"lint_extra"});
  CHECK(only_finding("process-state").names == Names{"setlocale"});
  CHECK(only_finding("shared-result").names == Names{"localtime"});
  CHECK(only_finding("library-by-path").names == Names{(kFixtures / "absent/liblint_nameless.so").string()});
  CHECK(only_finding("undeclared-library").names == Names{"liblint_extra.so"});
  CHECK(only_finding("unused-declaration").names == Names{"libcairo.so.2"});
  CHECK(only_finding("missing-library").names == Names{"liblint_absent.so, for missing-library.so"});
  CHECK(only_finding("rpath").names == Names{"/opt/acme/lib"});
  CHECK(only_finding("origin-rpath").names == Names{"$ORIGIN/lib"});
  CHECK(only_finding("missing-version").names ==
        Names{"VERSIONED_2 of " + (kFixtures / "libs/liblint_versioned.so").string()});
  if (LINT_HAS_UNIQUE) CHECK(only_finding("gnu-unique").names == Names{"_ZN6SharedIcE7counterE"});
}

TEST_CASE("lint: a library that is missing behind another one is found, and who wants it") {
  const LintFinding finding = only_finding("missing-library-behind");
  CHECK(finding.id == "missing-library");
  CHECK(finding.names == Names{"liblint_absent.so, for liblint_through.so"});
}

TEST_CASE("lint: a version that is missing behind another library is found, and who wants it") {
  const LintFinding finding = only_finding("missing-version-behind");
  CHECK(finding.id == "missing-version");
  CHECK(finding.names == Names{"VERSIONED_2 of " + (kFixtures / "libs/liblint_versioned.so").string() +
                               ", for liblint_wants_new.so"});
}

TEST_CASE("lint: a search path counts under its old tag too, and when it leads upwards from the plugin") {
  CHECK(only_finding("rpath-old-tag").id == "rpath");
  CHECK(only_finding("rpath-old-tag").what == "its RPATH leads out of the plugin's folder");
  CHECK(only_finding("rpath").what == "its RUNPATH leads out of the plugin's folder");
  CHECK(only_finding("rpath-upwards").names == Names{"$ORIGIN/../../lib"});
  CHECK(only_finding("rpath-not-origin").id == "rpath");
}

TEST_CASE("lint: a library is found by the search path of the one that needs it") {
  // The same library that is missing above; now a folder that holds it is named.
  LintOptions options;
  options.library_path = {kFixtures / "absent"};
  CHECK(ids_of(lint_fixture("missing-library", options)).empty());
  CHECK(ids_of(lint_fixture("missing-library-behind", options)).empty());
  CHECK(ids_of(lint_fixture("missing-version", options)).empty());
}

TEST_CASE("lint: a library without versions passes for any") {
  LintOptions options;
  options.library_path = {kFixtures / "unversioned"};
  CHECK(ids_of(lint_fixture("missing-version", options)).empty());
}

TEST_CASE("lint: DT_RPATH counts for what its libraries need, DT_RUNPATH does not") {
  CHECK(ids_of(lint_fixture("rpath-inherited")) == Names{"rpath"});
  CHECK(ids_of(lint_fixture("runpath-inherited-not")) == Names{"missing-library", "rpath"});
}

TEST_CASE("lint: of the versions that a library asks for the newest of each family is told") {
  const LintReport report = lint_fixture("sound_with_versions");
  CHECK(report.findings.empty());
  // It asks for ACME_2.9 too; beside these stands what the machine's C library is asked for.
  const Names& newest = report.newest_versions;
  CHECK(std::count(newest.begin(), newest.end(), "ACME_2.10") == 1);
  CHECK(std::count(newest.begin(), newest.end(), "ACME_2.9") == 0);
}

TEST_CASE("lint: library, folder and manifest name the same plugin") {
  for (const char* path : {"extra-export", "extra-export/plugin.toml", "extra-export/extra-export.so"}) {
    INFO(path);
    const LintReport report = lint_fixture(path);
    CHECK(report.library == kFixtures / "extra-export/extra-export.so");
    CHECK(report.manifest == kFixtures / "extra-export/plugin.toml");
    CHECK(ids_of(report) == Names{"extra-export"});
  }
}

TEST_CASE("lint: a manifest of another library beside it is not asked") {
  const fs::path folder = kFixtures / "sound_with_library";
  fs::copy_file(folder / "sound_with_library.so", folder / "other.so", fs::copy_options::overwrite_existing);
  const LintReport report = lint_fixture("sound_with_library/other.so");
  CHECK(report.manifest.empty());
  CHECK(ids_of(report) == Names{"undeclared-library"});
}

TEST_CASE("lint: what a bad manifest leaves open is not guessed") {
  const fs::path folder = kFixtures / "bad-manifest";
  fs::copy_file(kFixtures / "undeclared-library/undeclared-library.so", folder / "named.so",
                fs::copy_options::overwrite_existing);
  CHECK(ids_of(lint_fixture("bad-manifest/named.so")) == Names{"bad-manifest"});
}

TEST_CASE("lint: include and exclude choose the rules") {
  LintOptions options;
  options.include = {"rpath", "extra-export"};
  CHECK(ids_of(lint_fixture("extra-export", options)) == Names{"extra-export"});
  CHECK(ids_of(lint_fixture("exec-stack", options)).empty());
  options.exclude = {"extra-export"};
  CHECK(ids_of(lint_fixture("extra-export", options)).empty());
  options.include.clear();
  CHECK(ids_of(lint_fixture("extra-export", options)).empty());
  CHECK(ids_of(lint_fixture("exec-stack", options)) == Names{"exec-stack"});
}

TEST_CASE("lint: a rule that does not exist is refused, with the nearest one") {
  for (const bool include : {true, false}) {
    LintOptions options;
    (include ? options.include : options.exclude) = {"extra-exports"};
    try {
      lint_fixture("sound", options);
      FAIL("accepted");
    } catch (const assay::Error& error) {
      CHECK(error.fault() == assay::Fault::Usage);
      CHECK(error.problems().front().what == "there is no rule \"extra-exports\"");
      CHECK(error.problems().front().remedy == "did you mean \"extra-export\"?");
    }
  }
}

TEST_CASE(
    "lint: every rule has its section in the docs, in the same order, and there is no section without one") {
  std::ifstream page(fs::path(ASSAY_SOURCE_DIR) / "docs/plugin-author/lint.md");
  REQUIRE(page);
  Names sections;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("### `") && line.ends_with('`')) sections.push_back(line.substr(5, line.size() - 6));
  }
  CHECK(sections == all_ids());
}

TEST_CASE("lint: ids are there once") {
  const Names ids = all_ids();
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}
