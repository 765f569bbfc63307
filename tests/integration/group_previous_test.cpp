// A second report on groups: what nobody may find out by holding it against the first.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "report_text.hpp"

using namespace program;
using nlohmann::json;

namespace {

const fs::path kDepartments = kSource / "configs/samples/departments";
const std::string kReport = "reports/group.standard.group.json";

// The thirty persons of five teams.
struct Company {
  Company() : ratings(file_text(kDepartments / "responses.csv")), cases(file_text(kDepartments / "cases.csv")) {}

  ProcessResult publish(const std::string& out, const Words& more = {}) const {
    folder.write("responses.csv", ratings.text());
    folder.write("cases.csv", cases.text());
    Words words = {"run", "--client", "departments", "--instrument", "demo.software-skills", "--responses", "responses.csv",
                   "--cases", "cases.csv", "--reports", "standard.group", "--formats", "json", "--date", "2025-03-11",
                   "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    return assay_in(folder.path(), words);
  }
  void without(const std::string& person) {
    std::vector<Words> rows;
    for (const Words& row : ratings.rows) {
      if (row[0] != person) rows.push_back(row);
    }
    ratings.rows = rows;
  }
  void move(const std::string& person, const std::string& team) {
    for (Words& row : cases.rows) {
      if (row[0] == person) row[3] = team;
    }
  }

  TemporaryFolder folder;
  Ratings ratings, cases;
};

const json kTools = {{"group", "Tools"}, {"reason", "few"}, {"together", false}};

json withheld_in(const fs::path& run) { return json::parse(file_text(run / "run.json"))["withheld_groups"]; }

}  // namespace

TEST_CASE("group previous: the same persons again are shown as they were") {
  const Company company;
  REQUIRE(company.publish("first").status == 0);
  const ProcessResult again = company.publish("second", {"--previous", "first"});
  REQUIRE(again.status == 0);
  CHECK(again.err.empty());
  CHECK(file_text(company.folder / ("first/" + kReport)) == file_text(company.folder / ("second/" + kReport)));
  CHECK(file_text(company.folder / "first/groups.csv") == file_text(company.folder / "second/groups.csv"));
  CHECK(withheld_in(company.folder / "second") == json::array({kTools}));
  // 28 of 30: the two of Tools stand in no figure.
  CHECK(Ratings(file_text(company.folder / "first/groups.csv")).rows.size() == 29);
}

TEST_CASE("group previous: a team that one person has left is in no figure, and the report says why") {
  Company company;
  REQUIRE(company.publish("first").status == 0);
  company.without("ada");
  const ProcessResult second = company.publish("second", {"--previous", "first"});
  REQUIRE(second.status == 0);
  CHECK_THAT(second.err, ContainsSubstring("left out: Service Systems; put together: none"));
  const json report = json::parse(file_text(company.folder / ("second/" + kReport)));
  const std::string text = text_of(company.folder / ("second/" + kReport));
  CHECK_THAT(text, ContainsSubstring("What is not shown, and why"));
  CHECK_THAT(text, ContainsSubstring("who have come, left, changed groups or got other results since"));
  // Of the team there is only its name, once, in that last section.
  const std::size_t named = text.find("Service Systems");
  CHECK(named > text.find("Held against an earlier report"));
  CHECK(text.find("Service Systems", named + 1) == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("Persons: 19. Groups: 3."));
  CHECK(withheld_in(company.folder / "second") ==
        json::array({kTools, {{"group", "Service Systems"}, {"reason", "earlier"}, {"together", false}}}));
}

TEST_CASE("group previous: teams between which one person has changed are shown as one") {
  Company company;
  REQUIRE(company.publish("first").status == 0);
  company.move("ada", "Payments");
  REQUIRE(company.publish("second", {"--previous", "first"}).status == 0);
  const std::string text = text_of(company.folder / ("second/" + kReport));
  CHECK_THAT(text, ContainsSubstring("They are told of together or not at all:"));
  CHECK_THAT(text, ContainsSubstring("Persons: 28. Groups: 3."));
  CHECK(withheld_in(company.folder / "second") ==
        json::array({kTools, {{"group", "Payments"}, {"reason", "earlier"}, {"together", true}},
                     {{"group", "Service Systems"}, {"reason", "earlier"}, {"together", true}}}));
}

TEST_CASE("group previous: beside a report on some of the same persons, how scores are spread is not shown") {
  Company company;
  const Ratings all = company.ratings;
  // Three who came since.
  for (const char* person : {"ada", "bruno", "carla"}) company.without(person);
  REQUIRE(company.publish("first").status == 0);
  company.ratings = all;
  REQUIRE(company.publish("alone").status == 0);
  const ProcessResult second = company.publish("second", {"--previous", "first"});
  INFO(second.err);
  REQUIRE(second.status == 0);
  CHECK_THAT(second.err, ContainsSubstring("how scores are spread is not shown"));
  const std::string alone = text_of(company.folder / ("alone/" + kReport)), text = text_of(company.folder / ("second/" + kReport));
  // The means stay, the bands go; the host says so once more in the last section.
  CHECK_THAT(text, ContainsSubstring("Persons: 28. Groups: 4."));
  CHECK_THAT(alone, ContainsSubstring("A score on the edge of two parts counts to the upper one."));
  CHECK_THAT(text, !ContainsSubstring("A score on the edge of two parts counts to the upper one."));
  CHECK_THAT(text, ContainsSubstring("what the two would say of parts of the scale"));
  CHECK_THAT(text, ContainsSubstring("nothing of how results are spread about them"));
  CHECK_THAT(alone, !ContainsSubstring("earlier report"));
}

TEST_CASE("group previous: the same scores by another minimum are not the same report again") {
  const Company company;
  REQUIRE(company.publish("first").status == 0);
  json run = json::parse(file_text(company.folder / "first/run.json"));
  run["disclosure"]["minimum_cases"] = 4;
  company.folder.write("first/run.json", run.dump());
  REQUIRE(company.publish("second", {"--previous", "first"}).status == 0);
  CHECK_THAT(text_of(company.folder / ("second/" + kReport)), ContainsSubstring("what the two would say of parts of the scale"));
  // Nor when the plugin was another one.
  run["disclosure"]["minimum_cases"] = 3;
  for (json& plugin : run["plugins"]) plugin["sha256"] = std::string(64, '0');
  company.folder.write("first/run.json", run.dump());
  REQUIRE(company.publish("third", {"--previous", "first"}).status == 0);
  CHECK_THAT(text_of(company.folder / ("third/" + kReport)), ContainsSubstring("what the two would say of parts of the scale"));
}

TEST_CASE("group previous: one answer that has changed takes the person's team out") {
  Company company;
  REQUIRE(company.publish("first").status == 0);
  std::string& answer = company.ratings.at(1, "s1");
  answer = answer == "4" ? "3" : "4";
  REQUIRE(company.publish("second", {"--previous", "first"}).status == 0);
  CHECK(withheld_in(company.folder / "second").back() ==
        json({{"group", "Service Systems"}, {"reason", "earlier"}, {"together", false}}));
}

TEST_CASE("group previous: results with a report on groups and no word of who is in it are refused") {
  const Company company;
  REQUIRE(company.publish("first").status == 0);
  json run = json::parse(file_text(company.folder / "first/run.json"));
  auto& outputs = run["outputs"];
  outputs.erase(std::find_if(outputs.begin(), outputs.end(), [](const json& one) { return one["file"] == "groups.csv"; }));
  company.folder.write("first/run.json", run.dump());
  const ProcessResult second = company.publish("second", {"--previous", "first"});
  CHECK(second.status == 1);
  CHECK_THAT(second.err, ContainsSubstring("first/run.json"));
  CHECK_THAT(second.err, ContainsSubstring("nothing tells who stood in which group"));
  CHECK_FALSE(fs::exists(company.folder / "second"));
}

TEST_CASE("group previous: results with the same scores in other groups are others, and must be named too") {
  Company company;
  REQUIRE(company.publish("by-team").status == 0);
  const Ratings teams = company.cases;
  for (Words& row : company.cases.rows) {
    if (row[3] != "team") row[3] = "Everybody";
  }
  const ProcessResult together = company.publish("together", {"--previous", "by-team"});
  INFO(together.err);
  REQUIRE(together.status == 0);
  CHECK(file_text(company.folder / "by-team/scores.csv") == file_text(company.folder / "together/scores.csv"));
  company.cases = teams;
  company.without("jonas");
  const ProcessResult third = company.publish("third", {"--previous", "together"});
  CHECK(third.status == 1);
  CHECK_THAT(third.err, ContainsSubstring("these results followed others, which are not named") && ContainsSubstring("by-team"));
  CHECK_FALSE(fs::exists(company.folder / "third"));
  const ProcessResult both = company.publish("third", {"--previous", "together", "--previous", "by-team"});
  CHECK(both.status == 0);
  CHECK_FALSE(withheld_in(company.folder / "third").empty());
}

TEST_CASE("group previous: files that the record does not vouch for are refused, and nothing is written") {
  for (const std::string file : {"scores.csv", "disclosure.csv", "groups.csv"}) {
    CAPTURE(file);
    const Company company;
    REQUIRE(company.publish("first").status == 0);
    const std::string text = file_text(company.folder / ("first/" + file));
    company.folder.write("first/" + file, text.substr(0, text.find('\n') + 1));
    const ProcessResult second = company.publish("second", {"--previous", "first"});
    CHECK(second.status == 1);
    CHECK_THAT(second.err, ContainsSubstring("first/" + file + ": this is not the file that run.json speaks of"));
    CHECK_FALSE(fs::exists(company.folder / "second"));
  }
}

TEST_CASE("group previous: the report of a person whose id is group is none on groups") {
  Company company;
  for (Words& row : company.ratings.rows) {
    if (row[0] == "ada") row[0] = "group";
  }
  for (Words& row : company.cases.rows) {
    if (row[0] == "ada") row[0] = "group";
  }
  company.folder.write("responses.csv", company.ratings.text());
  company.folder.write("cases.csv", company.cases.text());
  const Words words = {"run", "--client", "departments", "--instrument", "demo.software-skills", "--responses", "responses.csv",
                       "--cases", "cases.csv", "--reports", "standard.individual", "--formats", "json", "--date", "2025-03-11",
                       "--out", "first"};
  REQUIRE(assay_in(company.folder.path(), words).status == 0);
  CHECK(fs::exists(company.folder / "first/reports/group.standard.individual.json"));
  const ProcessResult second = company.publish("second", {"--previous", "first"});
  INFO(second.err);
  CHECK(second.status == 0);
}

TEST_CASE("group previous: more earlier results than can be told apart are refused") {
  const Company company;
  REQUIRE(company.publish("first").status == 0);
  Words many;
  for (int i = 0; i < 201; ++i) many.insert(many.end(), {"--previous", "first"});
  const ProcessResult second = company.publish("second", many);
  CHECK(second.status == 1);
  CHECK_THAT(second.err, ContainsSubstring("there are too many earlier results") && ContainsSubstring("at most 200"));
}

TEST_CASE("group previous: what a careless second report tells of who left, the audit finds, and nothing in a guarded one") {
  Company company;
  REQUIRE(company.publish("first").status == 0);
  const auto ada = scores_of(file_text(company.folder / "first/scores.csv"), "ada");
  company.without("ada");
  REQUIRE(company.publish("careless").status == 0);
  REQUIRE(company.publish("careful", {"--previous", "first"}).status == 0);

  const ProcessResult found = assay_in(company.folder.path(), {"audit", "careless", "--previous", "first", "--json"});
  CHECK(found.status == 1);
  std::size_t of_its_team = 0, of_all = 0, placed = 0;
  const json result = json::parse(found.out);
  for (const json& leak : result["leaks"]) {
    CHECK(leak["way"] == "groups");
    CHECK(leak["case"] == "ada");
    const std::string words = leak["found"];
    const double score = std::stod(ada.at(leak["id"].get<std::string>() + ",all").at("score"));
    int from = 0, below = 5;  // the last part of the scale ends with it
    if (std::sscanf(words.c_str(), "1 of 1 person from %d to below %d", &from, &below) >= 1) {
      CHECK(from <= score);
      CHECK(score < below);
      ++placed;
      continue;
    }
    // With two decimals, of 9 and 8 persons of ada's team: within 17 x 0.005; of all 28 and 27: within 55 x 0.005. The score
    // itself is known here.
    const bool of_team = words.find("within 0.085") != std::string::npos;
    CHECK(std::abs(std::stod(words) - score) <= (of_team ? 0.0851 : 0.2751));
    ++(of_team ? of_its_team : of_all);
  }
  CHECK(of_its_team == 4);  // one for each construct of the outermost level
  CHECK(of_all == 9);       // below, of the ten that both reports name; in Mentoring her team has no part
  CHECK(placed == 2);  // two of these have the same parts of the scale in both reports

  const ProcessResult nothing = assay_in(company.folder.path(), {"audit", "careful", "--previous", "first"});
  INFO(nothing.out);
  CHECK(nothing.status == 0);
  CHECK_THAT(nothing.out, ContainsSubstring("figures of groups, of at least 3 persons"));
}
