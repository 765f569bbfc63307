// What plugins make of the host's `locale.…` texts, held against ICU's own formatting of the same.
#include <unicode/datefmt.h>
#include <unicode/decimfmt.h>
#include <unicode/listformatter.h>
#include <unicode/plurrule.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <map>
#include <memory>
#include <set>

#include "assay/bridge.hpp"
#include "assay/sdk/direction.hpp"
#include "assay/sdk/locale.hpp"
#include "assay/wording.hpp"
#include "catch.hpp"
#include "locale_data.hpp"

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// ICU sets no names apart.
std::string without_marks(std::string text) {
  for (const char* mark : {"\u2068", "\u2069"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, 3);
  }
  return text;
}

// Every locale that ICU has, with its language tag.
std::map<std::string, icu::Locale> all_locales() {
  int count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  std::map<std::string, icu::Locale> tags;
  for (int i = 0; i < count; ++i) {
    UErrorCode status = U_ZERO_ERROR;
    tags.emplace(all[i].toLanguageTag<std::string>(status), all[i]);
  }
  return tags;
}

struct Spoken {
  explicit Spoken(const std::string& tag)
      : pairs(assay::locale_data(tag), true), locale(assay::sdk::Wording(pairs.abi())) {}
  assay::PairTable pairs;
  assay::sdk::Locale locale;
};

}  // namespace

TEST_CASE("locale against ICU: numbers and percentages of every locale") {
  const auto locales = all_locales();
  REQUIRE(locales.size() > 500);
  for (const auto& [tag, icu_locale] : locales) {
    INFO(tag);
    const Spoken ours(tag);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(icu_locale, status));
    format->setMinimumFractionDigits(2);
    format->setMaximumFractionDigits(2);
    for (const double value : {0.0, 3.25, -4.5, 999.0, 1234.5, -9876.75, 12345.0, 1234567.25, 987654321.0}) {
      icu::UnicodeString theirs;
      CHECK(ours.locale.number(value, 2) == utf8(format->format(value, theirs)));
    }
    const std::unique_ptr<icu::NumberFormat> percent(icu::NumberFormat::createPercentInstance(icu_locale, status));
    icu::UnicodeString theirs;
    CHECK(ours.locale.percent(37, 0) == utf8(percent->format(0.37, theirs)));
  }
}

TEST_CASE("locale against ICU: dates of every locale, in the Gregorian calendar") {
  for (auto [tag, icu_locale] : all_locales()) {
    INFO(tag);
    const Spoken ours(tag);
    UErrorCode status = U_ZERO_ERROR;
    icu_locale.setKeywordValue("calendar", "gregorian", status);
    for (const auto style : {icu::DateFormat::kLong, icu::DateFormat::kMedium}) {
      const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(style, icu_locale));
      format->setTimeZone(*icu::TimeZone::getGMT());
      // Noon on 21 November 2026, 1 March 2024, 31 May 2025, in milliseconds since 1970.
      for (const auto& [iso, milliseconds] : {std::pair<const char*, double>{"2026-11-21", 1795262400000.0},
                                              {"2024-03-01", 1709294400000.0},
                                              {"2025-05-31", 1748692800000.0}}) {
        icu::UnicodeString theirs;
        format->format(milliseconds, theirs);
        CHECK((style == icu::DateFormat::kLong ? ours.locale.date(iso) : ours.locale.short_date(iso)) == utf8(theirs));
      }
    }
  }
}

TEST_CASE("locale against ICU: lists of every locale") {
  for (const auto& [tag, icu_locale] : all_locales()) {
    INFO(tag);
    const Spoken ours(tag);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> format(icu::ListFormatter::createInstance(icu_locale, status));
    const icu::UnicodeString names[] = {u"A", u"B", u"C", u"D"};
    std::vector<std::string> parts;
    for (int count = 1; count <= 4; ++count) {
      parts.push_back(utf8(names[count - 1]));
      icu::UnicodeString theirs;
      CHECK(without_marks(ours.locale.list(parts)) == utf8(format->format(names, count, theirs, status)));
    }
  }
}

// The numbers of each set of rules are looked at once, however many locales share it.
TEST_CASE("locale against ICU: the plural form of whole numbers, in every locale") {
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& [tag, icu_locale] : all_locales()) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> theirs(icu::PluralRules::forLocale(icu_locale, status));
    REQUIRE(U_SUCCESS(status));
    const Spoken ours(tag);
    const std::string rules = assay::plural_rules(tag);
    const bool first = seen[rules].empty();
    seen[rules].insert(tag);
    // Up to 1000 for each locale; the first of each set of rules further, and round the powers of ten.
    const std::uint64_t last = first ? 30'000 : 1'000;
    std::uint64_t wrong = 0;
    const auto look = [&](std::uint64_t count) {
      if (utf8(theirs->select(static_cast<double>(count))) != ours.locale.plural_form(count)) ++wrong;
    };
    for (std::uint64_t count = 0; count <= last; ++count) look(count);
    for (std::uint64_t power = 1'000'000; power <= 1'000'000'000'000; power *= 10) {
      for (std::uint64_t count = power - 120; count <= power + 120; ++count) look(count);
    }
    INFO(tag << ": " << rules);
    CHECK(wrong == 0);
  }
  CHECK(seen.size() > 20);
}

// 40 sets of rules by a million numbers take a minute: run by name.
TEST_CASE("locale against ICU: the plural form of each number up to a million", "[.long]") {
  std::set<std::string> seen;
  for (const auto& [tag, icu_locale] : all_locales()) {
    if (!seen.insert(assay::plural_rules(tag)).second) continue;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> theirs(icu::PluralRules::forLocale(icu_locale, status));
    const Spoken ours(tag);
    std::uint64_t wrong = 0;
    for (std::uint64_t count = 0; count <= 1'000'000; ++count) {
      if (utf8(theirs->select(static_cast<double>(count))) != ours.locale.plural_form(count)) ++wrong;
    }
    INFO(tag);
    CHECK(wrong == 0);
  }
}

TEST_CASE("direction against ICU: the letters of all scripts") {
  std::string wrong;
  for (UChar32 code = 0; code < 0x30000; ++code) {
    if (!u_isalpha(code)) continue;
    const UCharDirection theirs = u_charDirection(code);
    const bool left = theirs == U_RIGHT_TO_LEFT || theirs == U_RIGHT_TO_LEFT_ARABIC, right = theirs == U_LEFT_TO_RIGHT;
    const assay::sdk::Directions ours = assay::sdk::directions_of(utf8(icu::UnicodeString(code)));
    // Modifier letters that run neither way are taken along with their neighbours.
    if (ours.left != left || (right && !ours.right)) wrong += " " + std::to_string(code);
  }
  CHECK(wrong == "");
}

TEST_CASE("direction against ICU: languages of every locale, and with a script in their tag") {
  for (const auto& [tag, icu_locale] : all_locales()) {
    INFO(tag);
    CHECK(assay::sdk::language_runs_left(tag) == (uloc_isRightToLeft(icu_locale.getName()) != 0));
  }
  for (const std::string tag : {"az-Arab", "ur-Latn", "ku-Arab-IQ", "en-Hebr", "AR", "zh-Hant-TW", "es-419", "he-IL"}) {
    INFO(tag);
    UErrorCode status = U_ZERO_ERROR;
    const auto icu_locale = icu::Locale::forLanguageTag(tag, status);
    CHECK(assay::sdk::language_runs_left(tag) == (uloc_isRightToLeft(icu_locale.getName()) != 0));
  }
}
