// Scores up a tree: three levels, both roll-ups, weights of constructs, parts without a score.
#include "catch.hpp"
#include "test_instrument.hpp"

using namespace standard_test;

namespace {

// root
//   left (weight 3)     l1: q1, q2, q3     l2 (weight 2): q4
//   right               r1: q5
// and q6 stands in the root itself. Items from 0 to 10.
void build(TestInstrument& instrument, std::uint32_t na_policy = ASSAY_NA_AVAILABLE) {
  instrument.scale("ten", {0, 10}, na_policy, true).role("self");
  instrument.construct("root", "whole")
      .construct("left", "area", "root", 3)
      .construct("right", "area", "root");
  instrument.construct("l1", "skill", "left")
      .construct("l2", "skill", "left", 2)
      .construct("r1", "skill", "right");
  instrument.item("q1", "l1", "ten").item("q2", "l1", "ten").item("q3", "l1", "ten");
  instrument.item("q4", "l2", "ten").item("q5", "r1", "ten").item("q6", "root", "ten");
}

// l1 is 2, l2 is 8, r1 is 6, q6 is 10.
const std::vector<Rater> kAnswers = {{"self", {1, 2, 3, 8, 6, 10}}};

}  // namespace

TEST_CASE("standard tree: the mean of means takes each part once, whatever is below it") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, kAnswers);
  CHECK(s.of("score", "l1") == 2);
  CHECK(s.of("score", "left") == 5);  // (2 + 8) / 2
  CHECK(s.of("score", "right") == 6);
  CHECK(s.of("score", "root") == 7);  // (5 + 6 + 10) / 3
  CHECK(s.of("percent", "root") == 70);
}

TEST_CASE("standard tree: pooled takes every item below, whatever construct it belongs to") {
  TestInstrument instrument;
  build(instrument);
  instrument.roll_up = ASSAY_ROLL_UP_POOLED;
  const Scored s(instrument, kAnswers);
  CHECK(s.of("score", "left") == 3.5);  // (1 + 2 + 3 + 8) / 4
  CHECK(s.of("score", "root") == 5);    // 30 / 6
  instrument.options["roll_up"] = "mean-of-means";
  CHECK(Scored(instrument, kAnswers).of("score", "root") == 7);
}

TEST_CASE("standard tree: constructs count by their weights in a weighted mean") {
  TestInstrument instrument;
  build(instrument);
  instrument.method = ASSAY_METHOD_WEIGHTED_MEAN;
  const Scored s(instrument, kAnswers);
  CHECK(s.of("score", "left") == 6);            // (1 x 2 + 2 x 8) / 3
  CHECK(s.of("score", "root") == Approx(6.8));  // (3 x 6 + 1 x 6 + 1 x 10) / 5
}

TEST_CASE("standard tree: a sum is of all items below, and percents are means of percents") {
  TestInstrument instrument;
  build(instrument);
  instrument.method = ASSAY_METHOD_SUM;
  const Scored sum(instrument, kAnswers);
  CHECK(sum.of("score", "left") == 14);
  CHECK(sum.of("score", "root") == 30);
  CHECK(sum.of("percent", "root") == 50);
  instrument.method = ASSAY_METHOD_PERCENT_OF_MAXIMUM;
  const Scored percent(instrument, kAnswers);
  CHECK(percent.of("score", "left") == 50);  // (20 + 80) / 2
  CHECK(percent.of("score", "root") == 70);  // (50 + 60 + 100) / 3
}

TEST_CASE("standard tree: a part without a score is a missing part") {
  // l2 has no answer: left is l1 alone, unless every part is wanted.
  const std::vector<Rater> answers = {{"self", {1, 2, 3, kNa, 6, 10}}};
  TestInstrument mild;
  build(mild);
  CHECK(Scored(mild, answers).of("score", "left") == 2);
  CHECK(Scored(mild, answers).of("na", "left") == 1);
  TestInstrument half;
  build(half, ASSAY_NA_HALF);
  CHECK(Scored(half, answers).of("score", "left") == 2);  // one of two parts
  TestInstrument stern;
  build(stern, ASSAY_NA_STRICT);
  const Scored s(stern, answers);
  CHECK(s.of("score", "l1") == 2);
  CHECK(s.of("score", "left") == kEmpty);
  CHECK(s.of("score", "root") == kEmpty);
  CHECK(s.of("na", "root") == 1);
}

TEST_CASE("standard tree: half counts parts going up, and items when they are pooled") {
  // l1 has one answer of three: no score under `half`; left then has one part of two, root three of three.
  TestInstrument instrument;
  build(instrument, ASSAY_NA_HALF);
  const std::vector<Rater> answers = {{"self", {1, kNa, kNa, 8, 6, 10}}};
  const Scored parts(instrument, answers);
  CHECK(parts.of("score", "l1") == kEmpty);
  CHECK(parts.of("score", "left") == 8);
  CHECK(parts.of("score", "root") == 8);  // (8 + 6 + 10) / 3
  instrument.roll_up = ASSAY_ROLL_UP_POOLED;
  const Scored pooled(instrument, answers);
  CHECK(pooled.of("score", "left") == 4.5);   // (1 + 8) / 2, two of four
  CHECK(pooled.of("score", "root") == 6.25);  // (1 + 8 + 6 + 10) / 4
}

TEST_CASE("standard tree: parts on different scales have no mean together, and keep their own") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}).scale("ten", {0, 10}, ASSAY_NA_AVAILABLE, true).role("self");
  instrument.construct("root", "whole").construct("a", "area", "root").construct("b", "area", "root");
  instrument.item("q1", "a", "five").item("q2", "b", "ten");
  const Scored s(instrument, {{"self", {4, 10}}});
  CHECK(s.of("score", "a") == 4);
  CHECK(s.of("score", "b") == 10);
  CHECK(s.of("score", "root") == kEmpty);
  CHECK(s.of("n", "root") == kEmpty);
  CHECK(s.of("na", "root") == 0);
  instrument.method = ASSAY_METHOD_PERCENT_OF_MAXIMUM;
  CHECK(Scored(instrument, {{"self", {4, 10}}}).of("score", "root") == 87.5);  // (75 + 100) / 2
}

TEST_CASE("standard tree: a construct with nothing below it has no scores at all") {
  TestInstrument instrument;
  build(instrument);
  instrument.construct("empty", "area", "root");
  const Scored s(instrument, kAnswers);
  CHECK(s.of("n", "empty") == kEmpty);
  CHECK(s.of("na", "empty") == kEmpty);
  CHECK(s.of("score", "root") == 7);
}

TEST_CASE("standard tree: a form that a rater left blank is not missing") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}, ASSAY_NA_STRICT)
      .role("self")
      .role("boss")
      .construct("a", "trait");
  instrument.item("level", "a", "five", {false, 1, "levels"})
      .item("b1", "a", "five", {false, 1, "behaviours"});
  instrument.item("b2", "a", "five", {false, 1, "behaviours"}).item("always", "a", "five");
  const Scored s(instrument, {{"self", {4, kBlank, kBlank, 2}}, {"boss", {kBlank, 5, 3, kBlank}}});
  CHECK(s.of("score", "a", "self") == 3);  // (4 + 2) / 2
  CHECK(s.of("na", "a", "self") == 0);
  CHECK(s.item("n", "b1", "self") == kEmpty);
  CHECK(s.of("score", "a", "boss") == kEmpty);  // the item of every form is missing
  CHECK(s.of("na", "a", "boss") == 1);
  CHECK(s.item("na", "b1", "all") == 0);
}
