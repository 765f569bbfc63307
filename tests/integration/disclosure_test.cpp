// What must not be shown, from ratings to files.
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "report_text.hpp"

using namespace program;
using nlohmann::json;

namespace {

const std::string kReport = "out/reports/jane.bcsc.individual.json";

// The sample without the raters of `role` beyond the first `keep`.
Ratings with_few(const std::string& role, std::size_t keep) {
  Ratings ratings;
  std::vector<Words> rows;
  std::size_t seen = 0;
  for (const Words& row : ratings.rows) {
    if (row[2] != role || seen++ < keep) rows.push_back(row);
  }
  ratings.rows = rows;
  return ratings;
}

ProcessResult publish(const TemporaryFolder& folder, const Ratings& ratings, const std::string& out = "out", const Words& more = {}) {
  folder.write("responses.csv", ratings.text());
  Words words = run_words("responses.csv", {"--out", out, "--formats", "json", "--date", "2026-01-20"});
  words.insert(words.end(), more.begin(), more.end());
  return assay_in(folder.path(), words);
}

json disclosure_of(const fs::path& run) { return json::parse(file_text(run / "run.json"))["disclosure"]; }

const std::string kTitle = "What is not shown, and why";

}  // namespace

TEST_CASE("disclosure: two raters in a role have no figure anywhere, and pooled figures are made without them") {
  const TemporaryFolder folder;
  const ProcessResult result = publish(folder, with_few("other", 2));
  REQUIRE(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("1 case with withheld figures: out/disclosure.csv says which"));
  const auto scores = scores_of(file_text(folder / "out/scores.csv"), "jane");
  CHECK(scores.count("q1,other") == 0);
  CHECK(scores.count("u1,other") == 0);
  // The sample's self and two managers: q1 is rated by three then.
  CHECK(scores.at("q1,all").at("n") == "3");
  const std::string text = text_of(folder / kReport);
  CHECK_THAT(text, ContainsSubstring(kTitle));
  CHECK_THAT(text, ContainsSubstring("fewer than 3 answered. Their answers are in no figure of this report"));
}

TEST_CASE("disclosure: a question that is withheld bears the number that it has in the report") {
  const TemporaryFolder folder;
  REQUIRE(publish(folder, Ratings()).status == 0);
  const std::string text = text_of(folder / kReport);
  const std::size_t note = text.find("fewer than 3 answered these questions");
  REQUIRE(note != std::string::npos);
  CHECK_THAT(text.substr(note), ContainsSubstring("Q55 Deals with customer complaints in the way that company policy"));
}

TEST_CASE("disclosure: whatever withheld raters say, what is published stays the same to the last byte") {
  const TemporaryFolder folder;
  Ratings ratings = with_few("other", 2);
  REQUIRE(publish(folder, ratings, "before").status == 0);
  for (std::size_t r = 1; r < ratings.rows.size(); ++r) {
    if (ratings.rows[r][2] != "other") continue;
    for (std::size_t c = 3; c < ratings.rows[r].size(); ++c) ratings.rows[r][c] = std::to_string(1 + (r * 31 + c * 7) % 7);
  }
  REQUIRE(publish(folder, ratings, "after").status == 0);
  auto before = files_under(folder / "before"), after = files_under(folder / "after");
  before.erase("run.json");  // it has the digest of the ratings
  after.erase("run.json");
  CHECK(before == after);
}

TEST_CASE("disclosure: nothing withheld, no word of it") {
  const TemporaryFolder folder;
  Ratings ratings;
  ratings.at(ratings.rows.size() - 1, "q55") = "5";  // the sample leaves two answers there
  for (std::size_t r = 1; r < ratings.rows.size(); ++r) {
    for (std::string& cell : ratings.rows[r]) {
      if (cell == "NA") cell = "4";
    }
  }
  const ProcessResult result = publish(folder, ratings);
  REQUIRE(result.status == 0);
  CHECK(result.out.find("withheld") == std::string::npos);
  CHECK(text_of(folder / kReport).find(kTitle) == std::string::npos);
}

TEST_CASE("disclosure: a client may set the minimum and whom it does not bind") {
  const Copy copy;
  copy.write_profile("demo", Copy::demo() + "\n[disclosure]\nminimum-raters = 1\nexempt = [\"self\"]\n");
  const TemporaryFolder folder;
  folder.write("responses.csv", with_few("other", 2).text());
  REQUIRE(assay_in(folder.path(), run_words("responses.csv", {"--out", "out"}), {}, copy.root()).status == 0);
  CHECK(scores_of(file_text(folder / "out/scores.csv"), "jane").count("q1,other") == 1);
  CHECK(disclosure_of(folder / "out") ==
        json({{"minimum_raters", 1}, {"minimum_comment_raters", 3}, {"minimum_cases", 3}, {"exempt", {"self"}}}));
}

TEST_CASE("disclosure: a manager who is not exempt is withheld too") {
  const Copy copy;
  copy.write_profile("demo", Copy::demo() + "\n[disclosure]\nexempt = [\"self\"]\n");
  const TemporaryFolder folder;
  folder.write("responses.csv", Ratings().text());
  REQUIRE(assay_in(folder.path(), run_words("responses.csv", {"--out", "out"}), {}, copy.root()).status == 0);
  CHECK(scores_of(file_text(folder / "out/scores.csv"), "jane").count("q1,manager") == 0);
}

TEST_CASE("disclosure: a role that no instrument of the profile has is refused by check and run, with the one that is meant") {
  const Copy copy;
  const fs::path profile = copy.write_profile("demo", Copy::demo() + "\n[disclosure]\nexempt = [\"self\", \"managr\", \"boss\"]\n");
  const TemporaryFolder folder;
  folder.write("responses.csv", Ratings().text());
  for (const Words& words : {run_words("responses.csv", {"--out", "out"}), Words{"check", profile.string()}, Words{"explain", "demo"}}) {
    const ProcessResult result = assay_in(folder.path(), words, {}, copy.root());
    INFO(result.err);
    CHECK(result.status == 1);
    CHECK_THAT(result.err, ContainsSubstring("error: " + profile.string() +
                                             ":14:1: no instrument of the profile has this role\n  key: disclosure.exempt\n"
                                             "  found: \"managr\"\n  accepted: self, manager or other\n"
                                             "  to do: did you mean `manager`?\n"));
    CHECK_THAT(result.err, ContainsSubstring("  found: \"boss\"\n  accepted: self, manager or other\n"
                                             "  to do: name one of these roles, or take it out\n"));
    CHECK_THAT(result.err, ContainsSubstring("\n2 problems\n"));
  }
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("disclosure: a role of another instrument of the profile may be exempt") {
  const Copy copy;
  fs::copy_file(kSource / "configs/instruments/software-skills.toml", copy.root() / "configs/instruments/skills.toml");
  copy.write_profile("demo", Copy::demo() + "\n[[use]]\ninstrument = \"demo.software-skills\"\nscorer = \"standard.scorer\"\n"
                                            "\n[disclosure]\nexempt = [\"self\", \"lead\"]\n");
  const TemporaryFolder folder;
  folder.write("responses.csv", Ratings().text());
  const ProcessResult result = assay_in(folder.path(), run_words("responses.csv", {"--out", "out"}), {}, copy.root());
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(result.err.find("lead") == std::string::npos);
  CHECK(disclosure_of(folder / "out")["exempt"] == json({"self"}));
}

TEST_CASE("disclosure: an exempt role that is pooled is refused with its place") {
  const Copy copy;
  const fs::path profile = copy.write_profile("demo", Copy::demo());
  const TemporaryFolder folder;
  folder.write("responses.csv", Ratings().text());
  copy.write_profile("demo", Copy::demo() + "\n[disclosure]\nexempt = [\"peer\"]\n");
  const ProcessResult pooled = assay_in(folder.path(), run_words("responses.csv", {"--out", "other"}), {}, copy.root());
  CHECK(pooled.status == 1);
  CHECK_THAT(pooled.err, ContainsSubstring(profile.string() + ":14:1"));
  CHECK_THAT(pooled.err, ContainsSubstring("a role that is pooled into another cannot be exempt"));
  CHECK_FALSE(fs::exists(folder / "other"));
}

TEST_CASE("disclosure: figures for those who hold the ratings are as scored, and not called published") {
  const TemporaryFolder folder;
  folder.write("responses.csv", with_few("other", 2).text());
  REQUIRE(assay_in(folder.path(), {"score", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses",
                                   "responses.csv", "--out", "out"})
              .status == 0);
  CHECK(scores_of(file_text(folder / "out/scores.csv"), "jane").count("q1,other") == 1);
  CHECK_FALSE(fs::exists(folder / "out/disclosure.csv"));
  CHECK(disclosure_of(folder / "out").is_null());
}

TEST_CASE("disclosure: comments of a role that is too small are not shown, and the report says so") {
  const TemporaryFolder folder;
  folder.write("comments.csv", "case,rater,role,item,text\njane," + with_few("other", 1).rows.back()[1] + ",other,,Kept to myself\n");
  Ratings ratings = with_few("other", 1);
  const ProcessResult result = publish(folder, ratings, "out", {"--comments", "comments.csv"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  const std::string text = text_of(folder / kReport);
  CHECK(text.find("Kept to myself") == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("comments are not shown, since fewer than 3 answered"));
}

TEST_CASE("disclosure: where no comments were given, the report has no word of them") {
  const TemporaryFolder folder;
  REQUIRE(publish(folder, with_few("other", 1), "out").status == 0);
  const std::string text = text_of(folder / kReport);
  CHECK_THAT(text, ContainsSubstring("Other: fewer than 3 answered"));
  CHECK(text.find("comments are not shown") == std::string::npos);
}

TEST_CASE("previous: the same ratings again withhold nothing more") {
  const TemporaryFolder folder;
  REQUIRE(publish(folder, Ratings(), "first").status == 0);
  REQUIRE(publish(folder, Ratings(), "second", {"--previous", "first"}).status == 0);
  CHECK(file_text(folder / "first/scores.csv") == file_text(folder / "second/scores.csv"));
  CHECK(file_text(folder / "first/disclosure.csv") == file_text(folder / "second/disclosure.csv"));
}

TEST_CASE("previous: a rater who came late cannot be told from the difference of two reports") {
  const TemporaryFolder folder;
  REQUIRE(publish(folder, with_few("other", 3), "first").status == 0);
  REQUIRE(publish(folder, Ratings(), "second", {"--previous", "first"}).status == 0);  // a fourth
  CHECK(scores_of(file_text(folder / "first/scores.csv"), "jane").count("q1,other") == 1);
  CHECK(scores_of(file_text(folder / "second/scores.csv"), "jane").count("q1,other") == 0);
  CHECK_THAT(file_text(folder / "second/disclosure.csv"), ContainsSubstring("jane,other,,earlier,,earlier,withheld"));
  CHECK_THAT(text_of(folder / "second/reports/jane.bcsc.individual.json"), ContainsSubstring("held against an earlier report"));
}

TEST_CASE("previous: an answer that was changed is not shown by the difference of two reports") {
  const TemporaryFolder folder;
  Ratings ratings;
  REQUIRE(publish(folder, ratings, "first").status == 0);
  const std::size_t last = ratings.rows.size() - 1;
  REQUIRE(ratings.rows[last][2] == "other");
  std::string& answer = ratings.at(last, "q1");
  answer = answer == "7" ? "6" : "7";
  REQUIRE(publish(folder, ratings, "second", {"--previous", "first"}).status == 0);
  const auto scores = scores_of(file_text(folder / "second/scores.csv"), "jane");
  CHECK(scores.count("q1,other") == 0);
  CHECK(scores.count("q2,other") == 1);
  const auto before = scores_of(file_text(folder / "first/scores.csv"), "jane");
  CHECK(before.at("q2,other") == scores.at("q2,other"));
}

TEST_CASE("previous: late raters who come one by one are not shown by the first and the last of three reports") {
  const TemporaryFolder folder;
  Ratings ratings = with_few("other", 3);
  REQUIRE(publish(folder, ratings, "first").status == 0);
  REQUIRE(publish(folder, Ratings(), "second", {"--previous", "first"}).status == 0);
  Ratings more;
  more.rows.push_back(more.rows.back());
  more.rows.back()[1] += "-2";
  const ProcessResult alone = publish(folder, more, "third", {"--previous", "second"});
  CHECK(alone.status == 1);
  CHECK_THAT(alone.err, ContainsSubstring("these results followed others, which are not named"));
  CHECK_THAT(alone.err, ContainsSubstring("\"first\""));
  CHECK_FALSE(fs::exists(folder / "third"));
  REQUIRE(publish(folder, more, "third", {"--previous", "second", "--previous", "first"}).status == 0);
  CHECK(scores_of(file_text(folder / "third/scores.csv"), "jane").count("q1,other") == 0);  // five against three
}

TEST_CASE("previous: results that readers have are not replaced by those that are held against them") {
  const TemporaryFolder folder;
  REQUIRE(publish(folder, with_few("other", 3), "first").status == 0);
  const std::string before = file_text(folder / "first/disclosure.csv");
  const ProcessResult same = publish(folder, Ratings(), "first", {"--previous", "./first"});
  CHECK(same.status == 1);
  CHECK_THAT(same.err, ContainsSubstring("--previous: the earlier results stand where these would be put"));
  CHECK_THAT(same.err, ContainsSubstring("give another folder with --out"));
  CHECK(file_text(folder / "first/disclosure.csv") == before);
}

TEST_CASE("previous: results that were not made to be shown are refused") {
  const TemporaryFolder folder;
  folder.write("responses.csv", Ratings().text());
  REQUIRE(assay_in(folder.path(), {"score", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses",
                                   "responses.csv", "--out", "first"})
              .status == 0);
  const ProcessResult result = publish(folder, Ratings(), "second", {"--previous", "first"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("the earlier results were not made to be shown"));
  CHECK_FALSE(fs::exists(folder / "second"));
}

TEST_CASE("previous: a folder without the record of a run, and one of another instrument, are refused") {
  const TemporaryFolder folder;
  folder.write("empty/run.json", "{}\n");
  const ProcessResult none = publish(folder, Ratings(), "second", {"--previous", "empty"});
  CHECK(none.status == 1);
  CHECK_THAT(none.err, ContainsSubstring("this is not the record of a run"));
  REQUIRE(publish(folder, Ratings(), "first").status == 0);
  // Records that vouch for what the scores are made into.
  const auto write_scores = [&](const std::string& text) {
    const auto digest_of = [&] { return run_process({"/usr/bin/sha256sum", (folder / "first/scores.csv").string()}, {}).out.substr(0, 64); };
    const std::string before = digest_of();
    folder.write("first/scores.csv", text);
    std::string record = file_text(folder / "first/run.json");
    record.replace(record.find(before), 64, digest_of());
    folder.write("first/run.json", record);
  };
  std::string scores = file_text(folder / "first/scores.csv");
  for (std::size_t at = 0; (at = scores.find("bcsc.csc-360", at)) != std::string::npos;) scores.replace(at, 12, "acme.survey!");
  write_scores(scores);
  const ProcessResult other = publish(folder, Ratings(), "second", {"--previous", "first"});
  CHECK(other.status == 1);
  CHECK_THAT(other.err, ContainsSubstring("the earlier scores are of another instrument"));
  write_scores("case,instrument,level,id,role,points\n");
  const ProcessResult measures = publish(folder, Ratings(), "second", {"--previous", "first"});
  CHECK(measures.status == 1);
  CHECK_THAT(measures.err, ContainsSubstring("the earlier scores have no measure of this scorer"));
}
