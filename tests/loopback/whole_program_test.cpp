// Runs that are large, and runs that fail: through messages they end as they do without.
#include "stand.hpp"

using namespace loopback_test;

namespace {

// A client with one of the rogue scorers, and no report.
std::string profile(const std::string& kind) {
  return "[client]\nid = \"" + kind +
         "\"\nname = \"Rogue\"\n[[use]]\ninstrument = \"bcsc.csc-360\"\nscorer = \"rogue-scores." + kind +
         "\"\nformats = [\"json\"]\n";
}

Words bcsc(const Words& more, const std::string& client = "demo") {
  Words words = {"run",   "--client", client, "--instrument", "bcsc.csc-360", "--responses",
                 "r.csv", "--out",    "out",  "--date",       "2006-01-20"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

struct Command {
  Words words;
  int status;
  std::string said;  // a part of it
  ProcessOptions options = {};
};

std::vector<Command> failing_commands() {
  ProcessOptions small_files;
  small_files.largest_file = 20000;
  return {
      {bcsc({"--threads", "3"}, "fails"), 3, "scoring failed: the table is on fire"},
      {bcsc({"--threads", "3"}, "out-of-range"), 3, "measure mean\n  found: 5.5"},
      {bcsc({}, "refuses"), 1, "the instrument has no element level"},
      {bcsc({"--formats", "json,render-fails"}), 3, "rendering render-fails failed: charts cannot be drawn"},
      {bcsc({"--formats", "html,json"}), 4, "cannot be written: File too large", small_files},
      {{"sheet", "bcsc.csc-360", "--reports", "rogue-documents.text-in-table", "--out", "out"},
       3,
       "text: may not stand in TABLE"},
      {{"sheet", "bcsc.csc-360", "--reports", "rogue-documents.leaves-open", "--out", "out"},
       3,
       "is not closed"},
  };
}

// The tree with the plugins of a way, also of those that misbehave.
void take_all(const Stand& stand, const Way& way) {
  stand.take(way);
  stand.take_test_plugin("rogue_scores", "rogue-scores", way);
  stand.take_test_plugin("rogue_documents", "rogue-documents", way);
}

bool has_bcsc() {
  return shipped_plugins().count("bcsc") != 0;
}

}  // namespace

TEST_CASE("loopback: a run of many cases on several threads gives the same scores") {
  if (!has_bcsc()) return;
  const Stand stand;
  Ratings ratings;
  for (int i = 0; i < 600; ++i) ratings.add_case("case-" + std::to_string(i));
  stand.scratch().write("r.csv", ratings.text());
  const Words words = {"score", "--client",  "demo", "--instrument", "bcsc.csc-360", "--responses",
                       "r.csv", "--threads", "4",    "--out",        "out"};
  stand.take(kDirect);
  const Outcome direct = outcome(stand, words);
  REQUIRE(direct.status == 0);
  REQUIRE(direct.files.at("scores.csv").size() > 1000000);
  for (const Way& way : kWays) {
    INFO(way.name);
    stand.take(way);
    check_same(direct, outcome(stand, words));
  }
}

TEST_CASE("loopback: a run that fails says the same, and leaves nothing") {
  if (!has_bcsc()) return;
  const Stand stand;
  stand.scratch().write("r.csv", file_text(kSamples / "responses.csv"));
  for (const std::string kind : {"fails", "out-of-range", "refuses"}) {
    stand.scratch().write("tree/configs/clients/" + kind + ".toml", profile(kind));
  }
  take_all(stand, kDirect);
  std::vector<Outcome> direct;
  for (const Command& command : failing_commands()) {
    direct.push_back(outcome(stand, command.words, command.options));
    CHECK(direct.back().status == command.status);
    CHECK_THAT(direct.back().err, ContainsSubstring(command.said));
    CHECK(direct.back().files.empty());
  }
  for (const Way& way : kWays) {
    take_all(stand, way);
    std::size_t number = 0;
    for (const Command& command : failing_commands()) {
      INFO(way.name << ": " << command.said);
      check_same(direct[number++], outcome(stand, command.words, command.options));
    }
  }
}
