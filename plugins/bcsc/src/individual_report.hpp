// The individual 360 report of one person, "bcsc.individual": cover, contents, introduction, and five
// sections: framework, overview, strengths and opportunities, results by unit, development plan.
#pragma once

#include "report_context.hpp"

namespace bcsc {

class IndividualReport final : public assay::sdk::ReportWriter {
 public:
  explicit IndividualReport(const assay::sdk::ReportSetup& setup);
  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace bcsc
