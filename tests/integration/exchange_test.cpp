// `assay export` and `assay import`: frameworks go out to other programs and come in from them.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using Json = nlohmann::ordered_json;

namespace {

const fs::path kWorkshop = kSource / "tests/unit/exchange/bicycle.json";

ProcessResult succeed(const fs::path& folder, const Words& words, const ProcessOptions& options = {}) {
  ProcessResult result = assay_in(folder, words, options);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return result;
}

Json instruments(const fs::path& folder, const Words& more = {}) {
  Words words = {"list", "instruments", "--json"};
  words.insert(words.end(), more.begin(), more.end());
  return Json::parse(succeed(folder, words).out);
}

// What `list` tells of an instrument, without where it is and under which name.
Json structure(Json entry) {
  for (const char* key : {"id", "plugin", "file"}) entry.erase(key);
  Json attributes = Json::object();
  for (const auto& [key, value] : entry["attributes"].items()) {
    if (key.rfind("case-", 0) != 0) attributes[key] = value;
  }
  entry["attributes"] = attributes;
  return entry;
}

Words files_in(const fs::path& folder) {
  Words names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE(
    "exchange: every instrument there is goes out and comes in under another id, the same in all it has") {
  const TemporaryFolder folder;
  const Json before = instruments(folder.path());
  REQUIRE(before.size() >= 2);
  fs::create_directories(folder / "c/instruments");
  std::map<std::string, Json> expected;
  for (const Json& entry : before) {
    const std::string id = entry["id"];
    INFO(id);
    succeed(folder.path(), {"export", "case", id, "--date", "2024-12-31", "--out", id + ".json"});
    const ProcessResult in = succeed(folder.path(), {"import", "case", id + ".json", "--id", "copy." + id,
                                                     "--out", "c/instruments/" + id + ".toml"});
    CHECK(in.err.empty());
    CHECK(in.out == "c/instruments/" + id + ".toml\n");
    expected["copy." + id] = structure(entry);
  }
  std::size_t found = 0;
  for (const Json& entry : instruments(folder.path(), {"--config", "c"})) {
    const auto copy = expected.find(entry["id"]);
    if (copy == expected.end()) continue;
    INFO(copy->first);
    CHECK(structure(entry) == copy->second);
    ++found;
  }
  CHECK(found == expected.size());
}

TEST_CASE("exchange: an instrument that went out and came in gives the same scores") {
  const TemporaryFolder folder;
  const std::string profile =
      "[client]\nid = \"us\"\nname = \"Us\"\nlocale = \"en\"\n[[use]]\ninstrument = "
      "\"demo.software-skills\"\n"
      "scorer = \"standard.scorer\"\nreports = [\"standard.individual\"]\nformats = [\"json\"]\n";
  folder.write("there/clients/us.toml", profile);
  folder.write("back/clients/us.toml", profile);
  fs::create_directories(folder / "there/instruments");
  fs::create_directories(folder / "back/instruments");
  fs::copy_file(kSource / "configs/instruments/software-skills.toml",
                folder / "there/instruments/skills.toml");
  succeed(folder.path(),
          {"export", "case", "demo.software-skills", "--config", "there", "--out", "skills.json"});
  succeed(folder.path(), {"import", "case", "skills.json", "--out", "back/instruments/skills.toml"});
  const std::string responses = (kSource / "configs/samples/software-skills/responses.csv").string();
  for (const std::string config : {"there", "back"}) {
    succeed(folder.path(), {"score", "--client", "us", "--config", config, "--instrument",
                            "demo.software-skills", "--responses", responses, "--out", "scores-" + config});
  }
  const std::string scores = file_text(folder / "scores-there/scores.csv");
  CHECK(scores.size() > 1000);
  CHECK(scores == file_text(folder / "scores-back/scores.csv"));
}

TEST_CASE("exchange: the same instrument and date give the same bytes, on standard output and in a file") {
  const TemporaryFolder folder;
  const Words words = {"export", "case", "demo.five-traits", "--date", "2024-12-31"};
  const ProcessResult first = succeed(folder.path(), words);
  CHECK(first.err.empty());
  Words more = words;
  more.insert(more.end(), {"--out", "deep/traits.json"});
  succeed(folder.path(), more);
  CHECK(file_text(folder / "deep/traits.json") == first.out);
  CHECK(files_in(folder / "deep") == Words{"traits.json"});
  const Json package = Json::parse(first.out);
  CHECK(package["CFDocument"]["title"] == "Five Traits");
  CHECK(package["CFDocument"]["lastChangeDateTime"] == "2024-12-31T00:00:00Z");
  Words prefixed = words;
  prefixed.insert(prefixed.end(), {"--uri-prefix", "https://example.org/uri/"});
  CHECK_THAT(succeed(folder.path(), prefixed).out, ContainsSubstring("\"uri\": \"https://example.org/uri/"));
}

TEST_CASE("exchange: a framework of others becomes an instrument that can be used, with warnings") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "c/instruments");
  const ProcessResult in = succeed(folder.path(), {"import", "case", kWorkshop.string(), "--id",
                                                   "our.workshop", "--out", "c/instruments/w.toml"});
  CHECK_THAT(in.err, ContainsSubstring("warning: import: ") &&
                         ContainsSubstring("/CFItems/2/colour and /CFItems/4/colour"));
  CHECK_THAT(succeed(folder.path(), {"check", "c/instruments/w.toml"}).out,
             ContainsSubstring("nothing to complain about"));
  const ProcessResult sheets =
      succeed(folder.path(), {"sheet", "our.workshop", "--config", "c", "--out", "forms"});
  CHECK_THAT(sheets.out, ContainsSubstring("forms/standard.blank-form.html"));
  CHECK_THAT(file_text(folder / "forms/standard.blank-form.html"),
             ContainsSubstring("Truing wheels") && ContainsSubstring("Fitter"));
  CHECK(succeed(folder.path(), {"import", "-q", "case", kWorkshop.string()}).err.empty());
}

TEST_CASE("exchange: a file that is there is replaced only with --force") {
  const TemporaryFolder folder;
  folder.write("mine.toml", "precious\n");
  folder.write("mine.json", "precious\n");
  const ProcessResult in =
      assay_in(folder.path(), {"import", "case", kWorkshop.string(), "--out", "mine.toml"});
  CHECK(in.status == 1);
  CHECK_THAT(in.err, ContainsSubstring("error: mine.toml: there is such a file already") &&
                         ContainsSubstring("--force"));
  const ProcessResult out =
      assay_in(folder.path(), {"export", "case", "demo.five-traits", "--out", "mine.json"});
  CHECK(out.status == 1);
  CHECK(file_text(folder / "mine.toml") == "precious\n");
  CHECK(file_text(folder / "mine.json") == "precious\n");
  succeed(folder.path(), {"import", "-q", "case", kWorkshop.string(), "--out", "mine.toml", "--force"});
  CHECK_THAT(file_text(folder / "mine.toml"), ContainsSubstring("Bicycle Workshop Skills"));
}

TEST_CASE("exchange: what is wrong leaves no file behind") {
  const TemporaryFolder folder;
  folder.write("bad.json", "{\n  \"CFDocument\": {,}\n}\n");
  fs::create_directories(folder / "there");
  const auto fails = [&](const Words& words, int status, const std::string& message,
                         ProcessOptions options = {}) {
    const ProcessResult result = assay_in(folder.path(), words, options);
    INFO(message);
    CHECK(result.status == status);
    CHECK_THAT(result.err, ContainsSubstring(message));
  };
  fails({"import", "case", "bad.json", "--out", "x"}, 1, "error: bad.json:2:18: not valid JSON");
  fails({"import", "case", "none.json", "--out", "x"}, 1, "none.json");
  fails({"import", "case", kWorkshop.string(), "--id", "Not An Id", "--out", "x"}, 2,
        "this is no id for an instrument");
  fails({"import", "case", kWorkshop.string(), "--out", "there", "--force"}, 1, "there: this is a folder");
  fails({"import", "scorm", kWorkshop.string(), "--out", "x"}, 2, "case");
  fails({"export", "case", "demo.none", "--out", "x"}, 1, "demo.none");
  fails({"export", "case", "demo.five-traits", "--date", "soon", "--out", "x"}, 2, "not a date: soon");
  fails({"export", "case", "demo.five-traits", "--uri-prefix", "here", "--out", "x"}, 2,
        "not the beginning of a URI: here");
  ProcessOptions small;
  small.largest_file = 4096;
  fails({"export", "case", "demo.five-traits", "--out", "x"}, 4, "cannot be written", small);
  CHECK_FALSE(fs::exists(folder / "x"));
  CHECK(files_in(folder / "there").empty());
}
