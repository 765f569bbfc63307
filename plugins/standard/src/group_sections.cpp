// The whole: its figures by construct, the strongest and weakest, and self against others.
#include <algorithm>

#include "group_context.hpp"
#include "report_context.hpp"

namespace standard {

using assay::sdk::Chart;
using assay::sdk::ChartSeries;
using assay::sdk::Column;

namespace {

constexpr std::size_t kMostEnds = 5;

std::string label(const GroupPage& page, std::uint32_t construct, const Edges& edges) {
  return page.context.wording("group.bands.description",
                              {{"construct", page.context.title(construct)},
                               {"bands", bands_in_words(page, construct, GroupFigures::kWhole, edges)}});
}

void write_bands_chart(const GroupPage& page, std::uint32_t construct, const Edges& edges) {
  const auto counts = page.figures.counts(construct, GroupFigures::kWhole, edges);
  std::vector<std::string> bands;
  std::vector<std::string> short_bands;  // four of them stand beside each other on a telephone
  for (std::size_t i = 0; i < counts.size(); ++i) {
    bands.push_back(page.band(edges, i));
    short_bands.push_back(page.context.wording("group.interval", {{"low", page.context.plain_figure(edges[i])},
                                                                  {"high", page.context.plain_figure(edges[i + 1])}}));
  }
  const std::string description = label(page, construct, edges);
  Chart chart;
  chart.kind = ASSAY_CHART_DISTRIBUTION;
  chart.description = description;
  chart.value_label = page.context.wording("group.persons.axis");
  ChartSeries series{page.context.wording("group.whole"), "all", {}, {}, false};
  chart.minimum = 0;
  chart.maximum = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
  for (std::size_t i = 0; i < counts.size(); ++i) {
    series.values.push_back(static_cast<double>(counts[i]));
    series.states.push_back(1);
    chart.categories.push_back({assay::sdk::text(bands[i]), assay::sdk::text(short_bands[i])});
  }
  chart.series.push_back(std::move(series));
  page.document.chart(chart);
}

void write_summaries(const GroupPage& page, std::string_view caption, const std::vector<std::uint32_t>& constructs) {
  const auto& wording = page.context.wording;
  page.document.table(caption,
                      {{wording("table.construct"), 4},
                       {wording("group.table.persons"), 1, ASSAY_ALIGN_END},
                       {wording("group.table.mean"), 1, ASSAY_ALIGN_END},
                       {wording("group.table.deviation"), 1, ASSAY_ALIGN_END}},
                      [&] {
                        for (const std::uint32_t c : constructs) {
                          const Summary told = page.figures.summary(c, GroupFigures::kWhole);
                          page.document.row([&] {
                            page.document.text_cell(page.context.title(c), ASSAY_FLAG_HEADER);
                            page.document.text_cell(told.mean ? page.context.count(told.n) : page.figure(std::nullopt));
                            page.document.text_cell(page.figure(told.mean), 0, 1, ASSAY_SPAN_STRONG);
                            page.document.text_cell(page.figure(told.deviation));
                          });
                        }
                      });
}

}  // namespace

void write_whole(const GroupPage& page) {
  const auto& wording = page.context.wording;
  page.document.section({"whole", wording("group.whole.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    page.document.paragraph(wording("group.whole.text"));
    write_summaries(page, wording("group.whole.caption"), page.figures.top());
    if (page.figures.edges().empty()) return;
    page.document.section({"bands", wording("group.bands.title")}, [&] {
      if (page.figures.spread_withheld()) {
        return page.document.paragraph(wording("group.bands.earlier"), ASSAY_SPAN_MUTED);
      }
      page.document.paragraph(wording("group.bands.text"));
      const auto merged = [&](std::uint32_t c) {
        const Edges edges = page.figures.distribution(c).edges;
        return !edges.empty() && edges != page.figures.edges();
      };
      const auto& top = page.figures.top();
      if (std::any_of(top.begin(), top.end(), merged)) page.document.paragraph(wording("group.bands.merged"));
      page.document.table(wording("group.bands.caption"), {{wording("table.construct"), 2}, {wording("group.bands.column"), 5}}, [&] {
        for (const std::uint32_t c : page.figures.top()) {
          const auto distribution = page.figures.distribution(c);
          page.document.row([&] {
            page.document.text_cell(page.context.title(c), ASSAY_FLAG_HEADER);
            if (distribution.edges.empty()) return page.document.text_cell(wording("group.bands.none"), 0, 1, ASSAY_SPAN_MUTED);
            // Bars of wider bands beside narrow ones would look like more persons.
            if (distribution.edges != page.figures.edges()) {
              return page.document.text_cell(bands_in_words(page, c, GroupFigures::kWhole, distribution.edges));
            }
            page.document.cell([&] { write_bands_chart(page, c, distribution.edges); });
          });
        }
      });
    });
  });
}

void write_ends(const GroupPage& page) {
  const auto& wording = page.context.wording;
  std::vector<std::uint32_t> ranked = page.figures.below().empty() ? page.figures.top() : page.figures.below();
  ranked.erase(std::remove_if(ranked.begin(), ranked.end(),
                              [&](std::uint32_t c) { return !page.figures.summary(c, GroupFigures::kWhole).mean; }),
               ranked.end());
  if (ranked.size() < 2 || !page.figures.common_unit()) return;
  std::stable_sort(ranked.begin(), ranked.end(), [&](std::uint32_t a, std::uint32_t b) {
    return *page.figures.summary(a, GroupFigures::kWhole).mean > *page.figures.summary(b, GroupFigures::kWhole).mean;
  });
  const auto count = static_cast<std::ptrdiff_t>(std::min(kMostEnds, ranked.size() / 2));
  page.document.section({"ends", wording("group.ends.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    page.document.paragraph(wording("group.ends.text"));
    write_summaries(page, wording("group.ends.strongest"), {ranked.begin(), ranked.begin() + count});
    std::reverse(ranked.begin(), ranked.end());
    write_summaries(page, wording("group.ends.weakest"), {ranked.begin(), ranked.begin() + count});
  });
}

void write_self_others(const GroupPage& page) {
  const auto& wording = page.context.wording;
  if (!page.figures.has_self()) return;
  std::vector<std::pair<std::uint32_t, SelfOthers>> shown;
  for (const std::uint32_t c : page.figures.top()) {
    const SelfOthers both = page.figures.self_others(c);
    if (both.self) shown.emplace_back(c, both);
  }
  // Where nobody but the person answers there is nothing to say; where too few others do, that is said.
  const std::vector<RaterCount> raters = page.figures.raters();
  const bool others = std::any_of(raters.begin(), raters.end(), [&](const RaterCount& count) {
    return assay::sdk::view(page.context.model.roles()[count.role].id) != "self";
  });
  if (shown.empty() && !others) return;
  page.document.section({"self-others", wording("group.self.title")}, [&] {
    page.document.paragraph(wording("group.self.text"));
    if (page.figures.spread_withheld()) return page.document.paragraph(wording("group.self.earlier"), ASSAY_SPAN_MUTED);
    if (shown.empty()) return page.document.paragraph(wording("group.self.none"), ASSAY_SPAN_MUTED);
    Chart chart;
    ChartSeries self{wording("group.self.self"), "self", {}, {}, false}, rest{wording("group.self.others"), "other", {}, {}, false};
    std::vector<std::string> words;
    for (const auto& [c, both] : shown) {
      const assay_construct& construct = page.context.model.constructs()[c];
      chart.categories.push_back({construct.title, construct.short_title});
      self.values.push_back(*both.self);
      self.states.push_back(1);
      rest.values.push_back(*both.others);
      rest.states.push_back(1);
      words.push_back(wording("group.self.one", {{"construct", page.context.title(c)},
                                                 {"self", page.figure(both.self)},
                                                 {"others", page.figure(both.others)}}));
    }
    const std::string description =
        wording("group.self.description", {{"figures", joined(words, wording("list.separator"))}});
    const assay_measure by = page.figures.measure();
    if (!page.figures.edges().empty()) {
      chart.kind = ASSAY_CHART_GAP;
      chart.id = "chart-self-others";
      chart.title = wording("group.self.chart");
      chart.description = description;
      chart.value_label = wording("group.table.mean");
      chart.minimum = by.minimum;
      chart.maximum = by.maximum;
      chart.series = {std::move(rest), std::move(self)};  // a gap is the second less the first
      page.document.chart(chart);
    }
    page.document.table(wording("group.self.caption"),
                        {{wording("table.construct"), 4},
                         {wording("group.table.persons"), 1, ASSAY_ALIGN_END},
                         {wording("group.self.self"), 1, ASSAY_ALIGN_END},
                         {wording("group.self.others"), 1, ASSAY_ALIGN_END},
                         {wording("group.self.difference"), 1, ASSAY_ALIGN_END}},
                        [&] {
                          for (const auto& [c, both] : shown) {
                            page.document.row([&, of = c, &told = both] {
                              page.document.text_cell(page.context.title(of), ASSAY_FLAG_HEADER);
                              page.document.text_cell(page.context.count(told.n));
                              page.document.text_cell(page.figure(told.self));
                              page.document.text_cell(page.figure(told.others));
                              page.document.text_cell(page.signed_figure(*told.self - *told.others), 0, 1, ASSAY_SPAN_STRONG);
                            });
                          }
                        });
  });
}

}  // namespace standard
