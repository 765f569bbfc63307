#include "chart_parts.hpp"

#include <algorithm>
#include <cmath>

#include "assay/sdk/number_text.hpp"
#include "scale.hpp"

namespace assay::html {
namespace {

bool all_whole(const sdk::OwnedChart& chart) {
  for (const sdk::OwnedSeries& series : chart.series) {
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (series.has(i) && series.values[i] != std::floor(series.values[i])) return false;
    }
  }
  return true;
}

std::string with_mark(const ChartContext& context, std::string number) {
  const std::size_t point = number.find('.');
  if (point != std::string::npos) number.replace(point, 1, context.words.decimal_mark);
  return number;
}

// What a chart says when its author has written nothing: its figures.
std::string figures_in_words(const ChartContext& context, const sdk::OwnedChart& chart) {
  std::string words;
  for (const sdk::OwnedSeries& series : chart.series) {
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
      if (!words.empty()) words += "; ";
      words += point_text(context, chart, series, i);
    }
  }
  return words;
}

}  // namespace

std::string figure_text(const ChartContext& context, const sdk::OwnedChart& chart, double value) {
  return with_mark(context, sdk::fixed_text(std::isfinite(value) ? value : 0, all_whole(chart) ? 0 : 2));
}

std::string tick_text(const ChartContext& context, double value) {
  return with_mark(context, number_text(value, 4));
}

double text_width(std::string_view text, double font_size) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return static_cast<double>(letters) * font_size * 0.58;
}

std::vector<std::string> wrapped(std::string_view text, double width, double font_size, std::size_t most) {
  std::vector<std::string> lines(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, space - at);
    at = space + 1;
    if (word.empty()) continue;
    std::string& line = lines.back();
    const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
    if (line.empty() || text_width(longer, font_size) <= width) {
      line = longer;
    } else if (lines.size() < most) {
      lines.emplace_back(word);
    } else {
      line += "…";
      break;
    }
  }
  return lines;
}

std::string_view axis_label(const sdk::OwnedCategory& category) {
  return category.short_label.empty() ? category.label : category.short_label;
}

Alternative alternative(ChartContext& context, const sdk::OwnedChart& chart) {
  Alternative words;
  const std::string id = "c:" + std::to_string(++context.drawings);
  words.title = chart.title;
  words.description = chart.description.empty() ? figures_in_words(context, chart) : chart.description;
  if (words.title.empty()) words.title.swap(words.description);
  words.title_id = id + ":t";
  words.labelled_by = words.title_id;
  if (words.description.empty()) return words;
  words.description_id = id + ":d";
  words.labelled_by += " " + words.description_id;
  return words;
}

void write_alternative(HtmlWriter& out, const Alternative& words) {
  out.element("title", {{"id", words.title_id}}, words.title);
  if (!words.description.empty()) out.element("desc", {{"id", words.description_id}}, words.description);
}

void label(HtmlWriter& out, double x, double y, std::string_view anchor, std::string_view css_class,
           std::string_view words) {
  const bool start = anchor == "start";
  out.element("text",
              {{"x", x},
               {"y", y},
               Attribute::if_any("text-anchor", start ? std::string_view() : anchor),
               Attribute::if_any("class", css_class)},
              words);
}

namespace {

// Outlines around 0,0, of about the same weight to the eye.
std::string_view outline(Marker shape) {
  switch (shape) {
    case Marker::kCircle:
      return "m-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z";
    case Marker::kSquare:
      return "m-3.8-3.8h7.6v7.6h-7.6z";
    case Marker::kTriangle:
      return "m0-5l4.8 8.4h-9.6z";
    case Marker::kDiamond:
      return "m0-5.2l5.2 5.2l-5.2 5.2l-5.2-5.2z";
    case Marker::kCross:
      return "m-1.5-4.6h3v3.1h3.1v3h-3.1v3.1h-3v-3.1h-3.1v-3h3.1z";
    case Marker::kWedge:
      return "m0 5l4.8-8.4h-9.6z";
  }
  return {};
}

}  // namespace

void marker(HtmlWriter& out, const SeriesLook& look, double x, double y, std::string_view hint) {
  std::string path = "M" + number_text(x) + " " + number_text(y);
  path += outline(look.marker);
  const std::string_view css_class = look.hollow ? "hollow" : "mark";
  if (hint.empty()) {
    out.shape("path", {{"class", css_class}, {"d", path}});
  } else {
    out.element("path", {{"class", css_class}, {"d", path}}, [&] { out.element("title", {}, hint); });
  }
}

void legend_swatch(HtmlWriter& out, const SeriesLook& look, bool with_line) {
  const double width = with_line ? 34 : 14;
  out.element(
      "svg", {{"class", look.colour_class}, {"aria-hidden", "true"}, {"width", width}, {"height", 14}}, [&] {
        if (with_line) {
          out.shape("path",
                    {{"class", "line"}, {"d", "M1 7h32"}, Attribute::if_any("stroke-dasharray", look.dash)});
        }
        marker(out, look, width / 2, 7, {});
      });
}

void value_rules(ChartContext& context, const sdk::OwnedChart& chart, double left, double right, double top,
                 double bottom) {
  HtmlWriter& out = context.out;
  const Scale y(chart.minimum, chart.maximum, bottom, top);
  std::string rules;
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    rules += "M" + number_text(left) + " " + number_text(y(tick)) + "H" + number_text(right);
  }
  out.shape("path", {{"class", "rule"}, {"d", rules}});
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    label(out, left - 8, y(tick) + 4, "end", "tick", tick_text(context, tick));
  }
  if (!chart.value_label.empty()) label(out, 0, 12, "start", "tick", chart.value_label);
}

std::string gapped_path(const std::vector<double>& x, const std::vector<double>& y,
                        const sdk::OwnedSeries& series) {
  std::string path;
  bool drawing = false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (series.has(i)) {
      path += drawing ? "L" : "M";
      append_number(path, x[i]);
      path += ' ';
      append_number(path, y[i]);
    }
    drawing = series.has(i);
  }
  return path;
}

double tick_width(const ChartContext& context, const sdk::OwnedChart& chart) {
  double width = 0;
  for (const double tick : axis_ticks(chart.minimum, chart.maximum)) {
    width = std::max(width, text_width(tick_text(context, tick), 12));
  }
  return width + 10;
}

std::string point_text(const ChartContext& context, const sdk::OwnedChart& chart,
                       const sdk::OwnedSeries& series, std::size_t category) {
  std::string words = series.label;
  const std::string& name = chart.categories[category].label;
  if (!words.empty() && !name.empty() && name != words) words += ", ";
  if (name != series.label) words += name;
  words += ": ";
  words += series.has(category) ? figure_text(context, chart, series.values[category])
                                : std::string(context.words.no_value);
  return words;
}

}  // namespace assay::html
