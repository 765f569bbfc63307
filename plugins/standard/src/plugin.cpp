#include <assay/sdk/plugin.hpp>

#include "blank_form.hpp"
#include "group_report.hpp"
#include "individual_report.hpp"
#include "reference_sheet.hpp"
#include "scorer.hpp"

namespace standard {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_scorer<Scorer>("standard.scorer", "Means, sums or percents by role, as the instrument says");
    add_report<IndividualReport>("standard.individual", "Report on a person");
    add_report<GroupReport>("standard.group", "Report on all persons and their groups", ASSAY_REPORT_GROUP);
    add_report<ReferenceSheet>("standard.reference", "The instrument as a reference document",
                               ASSAY_REPORT_SHEET);
    add_report<BlankForm>("standard.blank-form", "Blank form for raters", ASSAY_REPORT_SHEET);
  }
};

}  // namespace standard

ASSAY_PLUGIN(standard::Plugin)
