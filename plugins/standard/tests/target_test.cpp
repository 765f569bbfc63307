// Gaps to targets, where the units fit, and percentiles in a norm.
#include "catch.hpp"
#include "test_instrument.hpp"

using namespace standard_test;

namespace {

// Two items on `five`, 1 to 5, the answers 2 and 3; `expertise` has the same ends and is another scale.
void build(TestInstrument& instrument, const std::string& target_scale = {}) {
  instrument.scale("five", {1, 2, 3, 4, 5}).scale("expertise", {1, 2, 3, 4, 5}).role("self");
  instrument.construct("a", "skill").target(4, target_scale);
  instrument.item("q1", "a", "five").item("q2", "a", "five");
}

const std::vector<Rater> kAnswers = {{"self", {2, 3}}};

}  // namespace

TEST_CASE("standard target: the gap is the target minus the score") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, kAnswers);
  CHECK(s.of("gap", "a", "self") == 1.5);
  CHECK(s.measure("gap").minimum == -1);  // 4 - 5
  CHECK(s.measure("gap").maximum == 3);   // 4 - 1
  CHECK(Scored(instrument, {{"self", {5, 5}}}).of("gap", "a") == -1);
  CHECK(Scored(instrument, {{"self", {kNa, kNa}}}).of("gap", "a") == kEmpty);
}

TEST_CASE("standard target: a target on the items' own scale fits, one on another scale does not") {
  TestInstrument same;
  build(same, "five");
  CHECK(Scored(same, kAnswers).of("gap", "a") == 1.5);
  TestInstrument other;
  build(other, "expertise");
  CHECK(Scored(other, kAnswers).of("gap", "a") == kEmpty);
}

TEST_CASE("standard target: a percentage is held against the target as a percentage") {
  TestInstrument instrument;
  build(instrument);
  instrument.method = ASSAY_METHOD_PERCENT_OF_MAXIMUM;
  CHECK(Scored(instrument, kAnswers).of("gap", "a") == 37.5);  // 75 - (25 + 50) / 2
}

TEST_CASE("standard target: a sum has a gap only where it is of one item") {
  TestInstrument several;
  build(several);
  several.method = ASSAY_METHOD_SUM;
  CHECK(Scored(several, kAnswers).of("gap", "a") == kEmpty);
  TestInstrument one;
  one.method = ASSAY_METHOD_SUM;
  one.scale("five", {1, 2, 3, 4, 5}).role("self").construct("a", "skill").target(4).item("q1", "a", "five");
  CHECK(Scored(one, {{"self", {1}}}).of("gap", "a") == 3);
}

TEST_CASE("standard target: a construct without a target has no gap") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}).role("self").construct("a", "skill").item("q1", "a", "five");
  CHECK(Scored(instrument, {{"self", {1}}}).of("gap", "a") == kEmpty);
}

TEST_CASE("standard norm: a score has a percentile where the norm has its construct and role") {
  TestInstrument instrument;
  build(instrument);
  instrument.role("boss");
  instrument.norm("a", "self", {2, 3, 4}).norm("a", "all", {1, 2, 5});
  const Scored s(instrument, {{"self", {2, 3}}, {"boss", {2, 3}}});
  CHECK(s.of("percentile", "a", "self") == 37.5);  // halfway from 2 (25) to 3 (50)
  CHECK(s.of("percentile", "a", "boss") == kEmpty);
  CHECK(s.of("percentile", "a", "all") == Approx(50 + 25.0 / 6));  // a sixth of the way from 2 (50) to 5 (75)
  CHECK(s.item("percentile", "q1", "self") == kEmpty);
}

TEST_CASE("standard norm: without a score there is no percentile") {
  TestInstrument instrument;
  build(instrument);
  instrument.norm("a", "self", {2, 3, 4});
  CHECK(Scored(instrument, {{"self", {kNa, kNa}}}).of("percentile", "a", "self") == kEmpty);
}

TEST_CASE("standard norm: values that the score cannot have are refused, by construct, value and bounds") {
  TestInstrument instrument;
  build(instrument);
  SECTION("above the scale") {
    instrument.norm("a", "self", {2, 3, 40});
    CHECK_THROWS_WITH(Scored(instrument, kAnswers),
                      ContainsSubstring("the value 40 for construct `a`, whose score runs from 1 to 5"));
  }
  SECTION("below it") {
    instrument.norm("a", "all", {0.875, 3, 4});
    CHECK_THROWS_WITH(Scored(instrument, kAnswers),
                      ContainsSubstring("the value 0.875 for construct `a`, whose score runs from 1 to 5"));
  }
  SECTION("the ends themselves") {
    instrument.norm("a", "self", {1, 3, 5});
    CHECK_NOTHROW(Scored(instrument, kAnswers));
  }
}

TEST_CASE("standard norm: a norm in means is refused where scores are sums") {
  TestInstrument instrument;
  build(instrument);
  instrument.norm("a", "self", {1, 3, 5});
  // An answer that is missing could make a sum of 1; complete answers make 2 to 10.
  instrument.options["method"] = "sum";
  CHECK_THROWS_WITH(Scored(instrument, kAnswers),
                    ContainsSubstring("the value 1 for construct `a`, whose score runs from 2 to 10"));
}

TEST_CASE("standard basis: means and weighted means are ratings where all constructs have the same bounds") {
  TestInstrument instrument;
  build(instrument);
  const auto declared = [&](const char* method) {
    instrument.options["method"] = method;
    return Scored(instrument, kAnswers).measure("score");
  };
  CHECK(declared("mean").basis == ASSAY_BASIS_RATING);
  CHECK(declared("mean").minimum == 1);
  CHECK(declared("mean").maximum == 5);
  CHECK(declared("weighted-mean").basis == ASSAY_BASIS_RATING);
  CHECK(declared("sum").basis == ASSAY_BASIS_NONE);
  CHECK(declared("percent-of-maximum").basis == ASSAY_BASIS_POINTS);
  CHECK(declared("percent-of-maximum").minimum == 0);
  CHECK(declared("percent-of-maximum").maximum == 100);
  TestInstrument mixed;
  build(mixed);
  mixed.scale("ten", {0, 5, 10}).construct("b", "skill").item("q3", "b", "ten");
  const std::vector<Rater> answers = {{"self", {2, 3, 5}}};
  mixed.options["method"] = "percent-of-maximum";
  CHECK(Scored(mixed, answers).measure("score").basis == ASSAY_BASIS_POINTS);
  mixed.options["method"] = "mean";
  CHECK(Scored(mixed, answers).measure("score").basis == ASSAY_BASIS_NONE);
}

TEST_CASE("standard basis: no other measure speaks for a construct") {
  TestInstrument instrument;
  build(instrument);
  const Scored s(instrument, kAnswers);
  for (const char* id : {"n", "mean", "percent", "percentile", "gap", "na"}) {
    INFO(id);
    CHECK(s.measure(id).basis == ASSAY_BASIS_NONE);
  }
}
