// What a score rests on, in words, and why a figure is missing.
#include <assay/sdk/agreement.hpp>

#include "report_context.hpp"

namespace caliper {

using assay::sdk::DocumentBuilder;
using assay::sdk::Undefined;

namespace {

std::string why(const ReportContext& context, bool withheld) {
  return std::string(context.wording(withheld ? "undefined.withheld" : "undefined.no-answers"));
}

}  // namespace

std::string score_text(const ReportContext& context, std::optional<double> score, bool withheld) {
  return score ? context.figure(score) : why(context, withheld);
}

std::string rating_text(const ReportContext& context, std::optional<double> rating, bool withheld) {
  return rating ? context.rating_figure(rating) : why(context, withheld);
}

std::string raters_text(const ReportContext& context, const Scores& scores, const Competency& competency,
                        std::size_t slot) {
  if (scores.withheld(competency, slot)) return why(context, true);
  return context.plain_figure(scores.raters(competency, slot).value_or(0));
}

std::string agreement_text(const ReportContext& context, const Scores& scores, const Competency& competency,
                           std::size_t slot) {
  if (!scores.rating(competency, slot)) return why(context, scores.withheld(competency, slot));
  const auto agreement = scores.agreement(competency, slot);
  if (!agreement) {
    const auto& scale = context.model.scales()[context.model.items()[competency.ratings.front()].scale];
    const bool even = assay::sdk::even_scale(scale).has_value();
    return std::string(
        context.wording("undefined." + std::string(word_of(even ? Undefined::FewRaters : Undefined::Uneven))));
  }
  assay::sdk::AgreementBasis basis;
  for (const std::uint32_t item : competency.ratings) basis.add(scores.item_raters(item, slot));
  if (!basis.bears_word()) return context.rating_figure(agreement);
  const std::string word = "agreement." + std::string(assay::sdk::agreement_word(*agreement));
  return context.wording("agreement.one",
                         {{"figure", context.rating_figure(agreement)}, {"word", context.wording(word)}});
}

void write_withheld_roles(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  for (std::size_t slot = 0; slot < context.framework.pooled(); ++slot) {
    const std::uint32_t reason = scores.assessed().withheld(context.framework.roles()[slot]);
    if (reason == ASSAY_WITHHELD_NO) continue;
    const std::string_view key = reason == ASSAY_WITHHELD_EARLIER ? "withheld.earlier" : "withheld.few";
    document.paragraph(wording(key, {{"role", context.role_title(slot)},
                                     {"minimum", context.whole(scores.assessed().minimum_raters())}}));
  }
}

}  // namespace caliper
