// One person under several frameworks.
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>

#include "comparing.hpp"

using namespace comparing;
using nlohmann::json;

namespace {

// The mean over all raters that a run of the survey alone gives a unit, as the report writes it.
std::string mean_of_run(const Comparing& comparing, const std::string& unit) {
  const ProcessResult run = comparing.copy().assay(run_words(sample("responses.csv"), {"--out", "run"}));
  REQUIRE(run.status == 0);
  const auto scores = scores_of(file_text(comparing.file("run/scores.csv")), "jane");
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", std::stod(scores.at(unit + ",all").at("mean")));
  return text;
}

}  // namespace

TEST_CASE("compare: a person's figures are those of the runs, each on its own scale") {
  const Comparing comparing;
  const ProcessResult result = comparing.compare();
  INFO(result.err);
  REQUIRE(result.status == 0);
  CHECK(result.out == "out/reports/jane.crosswalk.person.json\nout/compare.jane.json\n");
  const std::string report = comparing.report();
  CHECK_THAT(report, ContainsSubstring("Jane Fonsley"));  // of the survey's cases file
  CHECK_THAT(report, ContainsSubstring("January 18, 2006"));
  // k4 and k3 of the sample, as the vendor delivered them.
  CHECK_THAT(report, ContainsSubstring("\"percentile rank 88\""));
  CHECK_THAT(report, ContainsSubstring("\"percentile rank 64\""));
  CHECK_THAT(report, ContainsSubstring("\"rating " + mean_of_run(comparing, "u4") + " of 1 to 7\""));
}

TEST_CASE(
    "compare: constructs that no theme names are told, outermost first, and parts of a named one are not") {
  const Comparing comparing;
  REQUIRE(comparing.compare().status == 0);
  const json tree = json::parse(comparing.report());
  std::string uncovered;
  const std::function<void(const json&)> walk = [&](const json& node) {
    if (node.is_object() && node.value("id", "") == "uncovered") uncovered = node.dump();
    if (node.is_structured()) {
      for (const auto& child : node) walk(child);
    }
  };
  walk(tree);
  CHECK_THAT(uncovered, ContainsSubstring("Communicate Effectively"));        // u5, a unit
  CHECK_THAT(uncovered, !ContainsSubstring("Create a Positive Impression"));  // u4, which a theme names
  CHECK_THAT(uncovered, ContainsSubstring("Finds Common Ground"));            // k1
  CHECK_THAT(uncovered, !ContainsSubstring("Advocates for Customers"));       // k3
}

TEST_CASE("compare: the record names every input by its digest") {
  const Comparing comparing;
  REQUIRE(comparing.compare().status == 0);
  const json record = json::parse(file_text(comparing.file("out/compare.jane.json")));
  CHECK(record["case"] == "jane");
  CHECK(record["date"] == "2006-01-18");
  CHECK(record["crosswalk"]["file"] == "./two.toml");
  CHECK(record["crosswalk"]["sha256"].get<std::string>().size() == 64);
  REQUIRE(record["frameworks"].size() == 2);
  CHECK(record["frameworks"][0]["instrument"] == "bcsc.csc-360");
  CHECK(record["frameworks"][1]["scored"] == true);
  CHECK(record["frameworks"][1]["cases"].is_null());
  REQUIRE(record["outputs"].size() == 1);
  CHECK(record["outputs"][0]["file"] == "reports/jane.crosswalk.person.json");
}

TEST_CASE("compare: the same inputs give the same bytes") {
  const Comparing comparing;
  REQUIRE(comparing.compare().status == 0);
  const auto first = files_under(comparing.file("out"));
  REQUIRE(comparing.compare().status == 0);
  CHECK(files_under(comparing.file("out")) == first);
}

TEST_CASE("compare: a person whom one framework does not know is told with the others' figures") {
  const Comparing comparing;
  const ProcessResult result = comparing.compare({}, "beth");  // not in the survey
  INFO(result.err);
  REQUIRE(result.status == 0);
  CHECK_THAT(comparing.report("beth"), ContainsSubstring("its answers do not hold beth"));
  CHECK_THAT(comparing.report("beth"), ContainsSubstring("There is nothing to compare"));
  const json record = json::parse(file_text(comparing.file("out/compare.beth.json")));
  CHECK(record["frameworks"][0]["remark"] == "no-case");
}

TEST_CASE(
    "compare: a framework that the client does not use, or that has no answers, is told with the reason") {
  const Comparing unused;
  unused.copy().write_profile("demo", Copy::demo());
  REQUIRE(unused.compare().status == 0);
  CHECK_THAT(unused.report(), ContainsSubstring("it is not among the instruments in use here"));
  const Comparing silent;
  const std::string all = Comparing::administration();
  silent.write("winter.toml", all.substr(0, all.rfind("[[input]]")));
  REQUIRE(silent.compare().status == 0);
  CHECK_THAT(silent.report(), ContainsSubstring("there are no answers for it in this administration"));
}

TEST_CASE("compare: the profile can name the crosswalk, the report and the client's own limits") {
  const Comparing comparing;
  fs::create_directories(comparing.copy().root() / "configs/crosswalks");
  comparing.copy().write(comparing.copy().root() / "configs/crosswalks/two.toml", Comparing::crosswalk());
  comparing.copy().write_profile(
      "demo", Comparing::profile() + "crosswalk = \"two\"\noptions = { agree_within = 12.5 }\n");
  const ProcessResult result =
      comparing.copy().assay({"compare", "--client", "demo", "--case", "jane", "--out", "out",
                              "--administration", "winter.toml", "--formats", "json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  CHECK_THAT(comparing.report(), ContainsSubstring("Up to 12.5 points they agree"));
}

TEST_CASE("compare: an unknown case is refused with the nearest id") {
  const std::string said = Comparing().refused(1, {}, "jnae");
  CHECK_THAT(
      said, ContainsSubstring("error: winter.toml: no framework of the crosswalk has answers for this case"));
  CHECK_THAT(said, ContainsSubstring("found: \"jnae\""));
  CHECK_THAT(said, ContainsSubstring("to do: did you mean \"jane\"?"));
}

TEST_CASE("compare: an unknown case like no other is refused with what to do") {
  const std::string said = Comparing().refused(1, {}, "somebody");
  CHECK_THAT(said, ContainsSubstring("to do: name a case that is in a responses file of winter.toml"));
}

TEST_CASE("compare: an unknown crosswalk is refused with those there are") {
  const Comparing comparing;
  fs::create_directories(comparing.copy().root() / "configs/crosswalks");
  comparing.copy().write(comparing.copy().root() / "configs/crosswalks/two.toml", Comparing::crosswalk());
  const ProcessResult result =
      comparing.copy().assay({"compare", "--client", "demo", "--case", "jane", "--administration",
                              "winter.toml", "--crosswalk", "tow", "--out", "out"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("there is no crosswalk \"tow\""));
  CHECK_THAT(result.err, ContainsSubstring("accepted: two"));
  CHECK_THAT(result.err, ContainsSubstring("to do: did you mean `two`?"));
  CHECK_FALSE(comparing.copy().has("out"));
}

TEST_CASE("compare: no crosswalk anywhere is refused") {
  const Comparing comparing;
  const ProcessResult result = comparing.copy().assay(
      {"compare", "--client", "demo", "--case", "jane", "--administration", "winter.toml", "--out", "out"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("no crosswalk is named\n  key: comparison.crosswalk"));
  CHECK_FALSE(comparing.copy().has("out"));
}

TEST_CASE("compare: a construct that the instrument lacks is refused at its line of the crosswalk") {
  const Comparing comparing;
  comparing.write("two.toml", replaced(Comparing::crosswalk(), "\"k3\"", "\"k33\""));
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring(
                       "error: ./two.toml:23:1: the instrument chally.customer-service-representative "
                       "has no such construct\n  key: theme[1].member[0].construct\n  found: \"k33\""));
  CHECK_THAT(said, ContainsSubstring("to do: did you mean `k3`?"));
}

TEST_CASE("compare: every construct that is not there is told in one go") {
  const Comparing comparing;
  comparing.write("two.toml",
                  replaced(replaced(Comparing::crosswalk(), "\"k3\"", "\"k9\""), "\"u4\"", "\"unit-four\""));
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring("./two.toml:9:1: the instrument bcsc.csc-360 has no such construct"));
  CHECK_THAT(said, ContainsSubstring("to do: name one of its constructs"));
  CHECK_THAT(said, ContainsSubstring("./two.toml:23:1: "));
  CHECK_THAT(said, ContainsSubstring("2 problems"));
}

TEST_CASE("compare: a slip in a plugin's name is refused as well, by check too") {
  const Comparing comparing;
  comparing.write("two.toml", replaced(Comparing::crosswalk(), "bcsc.csc-360", "bcsk.csc-360"));
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring("error: ./two.toml:9:1: there is no such instrument\n"));
  CHECK_THAT(said, ContainsSubstring("to do: did you mean `bcsc.csc-360`?"));
  const ProcessResult check = comparing.copy().assay({"check", "two.toml"});
  CHECK(check.status == 1);
  CHECK_THAT(check.err, ContainsSubstring("error: two.toml:9:1: there is no such instrument\n"));
}

TEST_CASE("compare: two names for one case are refused: they may be two people") {
  const Comparing comparing;
  comparing.write("others.csv", "case,name\njane,Jane Roe\n" + [] {
    std::string rest;
    for (const char* id : {"amir", "beth", "carlos", "dilys", "ewan", "farah", "greta", "hugo", "ines", "jonas", "kavita"}) {
      rest += std::string(id) + "," + id + "\n";
    }
    return rest;
  }());
  comparing.write("winter.toml", Comparing::administration() + "cases = \"others.csv\"\n");
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring("others.csv:2:1: the cases files give the case \"jane\" different names"));
  CHECK_THAT(said, ContainsSubstring("found: \"Jane Roe\""));
}

TEST_CASE("compare: a second person keeps the first one's record, and an older format goes") {
  const Comparing comparing;
  REQUIRE(comparing.compare().status == 0);
  REQUIRE(comparing.compare({}, "amir").status == 0);
  CHECK(comparing.copy().has("out/compare.jane.json"));
  CHECK(comparing.copy().has("out/compare.amir.json"));
  CHECK(comparing.copy().has("out/reports/jane.crosswalk.person.json"));
  // As if it had been written in another format the last time.
  std::string record = file_text(comparing.file("out/compare.jane.json"));
  comparing.write("out/compare.jane.json",
                  replaced(record, "reports/jane.crosswalk.person.json", "reports/jane.crosswalk.person.old"));
  comparing.write("out/reports/jane.crosswalk.person.old", "old");
  REQUIRE(comparing.compare().status == 0);
  CHECK_FALSE(comparing.copy().has("out/reports/jane.crosswalk.person.old"));
}

TEST_CASE("compare: an instrument that its plugin does not have is refused, not left out") {
  const Comparing comparing;
  comparing.write("two.toml", replaced(Comparing::crosswalk(), "bcsc.csc-360", "bcsc.csc-36"));
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring("error: ./two.toml:9:1: there is no such instrument\n"
                                     "  key: theme[0].member[0].instrument"));
  CHECK_THAT(said, ContainsSubstring("to do: did you mean `bcsc.csc-360`?"));
}

TEST_CASE("compare: an instrument of a plugin that is not there is left out, and the report says so") {
  const Comparing comparing;
  comparing.write("two.toml", replaced(Comparing::crosswalk(), "bcsc.csc-360", "absent.survey"));
  const ProcessResult result = comparing.compare();
  REQUIRE(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("absent.survey is in the crosswalk and not installed here"));
  CHECK_THAT(comparing.report(),
             ContainsSubstring("absent.survey: it is not among the instruments in use here"));
}

TEST_CASE("compare: a crosswalk cut short is refused at the line where it ends") {
  const Comparing comparing;
  const std::string whole = Comparing::crosswalk();
  comparing.write("two.toml", whole.substr(0, whole.find("\"u4\"") + 2));
  CHECK_THAT(comparing.refused(), ContainsSubstring("error: ./two.toml:11:"));
}

TEST_CASE("compare: a match that is none is refused with the words there are") {
  const Comparing comparing;
  comparing.write("two.toml", replaced(Comparing::crosswalk(), "\"exact\"", "\"exat\""));
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring("error: ./two.toml:17:1: not one of the accepted words\n"
                                     "  key: theme[0].member[1].match"));
  CHECK_THAT(said, ContainsSubstring("accepted: exact, close or broad\n  to do: did you mean `exact`?"));
}

TEST_CASE("compare: a theme without members is refused at its line") {
  const Comparing comparing;
  const std::string whole = Comparing::crosswalk();
  comparing.write("two.toml", whole.substr(0, whole.rfind("[[theme.member]]")));
  CHECK_THAT(comparing.refused(), ContainsSubstring("error: ./two.toml:19:1: the theme has no member\n"));
}

TEST_CASE("compare: an administration that is missing, or whose answers are, is refused") {
  const Comparing comparing;
  const std::string all = Comparing::administration();
  comparing.write("winter.toml", replaced(all, kChally.string(), "gone.csv"));
  const std::string said = comparing.refused();
  CHECK_THAT(said,
             ContainsSubstring("error: winter.toml:13:1: the file is missing\n  key: input[1].responses"));
  CHECK_THAT(said, ContainsSubstring("gone.csv"));
  fs::remove(comparing.file("winter.toml"));
  CHECK_THAT(comparing.refused(), ContainsSubstring("error: winter.toml: there is no such file"));
}

TEST_CASE(
    "compare: mistakes in any person's answers are refused, since figures of such a file mean nothing") {
  const Comparing comparing;
  comparing.write("chally.csv",
                  replaced(file_text(kChally), "amir,chally,assessment,55", "amir,chally,assessment,555"));
  comparing.write("winter.toml", replaced(Comparing::administration(), kChally.string(), "chally.csv"));
  const std::string said = comparing.refused();
  CHECK_THAT(said, ContainsSubstring("chally.csv:3:"));
  CHECK_THAT(said, ContainsSubstring("555"));
}

TEST_CASE("compare: an id too long for the name of a file is refused as a run refuses it") {
  const Comparing comparing;
  const std::string id(300, 'x');
  comparing.write("chally.csv", replaced(file_text(kChally), "jane,", id + ","));
  comparing.write("winter.toml", replaced(Comparing::administration(), kChally.string(), "chally.csv"));
  CHECK_THAT(
      comparing.refused(1, {}, id),
      ContainsSubstring("error: the id of a case is too long for the name of its report\n  key: case"));
}

TEST_CASE("compare: options that contradict each other, or do not exist, are refused") {
  const Comparing comparing;
  comparing.copy().write_profile("demo", Comparing::profile() + "options = { agree_within = 40 }\n");
  CHECK_THAT(comparing.refused(), ContainsSubstring("agree_within is 40.0 and conflict_from is 30.0"));
  comparing.copy().write_profile("demo", Comparing::profile() + "options = { agree_withn = 4 }\n");
  CHECK_THAT(comparing.refused(), ContainsSubstring("to do: did you mean `agree_within`?"));
}

TEST_CASE("compare: without a plugin that compares it is refused with what to install") {
  const Comparing comparing({"chally"});
  comparing.copy().write_profile("demo", Copy::demo());
  CHECK_THAT(comparing.refused(), ContainsSubstring("no plugin has a report that compares frameworks"));
}

TEST_CASE("compare: a report about one instrument is no comparison, and a comparison is no report on a run") {
  const Comparing comparing;
  CHECK_THAT(
      comparing.refused(1, {"--reports", "chally.profile"}),
      ContainsSubstring("the report chally.profile is about a person, not about a person under several"));
  const ProcessResult run = comparing.copy().assay(
      run_words(sample("responses.csv"), {"--reports", "crosswalk.person", "--out", "out"}));
  CHECK(run.status == 1);
  CHECK_THAT(run.err, ContainsSubstring("to do: write it with `assay compare`"));
  CHECK_FALSE(comparing.copy().has("out"));
}

TEST_CASE("compare: the crosswalk that is shipped names constructs that the shipped instruments have") {
  const TemporaryFolder folder;
  std::string profile = "[client]\nid = \"side\"\nname = \"Sample Inc\"\n";
  int frameworks = 0;
  for (const std::string vendor : {"bcsc", "ctk", "caliper", "chally"}) {
    if (!fs::exists(kBuild / "plugins" / vendor / (vendor + ".so"))) continue;
    const std::string instrument = vendor == "bcsc" ? "csc-360" : "customer-service-representative";
    profile.append("[[use]]\ninstrument = \"" + vendor + "." + instrument + "\"\nscorer = \"" + vendor +
                   ".scorer\"\n");
    ++frameworks;
  }
  fs::copy(kSource / "configs", folder / "configs", fs::copy_options::recursive);
  folder.write("configs/clients/side.toml", profile);
  const ProcessResult result = assay_in(
      folder.path(), {"compare", "--config", "configs", "--client", "side", "--case", "jane", "--formats",
                      "json", "--administration", "configs/samples/side-by-side/administration.toml",
                      "--crosswalk", "customer-service", "--out", "out"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  const json record = json::parse(file_text(folder / "out/compare.jane.json"));
  int scored = 0;
  for (const json& framework : record["frameworks"]) scored += framework["scored"] == true ? 1 : 0;
  CHECK(scored == frameworks);
}

TEST_CASE("compare: what stood in the folder before stays as it was when it fails") {
  const Comparing comparing;
  REQUIRE(comparing.compare().status == 0);
  const auto before = files_under(comparing.file("out"));
  CHECK(comparing.compare({}, "jnae").status == 1);
  CHECK(files_under(comparing.file("out")) == before);
}

TEST_CASE("check: crosswalks and administrations are known, and the comparison of a profile is made ready") {
  const Comparing comparing;
  const ProcessResult good = comparing.copy().assay({"check", "two.toml", "winter.toml"});
  CHECK(good.status == 0);
  CHECK(good.out ==
        "two.toml: crosswalk, nothing to complain about\nwinter.toml: administration, nothing to complain "
        "about\n");
  const fs::path profile =
      comparing.copy().write_profile("demo", Comparing::profile() + "crosswalk = \"tow\"\n");
  const ProcessResult bad = comparing.copy().assay({"check", profile.string()});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.err, ContainsSubstring("there is no crosswalk \"tow\""));
  comparing.copy().write_profile("demo",
                                 replaced(Comparing::profile(), "crosswalk.person", "crosswalk.persn"));
  CHECK_THAT(comparing.copy().assay({"check", profile.string()}).err,
             ContainsSubstring("key: comparison.reports"));
}
