// The library that was built, called as the program calls it, with a case of a few lines and with the words of
// content/en.toml. Nothing but the SDK is needed.
#include <assay/sdk/testing.hpp>

using namespace assay::sdk::testing;

namespace {

struct Survey : FakeInstrument {
  Survey() {
    titled("Team Check").scale("agreement", {1, 2, 3, 4, 5}).role("lead").role("member");
    construct("goals", "topic").called("Goals").construct("trust", "topic").called("Trust");
    item("q1", "goals", "agreement").item("q2", "trust", "agreement");
  }
};

// What the plugin is set up with.
struct Desk {
  Desk() {
    options.text("measure", "score");
    wording.read(ASSAY_PLUGIN_SOURCE_DIR "/content/en.toml");
    setup.options = &options;
    setup.wording = &wording;
  }
  FakeOptions options;
  FakeWording wording;
  FakeSetup setup;
};

}  // namespace

ASSAY_TEST("every construct has a row, and a figure that is missing is said to be") {
  const Survey survey;
  const Desk desk;
  FakeCase north(survey, "north");
  north.called("Team North").raters("lead", 1).raters("member", 3);
  north.score("goals", "lead", "score", 3.5).score("goals", "all", "score", 4.125).score("trust", "all", "score", 2);
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  FakeSink sink;
  plugin.write("@id@.summary", north, sink, desk.setup);

  ASSAY_CHECK_EQUAL(sink.complaints(), "");
  ASSAY_CHECK_EQUAL(sink.root().title, "Team Check: Team North");
  const std::string text = outline(sink.root());
  ASSAY_CHECK_CONTAINS(text, "CELL Goals\n        CELL 3.50\n        CELL no figure\n        CELL 4.13\n");
  ASSAY_CHECK_CONTAINS(text, "CELL Trust\n        CELL no figure\n        CELL no figure\n        CELL 2.00\n");
}

ASSAY_TEST("a role has a chart when it has a figure, on the whole scale") {
  const Survey survey;
  const Desk desk;
  FakeCase north(survey, "north");
  north.score("goals", "lead", "score", 3.5).score("goals", "all", "score", 4.5);
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  FakeSink sink;
  plugin.write("@id@.summary", north, sink, desk.setup);

  const auto* chart = find_chart(sink.root());
  ASSAY_CHECK(chart != nullptr);
  ASSAY_CHECK_EQUAL(chart->title, "lead against all");
  ASSAY_CHECK_EQUAL(chart->minimum, 1);
  ASSAY_CHECK_EQUAL(chart->maximum, 5);
  ASSAY_CHECK_EQUAL(chart->series[0].values[0], 3.5);
  ASSAY_CHECK(!chart->series[0].has(1));
  ASSAY_CHECK(outline(sink.root()).find("member against all") == std::string::npos);
}

ASSAY_TEST("a scorer without the measure is refused in words") {
  const Survey survey;
  const Desk desk;
  FakeCase north(survey, "north");
  north.score("goals", "all", "percentile", 50);
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  FakeSink sink;
  ASSAY_CHECK_FAILS(plugin.write("@id@.summary", north, sink, desk.setup), ASSAY_E_CONTENT);
}

ASSAY_TEST("wherever the receiver fails, the writing stops") {
  const Survey survey;
  const Desk desk;
  FakeCase north(survey, "north");
  north.score("goals", "lead", "score", 3.5).comment("", "member", "Go on like that.");
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  FakeSink whole;
  plugin.write("@id@.summary", north, whole, desk.setup);
  for (std::size_t event = 1; event <= whole.events(); ++event) {
    FakeSink sink;
    sink.fail_at(event);
    ASSAY_CHECK_FAILS(plugin.write("@id@.summary", north, sink, desk.setup), ASSAY_E_SINK);
    ASSAY_CHECK(!sink.went_on_after_failure());
  }
}

ASSAY_TEST_MAIN()
