// Sends a document piece by piece, from texts that need not outlive the call.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "assay/abi/document.h"

namespace assay::conformance {

struct ColumnParts {
  std::string title;
  double width = 0;
  std::uint32_t align = ASSAY_ALIGN_START;
};

// As assay_element; what is left out is empty or 0.
struct ElementParts {
  std::uint32_t kind = 0;
  std::string id, title, note, role;
  std::uint32_t flags = 0, span = 0, lines = 0, blank = 0;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<ColumnParts> columns;
  std::vector<std::string> choices;
};

struct SeriesParts {
  std::string label, role;
  std::vector<double> values;
  std::vector<std::uint8_t> states;
  bool reference = false;
};

struct ChartParts {
  std::uint32_t kind = 0;
  std::string id, title, description, value_label;
  double minimum = 0, maximum = 1;
  std::vector<std::pair<std::string, std::string>> categories;  // label, short label
  std::vector<SeriesParts> series;
};

// Throws std::logic_error when the receiver refuses an event: the document is ours, and then wrongly made.
class DocumentMaker {
 public:
  explicit DocumentMaker(const assay_document_sink& sink) : sink_(sink) {}

  void open(const ElementParts& parts);
  void close();
  void text(const std::string& words, std::uint32_t style = 0, const std::string& target = {});
  void chart(const ChartParts& parts);

  // An element that holds one run of text.
  void holding(const ElementParts& parts, const std::string& words);

 private:
  void require(assay_status status, const assay_error& error) const;

  assay_document_sink sink_;
};

}  // namespace assay::conformance
