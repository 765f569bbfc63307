// The list of the checks of report writers, and the first of them: they can be made, write what keeps the
// grammar, and refuse what they do not have.
#include "report_checks.hpp"

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "outcome.hpp"
#include "registry.hpp"

namespace assay::conformance {
namespace {

constexpr const char* kGrammar = "keep to what may stand in what; see assay/abi/document.h";

}  // namespace

void report_usable(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    const Writing writing = use.write(trial.inputs.front());
    if (!writing.refused.empty()) continue;  // another check is about it
    const std::string call = use.name() + ", with " + trial.inputs.front().name;
    expect(writing.status == ASSAY_OK, call + ", failed: " + told(writing.status, writing.error),
           "let write succeed for an ordinary case");
    expect(writing.events > 0, call + ", succeeded and sent nothing",
           "send the document, from opening DOCUMENT to closing it");
  }
}

void report_refuses(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const std::string& id = trial.setting.report;
    for (const std::string& wrong : {std::string("no.such-report"), std::string(), id + "x", id.substr(1)}) {
      ReportSetting setting = trial.setting;
      setting.report = wrong;
      const ReportUse use(opened, setting);
      const std::string call = "create of the report " + assay::quoted(wrong) + ", which there is not,";
      const std::string remedy = "compare the whole id, and fail with ASSAY_E_ARGUMENT and a text";
      expect(use.status() == ASSAY_E_ARGUMENT, call + " gave " + told(use.status(), use.error()), remedy);
      expect(use.error().text_size > 0, call + " failed without a reason", remedy);
    }
  }
}

void report_unsupported(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  bool groups = false, comparisons = false;
  for (const Entry& entry : report_entries(opened)) {
    groups = groups || entry.about == ASSAY_REPORT_GROUP;
    comparisons = comparisons || entry.about == ASSAY_REPORT_COMPARISON;
  }
  const auto check = [&](const ReportUse& use, const ReportInput& input, const std::string& function) {
    const Writing writing = use.write(input);
    expect(writing.status == ASSAY_E_UNSUPPORTED,
           function + " of a plugin that has no such report gave " + told(writing.status, writing.error) +
               " and not ASSAY_E_UNSUPPORTED (" + use.name() + ")",
           "fail with ASSAY_E_UNSUPPORTED, and send nothing");
  };
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    if (!groups && trial.setting.model != nullptr) {
      const GroupParts none{"2026-03-31", "department", {}, made_up_scores(*trial.setting.model, 0, 1), {}, {}};
      check(use, {"a set of no cases", none}, "write_group");
    }
    if (!comparisons) check(use, comparison_inputs().front(), "write_comparison");
  }
}

void report_grammar(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      const Writing writing = use.write(input);
      const std::string call = use.name() + ", with " + input.name;
      expect(writing.refused.empty(), call + ", breaks the grammar at " + writing.refused, kGrammar);
      if (writing.status != ASSAY_OK) continue;  // another check is about it
      expect(writing.events > 0, call + ", succeeded and sent nothing",
             "send the document, from opening DOCUMENT to closing it");
      expect(writing.depth == 0, call + ", leaves " + std::to_string(writing.depth) + " elements open",
             "close what was opened");
    }
  }
}

void report_links(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      Writing writing = use.write(input);
      if (writing.status != ASSAY_OK) continue;
      try {
        writing.tree.finish(trial.setting.report);
      } catch (const Error& error) {
        const std::string& what = error.problems().front().what;
        const std::size_t from = what.find("the contract: ");
        throw Failed(
            use.name() + ", with " + input.name + ": " +
                (from == std::string::npos ? what : what.substr(from + 14)),
            "link only to an id that the same document has, in every case: also where a part is left out");
      }
    }
  }
}

std::vector<Check> report_checks() {
  using T = Topic;
  using L = Level;
  const auto after = [](std::initializer_list<std::string_view> more) {
    std::vector<std::string_view> all = {"loads", "manifest-agrees", "report-usable"};
    all.insert(all.end(), more);
    return all;
  };
  return {
      {{"report-usable",
        T::Report,
        L::Basic,
        "each report can be made and writes something",
        // The scores of its own scorers are what a report is tried with.
        {"manifest-agrees", "instrument-ids", "norms", "content", "scorer-scores", "scorer-zero-raters", "scorer-same-twice",
         "scorer-instances", "scorer-runs"}},
       report_usable},
      {{"report-refuses", T::Report, L::Basic, "a report that there is not is refused with ASSAY_E_ARGUMENT",
        after({})},
       report_refuses},
      {{"report-unsupported", T::Report, L::Basic,
        "a kind of report that the plugin lacks is refused with ASSAY_E_UNSUPPORTED", after({})},
       report_unsupported},
      {{"report-grammar", T::Report, L::Basic,
        "events keep the grammar of a document: sections nest, ids are unique, text is UTF-8", after({})},
       report_grammar},
      {{"report-links", T::Report, L::Basic, "every link leads to an element of the document",
        after({"report-grammar"})},
       report_links},
      {{"report-input-untouched", T::Report, L::Basic, "what was handed over is as it was", after({})},
       report_input_untouched},
      {{"report-same-twice", T::Report, L::Basic,
        "the same input gives the same events: again, from another instance and process, at another time",
        after({"report-grammar"})},
       report_same_twice},
      {{"report-locale", T::Report, L::Standard, "the events do not depend on the process's locale",
        after({"report-same-twice"})},
       report_locale},
      {{"report-threads", T::Report, L::Standard, "reports written at once come out as one by one",
        after({"report-same-twice"})},
       report_threads},
      {{"report-sink-fails", T::Report, L::Basic, "a sink that fails is an error, and hears no more",
        after({"report-grammar"})},
       report_sink_fails},
      {{"report-strides", T::Report, L::Standard,
        "structs and arrays that have grown are read by their size and stride", after({"report-same-twice"})},
       report_strides},
      {{"report-gaps", T::Report, L::Basic, "there may be gaps everywhere, and nothing of them is shown",
        after({"report-same-twice"})},
       report_gaps},
      {{"report-hostile-text", T::Report, L::Basic, "text is passed on as it is", after({"report-grammar"})},
       report_hostile_text},
      {{"report-wording", T::Report, L::Standard, "a text that is missing is an error that names it",
        after({"report-grammar"})},
       report_wording},
      {{"report-options", T::Report, L::Strict, "options at their ends give reports as well",
        after({"report-grammar", "report-links", "report-gaps"})},
       report_options},
      {{"report-fuzz", T::Report, L::Strict, "inputs that nobody would think of give reports as well",
        after({"report-same-twice", "report-links", "report-gaps", "report-hostile-text"})},
       report_fuzz},
  };
}

}  // namespace assay::conformance
