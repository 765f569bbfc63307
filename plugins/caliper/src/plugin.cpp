#include <assay/sdk/plugin.hpp>

#include "assay_instruments.hpp"
#include "fit_report.hpp"
#include "scorer.hpp"
#include "sheets.hpp"

namespace caliper {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
    add_scorer<Scorer>("caliper.scorer", "Caliper scorer");
    add_report<FitReport>("caliper.fit", "Fit to the job model");
    add_report<LibraryEntry>("caliper.library-entry", "Competency library entry", ASSAY_REPORT_SHEET);
    add_report<JobModelSheet>("caliper.job-model", "Job model", ASSAY_REPORT_SHEET);
    add_report<BlankForm>("caliper.blank-form", "Blank rating form", ASSAY_REPORT_SHEET);
  }
};

}  // namespace caliper

ASSAY_PLUGIN(caliper::Plugin)
