// The events of a document: taken down, told and compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assay/document.hpp"

namespace assay::conformance {

enum class EventKind : std::uint8_t { Open, Close, Text, Chart };

// One event. Texts and arrays belong to the document that it was taken from.
struct Event {
  EventKind kind = EventKind::Close;
  assay_element element{};
  assay_span span{};
  assay_chart chart{};
};

// All events of a document, which must outlive them.
std::vector<Event> events_of(const DocumentTree& document);
assay_status send(const Event& event, const assay_document_sink& sink, assay_error* error);

// What a person would call it: "the opening of SECTION `results`".
std::string described(const Event& event);
// Everything that it says, as one line; two events say the same exactly if their lines are equal.
std::string written(const Event& event);
std::vector<std::string> written(const std::vector<Event>& events);

// Where two documents part: "event 12, …, was …" with both sides; empty when they are the same.
std::string difference(const std::vector<std::string>& one, const std::vector<std::string>& other);
// The same of two files: the first byte that differs, with what stands around it.
std::string difference(const std::string& one, const std::string& other);

}  // namespace assay::conformance
