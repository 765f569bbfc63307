// Documents about the job alone: its description, and the forms to fill in.
#pragma once

#include "report_context.hpp"

namespace ctk {

// "ctk.job-description": the facts of the job, its task groups, competencies and characteristics.
class JobDescription final : public assay::sdk::ReportWriter {
 public:
  explicit JobDescription(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

// "ctk.blank-form": a form for each way in that the instrument has: behaviours and levels for those who rate,
// and preferences for the person.
class BlankForm final : public assay::sdk::ReportWriter {
 public:
  // Refuses an instrument without items.
  explicit BlankForm(const assay::sdk::ReportSetup& setup);
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace ctk
