// Questions about texts.
#include "assay/text.hpp"

#include "catch.hpp"

using assay::closest;
using assay::enumerate;
using assay::file_name_part;
using assay::find_invalid_utf8;
using assay::is_id;
using assay::quoted;

TEST_CASE("text: well-formed UTF-8 has no invalid byte") {
  CHECK_FALSE(find_invalid_utf8(""));
  CHECK_FALSE(find_invalid_utf8("plain"));
  CHECK_FALSE(find_invalid_utf8("\xC2\x80 \xDF\xBF"));  // ends of two bytes
  CHECK_FALSE(find_invalid_utf8("\xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80 \xEF\xBF\xBF"));
  CHECK_FALSE(find_invalid_utf8("\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF"));  // ends of four bytes
  CHECK_FALSE(find_invalid_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("text: an invalid byte is found where it stands") {
  CHECK(find_invalid_utf8("ab\x80") == 2u);        // continuation without a start
  CHECK(find_invalid_utf8("\xC3\xA9\xC3") == 2u);  // cut short
  CHECK(find_invalid_utf8("a\xC0\xAF") == 1u);     // overlong, two bytes
  CHECK(find_invalid_utf8("a\xC1\xBF") == 1u);
  CHECK(find_invalid_utf8("a\xE0\x9F\xBF") == 1u);      // overlong, three bytes
  CHECK(find_invalid_utf8("a\xF0\x8F\xBF\xBF") == 1u);  // overlong, four bytes
  CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1u);      // surrogate
  CHECK(find_invalid_utf8("a\xF4\x90\x80\x80") == 1u);  // above U+10FFFF
  CHECK(find_invalid_utf8("\xF5\x80\x80\x80") == 0u);
  CHECK(find_invalid_utf8("\xFF") == 0u);
  CHECK(find_invalid_utf8("\xE2\x82\x28") == 0u);  // third byte is none
}

TEST_CASE("text: an invalid byte is found wherever it stands in a longer text") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    text[at] = '\xFF';
    CHECK(find_invalid_utf8(text) == at);
    text.replace(at, 1, "é");
    CHECK_FALSE(find_invalid_utf8(text));
  }
}

TEST_CASE("text: quoted escapes what a terminal would obey") {
  CHECK(quoted("abc") == "\"abc\"");
  CHECK(quoted("") == "\"\"");
  CHECK(quoted("a\x1B[31m\n\x7F") == "\"a\\x1B[31m\\x0A\\x7F\"");
  CHECK(quoted("\xC2\x9B"
               "A") == "\"\\xC2\\x9BA\"");
  CHECK(quoted("\xFFz") == "\"\\xFFz\"");
  CHECK(quoted("Zoë") == "\"Zoë\"");
  CHECK(quoted(std::string_view("\0", 1)) == "\"\\x00\"");
}

TEST_CASE("text: quoted cuts after the limit, by characters") {
  CHECK(quoted("éééé", 4) == "\"éééé\"");
  CHECK(quoted("ééééé", 4) == "\"éééé…\"");
  CHECK(assay::quoted(std::string(61, 'x')) == "\"" + std::string(60, 'x') + "…\"");
}

TEST_CASE("text: closest finds slips of the fingers") {
  CHECK(closest("titel", {"id", "title"}) == "title");
  CHECK(closest("TITLE", {"title"}) == "title");
  CHECK(closest("norm", {"id", "norms"}) == "norms");
  CHECK(closest("constuct", {"construct", "item"}) == "construct");
  CHECK(closest("accpetd", {"accepted"}) == "accepted");
  CHECK(closest("reprots", {"responses", "reports"}) == "reports");
}

TEST_CASE("text: closest leaves other words alone") {
  CHECK_FALSE(closest("title", {"id", "weight", "scale"}));
  CHECK_FALSE(closest("x", {"y"}));
  CHECK_FALSE(closest("", {"id"}));
  CHECK_FALSE(closest("word", {}));
  CHECK_FALSE(closest("abcd", {"badc"}));  // two swaps in four letters
}

TEST_CASE("text: closest takes the nearest, and the first of equals") {
  CHECK(closest("levels", {"labels", "level"}) == "level");
  CHECK(closest("cat", {"bat", "rat"}) == "bat");
}

TEST_CASE("text: enumerate joins words for a sentence") {
  CHECK(enumerate({}) == "");
  CHECK(enumerate({"a"}) == "a");
  CHECK(enumerate({"a", "b"}) == "a and b");
  CHECK(enumerate({"a", "b", "c"}, "or") == "a, b or c");
  CHECK(enumerate({"a", "b", "c", "d"}, "or", 2) == "a, b and 2 more");
  CHECK(enumerate({"a", "b"}, "and", 2) == "a and b");
}

TEST_CASE("text: an id starts with a lower case letter") {
  CHECK(is_id("bcsc.csc-360_v2"));
  CHECK(is_id("a"));
  CHECK_FALSE(is_id(""));
  CHECK_FALSE(is_id("1a"));
  CHECK_FALSE(is_id("Abc"));
  CHECK_FALSE(is_id("aB"));
  CHECK_FALSE(is_id("a b"));
  CHECK_FALSE(is_id(".a"));
  CHECK_FALSE(is_id("é"));
}

TEST_CASE("text: a part of a file name cannot climb or hide") {
  CHECK(file_name_part("Case-7_b.v1") == "Case-7_b.v1");
  CHECK(file_name_part("../etc") == "%2E.%2Fetc");
  CHECK(file_name_part(".hidden") == "%2Ehidden");
  CHECK(file_name_part("end.") == "end%2E");
  CHECK(file_name_part("..") == "%2E%2E");
  CHECK(file_name_part("a b%c\n") == "a%20b%25c%0A");
  CHECK(file_name_part("é") == "%C3%A9");
}
