// The figures of a comparison, and how to read them.
#include "group_comparison.hpp"

namespace chally {

using assay::sdk::Chart;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash
// Groups below this are said to be small: with twenty in each, the interval of d is more than 1.2 wide.
constexpr std::size_t kFewPersons = 20;

// A line of the tables: a competency, or the index.
struct Line {
  std::string_view title;
  assay_text label;
  TwoSamples samples;
  Compared compared;
};

std::vector<Line> lines_of(const ReportContext& context, const GroupChoice& choice,
                           const SourceFigures& figures, const Limits& limits) {
  std::vector<Line> lines;
  const auto add = [&](std::string_view title, const TwoSamples& samples) {
    lines.push_back({title, assay::sdk::text(title), samples, Compared(samples, choice.minimum(), limits)});
  };
  for (std::size_t c = 0; c < figures.competencies.size(); ++c) {
    add(view(context.construct(context.profile.competencies()[c]).title), figures.competencies[c]);
  }
  add(context.wording("group.index"), figures.index);
  return lines;
}

std::string figure_or_dash(const ReportContext& context, bool shown, double value, int decimals) {
  return shown ? context.decimal(value, decimals) : std::string(kNone);
}

void write_means(const ReportContext& context, const std::vector<Line>& lines, DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<assay::sdk::Column> columns = {{wording("table.competency"), 4}};
  for (const char* key : {"high-n", "high-mean", "high-sd", "low-n", "low-mean", "low-sd", "difference"}) {
    columns.push_back({wording("group.means." + std::string(key)), 1, ASSAY_ALIGN_END});
  }
  document.table(wording("group.means.caption"), columns, [&] {
    for (const Line& line : lines) {
      const auto group = [&](const Sample& sample, bool shown) {
        document.text_cell(context.whole(sample.n));
        document.text_cell(figure_or_dash(context, shown, sample.mean, 1), 0, 1, ASSAY_SPAN_STRONG);
        document.text_cell(figure_or_dash(context, shown && line.compared.spread_shown, sample.deviation, 1));
      };
      document.row([&] {
        document.text_cell(line.title, ASSAY_FLAG_HEADER);
        group(line.samples.high, line.compared.high_shown);
        group(line.samples.low, line.compared.low_shown);
        const auto& difference = line.compared.difference;
        document.text_cell(figure_or_dash(context, difference.has_value(), difference.value_or(0), 1));
      });
    }
  });
}

void write_chart(const ReportContext& context, const std::vector<Line>& lines, DocumentBuilder& document) {
  const auto& wording = context.wording;
  Chart chart;
  assay::sdk::ChartSeries high{wording("group.cover.high"), "high", {}, {}, false};
  assay::sdk::ChartSeries low{wording("group.cover.low"), "low", {}, {}, false};
  std::vector<std::string> figures;
  bool any = false;
  for (const Line& line : lines) {
    const bool high_shown = line.compared.high_shown, low_shown = line.compared.low_shown;
    any = any || high_shown || low_shown;
    chart.categories.push_back({line.label, line.label});
    high.values.push_back(high_shown ? line.samples.high.mean : 0);
    high.states.push_back(high_shown ? 1 : 0);
    low.values.push_back(low_shown ? line.samples.low.mean : 0);
    low.states.push_back(low_shown ? 1 : 0);
    figures.push_back(
        wording("group.chart.one", {{"competency", line.title},
                                    {"high", figure_or_dash(context, high_shown, line.samples.high.mean, 1)},
                                    {"low", figure_or_dash(context, low_shown, line.samples.low.mean, 1)}}));
  }
  if (!any) return;
  const std::string description =
      wording("group.chart.description", {{"figures", joined(figures, wording("group.chart.separator"))}});
  chart.kind = ASSAY_CHART_GAP;
  chart.title = wording("group.chart.title");
  chart.description = description;
  chart.value_label = wording("scale.axis");
  chart.minimum = kLowestScore;
  chart.maximum = kHighestScore;
  // The distance is the second against the first: what high performers have more than low producers.
  chart.series = {std::move(low), std::move(high)};
  document.chart(chart);
}

// What is wrong with a group of n, as in the keys of the wording, or nothing.
std::string_view shortage(std::size_t n, const GroupChoice& choice) {
  if (n >= choice.minimum()) return {};
  return n == 0 ? "none" : n == 1 ? "single" : "small";
}

// Why d is not given when a group is too small, or nothing.
std::string shortages(const ReportContext& context, const GroupChoice& choice, const TwoSamples& samples) {
  const std::string minimum = context.whole(choice.minimum());
  const auto text = [&](std::string_view what, std::string_view group) {
    if (what.empty()) return std::string();
    const std::string key = "group.remark." + std::string(what);
    if (group.empty()) return context.wording(key + ".both", {{"minimum", minimum}});
    return context.wording(key, {{"group", context.wording(group)}, {"minimum", minimum}});
  };
  const std::string_view high = shortage(samples.high.n, choice), low = shortage(samples.low.n, choice);
  if (high == low) return text(high, {});
  const std::string of_high = text(high, "group.high"), of_low = text(low, "group.low");
  return of_high + (high.empty() || low.empty() ? "" : " ") + of_low;
}

std::string remark(const ReportContext& context, const GroupChoice& choice, const Line& line) {
  const std::string too_small = shortages(context, choice, line.samples);
  if (!too_small.empty()) return too_small;
  if (!line.compared.spread_shown) return std::string(context.wording("group.remark.earlier"));
  const auto& effect = line.compared.effect;
  if (!effect) return std::string(context.wording("group.remark.spread"));
  if (!effect->interval) return std::string(context.wording("group.remark.far"));
  const char* key = effect->interval->low > 0    ? "group.remark.above"
                    : effect->interval->high < 0 ? "group.remark.below"
                                                 : "group.remark.zero";
  return std::string(context.wording(key));
}

void write_effects(const ReportContext& context, const GroupChoice& choice, const std::vector<Line>& lines,
                   DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.table(wording("group.effects.caption"),
                 {{wording("table.competency"), 4},
                  {wording("group.effects.d"), 1, ASSAY_ALIGN_END},
                  {wording("group.effects.interval"), 2, ASSAY_ALIGN_END},
                  {wording("group.effects.g"), 1, ASSAY_ALIGN_END},
                  {wording("group.effects.remark"), 4}},
                 [&] {
                   for (const Line& line : lines) {
                     const auto& effect = line.compared.effect;
                     const Interval ends = effect && effect->interval ? *effect->interval : Interval{0, 0};
                     document.row([&] {
                       document.text_cell(line.title, ASSAY_FLAG_HEADER);
                       document.text_cell(
                           figure_or_dash(context, effect.has_value(), effect ? effect->d : 0, 2), 0, 1,
                           ASSAY_SPAN_STRONG);
                       document.text_cell(
                           effect && effect->interval
                               ? wording("group.interval", {{"low", context.decimal(ends.low, 2)},
                                                            {"high", context.decimal(ends.high, 2)}})
                               : std::string(kNone));
                       document.text_cell(
                           figure_or_dash(context, effect.has_value(), effect ? effect->g : 0, 2));
                       document.text_cell(remark(context, choice, line));
                     });
                   }
                 });
}

}  // namespace

Compared::Compared(const TwoSamples& samples, std::size_t minimum, const Limits& limits)
    : high_shown(limits.means && samples.high.n >= minimum),
      low_shown(limits.means && samples.low.n >= minimum),
      spread_shown(limits.spread) {
  if (!high_shown || !low_shown) return;
  difference = samples.high.mean - samples.low.mean;
  if (!spread_shown) return;
  effect = effect_of(samples.high, samples.low);
}

void write_figures(const ReportContext& context, const GroupChoice& choice, const SourceFigures& figures,
                   const Limits& limits, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::vector<Line> lines = lines_of(context, choice, figures, limits);
  if (!limits.spread) {
    document.callout(wording("group.earlier.title"), {}, "note", [&] {
      document.paragraph(wording(limits.means ? "group.earlier.text" : "group.earlier.means"));
    });
  }
  if (figures.smallest() < kFewPersons) {
    document.callout(wording("group.few.title"), {}, "note", [&] {
      document.paragraph(wording("group.few.text", {{"limit", context.whole(kFewPersons)}}));
    });
  }
  write_means(context, lines, document);
  if (figures.incomplete > 0) {
    document.paragraph(wording("group.incomplete", {{"persons", context.persons(figures.incomplete)}}));
  }
  write_chart(context, lines, document);
  write_effects(context, choice, lines, document);
}

void write_guide(const ReportContext& context, const GroupChoice& choice, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"reading", wording("group.reading.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.list(false, [&] {
      for (const char* key : {"difference", "d", "interval", "zero", "g", "many", "cause"}) {
        document.list_item(wording("group.reading." + std::string(key)));
      }
      document.list_item(wording("group.reading.small", {{"minimum", context.whole(choice.minimum())}}));
    });
  });
  document.section({"method", wording("group.method.title")}, [&] {
    for (const char* key : {"mean", "d", "interval", "g", "assumptions"}) {
      document.paragraph(wording("group.method." + std::string(key)));
    }
    document.heading(wording("group.method.sources"));
    document.list(false, [&] {
      for (const char* key : {"d", "interval", "g"}) {
        document.list_item(wording("group.method.source." + std::string(key)));
      }
    });
  });
}

}  // namespace chally
