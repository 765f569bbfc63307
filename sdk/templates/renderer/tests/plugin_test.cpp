// The library that was built, called as the program calls it, with documents of a few lines. Nothing but the SDK is
// needed. What is expected is written by hand.
#include <assay/sdk/testing.hpp>

using namespace assay::sdk::testing;
using assay::sdk::DocumentBuilder;

namespace {

struct Desk {
  Desk() {
    options.integer("width", 30);
    setup.options = &options;
    setup.branding = &branding;
  }
  FakeOptions options;
  FakeBranding branding;
  FakeSetup setup;
};

template <typename Write>
std::string rendered(Write write) {
  const Desk desk;
  const FakeDocument document([&](DocumentBuilder& d) { d.document({"Title"}, [&] { write(d); }); });
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  return plugin.render("@id@", document, desk.setup);
}

}  // namespace

ASSAY_TEST("running text is broken at the width, and the footer ends the file") {
  const std::string text = rendered([](DocumentBuilder& d) {
    d.paragraph("Thirty characters are the width of this line, and no more.");
  });
  ASSAY_CHECK_EQUAL(text,
                    "Title\n=====\n\n"
                    "Thirty characters are the\nwidth of this line, and no\nmore.\n\n"
                    "Confidential\n");
}

ASSAY_TEST("figures stand at the end of their column") {
  const std::string text = rendered([](DocumentBuilder& d) {
    d.table("Means", {{"Topic"}, {"Mean", 0, ASSAY_ALIGN_END}}, [&] {
      d.row([&] {
        d.text_cell("Goals");
        d.text_cell("4.5");
      });
      d.row([&] { d.text_cell("None of them", 0, 2); });
    });
  });
  ASSAY_CHECK_CONTAINS(text, "Means\n\nTopic         Mean\nGoals          4.5\nNone of them\n");
}

ASSAY_TEST("a command to the terminal does not get through") {
  const std::string text = rendered([](DocumentBuilder& d) { d.paragraph("before \x1B[2J after"); });
  ASSAY_CHECK_CONTAINS(text, "before [2J after");
  ASSAY_CHECK(text.find('\x1B') == std::string::npos);
}

ASSAY_TEST("every kind of element and chart is shown, twice in the same bytes") {
  const Desk desk;
  const FakeDocument document([](DocumentBuilder& d) { write_everything(d, "Needle\t"); });
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  const std::string text = plugin.render("@id@", document, desk.setup);
  for (const char* part : {"Needle", "1. Needle", "  - inner", "[ ] yes", "Sign here: ____", "Others"}) {
    ASSAY_CHECK_CONTAINS(text, part);
  }
  ASSAY_CHECK(text.find('\t') == std::string::npos);
  ASSAY_CHECK(plugin.render("@id@", document, desk.setup) == text);
}

ASSAY_TEST("a full disk and a broken source are told, not swallowed") {
  const Desk desk;
  FakeDocument document([](DocumentBuilder& d) { write_everything(d); });
  const OpenPlugin plugin(ASSAY_PLUGIN_FILE);
  const auto renderer = plugin.renderer("@id@", desk.setup);
  FakeBytes full;
  full.fail_after(10);
  ASSAY_CHECK_FAILS(renderer->render(document, full), ASSAY_E_SINK);
  ASSAY_CHECK(!full.went_on_after_failure());
  document.fail();
  FakeBytes out;
  ASSAY_CHECK_FAILS(renderer->render(document, out), ASSAY_E_SINK);
}

ASSAY_TEST_MAIN()
