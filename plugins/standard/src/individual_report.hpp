// The report on one person, "standard.individual": cover, contents, how to read it, the overview, and a
// section for each construct down the tree, with whatever the instrument says of it.
#pragma once

#include "report_context.hpp"

namespace standard {

class IndividualReport final : public assay::sdk::ReportWriter {
 public:
  explicit IndividualReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace standard
