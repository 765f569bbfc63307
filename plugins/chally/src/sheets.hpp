// Documents about the instrument alone: the interpretation manual and the form that a rater fills in.
#pragma once

#include "report_context.hpp"

namespace chally {

class Manual final : public assay::sdk::ReportWriter {
 public:
  explicit Manual(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

// Behaviours stand under running numbers, in the order of the instrument: their ids would tell which of them
// are reverse-keyed.
class BlankForm final : public assay::sdk::ReportWriter {
 public:
  // Refuses an instrument without behaviours.
  explicit BlankForm(const assay::sdk::ReportSetup& setup);
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  void write_head(assay::sdk::DocumentBuilder& document) const;

  ReportContext context_;
};

}  // namespace chally
