// Values that a scorer may not give, from cells put in by hand and from plugins.
#include <limits>

#include "scored.hpp"

using scored::measure;
using scored::Table;

namespace {

const std::string kRemedy = "tell the vendor of the scorer; no scores were written";
const std::string kGave = "the scorer gave a value that it may not give: ";

// What scoring one case with a scorer of the rogue plugin is refused for.
assay::Problem refused(const std::string& kind) {
  const auto scorer =
      loading::load("rogue_scores")
          ->make_scorer("rogue-scores." + kind, loading::model(), nullptr, loading::no_options());
  assay::CaseBatch batch;
  batch.case_ids = {"jane"};
  batch.rater_begin = {0, 1};
  batch.rater_role = {0};
  batch.values = {3, 4};
  batch.states = {ASSAY_ANSWER_VALUE, ASSAY_ANSWER_VALUE};
  assay::ScoreCells cells(loading::model().rows().size(), scorer->measures().size());
  return loading::plugin_problem([&] {
    assay::score_cases(*scorer, batch, 0, 1, cells);
    std::string out;
    assay::ScoreFormatter(loading::model(), *scorer).append("jane", cells, 0, out);
  });
}

}  // namespace

TEST_CASE("scores: a batch goes through a plugin's scorer, a slice of it without the rest") {
  const auto scorer =
      loading::load("sound")->make_scorer("sound.scorer", loading::model(), nullptr, loading::no_options());
  assay::CaseBatch batch;
  batch.case_ids = {"a", "b"};
  batch.rater_begin = {0, 1, 3};
  batch.rater_role = {0, 0, 1};
  batch.values = {5, 5, 1, 2, 3, 4};
  batch.states.assign(6, ASSAY_ANSWER_VALUE);
  assay::ScoreCells cells(loading::model().rows().size(), 1);
  assay::score_cases(*scorer, batch, 1, 1, cells);
  std::string out;
  assay::ScoreFormatter(loading::model(), *scorer).append("b", cells, 0, out);
  CHECK(out == "b,sound.survey,item,q1,all,4\nb,sound.survey,item,q2,all,6\n");
}

TEST_CASE("scores: a value that is not a number is refused") {
  const assay::Problem problem = refused("nan");
  CHECK(problem.key == "case jane, item q1, role self, measure mean");
  CHECK(problem.what == kGave + "it is not a number in the declared range");
  CHECK(problem.found == "nan");
  CHECK(problem.remedy == kRemedy);
}

TEST_CASE("scores: a value outside of its range is refused") {
  const assay::Problem problem = refused("out-of-range");
  CHECK(problem.what == kGave + "it is not a number in the declared range");
  CHECK(problem.found == "5.5");
  CHECK(Table({measure("mean", ASSAY_MEASURE_NUMBER, 1, 5)}).set(0, 7, 0.5).refusal().key ==
        "case jane, unit c, role other, measure mean");
}

TEST_CASE("scores: infinity is refused also where the range has no end") {
  CHECK(refused("huge").found == "inf");
  CHECK(Table({measure("mean")}).set(0, 0, -std::numeric_limits<double>::infinity()).refusal().found ==
        "-inf");
}

TEST_CASE("scores: the ends of a range belong to it") {
  CHECK(Table({measure("mean", ASSAY_MEASURE_NUMBER, 1, 5)}).set(0, 0, 1).set(0, 1, 5).rows() ==
        "jane,sound.survey,item,q1,self,1\njane,sound.survey,item,q1,other,5\n");
}

TEST_CASE("scores: a value in a role that the measure did not declare is refused") {
  const assay::Problem problem = refused("wrong-role");
  CHECK(problem.key == "case jane, item q1, role self, measure mean");
  CHECK(problem.what == kGave + "it did not declare the measure for this level and role");
  CHECK(problem.found == "3");
  CHECK(problem.remedy == kRemedy);
}

TEST_CASE("scores: a value in a level that the measure did not declare is refused") {
  assay::MeasureInfo units = measure("mean");
  units.levels = {"unit"};
  CHECK(Table({units}).set(0, 8, 2).rows() == "jane,sound.survey,unit,c,all,2\n");
  CHECK(Table({units}).set(0, 4, 2).refusal().key == "case jane, item q2, role other, measure mean");
}

TEST_CASE("scores: an unknown state is refused, also where the measure was not declared") {
  CHECK(refused("state").what == kGave + "the state of the cell is unknown");
  assay::MeasureInfo pooled = measure("mean");
  pooled.roles = {"all"};
  CHECK(Table({pooled}).set(0, 0, 2, 2).refusal().what ==
        kGave + "it did not declare the measure for this level and role");
}

TEST_CASE("scores: a fraction in a whole measure is refused") {
  const assay::Problem problem = refused("fraction");
  CHECK(problem.key == "case jane, item q1, role self, measure n");
  CHECK(problem.what == kGave + "it is not a whole number");
  CHECK(problem.found == "2.5");
}

TEST_CASE("scores: a flag that is not 1 is refused") {
  const assay::Problem problem = refused("flag");
  CHECK(problem.what == kGave + "a flag is 1 or nothing");
  CHECK(problem.found == "0");
}
