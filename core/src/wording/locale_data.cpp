#include "locale_data.hpp"

#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ures.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace assay {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::Locale locale_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int>(tag.size())), status);
  return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

// Whether the data have the language at all. For one that they do not have, ICU would take the one of the
// process's environment.
bool is_known(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  ures_close(ures_open(nullptr, locale.getName(), &status));
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

// A pattern of the data, such as d. MMMM y, as text with placeholders: {day}. {month} {year}. Empty when it has
// a field beyond these.
std::string with_placeholders(const icu::UnicodeString& pattern, const icu::DateFormatSymbols& symbols) {
  std::string out;
  for (int at = 0; at < pattern.length();) {
    const char16_t letter = pattern[at];
    int end = at + 1;
    if (letter == u'\'') {
      while (end < pattern.length() && pattern[end] != u'\'') ++end;
      out += end == at + 1 ? "'" : utf8(pattern.tempSubStringBetween(at + 1, end));
      at = end + 1;
      continue;
    }
    const bool field = (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
    while (field && end < pattern.length() && pattern[end] == letter) ++end;
    const int width = end - at;
    if (!field) {
      out += utf8(pattern.tempSubStringBetween(at, end));
    } else if (letter == u'y') {
      out += width == 2 ? "{year-2}" : "{year}";
    } else if (letter == u'd') {
      out += width == 2 ? "{day-2}" : "{day}";
    } else if (letter == u'M' || letter == u'L') {
      out += width == 1 ? "{month-number}" : width == 2 ? "{month-2}" : width == 3 ? "{month-short}" : "{month}";
    } else if (letter == u'G') {
      int count = 0;
      const icu::UnicodeString* eras = symbols.getEras(count);
      if (count > 0) out += utf8(eras[count - 1]);
    } else {
      return {};
    }
    at = end;
  }
  return out;
}

// Collects the pairs of one locale.
class Data {
 public:
  Data(std::string_view tag, const icu::Locale& locale) : tag_(tag), locale_(locale) {}

  TextPairs pairs() {
    numbers();
    dates();
    lists();
    quotes();
    add("plurals", plural_rules(tag_));
    return std::move(pairs_);
  }

 private:
  void add(const std::string& key, std::string text) { pairs_.emplace_back("locale." + key, std::move(text)); }

  void numbers() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale_, status);
    const auto symbol = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol which) {
      return utf8(symbols.getConstSymbol(which));
    };
    add("decimal", symbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
    add("group", symbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
    add("minus", symbol(icu::DecimalFormatSymbols::kMinusSignSymbol));
    add("plus", symbol(icu::DecimalFormatSymbols::kPlusSignSymbol));
    std::string digits;
    for (int digit = 0; digit < 10; ++digit) digits += utf8(symbols.getConstDigitSymbol(digit));
    add("digits", digits);
    const std::unique_ptr<icu::NumberFormat> format(icu::NumberFormat::createInstance(locale_, status));
    if (const auto* decimal = dynamic_cast<const icu::DecimalFormat*>(format.get())) {
      const int first = decimal->isGroupingUsed() ? decimal->getGroupingSize() : 0;
      const int second = decimal->getSecondaryGroupingSize();
      add("group.sizes", std::to_string(first) + " " + std::to_string(second > 0 ? second : first) + " " +
                             std::to_string(std::max(1, static_cast<int>(decimal->getMinimumGroupingDigits()))));
    }
    const std::unique_ptr<icu::NumberFormat> percent(icu::NumberFormat::createPercentInstance(locale_, status));
    if (percent) {
      icu::UnicodeString shown;
      percent->format(0.05, shown);
      shown.findAndReplace(symbols.getConstDigitSymbol(5), u"{number}");
      add("percent", utf8(shown));
    }
  }

  void dates() {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale gregorian = locale_;
    gregorian.setKeywordValue("calendar", "gregorian", status);
    add("date.long", date(gregorian, icu::DateFormat::kLong));
    add("date.short", date(gregorian, icu::DateFormat::kMedium));
    const icu::DateFormatSymbols symbols(gregorian, status);
    const auto names = [&](const std::string& key, icu::DateFormatSymbols::DtWidthType width) {
      int count = 0;
      const icu::UnicodeString* all = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
      for (int month = 0; month < std::min(count, 12); ++month) add(key + std::to_string(month + 1), utf8(all[month]));
    };
    names("month.", icu::DateFormatSymbols::WIDE);
    names("month.short.", icu::DateFormatSymbols::ABBREVIATED);
  }

  static std::string date(const icu::Locale& locale, icu::DateFormat::EStyle style) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(style, locale));
    std::string pattern;
    if (const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get())) {
      icu::UnicodeString found;
      pattern = with_placeholders(simple->toPattern(found), symbols);
    }
    return pattern.empty() ? "{year}-{month-2}-{day-2}" : pattern;
  }

  // The data have patterns for two, and for the start, the middle and the end of more. Lists of names show them.
  void lists() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> format(icu::ListFormatter::createInstance(locale_, status));
    if (U_FAILURE(status) || !format) return;
    // Letters of the private use area, which no rule of a language looks at.
    const icu::UnicodeString marks[] = {u"\uE001", u"\uE002", u"\uE003", u"\uE004"};
    const auto shown = [&](int count) {
      icu::UnicodeString text;
      format->format(marks, count, text, status);
      return text;
    };
    // "<mark 1>, <mark 2>" as {first}, {last}. What stands before the first mark and behind the last goes along.
    const auto joint = [&](const icu::UnicodeString& text, int first, int count) {
      const int begin = first == 0 ? 0 : text.indexOf(marks[first]);
      const int end = first + 2 == count ? text.length() : text.indexOf(marks[first + 1]) + 1;
      if (begin < 0 || end <= begin) return std::string("{first}, {last}");
      icu::UnicodeString pattern = text.tempSubStringBetween(begin, end);
      pattern.findAndReplace(marks[first], u"{first}").findAndReplace(marks[first + 1], u"{last}");
      return utf8(pattern);
    };
    const icu::UnicodeString two = shown(2), four = shown(4);
    add("list.two", joint(two, 0, 2));
    add("list.start", joint(four, 0, 4));
    add("list.middle", joint(four, 1, 4));
    add("list.end", joint(four, 2, 4));
  }

  void quotes() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(ulocdata_open(locale_.getName(), &status),
                                                                       &ulocdata_close);
    const auto quote = [&](ULocaleDataDelimiterType which) {
      char16_t buffer[8];
      const int length = ulocdata_getDelimiter(data.get(), which, buffer, 8, &status);
      return U_SUCCESS(status) ? utf8(icu::UnicodeString(buffer, length)) : std::string("\"");
    };
    add("quote.open", quote(ULOCDATA_QUOTATION_START));
    add("quote.close", quote(ULOCDATA_QUOTATION_END));
  }

  std::string_view tag_;
  const icu::Locale& locale_;
  TextPairs pairs_;
};

}  // namespace

TextPairs locale_data(std::string_view locale) {
  const icu::Locale wanted = locale_of(locale);
  const bool known = is_known(wanted);
  TextPairs pairs = known ? Data(locale, wanted).pairs() : Data("en", icu::Locale::getEnglish()).pairs();
  pairs.emplace_back("locale.tag", std::string(locale));
  pairs.emplace_back("locale.direction", uloc_isRightToLeft(wanted.getName()) ? "rtl" : "ltr");
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace assay
