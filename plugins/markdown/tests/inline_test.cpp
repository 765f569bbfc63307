#include "inline.hpp"

#include "rendered.hpp"

using namespace markdown_test;
using markdown::LineEnds;
using markdown::Run;

namespace {

constexpr std::uint32_t kStrong = ASSAY_SPAN_STRONG, kEmphasis = ASSAY_SPAN_EMPHASIS;

std::string line(const std::vector<Run>& runs, LineEnds ends = LineEnds::kKept) {
  return markdown::inline_markdown(
      runs, ends, [](std::string_view id) { return "to-" + std::string(id); }, true);
}

}  // namespace

TEST_CASE("markdown inline: emphasis is marked, and blanks stay outside of it") {
  CHECK(line({{"a "}, {"b", kStrong}, {" c "}, {"d", kEmphasis}, {" "}, {"e", kStrong | kEmphasis}}) ==
        "a **b** c *d* ***e***");
  CHECK(line({{"a"}, {" b ", kStrong}, {"c"}}) == "a **b** c");
  CHECK(line({{"muted", ASSAY_SPAN_MUTED}}) == "muted");
}

TEST_CASE("markdown inline: emphasis that would stay a star is left out") {
  CHECK(line({{"a"}, {"(b)", kStrong}, {"c"}}) == "a(b)c");
  CHECK(line({{"a"}, {"b", kStrong}, {"c", kEmphasis}}) == "a**b**c");
  CHECK(line({{"a"}, {"“b”", kStrong}, {"c"}}) == "a“b”c");
}

TEST_CASE("markdown inline: every way to set two runs side by side says both to the letter") {
  const char* words[] = {"a",    "(b)",      "*",   "“c”",  "é", "1.", "!",
                         "http", "://x.org", "w@x", ".org", "_", "`",  "[l](m)"};
  for (const char* one : words) {
    for (const char* two : words) {
      for (const char* three : words) {
        for (std::uint32_t style = 0; style < 64; ++style) {
          const std::vector<Run> runs = {{one, style % 4}, {two, style / 4 % 4}, {three, style / 16}};
          const Parsed read = parsed(line(runs));
          const std::string want = std::string(one) + two + three;
          if (read.text != want || read.count("link") != 0) {
            INFO(line(runs) << "\n" << read.xml);
            REQUIRE(read.text == want);
            REQUIRE(read.count("link") == 0);
          }
        }
      }
    }
  }
}

TEST_CASE("markdown inline: links inside the document and out of it") {
  CHECK(line({{"see "}, {"the part", kStrong, "#x"}, {"."}}) == "see [**the part**](#to-x).");
  CHECK(line({{"look!"}, {"here", 0, "https://a.org"}}) == "look\\![here](https://a.org)");
  CHECK(line({{"bad", 0, "javascript:x"}}) == "bad");
}

TEST_CASE("markdown inline: line ends are breaks, and empty lines part paragraphs") {
  CHECK(line({{"a\nb\r\n\r\n\n- c"}}) == "a\\\nb\n\n\\- c");
  CHECK(line({{"a\nb"}}, LineEnds::kBlanks) == "a b");
  const Parsed read = parsed(line({{"one\ntwo", kStrong}}));
  CHECK(read.text == "one\ntwo");
  CHECK(read.count("strong") == 2);
}
