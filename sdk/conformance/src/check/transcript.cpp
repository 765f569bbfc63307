#include "transcript.hpp"

#include <algorithm>

#include "assay/growth.hpp"
#include "assay/text.hpp"
#include "digits.hpp"
#include "document_events.hpp"
#include "subject.hpp"

namespace assay::conformance {
namespace {

constexpr std::size_t kShown = 300;  // bytes of a line that a person is shown

std::string words(assay_text text) {
  return assay::quoted(view(text), std::string::npos);
}

std::string words(const assay_array& texts) {
  std::string all;
  for (std::uint64_t i = 0; i < texts.count; ++i) all += " " + words(*ASSAY_AT(assay_text, texts, i));
  return all;
}

std::string_view line_at(const std::string& text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return std::string_view(text).substr(begin, end - begin);
}

// The part of a line around where it parts from another.
std::string shown(std::string_view line, std::size_t at) {
  const std::size_t from = at > kShown / 2 && line.size() > kShown ? at - kShown / 2 : 0;
  if (line.empty()) return "nothing";
  return assay::quoted(std::string(from > 0 ? "…" : "") + std::string(line.substr(from, kShown)) +
                           (from + kShown < line.size() ? "…" : ""),
                       kShown + 2);
}

}  // namespace

std::string transcript(const assay_array& measures) {
  std::string lines;
  for (std::uint64_t i = 0; i < measures.count; ++i) {
    const auto measure = element_of<assay_measure>(measures, i);
    lines += "measure " + words(measure.id) + " " + words(measure.title) + " type " +
             std::to_string(measure.type) + " basis " + std::to_string(measure.basis) + " from " +
             digits(measure.minimum) + " to " + digits(measure.maximum) + words(measure.levels) +
             words(measure.roles) + "\n";
  }
  return lines;
}

std::string transcript(const ScoredTable& table) {
  std::string lines;
  for (std::size_t m = 0; m < table.measures(); ++m) {
    for (std::size_t c = 0; c < table.cases(); ++c) {
      for (std::size_t r = 0; r < table.rows(); ++r) {
        if (table.state(m, c, r) == ASSAY_CELL_EMPTY) continue;
        lines += "case " + std::to_string(c) + " row " + std::to_string(r) + " measure " + std::to_string(m) +
                 " = " + digits(table.value(m, c, r)) + "\n";
      }
    }
  }
  return lines;
}

std::string transcript(const DocumentTree& document) {
  std::string lines;
  for (const std::string& line : written(events_of(document))) lines += line + "\n";
  return lines;
}

std::string transcript(assay_status status, const assay_error& error) {
  return status == ASSAY_OK ? "status 0\n" : told(status, error) + "\n";
}

std::string parting(const std::string& one, const std::string& first, const std::string& other,
                    const std::string& second) {
  if (one == other) return {};
  const auto [a, b] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  const auto at = static_cast<std::size_t>(a - one.begin());
  const std::size_t before = at == 0 ? std::string::npos : one.rfind('\n', at - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  return shown(line_at(one, begin), at - begin) + " " + first + ", " +
         shown(line_at(other, begin), at - begin) + " " + second;
}

}  // namespace assay::conformance
