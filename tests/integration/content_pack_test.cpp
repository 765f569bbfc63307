// Content packs: other words in reports and sheets, the same scores; and what of a pack does not fit.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

std::string pack_toml(const std::string& words, const std::string& locale = "de",
                      const std::string& version = "1.0.0") {
  return "[pack]\nid = \"bcsc-de\"\ntitle = \"Deutsch\"\ninstrument = \"bcsc.csc-360\"\ninstrument-version = "
         "\"" +
         version + "\"\nlocale = \"" + locale + "\"\n\n" + words;  // which begin in line 8
}

const std::string kWords =
    "[role.self]\ntitle = \"Selbstbild\"\n[construct.u1]\ntitle = \"Grundsätze leben\"\n"
    "[item.q1]\ntext = \"Erfüllt Wünsche\"\n[text.bcsc]\n\"introduction.title\" = \"Zur Einführung\"\n";

// A copy of the program whose demo client uses the pack bcsc-de.
class Worded : public Copy {
 public:
  explicit Worded(const std::string& toml) {
    write_profile("demo", demo() + "content = \"bcsc-de\"\n");
    write_pack(toml);
  }
  void write_pack(const std::string& toml, const std::string& folder = "tree/configs/content") const {
    fs::create_directories(Copy::folder() / folder);
    write(Copy::folder() / folder / "bcsc-de.toml", toml);
  }
  fs::path pack() const { return root() / "configs/content/bcsc-de.toml"; }
  fs::path profile() const { return root() / "configs/clients/demo.toml"; }
  ProcessResult run(const std::string& out, const Words& more = {}) const {
    Words words = {"--cases", sample("cases.csv"), "--comments", sample("comments.csv"),
                   "--date",  "2024-12-31",        "--out",      out};
    words.insert(words.end(), more.begin(), more.end());
    return assay(run_words(sample("responses.csv"), words));
  }
  std::string text(const std::string& file) const { return file_text(folder() / file); }
  std::string report(const std::string& out) const {
    std::string all;
    for (const auto& [name, bytes] : files_under(folder() / out / "reports")) all += bytes;
    return all;
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A pack with `words` is refused at `place` (of the pack) by everything that reads it, and nothing is
// written.
void check_refused(const std::string& words, const std::string& place, const Words& said) {
  const Worded tree(pack_toml(words));
  for (const Words& command : {run_words(sample("responses.csv"), {"--out", "out"}),
                               Words{"sheet", "bcsc.csc-360", "--client", "demo", "--out", "out"},
                               Words{"check", tree.pack().string()}, Words{"check", tree.profile().string()},
                               Words{"explain", "demo"}}) {
    INFO(command[0]);
    const ProcessResult result = tree.assay(command);
    INFO(result.err);
    CHECK(result.status == 1);
    CHECK_THAT(result.err, ContainsSubstring("error: " + tree.pack().string() + place));
    for (const std::string& part : said) CHECK_THAT(result.err, ContainsSubstring(part));
  }
  CHECK_FALSE(tree.has("out"));
}

}  // namespace

TEST_CASE("content pack: words change, and no number does") {
  const Worded tree(pack_toml(kWords));
  REQUIRE(tree.run("worded").status == 0);
  tree.write_profile("demo", Copy::demo());
  REQUIRE(tree.run("plain").status == 0);

  CHECK(tree.text("worded/scores.csv") == tree.text("plain/scores.csv"));
  const std::string worded = tree.report("worded"), plain = tree.report("plain");
  for (const char* words : {"Selbstbild", "Grundsätze leben", "Erfüllt Wünsche", "Zur Einführung"}) {
    INFO(words);
    CHECK(has(worded, words));
    CHECK_FALSE(has(plain, words));
  }
  // What the pack does not word stays.
  CHECK(has(worded, "Strengths and opportunities"));
}

TEST_CASE("content pack: not even a scorer that counts letters gives other scores") {
  const Worded tree(pack_toml(kWords));
  tree.add_test_plugin("counts_letters", "counts-letters");
  const std::string counting =
      "[client]\nid = \"demo\"\nname = \"N\"\n\n[[use]]\n"
      "instrument = \"bcsc.csc-360\"\nscorer = \"counts-letters.scorer\"\n";
  tree.write_profile("demo", counting + "content = \"bcsc-de\"\n");
  REQUIRE(tree.run("worded").status == 0);
  tree.write_profile("demo", counting);
  REQUIRE(tree.run("plain").status == 0);
  CHECK(tree.text("worded/scores.csv") == tree.text("plain/scores.csv"));
  CHECK(Json::parse(tree.text("worded/run.json"))["content"]["id"] == "bcsc-de");
}

TEST_CASE("content pack: the document is in the pack's language") {
  const Worded tree(pack_toml(kWords, "de-CH"));
  REQUIRE(tree.run("out").status == 0);
  CHECK(has(tree.report("out"), "\"de-CH\""));
  CHECK(Json::parse(tree.text("out/run.json"))["reports"][0]["locale"] == "de-CH");
}

TEST_CASE("content pack: a sheet for the client has its words, and one for nobody has not") {
  const Worded tree(pack_toml(kWords));
  REQUIRE(tree.assay({"sheet", "bcsc.csc-360", "--client", "demo", "--formats", "json", "--out", "worded"})
              .status == 0);
  REQUIRE(tree.assay({"sheet", "bcsc.csc-360", "--formats", "json", "--out", "plain"}).status == 0);
  CHECK(has(tree.text("worded/bcsc.blank-form.json"), "Erfüllt Wünsche"));
  CHECK_FALSE(has(tree.text("plain/bcsc.blank-form.json"), "Erfüllt Wünsche"));
}

TEST_CASE("content pack: run.json names it, and its digest follows the file") {
  const Worded tree(pack_toml(kWords));
  REQUIRE(tree.run("first").status == 0);
  const Json first = Json::parse(tree.text("first/run.json"))["content"];
  CHECK(first["id"] == "bcsc-de");
  CHECK(first["file"] == tree.pack().string());
  CHECK(first["locale"] == "de");
  const ProcessResult sum = run_process({"/usr/bin/sha256sum", tree.pack().string()});
  CHECK(first["sha256"] == sum.out.substr(0, 64));
  tree.write_pack(pack_toml(kWords) + "# looked through\n");
  REQUIRE(tree.run("second").status == 0);
  CHECK(Json::parse(tree.text("second/run.json"))["content"]["sha256"] != first["sha256"]);
  tree.write_profile("demo", Copy::demo());
  REQUIRE(tree.run("third").status == 0);
  CHECK(Json::parse(tree.text("third/run.json"))["content"].is_null());
}

TEST_CASE("content pack: what is missing is told by a run with its number, and by check with every name") {
  const Worded tree(pack_toml(kWords));
  const ProcessResult run = tree.run("out");
  CHECK(run.status == 0);
  CHECK_THAT(run.err, ContainsSubstring(tree.pack().string()));
  CHECK_THAT(run.err, ContainsSubstring(" texts are missing in the pack"));
  CHECK_THAT(run.err, ContainsSubstring("key: instrument.title, instrument.description, "));
  CHECK_FALSE(has(run.err, "item.q55.text"));
  for (const fs::path& file : {tree.pack(), tree.profile()}) {
    const ProcessResult check = tree.assay({"check", file.string()});
    CHECK(check.status == 0);
    CHECK_THAT(check.out, ContainsSubstring(", 1 warning\n"));
    CHECK_THAT(check.err, ContainsSubstring("  missing: instrument.title\n"));
    CHECK_THAT(check.err, ContainsSubstring("  missing: item.q55.text\n"));
    CHECK_THAT(check.err, ContainsSubstring("  missing: construct.\"u8.5\".title\n"));
    CHECK_THAT(check.err, ContainsSubstring("  missing: text.bcsc.\"document.title\"\n"));
    CHECK_FALSE(has(check.err, "item.q1.text"));
  }
  CHECK(tree.assay({"check", tree.pack().string(), "--quiet"}).err.empty());
}

TEST_CASE(
    "content pack: in the instrument's own language nothing is missing, unless it says it is complete") {
  const Worded tree(pack_toml(kWords, "en"));
  const ProcessResult run = tree.run("out");
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  const ProcessResult check = tree.assay({"check", tree.pack().string()});
  CHECK(check.out == tree.pack().string() + ": content pack, nothing to complain about\n");
  tree.write_pack(pack_toml("", "en").insert(7, "complete = true\n") + kWords);
  CHECK_THAT(tree.assay({"check", tree.pack().string()}).err,
             ContainsSubstring("texts are missing in the pack"));
}

TEST_CASE("content pack: one for another version of the instrument is told, and is used") {
  const Worded tree(pack_toml(kWords, "en", "0.9.0"));
  const std::string said =
      tree.pack().string() + ":5:1: stale: the pack words another version of the instrument";
  const ProcessResult run = tree.run("out");
  CHECK(run.status == 0);
  CHECK_THAT(run.err, ContainsSubstring(said));
  CHECK_THAT(run.err, ContainsSubstring("found: \"0.9.0\"; accepted: \"1.0.0\""));
  CHECK(has(tree.report("out"), "Selbstbild"));
  for (const Words& words : {Words{"check", tree.pack().string()}, Words{"explain", "demo"},
                             Words{"check", tree.profile().string()}}) {
    const ProcessResult result = tree.assay(words);
    CHECK(result.status == 0);
    CHECK_THAT(result.err, ContainsSubstring("warning: " + said));
  }
}

TEST_CASE("content pack: a stale id is refused at its place, and nothing is written") {
  check_refused("[item.q56]\ntext = \"a\"\n", ":8:7: stale: the instrument has no item of this id",
                {"key: item.q56", "did you mean `q5`?"});
}

TEST_CASE("content pack: a stale kind of text is refused at its place") {
  check_refused("[construct.u1]\nsummary = \"a\"\n",
                ":9:1: stale: the instrument has no words under this key",
                {"key: construct.u1.summary", "accepted: title, short or definition"});
}

TEST_CASE("content pack: a stale key of a plugin, and a plugin that is not there, are refused") {
  check_refused("[text.bcsc]\n\"introduction.titel\" = \"a\"\n",
                ":9:1: stale: the plugin bcsc has no text of this key",
                {"did you mean `introduction.title`?"});
  check_refused("[text.bcscc]\na = \"a\"\n", ":8:7: stale: there is no plugin of this id",
                {"did you mean `bcsc`?"});
}

TEST_CASE("content pack: a placeholder that nobody fills is refused") {
  check_refused("[text.bcsc]\n\"document.title\" = \"{instrument} {nmae}\"\n",
                ":9:1: the plugin puts nothing in for this placeholder",
                {"found: {nmae}", "accepted: {instrument} or {name}"});
}

TEST_CASE("content pack: a text that is no text is refused") {
  check_refused("[item.q1]\ntext = 3\n", ":9:8: wrong type", {"key: item.q1.text"});
}

TEST_CASE("content pack: a bad one leaves an earlier result as it was") {
  const Worded tree(pack_toml(kWords));
  REQUIRE(tree.run("out").status == 0);
  const auto before = files_under(tree.folder() / "out");
  tree.write_pack(pack_toml("[item.q56]\ntext = \"a\"\n"));
  CHECK(tree.run("out").status == 1);
  CHECK(files_under(tree.folder() / "out") == before);
}

TEST_CASE("content pack: one that is not there, or for another instrument, is refused in the profile") {
  const Worded tree(pack_toml(kWords));
  const auto refused = [&](const std::string& what, const std::string& remedy) {
    for (const Words& words : {run_words(sample("responses.csv"), {"--out", "out"}),
                               Words{"check", tree.profile().string()}, Words{"explain", "demo"}}) {
      const ProcessResult result = tree.assay(words);
      CHECK(result.status == 1);
      CHECK_THAT(result.err, ContainsSubstring("error: " + tree.profile().string() + ":12:1: " + what));
      CHECK_THAT(result.err, ContainsSubstring("key: use[0].content"));
      CHECK_THAT(result.err, ContainsSubstring("to do: " + remedy));
    }
    CHECK_FALSE(tree.has("out"));
  };
  tree.write_profile("demo", Copy::demo() + "content = \"bcsc-dee\"\n");
  refused("there is no content pack of this id", "did you mean `bcsc-de`?");
  tree.write_profile("demo", Copy::demo() + "content = \"bcsc-de\"\n");
  std::string other = pack_toml("");
  tree.write_pack(other.replace(other.find("bcsc.csc-360"), 12, "bcsc.csc-361"));
  refused("the pack is for another instrument: ", "choose a pack for this instrument");
}

TEST_CASE("content pack: assay.toml names the folders") {
  const Worded tree(pack_toml(kWords));
  fs::remove_all(tree.root() / "configs/content");
  tree.write_pack(pack_toml(kWords), "tree/packs");
  CHECK(tree.run("out").status == 1);
  tree.write(tree.root() / "configs/assay.toml", "content-path = [\"nothing\", \"../packs\"]\n");
  CHECK(tree.run("out").status == 0);
  CHECK(has(tree.report("out"), "Selbstbild"));
}

TEST_CASE("content pack: explain says which it is, with its warnings apart from problems") {
  const Worded tree(pack_toml(kWords));
  const ProcessResult result = tree.assay({"explain", "demo", "--json"});
  CHECK(result.status == 0);
  const Json told = Json::parse(result.out);
  CHECK(told["problems"].empty());
  REQUIRE(told["warnings"].size() == 1);
  CHECK_THAT(told["warnings"][0].get<std::string>(), ContainsSubstring("texts are missing"));
  bool found = false;
  for (const Json& line : told["gets"])
    found = found || (line["what"] == "content" && line["id"] == "bcsc-de");
  CHECK(found);
}

TEST_CASE(
    "content pack: explain loads no library for it, and check finds an instrument that is there alone") {
  const Worded tree(pack_toml(kWords));
  tree.add_test_plugin("sound", "sound");
  tree.write_profile("demo",
                     "[client]\nid = \"demo\"\nname = \"N\"\n\n[[use]]\ninstrument = \"sound.survey\"\n"
                     "scorer = \"sound.scorer\"\ncontent = \"bcsc-de\"\n");
  std::string pack = pack_toml("[item.none]\ntext = \"a\"\n");
  tree.write_pack(pack.replace(pack.find("bcsc.csc-360"), 12, "sound.survey"));
  const ProcessResult explained = tree.assay({"explain", "demo"});
  CHECK(explained.status == 0);
  CHECK_THAT(explained.out, ContainsSubstring("the instrument is in its library alone; see `assay check`"));
  const ProcessResult checked = tree.assay({"check", tree.pack().string()});
  CHECK(checked.status == 1);
  CHECK_THAT(checked.err, ContainsSubstring(":8:7: stale: the instrument has no item of this id"));
}

TEST_CASE("content pack: the copy of an instrument must be what the library holds") {
  const Worded tree(pack_toml(kWords));
  const fs::path copy = tree.root() / "plugins/bcsc/instruments/csc-360.toml";
  tree.write(copy, file_text(copy) + "\n# changed by hand\n");
  const ProcessResult result = tree.run("out");
  CHECK(result.status == 3);
  CHECK_THAT(result.err, ContainsSubstring("error: " + copy.string() +
                                           ": the file is not the instrument that the library holds"));
  CHECK_FALSE(tree.has("out"));
}

TEST_CASE("content pack: scores alone need no words") {
  const Worded tree(pack_toml("[item.q56]\ntext = \"a\"\n"));
  Words words = run_words(sample("responses.csv"), {"--out", "out"});
  words[0] = "score";
  CHECK(tree.assay(words).status == 0);
  CHECK(Json::parse(tree.text("out/run.json"))["content"].is_null());
}
