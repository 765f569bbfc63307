// What a scorer declares, and what it does.
#include "loading.hpp"

using loading::model;
using loading::plugin_problem;

namespace {

std::unique_ptr<assay::ScorerProxy> rogue(const std::string& kind) {
  return loading::load("rogue_scores")
      ->make_scorer("rogue-scores." + kind, model(), nullptr, loading::no_options());
}

assay::Problem declared_badly(const std::string& kind) {
  return plugin_problem([&] { rogue(kind); });
}

const std::string kRemedy = loading::kVendor + "rogue-scores 1.0.0";

}  // namespace

TEST_CASE("scorer: measures come as they were declared") {
  const auto scorer =
      loading::load("sound")->make_scorer("sound.scorer", model(), nullptr, loading::no_options());
  REQUIRE(scorer->measures().size() == 1);
  const assay::MeasureInfo& measure = scorer->measures()[0];
  CHECK(measure.id == "sum");
  CHECK(measure.title == "Sum of the answers");
  CHECK(measure.type == ASSAY_MEASURE_INTEGER);
  CHECK(measure.minimum == 0);
  CHECK(measure.maximum == 1000);
  CHECK(measure.levels == std::vector<std::string>{"item"});
  CHECK(measure.roles == std::vector<std::string>{"all"});
  CHECK(scorer->measure_array().count == 1);
}

TEST_CASE("scorer: outlives the handle of its plugin") {
  auto plugin = loading::load("sound");
  const auto scorer = plugin->make_scorer("sound.scorer", model(), nullptr, loading::no_options());
  plugin.reset();
  CHECK(scorer->measures().size() == 1);
}

TEST_CASE("scorer: the name of a fixed column is no id of a measure") {
  const assay::Problem problem = declared_badly("reserved-id");
  CHECK(problem.what ==
        "plugin rogue-scores: a measure's id is the name of a column that every score table has");
  CHECK(problem.found == "\"role\"");
  CHECK(problem.remedy == kRemedy);
}

TEST_CASE("scorer: an id of a measure with other characters is refused") {
  const assay::Problem problem = declared_badly("bad-id");
  CHECK(problem.what ==
        "plugin rogue-scores: a measure's id may hold lower case letters, digits and '_', and starts with a "
        "letter");
  CHECK(problem.found == "\"mean-score\"");
}

TEST_CASE("scorer: two measures with one id are refused") {
  const assay::Problem problem = declared_badly("same-id");
  CHECK(problem.what == "plugin rogue-scores: two measures have the same id");
  CHECK(problem.found == "\"mean\"");
}

TEST_CASE("scorer: a level that the instrument does not have is refused") {
  const assay::Problem problem = declared_badly("unknown-level");
  CHECK(problem.what ==
        "plugin rogue-scores: the levels of measure mean names something that the instrument does not have");
  CHECK(problem.found == "\"galaxy\"");
  CHECK(problem.remedy == kRemedy);
}

TEST_CASE("scorer: a role that the instrument does not have is refused") {
  const assay::Problem problem = declared_badly("unknown-role");
  CHECK(problem.what ==
        "plugin rogue-scores: the roles of measure mean names something that the instrument does not have");
  CHECK(problem.found == "\"neighbour\"");
}

TEST_CASE("scorer: a scorer without measures is refused") {
  CHECK(declared_badly("no-measures").what == "plugin rogue-scores: the scorer has no measures");
}

TEST_CASE("scorer: a range that ends before it begins is refused") {
  CHECK(declared_badly("wrong-range").what ==
        "plugin rogue-scores: measure mean has no proper type or range");
}

TEST_CASE("scorer: a figure that speaks for constructs needs a kind that there is, and ends") {
  for (const auto& [kind, measure] : {std::pair("endless-points", "sum"), std::pair("wide-percentile", "rank"),
                                      std::pair("unknown-basis", "mean")}) {
    CHECK(declared_badly(kind).what == std::string("plugin rogue-scores: measure ") + measure +
                                           " speaks for constructs and has no proper basis or range");
  }
}

TEST_CASE("scorer: a plugin that cannot work with what it is given blames the input") {
  const assay::Error error = loading::error_of([&] { rogue("refuses"); });
  CHECK(error.fault() == assay::Fault::Input);
  CHECK(error.problems().at(0).what ==
        "plugin rogue-scores cannot work with what it was given: the instrument has no element level");
  CHECK(error.problems().at(0).remedy ==
        "change the profile, the instrument, the norm or the wording, as it says (making the scorer rogue-scores.refuses)");
}

TEST_CASE("scorer: an id that the plugin does not have is refused") {
  CHECK(declared_badly("unheard-of").what ==
        "plugin rogue-scores: making the scorer rogue-scores.unheard-of failed: there is no scorer "
        "`rogue-scores.unheard-of`");
}

TEST_CASE("scorer: a plugin that has none cannot make one") {
  const auto plugin = loading::load("plain_table");
  const assay::OptionTable& options = loading::no_options();
  CHECK(plugin_problem([&] { plugin->make_scorer("x", model(), nullptr, options); }).what ==
        "plugin plain-table: it has no scorers");
  CHECK(plugin_problem([&] { plugin->make_renderer("x", {}, options, loading::no_wording()); }).what ==
        "plugin plain-table: it has no renderers");
  CHECK(plugin_problem([&] {
          plugin->make_report_writer("x", {&model(), nullptr, &options, nullptr, "", ""});
        }).what == "plugin plain-table: it has no report writers");
  CHECK(plugin_problem([&] { plugin->instrument("x"); }).what ==
        "plugin plain-table: it has no instrument \"x\"");
}

TEST_CASE("scorer: an exception while scoring becomes an error with its text") {
  const auto scorer = rogue("fails");
  const std::uint64_t begin[] = {0, 0};
  const assay_batch batch{sizeof(assay_batch), 1, begin, nullptr, nullptr, nullptr};
  const assay_score_table table{sizeof(assay_score_table), 1, 9, 0, {}};
  const assay::Problem problem = plugin_problem([&] { scorer->score(batch, table); });
  CHECK(problem.what == "plugin rogue-scores: scoring failed: the table is on fire");
  CHECK(problem.remedy == kRemedy);
}
