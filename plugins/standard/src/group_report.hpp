// The report on all persons of a run, "standard.group": the whole and its groups, by whatever the instrument measures.
#pragma once

#include "group_context.hpp"

namespace standard {

class GroupReport final : public assay::sdk::ReportWriter {
 public:
  explicit GroupReport(const assay::sdk::ReportSetup& setup) : context_(setup) {}
  void write_group(const assay::sdk::GroupSet& set, assay::sdk::DocumentBuilder& document) const override;

 private:
  GroupContext context_;
};

}  // namespace standard
