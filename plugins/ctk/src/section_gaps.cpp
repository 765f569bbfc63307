#include <algorithm>

#include "basis.hpp"

namespace ctk {

using assay::sdk::Chart;
using assay::sdk::ChartSeries;
using assay::sdk::Column;
using assay::sdk::DocumentBuilder;

namespace {

void write_chart(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead();
  Chart chart;
  ChartSeries attained{wording("table.attained"), context.role_id(lead), {}, {}, false};
  ChartSeries target{wording("table.target"), "target", {}, {}, true};
  std::vector<std::string> figures;
  for (const Competency& one : context.job.competencies()) {
    const assay_construct& construct = context.construct(one);
    const auto level = scores.attained(one, lead);
    chart.categories.push_back({construct.title, construct.short_title});
    attained.values.push_back(level.value_or(0));
    attained.states.push_back(level ? 1 : 0);
    target.values.push_back(one.target.value());
    target.states.push_back(1);
    figures.push_back(wording("gaps.chart.one", {{"competency", context.title(one)},
                                                 {"attained", context.figure(level)},
                                                 {"target", context.plain_figure(one.target.value())}}));
  }
  const std::string title = wording("gaps.chart", {{"role", context.role_title(lead)}});
  const std::string description =
      wording("gaps.description", {{"figures", joined(figures, wording("list.separator"))}});
  chart.kind = ASSAY_CHART_GAP;
  chart.id = "gap-chart";
  chart.title = title;
  chart.description = description;
  chart.value_label = wording("gaps.axis");
  chart.minimum = context.job.lowest_level();
  chart.maximum = context.job.highest_level();
  chart.series = {std::move(attained), std::move(target)};
  document.chart(chart);
}

void write_table(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead();
  document.table(wording("gaps.caption", {{"role", context.role_title(lead)}}),
                 {{wording("table.competency"), 4},
                  {wording("table.weight"), 1, ASSAY_ALIGN_END},
                  {wording("table.target"), 2},
                  {wording("table.attained"), 1, ASSAY_ALIGN_END},
                  {wording("table.gap"), 1, ASSAY_ALIGN_END},
                  {wording("table.raters"), 1, ASSAY_ALIGN_END},
                  {wording("table.agreement"), 2}},
                 [&] {
                   for (const Competency& one : context.job.competencies()) {
                     document.row([&] {
                       document.text_cell(context.title(one), ASSAY_FLAG_HEADER);
                       document.text_cell(context.percent(one.weight.value()));
                       document.text_cell(context.target_words(one));
                       document.text_cell(level_text(context, scores, one, lead));
                       document.text_cell(gap_text(context, scores, one, lead), 0, 1, ASSAY_SPAN_STRONG);
                       document.text_cell(raters_text(context, scores, one, lead));
                       document.text_cell(agreement_text(context, scores, one, lead));
                     });
                   }
                 });
}

// The behaviours of a competency that a slot has a mean for.
std::size_t rated_behaviours(const Scores& scores, const Competency& one, std::uint32_t slot) {
  return static_cast<std::size_t>(std::count_if(one.behaviours.begin(), one.behaviours.end(), [&](std::uint32_t item) {
    return scores.item_mean(item, slot).has_value();
  }));
}

// A role that rated fewer behaviours than others has a level of its own making: the level over all need not lie between
// the roles'.
void write_fewer_behaviours(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<std::string> found;
  for (const Competency& one : context.job.competencies()) {
    const std::uint32_t pooled = context.job.pooled();
    if (!scores.from_behaviours(one, pooled)) continue;
    const std::size_t all = rated_behaviours(scores, one, pooled);
    for (const std::uint32_t slot : scores.views()) {
      const std::size_t rated = rated_behaviours(scores, one, slot);
      if (rated == 0 || rated >= all) continue;
      found.push_back(wording("roles.fewer.one", {{"competency", context.title(one)},
                                                  {"role", context.role_title(slot)},
                                                  {"rated", context.whole(rated)},
                                                  {"all", context.whole(all)}}));
    }
  }
  if (found.empty()) return;
  document.paragraph(wording("roles.fewer", {{"list", joined(found, wording("list.separator"))}}));
}

void write_roles(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::vector<std::uint32_t> slots = scores.shown();
  std::vector<Column> columns = {{wording("table.competency"), 4},
                                 {wording("table.target"), 1, ASSAY_ALIGN_END}};
  for (const std::uint32_t slot : slots) columns.push_back({context.role_title(slot), 1, ASSAY_ALIGN_END});
  document.section({"roles", wording("roles.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("roles.text"));
    document.table(wording("roles.caption"), columns, [&] {
      for (const Competency& one : context.job.competencies()) {
        document.row([&] {
          document.text_cell(context.title(one), ASSAY_FLAG_HEADER);
          document.text_cell(context.plain_figure(one.target.value()));
          for (const std::uint32_t slot : slots) document.text_cell(level_text(context, scores, one, slot));
        });
      }
    });
    write_fewer_behaviours(context, scores, document);
  });
}

}  // namespace

void write_gaps(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"gaps", wording("gaps.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(wording("gaps.text"));
    write_chart(context, scores, document);
    document.section({"levels", wording("levels.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document.paragraph(wording("levels.text"));
      write_table(context, scores, document);
    });
    if (scores.views().size() > 1) write_roles(context, scores, document);
  });
}

}  // namespace ctk
