// What missing answers do to a score: every method with every policy.
#include "catch.hpp"
#include "test_instrument.hpp"

using namespace standard_test;

namespace {

// Four items from 1 to 5 with the weights 1, 1, 2 and 4; the last is reversed.
double score(const char* method, std::uint32_t na_policy, Answers answers,
             const char* measure = "score") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}, na_policy).role("self").construct("a", "trait");
  instrument.item("q1", "a", "five").item("q2", "a", "five").item("q3", "a", "five", {false, 2, {}});
  instrument.item("q4", "a", "five", {true, 4, {}});
  instrument.options["method"] = method;
  const Scored scored(instrument, {{"self", std::move(answers)}});
  CHECK(scored.in_range());
  return scored.of(measure, "a", "self");
}

// All answered: 5, 4, 3, and 1 + 5 - 4 = 2.
const Answers kAll = {5, 4, 3, 4};
// Three of four: 5, 4, 2. Two of four: 5, 2. One of four: 5.
const Answers kThree = {5, 4, kNa, 4}, kTwo = {5, kNa, kBlank, 4}, kOne = {5, kNa, kBlank, kNa};
const Answers kNone = {kNa, kBlank, kNa, kNa};

}  // namespace

TEST_CASE("standard na policy: with every answer there, all policies agree") {
  for (const std::uint32_t policy : {ASSAY_NA_AVAILABLE, ASSAY_NA_HALF, ASSAY_NA_PRORATE, ASSAY_NA_STRICT}) {
    CHECK(score("mean", policy, kAll) == 3.5);             // 14 / 4
    CHECK(score("weighted-mean", policy, kAll) == 2.875);  // (5 + 4 + 2 x 3 + 4 x 2) / 8 = 23/8
    CHECK(score("sum", policy, kAll) == 14);
    CHECK(score("percent-of-maximum", policy, kAll) == 62.5);  // (100 + 75 + 50 + 25) / 4
  }
}

TEST_CASE("standard na policy: without any answer no policy has a score") {
  for (const std::uint32_t policy : {ASSAY_NA_AVAILABLE, ASSAY_NA_HALF, ASSAY_NA_PRORATE, ASSAY_NA_STRICT}) {
    for (const char* method : {"mean", "weighted-mean", "sum", "percent-of-maximum"}) {
      CHECK(score(method, policy, kNone) == kEmpty);
      CHECK(score(method, policy, kNone, "percent") == kEmpty);
      CHECK(score(method, policy, kNone, "n") == 0);
      CHECK(score(method, policy, kNone, "na") == 4);
    }
  }
}

TEST_CASE("standard na policy: available makes a score of what there is") {
  CHECK(score("mean", ASSAY_NA_AVAILABLE, kThree) == Approx(11.0 / 3));
  CHECK(score("mean", ASSAY_NA_AVAILABLE, kOne) == 5);
  CHECK(score("weighted-mean", ASSAY_NA_AVAILABLE, kThree) == Approx(17.0 / 6));  // (5 + 4 + 4 x 2) / 6
  CHECK(score("sum", ASSAY_NA_AVAILABLE, kThree) == 11);
  CHECK(score("sum", ASSAY_NA_AVAILABLE, kOne) == 5);
  CHECK(score("sum", ASSAY_NA_AVAILABLE, kOne, "percent") == 100);  // of what could be reached with one item
  CHECK(score("percent-of-maximum", ASSAY_NA_AVAILABLE, kThree) == Approx(200.0 / 3));  // (100 + 75 + 25) / 3
  CHECK(score("mean", ASSAY_NA_AVAILABLE, kThree, "na") == 1);
}

TEST_CASE("standard na policy: half wants half of the items, no fewer") {
  CHECK(score("mean", ASSAY_NA_HALF, kTwo) == 3.5);  // (5 + 2) / 2
  CHECK(score("weighted-mean", ASSAY_NA_HALF, kTwo) ==
        2.6);  // (5 + 4 x 2) / 5: items are counted, not weights
  CHECK(score("sum", ASSAY_NA_HALF, kTwo) == 7);
  CHECK(score("percent-of-maximum", ASSAY_NA_HALF, kTwo) == 62.5);
  for (const char* method : {"mean", "weighted-mean", "sum", "percent-of-maximum"}) {
    CHECK(score(method, ASSAY_NA_HALF, kOne) == kEmpty);
    CHECK(score(method, ASSAY_NA_HALF, kOne, "n") == 0);
  }
}

TEST_CASE("standard na policy: prorate scales a sum up to all items, and leaves means alone") {
  CHECK(score("sum", ASSAY_NA_PRORATE, kThree) == Approx(44.0 / 3));  // 11 x 4 / 3
  CHECK(score("sum", ASSAY_NA_PRORATE, kTwo) == 14);                  // 7 x 4 / 2
  CHECK(score("sum", ASSAY_NA_PRORATE, kOne) == kEmpty);
  CHECK(score("mean", ASSAY_NA_PRORATE, kThree) == Approx(11.0 / 3));
  CHECK(score("mean", ASSAY_NA_PRORATE, kOne) == 5);
  CHECK(score("weighted-mean", ASSAY_NA_PRORATE, kThree) == Approx(17.0 / 6));
  CHECK(score("percent-of-maximum", ASSAY_NA_PRORATE, kOne) == 100);
}

TEST_CASE("standard na policy: strict wants every answer, and a blank is as missing as an NA") {
  for (const char* method : {"mean", "weighted-mean", "sum", "percent-of-maximum"}) {
    CHECK(score(method, ASSAY_NA_STRICT, kThree) == kEmpty);
    CHECK(score(method, ASSAY_NA_STRICT, {5, 4, kBlank, 4}) == kEmpty);
  }
}

TEST_CASE("standard na policy: a scaled sum over different scales goes by where the answers lie") {
  TestInstrument instrument;
  instrument.method = ASSAY_METHOD_SUM;
  instrument.scale("five", {1, 5}, ASSAY_NA_PRORATE, true).scale("ten", {0, 10}, ASSAY_NA_PRORATE, true);
  instrument.role("self").construct("a", "trait").item("q1", "a", "five").item("q2", "a", "ten");
  // 4 is three quarters of the way from 1 to 5; the whole runs from 1 to 15: 1 + 0.75 x 14.
  const Scored s(instrument, {{"self", {4, kNa}}});
  CHECK(s.of("score", "a") == 11.5);
  CHECK(s.of("percent", "a") == 75);
}

TEST_CASE("standard na policy: where scales meet the strictest policy holds") {
  TestInstrument instrument;
  instrument.scale("mild", {1, 2, 3, 4, 5}).scale("stern", {1, 2, 3, 4, 5}, ASSAY_NA_STRICT).role("self");
  instrument.construct("a", "trait").item("q1", "a", "mild").item("q2", "a", "stern");
  instrument.construct("b", "trait").item("q3", "b", "mild").item("q4", "b", "mild");
  const Scored s(instrument, {{"self", {kNa, 3, kNa, 3}}});
  CHECK(s.of("score", "a") == kEmpty);
  CHECK(s.of("score", "b") == 3);
}

TEST_CASE("standard na policy: the client's policy goes before the scales'") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}, ASSAY_NA_STRICT).role("self").construct("a", "trait");
  instrument.item("q1", "a", "five").item("q2", "a", "five");
  instrument.options["na_policy"] = "available";
  CHECK(Scored(instrument, {{"self", {kNa, 3}}}).of("score", "a") == 3);
}
