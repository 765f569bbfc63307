// Who counts in which group, and that only like meets like.
#include "group_scores.hpp"

#include "catch.hpp"
#include "group_samples.hpp"

using namespace chally_test;

namespace {

chally::GroupScores scores_of(GroupSetup& setup, const std::vector<Person>& persons) {
  const assay::sdk::Model model = setup.instrument.setup().model;
  const Set set(setup.instrument, persons);
  return {model, chally::Profile(model), chally::GroupChoice(setup.options()), set.view()};
}

}  // namespace

TEST_CASE("chally groups: scores over all raters go to the person's group, by competency and for the index") {
  GroupSetup setup;
  const auto scores =
      scores_of(setup, {{"high", 60, 80}, {"low", 10, 30}, {"high", 70, 90}, {"low", 20, 50}});
  const chally::SourceFigures& figures = scores.from_percentiles();
  REQUIRE(figures.competencies.size() == 2);
  CHECK(figures.competencies[0].high.mean == 65);
  CHECK(figures.competencies[0].low.mean == 15);
  CHECK(figures.competencies[1].high.mean == 85);
  CHECK(figures.competencies[1].low.mean == 40);
  CHECK(figures.index.high.mean == 75);   // 70, 80
  CHECK(figures.index.low.mean == 27.5);  // 20, 35
  CHECK(scores.from_behaviours().empty());
}

TEST_CASE("chally groups: persons of other groups and of none are counted and left out") {
  GroupSetup setup;
  const auto scores = scores_of(
      setup,
      {{"high", 60, 80}, {"", 1, 1}, {"low", 10, 30}, {"middle", 2, 2}, {"High", 3, 3}, {"middle", 4, 4}});
  CHECK(scores.counts().high == 1);
  CHECK(scores.counts().low == 1);
  CHECK(scores.counts().other == 3);
  CHECK(scores.counts().none == 1);
  REQUIRE(scores.others().size() == 2);
  CHECK(scores.others()[0].word == "High");
  CHECK(scores.others()[0].persons == 1);
  CHECK(scores.others()[1].word == "middle");
  CHECK(scores.others()[1].persons == 2);
  CHECK(scores.from_percentiles().competencies[0].high.n == 1);
  CHECK(scores.from_percentiles().competencies[0].high.mean == 60);
}

TEST_CASE("chally groups: the client's words say which group is which") {
  GroupSetup setup;
  setup.high = "A";
  setup.low = "C";
  const auto scores = scores_of(setup, {{"A", 60, 80}, {"C", 10, 30}, {"high", 1, 1}});
  CHECK(scores.from_percentiles().competencies[0].high.mean == 60);
  CHECK(scores.from_percentiles().competencies[0].low.mean == 10);
  CHECK(scores.counts().other == 1);
}

TEST_CASE("chally groups: scores from percentiles and from ratings never meet") {
  GroupSetup setup;
  const auto scores = scores_of(
      setup, {{"high", 60, 80}, {"high", 10, 20, kRating}, {"low", 30, 40}, {"low", 50, 70, kRating}});
  CHECK(scores.from_percentiles().competencies[0].high.n == 1);
  CHECK(scores.from_percentiles().competencies[0].high.mean == 60);
  CHECK(scores.from_percentiles().index.low.mean == 35);
  CHECK(scores.from_behaviours().competencies[0].high.mean == 10);
  CHECK(scores.from_behaviours().competencies[1].low.mean == 70);
  CHECK(scores.from_behaviours().index.high.mean == 15);
}

TEST_CASE("chally groups: a competency without a score stays out, and its person's index is remarked on") {
  GroupSetup setup;
  const auto scores = scores_of(setup, {{"high", 60, kNoScore}, {"high", 70, 90}, {"low", 10, 30}});
  const chally::SourceFigures& figures = scores.from_percentiles();
  CHECK(figures.competencies[0].high.n == 2);
  CHECK(figures.competencies[1].high.n == 1);
  CHECK(figures.competencies[1].high.mean == 90);
  CHECK(figures.index.high.mean == 70);  // 60 and 80
  CHECK(figures.incomplete == 1);
  CHECK(figures.smallest() == 1);
  CHECK(scores.counts().unscored == 0);
}

TEST_CASE("chally groups: a person without any score is counted as such") {
  GroupSetup setup;
  const auto scores = scores_of(setup, {{"high", kNoScore, kNoScore}, {"low", kNoScore, kNoScore}});
  CHECK(scores.counts().high == 1);
  CHECK(scores.counts().unscored == 2);
  CHECK(scores.from_percentiles().empty());
  CHECK(scores.from_percentiles().smallest() == 0);
  CHECK(scores.from_behaviours().empty());
}

TEST_CASE("chally groups: one word for both groups is refused, and an empty one") {
  GroupSetup setup;
  setup.high = setup.low = "good";
  CHECK_THROWS_WITH(chally::GroupComparison(setup.setup()),
                    ContainsSubstring("high_group and low_group are both \"good\""));
  setup.low = "";
  CHECK_THROWS_WITH(chally::GroupComparison(setup.setup()), ContainsSubstring("low_group is empty"));
  setup.high = "";
  setup.low = "low";
  CHECK_THROWS_WITH(chally::GroupComparison(setup.setup()), ContainsSubstring("high_group is empty"));
}

TEST_CASE("chally groups: a scorer without the measures that are needed is refused") {
  GroupSetup setup;
  const assay::sdk::Model model = setup.instrument.setup().model;
  assay_group_set set{};
  set.struct_size = sizeof(set);
  set.rows = assay::sdk::array(setup.instrument.rows);
  CHECK_THROWS_WITH(chally::GroupScores(model, chally::Profile(model), chally::GroupChoice(setup.options()),
                                        assay::sdk::GroupSet(set)),
                    ContainsSubstring("the measure `score`"));
}
