// What a plugin's scorers and reports are tried with: instruments, each with and without a norm, and options.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assay/bridge.hpp"
#include "subject.hpp"

namespace assay::conformance {

// An instrument with the norm and the options of one use. Keeps all that it hands out.
struct Setting {
  std::shared_ptr<const Model> model;
  std::shared_ptr<const NormTable> norm;  // may be null
  std::shared_ptr<const OptionTable> options;
  std::string name;  // "instrument bcsc.csc-360, norm bcsc.isg, option highlights = 1"
};

// The instruments to try, in order: those of the options, the plugin's own, those that come along. One of the
// plugin's own that cannot be read is left out: another check is about it.
std::vector<std::shared_ptr<const Model>> instruments_to_try(const Subject& subject, const Opened& plugin);

// Every instrument of `models` with the defaults of all options, with each norm that the plugin has for it
// and without; at strict also with each option at its ends, at each of its choices, or turned round, one at a
// time. Throws Failed when a norm of the plugin's cannot be read.
std::vector<Setting> settings_of(const Subject& subject,
                                 const std::vector<std::shared_ptr<const Model>>& models);

// A setting that one of the plugin's scorers takes.
struct ScorerSetting : Setting {
  std::string scorer;                // its id
  assay_scorer_setup setup() const;  // of what this keeps
};

// For each scorer of the plugin the settings that it takes; it need not take any. Throws PassedOver when the
// plugin has no scorers, Failed when create fails for another reason than that it does not take the setting.
struct ScorerSettings {
  std::string scorer;
  std::vector<ScorerSetting> taken;
  // The instrument of the first setting that it did not take, empty when it took all, and its reason.
  std::string refused;
  assay_error reason;
};
std::vector<ScorerSettings> all_scorer_settings(const Subject& subject, const Opened& plugin);
// The same in one list. Throws PassedOver also when a scorer takes none.
std::vector<ScorerSetting> scorer_settings(const Subject& subject, const Opened& plugin);

// Whether two measures say the same, to the last bit.
bool same(const MeasureInfo& one, const MeasureInfo& other);
// Whether the measure was declared for the level and the role of the row.
bool declared_for(const MeasureInfo& measure, const Model& model, const assay_row& row);

// A scorer of the plugin, by way of the contract alone. Destroyed at the end.
class LiveScorer {
 public:
  // What is handed over must outlive it. Throws Failed when create fails or gives nothing.
  LiveScorer(const Opened& plugin, const ScorerSetting& setting);
  LiveScorer(const Opened& plugin, const std::string& id, const assay_scorer_setup& setup);
  ~LiveScorer();
  LiveScorer(const LiveScorer&) = delete;
  LiveScorer& operator=(const LiveScorer&) = delete;

  assay_array measure_array() const;
  std::vector<MeasureInfo> measures() const;  // copies, with nothing checked
  // [any thread]
  assay_status score(const assay_batch& batch, const assay_score_table& table, assay_error& error) const;

 private:
  const assay_scorer_interface* calls_;
  assay_scorer_setup setup_;
  assay_scorer* scorer_ = nullptr;
};

}  // namespace assay::conformance
