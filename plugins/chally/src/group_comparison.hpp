// The comparison of high performers with low producers, "chally.comparison": who is compared, the scores of
// the two groups, Cohen's d with its interval, how to read them, and the method.
#pragma once

#include "group_scores.hpp"
#include "report_context.hpp"

namespace chally {

class GroupComparison final : public assay::sdk::ReportWriter {
 public:
  explicit GroupComparison(const assay::sdk::ReportSetup& setup) : context_(setup), choice_(setup.options) {}
  void write_group(const assay::sdk::GroupSet& set, assay::sdk::DocumentBuilder& document) const override;

 private:
  ReportContext context_;
  GroupChoice choice_;
};

// What two samples have to say within the limits.
struct Compared {
  Compared(const TwoSamples& samples, const Limits& limits);

  bool high_shown, low_shown;  // their means
  bool spread_shown;
  std::optional<double> difference;
  std::optional<Effect> effect;
};

// The parts of the report, in a file of their own.
void write_figures(const ReportContext& context, const SourceFigures& figures, const Limits& limits,
                   assay::sdk::DocumentBuilder& document);
void write_guide(const ReportContext& context, const Limits& limits, assay::sdk::DocumentBuilder& document);

// How many persons another score picks out. Beside an earlier report, of few it says only that they are few.
std::string picked_out(const ReportContext& context, const Limits& limits, std::size_t persons);

}  // namespace chally
