#include "render.hpp"

#include <nlohmann/json.hpp>

#include "words.hpp"

namespace assay::json {
namespace {

using Json = nlohmann::ordered_json;

Json worded(std::string_view word, std::uint32_t number) {
  return word.empty() ? Json(number) : Json(word);
}

void put_text(Json& to, const char* key, const std::string& text) {
  if (!text.empty()) to[key] = text;
}

// Bits as a list of words; bits without a word as one number at its end.
void put_bits(Json& to, const char* key, std::uint32_t bits, const std::vector<FlagWord>& words) {
  if (bits == 0) return;
  Json list = Json::array();
  for (const FlagWord& flag : words) {
    if ((bits & flag.bit) != 0) list.push_back(flag.word);
    bits &= ~flag.bit;
  }
  if (bits != 0) list.push_back(bits);
  to[key] = std::move(list);
}

Json text_json(const sdk::Node& node) {
  Json to = {{"kind", "text"}, {"text", node.text}};
  put_bits(to, "style", node.style, text_styles());
  put_text(to, "target", node.target);
  return to;
}

Json series_json(const sdk::OwnedSeries& series) {
  Json to = {{"label", series.label}};
  put_text(to, "role", series.role);
  if (series.reference) to["reference"] = true;
  Json values = Json::array();
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    values.push_back(series.has(i) ? Json(series.values[i]) : Json());
  }
  to["values"] = std::move(values);
  return to;
}

Json chart_json(const sdk::OwnedChart& chart) {
  Json to = {{"kind", "chart"}, {"chart", worded(chart_word(chart.kind), chart.kind)}};
  put_text(to, "id", chart.id);
  put_text(to, "title", chart.title);
  put_text(to, "description", chart.description);
  put_text(to, "value-label", chart.value_label);
  to["minimum"] = chart.minimum;
  to["maximum"] = chart.maximum;
  to["categories"] = Json::array();
  for (const sdk::OwnedCategory& category : chart.categories) {
    Json one = {{"label", category.label}};
    if (category.short_label != category.label) put_text(one, "short-label", category.short_label);
    to["categories"].push_back(std::move(one));
  }
  to["series"] = Json::array();
  for (const sdk::OwnedSeries& series : chart.series) to["series"].push_back(series_json(series));
  return to;
}

void put_lists(Json& to, const sdk::Node& node) {
  for (const sdk::OwnedPair& pair : node.attributes) {
    to["attributes"].push_back({{"key", pair.key}, {"value", pair.value}});
  }
  for (const sdk::OwnedColumn& column : node.columns) {
    Json one = {{"title", column.title}};
    if (column.width != 0) one["width"] = column.width;
    if (column.align != ASSAY_ALIGN_START) one["align"] = worded(align_word(column.align), column.align);
    to["columns"].push_back(std::move(one));
  }
  if (!node.choices.empty()) to["choices"] = node.choices;
}

Json node_json(const sdk::Node& node);

void put_element(Json& to, const sdk::Node& node) {
  to["kind"] = worded(element_word(node.kind), node.kind);
  put_bits(to, "flags", node.flags, element_flags());
  if (node.span > 1) to["span"] = node.span;
  if (node.lines != 0) to[node.kind == ASSAY_CONTENTS_ENTRY ? "depth" : "lines"] = node.lines;
  if (node.kind == ASSAY_BLANK || node.blank != 0) to["blank"] = worded(blank_word(node.blank), node.blank);
  put_text(to, "id", node.id);
  put_text(to, "title", node.title);
  put_text(to, "note", node.note);
  put_text(to, "role", node.role);
  put_lists(to, node);
  for (const sdk::Node& child : node.children) to["children"].push_back(node_json(child));
}

Json node_json(const sdk::Node& node) {
  if (node.form == sdk::NodeForm::kText) return text_json(node);
  if (node.form == sdk::NodeForm::kChart) return chart_json(*node.chart);
  Json to;
  put_element(to, node);
  return to;
}

}  // namespace

std::string render_json(const sdk::Node& document) {
  // The form has a name of its own, so that a program can tell what it reads.
  Json root = {{"format", "assay.document/1"}};
  put_element(root, document);
  // Bytes that are no UTF-8 become the replacement character; they are no reason to lose a report.
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace assay::json
