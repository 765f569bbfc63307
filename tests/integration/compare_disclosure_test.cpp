// What a comparison shows of a framework in which too few have answered.
#include <functional>

#include "comparing.hpp"

using namespace comparing;

namespace {

// The sample's survey with `keep` of the others, each of whom said what `say` makes of the answer.
std::string survey(std::size_t keep, const std::function<std::string(const std::string&)>& say) {
  Ratings ratings;
  std::vector<Words> rows;
  std::size_t others = 0;
  for (Words row : ratings.rows) {
    if (row[2] == "other") {
      if (others++ >= keep) continue;
      for (std::size_t c = 3; c < row.size(); ++c) row[c] = say(row[c]);
    }
    rows.push_back(std::move(row));
  }
  ratings.rows = std::move(rows);
  return ratings.text();
}

const auto kAsTheySaid = [](const std::string& answer) { return answer; };
const auto kSomethingElse = [](const std::string& answer) { return answer == "1" ? "7" : "1"; };
const auto kAllAnswered = [](const std::string& answer) { return answer.size() == 1 ? answer : "4"; };

ProcessResult compare_survey(const Comparing& comparing, const std::string& responses) {
  comparing.write("survey.csv", responses);
  comparing.write("winter.toml", replaced(Comparing::administration(), sample("responses.csv"), "survey.csv"));
  return comparing.compare();
}

const std::string kWithheld = "Some figures are withheld, because too few people answered";

}  // namespace

TEST_CASE("compare: what too few said is in no figure, and the report says that something is withheld") {
  const Comparing comparing;
  REQUIRE(compare_survey(comparing, survey(2, kAsTheySaid)).status == 0);
  const std::string before = comparing.report();
  CHECK_THAT(before, ContainsSubstring(kWithheld));
  // Under which instrument, of which role, and why.
  CHECK_THAT(before, ContainsSubstring("Other: fewer than 3 answered. Their answers are in no figure of this report"));
  CHECK(before.find("BCSC: Customer Service Competence 360", before.find(kWithheld)) != std::string::npos);
  // Whatever the two said, no byte of the report moves.
  REQUIRE(compare_survey(comparing, survey(2, kSomethingElse)).status == 0);
  CHECK(comparing.report() == before);
  // Without them at all the figures are the same.
  REQUIRE(compare_survey(comparing, survey(0, kAsTheySaid)).status == 0);
  const auto figure = [](const std::string& report) {
    const std::size_t at = report.find("\"rating ");
    REQUIRE(at != std::string::npos);
    return report.substr(at, 30);
  };
  CHECK(figure(comparing.report()) == figure(before));
  // With enough of them they are in.
  REQUIRE(compare_survey(comparing, survey(3, kSomethingElse)).status == 0);
  CHECK(figure(comparing.report()) != figure(before));
}

TEST_CASE("compare: with nothing withheld there is no word of it") {
  const Comparing comparing;
  comparing.write("all.csv", [] {
    Ratings ratings;
    for (std::size_t r = 1; r < ratings.rows.size(); ++r) {
      for (std::size_t c = 3; c < ratings.rows[r].size(); ++c) ratings.rows[r][c] = kAllAnswered(ratings.rows[r][c]);
    }
    return ratings.text();
  }());
  comparing.write("winter.toml", replaced(Comparing::administration(), sample("responses.csv"), "all.csv"));
  REQUIRE(comparing.compare().status == 0);
  CHECK(comparing.report().find(kWithheld) == std::string::npos);
}

TEST_CASE("compare: a framework of which all is withheld has no figure, and says why") {
  const Comparing comparing;
  // Neither self nor manager is exempt here, and all three roles have too few.
  comparing.copy().write_profile("demo", Comparing::profile() + "\n[disclosure]\nexempt = [\"assessment\"]\n");
  const ProcessResult result = compare_survey(comparing, survey(2, kAsTheySaid));
  INFO(result.err);
  REQUIRE(result.status == 0);
  const std::string report = comparing.report();
  CHECK(report.find("\"rating ") == std::string::npos);
  CHECK_THAT(report, ContainsSubstring("\"percentile rank 88\""));
  CHECK_THAT(report, ContainsSubstring(kWithheld));
}
