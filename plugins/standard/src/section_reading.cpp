#include "basis.hpp"

namespace standard {

using assay::sdk::ArrayView;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// Each scale that an item is on, once.
std::vector<const assay_scale*> scales_in_use(const ReportContext& context) {
  std::vector<bool> used(context.model.scales().size());
  for (const assay_item& item : context.model.items()) used[item.scale] = true;
  std::vector<const assay_scale*> scales;
  for (std::size_t s = 0; s < used.size(); ++s) {
    if (used[s]) scales.push_back(&context.model.scales()[s]);
  }
  return scales;
}

std::string scale_line(const ReportContext& context, const assay_scale& scale) {
  const Range ends = ends_of(scale);
  const std::string anchors = context.anchors(scale);
  std::string line = context.wording(
      anchors.empty() ? "reading.scale" : "reading.scale.labels",
      {{"low", context.plain_figure(ends.low)}, {"high", context.plain_figure(ends.high)}, {"anchors", anchors}});
  if (scale.accepts_na != 0)
    line += " " + context.wording("reading.scale.na", {{"na", view(scale.na_label)}});
  return line;
}

void write_norm_notes(const ReportContext& context, DocumentBuilder& document) {
  const auto& wording = context.wording;
  if (context.norm->n() > 0) {
    document.list_item(context.format.plural("reading.percentile.sample", static_cast<std::uint64_t>(context.norm->n()),
                                           {{"norm", context.norm->title()}}));
  } else {
    document.list_item(wording("reading.percentile", {{"norm", context.norm->title()}}));
  }
  const ArrayView<double> table = context.norm->percentiles();
  const std::string low = context.plain_figure(table[0]), high = context.plain_figure(table[table.size() - 1]);
  document.list_item(wording("reading.percentile.ends", {{"low", low},
                                                         {"high", high},
                                                         {"below", wording("percentile.below", {{"percentile", low}})},
                                                         {"above", wording("percentile.above", {{"percentile", high}})}}));
  if (context.norm->illustrative()) document.list_item(wording("reading.illustrative"));
}

}  // namespace

void write_reading(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"reading", wording("reading.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("reading.purpose",
                               {{"name", scores.assessed().name()}, {"instrument", context.model.title()}}));
    if (!context.model.description().empty()) document.paragraph(context.model.description());
    document.list(false, [&] {
      for (const assay_scale* scale : scales_in_use(context)) document.list_item(scale_line(context, *scale));
      for (const std::string& rule : context.rules_in_words()) document.list_item(rule);
      document.list_item(wording("reading.rounded"));
      if (scores.views().size() > 1) document.list_item(wording("reading.pooled"));
      if (scores.any_gap()) document.list_item(wording("reading.gap"));
      if (context.norm && scores.any_percentile()) write_norm_notes(context, document);
      write_basis_rules(context, scores, document);
      document.list_item(wording("reading.care"));
    });
    write_withheld_roles(context, scores, document);
  });
}

}  // namespace standard
