#include <algorithm>

#include "report_context.hpp"

namespace ctk {

using assay::sdk::ArrayView;
using assay::sdk::Chart;
using assay::sdk::ChartSeries;
using assay::sdk::DocumentBuilder;

namespace {

using List = std::vector<const Characteristic*>;

void widen(const ReportContext& context, const Characteristic& one, Chart& chart) {
  const ArrayView<double> points(context.model.scales()[one.scale].points);
  chart.minimum = std::min(chart.minimum, points[0]);
  chart.maximum = std::max(chart.maximum, points[points.size() - 1]);
}

void write_chart(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
                 const List& answered) {
  const auto& wording = context.wording;
  Chart chart;
  ChartSeries job{wording("characteristics.job"), "target", {}, {}, true};
  ChartSeries preferred{
      wording("characteristics.preferred"), context.role_id(context.job.person()), {}, {}, false};
  chart.minimum = chart.maximum = answered.front()->target.value();
  std::vector<std::string> figures;
  for (const Characteristic* one : answered) {
    const assay_construct& construct = context.construct(*one);
    widen(context, *one, chart);
    chart.categories.push_back({construct.title, construct.short_title});
    job.values.push_back(one->target.value());
    job.states.push_back(1);
    preferred.values.push_back(*scores.preference(*one));
    preferred.states.push_back(1);
    figures.push_back(wording("characteristics.chart.one",
                              {{"characteristic", context.title(*one)},
                               {"job", context.plain_figure(one->target.value())},
                               {"preferred", context.plain_figure(*scores.preference(*one))}}));
  }
  const std::string description =
      wording("characteristics.description", {{"figures", joined(figures, wording("list.separator"))}});
  chart.kind = ASSAY_CHART_GAP;
  chart.id = "characteristics-chart";
  chart.title = wording("characteristics.chart");
  chart.description = description;
  chart.value_label = wording("characteristics.axis");
  chart.series = {std::move(job), std::move(preferred)};
  document.chart(chart);
}

void write_table(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
                 const List& answered) {
  const auto& wording = context.wording;
  document.table(wording("characteristics.caption"),
                 {{wording("table.characteristic"), 3},
                  {wording("characteristics.job"), 4},
                  {wording("characteristics.preferred"), 4},
                  {wording("table.difference"), 2, ASSAY_ALIGN_END}},
                 [&] {
                   for (const Characteristic* one : answered) {
                     document.row([&] {
                       document.text_cell(context.title(*one), ASSAY_FLAG_HEADER);
                       document.text_cell(context.level_words(one->scale, one->target.value()));
                       document.text_cell(context.level_words(one->scale, *scores.preference(*one)));
                       document.text_cell(context.signed_plain_figure(scores.difference(*one)), 0, 1,
                                          ASSAY_SPAN_STRONG);
                     });
                   }
                 });
}

}  // namespace

void write_characteristics(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  if (context.job.characteristics().empty()) return;
  List answered;
  std::vector<std::string> open;
  for (const Characteristic& one : context.job.characteristics()) {
    if (scores.preference(one)) {
      answered.push_back(&one);
    } else {
      open.emplace_back(context.title(one));
    }
  }
  const std::uint32_t flags = answered.empty() ? 0u : std::uint32_t{ASSAY_FLAG_NEW_PAGE};
  document.section({"characteristics", wording("characteristics.title"), {}, flags}, [&] {
    if (answered.empty()) {
      document.paragraph(wording("characteristics.none"));
      return;
    }
    document.paragraph(wording("characteristics.text", {{"name", scores.assessed().name()}}));
    if (!open.empty()) {
      document.paragraph(wording("characteristics.open", {{"characteristics", context.format.list(open)}}));
    }
    write_chart(context, scores, document, answered);
    document.section({"preferences", wording("preferences.title"), {}, ASSAY_FLAG_NEW_PAGE},
                     [&] { write_table(context, scores, document, answered); });
  });
}

}  // namespace ctk
