// What is held against a library when it is loaded.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

#include "assay/log.hpp"
#include "loading.hpp"
#include "temporary_folder.hpp"

using loading::load_problem;

TEST_CASE("bridge: a sound plugin is loaded, and keeps its manifest") {
  const auto plugin = loading::load("sound");
  CHECK(plugin->manifest().id == "sound");
  CHECK(plugin->manifest().version == "1.0.0");
}

TEST_CASE("bridge: a plugin can be loaded twice side by side") {
  const auto first = loading::load("sound");
  const auto second = loading::load("sound");
  CHECK(first->instrument("sound.survey").toml == second->instrument("sound.survey").toml);
}

TEST_CASE("bridge: an undefined symbol is refused at load, with its name") {
  const assay::Problem problem = load_problem("undefined_symbol");
  CHECK(problem.what == "plugin undefined-symbol: the library cannot be loaded");
  CHECK_THAT(problem.found, ContainsSubstring("fixture_function_that_nobody_defines"));
  CHECK(problem.remedy == "install what it needs, or build it again on this system");
  CHECK(problem.where.file == loading::manifest("undefined_symbol").library.string());
}

TEST_CASE("bridge: a library that is gone is refused with the loader's reason") {
  assay::Manifest manifest = loading::manifest("sound");
  manifest.library = "/nonexistent/sound.so";
  const assay::Problem problem = loading::plugin_problem([&] { assay::LoadedPlugin::load(manifest); });
  CHECK(problem.what == "plugin sound: the library cannot be loaded");
  CHECK_THAT(problem.found, ContainsSubstring("No such file"));
}

TEST_CASE("bridge: an entry that a dependency exports is not the library's own") {
  const assay::Problem problem = load_problem("borrowed_entry");
  CHECK(problem.what == "plugin borrowed-entry: the library has no entry of its own");
  CHECK(problem.remedy == "export the function assay_plugin_entry");
}

TEST_CASE("bridge: another version of the contract in the table is refused") {
  const assay::Problem problem = load_problem("wrong_abi");
  CHECK(
      problem.what ==
      "plugin wrong-abi: the library was built for another version of the contract; this host has version 1");
  CHECK(problem.found == "version 8");
  CHECK(problem.remedy == loading::kRebuild);
}

TEST_CASE("bridge: an entry that returns null is refused") {
  const assay::Problem problem = load_problem("null_table");
  CHECK(problem.what == "plugin null-table: the library does not serve version 1 of the contract");
  CHECK(problem.remedy == loading::kRebuild);
}

TEST_CASE("bridge: a plugin table that is too small is refused") {
  const assay::Problem problem = load_problem("small_table");
  CHECK(problem.what == "plugin small-table: the plugin table is too small");
  CHECK(problem.found == "16 bytes");
  CHECK(problem.remedy == loading::kRebuild);
}

TEST_CASE("bridge: a plugin table without a function is refused") {
  const assay::Problem problem = load_problem("null_open");
  CHECK(problem.what == "plugin null-open: the plugin table has an empty entry");
  CHECK(problem.remedy == loading::kRebuild);
}

TEST_CASE("bridge: an interface table that is too small is refused") {
  const assay::Problem problem = load_problem("small_interface");
  CHECK(problem.what == "plugin small-interface: its table of assay.scorer/1 is too small");
  CHECK(problem.found == "8 bytes");
  CHECK(problem.remedy == loading::kRebuild);
}

TEST_CASE("bridge: an interface table without a function is refused") {
  const assay::Problem problem = load_problem("null_function");
  CHECK(problem.what == "plugin null-function: its table of assay.scorer/1 lacks a function");
  CHECK(problem.remedy == loading::kRebuild);
}

TEST_CASE("bridge: an id that is not the manifest's is refused") {
  const assay::Problem problem = load_problem("other_id");
  CHECK(problem.what ==
        "plugin other-id: library and manifest disagree about the id: the manifest says \"other-id\"");
  CHECK(problem.found == "the library says \"somebody-else\"");
  CHECK(problem.remedy == loading::kTogether);
}

TEST_CASE("bridge: a version that is not the manifest's is refused") {
  const assay::Problem problem = load_problem("other_version");
  CHECK(problem.what ==
        "plugin other-version: library and manifest disagree about the version: the manifest says \"1.0.0\"");
  CHECK(problem.found == "the library says \"9.8.7\"");
  CHECK(problem.remedy == loading::kTogether);
}

TEST_CASE("bridge: a text that is not UTF-8 is refused, and shown escaped") {
  const assay::Problem problem = load_problem("bad_text");
  CHECK(problem.what == "plugin bad-text: the plugin's id is not well-formed UTF-8");
  CHECK(problem.found == "\"bad\\xFF\"");
  CHECK(problem.remedy == loading::kVendor + "bad-text 1.0.0");
}

TEST_CASE("bridge: a scorer that is promised and not there is refused") {
  const assay::Problem problem = load_problem("promises_scorer");
  CHECK(problem.what ==
        "plugin sound: library and manifest disagree: the manifest promises the scorer \"sound.second\"");
  CHECK(problem.found == "the library has sound.scorer");
  CHECK(problem.remedy == loading::kTogether);
}

TEST_CASE("bridge: a report that the manifest does not name is refused") {
  const assay::Problem problem = load_problem("unnamed_report");
  CHECK(problem.what ==
        "plugin sound: library and manifest disagree: the library has the report \"sound.form\", which the "
        "manifest does not name");
  CHECK(problem.remedy == loading::kTogether);
}

TEST_CASE("bridge: a sheet that the manifest calls a report on a case is refused") {
  const assay::Problem problem = load_problem("wrong_kind");
  CHECK(problem.what ==
        "plugin sound: library and manifest disagree about the kind of report sound.form: the manifest says "
        "\"case\"");
  CHECK(problem.found == "the library says \"sheet\"");
}

TEST_CASE("bridge: a renderer with another extension than the manifest's is refused") {
  const assay::Problem problem = load_problem("wrong_extension");
  CHECK(
      problem.what ==
      "plugin sound: library and manifest disagree about the extension of plain: the manifest says \"text\"");
  CHECK(problem.found == "the library says \"txt\"");
}

TEST_CASE("bridge: a failed open tells the plugin's own reason") {
  const assay::Problem problem = load_problem("open_fails");
  CHECK(problem.what ==
        "plugin open-fails: open failed: the licence file is missing; put it beside the library");
  CHECK(problem.remedy == loading::kVendor + "open-fails 1.0.0");
}

TEST_CASE("bridge: a failed open without a text tells its status") {
  CHECK(load_problem("open_says_nothing").what ==
        "plugin open-says-nothing: open failed: no reason given (status 42)");
}

TEST_CASE("bridge: an error text that claims more room than there is is cut") {
  CHECK(load_problem("endless_error").what == "plugin endless-error: open failed: " + std::string(1024, 'x'));
}

TEST_CASE("bridge: an open that gives no instance is refused") {
  const assay::Problem problem = load_problem("no_instance");
  CHECK(problem.what == "plugin no-instance: open succeeded and gave no instance");
  CHECK(problem.remedy == loading::kVendor + "no-instance 1.0.0");
}

TEST_CASE("bridge: an exception in a plugin's constructor becomes a failed open") {
  CHECK(load_problem("throws").what == "plugin throws: open failed: the key store is locked");
}

TEST_CASE("bridge: log lines arrive under the plugin's id, escaped and cut") {
  const TemporaryFolder folder;
  const int file = ::open((folder / "err").c_str(), O_WRONLY | O_CREAT, 0600);
  const int before = ::dup(STDERR_FILENO);
  std::fflush(stderr);
  ::dup2(file, STDERR_FILENO);
  assay::start_log(false, true);
  loading::load("noisy");
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(file);
  assay::start_log(false, false);

  const std::string lines = file_text(folder / "err");
  CHECK_THAT(lines, ContainsSubstring("warning: noisy: red \\x1B[31m, bell \\x07, two\\x0Alines\n"));
  CHECK_THAT(lines, ContainsSubstring("error: noisy: lll"));
  CHECK(lines.find(std::string(4097, 'l')) == std::string::npos);
  CHECK_THAT(lines, ContainsSubstring("info: noisy: of an unknown level\n"));
}
