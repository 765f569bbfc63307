#include "figures.hpp"

#include "catch.hpp"
#include "look.hpp"

using namespace assay::xlsx;

namespace {

void check_figure(const char* printed, char mark, double value, const char* format) {
  INFO(printed);
  const std::optional<Figure> figure = figure_of(printed, mark);
  REQUIRE(figure);
  CHECK(figure->value == value);
  CHECK(figure->format == format);
}

}  // namespace

TEST_CASE("xlsx figures: printed figures are numbers with as many decimals") {
  check_figure("4.25", '.', 4.25, "0.00");
  check_figure("6,13", ',', 6.13, "0.00");
  check_figure("90", '.', 90, "0");
  check_figure("0", '.', 0, "0");
  check_figure(" 7.0 ", '.', 7, "0.0");
  check_figure("-3", '.', -3, "0");
  check_figure(
      "\xE2\x88\x92"
      "0.61",
      '.', -0.61, "0.00");
  check_figure("+1.89", '.', 1.89, "+0.00;-0.00;0.00");
}

TEST_CASE("xlsx figures: groups of digits and percent signs are understood") {
  check_figure("1,234,567.5", '.', 1234567.5, "#,##0.0");
  check_figure("1.234,5", ',', 1234.5, "#,##0.0");
  check_figure(
      "12\xC2\xA0"
      "345",
      ',', 12345, "#,##0");
  check_figure(
      "1\xE2\x80\x99"
      "234",
      '.', 1234, "#,##0");
  check_figure("61.7%", '.', 0.617, "0.0%");
  check_figure("67.8%", '.', 0.678, "0.0%");
  check_figure("95 %", '.', 0.95, "0%");
  check_figure("61,7\xC2\xA0%", ',', 0.617, "0.0%");
}

TEST_CASE("xlsx figures: everything else stays a text") {
  for (const char* text : {"",          "–",
                           "-",         "+",
                           "%",         "NA",
                           "11 of 13",  "57.7% (96.6% rated)",
                           "1.2.3",     "4.",
                           ".5",        "007",
                           "1,23",      "1,2345",
                           "1e5",       "0x10",
                           "4.25 to 5", "5 Expert",
                           "=1",        "12 34",
                           "1,234 567", "12345678901234567",
                           "inf",       "nan"}) {
    INFO(text);
    CHECK_FALSE(figure_of(text, '.'));
  }
  CHECK_FALSE(figure_of("6,13", '.'));
  CHECK_FALSE(figure_of("6.13", ','));
}

TEST_CASE("xlsx figures: the decimal mark follows the language") {
  for (const char* language : {"de", "de-AT", "fr", "pt-BR", "ru", "nl-BE"})
    CHECK(decimal_mark(language) == ',');
  for (const char* language : {"en", "en-GB", "de-CH", "es-MX", "ja", "ar", ""})
    CHECK(decimal_mark(language) == '.');
}

TEST_CASE("xlsx figures: days are days of the calendar that Excel has") {
  const std::optional<Day> day = day_of("2006-01-18");
  REQUIRE(day);
  CHECK(day->year == 2006);
  CHECK(day->month == 1);
  CHECK(day->day == 18);
  CHECK(day_of("2024-02-29"));
  CHECK(day_of("2006-01-18T12:00:00Z"));
  CHECK(day_of("1900-03-01"));
  for (const char* wrong :
       {"2023-02-29", "1900-02-28", "1899-12-31", "2006-13-01", "2006-00-10", "2006-1-18", "18.01.2006",
        "2006/01/18", "2006-01", "", "abcd-ef-gh", "2006-04-31", "2006-01-00"}) {
    INFO(wrong);
    CHECK_FALSE(day_of(wrong));
  }
}

TEST_CASE("xlsx look: paper is A4 or letter, and anything else is refused with what is accepted") {
  CHECK(paper_of("a4") == Paper::kA4);
  CHECK(paper_of("letter") == Paper::kLetter);
  CHECK_THROWS_WITH(paper_of("a5"), ContainsSubstring("`a5`; give `a4` or `letter`"));
}

TEST_CASE("xlsx look: the ink on the accent can be read") {
  CHECK(ink_on(0x000000) == 0xFFFFFF);
  CHECK(ink_on(0xFFFFFF) == 0x000000);
  CHECK(ink_on(0x2F4B66) == 0xFFFFFF);
  CHECK(ink_on(0xFFD400) == 0x000000);
  // The brightest grey on which white has 4.5, and the next.
  CHECK(ink_on(0x767676) == 0xFFFFFF);
  CHECK(ink_on(0x777777) == 0x000000);
}
