#include "figures.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace assay::xlsx {
namespace {

constexpr std::string_view kCommaLanguages[] = {
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl",
    "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "ky", "lb", "lt", "lv", "mk", "mn", "nb", "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi"};
// Where the language has the comma and these countries have the point.
constexpr std::string_view kPointTags[] = {"de-CH", "de-LI", "es-MX", "es-US", "it-CH"};
// Blanks that stand between groups of digits or before a percent sign.
constexpr std::string_view kBlanks[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", " "};
constexpr std::string_view kMinus[] = {"\xE2\x88\x92", "-"};

template <typename List>
bool take_any(std::string_view& text, const List& list) {
  for (const std::string_view one : list) {
    if (text.substr(0, one.size()) != one) continue;
    text.remove_prefix(one.size());
    return true;
  }
  return false;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  const std::string_view digits = text.substr(0, size);
  text.remove_prefix(size);
  return digits;
}

std::string_view trimmed(std::string_view text) {
  while (take_any(text, kBlanks)) {
  }
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : kBlanks) {
      if (text.size() < blank.size() || text.substr(text.size() - blank.size()) != blank) continue;
      text.remove_suffix(blank.size());
      again = true;
    }
  }
  return text;
}

// What was taken of a printed figure.
struct Printed {
  std::string digits;  // with a point
  std::size_t decimals = 0;
  bool plus = false, minus = false, grouped = false, percent = false;
};

// "1.234.567": groups of three behind the first, all set apart by the same sign. False when it is broken.
bool take_groups(std::string_view& text, char mark, Printed& printed) {
  const char other[] = {mark == '.' ? ',' : '.', '\0'};
  const std::string_view signs[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", " ",
                                    "'",        "\xE2\x80\x99", other};
  for (const std::string_view sign : signs) {
    if (text.substr(0, sign.size()) != sign || text.size() <= sign.size() || !is_digit(text[sign.size()]))
      continue;
    if (printed.digits.size() > 3 || printed.digits == "0") return false;
    while (text.substr(0, sign.size()) == sign && text.size() > sign.size() && is_digit(text[sign.size()])) {
      text.remove_prefix(sign.size());
      const std::string_view group = take_digits(text);
      if (group.size() != 3) return false;
      printed.digits += group;
    }
    printed.grouped = true;
    return true;
  }
  return true;
}

std::optional<Printed> take_apart(std::string_view text, char mark) {
  Printed printed;
  text = trimmed(text);
  if (!text.empty() && text[0] == '+') {
    printed.plus = true;
    text.remove_prefix(1);
  } else {
    printed.minus = take_any(text, kMinus);
  }
  printed.digits = take_digits(text);
  // What begins with a nought and goes on is a code or a number of an item.
  if (printed.digits.empty() || (printed.digits.size() > 1 && printed.digits[0] == '0')) return {};
  if (!take_groups(text, mark, printed)) return {};
  if (!text.empty() && text[0] == mark) {
    text.remove_prefix(1);
    const std::string_view decimals = take_digits(text);
    if (decimals.empty()) return {};
    printed.decimals = decimals.size();
    printed.digits.append(".").append(decimals);
  }
  take_any(text, kBlanks);
  if (!text.empty() && text[0] == '%') {
    printed.percent = true;
    text.remove_prefix(1);
  }
  // More digits than a number keeps would come back as others.
  if (!text.empty() || printed.digits.size() > 16) return {};
  return printed;
}

std::string format_of(const Printed& printed) {
  std::string plain = printed.grouped ? "#,##0" : "0";
  if (printed.decimals > 0) plain.append(".").append(printed.decimals, '0');
  if (printed.percent) plain += '%';
  return printed.plus ? "+" + plain + ";-" + plain + ";" + plain : plain;
}

}  // namespace

char decimal_mark(std::string_view language) {
  for (const std::string_view tag : kPointTags) {
    if (language.substr(0, tag.size()) == tag) return '.';
  }
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool comma =
      std::find(std::begin(kCommaLanguages), std::end(kCommaLanguages), primary) != std::end(kCommaLanguages);
  return comma ? ',' : '.';
}

std::optional<Figure> figure_of(std::string_view text, char mark) {
  const std::optional<Printed> printed = take_apart(text, mark);
  if (!printed) return {};
  Figure figure;
  // Divided by 100 it would not be the nearest number any more.
  const std::string digits = printed->digits + (printed->percent ? "e-2" : "");
  const char* end = digits.data() + digits.size();
  if (std::from_chars(digits.data(), end, figure.value).ptr != end) return {};
  if (printed->minus) figure.value = -figure.value;
  figure.format = format_of(*printed);
  return figure;
}

std::optional<Day> day_of(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return {};
  const auto number = [&](std::size_t from, std::size_t size) {
    int value = 0;
    const char* begin = iso.data() + from;
    const auto result = std::from_chars(begin, begin + size, value);
    return result.ptr == begin + size ? value : -1;
  };
  const Day day{number(0, 4), number(5, 2), number(8, 2)};
  if (day.year < 1900 || day.month < 1 || day.month > 12 || day.day < 1) return {};
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
  if (day.day > kDays[day.month - 1] + (leap && day.month == 2 ? 1 : 0)) return {};
  // Excel believes that 1900 had a 29 February; before it its days are off by one.
  if (day.year == 1900 && day.month < 3) return {};
  return day;
}

}  // namespace assay::xlsx
