#include "escape.hpp"

#include "rendered.hpp"

using namespace markdown_test;
using markdown::escaped;

TEST_CASE("markdown escape: signs that mean something get a backslash, others stay") {
  CHECK(escaped("a*b_c`d[e]<f>&g|h~i$j#k\\", false) == "a\\*b\\_c\\`d\\[e\\]\\<f\\>\\&g\\|h\\~i\\$j\\#k\\\\");
  CHECK(escaped("Yes, it is (50 %); \"really\" - 1 + 1 = 2. Right?", false) ==
        "Yes, it is (50 %); \"really\" - 1 + 1 = 2. Right?");
}

TEST_CASE("markdown escape: what begins a block is escaped at the start of a line alone") {
  for (const char* sign : {"- a", "+ a", "=== a", "--- a"}) {
    INFO(sign);
    CHECK(escaped(sign, true) == std::string("\\") + sign);
    CHECK(escaped(sign, false) == sign);
  }
  CHECK(escaped("12. a", true) == "12\\. a");
  CHECK(escaped("12) a", true) == "12\\) a");
  CHECK(escaped("12. a", false) == "12. a");
  CHECK(escaped("a 12. b", true) == "a 12. b");
}

TEST_CASE("markdown escape: an address does not become a link") {
  CHECK(escaped("https://a.org www.b.org", false) == "https\\://a.org www\\.b.org");
  CHECK(escaped("WWW.b.org", false) == "WWW\\.b.org");
  CHECK(escaped("at 10:30, note: yes", false) == "at 10:30, note: yes");
  CHECK(escaped("to jane.f+x@mail.example.org, now", false) == "to `jane.f+x@mail.example.org`, now");
  CHECK(escaped("no@dot and @wren", false) == "no@dot and @wren");
}

TEST_CASE("markdown escape: a sign of exclamation at the end makes no picture of what follows") {
  CHECK(escaped("Look!", false) == "Look\\!");
  CHECK(escaped("Look! There", false) == "Look! There");
}

TEST_CASE("markdown escape: one line has no line ends, no double blanks and nothing that a terminal obeys") {
  CHECK(markdown::one_line(" a\t b\r\nc\n\n d ") == "a b c d");
  CHECK(markdown::one_line("a\x1B[31mb\x7F\xC2\x85") == "a\uFFFD[31mb\uFFFD\uFFFD");
  CHECK(markdown::one_line("a\xFF\xC3(") == "a\uFFFD\uFFFD(");
  CHECK(markdown::one_line("a\u2028b") == "a b");
  CHECK(markdown::one_line("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("markdown escape: tidy lines keep line ends and one empty line between others") {
  CHECK(markdown::tidy_lines("\n a  b\r\nc\r\n\r\n\r\nd\n") == "a b\nc\n\nd");
}

TEST_CASE("markdown escape: links lead to http, https and mailto alone") {
  CHECK(markdown::link_destination("https://a.org/b?c=1&d=(2)") == "https://a.org/b?c=1\\&d=%282%29");
  CHECK(markdown::link_destination("HTTP://a.org/<x>\"|\\") == "HTTP://a.org/%3Cx%3E%22%7C%5C");
  CHECK(markdown::link_destination("mailto:a@b.org") == "mailto:a@b.org");
  CHECK(markdown::link_destination("https://a.org/\xC3\xA9") == "https://a.org/%C3%A9");
  CHECK(markdown::link_destination("javascript:alert(1)").empty());
  CHECK(markdown::link_destination("https://a b").empty());
  CHECK(markdown::link_destination("java\nscript:x").empty());
  CHECK(markdown::link_destination("https://").empty());
}
