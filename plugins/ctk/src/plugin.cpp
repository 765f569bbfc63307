#include <assay/sdk/plugin.hpp>

#include "assay_instruments.hpp"
#include "gap_report.hpp"
#include "scorer.hpp"
#include "sheets.hpp"

namespace ctk {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
    add_scorer<Scorer>("ctk.scorer", "Levels, gaps and fit to the job by role");
    add_report<GapReport>("ctk.gap", "Gaps of a person against the job");
    add_report<JobDescription>("ctk.job-description", "Job description", ASSAY_REPORT_SHEET);
    add_report<BlankForm>("ctk.blank-form", "Blank forms for raters and for the person", ASSAY_REPORT_SHEET);
  }
};

}  // namespace ctk

ASSAY_PLUGIN(ctk::Plugin)
