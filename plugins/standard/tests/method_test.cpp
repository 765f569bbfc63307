// The four methods, reverse keys and weights, each worked out by hand.
#include "catch.hpp"
#include "test_instrument.hpp"

using namespace standard_test;

namespace {

// One construct of three items from 1 to 5; the third is reversed. Weights 1, 2 and 5.
void build(TestInstrument& instrument, std::uint32_t method) {
  instrument.method = method;
  instrument.scale("five", {1, 2, 3, 4, 5}).role("self").construct("a", "trait");
  instrument.item("q1", "a", "five")
      .item("q2", "a", "five", {false, 2, {}})
      .item("q3", "a", "five", {true, 5, {}});
}

// The answers 4, 2, 5; the last counts as 1 + 5 - 5 = 1.
const std::vector<Rater> kAnswers = {{"self", {4, 2, 5}}};

}  // namespace

TEST_CASE("standard scorer: an item's mean has its reverse key turned round by the ends of its scale") {
  TestInstrument instrument;
  instrument.scale("odd", {0, 1, 4, 10}).role("self").construct("a", "trait");
  instrument.item("q1", "a", "odd").item("q2", "a", "odd", {true, 1, {}});
  const Scored s(instrument, {{"self", {4, 4}}});
  CHECK(s.item("mean", "q1", "self") == 4);
  CHECK(s.item("mean", "q2", "self") == 6);  // 0 + 10 - 4
  CHECK(s.of("score", "a", "self") == 5);
}

TEST_CASE("standard scorer: a mean counts every item alike, whatever its weight") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_MEAN);
  const Scored s(instrument, kAnswers);
  CHECK(s.of("score", "a", "self") == Approx(7.0 / 3));      // (4 + 2 + 1) / 3
  CHECK(s.of("percent", "a", "self") == Approx(100.0 / 3));  // (7/3 - 1) / 4
  CHECK(s.of("n", "a", "self") == 1);
  CHECK(s.of("na", "a", "self") == 0);
}

TEST_CASE("standard scorer: a weighted mean counts items by their weights") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_WEIGHTED_MEAN);
  const Scored s(instrument, kAnswers);
  CHECK(s.of("score", "a", "self") == 1.625);     // (1 x 4 + 2 x 2 + 5 x 1) / 8
  CHECK(s.of("percent", "a", "self") == 15.625);  // 100 x 0.625 / 4
}

TEST_CASE("standard scorer: a sum adds up the answers") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_SUM);
  const Scored s(instrument, kAnswers);
  CHECK(s.of("score", "a", "self") == 7);                    // 4 + 2 + 1
  CHECK(s.of("percent", "a", "self") == Approx(100.0 / 3));  // from 3 to 15: 4 of 12
}

TEST_CASE("standard scorer: percent of maximum puts the lowest answers at 0 and the highest at 100") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_PERCENT_OF_MAXIMUM);
  CHECK(Scored(instrument, kAnswers).of("score", "a", "self") == Approx(100.0 / 3));  // (75 + 25 + 0) / 3
  CHECK(Scored(instrument, {{"self", {1, 1, 5}}}).of("score", "a", "self") == 0);
  CHECK(Scored(instrument, {{"self", {5, 5, 1}}}).of("score", "a", "self") == 100);
}

TEST_CASE("standard scorer: the client's options go before the instrument") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_SUM);
  instrument.options["method"] = "weighted-mean";
  CHECK(Scored(instrument, kAnswers).of("score", "a", "self") == 1.625);
}

TEST_CASE(
    "standard scorer: items on scales with different ends have no mean, and are refused with a way out") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}).scale("hundred", {0, 100}, ASSAY_NA_AVAILABLE, true);
  instrument.role("self").construct("a", "trait").item("q1", "a", "five").item("q2", "a", "hundred");
  CHECK_THROWS_WITH(Scored(instrument, {}),
                    ContainsSubstring("construct `a`") &&
                        ContainsSubstring("`five` (1 to 5) and `hundred` (0 to 100)") &&
                        ContainsSubstring("percent-of-maximum"));
}

TEST_CASE("standard scorer: percents and sums take items on any scales") {
  TestInstrument instrument;
  instrument.scale("five", {1, 2, 3, 4, 5}).scale("hundred", {0, 100}, ASSAY_NA_AVAILABLE, true);
  instrument.role("self").construct("a", "trait").item("q1", "a", "five").item("q2", "a", "hundred");
  instrument.options["method"] = "percent-of-maximum";
  CHECK(Scored(instrument, {{"self", {4, 10}}}).of("score", "a") == 42.5);  // (75 + 10) / 2
  instrument.options["method"] = "sum";
  const Scored sum(instrument, {{"self", {4, 10}}});
  CHECK(sum.of("score", "a") == 14);
  CHECK(sum.of("percent", "a") == 12.5);  // from 1 to 105: 13 of 104
}

TEST_CASE("standard scorer: ranges are those that the method can reach") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_MEAN);
  const auto range = [&](const char* method, const char* na_policy, const char* measure) {
    instrument.options["method"] = method;
    instrument.options["na_policy"] = na_policy;
    const assay_measure declared = Scored(instrument, {}).measure(measure);
    return std::pair(declared.minimum, declared.maximum);
  };
  CHECK(range("mean", "available", "mean") == std::pair(1.0, 5.0));
  CHECK(range("weighted-mean", "available", "score") == std::pair(1.0, 5.0));
  CHECK(range("percent-of-maximum", "available", "score") == std::pair(0.0, 100.0));
  CHECK(range("sum", "strict", "score") == std::pair(3.0, 15.0));
  CHECK(range("sum", "prorate", "score") == std::pair(3.0, 15.0));
  CHECK(range("sum", "half", "score") == std::pair(2.0, 15.0));       // two of three items
  CHECK(range("sum", "available", "score") == std::pair(1.0, 15.0));  // one of them
}

TEST_CASE("standard scorer: a sum of negative points has its range as well") {
  TestInstrument instrument;
  instrument.method = ASSAY_METHOD_SUM;
  instrument.scale("sides", {-2, 0, 1}).role("self").construct("a", "trait");
  instrument.item("q1", "a", "sides").item("q2", "a", "sides").item("q3", "a", "sides", {true, 1, {}});
  const Scored s(instrument, {{"self", {-2, kBlank, 1}}});
  CHECK(s.measure("score").minimum == -6);
  CHECK(s.measure("score").maximum == 3);
  CHECK(s.of("score", "a") == -4);  // -2, and -2 + 1 - 1
  CHECK(s.in_range());
}

TEST_CASE("standard scorer: an instrument without items is refused") {
  TestInstrument instrument;
  instrument.role("self").construct("a", "trait");
  CHECK_THROWS_WITH(Scored(instrument, {}), ContainsSubstring("no items"));
}

TEST_CASE("standard scorer: an option with a word of its own is refused") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_MEAN);
  instrument.options["roll_up"] = "sideways";
  CHECK_THROWS_WITH(Scored(instrument, {}), ContainsSubstring("roll_up") && ContainsSubstring("sideways"));
}

TEST_CASE("standard scorer: measures are named, typed and kept to their levels") {
  TestInstrument instrument;
  build(instrument, ASSAY_METHOD_MEAN);
  const Scored s(instrument, kAnswers);
  CHECK(s.measure("n").type == ASSAY_MEASURE_INTEGER);
  CHECK(s.measure("na").type == ASSAY_MEASURE_INTEGER);
  const assay::sdk::ArrayView<assay_text> mean(s.measure("mean").levels), score(s.measure("score").levels);
  REQUIRE(mean.size() == 1);
  CHECK(assay::sdk::view(mean[0]) == "item");
  REQUIRE(score.size() == 1);
  CHECK(assay::sdk::view(score[0]) == "trait");
  CHECK(s.of("mean", "a", "self") == kEmpty);
  CHECK(s.item("score", "q1", "self") == kEmpty);
}
