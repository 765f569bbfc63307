// The comparison of two groups, from the shipped samples to the file, and what is wrong with a run that asks
// for it. What the samples come to was worked out by tests/support/chally_group_reference.py, with exact
// fractions.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"

using namespace program;
using nlohmann::json;

namespace {

const fs::path kChally = kSource / "configs/samples/chally";
const std::string kRepresentative = "chally.customer-service-representative";
const std::string kManager = "chally.customer-service-manager";
const std::string kReport = "reports/group.chally.comparison.json";

std::string chally(const std::string& name) {
  return (kChally / name).string();
}

// A run of the client with the comparison alone.
Words comparison(const std::string& instrument, const std::string& responses, const Words& more = {},
                 const std::string& formats = "json") {
  Words words = {"run", "--client", "selection", "--instrument", instrument, "--responses", responses};
  words.insert(words.end(), {"--reports", "chally.comparison", "--formats", formats});
  words.insert(words.end(), {"--date", "2006-01-20", "--out", "out"});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// A profile of the client, with `lines` in its [[use]], in a folder of configurations of its own.
void write_profile(const TemporaryFolder& folder, const std::string& lines) {
  folder.write(
      "configs/clients/selection.toml",
      "[client]\nid = \"selection\"\nname = \"Sample Inc\"\n\n[[use]]\ninstrument = \"" + kRepresentative +
          "\"\nscorer = \"chally.scorer\"\nreports = [\"chally.comparison\"]\nformats = [\"json\"]\n" +
          lines);
}

void collect(const json& node, const std::string& kind, std::vector<json>& found) {
  if (node.value("kind", "") == kind) found.push_back(node);
  for (const json& child : node.value("children", json::array())) collect(child, kind, found);
}

// The cells of every row of the document's tables, in order.
std::vector<Words> rows_of(const std::string& document) {
  std::vector<json> rows;
  collect(json::parse(document), "row", rows);
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

const std::string kZero = "The interval contains 0.", kAbove = "The interval lies above 0.";

}  // namespace

TEST_CASE("group comparison: the representatives of the sample") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv"),
                                         {"--cases", chally("cases.csv")}));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const auto rows = rows_of(file_text(folder / ("out/" + kReport)));
  REQUIRE(rows.size() == 10);
  const auto is = [&](std::size_t row, Words cells) {
    INFO(rows[row][0]);
    CHECK(Words(rows[row].begin() + 1, rows[row].end()) == cells);
  };
  is(0, {"6", "58.8", "17.6", "6", "51.2", "22.5", "7.7"});
  is(1, {"6", "60.5", "17.4", "6", "42.5", "20.3", "18.0"});
  is(2, {"6", "64.8", "18.9", "5", "44.6", "21.1", "20.2"});
  is(3, {"6", "67.2", "24.7", "6", "48.5", "22.7", "18.7"});
  is(4, {"6", "62.8", "6.4", "6", "47.0", "7.1", "15.8"});
  is(5, {"0.38", "−0.77 to 1.51", "0.35", kZero});
  is(6, {"0.95", "−0.27 to 2.13", "0.88", kZero});
  is(7, {"1.02", "−0.28 to 2.27", "0.93", kZero});
  is(8, {"0.79", "−0.41 to 1.95", "0.73", kZero});
  is(9, {"2.33", "0.78 to 3.81", "2.15", kAbove});
  CHECK(json::parse(file_text(folder / "out/run.json"))["group_by"] == "group");
  CHECK(rows[4][0] == "Profile index");
  CHECK(rows[9][0] == "Profile index");
}

TEST_CASE("group comparison: the managers of the sample") {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(folder.path(), comparison(kManager, chally("manager-percentiles.csv"),
                                                                  {"--cases", chally("manager-cases.csv")}));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const auto rows = rows_of(file_text(folder / ("out/" + kReport)));
  REQUIRE(rows.size() == 16);
  const auto is = [&](std::size_t row, Words cells) {
    INFO(rows[row][0]);
    CHECK(Words(rows[row].begin() + 1, rows[row].end()) == cells);
  };
  is(0, {"6", "60.5", "16.9", "6", "49.3", "22.9", "11.2"});
  is(5, {"6", "69.3", "17.9", "5", "44.8", "19.8", "24.5"});
  is(6, {"6", "60.3", "15.7", "6", "59.8", "18.3", "0.5"});
  is(7, {"6", "64.6", "3.5", "6", "48.4", "2.4", "16.2"});
  is(8, {"0.56", "−0.61 to 1.70", "0.51", kZero});
  is(9, {"0.88", "−0.34 to 2.05", "0.81", kZero});
  is(10, {"1.03", "−0.21 to 2.23", "0.95", kZero});
  is(11, {"0.78", "−0.42 to 1.94", "0.72", kZero});
  is(12, {"1.17", "−0.09 to 2.39", "1.08", kZero});
  is(13, {"1.31", "−0.05 to 2.60", "1.19", kZero});
  is(14, {"0.03", "−1.10 to 1.16", "0.03", kZero});
  is(15, {"5.37", "2.77 to 7.93", "4.96", kAbove});
}

TEST_CASE("group comparison: nobody is named in it, in any format") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv"),
                                         {"--cases", chally("cases.csv")}, "json,html"));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const Ratings cases(file_text(kChally / "cases.csv"));
  for (const std::string extension : {"json", "html"}) {
    const std::string report = file_text(folder / ("out/reports/group.chally.comparison." + extension));
    for (std::size_t r = 1; r < cases.rows.size(); ++r) {
      CHECK_THAT(report, !ContainsSubstring(cases.rows[r][1]));
      CHECK_THAT(report, !ContainsSubstring("\"" + cases.rows[r][0] + "\""));
    }
  }
}

TEST_CASE("group comparison: two persons in each group are not told of, by ratings of behaviour") {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(
      folder.path(),
      comparison(kRepresentative, chally("representative-behaviours.csv"), {"--cases", chally("cases.csv")}));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const std::string report = file_text(folder / ("out/" + kReport));
  // Two in each group, and three are the fewest.
  CHECK_THAT(report, ContainsSubstring("Too few persons in the group: high performers"));
  CHECK_THAT(report, ContainsSubstring("Fewer than 3 persons have “low” in the column “group”"));
  CHECK_THAT(report, ContainsSubstring("a word that fewer than 3 persons have: 4 persons, high performers and low producers among "
                                       "them"));
  CHECK(rows_of(report).empty());
}

TEST_CASE("group comparison: a group left out beside an earlier report is said to be withheld, and so is who is left") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv"),
                                             {"--cases", chally("cases.csv")}))
              .status == 0);
  fs::rename(folder / "out", folder / "earlier");
  // One of the six high performers is in no group any more: the five others would give that person's scores away.
  Ratings cases(file_text(kChally / "cases.csv"));
  REQUIRE(cases.at(2, "group") == "high");
  cases.at(2, "group") = "";
  folder.write("cases.csv", cases.text());
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv"),
                                         {"--cases", "cases.csv", "--previous", "earlier"}));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const std::string report = file_text(folder / ("out/" + kReport));
  CHECK_THAT(report, ContainsSubstring("High performers, “high” in the column: nobody in this report"));
  CHECK_THAT(report, ContainsSubstring("or the group is withheld, since readers have an earlier report"));
  CHECK_THAT(report, !ContainsSubstring("No score among"));
  // The person of no group is alone there, and left out too.
  CHECK_THAT(report, ContainsSubstring("a word that fewer than 3 persons have: 1 person"));
  CHECK_THAT(report, ContainsSubstring("people in small groups, or in none"));
}

TEST_CASE(
    "group comparison: thousands of cases keep their groups, with the same bytes whatever the threads") {
  // Every third case is high, low or middle; the high ones have 20 more.
  const std::size_t count = 6000;
  std::string ratings = "case,rater,role,p1,p2,p3,p4\n", cases = "case,group\n";
  std::size_t sums[3] = {0, 0, 0};  // of p1
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "c" + std::to_string(i);
    const std::size_t p1 = i * i * 7 % 50 + (i % 3 == 0 ? 20 : 0);
    sums[i % 3] += p1;
    ratings += id + ",chally,assessment";
    for (std::size_t k = 0; k < 4; ++k) ratings += "," + std::to_string(p1 + 9 * k);
    ratings += "\n";
    cases += id + "," + (i % 3 == 0 ? "high" : i % 3 == 1 ? "low" : "middle") + "\n";
  }
  const TemporaryFolder folder;
  folder.write("ratings.csv", ratings);
  folder.write("cases.csv", cases);
  for (const std::string threads : {"1", "4"}) {
    const Words more = {"--cases", "cases.csv", "--threads", threads};
    REQUIRE(assay_in(folder.path(), comparison(kRepresentative, "ratings.csv", more)).status == 0);
    fs::rename(folder / ("out/" + kReport), folder / (threads + ".json"));
  }
  const std::string report = file_text(folder / "1.json");
  CHECK(report == file_text(folder / "4.json"));
  // One decimal, half up, in whole numbers: 2000 in each group, so a tenth is 200.
  const auto mean = [](std::size_t sum) {
    const std::size_t tenths = (sum + 100) / 200;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  };
  const Words k1 = rows_of(report).at(0);
  CHECK(Words{k1[1], k1[2], k1[4], k1[5]} == Words{"2,000", mean(sums[0]), "2,000", mean(sums[1])});
  CHECK(mean(sums[0]) != mean(sums[1]));
  CHECK_THAT(report, ContainsSubstring("Other words in the column: “middle” (2,000)"));
}

TEST_CASE("group comparison: beside a mean over both sources, no mean of one leaves a person's score of the other") {
  const TemporaryFolder folder;
  // Everybody but jane, the first, by percentiles; she by three ratings of 4 throughout.
  const std::string behaviours = file_text(kChally / "representative-behaviours.csv");
  const std::string columns = behaviours.substr(0, behaviours.find('\n')).substr(std::string("case,rater,role").size());
  const auto each = [&](const std::string& cell) {
    std::string cells;
    for (const char sign : columns) cells += sign == ',' ? "," + cell : "";
    return cells;
  };
  std::istringstream lines(file_text(kChally / "representative-percentiles.csv"));
  std::string line, both;
  for (int number = 0; std::getline(lines, line); ++number) {
    if (number != 1) both += line + (number == 0 ? columns : each("")) + "\n";
  }
  for (const char* rater : {"m1", "m2", "m3"}) both += "jane," + std::string(rater) + ",manager,,,," + each("4") + "\n";
  folder.write("both.csv", both);
  const ProcessResult result =
      assay_in(folder.path(), {"run", "--client", "selection", "--instrument", kRepresentative, "--responses", "both.csv",
                               "--cases", chally("cases.csv"), "--reports", "chally.comparison,standard.group",
                               "--formats", "json", "--out", "out"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  // Her five behaviours of low scorers count as 2, the four of high scorers as 4: 26 / 9 is 46.75 of 99. With the 281 of
  // the five others, 327.75 / 6 = 54.63, which is told.
  const auto pooled = rows_of(file_text(folder / "out/reports/group.standard.group.json"));
  const auto high = std::find_if(pooled.begin(), pooled.end(), [](const Words& row) { return row[0] == "high"; });
  REQUIRE(high != pooled.end());
  CHECK(Words(high->begin() + 1, high->begin() + 3) == Words{"6", "54.63"});
  // Beside it 281 / 5 = 56.2 would tell hers.
  const std::string report = file_text(folder / ("out/" + kReport));
  CHECK_THAT(report, ContainsSubstring("Some means are not shown") && !ContainsSubstring("56.2"));
  // Nor how the scores of the others are spread, beside one of hers.
  CHECK(rows_of(report)[0] == Words{"Finds Common Ground with Others", "5", "–", "–", "6", "51.2", "–", "–"});
}

TEST_CASE("group comparison: a case that is left out counts in no group") {
  const TemporaryFolder folder;
  Ratings ratings(file_text(kChally / "representative-percentiles.csv"));
  ratings.at(1, "p1") = "100";  // jane, who is of the high group
  folder.write("bad.csv", ratings.text());
  const ProcessResult result =
      assay_in(folder.path(),
               comparison(kRepresentative, "bad.csv", {"--cases", chally("cases.csv"), "--keep-going"}));
  INFO(result.err);
  REQUIRE(result.status == 0);
  // (353 - 72) / 5 and (363 - 58) / 5.
  const auto rows = rows_of(file_text(folder / ("out/" + kReport)));
  CHECK(Words(rows[0].begin() + 1, rows[0].begin() + 3) == Words{"5", "56.2"});
  CHECK(Words(rows[1].begin() + 1, rows[1].begin() + 3) == Words{"5", "61.0"});
}

TEST_CASE("group comparison: the client's words and minimum come from the profile") {
  const TemporaryFolder folder;
  write_profile(folder,
                "group-by = \"team\"\noptions = { high_group = \"North\", low_group = \"South\", "
                "minimum_group = 5 }\n");
  const Words more = {"--cases", chally("cases.csv"), "--config", (folder / "configs").string()};
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv"), more));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const std::string report = file_text(folder / ("out/" + kReport));
  CHECK_THAT(report, ContainsSubstring("High performers, “North” in the column: 4 persons"));
  CHECK_THAT(report, ContainsSubstring("Left out, another word in the column: 4 persons"));
  CHECK_THAT(report, ContainsSubstring("Fewer than 5 scores in each group"));
}

TEST_CASE("group comparison: a profile with the report and no group-by is refused, with its place") {
  const TemporaryFolder folder;
  write_profile(folder, "");
  const Words more = {"--cases", chally("cases.csv"), "--config", (folder / "configs").string()};
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv"), more));
  CHECK(result.status == 1);
  CHECK_THAT(result.err,
             ContainsSubstring("selection.toml:5:1: the report chally.comparison compares groups, and "
                               "nothing says who is in which group"));
  CHECK_THAT(result.err, ContainsSubstring("key: use[0].group-by"));
  CHECK_THAT(result.err, ContainsSubstring("add group-by = \"<column>\" to the [[use]]"));
  CHECK_FALSE(fs::exists(folder / "out"));
  const ProcessResult checked =
      assay_in(folder.path(), {"check", (folder / "configs/clients/selection.toml").string()});
  CHECK(checked.status == 1);
  CHECK_THAT(checked.err, ContainsSubstring("selection.toml:5:1"));
}

TEST_CASE("group comparison: a cases file without the column is refused, with its place") {
  const TemporaryFolder folder;
  folder.write("cases.csv", "case,name,groups\njane,Jane Fonsley,high\n");
  folder.write("ratings.csv", "case,rater,role,p1,p2,p3,p4\njane,chally,assessment,72,58,64,88\n");
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, "ratings.csv", {"--cases", "cases.csv"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err,
             ContainsSubstring("cases.csv:1:1: the column that says who is in which group is missing"));
  CHECK_THAT(result.err, ContainsSubstring("key: group\n"));
  CHECK_THAT(result.err, ContainsSubstring("found: groups\n"));
  CHECK_THAT(result.err,
             ContainsSubstring("write group-by = \"groups\" in the profile, or rename the column"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("group comparison: a cases file with nothing but case and name is refused") {
  const TemporaryFolder folder;
  folder.write("cases.csv", "case,name\njane,Jane Fonsley\n");
  folder.write("ratings.csv", "case,rater,role,p1,p2,p3,p4\njane,chally,assessment,72,58,64,88\n");
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, "ratings.csv", {"--cases", "cases.csv"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("found: no column but case and name"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("group comparison: without a cases file it is refused") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), comparison(kRepresentative, chally("representative-percentiles.csv")));
  CHECK(result.status == 1);
  CHECK_THAT(result.err,
             ContainsSubstring("--cases: a report on groups is to be written, and no cases file"));
  CHECK_THAT(result.err, ContainsSubstring("a cases file with the column \"group\""));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("group comparison: it is no document about the instrument alone") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), {"sheet", kRepresentative, "--reports", "chally.comparison", "--out", "out"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("is about a set of cases, not about the instrument"));
  CHECK_THAT(result.err, ContainsSubstring("write it with `assay run`"));
  CHECK_FALSE(fs::exists(folder / "out"));
}
