// The whole instrument as a document, "standard.reference": what it measures, what is asked, on which scales,
// by whom it is answered and how it is scored.
#pragma once

#include "report_context.hpp"

namespace standard {

class ReferenceSheet final : public assay::sdk::ReportWriter {
 public:
  explicit ReferenceSheet(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace standard
