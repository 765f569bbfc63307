// Checks for scorers: that they can be made, what they say of themselves, and what they refuse.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include "assay/growth.hpp"
#include "assay/text.hpp"
#include "registry.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

void usable(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ScorerSettings& of : all_scorer_settings(subject, opened)) {
    expect(!of.taken.empty(),
           "scorer " + of.scorer + " takes none of the instruments; to " + of.refused + " it said " +
               told(ASSAY_E_CONTENT, of.reason),
           "name one that it takes with --instrument, or hand one over with the plugin");
    for (const ScorerSetting& setting : of.taken) const LiveScorer scorer(opened, setting);
  }
}

// --- measures ---

std::string measure_name(const Trial& trial, std::size_t index) {
  return "measure " + std::to_string(index + 1) + " of " + trial.setting.name;
}

void look_at_text(const std::string& words, const std::string& what) {
  expect(!words.empty(), what + " is empty", "give it one");
  expect(!find_invalid_utf8(words) && words.find('\0') == std::string::npos,
         what + " is not UTF-8, or holds a NUL: " + assay::quoted(words),
         "texts are UTF-8 of `size` bytes, without the byte that ends a string");
}

void look_at_id(const Trial& trial, std::size_t index, std::set<std::string>& known) {
  const std::string& id = trial.measures[index].id;
  look_at_text(id, "the id of " + measure_name(trial, index));
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  expect(id[0] >= 'a' && id[0] <= 'z' && std::all_of(id.begin(), id.end(), fits),
         measure_name(trial, index) + " has the id " + assay::quoted(id),
         "an id starts with a lower case letter and goes on with lower case letters, digits and '_'");
  expect(known.insert(id).second,
         measure_name(trial, index) + " has an id that is taken: " + assay::quoted(id),
         "give each measure an id of its own; case, instrument, level, id and role are columns that every "
         "table has");
}

void look_at_words(const std::string& what, const std::vector<std::string>& words,
                   const std::set<std::string>& known) {
  for (const std::string& word : words) {
    expect(known.count(word) != 0,
           what + " are said to have " + assay::quoted(word) + ", which the instrument does not know",
           "name levels and roles of the model, \"item\" or \"all\"; leave the list empty for all of them");
  }
}

void look_at_range(const std::string& name, const MeasureInfo& measure) {
  expect(measure.type <= ASSAY_MEASURE_FLAG, name + " has the type " + std::to_string(measure.type),
         "use one of ASSAY_MEASURE_…");
  expect(measure.minimum <= measure.maximum,
         name + " has no range: from " + std::to_string(measure.minimum) + " to " +
             std::to_string(measure.maximum),
         "set minimum and maximum, to -HUGE_VAL and HUGE_VAL where there is none");
  if (measure.basis == ASSAY_BASIS_NONE) return;
  const bool finite =
      std::isfinite(measure.minimum) && std::isfinite(measure.maximum) && measure.minimum < measure.maximum;
  const bool rank = measure.basis == ASSAY_BASIS_PERCENTILE_RANK;
  expect(measure.basis <= ASSAY_BASIS_POINTS && finite &&
             (!rank || (measure.minimum >= 0 && measure.maximum <= 100)),
         name + " speaks for constructs (basis " + std::to_string(measure.basis) + ") without a proper range",
         "give it a finite range, for a percentile rank one within 0 to 100, or ASSAY_BASIS_NONE");
}

void look_at_measures(const Trial& trial) {
  const assay_array array = trial.scorer.measure_array();
  expect(
      array.count > 0 && array.data != nullptr && array.stride >= kFirstSize<assay_measure>,
      "there are no measures, or they lie closer than an assay_measure is long (" + trial.setting.name + ")",
      "set data, count and stride of *measures");
  const Instrument& instrument = trial.setting.model->instrument();
  std::set<std::string> levels(instrument.levels.begin(), instrument.levels.end()), roles = {"all"};
  levels.insert("item");
  for (const Role& role : instrument.roles) roles.insert(role.id);
  std::set<std::string> known = {"case", "instrument", "level", "id", "role"};
  for (std::size_t i = 0; i < trial.measures.size(); ++i) {
    const MeasureInfo& measure = trial.measures[i];
    look_at_id(trial, i, known);
    look_at_text(measure.title, "the title of measure " + measure.id);
    look_at_words("the levels of measure " + measure.id, measure.levels, levels);
    look_at_words("the roles of measure " + measure.id, measure.roles, roles);
    look_at_range("measure " + measure.id, measure);
  }
}

void measures(const Subject& subject) {
  for_each_setting(subject, look_at_measures);
}

// --- refusals ---

// What create says to the id of a scorer, with a setting that goes well otherwise.
assay_status try_id(const Trial& trial, const std::string& id, assay_error& error) {
  const auto* calls = trial.opened.loaded().find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE);
  const assay_scorer_setup setup = trial.setting.setup();
  assay_scorer* scorer = nullptr;
  const assay_status status = calls->create(trial.opened.instance(), text(id), &setup, &scorer, &error);
  if (status == ASSAY_OK && scorer != nullptr) calls->destroy(scorer);
  return status;
}

void refuses(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const std::string& id = trial.setting.scorer;
    for (const std::string& wrong :
         {std::string("nobody.scorer"), std::string(), id + "x", id.substr(0, id.size() - 1)}) {
      assay_error error = empty_error();
      const assay_status status = try_id(trial, wrong, error);
      expect(status == ASSAY_E_ARGUMENT,
             "create of a scorer " + assay::quoted(wrong) + " that there is not gave " +
                 (status == ASSAY_OK ? "a scorer" : told(status, error)),
             "compare size and bytes of the id, and fail with ASSAY_E_ARGUMENT when no scorer has it");
    }
    const auto* calls = trial.opened.loaded().find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE);
    for (const std::uint32_t beyond : {calls->count(trial.opened.instance()), 0xffffffffu}) {
      assay_scorer_info info{};
      info.struct_size = sizeof info;
      assay_error error = empty_error();
      const assay_status status = calls->describe(trial.opened.instance(), beyond, &info, &error);
      expect(status == ASSAY_E_ARGUMENT,
             "describe of scorer " + std::to_string(beyond) + ", beyond count, gave " + told(status, error),
             "fail with ASSAY_E_ARGUMENT for an index that is not below count");
    }
  });
}

// `call` is what failed with `status`, such as "create with instrument a.b".
void look_at_error(const std::string& call, assay_status status, const assay_error& error) {
  const std::string remedy =
      "fill code with the status and text with a line that says what was wrong and what to do";
  expect(error.code == status,
         call + " gave status " + std::to_string(status) + " and left code " + std::to_string(error.code) +
             " in the error",
         remedy);
  expect(error.text_size > 0 && error.text_size <= ASSAY_ERROR_CAPACITY,
         call + " left a text of " + std::to_string(error.text_size) + " bytes in the error", remedy);
  const std::string words(error.text, error.text_size);
  expect(!find_invalid_utf8(words) && words.find('\0') == std::string::npos,
         call + " left a text that is not UTF-8, or holds a NUL: " + assay::quoted(words), remedy);
  expect(words.find('\n') == std::string::npos,
         call + " left a text of several lines: " + assay::quoted(words), remedy);
  expect(error.struct_size == sizeof error, call + " changed struct_size of the error",
         "leave the fields of the caller alone");
}

void error_text(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    assay_error error = empty_error();
    look_at_error("create of a scorer that there is not", try_id(trial, "nobody.scorer", error), error);
    assay_error untouched = empty_error();
    const assay_error before = untouched;
    const assay_status status = try_id(trial, trial.setting.scorer, untouched);
    expect(status != ASSAY_OK || std::memcmp(&before, &untouched, sizeof before) == 0,
           "create succeeded and wrote to the error (" + trial.setting.name + ")",
           "leave the error alone when all goes well");
  });
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ScorerSettings& of : all_scorer_settings(subject, opened)) {
    if (!of.refused.empty())
      look_at_error("create of scorer " + of.scorer + " with instrument " + of.refused, ASSAY_E_CONTENT,
                    of.reason);
  }
}

}  // namespace

std::vector<Check> scorer_setup_checks() {
  using T = Topic;
  using L = Level;
  return {
      {{"scorer-usable", T::Scorer, L::Basic,
        "each scorer takes an instrument: one that was named, one of the plugin's or a sample",
        {"manifest-agrees", "instrument-ids", "norms"}}, usable},
      {{"scorer-measures", T::Scorer, L::Basic,
        "ids, titles, ranges, levels and roles of measures are such as a score file can have",
        {"scorer-usable"}}, measures},
      {{"scorer-refuses", T::Scorer, L::Basic,
        "an unknown id, or an index beyond count, is refused with ASSAY_E_ARGUMENT",
        {"scorer-usable"}}, refuses},
      {{"scorer-error-text", T::Scorer, L::Standard, "a refusal says its code and a line for people",
        {"scorer-refuses"}}, error_text},
  };
}

}  // namespace assay::conformance
