// `assay plugin check` as an author runs it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "process.hpp"

namespace fs = std::filesystem;

namespace {

ProcessResult check(std::vector<std::string> words) {
  std::vector<std::string> command = {ASSAY_BINARY_DIR "/bin/assay", "plugin", "check"};
  command.insert(command.end(), words.begin(), words.end());
  return run_process(command);
}

std::string fixture(const std::string& name) { return (fs::path(FIXTURES) / name).string(); }

}  // namespace

TEST_CASE("plugin check: a sound plugin gives one line and status 0") {
  const ProcessResult result = check({"--include", "plugin", fixture("none")});
  CHECK(result.status == 0);
  CHECK(result.out == "none: 17 passed, 0 failed, 0 passed over (seed 1)\n");
}

TEST_CASE("plugin check: a failed check is told with what to do, and status 1") {
  const ProcessResult result = check({"--include", "descriptor", fixture("descriptor"), "--seed", "9"});
  CHECK(result.status == 1);
  CHECK(result.out ==
        "  failed      descriptor: the table of assay.scorer/1 lacks the function at offset 48\n"
        "    to do: fill every function of the table; one that you have no use for fails with ASSAY_E_UNSUPPORTED\n"
        "descriptor: 0 passed, 1 failed, 0 passed over (seed 9)\n");
}

TEST_CASE("plugin check: --json has every check of every plugin") {
  const ProcessResult result =
      check({"--json", "--include", "opens", "--include", "memory", fixture("opens"), fixture("memory")});
  CHECK(result.status == 1);
  const nlohmann::json json = nlohmann::json::parse(result.out);
  CHECK(json["passed"] == false);
  REQUIRE(json["libraries"].size() == 2);
  CHECK(json["libraries"][0]["plugin"] == "opens");
  CHECK(json["libraries"][0]["checks"][0]["verdict"] == "failed");
  CHECK(json["libraries"][0]["checks"][1]["verdict"] == "passed over");
  CHECK(json["libraries"][1]["checks"][0]["verdict"] == "passed");
  CHECK(json["libraries"][1]["checks"][1]["verdict"] == "failed");
}

TEST_CASE("plugin check: wrong usage is status 2") {
  CHECK(check({}).status == 2);
  CHECK(check({"--level", "lenient", fixture("none")}).status == 2);
  CHECK(check({"--limit", "0", fixture("none")}).status == 2);
  const ProcessResult unknown = check({"--include", "openz", fixture("none")});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("did you mean \"opens\"?") != std::string::npos);
}

TEST_CASE("plugin check: --list tells every check with its topic and level") {
  const nlohmann::json json = nlohmann::json::parse(check({"--list", "--json"}).out);
  REQUIRE(json.size() > 20);
  CHECK(json[0]["id"] == "manifest");
  CHECK(json[1]["after"] == nlohmann::json::array({"manifest"}));
  const ProcessResult plain = check({"--list"});
  CHECK(plain.status == 0);
  CHECK(plain.out.find("opens ") != std::string::npos);
}
