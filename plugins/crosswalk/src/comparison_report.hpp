// One person under several frameworks, "crosswalk.person": how to read it, which frameworks take part, the
// themes at a glance and one by one, and what only one framework covers. Figures stand side by side, each on
// its own scale; none is made out of two.
#pragma once

#include "report_context.hpp"

namespace crosswalk {

class ComparisonReport final : public assay::sdk::ReportWriter {
 public:
  explicit ComparisonReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_comparison(const assay::sdk::Comparison& comparison,
                        assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace crosswalk
