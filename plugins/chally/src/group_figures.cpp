// The figures of a comparison, and how to read them.
#include "group_comparison.hpp"

#include <algorithm>

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

std::vector<Line> lines_of(const ReportContext& context, const SourceFigures& figures, const Limits& limits) {
  std::vector<Line> lines;
  const auto add = [&](std::string_view title, const TwoSamples& samples) {
    lines.push_back({title, assay::sdk::text(title), samples, Compared(samples, limits)});
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

// Beside an earlier report, the numbers of a group's persons by source would tell which source newcomers have.
bool numbers_shown(const GroupSample& sample, const Limits& limits) {
  return limits.spread || sample.n == 0 || sample.others == 0;
}

std::string number(const ReportContext& context, const GroupSample& sample, const Limits& limits) {
  if (sample.absence == Absence::Few) return context.wording("group.n.few", {{"minimum", context.whole(limits.minimum)}});
  if (sample.absence == Absence::Untold) return std::string(kNone);
  return numbers_shown(sample, limits) ? context.whole(sample.n) : std::string(kNone);
}

void write_means(const ReportContext& context, const std::vector<Line>& lines, const Limits& limits,
                 DocumentBuilder& document) {
  const auto& wording = context.wording;
  std::vector<assay::sdk::Column> columns = {{wording("table.competency"), 4}};
  for (const char* key : {"high-n", "high-mean", "high-sd", "low-n", "low-mean", "low-sd", "difference"}) {
    columns.push_back({wording("group.means." + std::string(key)), 1, ASSAY_ALIGN_END});
  }
  document.table(wording("group.means.caption"), columns, [&] {
    for (const Line& line : lines) {
      const auto group = [&](const GroupSample& sample, bool shown) {
        document.text_cell(number(context, sample, limits));
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

// Why a group's mean is not shown, as in the keys of the wording, or nothing.
std::string_view shortage(const GroupSample& sample, const Limits& limits) {
  if (sample.absence == Absence::Few) return "withheld";
  if (sample.absence == Absence::Untold) return "untold";
  if (sample.n == 0) return "none";
  if (!numbers_shown(sample, limits)) return "";  // then no means are shown, and it is said why
  if (limits.few(sample.n)) return sample.n == 1 ? "single" : "small";
  return limits.means && sample.tells_of_few ? "mixed" : "";
}

// Why d is not given when a group has no mean to show, or nothing.
std::string shortages(const ReportContext& context, const Limits& limits, const TwoSamples& samples) {
  const std::string minimum = context.whole(limits.minimum);
  const auto text = [&](std::string_view what, std::string_view group) {
    if (what.empty()) return std::string();
    const std::string key = "group.remark." + std::string(what);
    if (group.empty()) return context.wording(key + ".both", {{"minimum", minimum}});
    return context.wording(key, {{"group", context.wording(group)}, {"minimum", minimum}});
  };
  const std::string_view high = shortage(samples.high, limits), low = shortage(samples.low, limits);
  if (high == low) return text(high, {});
  const std::string of_high = text(high, "group.high"), of_low = text(low, "group.low");
  return of_high + (high.empty() || low.empty() ? "" : " ") + of_low;
}

std::string remark(const ReportContext& context, const Limits& limits, const Line& line) {
  const std::string short_of = shortages(context, limits, line.samples);
  if (!short_of.empty()) return short_of;
  if (!limits.spread) return std::string(context.wording("group.remark.earlier"));
  if (!line.compared.spread_shown) {
    return context.wording("group.remark.spread-few", {{"spread", context.whole(kSpreadFrom)}});
  }
  const auto& effect = line.compared.effect;
  if (!effect) return std::string(context.wording("group.remark.spread"));
  if (!effect->interval) return std::string(context.wording("group.remark.far"));
  const char* key = effect->interval->low > 0    ? "group.remark.above"
                    : effect->interval->high < 0 ? "group.remark.below"
                                                 : "group.remark.zero";
  return std::string(context.wording(key));
}

void write_effects(const ReportContext& context, const std::vector<Line>& lines, const Limits& limits,
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
                       document.text_cell(remark(context, limits, line));
                     });
                   }
                 });
}

// Why figures are missing that would else stand below.
void write_withheld(const ReportContext& context, const std::vector<Line>& lines, const Limits& limits,
                    DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::string minimum = context.whole(limits.minimum);
  if (!limits.spread) {
    document.callout(wording("group.earlier.title"), {}, "note", [&] {
      document.paragraph(wording(limits.means ? "group.earlier.text" : "group.earlier.means"));
    });
  }
  const bool mixed = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return shortage(line.samples.high, limits) == "mixed" || shortage(line.samples.low, limits) == "mixed";
  });
  if (mixed) {
    document.callout(wording("group.mixed.title"), {}, "note",
                     [&] { document.paragraph(wording("group.mixed.text", {{"minimum", minimum}})); });
  }
  const bool spread_of_few = limits.spread && std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return line.samples.spread_of_few && (line.compared.high_shown || line.compared.low_shown);
  });
  if (!spread_of_few) return;
  document.callout(wording("group.spread-few.title"), {}, "note", [&] {
    document.paragraph(wording("group.spread-few.text", {{"spread", context.whole(kSpreadFrom)}}));
  });
}

bool mean_shown(const GroupSample& sample, const Limits& limits) {
  return limits.means && sample.n >= limits.minimum && !sample.tells_of_few;
}

}  // namespace

std::string picked_out(const ReportContext& context, const Limits& limits, std::size_t persons) {
  if (limits.spread || !limits.few(persons)) return context.persons(persons);
  return context.wording("group.persons.few", {{"minimum", context.whole(limits.minimum)}});
}

Compared::Compared(const TwoSamples& samples, const Limits& limits)
    : high_shown(mean_shown(samples.high, limits)),
      low_shown(mean_shown(samples.low, limits)),
      spread_shown(limits.spread && !samples.spread_of_few) {
  if (!high_shown || !low_shown) return;
  difference = samples.high.mean - samples.low.mean;
  if (!spread_shown) return;
  effect = effect_of(samples.high, samples.low);
}

void write_figures(const ReportContext& context, const SourceFigures& figures, const Limits& limits,
                   DocumentBuilder& document) {
  const auto& wording = context.wording;
  const std::vector<Line> lines = lines_of(context, figures, limits);
  write_withheld(context, lines, limits, document);
  if (limits.means && figures.smallest() < kFewPersons) {
    document.callout(wording("group.few.title"), {}, "note", [&] {
      document.paragraph(wording("group.few.text", {{"limit", context.whole(kFewPersons)}}));
    });
  }
  write_means(context, lines, limits, document);
  if (limits.means && figures.incomplete > 0) {
    document.paragraph(wording("group.incomplete", {{"persons", picked_out(context, limits, figures.incomplete)}}));
  }
  write_chart(context, lines, document);
  write_effects(context, lines, limits, document);
}

void write_guide(const ReportContext& context, const Limits& limits, DocumentBuilder& document) {
  const auto& wording = context.wording;
  document.section({"reading", wording("group.reading.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.list(false, [&] {
      for (const char* key : {"difference", "d", "interval", "zero", "g", "many", "cause"}) {
        document.list_item(wording("group.reading." + std::string(key)));
      }
      document.list_item(wording("group.reading.small", {{"minimum", context.whole(limits.minimum)}}));
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
