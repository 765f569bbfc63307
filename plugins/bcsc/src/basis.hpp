// What a score rests on, in words: raters, agreement, standard error, the norm's sample; and why a figure is
// missing.
#pragma once

#include <string>
#include <string_view>

#include "report_context.hpp"

namespace bcsc {

// A mean; where there is none, a word why: that it is withheld, or that nobody answered.
std::string mean_text(const ReportContext& context, const Scores& scores, std::uint32_t construct, std::uint32_t slot);
std::string item_mean_text(const ReportContext& context, const Scores& scores, std::uint32_t item, std::uint32_t slot);
// A percentile rank: "38", or at an end of the norm's table "90 or above", in a table's cell "≥ 90"; where there is
// none, a word why.
std::string percentile_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot);
std::string percentile_cell(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot);
// What such an end means, with the norm's own; only where there is a norm.
std::string percentile_ends(const ReportContext& context);
// "6"; or that it is withheld.
std::string raters_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                        std::uint32_t slot);
std::string item_raters_text(const ReportContext& context, const Scores& scores, std::uint32_t item,
                             std::uint32_t slot);
// "0.83 strong", "0.83" where a word would say too much; or why there is none.
std::string agreement_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                           std::uint32_t slot);
std::string item_agreement_text(const ReportContext& context, const Scores& scores, std::uint32_t item,
                                std::uint32_t slot);
// "± 0.31", a standard error to either side; empty where it is not known.
std::string error_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                       std::uint32_t slot);
// The norm's title with its size: "International group (n = 1200)".
std::string norm_text(const ReportContext& context);
// The size of the sample that a construct is held against in a role; or that it is not known, or that there is none.
std::string norm_size_text(const ReportContext& context, std::uint32_t construct, std::uint32_t slot);

// The rules for reading these figures, as items of the list under way.
void write_basis_rules(const ReportContext& context, assay::sdk::DocumentBuilder& document);
// Says which roles are withheld, and why; nothing where none is.
void write_withheld_roles(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
// The table of what the units' scores rest on.
void write_basis(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);

}  // namespace bcsc
