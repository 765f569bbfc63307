// Documents about the instrument alone: the framework page and the form that a rater fills in.
#pragma once

#include "report_context.hpp"

namespace bcsc {

class FrameworkSheet final : public assay::sdk::ReportWriter {
 public:
  explicit FrameworkSheet(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

class BlankForm final : public assay::sdk::ReportWriter {
 public:
  explicit BlankForm(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace bcsc
