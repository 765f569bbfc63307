// The check of scorers with norms that a customer may bring along.
#include <algorithm>

#include "registry.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

// Where the values of a norm lie between the lowest and the highest answer, one for each percentile.
struct NormShape {
  const char* name;
  std::vector<double> percentiles;
  std::vector<double> places;  // 0 to 1, not decreasing
  bool every_row;              // else every third
};

const std::vector<NormShape>& shapes() {
  static const std::vector<NormShape> all = {
      {"evenly spread", {10, 25, 50, 75, 90}, {0.1, 0.3, 0.5, 0.7, 0.9}, true},
      {"one percentile", {50}, {0.5}, true},
      {"all values the same", {10, 25, 50, 75, 90}, {0.5, 0.5, 0.5, 0.5, 0.5}, true},
      {"some values the same", {1, 20, 40, 60, 99}, {0.25, 0.25, 0.5, 0.75, 0.75}, false},
      {"from the lowest to the highest", {0.5, 50, 99.5}, {0, 0.5, 1}, true},
      {"at the lowest and at the highest alone", {5, 10, 90, 95}, {0, 0, 1, 1}, false},
  };
  return all;
}

// The ends of the scales of the items that a row is about.
struct Ends {
  double low, high;
};

Ends ends_of(const Instrument& instrument, const assay_row& row) {
  std::optional<Ends> ends;
  for (std::uint32_t i = 0; i < instrument.items.size(); ++i) {
    std::uint32_t at = instrument.items[i].construct;
    while (at != ASSAY_NONE && at != row.index) at = instrument.constructs[at].parent;
    if (row.subject == ASSAY_SUBJECT_ITEM ? i != row.index : at != row.index) continue;
    const std::vector<double>& points = instrument.scales[instrument.items[i].scale].points;
    ends = ends ? Ends{std::min(ends->low, points.front()), std::max(ends->high, points.back())}
                : Ends{points.front(), points.back()};
  }
  return ends.value_or(Ends{0, 1});  // a construct that nothing is asked about
}

std::shared_ptr<const NormTable> norm_of(const Model& model, const NormShape& shape) {
  Norm norm{"made up", "sample.norm", "1.0.0", shape.name, "made up", true, 0, shape.percentiles, {}};
  for (std::size_t r = 0; r < model.rows().size(); r += shape.every_row ? 1 : 3) {
    const assay_row& row = model.rows()[r];
    const Ends ends = ends_of(model.instrument(), row);
    NormRow values{row.subject, row.index, row.role, r % 2 == 0 ? 0.0 : 40.0, {}};
    for (const double place : shape.places)
      values.values.push_back(ends.low + place * (ends.high - ends.low));
    norm.rows.push_back(std::move(values));
  }
  return std::make_shared<const NormTable>(std::make_shared<const Norm>(std::move(norm)));
}

// Nothing when the scorer refuses the norm, which it may.
std::unique_ptr<LiveScorer> scorer_with(const Trial& trial, const ScorerSetting& setting) {
  const auto* calls = trial.opened.loaded().find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE);
  const assay_scorer_setup setup = setting.setup();
  assay_scorer* scorer = nullptr;
  assay_error error = empty_error();
  const assay_status status =
      calls->create(trial.opened.instance(), text(setting.scorer), &setup, &scorer, &error);
  if (status == ASSAY_E_CONTENT) return nullptr;
  expect(status == ASSAY_OK, "create failed, " + setting.name + ": " + told(status, error),
         "refuse a norm that the scorer cannot work with with ASSAY_E_CONTENT");
  if (scorer != nullptr) calls->destroy(scorer);
  return std::make_unique<LiveScorer>(trial.opened, setting);
}

// `wanted`: what is not wrong without a norm already.
void look_at_shape(const Trial& trial, const NormShape& shape, const Batch& batch, const CellFaults& wanted) {
  ScorerSetting setting = trial.setting;
  setting.norm = norm_of(*setting.model, shape);
  setting.name += ", a norm with " + std::string(shape.name);
  const std::unique_ptr<LiveScorer> scorer = scorer_with(trial, setting);
  if (scorer == nullptr) return;
  const std::string remedy =
      "a norm may have one percentile, values that are the same, and rows for a part of the scores: do not "
      "divide by the "
      "distance of two values, and leave the cell empty where there is no row";
  const Scores first = score(*scorer, setting, batch);
  if (const auto fault = first_fault(first, setting, scorer->measures(), batch, wanted)) {
    throw Failed(*fault, remedy);
  }
  const auto difference =
      first_difference(first, score(*scorer, setting, batch), setting, scorer->measures(), batch);
  if (difference) throw Failed("the same batch, scored again: " + *difference, remedy);
}

void norms(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    if (trial.setting.norm != nullptr) return;
    CaseMaker make = trial.maker();
    MadeCases cases = {make.ordinary(), make.all_lowest(true), make.all_highest(true), make.all_na()};
    for (MadeCase& one : make.any(4)) cases.push_back(std::move(one));
    const Batch batch = trial.batch(cases);
    CellFaults wanted = every_cell_fault();
    for (const CellFault known : faults_in(trial.score(batch), trial.setting, trial.measures))
      wanted.erase(known);
    for (const NormShape& shape : shapes()) look_at_shape(trial, shape, batch, wanted);
  });
}

}  // namespace

std::vector<Check> scorer_norm_checks() {
  return {
      {{"scorer-norms",
        Topic::Scorer,
        Level::Standard,
        "any norm is refused, or gives lawful scores",
        {"scorer-states", "scorer-declared", "scorer-finite", "scorer-range", "scorer-types",
         "scorer-extremes", "scorer-same-twice"}},
       norms},
  };
}

}  // namespace assay::conformance
