#include "report_context.hpp"

#include <charconv>
#include <cmath>

namespace bcsc {

using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash

std::string fixed(std::optional<double> value, int decimals) {
  if (!value) return std::string(kNone);
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, *value, std::chars_format::fixed, decimals);
  return std::string(buffer, end.ptr);
}

}  // namespace

std::string figure(std::optional<double> value) {
  // A half goes up, as people round: 6.125 reads 6.13. Halves of a hundredth are exact in binary, because
  // they come from eighths.
  return fixed(value ? std::optional<double>(std::floor(*value * 100 + 0.5) / 100) : value, 2);
}

std::string whole(std::optional<double> value) {
  // Rounded down: a rank of 39.8 is below the 40th percentile and must not read as 40.
  return fixed(value ? std::optional<double>(std::floor(*value)) : value, 0);
}

std::string_view number_of(std::string_view id) {
  const std::size_t digit = id.find_first_of("0123456789");
  return digit == std::string_view::npos ? id : id.substr(digit);
}

std::string letter(std::size_t index) {
  return index < 26 ? std::string(1, static_cast<char>('A' + index)) : std::to_string(index + 1);
}

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string ReportContext::unit_title(const Unit& unit) const {
  const assay_construct& c = construct(unit.construct);
  return wording("unit.title", {{"number", number_of(view(c.id))}, {"title", view(c.title)}});
}

std::string ReportContext::element_title(const Element& element) const {
  const assay_construct& c = construct(element.construct);
  return wording("element.title", {{"number", number_of(view(c.id))}, {"title", view(c.title)}});
}

std::string ReportContext::date(std::string_view iso) const {
  const bool shaped = iso.size() == 10 && iso[4] == '-' && iso[7] == '-';
  if (!shaped) return std::string(iso);
  const std::string month = "date.month." + std::string(iso.substr(5, 2));
  if (!wording.has(month)) return std::string(iso);
  const std::string_view day = iso[8] == '0' ? iso.substr(9) : iso.substr(8);
  return wording("date.pattern", {{"day", day}, {"month", wording(month)}, {"year", iso.substr(0, 4)}});
}

}  // namespace bcsc
