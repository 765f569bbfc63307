// Numbers, dates, lists and plural forms by locale. Expected values: how people write, by hand.
#include "assay/sdk/locale.hpp"

#include "assay/sdk/testing/fake_setup.hpp"
#include "catch.hpp"

using assay::sdk::Failure;
using assay::sdk::Locale;
using assay::sdk::PluralRules;
using assay::sdk::Wording;
using assay::sdk::testing::FakeWording;

namespace {

std::string refusal_of(const FakeWording& words) {
  try {
    Locale{Wording(words.abi())};
  } catch (const Failure& failure) {
    CHECK(failure.status() == ASSAY_E_CONTENT);
    return failure.what();
  }
  return "no Failure was thrown";
}

}  // namespace

TEST_CASE("locale: without a word of the host everything reads as in English") {
  const Locale locale{Wording({})};
  CHECK(locale.tag() == "en");
  CHECK(locale.direction() == "ltr");
  CHECK(locale.number(1234.5, 2) == "1,234.50");
  CHECK(locale.number(-0.5, 1) == "-0.5");
  CHECK(locale.integer(999) == "999");
  CHECK(locale.integer(-1234567) == "-1,234,567");
  CHECK(locale.percent(12.5, 1) == "12.5%");
  CHECK(locale.signed_number(0.25, 2) == "+0.25");
  CHECK(locale.signed_number(0.001, 2) == "0.00");
  CHECK(locale.signed_number(-0.25, 2) == "−0.25");
  CHECK(locale.short_number(3.50, 2) == "3.5");
  CHECK(locale.short_number(3, 2) == "3");
  CHECK(locale.short_number(1000, 0) == "1,000");
  CHECK(locale.short_number(-0.001, 2) == "0");
  CHECK(locale.date("2026-11-21") == "November 21, 2026");
  CHECK(locale.date("2026-05-01T09:30:00Z") == "May 1, 2026");
  CHECK(locale.short_date("2026-09-02") == "Sep 2, 2026");
  CHECK(locale.list({}).empty());
  CHECK(locale.list({"a"}) == "a");
  CHECK(locale.list({"a", "b"}) == "a and b");
  CHECK(locale.list({"a", "b", "c", "d"}) == "a, b, c, and d");
  CHECK(locale.quoted("a") == "“a”");
  CHECK(locale.plural_form(1) == "one");
  CHECK(locale.plural_form(0) == "other");
}

TEST_CASE("locale: what is no number and no day stays as it is") {
  const Locale locale{Wording({})};
  for (const char* text : {"", "-", "n/a", "3.5 points", ".5", "nan"}) CHECK(locale.shaped(text) == text);
  for (const char* text : {"", "21.11.2026", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "2026-1-1",
                           "2026-01-011", "20260101"}) {
    CHECK(locale.date(text) == text);
    CHECK(locale.short_date(text) == text);
  }
}

TEST_CASE("locale: German and French marks") {
  FakeWording german{{"locale.decimal", ","}, {"locale.group", "."}, {"locale.percent", "{number} %"}};
  const Locale locale{Wording(german.abi())};
  CHECK(locale.number(1234.5, 2) == "1.234,50");
  CHECK(locale.percent(50, 0) == "50 %");
  FakeWording french{{"locale.decimal", ","}, {"locale.group", " "}};
  CHECK(Locale(Wording(french.abi())).number(1234567.5, 1) == "1 234 567,5");
}

TEST_CASE("locale: groups of other sizes") {
  FakeWording hindi{{"locale.group.sizes", "3 2 1"}}, polish{{"locale.group.sizes", "3 3 2"}},
      none{{"locale.group.sizes", "0 0 1"}};
  const Wording words(hindi.abi());
  CHECK(Locale(words).integer(12345678) == "1,23,45,678");
  CHECK(Locale(words).integer(1234) == "1,234");
  CHECK(Locale(Wording(polish.abi())).integer(1234) == "1234");
  CHECK(Locale(Wording(polish.abi())).integer(12345) == "12,345");
  CHECK(Locale(Wording(none.abi())).integer(12345) == "12345");
}

TEST_CASE("locale: Arabic digits, marks and months") {
  FakeWording arabic{{"locale.digits", "٠١٢٣٤٥٦٧٨٩"}, {"locale.decimal", "٫"},       {"locale.group", "٬"},
                     {"locale.direction", "rtl"},     {"locale.month.11", "نوفمبر"}, {"locale.date.long", "{day} {month} {year}"}};
  const Locale locale{Wording(arabic.abi())};
  CHECK(locale.right_to_left());
  CHECK(locale.direction() == "rtl");
  CHECK(locale.number(1234.5, 1) == "١٬٢٣٤٫٥");
  CHECK(locale.date("2026-11-21") == "٢١ نوفمبر ٢٠٢٦");
}

TEST_CASE("locale: a date by parts") {
  FakeWording words{{"locale.date.long", "{year-2}/{month-2}/{day-2}"}, {"locale.date.short", "{day}.{month-number}."}};
  const Locale locale{Wording(words.abi())};
  CHECK(locale.date("2026-03-09") == "26/03/09");
  CHECK(locale.short_date("2026-03-09") == "9.3.");
}

TEST_CASE("locale: the plural form is chosen by the count, and other stands in for one that is missing") {
  FakeWording polish{{"locale.plurals", "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; many: n != 1 and n % 10 = "
                                        "0..1 or n % 10 = 5..9 or n % 100 = 12..14"},
                     {"raters.one", "{n} osoba"},
                     {"raters.few", "{n} osoby"},
                     {"raters.many", "{n} osób"},
                     {"raters.other", "{n} osoby"},
                     {"days.one", "{n} day of {who}"},
                     {"days.other", "{n} days of {who}"}};
  const Locale locale{Wording(polish.abi())};
  CHECK(locale.plural("raters", 1) == "1 osoba");
  CHECK(locale.plural("raters", 22) == "22 osoby");
  CHECK(locale.plural("raters", 12) == "12 osób");
  CHECK(locale.plural("raters", 21) == "21 osób");
  CHECK(locale.plural("raters", 0) == "0 osób");
  CHECK(locale.plural("raters", 1005) == "1,005 osób");
  CHECK(locale.plural("days", 5, {{"who", "Ann"}}) == "5 days of Ann");
  CHECK(locale.plural("days", 1, {{"who", "Ann"}}) == "1 day of Ann");
}

TEST_CASE("locale: a text without the form other fails the call and is named") {
  FakeWording words{{"raters.one", "one"}};
  const Locale locale{Wording(words.abi())};
  CHECK(locale.plural("raters", 1) == "one");
  CHECK_THROWS_WITH(locale.plural("raters", 2), "the wording has no text `raters.other`");
}

TEST_CASE("plural rules: Arabic, Russian, French, Japanese, by their grammars") {
  const PluralRules arabic("zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99");
  CHECK(arabic(0) == "zero");
  CHECK(arabic(1) == "one");
  CHECK(arabic(2) == "two");
  CHECK(arabic(3) == "few");
  CHECK(arabic(10) == "few");
  CHECK(arabic(11) == "many");
  CHECK(arabic(99) == "many");
  CHECK(arabic(100) == "other");
  CHECK(arabic(102) == "other");
  CHECK(arabic(103) == "few");
  const PluralRules russian("one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14");
  CHECK(russian(21) == "one");
  CHECK(russian(11) == "other");
  CHECK(russian(34) == "few");
  CHECK(russian(114) == "other");
  const PluralRules french("one: n = 0,1; many: n != 0 and n % 1000000 = 0");
  CHECK(french(0) == "one");
  CHECK(french(2) == "other");
  CHECK(french(2000000) == "many");
  CHECK(PluralRules("")(1) == "other");
  CHECK(arabic.names() == std::vector<std::string_view>{"zero", "one", "two", "few", "many"});
}

TEST_CASE("plural rules: a text of another form fails the call and says where") {
  const auto refused = [](const char* rules) { return refusal_of(FakeWording{{"locale.plurals", rules}}); };
  const auto says = [&](const char* rules, const std::string& what) {
    INFO(rules);
    CHECK(refused(rules) == "`locale.plurals` is no list of plural rules: character " + what);
  };
  says("one n = 1", "5 of \"one n = 1\" should begin \":\"");
  says("one: m = 1", "6 of \"one: m = 1\" should begin \"n\"");
  says("one: n < 1", "8 of \"one: n < 1\" should begin \"=\"");
  says("one: n = x", "10 of \"one: n = x\" should begin a number");
  says("one: n % 0 = 1", "10 of \"one: n % 0 = 1\" should begin a number above 0");
  says("one: n = 1; 2", "13 of \"one: n = 1; 2\" should begin the name of a form");
  says("one: n = 1 few: n = 2", "12 of \"one: n = 1 few: n = 2\" should begin \";\"");
}

TEST_CASE("locale: digits and sizes that are none fail the call") {
  CHECK(refusal_of(FakeWording{{"locale.digits", "012"}}) == "`locale.digits` has 3 letters, not ten: 012");
  CHECK(refusal_of(FakeWording{{"locale.group.sizes", "3,3"}}) ==
        "`locale.group.sizes` is not three digits with a space between: 3,3");
  CHECK(refusal_of(FakeWording{{"locale.group.sizes", "3 x 1"}}) ==
        "`locale.group.sizes` is not three digits with a space between: 3 x 1");
}

TEST_CASE("locale: names of another direction are set apart where they are put in") {
  const std::string from = "\u2068", to = "\u2069";
  FakeWording arabic{{"locale.direction", "rtl"},
                     {"title", "تقرير {name}"},
                     {"people.other", "{n} مع {who}"},
                     {"locale.list.two", "{first} و{last}"},
                     {"locale.quote.open", "«"}};
  const Wording words(arabic.abi());
  const Locale locale(words);
  CHECK(words("title", {{"name", "Jane Doe"}}) == "تقرير " + from + "Jane Doe" + to);
  CHECK(words("title", {{"name", "سلمى"}}) == "تقرير سلمى");
  CHECK(words("title", {{"name", "12"}}) == "تقرير 12");
  CHECK(locale.plural("people", 3, {{"who", "Ann"}}) == "3 مع " + from + "Ann" + to);
  CHECK(locale.list({"Ann", "سلمى"}) == from + "Ann" + to + " وسلمى");
  CHECK(locale.date("2026-11-21").find("November") != std::string::npos);
  FakeWording english{{"title", "Report on {name}"}};
  CHECK(Wording(english.abi())("title", {{"name", "سلمى"}}) == "Report on " + from + "سلمى" + to);
  CHECK(Wording(english.abi())("title", {{"name", "Zoë"}}) == "Report on Zoë");
  CHECK(assay::sdk::isolated(from + "سلمى" + to, false) == from + "سلمى" + to);
}

TEST_CASE("direction: a text is looked at letter by letter") {
  using assay::sdk::runs_wholly_against;
  CHECK(runs_wholly_against("Jane (NW-12)", true));
  CHECK_FALSE(runs_wholly_against("12.5 – 13", true));
  CHECK_FALSE(runs_wholly_against("تقرير Jane", true));
  CHECK(runs_wholly_against("سلمى", false));
  CHECK_FALSE(runs_wholly_against("", false));
  CHECK_FALSE(assay::sdk::runs_against("\xFF\xD8", false));  // no character
}
