#include <assay/sdk/plugin.hpp>

#include "comparison_report.hpp"

namespace crosswalk {

struct Plugin final : assay::sdk::Plugin {
  explicit Plugin(const assay::sdk::Host& host) : assay::sdk::Plugin(host) {
    add_report<ComparisonReport>("crosswalk.person", "One person under several frameworks",
                                 ASSAY_REPORT_COMPARISON);
  }
};

}  // namespace crosswalk

ASSAY_PLUGIN(crosswalk::Plugin)
