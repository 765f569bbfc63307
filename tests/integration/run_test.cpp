// The main job, from the sample's files to scores and reports.
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

Words sample_run(const std::string& out) {
  return run_words(sample("responses.csv"), {"--comments", sample("comments.csv"), "--cases",
                                             sample("cases.csv"), "--formats", "json", "--out", out});
}

// What the independent reference makes of the same ratings.
std::string reference_scores(const fs::path& responses) {
  const ProcessResult result =
      run_process({"/usr/bin/python3", (kSource / "tests/support/bcsc_reference.py").string(),
                   responses.string(), (kSource / "plugins/bcsc/instruments/csc-360.toml").string(),
                   (kSource / "plugins/bcsc/norms/isg-illustrative.toml").string()});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return result.out;
}

bool same_cell(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  char* end = nullptr;
  const double x = std::strtod(a.c_str(), &end);
  if (*end != '\0') return false;
  const double y = std::strtod(b.c_str(), &end);
  return *end == '\0' && std::fabs(x - y) <= 1e-9;
}

void check_same_scores(const std::string& actual, const std::string& expected) {
  const Ratings got(actual), wanted(expected);
  REQUIRE(got.rows.at(0) == wanted.rows.at(0));
  REQUIRE(got.rows.size() == wanted.rows.size());
  REQUIRE(got.rows.size() > 400);  // 55 items, 38 elements, 8 units, in 4 roles
  for (std::size_t r = 1; r < got.rows.size(); ++r) {
    for (std::size_t c = 0; c < wanted.rows[0].size(); ++c) {
      if (same_cell(got.rows[r].at(c), wanted.rows[r].at(c))) continue;
      FAIL("row " << r << ", " << wanted.rows[0][c] << ": " << got.rows[r][c] << " instead of "
                  << wanted.rows[r][c]);
    }
  }
}

}  // namespace

TEST_CASE("run: the sample gives scores, a report and a record") {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(folder.path(), sample_run("out"));
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  // Two of the four others answered the last question.
  CHECK(result.out ==
        "1 case scored: out/scores.csv\n1 case with withheld figures: out/disclosure.csv says which\n"
        "1 report written: out/reports/\n");
  std::set<std::string> names;
  for (const auto& [name, content] : files_under(folder / "out")) names.insert(name);
  CHECK(names == std::set<std::string>{"scores.csv", "disclosure.csv", "run.json", "reports/jane.bcsc.individual.json"});
  CHECK(Json::accept(file_text(folder / "out/reports/jane.bcsc.individual.json")));
}

TEST_CASE("run: the sample's scores are those of the independent reference") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), {"score", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses",
                                   sample("responses.csv"), "--out", "out"})
              .status == 0);
  check_same_scores(file_text(folder / "out/scores.csv"), reference_scores(kSamples / "responses.csv"));
}

TEST_CASE("run: many made-up cases have the scores of the independent reference") {
  Ratings ratings;
  std::uint32_t state = 12345;
  const auto below = [&state](std::uint32_t count) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % count;
  };
  for (int i = 0; i < 40; ++i) ratings.add_case("person" + std::to_string(i));
  for (std::size_t r = 8; r < ratings.rows.size(); ++r) {
    for (std::size_t c = 3; c < ratings.rows[r].size(); ++c) {
      const std::uint32_t dice = below(20);
      ratings.rows[r][c] = dice == 0 ? "NA" : dice == 1 ? "" : std::to_string(1 + below(7));
    }
    const std::uint32_t role = below(3);
    if (ratings.rows[r][2] == "other")
      ratings.rows[r][2] = role == 0 ? "other" : role == 1 ? "peer" : "customer";
  }
  const TemporaryFolder folder;
  const fs::path responses = folder.write("r.csv", ratings.text());
  REQUIRE(assay_in(folder.path(), {"score", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses",
                                   "r.csv", "--out", "out"})
              .status == 0);
  check_same_scores(file_text(folder / "out/scores.csv"), reference_scores(responses));
}

TEST_CASE("run: the sample's means are those that the vendor prints") {
  struct Printed {
    const char* question;
    const char* self;
    const char* manager;
    const char* other;
  };
  const Printed kPrinted[] = {
      {"q1", "4", "6.5", "5.5"},   {"q2", "7", "6.5", "5.5"},   {"q3", "7", "6.5", "5.25"},
      {"q4", "7", "6", "5.25"},    {"q5", "7", "6.5", "5.5"},   {"q6", "6", "6.5", "5"},
      {"q13", "6", "6", "5.25"},   {"q14", "7", "6", "5.5"},    {"q15", "7", "5", "6"},
      {"q20", "7", "6.5", "6.5"},  {"q21", "7", "5.5", "6.5"},  {"q22", "7", "5.5", "6"},
      {"q23", "7", "6", "6"},      {"q24", "6", "5.5", "5.25"}, {"q25", "7", "5.5", "5.5"},
      {"q26", "7", "6", "6"},      {"q27", "6", "4.5", "6.25"}, {"q28", "7", "5.5", "5.5"},
      {"q29", "7", "5", "6.5"},    {"q30", "6", "5.5", "6.25"}, {"q31", "6", "5", "5.75"},
      {"q32", "6", "5.5", "6.25"}, {"q33", "6", "5", "6"}};
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), sample_run("out")).status == 0);
  auto scores = scores_of(file_text(folder / "out/scores.csv"), "jane");
  for (const Printed& printed : kPrinted) {
    INFO(printed.question);
    CHECK(scores[std::string(printed.question) + ",self"]["mean"] == printed.self);
    CHECK(scores[std::string(printed.question) + ",manager"]["mean"] == printed.manager);
    CHECK(scores[std::string(printed.question) + ",other"]["mean"] == printed.other);
  }
  // The mean over all seven raters, not over the three roles: 46/7, 45/7, 45/7, 44/7, 44/7.
  const std::pair<const char*, const char*> kStrengths[] = {{"q20", "6.571428571428571"},
                                                            {"q8", "6.428571428571429"},
                                                            {"q9", "6.428571428571429"},
                                                            {"q7", "6.285714285714286"},
                                                            {"q21", "6.285714285714286"}};
  int rank = 0;
  for (const auto& [question, mean] : kStrengths) {
    INFO(question);
    CHECK(scores[std::string(question) + ",all"]["mean"] == mean);
    CHECK(scores[std::string(question) + ",all"]["rank_strength"] == std::to_string(++rank));
  }
}

TEST_CASE("run: the sample's notes are on the elements that its norm flags, by role") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), sample_run("out")).status == 0);
  std::set<std::string> notes;
  for (const auto& [row, cells] : scores_of(file_text(folder / "out/scores.csv"), "jane")) {
    if (cells.at("note") == "1") notes.insert(row);
  }
  CHECK(notes == std::set<std::string>{"u1.1,self", "u3.2,other", "u6.6,other", "u7.1,manager",
                                       "u8.1,manager", "u8.2,manager", "u8.3,manager"});
}

TEST_CASE("run: the report names the person, the date of the case and the comments, and no rater") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), sample_run("out")).status == 0);
  const std::string report = file_text(folder / "out/reports/jane.bcsc.individual.json");
  CHECK_THAT(report, ContainsSubstring("Jane Fonsley"));
  CHECK_THAT(report, ContainsSubstring("2006-01-18"));
  CHECK_THAT(report, ContainsSubstring("Outside customers sometimes come first"));
  for (const char* rater : {"\"o1\"", "\"o2\"", "\"m1\""}) CHECK(report.find(rater) == std::string::npos);
}

TEST_CASE("run: the record tells plugins, norm and every file by its digest") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), sample_run("out")).status == 0);
  const Json record = Json::parse(file_text(folder / "out/run.json"));
  CHECK(record["plugins"].size() == 2);
  CHECK(record["plugins"][0]["id"] == "bcsc");
  CHECK(record["plugins"][0]["sha256"].get<std::string>().size() == 64);
  CHECK(record["instrument"]["id"] == "bcsc.csc-360");
  CHECK(record["norm"]["illustrative"] == true);
  CHECK(record["inputs"]["responses"]["file"] == sample("responses.csv"));
  REQUIRE(record["outputs"].size() == 3);
  CHECK(record["outputs"][0]["file"] == "scores.csv");
  CHECK(record["outputs"][1]["file"] == "disclosure.csv");
  for (const Json& output : record["outputs"]) {
    CHECK(output["sha256"].get<std::string>().size() == 64);
  }
}

TEST_CASE("run: without a cases file the id stands for the name, and --date for the date") {
  const TemporaryFolder folder;
  const Words words =
      run_words(sample("responses.csv"), {"--formats", "json", "--out", "out", "--date", "2031-02-03"});
  REQUIRE(assay_in(folder.path(), words).status == 0);
  CHECK_THAT(file_text(folder / "out/reports/jane.bcsc.individual.json"), ContainsSubstring("2031-02-03"));
}

TEST_CASE("sheet: the documents about an instrument are written without a person") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), {"sheet", "bcsc.csc-360", "--formats", "json", "--out", "forms"});
  CHECK(result.status == 0);
  CHECK(result.out == "forms/bcsc.framework.json\nforms/bcsc.blank-form.json\n");
  CHECK(files_under(folder / "forms").size() == 2);
}
