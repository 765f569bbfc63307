#include "framework.hpp"

#include "catch.hpp"
#include "scorer.hpp"
#include "small_model.hpp"

using namespace caliper_test;
using caliper::Framework;

TEST_CASE("caliper framework: families keep their order, and an empty one its place") {
  SmallModel model;
  const Framework framework(model.model());
  REQUIRE(framework.families().size() == 3);
  CHECK(framework.families()[0].competencies == std::vector<std::size_t>{0, 1});
  CHECK(framework.families()[1].competencies.empty());
  CHECK(framework.families()[2].competencies == std::vector<std::size_t>{2});
  CHECK(framework.competencies()[0].scores == std::vector<std::uint32_t>{kS1});
  CHECK(framework.competencies()[0].ratings == std::vector<std::uint32_t>{kR1, kB1});
  CHECK(framework.score_of_rating(1) == 0);
  CHECK(framework.score_of_rating(3) == 50);
  CHECK(framework.score_of_rating(5) == 100);
}

TEST_CASE("caliper framework: an instrument without a model is refused") {
  SmallModel model;
  model.constructs[kModel].level = 1;
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("one construct of level model, and has 0"));
}

TEST_CASE("caliper framework: a family outside the model is refused") {
  SmallModel model;
  model.constructs[kF2].parent = kF1;
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("family f2 must belong to the model"));
}

TEST_CASE("caliper framework: a competency outside a family is refused") {
  SmallModel model;
  model.constructs[kC2].parent = kModel;
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("competency c2 must belong to a family"));
}

TEST_CASE("caliper framework: a model without families or without competencies is refused") {
  SmallModel model;
  model.constructs.resize(1);
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("no families"));
  SmallModel bare;
  bare.constructs.resize(4);
  CHECK_THROWS_WITH(Framework(bare.model()), ContainsSubstring("no competencies"));
}

TEST_CASE(
    "caliper framework: a competency without items, and an item outside the competencies, are refused") {
  SmallModel model;
  for (const std::uint32_t item : {kS3, kR3}) model.items[item].construct = kC2;
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("competency c3 has no items"));
  SmallModel stray;
  stray.items[kB1].construct = kF2;
  CHECK_THROWS_WITH(Framework(stray.model()), ContainsSubstring("every item must belong to a competency"));
}

TEST_CASE("caliper framework: an item in no form is refused") {
  SmallModel model;
  model.items[kB1].form = ASSAY_NONE;
  CHECK_THROWS_WITH(Framework(model.model()),
                    ContainsSubstring("item b1 must have the form scores or ratings"));
}

TEST_CASE("caliper framework: a score that is not on 0 to 100, or is reversed, is refused") {
  SmallModel model;
  model.set_score_points({0, 99});
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("scale of item s1 must go from 0 to 100"));
  SmallModel reversed;
  reversed.items[kS2].reverse = 1;
  CHECK_THROWS_WITH(Framework(reversed.model()),
                    ContainsSubstring("item s2 is a score and cannot be reversed"));
}

TEST_CASE("caliper framework: ratings on two scales are refused") {
  SmallModel model;
  model.items[kB1].scale = kThirdScale;
  CHECK_THROWS_WITH(Framework(model.model()), ContainsSubstring("all ratings must have the same scale"));
}

TEST_CASE("caliper framework: ratings without points to tick are refused") {
  SmallModel model;
  for (const std::uint32_t item : {kR1, kR2, kR3, kB1}) model.items[item].scale = kScoreScale;
  CHECK_THROWS_WITH(Framework(model.model()),
                    ContainsSubstring("scale of item r1 must have points that a rater can tick"));
}

TEST_CASE("caliper scorer: a score table that lacks a row is refused") {
  SmallModel model;
  model.drop_last_row();
  CHECK_THROWS_WITH(caliper::Scorer(model.setup()), ContainsSubstring("score table lacks rows"));
}
