// Report writers and renderers across the contract.
#include <stdexcept>

#include "loading.hpp"

using loading::plugin_problem;

namespace {

assay::LoadedPlugin::ReportParts parts(const assay::OptionTable& options, const assay::PairTable& wording) {
  return {&loading::model(), nullptr, &options, &wording, "en", "Sample Inc"};
}

assay::DocumentTree sheet(const std::string& kind) {
  const auto plugin = loading::load("rogue_documents");
  return plugin
      ->make_report_writer("rogue-documents." + kind, parts(loading::no_options(), loading::no_wording()))
      ->write(nullptr);
}

assay::Problem broken(const std::string& kind) {
  return plugin_problem([&] { sheet(kind); });
}

std::unique_ptr<assay::RendererProxy> renderer(const std::string& plugin, const std::string& id) {
  assay::Look look;
  look.name = "Sample Inc";
  return loading::load(plugin)->make_renderer(id, look, loading::no_options(), loading::no_wording());
}

std::string rendered(const assay::DocumentTree& document) {
  std::string bytes;
  renderer("sound", "plain")->render(document, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

assay::DocumentTree form() {
  return loading::load("sound")
      ->make_report_writer("sound.form", parts(loading::no_options(), loading::no_wording()))
      ->write(nullptr);
}

const std::string kBreaks = "sent a document that breaks the contract: ";

}  // namespace

TEST_CASE("report writer: a sheet goes through a renderer to bytes") {
  CHECK(rendered(form()) == "Sample Inc\nOne?\nTwo?\n");
}

TEST_CASE("report writer: a case reaches the writer with options, wording, client and scores") {
  const assay::OptionTable options({{"greeting", assay::OptionType::Text, "Hello", 0}});
  const assay::PairTable wording({{"opening", "Not asked for"}, {"closing", "Yours"}}, true);
  const auto plugin = loading::load("sound");
  const auto scorer = plugin->make_scorer("sound.scorer", loading::model(), nullptr, loading::no_options());
  const auto writer = plugin->make_report_writer("sound.letter", parts(options, wording));
  std::vector<double> values(9, 0);
  std::vector<std::uint8_t> states(9, ASSAY_CELL_EMPTY);
  values[2] = 17;  // item q1, all
  states[2] = ASSAY_CELL_VALUE;
  const assay_shown_column column{values.data(), states.data()};
  assay_case assessed{};
  assessed.struct_size = sizeof(assessed);
  assessed.name = {"Jane", 4};
  assessed.rows = loading::model().row_array();
  assessed.measures = scorer->measure_array();
  assessed.columns = {&column, 1, sizeof column};
  CHECK(rendered(writer->write(&assessed)) == "Sample Inc\nHello Jane\nsum 17\nYours, Sample Inc\n");
}

TEST_CASE("report writer: a wording that is missing is named") {
  const assay::OptionTable options({{"greeting", assay::OptionType::Text, "Hello", 0}});
  const assay::Error error = loading::error_of([&] {
    loading::load("sound")->make_report_writer("sound.letter", parts(options, loading::no_wording()));
  });
  CHECK(error.fault() == assay::Fault::Input);
  CHECK(error.problems().at(0).what ==
        "plugin sound cannot work with what it was given: the wording has no text `closing`");
}

TEST_CASE("report writer: a report on a person cannot be written without one") {
  const assay::OptionTable options({{"greeting", assay::OptionType::Text, "Hello", 0}});
  const assay::PairTable wording({{"closing", "Yours"}}, true);
  const auto writer = loading::load("sound")->make_report_writer("sound.letter", parts(options, wording));
  CHECK(plugin_problem([&] { writer->write(nullptr); }).what ==
        "plugin sound: writing the report sound.letter failed: this report is not about the instrument alone");
}

TEST_CASE("report writer: one that closes too often is stopped") {
  const assay::Problem problem = broken("closes-too-often");
  CHECK_THAT(problem.what,
             ContainsSubstring(
                 "plugin rogue-documents: writing the report rogue-documents.closes-too-often failed: "));
  CHECK(problem.remedy == loading::kVendor + "rogue-documents 1.0.0");
}

TEST_CASE("report writer: text in a table is refused with the table's name") {
  const assay::Problem problem = broken("text-in-table");
  CHECK_THAT(problem.what, ContainsSubstring("writing the report rogue-documents.text-in-table failed: "
                                             "text: may not stand in TABLE"));
}

TEST_CASE("report writer: a link to nowhere is refused at the end") {
  const assay::Problem problem = broken("dead-link");
  CHECK_THAT(problem.what, ContainsSubstring("plugin rogue-documents, report rogue-documents.dead-link " +
                                             kBreaks + "the link \"#nowhere\" leads to no element"));
  CHECK(problem.remedy == "tell the plugin's vendor");
}

TEST_CASE("report writer: elements that are left open are all named") {
  const assay::Error error = loading::error_of([] { sheet("leaves-open"); });
  CHECK(error.fault() == assay::Fault::Plugin);
  REQUIRE(error.problems().size() == 2);
  CHECK_THAT(error.problems()[0].what, ContainsSubstring(kBreaks + "DOCUMENT: is not closed"));
  CHECK_THAT(error.problems()[1].what, ContainsSubstring(kBreaks + "PARAGRAPH: is not closed"));
}

TEST_CASE("report writer: one that goes on after a refusal is still refused") {
  CHECK_THAT(broken("ignores-refusals").what, ContainsSubstring(kBreaks + "text: may not stand in DOCUMENT"));
}

TEST_CASE("report writer: an exception becomes an error with its text") {
  CHECK(broken("fails").what ==
        "plugin rogue-documents: writing the report rogue-documents.fails failed: no ink");
}

TEST_CASE("renderer: a failure tells the plugin's reason") {
  const auto broken_renderer = renderer("rogue_documents", "render-fails");
  const assay::DocumentTree document = form();
  const assay::Problem problem =
      plugin_problem([&] { broken_renderer->render(document, [](std::string_view) {}); });
  CHECK(problem.what == "plugin rogue-documents: rendering render-fails failed: charts cannot be drawn");
  CHECK(problem.remedy == loading::kVendor + "rogue-documents 1.0.0");
}

TEST_CASE("renderer: what the receiver throws comes back as it was") {
  const assay::DocumentTree document = form();
  const auto full = [](std::string_view) -> void { throw std::domain_error("the disk is full"); };
  CHECK_THROWS_AS(renderer("sound", "plain")->render(document, full), std::domain_error);
}

TEST_CASE("renderer: a failure of the receiver is not lost on a renderer that goes on") {
  const assay::DocumentTree document = form();
  int calls = 0;
  const auto full = [&](std::string_view) -> void {
    ++calls;
    throw std::domain_error("the disk is full");
  };
  CHECK_THROWS_AS(renderer("rogue_documents", "ignores-sink")->render(document, full), std::domain_error);
  CHECK(calls == 1);
}

TEST_CASE("renderer: an id that the plugin does not have is refused") {
  CHECK(plugin_problem([] { renderer("sound", "fancy"); }).what ==
        "plugin sound: making the renderer fancy failed: there is no renderer `fancy`");
}

TEST_CASE("instrument: its text comes under the plugin's name") {
  const auto text = loading::load("sound")->instrument("sound.survey");
  CHECK(text.name == "sound:survey.toml");
  CHECK(text.toml.substr(0, 12) == "[instrument]");
}

TEST_CASE("instrument: one that the plugin does not have is refused") {
  CHECK(plugin_problem([] { loading::load("sound")->instrument("sound.other"); }).what ==
        "plugin sound: it has no instrument \"sound.other\"");
}
