// The gap report of one person, "ctk.gap": cover, contents, how to read it, the fit to the job and its task
// groups, each competency against the job's level, what to develop first, and preferences against the job's
// characteristics.
#pragma once

#include "report_context.hpp"

namespace ctk {

class GapReport final : public assay::sdk::ReportWriter {
 public:
  explicit GapReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace ctk
