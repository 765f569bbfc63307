// What a rater fills in by hand, "standard.blank-form": the items in the order of the instrument.
#pragma once

#include "report_context.hpp"

namespace standard {

class BlankForm final : public assay::sdk::ReportWriter {
 public:
  // Refuses an instrument without items.
  explicit BlankForm(const assay::sdk::ReportSetup& setup);
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace standard
