// Changes of groups, beside the report on groups of the earlier administration: what nobody may find out by holding the
// one against the other.
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "report_text.hpp"

using namespace program;
using nlohmann::json;

namespace {

const fs::path kDepartments = kSource / "configs/samples/departments";
const std::string kReport = "reports/group.standard.group.json";
const std::string kNotes = "report on groups of the earlier administration";

// The persons of the sample, at two administrations.
struct TwoYears {
  TwoYears()
      : earlier(file_text(kDepartments / "responses-earlier.csv")), ratings(file_text(kDepartments / "responses.csv")),
        teams_then(file_text(kDepartments / "cases.csv")) {}

  ProcessResult publish(const Ratings& answers, const Ratings& cases, const std::string& date, const std::string& out,
                        const Words& more) const {
    folder.write("responses.csv", answers.text());
    folder.write("cases.csv", cases.text());
    Words words = {"run", "--client", "departments", "--instrument", "demo.software-skills", "--responses", "responses.csv",
                   "--cases", "cases.csv", "--formats", "json", "--date", date, "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    return assay_in(folder.path(), words);
  }
  void publish_then(const std::string& report = "standard.group") const {
    REQUIRE(publish(earlier, teams_then, "2024-03-12", "then", {"--reports", report}).status == 0);
  }
  ProcessResult publish_now(const std::string& out = "now", const Words& more = {}) const {
    Words words = {"--reports", "standard.group", "--baseline", "then"};
    words.insert(words.end(), more.begin(), more.end());
    return publish(ratings, Ratings(file_text(kDepartments / "cases.csv")), "2025-03-11", out, words);
  }
  void jonas_was_elsewhere() {
    for (Words& row : teams_then.rows) {
      if (row[0] == "jonas") row[3] = "Service Systems";
    }
  }
  void today_without(const Words& persons) {
    auto& rows = ratings.rows;
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&](const Words& row) { return std::find(persons.begin(), persons.end(), row[0]) != persons.end(); }),
               rows.end());
  }
  json record(const std::string& out) const { return json::parse(file_text(folder / (out + "/run.json"))); }
  std::string report(const std::string& out = "now") const { return (folder / (out + "/" + kReport)).string(); }

  // The changes of the first area: team, persons and change, of all persons first.
  std::vector<Words> changes(const std::string& out = "now") const {
    std::vector<Words> found;
    collect_changes(json::parse(file_text(report(out))), found);
    found.resize(5);  // of the first area
    return found;
  }

  TemporaryFolder folder;
  Ratings earlier, ratings, teams_then;

 private:
  static void collect_changes(const json& node, std::vector<Words>& found) {
    if (node.value("kind", "") == "table" && node.value("title", "").rfind("Mean change since", 0) == 0) {
      for (const json& row : node["children"]) {
        found.emplace_back();
        for (std::size_t cell = 0; cell < 3; ++cell) found.back().push_back(row["children"][cell]["children"][0]["text"]);
      }
    }
    for (const json& child : node.value("children", json::array())) collect_changes(child, found);
  }
};

const std::string kDash = "–";
const Words kNew = {"olga", "piet", "quinn", "bela"};  // who were not there then

}  // namespace

TEST_CASE("group changes: the earlier score of one who changed teams does not follow") {
  TwoYears company;
  company.today_without(kNew);
  company.publish_then();
  REQUIRE(company.publish_now("same").status == 0);
  CHECK(company.changes("same").at(3) == Words{"Payments", "5", "+0.38"});
  CHECK_THAT(text_of(company.report("same")), !ContainsSubstring(kNotes));

  // Payments has a mean of 2.70 today, so 5 x (2.70 - 0.38) = 11.6 then; less the 4 x 2.35 = 9.4 of the report of then,
  // that is the 2.2 of jonas, (7/3 + 2) / 2. And from Service Systems, where ten are nine now.
  company.jonas_was_elsewhere();
  company.publish_then();
  const ProcessResult now = company.publish_now();
  REQUIRE(now.status == 0);
  CHECK_THAT(now.err, ContainsSubstring("of some groups would tell too much of a few persons, and are not shown: Payments and Service Systems"));
  CHECK(company.changes() == std::vector<Words>{{"All persons", "10", "+0.13"},
                                                {"Data Platform", "4", "+0.04"},
                                                {"Mobile App", "6", "+0.18"},
                                                {"Payments", kDash, kDash},
                                                {"Service Systems", kDash, kDash}});
  const std::string text = text_of(company.report());
  CHECK_THAT(text.substr(text.find("What is not shown, and why")), ContainsSubstring(kNotes));
  CHECK(company.record("now")["withheld_changes"] == json::parse(R"([{"group": "Payments", "reason": "baseline"},
                                                                     {"group": "Service Systems", "reason": "baseline"}])"));
  CHECK_FALSE(company.record("now").contains("withheld_spread"));
}

TEST_CASE("group changes: beside three new ones in a team, one who joined with them cannot be told") {
  TwoYears company;
  company.jonas_was_elsewhere();
  company.publish_then();
  REQUIRE(company.publish_now().status == 0);
  // Of Data Platform, where one is new, nothing is told anyway: 6 x 0.18 and 5 x 0.38, over 11.
  CHECK(company.changes() == std::vector<Words>{{"All persons", "11", "+0.27"},
                                                {"Data Platform", kDash, kDash},
                                                {"Mobile App", "6", "+0.18"},
                                                {"Payments", "5", "+0.38"},
                                                {"Service Systems", kDash, kDash}});
}

TEST_CASE("group changes: nor does the earlier score of one who left the company") {
  TwoYears company;
  company.today_without({"wim"});
  company.publish_then();
  REQUIRE(company.publish_now().status == 0);
  CHECK(company.changes().at(2) == Words{"Mobile App", kDash, kDash});
  CHECK(company.changes().at(4) == Words{"Service Systems", "9", "+0.45"});
}

TEST_CASE("group changes: without a report on groups of then, its teams are not known") {
  TwoYears company;
  company.today_without(kNew);
  company.jonas_was_elsewhere();
  company.publish_then("standard.individual");
  REQUIRE(company.publish_now().status == 0);
  CHECK(company.changes().at(3) == Words{"Payments", "5", "+0.38"});
  CHECK_THAT(text_of(company.report()), !ContainsSubstring(kNotes));
}

TEST_CASE("group changes: beside earlier results of other persons none is shown, and beside the same all are") {
  TwoYears company;
  company.publish_then();
  const Ratings all = company.ratings;
  REQUIRE(company.publish_now("first").status == 0);
  REQUIRE(company.publish_now("again", {"--previous", "first"}).status == 0);
  CHECK(file_text(company.report("first")) == file_text(company.report("again")));
  // Three of Service Systems have left since: mean and change of the team may each be told beside those of before.
  company.today_without({"ada", "bruno", "carla"});
  const ProcessResult fewer = company.publish_now("fewer", {"--previous", "first"});
  REQUIRE(fewer.status == 0);
  CHECK_THAT(fewer.err, ContainsSubstring("beside it no changes of groups are shown"));
  const json record = company.record("fewer");
  REQUIRE(record["withheld_changes"].size() == 4);  // every group that stands in the report
  CHECK(record["withheld_changes"][0] == json::parse(R"({"group": "Data Platform", "reason": "earlier"})"));
  CHECK(record["withheld_spread"] == true);
  CHECK_FALSE(company.record("again").contains("withheld_changes"));
  CHECK_FALSE(company.record("again").contains("withheld_spread"));
  for (const Words& row : company.changes("fewer")) CHECK(row.at(2) == kDash);
  const std::string text = text_of(company.report("fewer"));
  CHECK_THAT(text, ContainsSubstring("Persons: 25. Groups: 4."));
  CHECK_THAT(text, ContainsSubstring("no change of a group is shown"));
}

TEST_CASE("group changes: a baseline with a report on groups and no word of who is in it is refused") {
  TwoYears company;
  company.publish_then();
  json run = json::parse(file_text(company.folder / "then/run.json"));
  auto& outputs = run["outputs"];
  outputs.erase(std::find_if(outputs.begin(), outputs.end(), [](const json& one) { return one["file"] == "groups.csv"; }));
  company.folder.write("then/run.json", run.dump());
  const ProcessResult now = company.publish_now();
  CHECK(now.status == 1);
  CHECK_THAT(now.err, ContainsSubstring("then/run.json") && ContainsSubstring("nothing tells who stood in which group"));
  CHECK_FALSE(fs::exists(company.folder / "now"));
}

TEST_CASE("group changes: a baseline whose groups were changed since is refused") {
  TwoYears company;
  company.publish_then();
  company.folder.write("then/groups.csv", "case,group\nada,1\n");
  const ProcessResult now = company.publish_now();
  CHECK(now.status == 1);
  CHECK_THAT(now.err, ContainsSubstring("then/groups.csv") && ContainsSubstring("not the groups that run.json speaks of"));
  CHECK_FALSE(fs::exists(company.folder / "now"));
}
