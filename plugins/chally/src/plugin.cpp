#include <assay/sdk/plugin.hpp>

#include "assay_instruments.hpp"
#include "group_comparison.hpp"
#include "profile_report.hpp"
#include "scorer.hpp"
#include "sheets.hpp"

namespace chally {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
    add_scorer<Scorer>("chally.scorer", "Scores from 0 to 99, bands and profile index by role");
    add_report<ProfileReport>("chally.profile", "Predictive profile of a person");
    add_report<GroupComparison>("chally.comparison", "High performers against low producers", ASSAY_REPORT_GROUP);
    add_report<Manual>("chally.manual", "Interpretation manual", ASSAY_REPORT_SHEET);
    add_report<BlankForm>("chally.blank-form", "Blank rating form", ASSAY_REPORT_SHEET);
  }
};

}  // namespace chally

ASSAY_PLUGIN(chally::Plugin)
