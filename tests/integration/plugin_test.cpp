// Plugins that cannot be used: exit 3 when the client needs them, a warning when not. Every test works on a
// copy of the program, which also shows that a copy runs wherever it is.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

namespace {

// bcsc.so damaged: the demo client cannot be served, another client can.
void check_refused(const Copy& copy, const std::string& reason) {
  const ProcessResult needed = copy.assay(run_words(sample("responses.csv"), {"--out", "out"}));
  INFO(needed.err);
  CHECK(needed.status == 3);
  CHECK_THAT(needed.err, ContainsSubstring(copy.plugin("bcsc").string()));
  CHECK_THAT(needed.err, ContainsSubstring(reason));
  CHECK_THAT(needed.err, ContainsSubstring("to do: "));
  CHECK_FALSE(copy.has("out"));

  copy.add_test_plugin("sound", "sound");
  copy.write_profile("plain",
                     "[client]\nid = \"plain\"\nname = \"Plain\"\n[[use]]\ninstrument = \"sound.survey\"\n"
                     "scorer = \"sound.scorer\"\nreports = [\"sound.letter\"]\nformats = [\"plain\"]\n"
                     "[disclosure]\nminimum-raters = 1\nminimum-comment-raters = 1\n");
  std::ofstream(copy.folder() / "r.csv") << "case,rater,role,q1,q2\nana,a,self,1,2\nana,b,other,3,NA\n";
  const ProcessResult other = copy.assay(
      {"run", "--client", "plain", "--instrument", "sound.survey", "--responses", "r.csv", "--out", "plain"});
  INFO(other.err);
  CHECK(other.status == 0);
  CHECK_THAT(other.err, ContainsSubstring("warning: catalog: plugin bcsc is refused: "));
  CHECK_THAT(other.err, ContainsSubstring(reason));
  CHECK(
      file_text(copy.folder() / "plain/scores.csv") ==
      "case,instrument,level,id,role,sum\nana,sound.survey,item,q1,all,4\nana,sound.survey,item,q2,all,2\n");
  CHECK(file_text(copy.folder() / "plain/reports/ana.sound.letter.txt") ==
        "Plain\nDear ana\nsum 4\nsum 2\nYours, Plain\n");
}

std::string library(const Copy& copy) {
  return file_text(copy.plugin("bcsc"));
}

// A profile like the demo's, with another scorer.
std::string with_scorer(const std::string& scorer) {
  std::string profile = Copy::demo();
  return profile.replace(profile.find("bcsc.scorer"), 11, scorer);
}

}  // namespace

TEST_CASE("plugin: a copy of the program runs from where it is") {
  const Copy copy;
  const ProcessResult result = copy.assay(run_words(sample("responses.csv"), {"--out", "out"}));
  INFO(result.err);
  CHECK(result.status == 0);
  const auto record = nlohmann::json::parse(file_text(copy.folder() / "out/run.json"));
  CHECK(record["profile"]["file"] == (copy.root() / "configs/clients/demo.toml").string());
}

TEST_CASE("plugin: a text file in place of the library is refused") {
  const Copy copy;
  copy.write(copy.plugin("bcsc"), "this is no library\n");
  check_refused(copy, "ELF");
}

TEST_CASE("plugin: an empty library is refused") {
  const Copy copy;
  copy.write(copy.plugin("bcsc"), "");
  check_refused(copy, "empty");
}

TEST_CASE("plugin: a library that is missing is refused") {
  const Copy copy;
  fs::remove(copy.plugin("bcsc"));
  check_refused(copy, "");
}

TEST_CASE("plugin: a folder in place of the library is refused") {
  const Copy copy;
  fs::remove(copy.plugin("bcsc"));
  fs::create_directory(copy.plugin("bcsc"));
  check_refused(copy, "");
}

TEST_CASE("plugin: a library for another machine is refused") {
  const Copy copy;
  std::string bytes = library(copy);
  bytes[18] = '\xF3';  // e_machine: RISC-V
  bytes[19] = '\0';
  copy.write(copy.plugin("bcsc"), bytes);
  check_refused(copy, "machine");
}

TEST_CASE("plugin: a library without an entry is refused") {
  const Copy copy;
  std::string bytes = library(copy);
  // The name in the dynamic string table; every copy of it, so that no stale one is found.
  std::size_t count = 0;
  for (std::size_t at = bytes.find("assay_plugin_entry"); at != std::string::npos;
       at = bytes.find("assay_plugin_entry", at)) {
    bytes[at] = 'A';
    ++count;
  }
  REQUIRE(count > 0);
  copy.write(copy.plugin("bcsc"), bytes);
  check_refused(copy, "assay_plugin_entry");
}

TEST_CASE("plugin: a library cut anywhere is refused and never crashes") {
  const Copy copy;
  const std::string bytes = library(copy);
  const std::size_t size = bytes.size();
  for (const std::size_t kept :
       {std::size_t{1}, std::size_t{16}, std::size_t{63}, std::size_t{64}, std::size_t{200},
        std::size_t{4096}, size / 4, size / 2, size * 3 / 4, size - 4096, size - 1}) {
    copy.write(copy.plugin("bcsc"), bytes.substr(0, kept));
    const ProcessResult result = copy.assay(run_words(sample("responses.csv"), {"--out", "out"}));
    INFO("cut to " << kept << " of " << size << "\n" << result.err);
    CHECK(result.status == 3);
    CHECK_THAT(result.err, ContainsSubstring(copy.plugin("bcsc").string()));
    CHECK_FALSE(copy.has("out"));
  }
}

TEST_CASE("plugin: a broken manifest is told with its place") {
  const Copy copy;
  copy.write(copy.root() / "plugins/bcsc/plugin.toml",
             "manifest = 1\n[plugin]\nid = \"bcsc\"\nversoin = \"1.0.0\"\n");
  const ProcessResult result = copy.assay(run_words(sample("responses.csv"), {"--out", "out"}));
  CHECK(result.status == 3);
  CHECK_THAT(result.err, ContainsSubstring((copy.root() / "plugins/bcsc/plugin.toml").string() + ":4:1: "));
  CHECK_FALSE(copy.has("out"));
}

TEST_CASE("plugin: explain runs no vendor code, and shows why a plugin is refused") {
  const Copy copy;
  copy.write(copy.plugin("bcsc"), "garbage");
  const ProcessResult result = copy.assay({"explain", "demo"});
  CHECK(result.status == 3);
  CHECK_THAT(result.out, ContainsSubstring("Sample Inc (demo)"));
  CHECK_THAT(result.out, ContainsSubstring("plugin json 0.1.0"));
  CHECK_THAT(result.out, ContainsSubstring("nowhere"));
  CHECK_THAT(result.err, ContainsSubstring(copy.plugin("bcsc").string()));
  CHECK_THAT(result.err, ContainsSubstring("ELF"));
  const ProcessResult list = copy.assay({"list", "plugins", "--json"});
  CHECK(list.status == 0);
  for (const auto& entry : nlohmann::json::parse(list.out)) {
    CHECK(entry["usable"] == (entry["id"] != "bcsc"));
  }
}

TEST_CASE("plugin: explain does not load a library, however sound it looks") {
  const Copy copy;
  copy.add_test_plugin("throws", "throws");
  copy.add_test_plugin("other_id", "other-id");
  const ProcessResult result = copy.assay({"explain", "demo", "--verbose"});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
}

TEST_CASE("plugin: what only loading can tell ends a run that needs it with exit 3") {
  const Copy copy;
  copy.add_test_plugin("undefined_symbol", "undefined-symbol");
  copy.add_test_plugin("promises_scorer", "sound");
  copy.write_profile("demo", with_scorer("sound.second"));
  const ProcessResult result = copy.assay(run_words(sample("responses.csv"), {"--out", "out"}));
  CHECK(result.status == 3);
  CHECK_THAT(result.err, ContainsSubstring("the manifest promises the scorer \"sound.second\""));
  CHECK_THAT(result.err,
             ContainsSubstring("to do: put the library and the plugin.toml of the same version together"));
  CHECK_FALSE(copy.has("out"));
}

TEST_CASE(
    "plugin: a scorer that fails or gives a wrong value ends the run with exit 3, with nothing written") {
  const Copy copy;
  copy.add_test_plugin("rogue_scores", "rogue-scores");
  const std::pair<const char*, const char*> kRogues[] = {
      {"fails", "plugin rogue-scores: scoring failed: the table is on fire"},
      {"nan", "case jane, item q1, role self, measure mean\n  found: nan"},
      {"out-of-range", "case jane, item q1, role self, measure mean\n  found: 5.5"}};
  for (const auto& [kind, said] : kRogues) {
    std::string profile = with_scorer(std::string("rogue-scores.") + kind);
    copy.write_profile("demo", profile.replace(profile.find("reports ="),
                                               profile.find("norm =") - profile.find("reports ="), ""));
    const ProcessResult result =
        copy.assay(run_words(sample("responses.csv"), {"--threads", "3", "--out", "out"}));
    CHECK(result.status == 3);
    CHECK_THAT(result.err, ContainsSubstring(said));
    CHECK_FALSE(copy.has("out"));
  }
}

TEST_CASE("plugin: a renderer that fails ends the run with exit 3, with nothing written") {
  const Copy copy;
  copy.add_test_plugin("rogue_documents", "rogue-documents");
  const ProcessResult result =
      copy.assay(run_words(sample("responses.csv"), {"--formats", "json,render-fails", "--out", "out"}));
  CHECK(result.status == 3);
  CHECK_THAT(
      result.err,
      ContainsSubstring("plugin rogue-documents: rendering render-fails failed: charts cannot be drawn"));
  CHECK_FALSE(copy.has("out"));
}

TEST_CASE("plugin: --plugins comes before the program's own folder") {
  const Copy copy;
  copy.write(copy.plugin("bcsc"), "garbage");
  fs::create_directory(copy.folder() / "mine");
  fs::copy(kBuild / "plugins/bcsc", copy.folder() / "mine/bcsc", fs::copy_options::recursive);
  const ProcessResult result =
      copy.assay(run_words(sample("responses.csv"), {"--plugins", "mine", "--out", "out"}));
  INFO(result.err);
  CHECK(result.status == 0);
}
