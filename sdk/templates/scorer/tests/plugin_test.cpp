// The library that was built, called as the program calls it, with an instrument of a few lines. Nothing but the
// SDK is needed. What is expected is worked out by hand.
#include <assay/sdk/testing.hpp>

using namespace assay::sdk::testing;

namespace {

// Two items of one topic, the second reversed, on a scale from 1 to 5.
struct Survey : FakeInstrument {
  Survey() {
    scale("agreement", {1, 2, 3, 4, 5}).role("lead").role("member");
    construct("goals", "topic");
    item("q1", "goals", "agreement").item("q2", "goals", "agreement").reversed();
  }
};

}  // namespace

ASSAY_TEST("a mean is made of the answers that are numbers") {
  const Survey survey;
  FakeOptions options;
  options.integer("fewest", 1);
  FakeBatch batch(survey);
  batch.add_case("north").rater("lead", {4, 2}).rater("member", {5, kNa}).rater("member", {kBlank, 1});
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  const FakeScores scores = plugin.score("@id@.scorer", batch, {&options});

  ASSAY_CHECK_EQUAL(scores.complaints(), "");
  ASSAY_CHECK_NEAR(scores.at("north", "q1", "all", "mean"), 4.5, 1e-12);  // (4 + 5) / 2
  ASSAY_CHECK_NEAR(scores.at("north", "q2", "all", "mean"), 1.5, 1e-12);  // as answered: (2 + 1) / 2
  ASSAY_CHECK_NEAR(scores.at("north", "goals", "member", "mean"), 5, 1e-12);  // 5, and 1 turned round
  ASSAY_CHECK_NEAR(scores.at("north", "goals", "all", "mean"), 4.5, 1e-12);   // (4 + 4 + 5 + 5) / 4
  ASSAY_CHECK_EQUAL(scores.at("north", "goals", "all", "n"), 4);
}

ASSAY_TEST("fewer answers than the client wants give no mean") {
  const Survey survey;
  FakeOptions options;
  options.integer("fewest", 2);
  FakeBatch batch(survey);
  batch.add_case("north").rater("lead", {4, 2}).add_case("empty");
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  const FakeScores scores = plugin.score("@id@.scorer", batch, {&options});

  ASSAY_CHECK_EQUAL(scores.complaints(), "");
  ASSAY_CHECK(!scores.find("north", "q1", "lead", "mean"));
  ASSAY_CHECK_NEAR(scores.at("north", "goals", "lead", "mean"), 4, 1e-12);
  ASSAY_CHECK_EQUAL(scores.at("empty", "goals", "all", "n"), 0);
}

ASSAY_TEST("an instrument without items is refused in words") {
  FakeInstrument nothing;
  nothing.scale("agreement", {1, 2}).role("lead");
  FakeOptions options;
  options.integer("fewest", 1);
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  ASSAY_CHECK_FAILS(plugin.scorer("@id@.scorer", nothing, {&options}), ASSAY_E_CONTENT);
}

ASSAY_TEST_MAIN()
