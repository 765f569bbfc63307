// assay/sdk/locale.hpp: numbers, dates, lists and plural forms as the readers' language writes them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/sdk/error.hpp"
#include "assay/sdk/number_text.hpp"
#include "assay/sdk/plural_rules.hpp"
#include "assay/sdk/text.hpp"
#include "assay/sdk/wording.hpp"

namespace assay::sdk {

// The host hands the texts `locale.…` over with a plugin's own wording; where they are missing (an earlier host,
// a test), everything reads as in English. A text of these that is not of its form fails the call with
// ASSAY_E_CONTENT. Cheap to use and not to make: make one for each report writer or renderer.
class Locale {
 public:
  // What `wording` points at must outlive it.
  explicit Locale(Wording wording)
      : wording_(wording),
        tag_(or_else("locale.tag", "en")),
        decimal_(or_else("locale.decimal", ".")),
        group_(or_else("locale.group", ",")),
        minus_(or_else("locale.minus", "-")),
        plus_(or_else("locale.plus", "+")),
        rules_(or_else("locale.plurals", "one: n = 1")) {
    read_digits(or_else("locale.digits", "0123456789"));
    read_sizes(or_else("locale.group.sizes", "3 3 1"));
  }

  // A language tag, such as de-CH.
  std::string_view tag() const { return tag_; }
  // True for Arabic, Hebrew and the like.
  bool right_to_left() const { return wording_.right_to_left(); }
  // "rtl" or "ltr".
  std::string_view direction() const { return right_to_left() ? "rtl" : "ltr"; }
  std::string_view decimal_mark() const { return decimal_; }

  // `value` with exactly `decimals` decimals (0 to 6), rounded as fixed_text does: 1,234.50 in English.
  std::string number(double value, int decimals) const { return shaped(fixed_text(value, decimals)); }
  // The same with at most so many: zeros at the end go.
  std::string short_number(double value, int decimals) const {
    std::string text = fixed_text(value, decimals);
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    return shaped(text == "-0" ? "0" : text);
  }
  // The same as number with a plus where it is above 0 as shown, and a minus as wide as the plus.
  std::string signed_number(double value, int decimals) const {
    const std::string text = fixed_text(value, decimals);
    const bool above = value > 0 && text.find_first_of("123456789") != std::string::npos;
    if (above) return std::string(plus_) + shaped(text);
    if (text.front() != '-') return shaped(text);
    std::string minus(minus_);
    if (const std::size_t hyphen = minus.find('-'); hyphen != std::string::npos) minus.replace(hyphen, 1, "\u2212");
    return minus + shaped(std::string_view(text).substr(1));
  }
  // A whole number: 1,234.
  std::string integer(std::int64_t value) const { return shaped(std::to_string(value)); }
  // 12.5 with one decimal: 12.5%, 12,5 %.
  std::string percent(double value, int decimals) const {
    return filled(or_else("locale.percent", "{number}%"), {{"number", number(value, decimals)}});
  }
  // A number that a program wrote, such as -1234.5, as readers write it. What is no number stays as it is.
  std::string shaped(std::string_view plain) const {
    const bool negative = !plain.empty() && plain.front() == '-';
    const std::string_view size = plain.substr(negative ? 1 : 0);
    const std::size_t point = size.find('.') == std::string_view::npos ? size.size() : size.find('.');
    if (point == 0 || size.find_first_not_of("0123456789.") != std::string_view::npos) return std::string(plain);
    std::string text(negative ? minus_ : std::string_view());
    for (std::size_t at = 0; at < point; ++at) {
      if (at > 0 && breaks_before(point - at, point)) text += group_;
      text += digit(size[at]);
    }
    if (point == size.size()) return text;
    text += decimal_;
    for (const char one : size.substr(point + 1)) text += digit(one);
    return text;
  }

  // A day of ISO 8601, with or without a time behind it: November 21, 2026. What is no such day stays as it is.
  std::string date(std::string_view iso) const {
    return date(iso, or_else("locale.date.long", "{month} {day}, {year}"));
  }
  // In few letters: Nov 21, 2026.
  std::string short_date(std::string_view iso) const {
    return date(iso, or_else("locale.date.short", "{month-short} {day}, {year}"));
  }

  // "a", "a and b", "a, b, and c".
  std::string list(const std::vector<std::string>& parts) const {
    if (parts.empty()) return {};
    // What grows is not put between marks with each step; its parts are.
    std::string text = isolated(parts.front(), right_to_left());
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::string_view joint = parts.size() == 2       ? or_else("locale.list.two", "{first} and {last}")
                                     : i + 1 == parts.size() ? or_else("locale.list.end", "{first}, and {last}")
                                     : i == 1                ? or_else("locale.list.start", "{first}, {last}")
                                                             : or_else("locale.list.middle", "{first}, {last}");
      text = joined(joint, text, isolated(parts[i], right_to_left()));
    }
    return text;
  }

  // In the quotation marks of the language.
  std::string quoted(std::string_view text) const {
    return std::string(or_else("locale.quote.open", "“")).append(text).append(or_else("locale.quote.close", "”"));
  }

  // The plural form that goes with a count: "zero", "one", "two", "few", "many" or "other".
  std::string_view plural_form(std::uint64_t count) const { return rules_(count); }

  // The text `key`.one, `key`.few and so on that goes with a count, or `key`.other where the wording has no text
  // for that form. In it {n} is the count, as integer() writes it; `values` as in Wording. Fails the call with
  // ASSAY_E_CONTENT when there is no `key`.other either.
  std::string plural(std::string_view key, std::uint64_t count,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) const {
    std::string name = std::string(key) + "." + std::string(rules_(count));
    if (!wording_.has(name)) name = std::string(key) + ".other";
    const std::string shown = shaped(std::to_string(count));
    std::vector<std::pair<std::string_view, std::string_view>> all(values);
    all.emplace_back("n", shown);
    return wording_.filled(wording_(name), all.data(), all.size());
  }

 private:
  std::string_view or_else(std::string_view key, std::string_view english) const {
    return wording_.has(key) ? wording_(key) : english;
  }
  std::string filled(std::string_view pattern,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
    return wording_.filled(pattern, values.begin(), values.size());
  }

  // "{first} and {last}" of two texts.
  static std::string joined(std::string_view pattern, const std::string& first, const std::string& last) {
    std::string text(pattern);
    const std::size_t right = text.find("{last}");
    if (right != std::string::npos) text.replace(right, 6, last);
    const std::size_t left = text.find("{first}");
    if (left != std::string::npos) text.replace(left, 7, first);
    return text;
  }

  static bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
  std::string_view digit(char letter) const {
    return is_digit(letter) ? digits_[static_cast<std::size_t>(letter - '0')] : std::string_view();
  }

  // Ten letters of any script, in UTF-8.
  void read_digits(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
      digits_.push_back(text.substr(begin, end - begin));
      begin = end;
    }
    if (digits_.size() == 10) return;
    refuse("`locale.digits` has " + std::to_string(digits_.size()) + " letters, not ten: " + std::string(text));
  }
  // "3 2 1": the last group has three digits, those before it two, and a group of one is set apart as well.
  void read_sizes(std::string_view text) {
    if (text.size() != 5 || !is_digit(text[0]) || text[1] != ' ' || !is_digit(text[2]) || text[3] != ' ' ||
        !is_digit(text[4])) {
      refuse("`locale.group.sizes` is not three digits with a space between: " + std::string(text));
    }
    last_ = static_cast<std::size_t>(text[0] - '0');
    before_ = static_cast<std::size_t>(text[2] - '0');
    least_ = static_cast<std::size_t>(text[4] - '0');
  }
  // Whether a mark stands before the last `rest` of `count` digits.
  bool breaks_before(std::size_t rest, std::size_t count) const {
    if (last_ == 0 || count < last_ + least_ || rest < last_) return false;
    return rest == last_ || (before_ > 0 && (rest - last_) % before_ == 0);
  }

  static bool is_day(std::string_view iso) {
    if (iso.size() < 10 || (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ')) return false;
    for (std::size_t at = 0; at < 10; ++at) {
      const bool dash = at == 4 || at == 7;
      if (dash ? iso[at] != '-' : !is_digit(iso[at])) return false;
    }
    const std::string_view month = iso.substr(5, 2), day = iso.substr(8, 2);
    return month >= "01" && month <= "12" && day >= "01" && day <= "31";
  }

  std::string date(std::string_view iso, std::string_view pattern) const {
    if (!is_day(iso)) return std::string(iso);
    const std::string month(without_zero(iso.substr(5, 2)));
    const auto digits = [this](std::string_view plain) {
      std::string text;
      for (const char one : plain) text += digit(one);
      return text;
    };
    return filled(pattern, {{"year", digits(iso.substr(0, 4))},
                            {"year-2", digits(iso.substr(2, 2))},
                            {"month", month_name("locale.month.", month)},
                            {"month-short", month_name("locale.month.short.", month)},
                            {"month-number", digits(month)},
                            {"month-2", digits(iso.substr(5, 2))},
                            {"day", digits(without_zero(iso.substr(8, 2)))},
                            {"day-2", digits(iso.substr(8, 2))}});
  }
  static std::string_view without_zero(std::string_view two) { return two[0] == '0' ? two.substr(1) : two; }
  std::string month_name(const std::string& key, const std::string& month) const {
    static constexpr std::string_view kEnglish[] = {"January", "February", "March",     "April",   "May",      "June",
                                                    "July",    "August",   "September", "October", "November", "December"};
    const std::string_view english = kEnglish[std::stoul(month) - 1];
    return std::string(or_else(key + month, key == "locale.month." ? english : english.substr(0, 3)));
  }

  Wording wording_;
  std::string_view tag_, decimal_, group_, minus_, plus_;
  PluralRules rules_;
  std::vector<std::string_view> digits_;
  std::size_t last_ = 3, before_ = 3, least_ = 1;
};

}  // namespace assay::sdk
