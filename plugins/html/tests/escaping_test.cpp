#include "base64.hpp"
#include "catch.hpp"
#include "html_writer.hpp"
#include "ids.hpp"
#include "page_support.hpp"

using namespace assay::html;
using namespace assay::html::test;

namespace {

std::string escaped(std::string_view text) {
  HtmlWriter out(64);
  out.text(text);
  return std::string(out.take().view());
}

}  // namespace

TEST_CASE("writer: markup in a text is escaped") {
  CHECK(escaped("<script>alert('1')</script>") == "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
  CHECK(escaped("R&D \"now\"") == "R&amp;D &quot;now&quot;");
  CHECK(escaped("&amp;") == "&amp;amp;");
}

// Bytes are looked at several at a time: each must be seen wherever it stands.
TEST_CASE("writer: a byte is escaped or stays, whatever stands around it") {
  const auto wanted = [](char byte) -> std::string {
    if (byte == '&') return "&amp;";
    if (byte == '<') return "&lt;";
    if (byte == '>') return "&gt;";
    if (byte == '"') return "&quot;";
    if (byte == '\'') return "&#39;";
    if (byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t')) return "\uFFFD";
    return {byte};
  };
  int wrong = 0;
  for (int code = 0; code < 0x80; ++code) {
    for (std::size_t size = 1; size < 27; ++size) {
      for (std::size_t at = 0; at < size; ++at) {
        const std::string before(at, '='), after(size - at - 1, 'z');
        const char byte = static_cast<char>(code);
        if (escaped(before + byte + after) != before + wanted(byte) + after) ++wrong;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("writer: a letter beyond ASCII stays and a mark is seen, whatever stands around them") {
  int wrong = 0;
  for (std::size_t size = 0; size < 20; ++size) {
    for (std::size_t at = 0; at <= size; ++at) {
      const std::string before(at, 'a'), after(size - at, 'z');
      for (const std::string letter : {"ü", "Ø", "–", "ع", "能", "🙂"}) {
        if (escaped(before + letter + after) != before + letter + after) ++wrong;
      }
      if (escaped(before + "\u202E" + after) != before + "&#8238;" + after) ++wrong;
      if (escaped(before + "\u061C" + after) != before + "&#1564;" + after) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("writer: letters of all languages stay as they are") {
  CHECK(escaped("Größe – “ja” 能力 خدمة שירות 🙂") ==
        "Größe – “ja” 能力 خدمة שירות 🙂");
}

TEST_CASE("writer: marks that turn the direction of text are written as references") {
  CHECK(escaped("a\u202Eb") == "a&#8238;b");
  CHECK(escaped("\u200F\u2066\u061C") == "&#8207;&#8294;&#1564;");
  CHECK(escaped("at the end \u202A") == "at the end &#8234;");
}

TEST_CASE("writer: a control character becomes the replacement character") {
  CHECK(escaped(std::string_view("a\x01"
                                 "b\x7F")) == "a\uFFFDb\uFFFD");
  CHECK(escaped("two\nlines\tand a tab") == "two\nlines\tand a tab");
}

TEST_CASE("writer: a text that ends inside a character is passed on and not read beyond") {
  CHECK(escaped("cut \xE2\x80") == "cut \xE2\x80");
  CHECK(escaped("\xD8") == "\xD8");
}

TEST_CASE("writer: attributes are escaped and empty optional ones are left out") {
  HtmlWriter out(64);
  out.element("p", {{"title", "\"><b>"}, Attribute::if_any("class", ""), {"x", 2.5}, {"y", Percent{50}}},
              "t");
  CHECK(out.take().view() == "<p title=\"&quot;&gt;&lt;b&gt;\" x=\"2.5\" y=\"50%\">t</p>");
}

TEST_CASE("writer: a plain attribute stands as it is, and an empty optional one is left out") {
  HtmlWriter out(64);
  out.shape("path", {Attribute("d", "M1 2l3-4z").plain(), Attribute::if_any("class", "").plain()});
  CHECK(out.take().view() == "<path d=\"M1 2l3-4z\"/>");
}

TEST_CASE("writer: elements close in the order in which they opened") {
  HtmlWriter out(64);
  out.element("ul", {}, [&] { out.element("li", {}, [&] { out.element("b", {}, "x"); }); });
  CHECK(out.take().view() == "<ul><li><b>x</b></li></ul>");
}

TEST_CASE("numbers: trailing zeros go, the sign of zero goes, rounding is to the nearest") {
  CHECK(number_text(50) == "50");
  CHECK(number_text(16.666) == "16.67");
  CHECK(number_text(0.05) == "0.05");
  CHECK(number_text(-0.001) == "0");
  CHECK(number_text(-2.5) == "-2.5");
  CHECK(number_text(0.125, 4) == "0.125");
  CHECK(number_text(99.995) == "100");
  CHECK(number_text(7.405, 3) == "7.405");
  CHECK(number_text(2.6, 0) == "3");
  CHECK(number_text(-123456.7) == "-123456.7");
  CHECK(number_text(1e12) == "1000000000000");
  CHECK(number_text(-1e300).size() == 302);
}

TEST_CASE("page: a text that outgrows its room is whole, whatever its pieces") {
  HtmlWriter out(1);
  std::string expected;
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string piece(size, static_cast<char>('a' + size % 26));
    out.text(piece);
    expected += piece;
  }
  CHECK(out.take().view() == expected);
}

TEST_CASE("numbers: what is not finite becomes zero") {
  CHECK(number_text(std::nan("")) == "0");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "0");
}

TEST_CASE("ids: odd characters are written so that no two ids become one") {
  CHECK(safe_id("u1.2-a_B") == "u1.2-a_B");
  CHECK(safe_id("a b") == "a~20b");
  CHECK(safe_id("a~20b") == "a~7E20b");
  CHECK(safe_id("\"><") == "~22~3E~3C");
}

TEST_CASE("ids: a link leads to an id, a web address or a mail address and nowhere else") {
  CHECK(safe_target("#u1.2") == "#u1.2");
  CHECK(safe_target("https://example.org/?a=1&b=2") == "https://example.org/?a=1&b=2");
  CHECK(safe_target("HTTP://example.org") == "HTTP://example.org");
  CHECK(safe_target("mailto:a@example.org") == "mailto:a@example.org");
  for (const char* hostile :
       {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "//example.org", "u1", "#", "", "https://a\tb", "https://"}) {
    CAPTURE(hostile);
    CHECK(safe_target(hostile).empty());
  }
}

TEST_CASE("ids: a role becomes a class only when it is a plain word") {
  CHECK(names_class("development-note"));
  CHECK_FALSE(names_class("two words"));
  CHECK_FALSE(names_class("a\"b"));
  CHECK_FALSE(names_class(""));
}

TEST_CASE("ids: a text in a style sheet cannot end its string or the sheet") {
  CHECK(css_string("a\"b") == "\"a\\22 b\"");
  CHECK(css_string("</style>") == "\"\\3C \\2F style\\3E \"");
  CHECK(css_string("\\") == "\"\\5C \"");
}

TEST_CASE("base64: the examples of RFC 4648") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("page: hostile text in every place is escaped") {
  const std::string evil = "\"'><script>alert(1)</script>&";
  const Attributes attributes = {{assay::sdk::text("subject"), assay::sdk::text(evil)},
                                 {assay::sdk::text("language"), assay::sdk::text(evil)}};
  Look with = look();
  with.name = with.footer = evil;
  const std::string html = page(with, attributes, [&](assay::sdk::DocumentBuilder& d) {
    assay_element cover = d.element(ASSAY_COVER);
    cover.title = cover.note = assay::sdk::text(evil);
    cover.attributes = assay::sdk::array(attributes);
    d.block(cover, [] {});
    d.section({evil, evil, evil, 0, evil}, [&] {
      d.block(d.element(ASSAY_PARAGRAPH), [&] { d.text(evil, 7, "javascript:" + evil); });
      d.table(
          evil, {{evil}, {evil}, {evil}}, [&] { d.row([&] { d.text_cell(evil); }); }, evil);
      d.callout(evil, evil, evil, [&] { d.quotation(evil); });
      d.blank(evil, ASSAY_BLANK_CHOICE, 1, {assay::sdk::text(evil)});
      assay::sdk::Chart chart;
      chart.id = chart.title = chart.description = chart.value_label = evil;
      chart.categories.push_back({assay::sdk::text(evil), assay::sdk::text(evil)});
      chart.series.push_back({evil, evil, {0.5}, {1}, false});
      for (std::uint32_t kind = 1; kind <= 8; ++kind) {
        chart.kind = kind;
        d.chart(chart);
      }
    });
  });
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("javascript") == std::string::npos);
  CHECK(html.find("'>") == std::string::npos);
  CHECK(count(html, "</style>") == 1);
  CHECK(html.find("<html lang=\"en\">") != std::string::npos);
}
