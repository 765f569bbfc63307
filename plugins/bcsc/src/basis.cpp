#include "basis.hpp"

#include <algorithm>

#include <assay/sdk/agreement.hpp>

namespace bcsc {

using assay::sdk::AgreementBasis;
using assay::sdk::DocumentBuilder;
using assay::sdk::RankBound;
using assay::sdk::Undefined;
using assay::sdk::view;

namespace {

// The figure, or why it is missing.
std::string shown(const ReportContext& context, std::optional<double> mean, bool withheld) {
  if (withheld) return std::string(context.wording("undefined.withheld"));
  return mean ? context.figure(mean) : std::string(context.wording("undefined.no-answers"));
}

std::string count(const ReportContext& context, std::optional<double> raters, bool withheld) {
  return withheld ? std::string(context.wording("undefined.withheld"))
                  : context.whole_figure(raters.value_or(0));
}

// `basis` is empty for a single question, which bears no word.
std::string agreement_shown(const ReportContext& context, std::optional<double> agreement, std::optional<double> raters,
                            bool withheld, const AgreementBasis& basis = {}) {
  if (withheld) return std::string(context.wording("undefined.withheld"));
  if (!agreement) {
    if (raters.value_or(0) == 0) return std::string(context.wording("undefined.no-answers"));
    return std::string(context.wording("undefined." + std::string(word_of(Undefined::FewRaters))));
  }
  if (!basis.bears_word()) return context.figure(agreement);
  const std::string word = "agreement." + std::string(assay::sdk::agreement_word(*agreement));
  return context.wording("agreement.one", {{"figure", context.figure(agreement)}, {"word", context.wording(word)}});
}

// `kind` is where the words for a bound stand: "percentile.bound" or "percentile.cell".
std::string rank_text(const ReportContext& context, const Scores& scores, std::uint32_t construct, std::uint32_t slot,
                      const std::string& kind) {
  const auto mean = scores.mean(construct, slot);
  if (!mean) return shown(context, mean, scores.withheld(construct, slot));
  const auto rank = scores.percentile(construct, slot);
  if (!rank) return std::string(context.wording("undefined.no-norm"));
  const RankBound bound = context.bound(construct, slot, *mean);
  if (bound == RankBound::None) return context.whole_figure(rank);
  // An end of the table as the norm has it: 97.5 cut to 97 would be another one.
  return context.wording(kind + (bound == RankBound::OrAbove ? ".above" : ".below"),
                         {{"percentile", context.format.short_number(*rank, 2)}});
}

// Whether the norm's rows know sizes of their own; else that of the whole says it all.
bool any_size(const ReportContext& context) {
  for (const Unit& unit : context.framework.units()) {
    for (const std::uint32_t role : context.framework.roles()) {
      const auto row = context.norm->find(ASSAY_SUBJECT_CONSTRUCT, unit.construct, role);
      if (row && row->n() > 0) return true;
    }
  }
  return false;
}

}  // namespace

std::string mean_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                      std::uint32_t slot) {
  return shown(context, scores.mean(construct, slot), scores.withheld(construct, slot));
}

std::string item_mean_text(const ReportContext& context, const Scores& scores, std::uint32_t item,
                           std::uint32_t slot) {
  return shown(context, scores.item_mean(item, slot), scores.item_withheld(item, slot));
}

std::string percentile_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot) {
  return rank_text(context, scores, construct, slot, "percentile.bound");
}

std::string percentile_cell(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                            std::uint32_t slot) {
  return rank_text(context, scores, construct, slot, "percentile.cell");
}

std::string percentile_ends(const ReportContext& context) {
  const auto table = context.norm->percentiles();
  return context.wording("reading.percentile.ends",
                         {{"low", context.format.short_number(table[0], 2)},
                          {"high", context.format.short_number(table[table.size() - 1], 2)}});
}

std::string raters_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                        std::uint32_t slot) {
  return count(context, scores.n(construct, slot), scores.withheld(construct, slot));
}

std::string item_raters_text(const ReportContext& context, const Scores& scores, std::uint32_t item,
                             std::uint32_t slot) {
  return count(context, scores.item_n(item, slot), scores.item_withheld(item, slot));
}

std::string agreement_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                           std::uint32_t slot) {
  AgreementBasis basis;
  for (const Unit& unit : context.framework.units()) {
    for (const Element& element : unit.elements) {
      if (unit.construct != construct && element.construct != construct) continue;
      for (const std::uint32_t item : element.items) basis.add(scores.item_n(item, slot));
    }
  }
  return agreement_shown(context, scores.agreement(construct, slot), scores.n(construct, slot),
                         scores.withheld(construct, slot), basis);
}

std::string item_agreement_text(const ReportContext& context, const Scores& scores, std::uint32_t item,
                                std::uint32_t slot) {
  return agreement_shown(context, scores.item_agreement(item, slot), scores.item_n(item, slot),
                         scores.item_withheld(item, slot));
}

std::string error_text(const ReportContext& context, const Scores& scores, std::uint32_t construct,
                       std::uint32_t slot) {
  const auto error = scores.standard_error(construct, slot);
  return error ? context.wording("error.one", {{"figure", context.figure(error)}}) : std::string();
}

std::string norm_text(const ReportContext& context) {
  const double n = context.norm->n();
  if (n <= 0) return context.wording("norm.unknown", {{"norm", context.norm->title()}});
  return context.wording("norm.size", {{"norm", context.norm->title()}, {"n", context.whole_figure(n)}});
}

std::string norm_size_text(const ReportContext& context, std::uint32_t construct, std::uint32_t slot) {
  if (slot == context.framework.pooled()) return std::string(context.wording("undefined.no-norm"));
  const auto row = context.norm->find(ASSAY_SUBJECT_CONSTRUCT, construct, context.framework.roles()[slot]);
  if (!row) return std::string(context.wording("undefined.no-norm"));
  const double n = row->n() > 0 ? row->n() : context.norm->n();
  return n > 0 ? context.whole_figure(n) : std::string(context.wording("undefined.unknown"));
}

void write_basis_rules(const ReportContext& context, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.list_item(wording("reading.na-rule"));
  document.list_item(wording("reading.agreement"));
  if (context.norm) document.list_item(wording("reading.error"));
  document.list_item(wording("reading.undefined"));
}

void write_withheld_roles(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  if (scores.withheld_roles().empty()) return;
  const auto& wording = context.wording;
  document.callout(wording("withheld.title"), {}, "remark", [&] {
    for (const auto& [slot, reason] : scores.withheld_roles()) {
      const std::string_view key = reason == ASSAY_WITHHELD_EARLIER ? "withheld.earlier" : "withheld.few";
      document.paragraph(wording(key, {{"role", context.role_title(slot)},
                                       {"minimum", context.whole(scores.assessed().minimum_raters())}}));
    }
  });
}

void write_basis(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<std::uint32_t> slots = scores.roles();
  if (slots.size() > 1) slots.push_back(context.framework.pooled());
  if (slots.empty()) return;
  const bool sizes = context.norm && any_size(context);
  // A norm need not know how reliable its means are.
  const bool errors = std::any_of(context.framework.units().begin(), context.framework.units().end(), [&](const Unit& unit) {
    return std::any_of(slots.begin(), slots.end(), [&](std::uint32_t slot) {
      return !error_text(context, scores, unit.construct, slot).empty();
    });
  });
  std::vector<assay::sdk::Column> columns = {{wording("unit.results.rater"), 3},
                                             {wording("basis.raters"), 1, ASSAY_ALIGN_END},
                                             {wording("basis.mean"), 2, ASSAY_ALIGN_END},
                                             {wording("basis.agreement"), 3}};
  if (sizes) columns.push_back({wording("basis.norm"), 2, ASSAY_ALIGN_END});
  document.section({"basis", wording("basis.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording(errors ? "basis.text" : "basis.text.no-error"));
    if (context.norm) document.paragraph(wording("basis.norm.text", {{"norm", norm_text(context)}}));
    document.table(wording(errors ? "basis.caption" : "basis.caption.no-error"), columns, [&] {
      for (const Unit& unit : context.framework.units()) {
        document.row(
            [&] {
              document.text_cell(context.unit_title(unit), ASSAY_FLAG_HEADER,
                                 static_cast<std::uint32_t>(columns.size()), ASSAY_SPAN_STRONG);
            },
            ASSAY_FLAG_GROUP_HEAD);
        for (const std::uint32_t slot : slots) {
          std::string mean = mean_text(context, scores, unit.construct, slot);
          if (const auto error = error_text(context, scores, unit.construct, slot); !error.empty()) mean += " " + error;
          document.row([&] {
            document.text_cell(context.role_title(slot), ASSAY_FLAG_HEADER);
            document.text_cell(raters_text(context, scores, unit.construct, slot));
            document.text_cell(mean);
            document.text_cell(agreement_text(context, scores, unit.construct, slot));
            if (sizes) document.text_cell(norm_size_text(context, unit.construct, slot));
          });
        }
      }
    });
  });
}

}  // namespace bcsc
