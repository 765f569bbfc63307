// A department at two administrations, from the sample to the reports, and what is wrong with a baseline. What the
// sample comes to was worked out by tests/support/departments_reference.py.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using nlohmann::json;

namespace {

const fs::path kDepartments = kSource / "configs/samples/departments";
const std::string kSkills = "demo.software-skills";

std::string department(const std::string& name) { return (kDepartments / name).string(); }

Words run_of(const std::string& responses, const std::string& date, const std::string& out, const Words& more = {}) {
  Words words = {"run", "--client", "departments", "--instrument", kSkills, "--responses", responses, "--cases",
                 department("cases.csv"), "--formats", "json", "--date", date, "--out", out, "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// The two administrations of the sample: `then` and `now` in the folder.
void run_both(const TemporaryFolder& folder) {
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  const ProcessResult result =
      assay_in(folder.path(), run_of(department("responses.csv"), "2025-03-11", "now", {"--baseline", "then"}));
  INFO(result.err);
  REQUIRE(result.status == 0);
}

// A run with the baseline `then`, which must fail.
std::string complaint(const TemporaryFolder& folder, const Words& more = {}, const std::string& date = "2025-03-11") {
  Words words = run_of(department("responses.csv"), date, "now", {"--baseline", "then"});
  words.insert(words.end(), more.begin(), more.end());
  const ProcessResult result = assay_in(folder.path(), words);
  CHECK(result.status == 1);
  CHECK_FALSE(fs::exists(folder / "now"));
  return result.err;
}

void collect(const json& node, const std::string& kind, std::vector<json>& found) {
  if (node.value("kind", "") == kind) found.push_back(node);
  for (const json& child : node.value("children", json::array())) collect(child, kind, found);
}
const json* section(const json& node, const std::string& id) {
  if (node.value("kind", "") == "section" && node.value("id", "") == id) return &node;
  if (!node.contains("children")) return nullptr;
  for (const json& child : node["children"]) {
    if (const json* found = section(child, id)) return found;
  }
  return nullptr;
}
// The cells of every row below a section, as texts.
std::vector<Words> rows_of(const json& document, const std::string& id) {
  const json* found = section(document, id);
  INFO(id);
  REQUIRE(found != nullptr);
  std::vector<json> rows;
  collect(*found, "row", rows);
  std::vector<Words> cells;
  for (const json& row : rows) {
    cells.emplace_back();
    for (const json& cell : row["children"]) {
      const json texts = cell.value("children", json::array());
      cells.back().push_back(texts.empty() ? "" : texts[0].value("text", ""));
    }
  }
  return cells;
}
json document(const TemporaryFolder& folder, const std::string& file) {
  const json whole = json::parse(file_text(folder / file));
  return whole.contains("document") ? whole["document"] : whole;
}

const std::string kGroup = "now/reports/group.standard.group.json";
const std::string kDash = "–", kHigher = "Higher, by more than chance", kChance = "Within chance";

}  // namespace

TEST_CASE("group report: the department of the sample") {
  const TemporaryFolder folder;
  run_both(folder);
  const json report = document(folder, kGroup);
  const auto whole = rows_of(report, "whole");
  CHECK(whole.at(0) == Words{"Building Software", "28", "2.75", "0.67"});
  CHECK(whole.at(1) == Words{"Quality", "28", "2.51", "0.57"});
  CHECK(rows_of(report, "self-others").at(1) == Words{"Quality", "28", "2.59", "2.44", "+0.16"});
  CHECK(rows_of(report, "change").at(0) == Words{"Building Software", "20", "+0.35", "+0.18 to +0.53", kHigher});
  const auto groups = rows_of(report, "groups.build");
  CHECK(groups.at(1) == Words{"Data Platform", "5", "2.78", "+0.04", "1.19"});
  CHECK(groups.at(2) == Words{"Mobile App", "6", "2.43", "−0.32", "0.76"});
  CHECK(groups.at(5) == Words{"All persons", "20", "+0.35", "+0.18 to +0.53", kHigher});
  CHECK(groups.at(7) == Words{"Mobile App", "6", "+0.18", "−0.23 to +0.60", kChance});
  CHECK(groups.at(9) == Words{"Service Systems", "9", "+0.45", "+0.17 to +0.73", kHigher});
  // One of the five was not there: with the change of four, the fifth's score could be worked out.
  CHECK(Words(groups.at(6).begin(), groups.at(6).begin() + 4) == Words{"Data Platform", kDash, kDash, kDash});
}

TEST_CASE("group report: the team of two is in no figure, and nothing remains of it") {
  const TemporaryFolder folder;
  run_both(folder);
  const json report = document(folder, kGroup);
  CHECK_THAT(report.dump(), ContainsSubstring("Left out: 2 persons in groups of fewer than 3, or in none (“Tools”)"));
  for (const std::string id : {"build", "quality", "running", "together"}) {
    // All persons, then four teams: persons and means of the teams come to those of all, as far as these are rounded.
    const auto rows = rows_of(report, "groups." + id);
    double sum = 0, persons = 0;
    for (std::size_t team = 1; team <= 4; ++team) {
      sum += std::stod(rows.at(team).at(1)) * std::stod(rows.at(team).at(2));
      persons += std::stod(rows.at(team).at(1));
    }
    INFO(id);
    CHECK(persons == std::stod(rows.at(0).at(1)));
    CHECK(sum / persons == Approx(std::stod(rows.at(0).at(2))).margin(0.0101));
  }
  // What the two said changes nothing but scores.csv and their own reports.
  Ratings ratings(file_text(kDepartments / "responses.csv"));
  const Ratings cases(file_text(kDepartments / "cases.csv"));
  std::size_t changed = 0;
  for (std::size_t c = 1; c < cases.rows.size(); ++c) {
    if (cases.rows[c][3] != "Tools") continue;
    for (std::size_t r = 1; r < ratings.rows.size(); ++r) {
      if (ratings.rows[r][0] != cases.rows[c][0]) continue;
      for (std::size_t i = 3; i < ratings.rows[r].size(); ++i) ratings.rows[r][i] = "4";
      ++changed;
    }
  }
  REQUIRE(changed == 4);
  folder.write("other.csv", ratings.text());
  REQUIRE(assay_in(folder.path(), run_of("other.csv", "2025-03-11", "other", {"--baseline", "then"})).status == 0);
  CHECK(file_text(folder / "other/reports/group.standard.group.json") == file_text(folder / kGroup));
}

TEST_CASE("group report: nobody is named in it") {
  const TemporaryFolder folder;
  run_both(folder);
  const std::string report = file_text(folder / kGroup);
  const Ratings cases(file_text(kDepartments / "cases.csv"));
  for (std::size_t c = 1; c < cases.rows.size(); ++c) CHECK_THAT(report, !ContainsSubstring(cases.rows[c][1]));
}

TEST_CASE("group report: the same bytes whatever the threads") {
  const TemporaryFolder folder;
  run_both(folder);
  REQUIRE(assay_in(folder.path(),
                   run_of(department("responses.csv"), "2025-03-11", "again", {"--baseline", "then", "--threads", "1"}))
              .status == 0);
  CHECK(file_text(folder / "again/reports/group.standard.group.json") == file_text(folder / kGroup));
}

TEST_CASE("change: the report on a person holds then against now") {
  const TemporaryFolder folder;
  // One person with 1 throughout, then 4 throughout: 3 / (0.8 * sqrt(1 - 0.92) * sqrt(2)) is far beyond 1.96.
  std::string then = "case,rater,role,s1,s2,s3,s4,s5,s6,s7,s8,s9,s10,s11,s12\n", now = then;
  for (const std::string who : {"self", "lead"}) {
    then += "ada,x" + who + "," + who + ",1,1,1,1,1,1,1,1,1,1,1,1\n";
    now += "ada,x" + who + "," + who + ",4,4,4,1,1,1,0,0,0,NA,NA,NA\n";
  }
  folder.write("then.csv", then);
  folder.write("now.csv", now);
  const Words person = {"--reports", "standard.individual"};
  REQUIRE(assay_in(folder.path(), run_of("then.csv", "2024-03-12", "then", person)).status == 0);
  Words more = person;
  more.insert(more.end(), {"--baseline", "then"});
  REQUIRE(assay_in(folder.path(), run_of("now.csv", "2025-03-11", "now", more)).status == 0);
  const auto rows = rows_of(document(folder, "now/reports/ada.standard.individual.json"), "change");
  const auto after = [&](const std::string& title, std::size_t step) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].size() == 1 && rows[r][0] == title) return rows.at(r + step);
    }
    FAIL(title);
    return Words();
  };
  CHECK(after("Building Software", 3) == Words{"All raters", "1.00", "4.00", "+3.00", kHigher});
  CHECK(after("Quality", 1) == Words{"Self", "1.00", "1.00", "0.00", kChance});
  // 1 / (0.9 * sqrt(1 - 0.90) * sqrt(2)) = 2.48; of self alone 1 / (0.95 * sqrt(0.2) * sqrt(2)) = 1.66.
  CHECK(after("Running Software", 3) == Words{"All raters", "1.00", "0.00", "−1.00", "Lower, by more than chance"});
  CHECK(after("Running Software", 1) == Words{"Self", "1.00", "0.00", "−1.00", kChance});
  CHECK(after("Working Together", 1) == Words{"Self", "1.00", kDash, kDash, "No score now"});
  CHECK(after("Programming", 1) == Words{"Self", "1.00", "4.00", "+3.00", "Not testable: reliability not known"});
}

TEST_CASE("change: a person who was not there has no word of it") {
  const TemporaryFolder folder;
  run_both(folder);
  // Three of Payments are new.
  const std::string before = file_text(kDepartments / "responses-earlier.csv");
  const Ratings cases(file_text(kDepartments / "cases.csv"));
  std::size_t new_ones = 0;
  for (std::size_t c = 1; c < cases.rows.size(); ++c) {
    const std::string& id = cases.rows[c][0];
    const bool there = before.find("\n" + id + ",") != std::string::npos;
    const json report = document(folder, "now/reports/" + id + ".standard.individual.json");
    CHECK((section(report, "change") != nullptr) == there);
    if (!there) ++new_ones;
  }
  CHECK(new_ones == 4);
}

TEST_CASE("change: run.json tells what it was held against") {
  const TemporaryFolder folder;
  run_both(folder);
  const json record = json::parse(file_text(folder / "now/run.json"));
  CHECK(record["baseline"]["folder"] == "then");
  CHECK(record["baseline"]["date"] == "2024-03-12");
  CHECK(record["baseline"]["scores"]["sha256"].get<std::string>().size() == 64);
  CHECK(record["baseline"]["record"]["file"] == "then/run.json");
  CHECK_FALSE(json::parse(file_text(folder / "then/run.json")).contains("baseline"));
}

TEST_CASE("baseline: a folder that is not there is refused") {
  const TemporaryFolder folder;
  CHECK_THAT(complaint(folder), ContainsSubstring("--baseline: there is no such folder"));
}

TEST_CASE("baseline: a folder without a record is refused") {
  const TemporaryFolder folder;
  folder.write("then/scores.csv", "case,instrument,level,id,role,n\n");
  CHECK_THAT(complaint(folder), ContainsSubstring("then/run.json: the record of the earlier run is missing"));
}

TEST_CASE("baseline: a record that is none is refused") {
  const TemporaryFolder folder;
  for (const std::string text : {"", "[]", "{}", "{\"instrument\": {\"id\": \"demo.software-skills\"}}", "{\"outputs\": 1}"}) {
    folder.write("then/run.json", text);
    CHECK_THAT(complaint(folder), ContainsSubstring("then/run.json: this is no record of a run with scores"));
  }
}

TEST_CASE("baseline: another instrument is refused") {
  const TemporaryFolder folder;
  const fs::path traits = kSource / "configs/samples/five-traits";
  REQUIRE(assay_in(folder.path(), {"run", "--client", "team", "--instrument", "demo.five-traits", "--responses",
                                   (traits / "responses.csv").string(), "--date", "2024-03-12", "--out", "then"})
              .status == 0);
  const std::string said = complaint(folder);
  CHECK_THAT(said, ContainsSubstring("then/run.json: the earlier run is of another instrument"));
  CHECK_THAT(said, ContainsSubstring("found: demo.five-traits"));
}

TEST_CASE("baseline: scores that were not made for reports are refused") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), {"score", "--client", "departments", "--instrument", kSkills, "--responses",
                                   department("responses-earlier.csv"), "--out", "then"})
              .status == 0);
  CHECK_THAT(complaint(folder, {}, "2099-01-01"), ContainsSubstring("the earlier scores are as scored"));
}

TEST_CASE("baseline: the record of a program that withheld nothing is refused") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  std::string record = file_text(folder / "then/run.json");
  record.replace(record.find("\"disclosure\":"), 13, "\"disclosed\":");
  folder.write("then/run.json", record);
  const std::string said = complaint(folder);
  CHECK_THAT(said, ContainsSubstring("key: disclosure"));
  CHECK_THAT(said, ContainsSubstring("the earlier scores are as scored"));
}

TEST_CASE("baseline: scores that were changed since are refused") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  folder.write("then/scores.csv", file_text(folder / "then/scores.csv") + "\n");
  CHECK_THAT(complaint(folder), ContainsSubstring("then/scores.csv: these are not the scores that run.json speaks of"));
}

TEST_CASE("baseline: a run dated after this one is refused") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  const std::string said = complaint(folder, {}, "2024-03-11");
  CHECK_THAT(said, ContainsSubstring("the earlier run is dated after this one"));
  CHECK_THAT(said, ContainsSubstring("accepted: a date up to 2024-03-11"));
}

TEST_CASE("baseline: a record without a date is refused") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  json record = json::parse(file_text(folder / "then/run.json"));
  record["date"] = "spring";
  folder.write("then/run.json", record.dump());
  CHECK_THAT(complaint(folder), ContainsSubstring("the record has no date that can be told"));
}

TEST_CASE("baseline: the folder of the results cannot be the earlier one") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  const ProcessResult result =
      assay_in(folder.path(), run_of(department("responses.csv"), "2025-03-11", "then", {"--baseline", "then/"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("--baseline: the earlier results stand where these would be put"));
  CHECK(json::parse(file_text(folder / "then/run.json"))["date"] == "2024-03-12");
}

TEST_CASE("baseline: scores without the measure to compare by are refused") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  // A file with other measures, and a record that vouches for it.
  folder.write("then/scores.csv", "case,instrument,level,id,role,n\nada,demo.software-skills,area,build,all,2\n");
  json record = json::parse(file_text(folder / "then/run.json"));
  for (json& output : record["outputs"]) {
    if (output["file"] == "scores.csv")
      output["sha256"] = "3d8b3c8e43ba4a9a2f1c5a0f4e9f2d7d0d5b0d6a9b7b43fb7f0e4e2f1d6a5b4c";
  }
  folder.write("then/run.json", record.dump());
  CHECK_THAT(complaint(folder), ContainsSubstring("these are not the scores that run.json speaks of"));
  const ProcessResult digest = run_process({"/usr/bin/sha256sum", (folder / "then/scores.csv").string()}, {});
  for (json& output : record["outputs"]) {
    if (output["file"] == "scores.csv") output["sha256"] = digest.out.substr(0, 64);
  }
  folder.write("then/run.json", record.dump());
  const std::string said = complaint(folder);
  CHECK_THAT(said, ContainsSubstring("then/scores.csv: the earlier scores lack what is to be compared"));
  CHECK_THAT(said, ContainsSubstring("key: score"));
}

TEST_CASE("baseline: another version, norm or option is a warning") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_of(department("responses-earlier.csv"), "2024-03-12", "then")).status == 0);
  json record = json::parse(file_text(folder / "then/run.json"));
  record["instrument"]["version"] = "0.9.0";
  record["norm"] = nullptr;
  record["scorer"]["options"]["na_policy"] = "strict";
  folder.write("then/run.json", record.dump());
  Words words = run_of(department("responses.csv"), "2025-03-11", "now", {"--baseline", "then"});
  words.erase(std::find(words.begin(), words.end(), "--quiet"));
  const ProcessResult result = assay_in(folder.path(), words);
  REQUIRE(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("the instrument was version 0.9.0 on 2024-03-12 and is 1.0.0 now"));
  CHECK_THAT(result.err, ContainsSubstring("another norm was used on 2024-03-12"));
  CHECK_THAT(result.err, ContainsSubstring("the scorer had other options on 2024-03-12"));
}

TEST_CASE("baseline: it does not go with an administration of several instruments") {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(
      folder.path(), {"run", "--client", "departments", "--administration", "a.toml", "--baseline", "then", "--out", "now"});
  CHECK(result.status == 2);
}
