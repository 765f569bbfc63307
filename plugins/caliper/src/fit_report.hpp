// The report of one person, "caliper.fit": cover, contents, introduction, and the fit to the model, families,
// scores by competency, strengths and development, and the ratings where there are any.
#pragma once

#include "report_context.hpp"

namespace caliper {

class FitReport final : public assay::sdk::ReportWriter {
 public:
  explicit FitReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace caliper
