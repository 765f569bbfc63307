#include "basis.hpp"

#include <algorithm>
#include <assay/sdk/agreement.hpp>

namespace ctk {

using assay::sdk::DocumentBuilder;
using assay::sdk::Undefined;

std::string why_no_level(const ReportContext& context, const Scores& scores, const Competency& one,
                         std::uint32_t slot) {
  return std::string(context.wording(scores.withheld(one, slot) ? "undefined.withheld" : "undefined.not-rated"));
}

std::string level_text(const ReportContext& context, const Scores& scores, const Competency& one,
                       std::uint32_t slot) {
  const auto level = scores.attained(one, slot);
  return level ? context.figure(level) : why_no_level(context, scores, one, slot);
}

std::string gap_text(const ReportContext& context, const Scores& scores, const Competency& one, std::uint32_t slot) {
  const auto gap = scores.gap(one, slot);
  return gap ? context.signed_figure(gap) : why_no_level(context, scores, one, slot);
}

std::string raters_text(const ReportContext& context, const Scores& scores, const Competency& one,
                        std::uint32_t slot) {
  if (scores.withheld(one, slot)) return why_no_level(context, scores, one, slot);
  return context.plain_figure(scores.raters(one, slot).value_or(0));
}

std::string agreement_text(const ReportContext& context, const Scores& scores, const Competency& one,
                           std::uint32_t slot) {
  if (!scores.attained(one, slot)) return why_no_level(context, scores, one, slot);
  const auto agreement = scores.agreement(one, slot);
  if (!agreement) {
    // Several raters may each have rated other behaviours; then none was rated by two.
    const std::vector<std::uint32_t> items =
        scores.from_level(one, slot) ? std::vector{one.level_item} : one.behaviours;
    const bool even = std::all_of(items.begin(), items.end(), [&](std::uint32_t item) {
      return assay::sdk::even_scale(context.model.scales()[context.model.items()[item].scale]).has_value();
    });
    const std::string why(word_of(even ? Undefined::FewRaters : Undefined::Uneven));
    return std::string(context.wording("undefined." + why));
  }
  assay::sdk::AgreementBasis basis;
  if (!scores.from_level(one, slot)) {
    for (const std::uint32_t item : one.behaviours) basis.add(scores.item_raters(item, slot));
  }
  if (!basis.bears_word()) return context.figure(agreement);
  const std::string word = "agreement." + std::string(assay::sdk::agreement_word(*agreement));
  return context.wording("agreement.one",
                         {{"figure", context.figure(agreement)}, {"word", context.wording(word)}});
}

void write_withheld_roles(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  for (std::uint32_t slot = 0; slot < context.job.pooled(); ++slot) {
    const std::uint32_t reason = scores.assessed().withheld(context.job.roles()[slot]);
    if (reason == ASSAY_WITHHELD_NO) continue;
    const std::string_view key = reason == ASSAY_WITHHELD_EARLIER ? "withheld.earlier" : "withheld.few";
    document.paragraph(wording(key, {{"role", context.role_title(slot)},
                                     {"minimum", context.whole(scores.assessed().minimum_raters())}}));
  }
}

}  // namespace ctk
