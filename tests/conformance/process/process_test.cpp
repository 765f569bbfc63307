#include <filesystem>
#include <string>
#include <vector>

#include "assay/conformance/check.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

namespace cf = assay::conformance;
namespace fs = std::filesystem;

namespace {

// A working directory that may be written into: some fixtures leave files where they run.
class WorkingFolder {
 public:
  WorkingFolder() : before_(fs::current_path()) { fs::current_path(folder_.path()); }
  ~WorkingFolder() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
  }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

  bool has(const char* file) const { return fs::exists(folder_ / file); }

 private:
  TemporaryFolder folder_;
  fs::path before_;
};

// The one check that fails, with what it found. Only checks of the process run.
cf::CheckOutcome only_failure(const std::string& fixture) {
  cf::CheckOptions options;
  options.level = cf::Level::Strict;
  options.include = {"process"};
  std::vector<cf::CheckOutcome> failed;
  for (const cf::CheckOutcome& outcome : cf::check(fs::path(FIXTURES) / fixture, options).outcomes) {
    if (outcome.verdict == cf::Verdict::Failed) failed.push_back(outcome);
  }
  REQUIRE(failed.size() == 1);
  return failed.front();
}

struct Case {
  const char *fixture, *check;
  std::vector<const char*> found;
};

}  // namespace

TEST_CASE("process checks: what is found names the call and what it changed") {
  const std::vector<Case> cases = {
      {"process-tour", "process-tour", {"Aborted", "to put to work renderer process-tour-html"}},
      {"process-locale", "process-locale", {"to create report process-locale.letter", "the locale", "C.UTF-8"}},
      {"process-environment", "process-environment", {"to open", "FIXTURE_MODE: not there before, \"fast\" after"}},
      {"process-directory", "process-directory", {"to put to work renderer", "the working directory", "\"/\" after"}},
      {"process-signals", "process-signals", {"to open", "SIGINT: \"the default", "\"ignored"}},
      {"process-floating-point", "process-floating-point", {"to destroy scorer process-floating-point.scorer"}},
      {"process-limits", "process-limits", {"to open", "limit 7: "}},
      {"process-handlers", "process-handlers", {"to open", "std::terminate's handler"}},
      {"process-random", "process-random", {"to put to work scorer process-random.scorer"}},
      {"process-log", "process-log", {"to create scorer process-log.scorer", "not UTF-8", "pr\\xEAt"}},
      {"process-streams", "process-streams", {"to open writes \"fixture: open\\x0A\""}},
      {"process-files", "process-files", {"process-files.log (a file)", "it came with: open"}},
      {"process-descriptors", "process-descriptors", {"(/dev/zero) is left when the plugin is closed; it came with: open"}},
      {"process-threads", "process-threads", {"is left when the plugin is closed; it came with: open"}},
      {"process-children", "process-children", {"is left when the plugin is closed; it came with: open"}},
      {"process-exit", "process-exit", {"when the program exits after close", "Aborted"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.fixture);
    const WorkingFolder working;
    const cf::CheckOutcome outcome = only_failure(one.fixture);
    CHECK(outcome.id == one.check);
    for (const char* words : one.found) CHECK_THAT(outcome.found, Catch::Contains(words));
  }
}

TEST_CASE("process checks: each sees other ways to change the same thing") {
  const std::vector<Case> cases = {
      {"process-locale--thread", "process-locale", {"the locale of the thread"}},
      {"process-environment--unset", "process-environment", {"PATH: ", "gone after"}},
      {"process-directory--umask", "process-directory", {"the umask"}},
      {"process-signals--mask", "process-signals", {"blocked signals: ", "10"}},
      {"process-signals--timer", "process-signals", {"the alarm timer: \"off\" before, \"running\" after"}},
      {"process-floating-point--precision", "process-floating-point", {"to destroy scorer"}},
      {"process-log--context", "process-log", {"to create scorer", "a context that is not the host's"}},
      {"process-streams--buffered", "process-streams", {"to put to work scorer", "cases\" to a standard stream"}},
      {"process-descriptors--closed", "process-descriptors", {"when the plugin is closed, descriptor 0", "gone after"}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.fixture);
    const WorkingFolder working;
    const cf::CheckOutcome outcome = only_failure(one.fixture);
    CHECK(outcome.id == one.check);
    for (const char* words : one.found) CHECK_THAT(outcome.found, Catch::Contains(words));
  }
}

TEST_CASE("process checks: what a fixture writes goes into a folder that the test takes away") {
  const fs::path here = fs::current_path();
  {
    const WorkingFolder working;
    only_failure("process-files");
    CHECK(working.has("process-files.log"));
  }
  CHECK(fs::current_path() == here);
  CHECK_FALSE(fs::exists(here / "process-files.log"));
}
