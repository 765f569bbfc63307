// The JSON of a report on groups as a plain tree, and the figures in its texts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::audit {

struct ChartLine {
  std::string role;
  std::vector<std::optional<double>> values;  // as long as the chart has categories, or there are none
};

// A part of a document. A chart has lines and labels, the others have children.
struct DocumentPart {
  std::string kind, id, title, chart;
  std::string text;  // what is written in it, and under it
  std::vector<DocumentPart> children;
  std::vector<std::string> labels;  // of the categories
  std::vector<ChartLine> lines;
};

struct GroupDocument {
  std::string report;  // its id; empty when the document does not tell
  DocumentPart root;
};

// Throws Error when the file cannot be read or is no JSON of a report.
GroupDocument read_group_document(const std::filesystem::path& file);

struct Number {
  double value = 0, slack = 0;  // what rounding may have taken or added
};

// The first number in a text, as any locale writes it: digits of ASCII or Arabic, the last mark that is none
// the decimal one, when one or two digits follow it. Nothing for a text with a dash.
std::optional<Number> number_of(std::string_view text);

// The number that is the whole text, with or without a sign. Nothing for words, a dash, or words with a
// number.
std::optional<Number> signed_figure(std::string_view text);

// The numbers in a text, in their order.
std::vector<double> numbers_in(std::string_view text);

}  // namespace assay::audit
