#include "document_maker.hpp"

#include <stdexcept>

#include "subject.hpp"

namespace assay::conformance {
namespace {

template <typename Type>
assay_array array_of(const std::vector<Type>& from) {
  return {from.data(), from.size(), sizeof(Type)};
}

}  // namespace

void DocumentMaker::require(assay_status status, const assay_error& error) const {
  if (status != ASSAY_OK)
    throw std::logic_error("a document that was made up is refused: " + told(status, error));
}

void DocumentMaker::open(const ElementParts& parts) {
  std::vector<assay_pair> attributes;
  for (const auto& [key, value] : parts.attributes)
    attributes.push_back({conformance::text(key), conformance::text(value)});
  std::vector<assay_table_column> columns;
  for (const ColumnParts& column : parts.columns)
    columns.push_back({conformance::text(column.title), column.width, column.align, 0});
  std::vector<assay_text> choices;
  for (const std::string& choice : parts.choices) choices.push_back(conformance::text(choice));
  assay_element element{};
  element.struct_size = sizeof element;
  element.kind = parts.kind;
  element.flags = parts.flags;
  element.span = parts.span;
  element.lines = parts.lines;
  element.blank = parts.blank;
  element.id = conformance::text(parts.id);
  element.title = conformance::text(parts.title);
  element.note = conformance::text(parts.note);
  element.role = conformance::text(parts.role);
  element.attributes = array_of(attributes);
  element.columns = array_of(columns);
  element.choices = array_of(choices);
  assay_error error = empty_error();
  require(sink_.open(sink_.context, &element, &error), error);
}

void DocumentMaker::close() {
  assay_error error = empty_error();
  require(sink_.close(sink_.context, &error), error);
}

void DocumentMaker::text(const std::string& words, std::uint32_t style, const std::string& target) {
  const assay_span span{sizeof span, style, conformance::text(words), conformance::text(target)};
  assay_error error = empty_error();
  require(sink_.text(sink_.context, &span, &error), error);
}

void DocumentMaker::chart(const ChartParts& parts) {
  std::vector<assay_chart_category> categories;
  for (const auto& [label, brief] : parts.categories)
    categories.push_back({conformance::text(label), conformance::text(brief)});
  std::vector<assay_chart_series> series;
  for (const SeriesParts& one : parts.series) {
    series.push_back({conformance::text(one.label), conformance::text(one.role), one.values.data(),
                      one.states.data(), one.reference ? 1u : 0u, 0});
  }
  assay_chart chart{};
  chart.struct_size = sizeof chart;
  chart.kind = parts.kind;
  chart.id = conformance::text(parts.id);
  chart.title = conformance::text(parts.title);
  chart.description = conformance::text(parts.description);
  chart.value_label = conformance::text(parts.value_label);
  chart.minimum = parts.minimum;
  chart.maximum = parts.maximum;
  chart.categories = array_of(categories);
  chart.series = array_of(series);
  assay_error error = empty_error();
  require(sink_.chart(sink_.context, &chart, &error), error);
}

void DocumentMaker::holding(const ElementParts& parts, const std::string& words) {
  open(parts);
  if (!words.empty()) text(words);
  close();
}

}  // namespace assay::conformance
