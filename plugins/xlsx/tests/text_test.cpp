#include "text.hpp"

#include "catch.hpp"

using namespace assay::xlsx;

TEST_CASE("xlsx text: what XML cannot hold becomes the replacement character") {
  CHECK(clean("a\x01\x1F\x7F\xC2\x85z") == "a\uFFFD\uFFFD\uFFFD\uFFFDz");
  CHECK(clean("\xEF\xBF\xBE \xEF\xBF\xBF \xF0\x9F\xBF\xBE") == "\uFFFD \uFFFD \uFFFD");
  CHECK(clean("\xFF\xC3(\xED\xA0\x80\xF4\x90\x80\x80") ==
        "\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(clean("a\r\nb\rc\td\ve") == "a\nb\nc\td e");
  CHECK(clean("\xF0\x9F\x98\x80 é") == "\xF0\x9F\x98\x80 é");
}

TEST_CASE("xlsx text: one line has single blanks and none at its ends") {
  CHECK(one_line(" a \t\n b\r\n") == "a b");
}

TEST_CASE("xlsx text: lengths are counted in UTF-16, and no character is halved") {
  CHECK(units("aé日") == 3);
  CHECK(units("\xF0\x9F\x98\x80") == 2);
  CHECK(beginning("aé\xF0\x9F\x98\x80z", 3) == "aé");
  CHECK(beginning("aé\xF0\x9F\x98\x80z", 4) == "aé\xF0\x9F\x98\x80");
  CHECK(beginning("abc", 9) == "abc");
}

TEST_CASE("xlsx text: pieces are cut at blanks, are short enough, and make up the whole") {
  const std::vector<std::string_view> cut = pieces("one two three", 8);
  CHECK(cut == std::vector<std::string_view>{"one two ", "three"});
  CHECK(pieces("", 8) == std::vector<std::string_view>{""});
  CHECK(pieces("abcdefgh", 3) == std::vector<std::string_view>{"abc", "def", "gh"});
  CHECK(pieces("abcdef", 3) == std::vector<std::string_view>{"abc", "def"});
}

TEST_CASE("xlsx text: width is that of the longest line, and East Asian letters are wide") {
  CHECK(display_width("ab\nabcd\na") == 4);
  CHECK(display_width("日本語") == 6);
  CHECK(display_width("") == 0);
}

TEST_CASE("xlsx text: letters that stand for a character are told apart") {
  CHECK(escaped_text("_x0041_ _x00_ _xZZZZ_") == "_x005F_x0041_ _x00_ _xZZZZ_");
  CHECK(escaped_text("_x005F_") == "_x005F_x005F_");
  CHECK(escaped_text("__x0041_") == "__x005F_x0041_");
}

TEST_CASE("xlsx text: names are compared without regard to capitals") {
  CHECK(folded("AbC ÄÖÜ Ł Ž Ω Ж Ё 日 ×") == "abc äöü ł ž ω ж ё 日 ×");
}
