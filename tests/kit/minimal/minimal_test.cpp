// What the smallest plugins do, through the fakes that are installed with the SDK.
#include <assay/sdk/testing.hpp>

#include <fstream>
#include <iterator>

using namespace assay::sdk::testing;
using assay::sdk::DocumentBuilder;

namespace {

std::string text_of(const char* path) {
  std::ifstream file(path);
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

struct Survey : FakeInstrument {
  Survey() {
    scale("stars", {1, 2, 3}).role("self").role("other");
    construct("mood", "topic").called("Mood").item("q1", "mood", "stars").item("q2", "mood", "stars").reversed();
  }
};

}  // namespace

ASSAY_TEST("an instrument in a class of its own and one without code come out byte for byte") {
  const OpenPlugin by_class(PLUGINS "/small-instrument/small-instrument.so");
  const OpenPlugin without(PLUGINS "/no-code/no-code.so");
  ASSAY_CHECK(by_class.instrument("small-instrument.mood") == text_of(SOURCE "/instrument/mood.toml"));
  ASSAY_CHECK(without.instrument("no-code.mood") == text_of(SOURCE "/no-code/mood.toml"));
  ASSAY_CHECK(text_of(SOURCE "/no-code/mood.toml").size() > 100);
}

ASSAY_TEST("a title with signs that mean something to a shell or to CMake comes out as it stands") {
  const OpenPlugin plugin(PLUGINS "/small-instrument/small-instrument.so");
  ASSAY_CHECK_EQUAL(plugin.title(), "Semicolons; 100 % of them, #1 for $5");
}

ASSAY_TEST("a scorer goes over rows, with NA left out and reversed items turned round") {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("ana").rater("self", {3, 1}).rater("other", {2, kNa}).rater("other", {kBlank, kBlank});
  const OpenPlugin plugin(PLUGINS "/small-scorer/small-scorer.so");
  const FakeScores scores = plugin.score("small-scorer.means", batch);
  ASSAY_CHECK_EQUAL(scores.complaints(), "");
  ASSAY_CHECK_NEAR(scores.at("ana", "mood", "all", "mean"), 8.0 / 3, 1e-15);  // 3, 3 and 2
  ASSAY_CHECK_EQUAL(scores.at("ana", "q2", "self", "mean"), 1);
  ASSAY_CHECK(!scores.find("ana", "q2", "other", "mean"));

  FakeCase ana(scores, "ana");
  const OpenPlugin reports(PLUGINS "/small-report/small-report.so");
  FakeSink sink;
  reports.write("small-report.summary", ana.called("Ana"), sink);
  ASSAY_CHECK_EQUAL(sink.complaints(), "");
  ASSAY_CHECK_EQUAL(outline(sink.root()), "DOCUMENT \"Ana\"\n  KEY_FIGURES\n    KEY_FIGURE \"Mood\" 2.7\n");
}

ASSAY_TEST("a renderer writes what there is to read") {
  const FakeDocument document([](DocumentBuilder& d) {
    d.document({"Title"}, [&] { d.section({"s", "Section"}, [&] { d.paragraph("Hello"); }); });
  });
  const OpenPlugin plugin(PLUGINS "/small-renderer/small-renderer.so");
  ASSAY_CHECK_EQUAL(plugin.render("words", document), "Title\nSection\nHello\n");
}

ASSAY_TEST_MAIN()
