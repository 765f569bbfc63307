// What a level rests on, in words, and why a figure is missing.
#pragma once

#include <string>

#include "report_context.hpp"

namespace ctk {

// Why a competency has no level in a slot: that it is withheld, or that nobody rated it.
std::string why_no_level(const ReportContext& context, const Scores& scores, const Competency& one,
                         std::uint32_t slot);
// The level attained, or why there is none.
std::string level_text(const ReportContext& context, const Scores& scores, const Competency& one, std::uint32_t slot);
std::string gap_text(const ReportContext& context, const Scores& scores, const Competency& one, std::uint32_t slot);
std::string raters_text(const ReportContext& context, const Scores& scores, const Competency& one,
                        std::uint32_t slot);
// "0.83 strong"; or why there is none.
std::string agreement_text(const ReportContext& context, const Scores& scores, const Competency& one,
                           std::uint32_t slot);
// Says which roles are withheld, and why; nothing where none is.
void write_withheld_roles(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);

}  // namespace ctk
