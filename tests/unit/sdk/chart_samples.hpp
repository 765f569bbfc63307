// Charts for the tests of their geometry, and a measure whose widths can be worked out by hand.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "assay/sdk/chart.hpp"

namespace assay::sdk::chart::test {

inline const double kNone = std::numeric_limits<double>::quiet_NaN();  // a figure that is missing

inline OwnedSeries series(const std::string& label, const std::vector<double>& values,
                          bool reference = false) {
  OwnedSeries one;
  one.label = one.role = label;
  one.values = values;
  one.reference = reference;
  for (const double value : values) one.states.push_back(std::isnan(value) ? 0 : 1);
  return one;
}

inline OwnedChart chart_of(std::uint32_t kind, const std::vector<std::string>& categories,
                           const std::vector<OwnedSeries>& all, double minimum = 1, double maximum = 7) {
  OwnedChart made;
  made.kind = kind;
  made.minimum = minimum;
  made.maximum = maximum;
  for (const std::string& label : categories) made.categories.push_back({label, label});
  made.series = all;
  return made;
}

// Each character is half as wide as its font is high.
inline double half_width(const void*, std::string_view text, double size, Weight) {
  std::size_t letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return static_cast<double>(letters) * size / 2;
}

inline Drawing drawn(const OwnedChart& chart, const Frame& frame = {760},
                     TextMeasure measure = {nullptr, &half_width}) {
  const SeriesLooks looks;
  Drawing drawing;
  draw(chart, frame, Setup{looks, {}, measure}, drawing);
  return drawing;
}

inline Drawing cell_drawn(const OwnedChart& chart, CellParts parts, const Frame& frame) {
  const SeriesLooks looks;
  Drawing drawing;
  draw_cell(chart, parts, frame, Setup{looks, {}, {nullptr, &half_width}}, drawing);
  return drawing;
}

inline std::vector<Primitive> parts_of(const Drawing& drawing, Part part) {
  std::vector<Primitive> found;
  for (const Primitive& one : drawing.primitives) {
    if (one.part == part) found.push_back(one);
  }
  return found;
}

inline std::vector<std::string> texts_of(const Drawing& drawing, Part part) {
  std::vector<std::string> found;
  for (const Primitive& one : parts_of(drawing, part)) found.emplace_back(drawing.text(one));
  return found;
}

struct Sample {
  std::string name;
  OwnedChart chart;
};

// Every kind with what its author did not think of.
inline std::vector<Sample> hostile_samples() {
  std::vector<std::string> few = {"Service values", "Customer focus", "Communication", "Problem solving"},
                           many, endless;
  std::vector<double> saw, holes;
  for (int i = 0; i < 40; ++i) {
    many.push_back("Category number " + std::to_string(i + 1));
    saw.push_back(1 + (i * 7 % 13) / 2.0);
    holes.push_back(i % 5 == 0 ? kNone : 7 - (i * 5 % 11) / 3.0);
  }
  for (int i = 0; i < 9; ++i) {
    endless.push_back(
        "An unreasonably long name of what goes on Donaudampfschifffahrtsgesellschaftskapitän " +
        std::to_string(i));
  }
  const std::string long_series = "A series with a name of a length that nobody would choose for one";
  std::vector<Sample> samples;
  for (const std::uint32_t kind :
       {ASSAY_CHART_LINE, ASSAY_CHART_GAP, ASSAY_CHART_RADAR, ASSAY_CHART_GRID, ASSAY_CHART_SCATTER}) {
    const std::string of = "kind " + std::to_string(kind) + ": ";
    const auto two = [&](const std::vector<std::string>& names, std::vector<double> a, std::vector<double> b,
                         double low = 1, double high = 7) {
      return chart_of(kind, names, {series("Self", a), series("Others", b)}, low, high);
    };
    samples.push_back({of + "plain", two(few, {5.9, 4, 5.25, 6.5}, {4.2, 5, 5.25, 3})});
    samples.push_back({of + "all the same", two(few, {4, 4, 4, 4}, {4, 4, 4, 4})});
    samples.push_back({of + "both ends", two(few, {1, 7, 1, 7}, {7, 1, 1, 7})});
    samples.push_back({of + "beyond the ends", two(few, {0, 9, -1e308, 1e308}, {7, 1, 1, 7})});
    samples.push_back(
        {of + "nothing there", two(few, {kNone, kNone, kNone, kNone}, {kNone, kNone, kNone, kNone})});
    samples.push_back({of + "one category", two({"Only"}, {-3}, {2.5}, -5, 5)});
    samples.push_back({of + "one point", two(few, {kNone, 3, kNone, kNone}, {kNone, 5, kNone, kNone})});
    samples.push_back({of + "forty categories", two(many, saw, holes)});
    samples.push_back({of + "long names", chart_of(kind, endless,
                                                   {series("Self", {1, 7, 1, 7, 4, 4, 4, 4, kNone}),
                                                    series(long_series, {7, 1, 7, 1, 4, 4, 4, 4.125, 4})})});
    samples.push_back({of + "negative", two(few, {-20, -30, -25, -39.5}, {-40, -35, -22, -21}, -40, -20)});
    samples.push_back({of + "huge", two(few, {1e9, 2e9, 3e9, 4e9}, {4e9, 3e9, 2e9, 1e9}, 0, 4e9)});
    samples.push_back({of + "tiny", two(few, {1e-9, 2e-9, 3e-9, 0}, {0, 1e-9, 1e-9, 1e-9}, 0, 4e-9)});
    samples.push_back({of + "all doubles", two(few, {1, 2, 3, 4}, {1, 2, 3, 4}, -1e308, 1e308)});
    samples.push_back({of + "empty names", two({"", "", "", ""}, {1, 2, 3, 4}, {4, 3, 2, 1})});
    if (kind != ASSAY_CHART_GAP && kind != ASSAY_CHART_SCATTER) {
      std::vector<OwnedSeries> crowd;
      for (int i = 0; i < 30; ++i) crowd.push_back(series("Role " + std::to_string(i), {4, 4.1, 4.2, 4}));
      samples.push_back({of + "thirty series", chart_of(kind, few, crowd)});
    }
    for (Sample& sample : samples) sample.chart.value_label = "Mean rating, from 1 (never) to 7 (always)";
  }
  const auto bar = [&](double value, double low, double high) {
    return chart_of(ASSAY_CHART_SCORE_BAR, {"Mean"}, {series("Self", {value})}, low, high);
  };
  samples.push_back({"bar", bar(4.25, 1, 7)});
  samples.push_back({"bar at its ends", bar(7, 1, 7)});
  samples.push_back({"bar without a value", bar(kNone, 1, 7)});
  samples.push_back({"bar of a hundred", bar(55, 0, 100)});
  samples.push_back({"bar of billions", bar(1e9, -4e9, 4e9)});
  samples.push_back({"counts", chart_of(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4", "5", "6", "7", "NA"},
                                        {series("Self", {0, 1, 3, 4, 2, 0, 0, 1})}, 0, 4)});
  samples.push_back({"large counts", chart_of(ASSAY_CHART_DISTRIBUTION, {"1", "2", "3", "4", "5"},
                                              {series("Self", {1000000, 20000, 3, 0, 5})}, 0, 4)});
  samples.push_back({"counts of words", chart_of(ASSAY_CHART_DISTRIBUTION, endless,
                                                 {series("Self", {1, 2, 3, 4, 5, 6, 7, 8, 9})}, 0, 9)});
  samples.push_back({"forty counts", chart_of(ASSAY_CHART_DISTRIBUTION, many, {series("Self", saw)}, 0, 8)});
  return samples;
}

}  // namespace assay::sdk::chart::test
