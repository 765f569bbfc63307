#include "report_context.hpp"

namespace chally {

using assay::sdk::Chart;
using assay::sdk::ChartSeries;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// A wheel needs three spokes to be one.
constexpr std::size_t kFewestSpokes = 3;

void write_figures(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead();
  const std::string scored = context.whole(scores.scored(lead));
  const std::string total = context.whole(context.profile.competencies().size());
  document.key_figures([&] {
    document.key_figure(wording("overview.index"), context.figure(scores.index(lead)),
                        wording("overview.index.note", {{"scored", scored}, {"total", total}}));
    for (const Band band : {Band::kHigh, Band::kMiddle, Band::kLow}) {
      std::size_t count = 0;
      for (const Competency& one : context.profile.competencies())
        count += scores.band(one, lead) == band ? 1 : 0;
      const std::string key = "overview.count." + std::string(ReportContext::band_key(band));
      const std::string note =
          wording(key + ".note", {{"low", context.format.integer(context.cuts.low_below())},
                                  {"high", context.format.integer(context.cuts.high_from())}});
      document.key_figure(wording(key), context.whole(count), note);
    }
  });
}

void write_scores(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::uint32_t lead = scores.lead();
  document.table(wording("overview.table.caption", {{"role", context.role_title(lead)}}),
                 {{wording("table.competency"), 5},
                  {wording("table.bar"), 5},
                  {wording("table.score"), 1, ASSAY_ALIGN_END},
                  {wording("table.band"), 2}},
                 [&] {
                   for (const Competency& one : context.profile.competencies()) {
                     document.row([&] {
                       document.cell(
                           [&] {
                             const assay_construct& construct = context.construct(one);
                             document.text(view(construct.title), 0, "#" + std::string(view(construct.id)));
                           },
                           ASSAY_FLAG_HEADER);
                       document.cell([&] { write_bar(context, scores, document, one, lead); });
                       document.text_cell(context.figure(scores.score(one, lead)), 0, 1, ASSAY_SPAN_STRONG);
                       document.text_cell(context.band_word(scores.band(one, lead)));
                     });
                   }
                 });
}

// How the band over all raters stands to those of the others: above all of them, 1, or below all, -1, where the person's
// own answers take it there; else 0.
int turned_by_self(const ReportContext& context, const Scores& scores, const Competency& one) {
  const auto pooled = scores.band(one, context.profile.pooled());
  if (!pooled) return 0;
  bool self_above = false, self_below = false, any = false, above = true, below = true;
  for (const std::uint32_t slot : scores.comparable()) {
    const auto band = scores.band(one, slot);
    if (!band) continue;
    if (context.role_id(slot) == "self") {
      self_above = *band >= *pooled;
      self_below = *band <= *pooled;
      continue;
    }
    any = true;
    above = above && *band < *pooled;
    below = below && *band > *pooled;
  }
  if (!any) return 0;
  return self_above && above ? 1 : self_below && below ? -1 : 0;
}

// A report that goes by all raters says where that comes to the person's own opinion.
void write_turned_by_self(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  if (scores.lead() != context.profile.pooled()) return;
  std::vector<std::string> higher, lower;
  for (const Competency& one : context.profile.competencies()) {
    const int turn = turned_by_self(context, scores, one);
    if (turn != 0) (turn > 0 ? higher : lower).emplace_back(view(context.construct(one).title));
  }
  if (higher.empty() && lower.empty()) return;
  const auto& wording = context.wording;
  document.callout(wording("overview.self.title"), {}, "note", [&] {
    for (const auto& [key, found] : {std::pair{"overview.self.higher", &higher}, {"overview.self.lower", &lower}}) {
      if (found->empty()) continue;
      document.paragraph(wording(key, {{"competencies", joined(*found, wording("list.separator"))}}));
    }
  });
}

void write_wheel(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const std::vector<std::uint32_t> slots = scores.comparable();
  if (slots.size() < 2 || context.profile.competencies().size() < kFewestSpokes) return;
  Chart chart;
  std::string description(context.wording("views.description"));
  for (const std::uint32_t slot : slots) {
    ChartSeries series{context.role_title(slot), context.role_id(slot), {}, {}, false};
    std::vector<std::string> figures;
    for (const Competency& one : context.profile.competencies()) {
      const auto score = scores.score(one, slot);
      series.values.push_back(score.value_or(0));
      series.states.push_back(score ? 1 : 0);
      figures.push_back(std::string(view(context.construct(one).short_title)) + " " + context.figure(score));
    }
    description += " " + context.wording("views.description.one",
                                         {{"role", context.role_title(slot)},
                                          {"figures", joined(figures, context.wording("list.separator"))}});
    chart.series.push_back(std::move(series));
  }
  const std::string_view title = context.wording(scores.mixed() ? "views.chart.ratings" : "views.chart");
  chart.kind = ASSAY_CHART_RADAR;
  chart.id = "chart-views";
  chart.title = title;
  chart.description = description;
  chart.value_label = context.wording("scale.axis");
  chart.minimum = kLowestScore;
  chart.maximum = kHighestScore;
  for (const Competency& one : context.profile.competencies()) {
    const assay_text label = context.construct(one).short_title;
    chart.categories.push_back({label, label});
  }
  document.chart(chart);
}

void write_table_of_views(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::vector<std::uint32_t> slots = scores.shown();
  std::vector<assay::sdk::Column> columns = {{wording("table.competency"), 4}};
  for (const std::uint32_t slot : slots) columns.push_back({context.role_title(slot), 1, ASSAY_ALIGN_END});
  document.table(wording("views.table.caption"), columns, [&] {
    for (const Competency& one : context.profile.competencies()) {
      document.row([&] {
        document.text_cell(view(context.construct(one).title), ASSAY_FLAG_HEADER);
        for (const std::uint32_t slot : slots) document.text_cell(context.figure(scores.score(one, slot)));
      });
    }
    document.row([&] {
      document.text_cell(wording("overview.index"), ASSAY_FLAG_HEADER, 1, ASSAY_SPAN_STRONG);
      for (const std::uint32_t slot : slots)
        document.text_cell(context.figure(scores.index(slot)), 0, 1, ASSAY_SPAN_STRONG);
    });
  });
}

// The roles that delivered percentiles.
std::string delivered(const ReportContext& context, const Scores& scores) {
  std::vector<std::string> roles;
  for (const std::uint32_t slot : scores.views()) {
    if (scores.from_percentiles(slot)) roles.emplace_back(context.role_title(slot));
  }
  return context.format.list(roles);
}

}  // namespace

void write_overview(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"overview", wording("overview.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    if (!scores.index(scores.lead())) {
      document.paragraph(wording("overview.none"));
      return;
    }
    document.paragraph(
        wording(scores.from_percentiles(scores.lead()) ? "overview.percentiles" : "overview.behaviours"));
    write_figures(context, scores, document);
    write_scores(context, scores, document);
    write_turned_by_self(context, scores, document);
    if (scores.views().size() < 2) return;
    document.section({"views", wording("views.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document.paragraph(wording("views.text"));
      if (scores.mixed()) document.paragraph(wording("views.both", {{"roles", delivered(context, scores)}}));
      write_wheel(context, scores, document);
      write_table_of_views(context, scores, document);
    });
  });
}

}  // namespace chally
