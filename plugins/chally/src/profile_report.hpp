// The profile of one person, "chally.profile": cover, contents, how to read it, the profile at a glance, and
// a section for each competency whose text follows the band of its score.
#pragma once

#include "report_context.hpp"

namespace chally {

class ProfileReport final : public assay::sdk::ReportWriter {
 public:
  explicit ProfileReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
};

}  // namespace chally
