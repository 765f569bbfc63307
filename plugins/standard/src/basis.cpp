#include "basis.hpp"

#include <algorithm>
#include <assay/sdk/agreement.hpp>

namespace standard {

using assay::sdk::DocumentBuilder;
using assay::sdk::RankBound;
using assay::sdk::Undefined;

namespace {

std::string undefined(const ReportContext& context, std::string_view why) {
  return std::string(context.wording("undefined." + std::string(why)));
}

std::string why_no_score(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                         std::uint32_t slot) {
  if (scores.withheld(construct, slot)) return undefined(context, "withheld");
  const Node& node = context.tree.node(construct);
  if (!node.scored) return undefined(context, "no-unit");
  const auto answered = [&](std::uint32_t item) { return scores.item(item, slot).has_value(); };
  const bool some = std::any_of(node.beneath.begin(), node.beneath.end(), answered);
  return undefined(context, some ? "few-answers" : "no-answers");
}

}  // namespace

std::string score_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                       std::uint32_t slot) {
  const auto score = scores.score(construct, slot);
  return score ? context.score_figure(score) : why_no_score(context, scores, construct, slot);
}

std::string score_and_error(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot) {
  const auto error = scores.standard_error(construct, slot);
  std::string text = score_text(context, scores, construct, slot);
  if (error && scores.score(construct, slot)) {
    // A decimal more than the score: an error of half a point must not read as none.
    text += " " + context.wording("error.one", {{"figure", context.figure(error, context.rules.percents() ? 1 : 2)}});
  }
  return text;
}

std::string raters_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                        std::uint32_t slot) {
  if (scores.withheld(construct, slot)) return undefined(context, "withheld");
  return context.figure(scores.raters(construct, slot).value_or(0), 0);
}

std::string percentile_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot) {
  const auto score = scores.score(construct, slot);
  if (!score) return why_no_score(context, scores, construct, slot);
  const auto percentile = scores.percentile(construct, slot);
  if (!percentile) return undefined(context, "no-norm");
  const RankBound bound = context.bound(construct, slot, *score);
  if (bound == RankBound::None) return context.figure(percentile, 0);
  // An end of the table as the norm has it: 97.5 rounded to 98 would claim more.
  return context.wording(bound == RankBound::OrAbove ? "percentile.above" : "percentile.below",
                         {{"percentile", context.plain_figure(*percentile)}});
}

std::string agreement_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                           std::uint32_t slot) {
  if (!scores.score(construct, slot)) return why_no_score(context, scores, construct, slot);
  const auto agreement = scores.agreement(construct, slot);
  if (!agreement) {
    const auto& items = context.tree.node(construct).beneath;
    const bool several = std::any_of(items.begin(), items.end(), [&](std::uint32_t item) {
      return scores.item_raters(item, slot).value_or(0) >= 2;
    });
    return undefined(context, word_of(several ? Undefined::Uneven : Undefined::FewRaters));
  }
  assay::sdk::AgreementBasis basis;
  for (const std::uint32_t item : context.tree.node(construct).beneath) basis.add(scores.item_raters(item, slot));
  if (!basis.bears_word()) return context.figure(agreement);
  const std::string word = "agreement." + std::string(assay::sdk::agreement_word(*agreement));
  return context.wording("agreement.one", {{"figure", context.figure(agreement)}, {"word", context.wording(word)}});
}

std::string item_text(const ReportContext& context, const Scores& scores, std::uint32_t item, std::uint32_t slot,
                      int decimals) {
  if (scores.item_withheld(item, slot)) return undefined(context, "withheld");
  if (const auto mean = scores.item(item, slot)) return context.figure(mean, decimals);
  return undefined(context, scores.item_missing(item, slot) ? "no-answers" : "not-asked");
}

std::string norm_text(const ReportContext& context) {
  const double n = context.norm->n();
  if (!(n > 0)) return context.wording("norm.unknown", {{"norm", context.norm->title()}});
  return context.wording("norm.size", {{"norm", context.norm->title()}, {"n", context.plain_figure(n)}});
}

void write_basis_rules(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.list_item(wording("reading.raters"));
  if (scores.any_agreement()) document.list_item(wording("reading.agreement"));
  if (scores.any_standard_error()) document.list_item(wording("reading.error"));
  document.list_item(wording("reading.undefined"));
}

void write_withheld_roles(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  bool open = false;
  for (std::uint32_t slot = 0; slot < context.tree.pooled(); ++slot) {
    const std::uint32_t reason = scores.assessed().withheld(context.tree.roles()[slot]);
    if (reason == ASSAY_WITHHELD_NO) continue;
    if (!open) document.heading(wording("withheld.title"));
    open = true;
    const std::string_view key = reason == ASSAY_WITHHELD_EARLIER ? "withheld.earlier" : "withheld.few";
    document.paragraph(wording(key, {{"role", context.role_title(slot)},
                                     {"minimum", std::to_string(scores.assessed().minimum_raters())}}));
  }
}

}  // namespace standard
