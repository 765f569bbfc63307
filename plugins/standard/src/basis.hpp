// What a score rests on, in words, and why a figure is missing.
#pragma once

#include <string>
#include <string_view>

#include "report_context.hpp"

namespace standard {

// A score; where there is none, why: that it is withheld, that nobody answered, or that too few did.
std::string score_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                       std::uint32_t slot);
// The same with the standard error, where it is known: "3.25 ± 0.40".
std::string score_and_error(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot);
std::string raters_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                        std::uint32_t slot);
// A percentile, at an end of the norm's table "≥ 90"; or that there is no norm, or no score that it could be of.
std::string percentile_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot);
// "0.83 strong"; or why there is none.
std::string agreement_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                           std::uint32_t slot);
// An item's mean answer; or why there is none.
std::string item_text(const ReportContext& context, const Scores& scores, std::uint32_t item, std::uint32_t slot,
                      int decimals);
// The norm's title with its size.
std::string norm_text(const ReportContext& context);

// How to read these figures, as items of the list under way.
void write_basis_rules(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
// Says which roles are withheld, and why; nothing where none is.
void write_withheld_roles(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);

}  // namespace standard
