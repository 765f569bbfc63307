#include "report_context.hpp"

namespace ctk {

using assay::sdk::Chart;
using assay::sdk::Column;
using assay::sdk::DocumentBuilder;

namespace {

void write_figures(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead(), root = context.job.root();
  const std::string rated = context.whole(scores.rated(lead));
  document.key_figures([&] {
    const std::string_view role = context.role_title(lead);
    document.key_figure(wording("fit.fit", {{"role", role}}), context.percent(scores.fit(root, lead)), wording("fit.fit.note"));
    document.key_figure(
        wording("fit.coverage", {{"role", role}}), context.percent(scores.coverage(root, lead)),
        context.format.plural("fit.coverage.note", context.job.competencies().size(), {{"rated", rated}}));
    document.key_figure(wording("fit.below"), context.whole(scores.well_below()),
                        wording("fit.below.note", {{"rated", rated}}));
  });
}

// Which competencies have no level, for all raters and for each role.
void write_not_rated(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<std::string> lines;
  for (const std::uint32_t slot : scores.shown()) {
    const auto titles = scores.not_rated(slot);
    if (titles.empty()) continue;
    lines.push_back(wording("fit.not-rated.role", {{"role", context.role_title(slot)},
                                                   {"competencies", context.format.list(titles)}}));
  }
  if (lines.empty()) return;
  document.callout(wording("fit.not-rated.title"), {}, "not-rated", [&] {
    const bool several = scores.shown().size() > 1;
    document.paragraph(wording(several ? "fit.not-rated.text.several" : "fit.not-rated.text"));
    write_strings(document, {lines.begin(), lines.end()});
  });
}

void write_bar(const ReportContext& context, DocumentBuilder& document, const TaskGroup& group,
               std::optional<double> fit, std::uint32_t slot) {
  const std::string description = context.wording(
      fit ? "fit.bar" : "fit.bar.none", {{"group", context.title(group)}, {"fit", context.percent(fit)}});
  Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.description = description;
  chart.minimum = 0;
  chart.maximum = 100;
  const assay_construct& construct = context.construct(group);
  chart.categories = {{construct.title, construct.short_title}};
  chart.series = {{context.role_title(slot),
                   context.role_id(slot),
                   {100 * fit.value_or(0)},
                   {fit ? std::uint8_t{1} : std::uint8_t{0}},
                   false}};
  document.chart(chart);
}

void write_groups(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead();
  document.table(wording("groups.caption", {{"role", context.role_title(lead)}}),
                 {{wording("table.group"), 4},
                  {wording("table.importance"), 1, ASSAY_ALIGN_END},
                  {wording("table.bar"), 4},
                  {wording("table.fit"), 1, ASSAY_ALIGN_END},
                  {wording("table.coverage"), 1, ASSAY_ALIGN_END}},
                 [&] {
                   for (const TaskGroup& group : context.job.groups()) {
                     const auto fit = scores.fit(group.construct, lead);
                     document.row([&] {
                       document.text_cell(context.title(group), ASSAY_FLAG_HEADER);
                       document.text_cell(context.plain_figure(context.construct(group).weight));
                       document.cell([&] { write_bar(context, document, group, fit, lead); });
                       document.text_cell(context.percent(fit), 0, 1, ASSAY_SPAN_STRONG);
                       document.text_cell(context.percent(scores.coverage(group.construct, lead)));
                     });
                   }
                 });
}

// The fit in each role; where not all of the weight was rated, how much of it was.
void write_row_of_views(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
                        std::uint32_t construct, std::uint32_t style) {
  for (const std::uint32_t slot : scores.shown()) {
    const auto coverage = scores.coverage(construct, slot);
    document.cell([&] {
      document.text(context.percent(scores.fit(construct, slot)), style);
      if (coverage.value_or(1) == 1) return;
      document.text(context.wording("views.coverage", {{"coverage", context.percent(coverage)}}),
                    ASSAY_SPAN_MUTED);
    });
  }
}

void write_views(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<Column> columns = {{wording("table.group"), 3}};
  for (const std::uint32_t slot : scores.shown())
    columns.push_back({context.role_title(slot), 2, ASSAY_ALIGN_END});
  document.section({"views", wording("views.title")}, [&] {
    document.paragraph(wording("views.text"));
    document.table(wording("views.caption"), columns, [&] {
      for (const TaskGroup& group : context.job.groups()) {
        document.row([&] {
          document.text_cell(context.title(group), ASSAY_FLAG_HEADER);
          write_row_of_views(context, scores, document, group.construct, 0);
        });
      }
      document.row([&] {
        document.text_cell(wording("views.job"), ASSAY_FLAG_HEADER, 1, ASSAY_SPAN_STRONG);
        write_row_of_views(context, scores, document, context.job.root(), ASSAY_SPAN_STRONG);
      });
    });
  });
}

}  // namespace

void write_fit(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"fit", wording("fit.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    if (scores.views().empty()) {
      document.paragraph(wording("fit.none"));
      return;
    }
    document.paragraph(wording("fit.text", {{"name", scores.assessed().name()}}));
    write_figures(context, scores, document);
    write_not_rated(context, scores, document);
    if (!context.job.groups().empty()) {
      document.section({"groups", wording("groups.title")}, [&] {
        document.paragraph(wording("groups.text"));
        write_groups(context, scores, document);
      });
    }
    if (scores.views().size() > 1) write_views(context, scores, document);
  });
}

}  // namespace ctk
