// Every shipped plugin, on what is shipped with it: the same bytes whether it is called directly or through
// messages.
#include "stand.hpp"

using namespace loopback_test;

namespace {

struct Command {
  std::vector<std::string> needs;  // plugins
  Words words;
};

// All of them.
const std::string& formats() {
  static const std::string all = [] {
    const TemporaryFolder folder;
    std::string formats;
    for (const json& format : json::parse(assay_in(folder.path(), {"list", "formats", "--json"}).out)) {
      formats += (formats.empty() ? "" : ",") + format.at("id").get<std::string>();
    }
    return formats;
  }();
  return all;
}

Words run(const std::string& client, const std::string& instrument, const std::string& sample,
          const std::string& responses, const std::string& cases, const Words& more = {}) {
  const std::string samples = "tree/configs/samples/" + sample + "/";
  Words words = {
      "run",     "--client",      client,      "--instrument", instrument, "--responses", samples + responses,
      "--cases", samples + cases, "--formats", formats(),      "--date",   "2006-01-20",  "--threads",
      "4",       "--out",         "out",       "--verbose"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

const std::string kWinter = "tree/configs/samples/side-by-side/administration.toml";
const std::string kCtk = "ctk.customer-service-representative";
const std::string kCaliper = "caliper.customer-service-representative";
const std::string kRepresentative = "chally.customer-service-representative";

std::vector<Command> commands_of_plugins() {
  return {
      {{"bcsc", "ctk", "caliper", "chally"},
       {"run", "--client", "talent", "--administration", kWinter, "--formats", formats(), "--date",
        "2006-01-20", "--out", "out", "--threads", "4"}},
      {{"bcsc", "ctk", "caliper", "chally", "crosswalk"},
       {"compare", "--client", "talent", "--case", "jane", "--administration", kWinter, "--formats",
        formats(), "--date", "2006-01-20", "--out", "out"}},
      {{"bcsc"},
       run("nordwind", "bcsc.csc-360", "bcsc", "responses.csv", "cases.csv",
           {"--comments", "tree/configs/samples/bcsc/comments.csv"})},
      {{"bcsc"},
       run("demo", "bcsc.csc-360", "bcsc", "responses.csv", "cases.csv",
           {"--comments", "tree/configs/samples/bcsc/comments.csv"})},
      {{"ctk"}, run("talent", kCtk, "ctk", "responses-levels.csv", "cases.csv")},
      {{"ctk"}, run("talent", kCtk, "ctk", "responses-characteristics.csv", "cases.csv")},
      {{"caliper"}, run("talent", kCaliper, "caliper", "ratings.csv", "cases.csv")},
      {{"caliper"}, run("talent", kCaliper, "caliper", "both.csv", "cases.csv")},
      {{"chally"}, run("selection", kRepresentative, "chally", "representative-behaviours.csv", "cases.csv")},
      {{"chally"},
       run("selection", "chally.customer-service-manager", "chally", "manager-percentiles.csv",
           "manager-cases.csv")},
      {{"standard"}, run("team", "demo.five-traits", "five-traits", "responses.csv", "cases.csv")},
      {{"standard"}, run("team", "demo.software-skills", "software-skills", "responses.csv", "cases.csv")},
  };
}

bool is_complete(const Command& command) {
  const std::set<std::string> plugins = shipped_plugins();
  return std::all_of(command.needs.begin(), command.needs.end(),
                     [&](const std::string& id) { return plugins.count(id) != 0; });
}

// The plugins that must take part: in a tree without one of the vendors, those that other commands work with.
std::set<std::string> expected_plugins() {
  std::set<std::string> expected = shipped_plugins();
  for (const Command& command : commands_of_plugins()) {
    if (is_complete(command)) continue;
    for (const std::string& id : command.needs) expected.erase(id);
  }
  return expected;
}

std::vector<Words> commands() {
  std::vector<Words> all;
  for (const Command& command : commands_of_plugins()) {
    if (is_complete(command)) all.push_back(command.words);
  }
  const TemporaryFolder folder;
  for (const json& instrument : json::parse(assay_in(folder.path(), {"list", "instruments", "--json"}).out)) {
    all.push_back({"sheet", instrument.at("id"), "--formats", formats(), "--out", "out"});
  }
  all.push_back({"list", "instruments", "--json"});
  return all;
}

}  // namespace

TEST_CASE("loopback: what is shipped gives the same bytes through messages") {
  const Stand stand;
  stand.take(kDirect);
  std::vector<Outcome> direct;
  std::set<std::string> taken_part;
  for (const Words& words : commands()) {
    direct.push_back(outcome(stand, words));
    INFO(words[0] << ' ' << words[2] << '\n' << direct.back().err);
    REQUIRE(direct.back().status == 0);
    REQUIRE((words[0] == "list" || !direct.back().files.empty()));
    taken_part.insert(direct.back().plugins.begin(), direct.back().plugins.end());
  }
  // A plugin that no command above works with would pass unseen: give it one.
  for (const std::string& id : expected_plugins()) {
    INFO(id);
    CHECK(taken_part.count(id) == 1);
  }

  for (const Way& way : kWays) {
    stand.take(way);
    std::size_t number = 0;
    for (const Words& words : commands()) {
      INFO(way.name << ": " << words[0] << ' ' << words[1] << ' ' << words[2] << ", command " << number);
      check_same(direct[number++], outcome(stand, words));
    }
  }
}
