// Instruments that are TOML files alone: dropped into a folder, found, checked, scored, reported.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

// Two areas of two items each, from 1 to 5; q2 is reversed.
std::string pulse(const std::string& id = "team.pulse", const std::string& scoring = "") {
  std::string text =
      "[instrument]\nid = \"" + id +
      "\"\nversion = \"2.0.0\"\ntitle = \"Pulse\"\nvendor = \"Us\"\nkind = \"survey\"\nlocale = \"en\"\n" +
      scoring +
      "[[scale]]\nid = \"five\"\npoints = [1, 2, 3, 4, 5]\nna = true\n"
      "[[role]]\nid = \"self\"\ntitle = \"Self\"\n"
      "[[construct]]\nid = \"calm\"\nlevel = \"area\"\ntitle = \"Calm\"\n"
      "[[construct]]\nid = \"pace\"\nlevel = \"area\"\ntitle = \"Pace\"\ntarget = 4\n";
  for (const std::string item : {"q1", "q2", "q3", "q4"}) {
    text += "[[item]]\nid = \"" + item + "\"\ntext = \"Text of " + item +
            "\"\nscale = \"five\"\nconstruct = \"" + (item < "q3" ? "calm" : "pace") + "\"\n" +
            (item == "q2" ? "reverse = true\n" : "");
  }
  return text;
}

std::string profile(const std::string& instrument, const std::string& options = "") {
  return "[client]\nid = \"us\"\nname = \"Us\"\nlocale = \"en\"\n[[use]]\ninstrument = \"" + instrument +
         "\"\nscorer = \"standard.scorer\"\nreports = [\"standard.individual\"]\nformats = [\"json\"]\n" +
         options;
}

// A configuration folder of the test's own.
class Configured {
 public:
  explicit Configured(const std::string& client = profile("team.pulse")) {
    folder_.write("c/clients/us.toml", client);
    folder_.write("r.csv", "case,rater,role,q1,q2,q3,q4\nana,ana,self,5,2,2,NA\n");
  }

  fs::path write(const std::string& relative, const std::string& text) const {
    return folder_.write(relative, text);
  }
  fs::path path(const std::string& relative) const { return folder_ / relative; }
  ProcessResult assay(Words words) const {
    words.insert(words.end(), {"--config", "c"});
    return assay_in(folder_.path(), words);
  }
  ProcessResult run(const std::string& instrument = "team.pulse") const {
    return assay(
        {"run", "--client", "us", "--instrument", instrument, "--responses", "r.csv", "--out", "out"});
  }
  // The scores of a run that must succeed, by "id,role".
  std::map<std::string, std::map<std::string, std::string>> scores() const {
    const ProcessResult result = run();
    INFO(result.err);
    REQUIRE(result.status == 0);
    return scores_of(file_text(path("out/scores.csv")), "ana");
  }

 private:
  TemporaryFolder folder_;
};

double number(const std::string& text) {
  INFO(text);
  REQUIRE_FALSE(text.empty());
  return std::stod(text);
}

// The scores of a case of a sample that comes with the program.
std::map<std::string, std::map<std::string, std::string>> sample_scores(const std::string& name,
                                                                        const std::string& case_id) {
  const TemporaryFolder folder;
  const fs::path files = kSource / "configs/samples" / name;
  const ProcessResult result =
      assay_in(folder.path(), {"run", "--client", "team", "--instrument", "demo." + name, "--responses",
                               (files / "responses.csv").string(), "--cases", (files / "cases.csv").string(),
                               "--formats", "json", "--out", "out"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return scores_of(file_text(folder / "out/scores.csv"), case_id);
}

}  // namespace

TEST_CASE("instrument file: a TOML dropped into the folder is enough to run") {
  const Configured config;
  const fs::path file = config.write("c/instruments/pulse.toml", pulse());
  auto scores = config.scores();
  CHECK(scores["q2,self"]["mean"] == "4");       // 1 + 5 - 2
  CHECK(scores["calm,self"]["score"] == "4.5");  // (5 + 4) / 2
  CHECK(scores["pace,self"]["score"] == "2");    // q4 is NA
  CHECK(scores["pace,self"]["gap"] == "2");      // 4 - 2
  CHECK(scores["pace,self"]["na"] == "1");
  const Json record = Json::parse(file_text(config.path("out/run.json")));
  CHECK(record["instrument"]["id"] == "team.pulse");
  CHECK(record["instrument"]["version"] == "2.0.0");
  CHECK(fs::equivalent(config.path(record["instrument"]["file"].get<std::string>()), file));
  CHECK(record["instrument"]["sha256"].get<std::string>().size() == 64);
  CHECK(record["plugins"].size() == 2);
  const Json report = Json::parse(file_text(config.path("out/reports/ana.standard.individual.json")));
  CHECK(report.dump().find("Text of q3") != std::string::npos);
}

TEST_CASE("instrument file: it is listed with its file, and explained by it") {
  const Configured config;
  config.write("c/instruments/pulse.toml", pulse());
  const ProcessResult text = config.assay({"list", "instruments"});
  CHECK(text.err.empty());
  CHECK_THAT(text.out, ContainsSubstring("team.pulse") && ContainsSubstring("c/instruments/pulse.toml"));
  CHECK_THAT(text.out, ContainsSubstring("bcsc.csc-360"));
  const Json list = Json::parse(config.assay({"list", "instruments", "--json"}).out);
  const auto entry =
      std::find_if(list.begin(), list.end(), [](const Json& one) { return one["id"] == "team.pulse"; });
  REQUIRE(entry != list.end());
  CHECK((*entry)["plugin"].is_null());
  CHECK_THAT((*entry)["file"].get<std::string>(), ContainsSubstring("pulse.toml"));
  CHECK((*entry)["counts"]["items"] == 4);
  CHECK((*entry)["counts"]["constructs"]["area"] == 2);
  const ProcessResult explained = config.assay({"explain", "us"});
  CHECK(explained.status == 0);
  CHECK_THAT(explained.out, ContainsSubstring("instrument team.pulse") && ContainsSubstring("file ") &&
                                ContainsSubstring("c/instruments/pulse.toml"));
}

TEST_CASE("instrument file: the instrument says how it is scored, the client may say otherwise") {
  const Configured config;
  config.write("c/instruments/pulse.toml", pulse("team.pulse", "[scoring]\nmethod = \"sum\"\n"));
  CHECK(config.scores()["calm,self"]["score"] == "9");
  const Configured other(
      profile("team.pulse", "options = { method = \"percent-of-maximum\", na_policy = \"strict\" }\n"));
  other.write("c/instruments/pulse.toml", pulse("team.pulse", "[scoring]\nmethod = \"sum\"\n"));
  auto scores = other.scores();
  CHECK(scores["calm,self"]["score"] == "87.5");  // (100 + 75) / 2
  CHECK(scores["pace,self"]["score"].empty());
  const Configured wrong(profile("team.pulse", "options = { method = \"median\" }\n"));
  wrong.write("c/instruments/pulse.toml", pulse());
  const ProcessResult refused = wrong.run();
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, ContainsSubstring("us.toml:10:13: ") && ContainsSubstring("median") &&
                              ContainsSubstring("percent-of-maximum"));
  CHECK_FALSE(fs::exists(wrong.path("out")));
}

TEST_CASE("instrument file: a broken file does not stop the others") {
  const Configured config;
  config.write("c/instruments/aaa.toml", "[instrument]\nid = \"broken\"\ntitle = \n");
  config.write("c/instruments/pulse.toml", pulse());
  const ProcessResult result = config.run();
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("warning: catalog: an instrument file is refused: ") &&
                             ContainsSubstring("aaa.toml:3:"));
  CHECK(fs::exists(config.path("out/scores.csv")));
  const ProcessResult other = config.assay({"list", "instruments"});
  CHECK(other.status == 0);
  CHECK(other.out.find("broken") == std::string::npos);
}

TEST_CASE("instrument file: one that is cut short is refused when it is wanted, and nothing is written") {
  const Configured config;
  const std::string whole = pulse();
  config.write("c/instruments/pulse.toml", whole.substr(0, whole.find("construct = \"pace\"") + 14));
  const ProcessResult result = config.run();
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("instrument \"team.pulse\" cannot be used") &&
                             ContainsSubstring("us.toml:6:1") &&
                             ContainsSubstring("c/instruments/pulse.toml:"));
  CHECK_FALSE(fs::exists(config.path("out")));
}

TEST_CASE("instrument file: check lists every problem with line and column") {
  const Configured config;
  std::string text = pulse();
  text.replace(text.find("reverse = true"), 14, "revers = true");
  text.replace(text.find("target = 4"), 10, "target = \"high\"");
  config.write("x.toml", text);
  const ProcessResult result = config.assay({"check", "x.toml"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("error: x.toml:23:10: ") &&
                             ContainsSubstring("error: x.toml:34:1: ") &&
                             ContainsSubstring("did you mean `reverse`?") && ContainsSubstring("2 problems"));
  config.write("y.toml", pulse());
  CHECK(config.assay({"check", "y.toml"}).out == "y.toml: instrument, nothing to complain about\n");
}

TEST_CASE("instrument file: check makes a profile ready that uses one") {
  const Configured config;
  config.write("c/instruments/pulse.toml", pulse());
  const ProcessResult result = config.assay({"check", "c/clients/us.toml"});
  INFO(result.err);
  CHECK(result.status == 0);
}

TEST_CASE("instrument file: a plugin's id is not taken over") {
  const Configured config;
  config.write("c/instruments/mine.toml", pulse("bcsc.csc-360"));
  const ProcessResult result = config.assay({"sheet", "bcsc.csc-360", "--out", "sheets"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("mine.toml") && ContainsSubstring("plugins/bcsc") &&
                             ContainsSubstring("id is taken"));
  CHECK_THAT(file_text(config.path("sheets/bcsc.blank-form.html")), ContainsSubstring("Customer Service"));
}

TEST_CASE("instrument file: sheets for any instrument stand in only where there are none of its own") {
  const Configured config;
  config.write("c/instruments/pulse.toml", pulse());
  REQUIRE(config.assay({"sheet", "team.pulse", "--out", "generic"}).status == 0);
  CHECK(files_under(config.path("generic")).size() == 2);
  CHECK_THAT(file_text(config.path("generic/standard.blank-form.html")), ContainsSubstring("Text of q4"));
  CHECK_THAT(file_text(config.path("generic/standard.reference.html")), ContainsSubstring("Calm"));
  REQUIRE(config.assay({"sheet", "bcsc.csc-360", "--out", "own"}).status == 0);
  for (const auto& [name, text] : files_under(config.path("own"))) CHECK(name.rfind("bcsc.", 0) == 0);
  REQUIRE(
      config.assay({"sheet", "bcsc.csc-360", "--reports", "standard.reference", "--out", "asked"}).status ==
      0);
  CHECK(fs::exists(config.path("asked/standard.reference.html")));
}

TEST_CASE("instrument file: a folder that the settings name must be there") {
  const Configured config;
  config.write("c/assay.toml", "instrument-path = [\"instruments\"]\n");
  const ProcessResult result = config.assay({"list", "instruments"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("c/assay.toml:1:20: the folder is missing") &&
                             ContainsSubstring("to do: make "));
  config.write("c/instruments/pulse.toml", pulse());
  CHECK(config.assay({"list", "instruments"}).status == 0);
}

TEST_CASE("instrument file: further folders are named in the settings") {
  const Configured config;
  config.write("c/assay.toml", "instrument-path = [\"../shared\"]\n");
  config.write("shared/pulse.toml", pulse());
  CHECK(config.scores()["calm,all"]["score"] == "4.5");
}

TEST_CASE("instrument file: five traits, worked out by hand") {
  auto jane = sample_scores("five-traits", "jane");
  // q1 3, q6 2 reversed: 4, q11 4, q16 3 reversed: 3. Together 14 over 4; (3.5 - 1) / 4 of the way up.
  CHECK(jane["openness,self"]["score"] == "3.5");
  CHECK(jane["openness,self"]["percent"] == "62.5");
  // q2 5, q7 2 reversed: 4, q12 3, q17 2 reversed: 4. Together 16 over 4.
  CHECK(jane["conscientiousness,self"]["score"] == "4");
  // q4 4, q9 2 reversed: 4, q14 4, q19 1 reversed: 5. Together 17 over 4.
  CHECK(jane["agreeableness,all"]["score"] == "4.25");
  CHECK(jane["q19,self"]["mean"] == "5");

  // Hugo left q12 blank: q2 3, q7 3 reversed: 3, q17 3 reversed: 3. Together 9 over 3, one missing.
  auto hugo = sample_scores("five-traits", "hugo");
  CHECK(hugo["conscientiousness,self"]["score"] == "3");
  CHECK(hugo["conscientiousness,self"]["na"] == "1");
  // Rosa left q5 blank: q10 2 reversed: 4, q15 2, q20 4 reversed: 2. Together 8 over 3.
  auto rosa = sample_scores("five-traits", "rosa");
  CHECK(number(rosa["stability,self"]["score"]) == 8.0 / 3);
}

TEST_CASE("instrument file: software skills, worked out by hand") {
  auto jane = sample_scores("software-skills", "jane");
  // Building: design, coding and data with the weights 2, 3 and 1. Self 2, 1, 2: (4 + 3 + 2) / 6. The lead 1,
  // 1, 2: (2 + 3 + 2) / 6. Both: (9/6 + 7/6) / 2.
  CHECK(jane["build,self"]["score"] == "1.5");
  CHECK(number(jane["build,lead"]["score"]) == 7.0 / 6);
  CHECK(number(jane["build,all"]["score"]) == 4.0 / 3);
  // The target of design is 3; self 2, the lead 1, both 1.5. An area has no target.
  CHECK(jane["design,self"]["gap"] == "1");
  CHECK(jane["design,lead"]["gap"] == "2");
  CHECK(jane["design,all"]["gap"] == "1.5");
  CHECK(jane["build,all"]["gap"].empty());
  // Documentation is above its target of 2.
  CHECK(jane["documentation,all"]["gap"] == "-2");

  // Fiona's mentoring is not part of the job: together is made of requirements (weight 2) and documentation.
  // Self 2 and 3: (4 + 3) / 3. The lead 1 and 2: (2 + 2) / 3. Both: (7/3 + 4/3) / 2.
  auto fiona = sample_scores("software-skills", "fiona");
  CHECK(fiona["mentoring,all"]["score"].empty());
  CHECK(fiona["mentoring,all"]["na"] == "2");
  CHECK(number(fiona["together,self"]["score"]) == 7.0 / 3);
  CHECK(number(fiona["together,all"]["score"]) == 11.0 / 6);
  CHECK(fiona["together,all"]["na"] == "2");
}
