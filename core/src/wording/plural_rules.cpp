#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <charconv>
#include <memory>
#include <optional>
#include <vector>

#include "assay/wording.hpp"
#include "locale_data.hpp"

namespace assay {
namespace {

constexpr std::string_view kNever = "false", kAlways = "true";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
    parts.push_back(trimmed(text.substr(0, at)));
    text.remove_prefix(at + by.size());
  }
  parts.push_back(trimmed(text));
  return parts;
}

// Whether 0 is in a list such as "0,5..9".
bool has_zero(std::string_view ranges) {
  for (const std::string_view range : split(ranges, ",")) {
    if (trimmed(range.substr(0, range.find(".."))) == "0") return true;
  }
  return false;
}

// A relation such as "v = 0" or "i % 10 = 2..4". Of a whole number n, i is n itself; v, w, f and t (its
// decimals) and c and e (its exponent) are 0, whatever they are divided by.
std::string relation(std::string_view text) {
  const bool negated = text.find("!=") != std::string_view::npos;
  const auto sides = split(text, negated ? "!=" : "=");
  if (sides.size() != 2 || sides[0].empty()) return std::string(text);
  const char operand = sides[0].front();
  if (operand != 'n' && operand != 'i') return std::string(has_zero(sides[1]) != negated ? kAlways : kNever);
  return "n" + std::string(sides[0].substr(1)) + (negated ? " != " : " = ") + std::string(sides[1]);
}

using Bundle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

Bundle child(const Bundle& parent, const char* key) {
  UErrorCode status = U_ZERO_ERROR;
  Bundle found(parent ? ures_getByKey(parent.get(), key, nullptr, &status) : nullptr, &ures_close);
  return U_SUCCESS(status) ? std::move(found) : Bundle(nullptr, &ures_close);
}

std::optional<std::string> text_of(const Bundle& parent, const char* key) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString found = icu::ures_getUnicodeStringByKey(parent.get(), key, &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  found.toUTF8String(text);
  return text;
}

// The name of the set of rules, from the nearest of pt_PT and pt.
std::optional<std::string> rule_set(const Bundle& data, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const auto tag = icu::Locale::forLanguageTag(icu::StringPiece(locale.data(), static_cast<int>(locale.size())), status);
  const Bundle locales = child(data, "locales");
  if (U_FAILURE(status) || !locales) return std::nullopt;
  for (std::string name = tag.getBaseName(); !name.empty();) {
    if (auto set = text_of(locales, name.c_str())) return set;
    const std::size_t end = name.rfind('_');
    name.resize(end == std::string::npos ? 0 : end);
  }
  return std::nullopt;
}

}  // namespace

std::string whole_number_rule(std::string_view condition) {
  std::string any;
  for (const std::string_view alternative : split(condition, " or ")) {
    std::string all;
    for (const std::string_view part : split(alternative, " and ")) {
      const std::string one = relation(part);
      if (one == kAlways) continue;
      if (one == kNever) {
        all = kNever;
        break;
      }
      all += (all.empty() ? "" : " and ") + one;
    }
    if (all == kNever) continue;
    if (all.empty()) return std::string(kAlways);
    any += (any.empty() ? "" : " or ") + all;
  }
  return any.empty() ? std::string(kNever) : any;
}

std::string plural_rules(std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const Bundle data(ures_openDirect(nullptr, "plurals", &status), &ures_close);
  if (U_FAILURE(status)) return {};
  const auto set = rule_set(data, locale);
  if (!set) return {};
  const Bundle rules = child(child(data, "rules"), set->c_str());
  if (!rules) return {};
  std::string text;
  for (const char* category : {"zero", "one", "two", "few", "many"}) {
    const auto condition = text_of(rules, category);
    if (!condition) continue;
    // Behind the @ stand examples.
    std::string rule = whole_number_rule(trimmed(std::string_view(*condition).substr(0, condition->find('@'))));
    if (rule == kNever) continue;
    if (rule == kAlways) rule = "n % 1 = 0";
    text += (text.empty() ? "" : "; ") + std::string(category) + ": " + rule;
  }
  return text;
}

std::vector<std::string> plural_forms(std::string_view locale) {
  std::vector<std::string> forms;
  const std::string rules = plural_rules(locale);
  for (const std::string_view rule : split(rules, ";")) {
    if (!rule.empty()) forms.emplace_back(rule.substr(0, rule.find(':')));
  }
  forms.emplace_back("other");
  return forms;
}

}  // namespace assay
