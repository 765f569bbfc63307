// Documents about the instrument alone: the library entry, the job model, and the form that a rater fills in.
#pragma once

#include "report_context.hpp"

namespace caliper {

class LibraryEntry final : public assay::sdk::ReportWriter {
 public:
  explicit LibraryEntry(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

class JobModelSheet final : public assay::sdk::ReportWriter {
 public:
  explicit JobModelSheet(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

class BlankForm final : public assay::sdk::ReportWriter {
 public:
  // Refuses an instrument without ratings.
  explicit BlankForm(const assay::sdk::ReportSetup& setup);
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace caliper
