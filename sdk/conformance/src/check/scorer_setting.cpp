#include "scorer_setting.hpp"

#include <cstdio>

#include "assay/error.hpp"
#include "assay/files.hpp"
#include "digits.hpp"
#include "entries.hpp"
#include "outcome.hpp"
#include "sample_instruments.hpp"

namespace assay::conformance {
namespace {

using Models = std::vector<std::shared_ptr<const Model>>;

std::shared_ptr<const Model> model_of(std::string_view toml, const std::string& source) {
  return std::make_shared<const Model>(std::make_shared<const Instrument>(parse_instrument(toml, source)));
}

std::shared_ptr<const OptionTable> table_of(std::vector<OptionValue> values) {
  return std::make_shared<const OptionTable>(std::move(values));
}

std::vector<OptionValue> defaults_of(const Manifest& manifest) {
  std::vector<Problem> none;
  return resolve_options(manifest, {}, none);
}

// The values at which an option is tried, besides its default.
std::vector<OptionValue> ends_of(const OptionSchema& schema) {
  std::vector<OptionValue> values;
  const auto add = [&](std::string text, double number) {
    if (text != schema.otherwise.text) values.push_back({schema.key, schema.type, std::move(text), number});
  };
  for (const std::string& choice : schema.choices) add(choice, 0);
  if (schema.type == OptionType::Boolean)
    add(schema.otherwise.number == 1 ? "false" : "true", 1 - schema.otherwise.number);
  for (const auto& end : {schema.minimum, schema.maximum}) {
    if (end) add(digits(*end), *end);
  }
  return values;
}

std::vector<std::shared_ptr<const NormTable>> norms_for(const Manifest& manifest,
                                                        const Instrument& instrument) {
  std::vector<std::shared_ptr<const NormTable>> norms;
  for (const ProvidedNorm& provided : manifest.norms) {
    if (provided.instrument != instrument.id) continue;
    try {
      norms.push_back(std::make_shared<const NormTable>(std::make_shared<const Norm>(
          parse_norm(read_file(provided.file), provided.file.filename().string(), instrument))));
    } catch (const Error& error) {
      throw Failed("the norm " + provided.id + " cannot be used: " + format_line(error.problems().front()),
                   "mend the file that plugin.toml names for it");
    }
  }
  return norms;
}

// Whether the scorer takes the setting; its first refusal is kept in `settings`.
bool takes(const Opened& plugin, const assay_scorer_interface& calls, const ScorerSetting& setting,
           ScorerSettings& settings) {
  const assay_scorer_setup setup = setting.setup();
  assay_scorer* scorer = nullptr;
  assay_error error = empty_error();
  std::fprintf(stderr, "%s\n", setting.name.c_str());  // the last line is told when the process ends here
  const assay_status status = calls.create(plugin.instance(), text(setting.scorer), &setup, &scorer, &error);
  if (status == ASSAY_E_CONTENT) {
    if (settings.refused.empty()) {
      settings.refused = setting.model->instrument().id;
      settings.reason = error;
    }
    return false;
  }
  if (status != ASSAY_OK) {
    throw Failed(
        "create of scorer " + setting.scorer + " failed with " + setting.name + ": " + told(status, error),
        "an instrument, a norm or an option that the scorer cannot work with is refused with "
        "ASSAY_E_CONTENT");
  }
  if (scorer != nullptr) calls.destroy(scorer);
  return true;
}

}  // namespace

Models instruments_to_try(const Subject& subject, const Opened& plugin) {
  Models models;
  for (const std::filesystem::path& file : subject.instruments)
    models.push_back(model_of(read_file(file), file.string()));
  for (const Entry& entry : instrument_entries(plugin)) {
    try {
      models.push_back(model_of(entry.texts[2], entry.texts[1]));
    } catch (const Error&) {
      continue;
    }
  }
  for (const SampleInstrument& sample : sample_instruments())
    models.push_back(model_of(sample.toml, std::string(sample.name)));
  return models;
}

std::vector<Setting> settings_of(const Subject& subject, const Models& models) {
  const std::vector<OptionValue> defaults = defaults_of(subject.manifest);
  std::vector<Setting> settings;
  for (const auto& model : models) {
    const std::string name = "instrument " + model->instrument().id;
    settings.push_back({model, nullptr, table_of(defaults), name});
    for (const auto& norm : norms_for(subject.manifest, model->instrument())) {
      settings.push_back({model, norm, table_of(defaults), name + ", norm " + norm->norm().id});
    }
    if (subject.level != Level::Strict) continue;
    const Setting plain = settings.back();
    for (std::size_t i = 0; i < subject.manifest.options.size(); ++i) {
      for (const OptionValue& value : ends_of(subject.manifest.options[i])) {
        std::vector<OptionValue> values = defaults;
        values[i] = value;
        settings.push_back(
            {model, plain.norm, table_of(values), plain.name + ", option " + value.key + " = " + value.text});
      }
    }
  }
  return settings;
}

assay_scorer_setup ScorerSetting::setup() const {
  assay_scorer_setup setup{};
  setup.struct_size = sizeof setup;
  setup.model = &model->abi();
  setup.norm = norm == nullptr ? nullptr : &norm->abi();
  setup.rows = model->row_array();
  setup.options = options->abi();
  return setup;
}

std::vector<ScorerSettings> all_scorer_settings(const Subject& subject, const Opened& plugin) {
  const auto* calls = plugin.loaded().find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE);
  const std::vector<Entry> entries = scorer_entries(plugin);
  if (calls == nullptr || entries.empty()) throw PassedOver("the plugin has no scorers");
  const std::vector<Setting> settings = settings_of(subject, instruments_to_try(subject, plugin));
  std::vector<ScorerSettings> all;
  for (const Entry& entry : entries) {
    all.push_back({entry.id, {}, {}, empty_error()});
    for (const Setting& setting : settings) {
      if (setting.model->instrument().items.empty()) continue;  // nothing is ever scored with it
      ScorerSetting tried{setting, entry.id};
      tried.name = "scorer " + entry.id + ", " + setting.name;
      if (takes(plugin, *calls, tried, all.back())) all.back().taken.push_back(std::move(tried));
    }
  }
  return all;
}

std::vector<ScorerSetting> scorer_settings(const Subject& subject, const Opened& plugin) {
  std::vector<ScorerSetting> list;
  for (ScorerSettings& of : all_scorer_settings(subject, plugin)) {
    if (of.taken.empty()) throw PassedOver("scorer " + of.scorer + " takes none of the instruments");
    for (ScorerSetting& setting : of.taken) list.push_back(std::move(setting));
  }
  return list;
}

}  // namespace assay::conformance
