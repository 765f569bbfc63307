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
