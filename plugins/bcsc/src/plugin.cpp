#include <assay/sdk/plugin.hpp>

#include "assay_instruments.hpp"
#include "individual_report.hpp"
#include "scorer.hpp"
#include "sheets.hpp"

namespace bcsc {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
    add_scorer<Scorer>("bcsc.scorer", "BCSC 360 scorer");
    add_report<IndividualReport>("bcsc.individual", "Individual 360 report");
    add_report<FrameworkSheet>("bcsc.framework", "Competency framework", ASSAY_REPORT_SHEET);
    add_report<BlankForm>("bcsc.blank-form", "Blank form for raters", ASSAY_REPORT_SHEET);
  }
};

}  // namespace bcsc

ASSAY_PLUGIN(bcsc::Plugin)
