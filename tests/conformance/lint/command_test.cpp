// The command `assay plugin lint`, as its users run it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "assay/conformance/lint.hpp"
#include "catch.hpp"
#include "process.hpp"

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

namespace {

std::string fixture(const std::string& name) {
  return (fs::path(LINT_FIXTURES) / name).string();
}

ProcessResult lint(const Words& words) {
  Words command = {(fs::path(ASSAY_BINARY_DIR) / "bin/assay").string(), "plugin", "lint"};
  command.insert(command.end(), words.begin(), words.end());
  ProcessOptions options;
  options.environment = {{"LD_LIBRARY_PATH", fixture("libs")}};
  return run_process(command, options);
}

ProcessResult program(Words words) {
  words.insert(words.begin(), (fs::path(ASSAY_BINARY_DIR) / "bin/assay").string());
  return run_process(words);
}

}  // namespace

TEST_CASE("plugin lint: a plugin without findings is one line and exit 0") {
  const ProcessResult result = lint({fixture("sound")});
  CHECK(result.status == 0);
  CHECK(result.out == "1 library, no findings\n");
  CHECK(result.err.empty());
}

TEST_CASE("plugin lint: a finding is a line, and a line with what to do") {
  const ProcessResult result = lint({fixture("extra-export"), fixture("sound")});
  CHECK(result.status == 1);
  CHECK(
      result.out ==
      fixture("extra-export/extra-export.so") +
          ": error: exports 2 symbols beside assay_plugin_entry: acme_counter and acme_round [extra-export]\n"
          "  to do: build it with assay_add_plugin(), or link with a version script that keeps all else "
          "local, "
          "and compile with -fvisibility=hidden\n2 libraries, 1 error, no warnings\n");
}

TEST_CASE("plugin lint: warnings alone are exit 0, and 1 with --strict") {
  const ProcessResult lenient = lint({fixture("no-relro")});
  CHECK(lenient.status == 0);
  CHECK(lenient.out.find(": warning: ") != std::string::npos);
  CHECK(lenient.out.find("1 library, no errors, 1 warning\n") != std::string::npos);
  CHECK(lint({fixture("no-relro"), "--strict"}).status == 1);
  CHECK(lint({fixture("sound"), "--strict"}).status == 0);
}

TEST_CASE("plugin lint: --quiet leaves errors alone, and no warnings") {
  CHECK(lint({fixture("no-relro"), "--quiet"}).out.empty());
  const ProcessResult result = lint({fixture("no-relro"), fixture("rpath"), "-q"});
  CHECK(result.status == 1);
  CHECK(result.out == fixture("rpath/rpath.so") +
                          ": error: its RUNPATH leads out of the plugin's folder: /opt/acme/lib [rpath]\n"
                          "  to do: link without -rpath; with CMake, set SKIP_BUILD_RPATH on the target\n");
}

TEST_CASE("plugin lint: symbols of C++ can be read, and stay as they are in JSON") {
  if (!LINT_HAS_UNIQUE) return;
  CHECK(lint({fixture("gnu-unique")}).out.find(": Shared<char>::counter [gnu-unique]") != std::string::npos);
  const Json json = Json::parse(lint({fixture("gnu-unique"), "--json"}).out);
  CHECK(json["libraries"][0]["findings"][0]["names"] == Json({"_ZN6SharedIcE7counterE"}));
}

TEST_CASE("plugin lint: libraries are looked for where LD_LIBRARY_PATH says") {
  CHECK(lint({fixture("sound_with_library")}).status == 0);
  const ProcessResult elsewhere = program({"plugin", "lint", fixture("sound_with_library")});
  CHECK(elsewhere.status == 1);
  CHECK(elsewhere.out.find("liblint_extra.so, for sound_with_library.so [missing-library]") !=
        std::string::npos);
}

TEST_CASE("plugin lint: --json tells everything") {
  const ProcessResult result =
      lint({fixture("extra-export"), fixture("no-relro"), fixture("absent.so"), "--json"});
  CHECK(result.status == 1);
  const Json json = Json::parse(result.out);
  CHECK(json["errors"] == 2);
  CHECK(json["warnings"] == 1);
  REQUIRE(json["libraries"].size() == 3);
  const Json& first = json["libraries"][0];
  CHECK(first["library"] == fixture("extra-export/extra-export.so"));
  CHECK(first["manifest"] == fixture("extra-export/plugin.toml"));
  REQUIRE(first["findings"].size() == 1);
  CHECK(first["findings"][0]["id"] == "extra-export");
  CHECK(first["findings"][0]["severity"] == "error");
  CHECK(first["findings"][0]["names"] == Json({"acme_counter", "acme_round"}));
  CHECK(json["libraries"][1]["findings"][0]["severity"] == "warning");
  CHECK(json["libraries"][2]["manifest"].is_null());
}

TEST_CASE("plugin lint: --include and --exclude, also several") {
  CHECK(lint({"--exclude", "extra-export", fixture("extra-export")}).status == 0);
  CHECK(lint({"--include", "rpath", "--include", "gnu-unique", fixture("extra-export")}).status == 0);
  CHECK(lint({"--include", "rpath", "--include", "extra-export", fixture("extra-export")}).status == 1);
}

TEST_CASE("plugin lint: --list names every rule with its severity") {
  const ProcessResult text = lint({"--list"});
  const Json json = Json::parse(lint({"--list", "--json"}).out);
  CHECK(text.status == 0);
  REQUIRE(json.size() == assay::conformance::lint_rules().size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const assay::conformance::LintRule& rule = assay::conformance::lint_rules()[i];
    CHECK(json[i]["id"] == std::string(rule.id));
    CHECK(json[i]["severity"] == std::string(severity_word(rule.severity)));
    CHECK(text.out.find(std::string(rule.id) + " ") != std::string::npos);
  }
}

TEST_CASE("plugin lint: wrong usage is exit 2 and says what would be right") {
  const std::vector<std::pair<Words, std::string>> kWrong = {
      {{"plugin", "lint"}, "no library is named"},
      {{"plugin", "lint", fixture("sound"), "--include", "rpaths"}, "there is no rule \"rpaths\""},
      {{"plugin", "lint", fixture("sound"), "--exclude", "rpaths"}, "did you mean \"rpath\"?"},
      {{"plugin", "lint", fixture("sound"), "--colour"}, "--colour"},
      {{"plugin"}, "subcommand is required"},
      {{"plugin", "lnit"}, "there is no command \"plugin lnit\"; did you mean lint?"},
  };
  for (const auto& [words, complaint] : kWrong) {
    const ProcessResult result = program(words);
    INFO(complaint);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring(complaint));
  }
}

TEST_CASE("plugin lint: the help has an example and the exit statuses") {
  const ProcessResult help = lint({"--help"});
  CHECK(help.status == 0);
  CHECK(help.out.find("\n  assay plugin lint ") != std::string::npos);
  CHECK(help.out.find("Exit status: 0 no errors") != std::string::npos);
}
