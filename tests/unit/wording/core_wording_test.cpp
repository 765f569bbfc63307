// The host's own words, and what it says of a locale. Expected values: how people of the language write.
#include <map>

#include "locale_data.hpp"
#include "assay/wording.hpp"
#include "catch.hpp"

using assay::TextPairs;

namespace {

std::map<std::string, std::string> words(std::string_view locale) {
  const TextPairs pairs = assay::core_wording(locale);
  return {pairs.begin(), pairs.end()};
}

}  // namespace

TEST_CASE("core wording: a locale without words of its own has the English ones, and its own numbers") {
  const auto swiss = words("de-CH");
  CHECK(swiss.at("disclosure.title").size() > 0);
  CHECK(swiss.at("locale.group") == "’");
  CHECK(swiss.at("locale.decimal") == ".");
  CHECK(words("de").at("locale.decimal") == ",");
  CHECK(swiss.at("locale.tag") == "de-CH");
}

TEST_CASE("core wording: dates are written in the order and with the months of the locale") {
  CHECK(words("en").at("locale.date.long") == "{month} {day}, {year}");
  CHECK(words("en-GB").at("locale.date.long") == "{day} {month} {year}");
  CHECK(words("de").at("locale.date.long") == "{day}. {month} {year}");
  CHECK(words("de").at("locale.date.short") == "{day-2}.{month-2}.{year}");
  CHECK(words("ru").at("locale.date.long") == "{day} {month} {year}\u202Fг.");
  CHECK(words("ja").at("locale.date.long") == "{year}年{month-number}月{day}日");
  // Months as they stand in a date: "21 listopada", not "listopad".
  CHECK(words("pl").at("locale.month.11") == "listopada");
}

TEST_CASE("core wording: the calendar is the Gregorian one where the locale's own is another") {
  CHECK(words("fa").at("locale.month.1").find("ژانویه") == 0);
  CHECK(words("th").at("locale.date.long").find("{year}") != std::string::npos);
}

TEST_CASE("core wording: a language nobody knows gets the English data, whatever the process speaks") {
  const auto unknown = words("qaa");
  CHECK(unknown.at("locale.tag") == "qaa");
  CHECK(unknown.at("locale.month.1") == "January");
  CHECK(unknown.at("locale.plurals") == "one: n = 1");
  CHECK(unknown.at("locale.direction") == "ltr");
}

TEST_CASE("core wording: the direction is that of the script") {
  for (const char* tag : {"ar", "he", "fa", "ur", "yi", "ps", "az-Arab"}) {
    CHECK(words(tag).at("locale.direction") == "rtl");
  }
  for (const char* tag : {"en", "de", "ja", "hi", "az", "ur-Latn"}) {
    CHECK(words(tag).at("locale.direction") == "ltr");
  }
}

TEST_CASE("core wording: a plugin's own text holds over the host's") {
  const TextPairs pairs = assay::with_core_wording("de", {{"locale.decimal", "·"}, {"title", "Bericht"}});
  const std::map<std::string, std::string> all(pairs.begin(), pairs.end());
  CHECK(all.at("locale.decimal") == "·");
  CHECK(all.at("title") == "Bericht");
  CHECK(all.at("locale.group") == ".");
}

TEST_CASE("core wording: numbers and dates go with the language of the words") {
  CHECK(assay::locale_of_words("en-GB", "en") == "en-GB");
  CHECK(assay::locale_of_words("de", "en") == "en");
}

TEST_CASE("plural rules: what holds for whole numbers alone is put in") {
  CHECK(assay::whole_number_rule("i = 1 and v = 0") == "n = 1");
  CHECK(assay::whole_number_rule("v = 0 and i % 10 = 2..4 and i % 100 != 12..14") ==
        "n % 10 = 2..4 and n % 100 != 12..14");
  CHECK(assay::whole_number_rule("n = 1 or t != 0 and i = 0,1") == "n = 1");
  CHECK(assay::whole_number_rule("v != 0") == "false");
  CHECK(assay::whole_number_rule("i = 0 or f = 0") == "true");
  CHECK(assay::whole_number_rule("e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5") ==
        "n != 0 and n % 1000000 = 0");
}
