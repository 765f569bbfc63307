// Mistakes in what an administrator writes, from the client's name to an option.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

namespace {

const Copy& tree() {
  static const Copy kCopy;
  return kCopy;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// Runs and checks with a demo profile that has one thing changed; both must say `said`, and write nothing.
void check_profile_refused(const std::string& from, const std::string& to, const std::string& place,
                           const Words& said) {
  const fs::path profile = tree().write_profile("demo", replaced(Copy::demo(), from, to));
  for (const Words& words :
       {run_words(sample("responses.csv"), {"--out", "out"}), Words{"check", profile.string()}}) {
    const ProcessResult result = tree().assay(words);
    INFO(result.err);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring("error: " + profile.string() + place));
    for (const std::string& part : said) CHECK_THAT(result.err, ContainsSubstring(part));
  }
  CHECK_FALSE(tree().has("out"));
}

}  // namespace

TEST_CASE("client: an unknown one is refused with a suggestion") {
  const TemporaryFolder folder;
  Words words = run_words(sample("responses.csv"), {"--out", "out"});
  words[2] = "demmo";
  for (const Words& command : {words, Words{"explain", "demmo"}}) {
    const ProcessResult result = assay_in(folder.path(), command);
    CHECK(result.status == 1);
    CHECK_THAT(result.err, ContainsSubstring("there is no client \"demmo\""));
    CHECK_THAT(result.err, ContainsSubstring("to do: did you mean `demo`?"));
  }
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("client: a name is never taken for a path") {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(folder.path(), {"explain", "../clients/demo"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("there is no client \"../clients/demo\""));
}

TEST_CASE("instrument: one that the client does not use is refused with a suggestion") {
  const TemporaryFolder folder;
  Words words = run_words(sample("responses.csv"), {"--out", "out"});
  words[4] = "bcsc.csc360";
  const ProcessResult result = assay_in(folder.path(), words);
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("the client does not use this instrument\n"));
  CHECK_THAT(result.err, ContainsSubstring("to do: did you mean bcsc.csc-360?"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("format: an unknown one on the command line is refused with a suggestion") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), run_words(sample("responses.csv"), {"--formats", "jsom", "--out", "out"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("error: --formats: no plugin provides renderer \"jsom\""));
  CHECK_THAT(result.err, ContainsSubstring("to do: did you mean `json`?"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("profile: an unknown instrument is refused at its place") {
  const fs::path profile =
      tree().write_profile("demo", replaced(Copy::demo(), "\"bcsc.csc-360\"", "\"bcsc.csc-361\""));
  const ProcessResult checked = tree().assay({"check", profile.string()});
  CHECK(checked.status == 1);
  CHECK_THAT(checked.err, ContainsSubstring("error: " + profile.string() +
                                            ":7:1: no plugin provides instrument \"bcsc.csc-361\""));
  CHECK_THAT(checked.err, ContainsSubstring("did you mean `bcsc.csc-360`?"));
  const ProcessResult run = tree().assay(run_words(sample("responses.csv"), {"--out", "out"}));
  CHECK(run.status == 1);
  CHECK_THAT(run.err,
             ContainsSubstring("error: " + profile.string() + ": the client does not use this instrument"));
  CHECK_FALSE(tree().has("out"));
}

TEST_CASE("profile: an unknown scorer is refused with a suggestion") {
  check_profile_refused("\"bcsc.scorer\"", "\"bcsc.scorrer\"",
                        ":8:1: no plugin provides scorer \"bcsc.scorrer\"",
                        {"key: use[0].scorer", "did you mean `bcsc.scorer`?"});
}

TEST_CASE("profile: an unknown report is refused with a suggestion") {
  check_profile_refused("bcsc.individual", "bcsc.indvidual",
                        ":9:1: no plugin provides report \"bcsc.indvidual\"",
                        {"key: use[0].reports", "did you mean `bcsc.individual`?"});
}

TEST_CASE("profile: a report about the instrument is no report on a person") {
  check_profile_refused("bcsc.individual", "bcsc.framework",
                        ":9:1: the report bcsc.framework is about the instrument, not about a person",
                        {"write it with `assay sheet`"});
}

TEST_CASE("reports: one on the command line that does not fit is refused there, not in the profile") {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(
      folder.path(), run_words(sample("responses.csv"),
                               {"--formats", "json", "--reports", "bcsc.framework", "--out", "out"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("error: --reports: the report bcsc.framework is about the "
                                           "instrument, not about a person"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("profile: an unknown format is refused") {
  check_profile_refused("[\"json\"]", "[\"jsn\"]", ":10:1: no plugin provides renderer \"jsn\"",
                        {"did you mean `json`?"});
}

TEST_CASE("profile: an unknown norm is refused") {
  check_profile_refused("bcsc.isg-illustrative", "bcsc.isg-ilustrative", ":11:1: no plugin provides norm",
                        {"did you mean"});
}

TEST_CASE("profile: an unknown option is refused with a suggestion") {
  check_profile_refused("norm =", "options = { highlihgts = 4 }\nnorm =", ":11:13: not an option of",
                        {"key: use[0].options.highlihgts", "did you mean `highlights`?"});
}

TEST_CASE("profile: a value that an option does not accept is refused") {
  check_profile_refused(
      "norm =", "options = { highlights = 99 }\nnorm =", ":11:13: not within what the option accepts",
      {"accepted: a whole number from 1 to 20"});
}

TEST_CASE("profile: an unknown key is refused with a suggestion") {
  check_profile_refused("scorer =", "scorrer =", ":8:1: unknown key", {"key: use[0].scorrer"});
}

TEST_CASE("profile: what is no TOML is refused with line and column") {
  check_profile_refused("[client]", "[client", ":1:", {});
}

TEST_CASE("profile: a library that is not the pinned one is refused with exit 3") {
  const fs::path profile = tree().write_profile(
      "demo", Copy::demo() + "\n[plugins.bcsc]\nsha256 = \"" + std::string(64, 'a') + "\"\n");
  const ProcessResult result = tree().assay(run_words(sample("responses.csv"), {"--out", "out"}));
  CHECK(result.status == 3);
  CHECK_THAT(result.err, ContainsSubstring("the library is not the one that the profile asks for: "));
  CHECK_THAT(result.err, ContainsSubstring("key: plugins.bcsc.sha256"));
  CHECK_THAT(result.err,
             ContainsSubstring("to do: install the library that was approved, or approve this one"));
  CHECK_FALSE(tree().has("out"));
}

TEST_CASE("profile: two formats with one extension are refused, since their files would be one") {
  const Copy copy;
  copy.add_test_plugin("rogue_documents", "rogue-documents");
  copy.write_profile("demo", replaced(Copy::demo(), "[\"json\"]", "[\"render-fails\", \"ignores-sink\"]"));
  const ProcessResult result = copy.assay(run_words(sample("responses.csv"), {"--out", "out"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err,
             ContainsSubstring("the formats render-fails and ignores-sink would write the same file"));
  CHECK_FALSE(copy.has("out"));
}

TEST_CASE("check: mistakes of every kind in a profile are listed in one run, in the order of the file") {
  const fs::path profile = tree().write_profile("demo",
                                                "[client]\nid = \"demo\"\nname = \"Sample Inc\"\nlocale = \"en\"\ncolour = \"red\"\n\n"
                                                "[[use]]\ninstrument = \"bcsc.csc-360\"\nscorer = \"bcsc.scorrer\"\n"
                                                "reports = [\"bcsc.indvidual\"]\nformats = [\"jsn\"]\n"
                                                "norm = \"bcsc.isg-ilustrative\"\n"
                                                "options = { highlihgts = 4, highlights = 99 }\n\n"
                                                "[[use]]\ninstrument = \"bcsc.csc-361\"\nscorer = \"bcsc.scorer\"\n"
                                                "reports = [\"bcsc.individual\"]\nformats = [\"json\"]\n\n"
                                                "[plugins.bscs]\n\n"
                                                "[disclosure]\nminimum-raters = 0\nexempt = [\"managr\"]\n\n"
                                                "[branding]\naccent = \"blue\"\n");
  const ProcessResult result = tree().assay({"check", profile.string()});
  CHECK(result.status == 1);
  CHECK(result.out.empty());
  const std::vector<std::string> told = {"5:1: unknown key",
                                         "9:1: no plugin provides scorer \"bcsc.scorrer\"",
                                         "10:1: no plugin provides report \"bcsc.indvidual\"",
                                         "11:1: no plugin provides renderer \"jsn\"",
                                         "12:1: no plugin provides norm \"bcsc.isg-ilustrative\"",
                                         "13:13: not an option of bcsc or json",
                                         "13:29: not within what the option accepts",
                                         "16:1: no plugin provides instrument \"bcsc.csc-361\", and no file holds it",
                                         "21:10: there is no plugin of this id",
                                         "24:1: the integer is out of range",
                                         "25:1: no instrument of the profile has this role",
                                         "28:1: not a colour"};
  std::vector<std::string> found;
  const std::string begin = "error: " + profile.string() + ":";
  for (std::size_t at = result.err.find("error: "); at != std::string::npos; at = result.err.find("error: ", at + 1)) {
    const std::string line = result.err.substr(at, result.err.find('\n', at) - at);
    found.push_back(line.rfind(begin, 0) == 0 ? line.substr(begin.size()) : line);
  }
  CHECK(found == told);
  tree().write_profile("demo", Copy::demo());
}

TEST_CASE("run: mistakes of several kinds in a profile are listed in one run") {
  const fs::path profile = tree().write_profile(
      "demo", replaced(replaced(Copy::demo(), "bcsc.individual", "bcsc.indvidual"), "norm =", "options = { highlights = 99 }\nnorm ="));
  const ProcessResult result = tree().assay(run_words(sample("responses.csv"), {"--out", "out"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("error: " + profile.string() + ":9:1: no plugin provides report"));
  CHECK_THAT(result.err, ContainsSubstring("error: " + profile.string() + ":11:13: not within what the option accepts"));
  CHECK_THAT(result.err, ContainsSubstring("\n2 problems\n"));
  CHECK_FALSE(tree().has("out"));
  tree().write_profile("demo", Copy::demo());
}

TEST_CASE("check: files with nothing wrong are named with their kind") {
  const TemporaryFolder folder;
  const std::string profile = (kSource / "configs/assay.toml").string();
  const std::string instrument = (kSource / "plugins/bcsc/instruments/csc-360.toml").string();
  const std::string norm = (kSource / "plugins/bcsc/norms/isg-illustrative.toml").string();
  const std::string manifest = (kBuild / "plugins/bcsc/plugin.toml").string();
  const ProcessResult result = assay_in(folder.path(), {"check", profile, instrument, norm, manifest});
  CHECK(result.status == 0);
  CHECK(result.out == profile + ": settings, nothing to complain about\n" + instrument +
                          ": instrument, nothing to complain about\n" + norm +
                          ": norm, nothing to complain about\n" + manifest +
                          ": plugin, nothing to complain about\n");
}

TEST_CASE("check: one bad file among several is told, and the others are still looked at") {
  const TemporaryFolder folder;
  folder.write("notes.toml", "[diary]\n");
  const std::string instrument = (kSource / "plugins/bcsc/instruments/csc-360.toml").string();
  const ProcessResult result = assay_in(folder.path(), {"check", "notes.toml", "gone.toml", instrument});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("error: notes.toml: this is no file that assay knows"));
  CHECK_THAT(result.err, ContainsSubstring("error: gone.toml: there is no such file"));
  CHECK(result.out == instrument + ": instrument, nothing to complain about\n");
}

TEST_CASE("explain: what the demo client gets, as text and as JSON") {
  tree().write_profile("demo", Copy::demo());
  const ProcessResult text = tree().assay({"explain", "demo"});
  CHECK(text.status == 0);
  CHECK(text.err.empty());
  CHECK_THAT(text.out, ContainsSubstring("bcsc.highlights = 5"));
  const ProcessResult json = tree().assay({"explain", "demo", "--json"});
  CHECK(json.status == 0);
  const auto told = nlohmann::json::parse(json.out);
  CHECK(told["client"] == "demo");
  CHECK(told["problems"].empty());
  std::map<std::string, std::string> got;
  for (const auto& line : told["gets"]) got[line["what"]] = line["id"];
  CHECK(got["instrument"] == "bcsc.csc-360");
  CHECK(got["format"] == "json");
}

TEST_CASE("check: a content file is read, and a mistake in it is found") {
  const TemporaryFolder folder;
  folder.write("good.toml", "[content]\nfor = \"bcsc\"\nlocale = \"en\"\n[text]\n\"a.b\" = \"c\"\n");
  folder.write("bad.toml", "[content]\nfor = \"bcsc\"\nlocale = \"en\"\n[text]\n\"a.b\" = 3\n");
  const ProcessResult good = assay_in(folder.path(), {"check", "good.toml"});
  CHECK(good.status == 0);
  CHECK(good.out == "good.toml: content, nothing to complain about\n");
  const ProcessResult bad = assay_in(folder.path(), {"check", "bad.toml"});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.err, ContainsSubstring("error: bad.toml:5:"));
}
