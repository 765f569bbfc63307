// A report writer at work: made for an instrument and a client, given something to write about, its events
// taken down. What goes wrong on the way can be made to happen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entries.hpp"
#include "render_trial.hpp"
#include "sample_inputs.hpp"
#include "scorer_setting.hpp"

namespace assay::conformance {

// What a report writer is made with. Keeps all that it hands out.
struct ReportSetting : Setting {  // without a model for a comparison
  std::string report;             // its id
  std::uint32_t about = ASSAY_REPORT_CASE;
  TextPairs wording;
  std::string locale, client_name;
};

// How something is handed over, and what happens on the way; events count from 0.
struct Handing {
  double behind_empty = 0;  // what stands in cells without a value
  bool grown = false;       // structs and arrays are longer than the plugin knows
  std::size_t sink_fails_at = kNever;
  std::function<void(std::size_t)> before_event;
};

struct Writing {
  assay_status status = ASSAY_OK;
  assay_error error{};
  DocumentTree tree;  // of all events up to the first that failed
  std::size_t events = 0, after_failure = 0;
  bool sink_failed = false, touched = false;  // it wrote to what it was handed
  std::string refused;                        // the event that broke the grammar, as the host tells it
  std::size_t depth = 0;

  std::vector<std::string> lines() const;
};

// A report writer that is made.
class ReportUse {
 public:
  ReportUse(const Opened& plugin, const ReportSetting& setting, bool grown = false);
  ~ReportUse();
  ReportUse(const ReportUse&) = delete;
  ReportUse& operator=(const ReportUse&) = delete;

  assay_status status() const { return status_; }
  const assay_error& error() const { return error_; }
  bool made() const { return writer_ != nullptr; }
  // "report bcsc.individual, instrument bcsc.csc-360"
  std::string name() const;

  // [any thread]
  Writing write(const ReportInput& input, const Handing& handing = {}) const;
  // The events. Throws Failed when there is an error.
  std::vector<std::string> lines(const ReportInput& input, const Handing& handing = {}) const;

 private:
  assay_status call(const ReportInput& input, const void* what, const assay_document_sink& sink,
                    assay_error* error) const;
  const void* lay_out(const ReportInput& input, double behind_empty, Handover& memory) const;

  const assay_report_writer_interface* calls_;
  ReportSetting setting_;
  PairTable wording_;
  Handover memory_;
  assay_report_setup* setup_ = nullptr;
  assay_report_writer* writer_ = nullptr;
  assay_status status_ = ASSAY_OK;
  assay_error error_{};
};

// One report in one setting, with what it can be tried on.
struct ReportTrial {
  ReportSetting setting;
  ScoreSource scores;  // empty for sheets and comparisons
  std::vector<std::string> group_words;
  std::vector<ReportInput> inputs;

  ReportInput random_input(std::uint64_t seed) const;
};

// Every report of the plugin, with each instrument that it takes. `options`: also with options at their ends,
// at strict. Throws PassedOver when the plugin has no reports, or one takes nothing that there is; Failed
// when a report refuses the scores of the plugin's own scorer, or create fails otherwise than by
// ASSAY_E_CONTENT.
std::vector<ReportTrial> report_trials(const Subject& subject, const Opened& plugin, bool options = false);

}  // namespace assay::conformance
